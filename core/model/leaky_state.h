// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What MiRU-1 and MiRU-2 share: a state that leaks, h = λ ∘ h' + (1 − λ) ∘ tanh(a), and its derivative. One sequence's H
// numbers at one step.

#include "core/math/activation.h"

namespace miru {

/// From the argument a = W x + U … (in `c`, the bias still to be added) and the old state to candidate and new state.
inline void leak(Real* c, const Real* bias, const Real* lambda, const Real* old, Real* __restrict state, int units) {
    for (int i = 0; i < units; ++i) {
        c[i] = tanhOf(c[i] + bias[i]);
        state[i] = lambda[i] * old[i] + (1 - lambda[i]) * c[i];
    }
}

/// From ∂loss/∂h to ∂loss/∂a, and to what reaches h' past the candidate, which takes the place of ∂loss/∂h.
inline void leakBackward(Real* dh, const Real* c, const Real* lambda, Real* __restrict da, int units) {
    for (int i = 0; i < units; ++i) {
        // ∂a = ∂h ∘ (1 − λ), through tanh: ∘ (1 − h~²)
        da[i] = dh[i] * (1 - lambda[i]) * (1 - c[i] * c[i]);
        // ∂h' = ∂h ∘ λ + …
        dh[i] *= lambda[i];
    }
}

}  // namespace miru
