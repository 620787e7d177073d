// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What several runs say together: their mean, how far they lie apart, and between which bounds the truth probably is.
//
//     mean = Σ x / n      sd = √(Σ (x − mean)² / (n − 1))      95 % interval = mean ± t(n − 1) · sd / √n
//
// t is the quantile of Student's distribution (Student 1908): few runs give wide intervals. Differences are taken between
// runs of equal seed, which differ in nothing else (paired), so that what the seed does to both falls out.

#include <span>

namespace miru {

struct Statistics {
    int n = 0;
    double mean = 0;
    double deviation = 0;  ///< sd; 0 where n < 2
    double halfWidth = 0;  ///< of the 95 % interval; 0 where n < 2: one run says nothing of its error

    double low() const { return mean - halfWidth; }
    double high() const { return mean + halfWidth; }
    /// Whether an interval can be given.
    bool hasInterval() const { return n >= 2; }
    /// Whether it is worth drawing: that of two values is thirteen sd wide to either side, and would hide everything else.
    bool hasBand() const { return n >= 3; }
};

Statistics statisticsOf(std::span<const double> values);
/// Of a[k] − b[k]; both of the same length, seed by seed.
Statistics pairedDifference(std::span<const double> a, std::span<const double> b);

/// t such that a Student variable of so many degrees of freedom (≥ 1) lies within ±t with probability 0.95.
double studentQuantile(int freedom);

}  // namespace miru
