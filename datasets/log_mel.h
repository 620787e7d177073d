// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sound as a network hears it: every 10 ms the loudness of 24 bands, narrow where the pitch is low and wide where it is high,
// as the ear has them.
//
// Windows of 25 ms (Hann, w(n) = ½ − ½ cos 2πn/N) follow each other every 10 ms, from the first sample on, as long as they
// fit; a shorter sound is one window, with silence behind it. Of each, X = FFT of the window filled up with zeros to a power
// of two; band b = ln(max(Σ_k weight_b(k) |X_k|², 10⁻¹⁰)). The weights are triangles on the mel scale of HTK,
// mel = 2595 lg(1 + f / 700 Hz), whose 24 middles lie evenly between 0 and half the rate (S. Young et al.: The HTK Book,
// version 3.4, 5.4). KISS FFT transforms, in single precision.

#include <memory>
#include <span>
#include <vector>

namespace miru {

class LogMel {
 public:
    static constexpr int bands = 24;
    static constexpr int leastRate =
        4'000;  ///< samples a second: below it the low bands would be narrower than the FFT sees
    static constexpr int mostRate = 192'000;

    /// For sounds of `rate` samples a second, from leastRate to mostRate.
    explicit LogMel(int rate);
    ~LogMel();
    LogMel(const LogMel&) = delete;
    LogMel& operator=(const LogMel&) = delete;

    /// Steps of a sound of so many samples, one or more.
    int steps(std::size_t samples) const;
    /// T · 24 numbers of a sound (at least one sample, −1 … 1), time-major.
    std::vector<float> of(std::span<const float> samples) const;

    int window() const { return m_window; }  ///< samples
    int hop() const { return m_hop; }        ///< samples
    int size() const { return m_size; }      ///< of the FFT
    /// Weight of bin k (its frequency k · rate / size) in a band.
    double weight(int band, int k) const;
    /// Where a band is loudest, Hz.
    double middle(int band) const;

 private:
    struct Transform;

    int m_rate;
    int m_window;
    int m_hop;
    int m_size;
    std::vector<float> m_hann;
    std::unique_ptr<Transform> m_transform;
};

}  // namespace miru
