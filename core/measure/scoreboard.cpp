// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/scoreboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/math/number_text.h"

namespace miru {
namespace {

double meanOf(const std::vector<double>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

}  // namespace

const MetricInfo& infoOf(Metric metric) {
    static constexpr std::array<MetricInfo, 6> infos{{
        {"ACC", "mean over j of R[T−1][j]", "Lopez-Paz & Ranzato 2017"},
        {"BWT", "mean over j < T−1 of (R[T−1][j] − R[j][j])", "Lopez-Paz & Ranzato 2017"},
        {"FWT", "mean over j ≥ 1 of (R[j−1][j] − b[j])", "Lopez-Paz & Ranzato 2017"},
        {"forgetting", "mean over j < T−1 of (max over i < T−1 of R[i][j] − R[T−1][j])", "Chaudhry et al. 2018"},
        {"forgettingFirstMinusLast", "mean over j < T−1 of (R[j][j] − R[T−1][j])", "Avalanche's convention"},
        {"AIA", "mean over i of (mean over j ≤ i of R[i][j])", "iCaRL (Rebuffi et al. 2017)"},
    }};
    return infos[static_cast<std::size_t>(metric)];
}

std::vector<double> Scoreboard::terms(Metric metric) const {
    const auto& R = m_rows;
    const std::size_t T = R.size();
    std::vector<double> terms;
    if (T == 0) return terms;
    // A mean of which a number is missing is not taken.
    bool isWhole = true;
    const auto at = [&](std::size_t i, std::size_t j) {
        isWhole = isWhole && j < R[i].size();
        return j < R[i].size() ? R[i][j] : 0;
    };
    switch (metric) {
        case Metric::Acc:
            for (std::size_t j = 0; j < T; ++j) terms.push_back(at(T - 1, j));
            break;
        case Metric::Bwt:
            for (std::size_t j = 0; j + 1 < T; ++j) terms.push_back(at(T - 1, j) - at(j, j));
            break;
        case Metric::Fwt:
            if (m_baseline.size() < T) break;
            for (std::size_t j = 1; j < T; ++j) terms.push_back(at(j - 1, j) - m_baseline[j]);
            break;
        case Metric::Forgetting:
            for (std::size_t j = 0; j + 1 < T; ++j) {
                double best = at(j, j);
                for (std::size_t i = 0; i + 1 < T; ++i)
                    if (j < R[i].size()) best = std::max(best, R[i][j]);
                terms.push_back(best - at(T - 1, j));
            }
            break;
        case Metric::ForgettingFirstMinusLast:
            for (std::size_t j = 0; j + 1 < T; ++j) terms.push_back(at(j, j) - at(T - 1, j));
            break;
        case Metric::Aia:
            for (std::size_t i = 0; i < T; ++i) {
                double sum = 0;
                for (std::size_t j = 0; j <= i; ++j) sum += at(i, j);
                terms.push_back(sum / static_cast<double>(i + 1));
            }
            break;
    }
    if (!isWhole) terms.clear();
    return terms;
}

std::optional<double> Scoreboard::value(Metric metric) const {
    const auto numbers = terms(metric);
    if (numbers.empty()) return std::nullopt;
    return meanOf(numbers);
}

std::string Scoreboard::substituted(Metric metric) const {
    const auto numbers = terms(metric);
    if (numbers.empty()) return {};
    const auto text = [](double number) { return formatFixed(number, 3); };
    constexpr std::size_t shown = 6;
    std::string sum;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i == shown && numbers.size() > shown + 1) {
            sum += " + …";
            break;
        }
        if (i == 0)
            sum += text(numbers[i]);
        else
            sum += (numbers[i] < 0 ? " − " : " + ") + text(std::abs(numbers[i]));
    }
    return "(" + sum + ") / " + std::to_string(numbers.size()) + " = " + text(meanOf(numbers));
}

}  // namespace miru
