// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/rnn_cell.h"

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

void RnnCell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Nothing, trace);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const b = context.weights.tensor("b").data();

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto candidate = trace.gates.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        if (trace.hasPast(t)) addProduct(candidate, U, trace.states.block(t, B));
        for (int j = 0; j < B; ++j) {
            Real* const c = candidate.column(j);
            Real* __restrict const h = next.column(j);
            for (int i = 0; i < H; ++i) h[i] = c[i] = tanhOf(c[i] + b[i]);
        }
        endStep(context, t, trace);
    }
}

void RnnCell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    scratch.preactivation.resize(H, T * B);
    turnRound(context.weights.tensor("U"), scratch);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto candidate = trace.gates.block(t, B);
        const auto dCandidate = scratch.preactivation.block(t, B);
        for (int j = 0; j < B; ++j) {
            const Real* const c = candidate.column(j);
            const Real* const dh = dState.column(j);
            Real* __restrict const da = dCandidate.column(j);
            // ∂a = ∂h, through tanh: ∘ (1 − h²)
#pragma omp simd
            for (int i = 0; i < H; ++i) da[i] = dh[i] * (1 - c[i] * c[i]);
        }
        // ∂h' = Uᵀ ∂a
        if (reachesBack(t, scratch)) assignProduct(dState, scratch.transposed, dCandidate);
    }
}

}  // namespace miru
