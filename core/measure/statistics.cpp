// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/statistics.h"

#include <cassert>
#include <cmath>
#include <numbers>
#include <vector>

namespace miru {
namespace {

/// P(|T| ≤ t) for a Student variable of so many degrees of freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
double probabilityWithin(double t, int freedom) {
    const double angle = std::atan(t / std::sqrt(static_cast<double>(freedom)));
    const double cosine = std::cos(angle);
    double term = freedom % 2 == 1 ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int k = freedom % 2 == 1 ? 3 : 2; k <= freedom - 2; k += 2) {
        term *= cosine * cosine * (k - 1) / k;
        sum += term;
    }
    const double product = std::sin(angle) * sum;
    return freedom % 2 == 1 ? 2 / std::numbers::pi * (angle + product) : product;
}

}  // namespace

double studentQuantile(int freedom) {
    assert(freedom >= 1);
    double low = 0;
    double high = 20;  // 12.7 for one degree of freedom, less for more
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (probabilityWithin(middle, freedom) < 0.95 ? low : high) = middle;
    }
    return high;
}

Statistics statisticsOf(std::span<const double> values) {
    Statistics statistics;
    statistics.n = static_cast<int>(values.size());
    if (values.empty()) return statistics;
    for (const double value : values) statistics.mean += value;
    statistics.mean /= statistics.n;
    if (statistics.n < 2) return statistics;
    double squares = 0;
    for (const double value : values) squares += (value - statistics.mean) * (value - statistics.mean);
    statistics.deviation = std::sqrt(squares / (statistics.n - 1));
    statistics.halfWidth =
        studentQuantile(statistics.n - 1) * statistics.deviation / std::sqrt(static_cast<double>(statistics.n));
    return statistics;
}

Statistics pairedDifference(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    std::vector<double> differences;
    for (std::size_t k = 0; k < a.size(); ++k) differences.push_back(a[k] - b[k]);
    return statisticsOf(differences);
}

}  // namespace miru
