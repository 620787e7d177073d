// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/miru1_cell.h"

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

void Miru1Cell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Recurrent, trace);
    trace.coefficients = coefficientsOf(context.weights, context.coefficients);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const br = context.weights.tensor("b").data();
    const Real* const bc = br + H;
    const Real* const lambda = trace.coefficients.lambda.data();

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto reset = trace.gates.block(t, B).rowRange(0, H);
        const auto candidate = trace.gates.block(t, B).rowRange(H, H);
        const auto previous = trace.states.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        const auto resetState = trace.recurrent.block(t, B);
        if (trace.hasPast(t)) addProduct(reset, U.rowRange(0, H), previous);
        for (int j = 0; j < B; ++j) {
            Real* const r = reset.column(j);
            const Real* const h0 = previous.column(j);
            Real* __restrict const s = resetState.column(j);
            for (int i = 0; i < H; ++i) {
                r[i] = sigmoidOf(r[i] + br[i]);
                s[i] = r[i] * h0[i];
            }
        }
        if (trace.hasPast(t)) addProduct(candidate, U.rowRange(H, H), resetState);
        for (int j = 0; j < B; ++j) leak(candidate.column(j), bc, lambda, previous.column(j), next.column(j), H);
        endStep(context, t, trace);
    }
}

void Miru1Cell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    const Real* const lambda = trace.coefficients.lambda.data();
    scratch.preactivation.resize(2 * H, T * B);
    scratch.resetState.resize(H, B);
    if (learns()) scratch.coefficients.resize(coefficientRows(), T * B);
    turnRound(context.weights.tensor("U"), scratch);
    const auto toReset = scratch.transposed.view().columnRange(0, H);
    const auto toCandidate = scratch.transposed.view().columnRange(H, H);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto reset = trace.gates.block(t, B).rowRange(0, H);
        const auto candidate = trace.gates.block(t, B).rowRange(H, H);
        const auto previous = trace.states.block(t, B);
        const auto dReset = scratch.preactivation.block(t, B).rowRange(0, H);
        const auto dCandidate = scratch.preactivation.block(t, B).rowRange(H, H);
        if (learns()) lambdaBackward(trace, t, candidate, scratch);
        for (int j = 0; j < B; ++j)
            leakBackward(dState.column(j), candidate.column(j), lambda, dCandidate.column(j), H);
        // ∂(r ∘ h') = Ucᵀ ∂a
        assignProduct(scratch.resetState, toCandidate, dCandidate);
        for (int j = 0; j < B; ++j) {
            const Real* const r = reset.column(j);
            const Real* const h0 = previous.column(j);
            const Real* const ds = scratch.resetState.column(j);
            Real* const dh = dState.column(j);
            Real* __restrict const da = dReset.column(j);
#pragma omp simd
            for (int i = 0; i < H; ++i) {
                // ∂r = ∂(r ∘ h') ∘ h', through σ: ∘ r (1 − r)
                da[i] = ds[i] * h0[i] * r[i] * (1 - r[i]);
                // ∂h' += ∂(r ∘ h') ∘ r
                dh[i] += ds[i] * r[i];
            }
        }
        // ∂h' += Urᵀ ∂r
        if (reachesBack(t, scratch)) addProduct(dState, toReset, dReset);
    }
}

std::vector<GradientTerm> Miru1Cell::gradientTerms(const CellContext& context, const Trace& trace,
                                                   const BackwardScratch& scratch) const {
    const int H = hidden();
    const ConstMatrixView dA = scratch.preactivation;
    auto terms = LeakyCell::gradientTerms(context, trace, scratch);
    // ∂Ur = Σ ∂r h'ᵀ, ∂Uc = Σ ∂a (r ∘ h')ᵀ
    terms[1] = {.tensor = "U", .left = dA.rowRange(0, H), .right = trace.previousStates()};
    terms.push_back({.tensor = "U", .firstRow = H, .left = dA.rowRange(H, H), .right = trace.recurrent});
    return terms;
}

}  // namespace miru
