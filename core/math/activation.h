// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The squashing functions of a recurrent cell, written so that a loop over a column is vectorised.

#include <cmath>
#include <type_traits>

#include "core/math/real.h"

namespace miru {

/// tanh(x). In double the library's. In float the rational approximation that Eigen and XLA use (degrees 13 and 6,
/// argument clamped to ±7.9053, where tanh rounds to ±1): at most 5·10⁻⁷ from the true value, and no branch.
/// NaN stays NaN, so divergence is seen.
template <typename Scalar>
inline Scalar tanhOf(Scalar x) {
    if constexpr (std::is_same_v<Scalar, double>) {
        return std::tanh(x);
    } else {
        constexpr float limit = 7.90531110763549805f;
        x = x > limit ? limit : x;
        x = x < -limit ? -limit : x;
        const float s = x * x;
        float numerator = -2.76076847742355e-16f;
        numerator = numerator * s + 2.00018790482477e-13f;
        numerator = numerator * s - 8.60467152213735e-11f;
        numerator = numerator * s + 5.12229709037114e-08f;
        numerator = numerator * s + 1.48572235717979e-05f;
        numerator = numerator * s + 6.37261928875436e-04f;
        numerator = numerator * s + 4.89352455891786e-03f;
        float denominator = 1.19825839466702e-06f;
        denominator = denominator * s + 1.18534705686654e-04f;
        denominator = denominator * s + 2.26843463243900e-03f;
        denominator = denominator * s + 4.89352518554385e-03f;
        return x * numerator / denominator;
    }
}

/// The logistic function σ(x) = 1/(1 + e⁻ˣ) = ½ + ½ tanh(x/2).
template <typename Scalar>
inline Scalar sigmoidOf(Scalar x) {
    constexpr Scalar half = Scalar(0.5);
    return half + half * tanhOf(half * x);
}

}  // namespace miru
