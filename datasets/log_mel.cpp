// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/log_mel.h"

#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <numbers>

#include "core/math/require.h"

namespace miru {
namespace {

constexpr double windowSeconds = 0.025;
constexpr double hopSeconds = 0.010;
constexpr double leastPower = 1e-10;

double melOf(double hertz) { return 2595 * std::log10(1 + hertz / 700); }
double hertzOf(double mel) { return 700 * (std::pow(10, mel / 2595) - 1); }

int samplesIn(double seconds, int rate) { return static_cast<int>(std::lround(seconds * rate)); }

}  // namespace

struct LogMel::Transform {
    struct Free {
        void operator()(kiss_fftr_cfg transform) const { kiss_fftr_free(transform); }
    };
    struct Range {
        int first = 0;
        std::vector<float> weights;
    };
    std::unique_ptr<kiss_fftr_state, Free> state;
    std::vector<Range> ranges;  ///< of each band: bins with a weight
};

LogMel::LogMel(int rate) : m_rate(rate), m_window(samplesIn(windowSeconds, rate)), m_hop(samplesIn(hopSeconds, rate)) {
    require(rate >= leastRate && rate <= mostRate, "a sound has a rate that no bands are made for");
    m_size = 1;
    while (m_size < m_window) m_size *= 2;
    for (int n = 0; n < m_window; ++n)
        m_hann.push_back(static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * n / m_window)));
    m_transform = std::make_unique<Transform>();
    m_transform->state.reset(kiss_fftr_alloc(m_size, 0, nullptr, nullptr));
    if (!m_transform->state) throw std::bad_alloc();
    for (int band = 0; band < bands; ++band) {
        Transform::Range& range = m_transform->ranges.emplace_back();
        for (int k = 0; k <= m_size / 2; ++k) {
            const double own = weight(band, k);
            if (own == 0) continue;
            if (range.weights.empty()) range.first = k;
            range.weights.push_back(static_cast<float>(own));
        }
    }
}

LogMel::~LogMel() = default;

double LogMel::weight(int band, int k) const {
    const double apart = melOf(m_rate / 2.0) / (bands + 1);
    const double mel = melOf(static_cast<double>(k) * m_rate / m_size);
    return std::max(0.0, 1 - std::abs(mel / apart - (band + 1)));
}

double LogMel::middle(int band) const { return hertzOf(melOf(m_rate / 2.0) / (bands + 1) * (band + 1)); }

int LogMel::steps(std::size_t samples) const {
    const auto window = static_cast<std::size_t>(m_window);
    return samples <= window ? 1 : 1 + static_cast<int>((samples - window) / static_cast<std::size_t>(m_hop));
}

std::vector<float> LogMel::of(std::span<const float> samples) const {
    const int count = steps(samples.size());
    std::vector<float> numbers;
    numbers.reserve(static_cast<std::size_t>(count) * bands);
    std::vector<float> windowed(static_cast<std::size_t>(m_size));
    std::vector<kiss_fft_cpx> spectrum(static_cast<std::size_t>(m_size / 2 + 1));
    for (int t = 0; t < count; ++t) {
        const auto first = static_cast<std::size_t>(t) * static_cast<std::size_t>(m_hop);
        std::ranges::fill(windowed, 0.0F);
        for (std::size_t n = 0; n < m_hann.size() && first + n < samples.size(); ++n)
            windowed[n] = samples[first + n] * m_hann[n];
        kiss_fftr(m_transform->state.get(), windowed.data(), spectrum.data());
        for (const Transform::Range& range : m_transform->ranges) {
            double power = 0;
            for (std::size_t n = 0; n < range.weights.size(); ++n) {
                const kiss_fft_cpx& bin = spectrum[static_cast<std::size_t>(range.first) + n];
                const double re = static_cast<double>(bin.r);
                const double im = static_cast<double>(bin.i);
                power += static_cast<double>(range.weights[n]) * (re * re + im * im);
            }
            numbers.push_back(static_cast<float>(std::log(std::max(power, leastPower))));
        }
    }
    return numbers;
}

}  // namespace miru
