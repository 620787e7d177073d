// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Σ a b over long rows of numbers, in double, with the same bits every time.

#include <span>

#include "core/math/real.h"

namespace miru {

/// Sixteen partial sums in a fixed order: as repeatable as one, and vectorised. Both rows have the same length.
inline double innerProduct(std::span<const Real> a, std::span<const Real> b) {
    constexpr std::size_t lanes = 16;
    double sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= a.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += static_cast<double>(a[i + lane]) * static_cast<double>(b[i + lane]);
    double total = 0;
    for (; i < a.size(); ++i) total += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    for (const double sum : sums) total += sum;
    return total;
}

}  // namespace miru
