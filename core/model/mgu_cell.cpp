// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/mgu_cell.h"

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

void MguCell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Recurrent, trace);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const bf = context.weights.tensor("b").data();
    const Real* const bc = bf + H;

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto forget = trace.gates.block(t, B).rowRange(0, H);
        const auto candidate = trace.gates.block(t, B).rowRange(H, H);
        const auto previous = trace.states.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        const auto seen = trace.recurrent.block(t, B);  // f ∘ h'
        if (trace.hasPast(t)) addProduct(forget, U.rowRange(0, H), previous);
        for (int j = 0; j < B; ++j) {
            Real* const f = forget.column(j);
            const Real* const h0 = previous.column(j);
            Real* __restrict const s = seen.column(j);
            for (int i = 0; i < H; ++i) {
                f[i] = sigmoidOf(f[i] + bf[i]);
                s[i] = f[i] * h0[i];
            }
        }
        if (trace.hasPast(t)) addProduct(candidate, U.rowRange(H, H), seen);
        for (int j = 0; j < B; ++j) {
            const Real* const f = forget.column(j);
            Real* const c = candidate.column(j);
            const Real* const h0 = previous.column(j);
            Real* __restrict const h = next.column(j);
            for (int i = 0; i < H; ++i) {
                c[i] = tanhOf(c[i] + bc[i]);
                h[i] = h0[i] + f[i] * (c[i] - h0[i]);  // (1 − f) h' + f h~
            }
        }
        endStep(context, t, trace);
    }
}

void MguCell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    scratch.preactivation.resize(2 * H, T * B);
    scratch.resetState.resize(H, B);
    turnRound(context.weights.tensor("U"), scratch);
    const auto toForget = scratch.transposed.view().columnRange(0, H);
    const auto toCandidate = scratch.transposed.view().columnRange(H, H);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto gates = trace.gates.block(t, B);
        const auto previous = trace.states.block(t, B);
        const auto dForget = scratch.preactivation.block(t, B).rowRange(0, H);
        const auto dCandidate = scratch.preactivation.block(t, B).rowRange(H, H);
        for (int j = 0; j < B; ++j) {
            const Real* const f = gates.column(j);
            const Real* const c = f + H;
            const Real* const h0 = previous.column(j);
            Real* const dh = dState.column(j);
            Real* __restrict const df = dForget.column(j);
            Real* __restrict const dc = dCandidate.column(j);
#pragma omp simd
            for (int i = 0; i < H; ++i) {
                // ∂h~ = ∂h ∘ f, through tanh: ∘ (1 − h~²)
                dc[i] = dh[i] * f[i] * (1 - c[i] * c[i]);
                // ∂f = ∂h ∘ (h~ − h') + …
                df[i] = dh[i] * (c[i] - h0[i]);
                // ∂h' = ∂h ∘ (1 − f) + …
                dh[i] *= 1 - f[i];
            }
        }
        // ∂(f ∘ h') = Uhᵀ ∂a
        assignProduct(scratch.resetState, toCandidate, dCandidate);
        for (int j = 0; j < B; ++j) {
            const Real* const f = gates.column(j);
            const Real* const h0 = previous.column(j);
            const Real* const ds = scratch.resetState.column(j);
            Real* const dh = dState.column(j);
            Real* __restrict const df = dForget.column(j);
#pragma omp simd
            for (int i = 0; i < H; ++i) {
                // ∂f += ∂(f ∘ h') ∘ h', through σ: ∘ f (1 − f)
                df[i] = (df[i] + ds[i] * h0[i]) * f[i] * (1 - f[i]);
                // ∂h' += ∂(f ∘ h') ∘ f
                dh[i] += ds[i] * f[i];
            }
        }
        // ∂h' += Ufᵀ ∂f
        if (reachesBack(t, scratch)) addProduct(dState, toForget, dForget);
    }
}

std::vector<GradientTerm> MguCell::gradientTerms(const CellContext&, const Trace& trace,
                                                 const BackwardScratch& scratch) const {
    const int H = hidden();
    const ConstMatrixView dA = scratch.preactivation;
    // ∂W = Σ ∂a xᵀ, ∂Uf = Σ ∂f h'ᵀ, ∂Uh = Σ ∂a (f ∘ h')ᵀ, ∂b = Σ ∂a
    return {inputTerm(trace, dA),
            {.tensor = "U", .left = dA.rowRange(0, H), .right = trace.previousStates()},
            {.tensor = "U", .firstRow = H, .left = dA.rowRange(H, H), .right = trace.recurrent},
            {.tensor = "b", .left = dA}};
}

}  // namespace miru
