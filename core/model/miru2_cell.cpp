// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/miru2_cell.h"

#include "core/math/product.h"

namespace miru {

void Miru2Cell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Nothing, trace);
    trace.coefficients = coefficientsOf(context.weights, context.coefficients);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const b = context.weights.tensor("b").data();
    const Real* const beta = trace.coefficients.beta.data();
    const Real* const lambda = trace.coefficients.lambda.data();

    if (!input.isAnotherSegment) {
        trace.recurrentWeights.resize(H, H);  // U diag(β): β costs nothing per step
        for (int j = 0; j < H; ++j)
            for (int i = 0; i < H; ++i) trace.recurrentWeights.column(j)[i] = U.column(j)[i] * beta[j];
    }

    multiplyInput(context, trace);  // W x of all steps at once
    for (int t = 0; t < input.steps; ++t) {
        const auto candidate = trace.gates.block(t, B);
        const auto previous = trace.states.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        if (trace.hasPast(t)) addProduct(candidate, trace.recurrentWeights, previous);
        for (int j = 0; j < B; ++j) leak(candidate.column(j), b, lambda, previous.column(j), next.column(j), H);
        endStep(context, t, trace);
    }
}

void Miru2Cell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    const Real* const lambda = trace.coefficients.lambda.data();
    scratch.preactivation.resize(H, T * B);
    turnRound(trace.recurrentWeights, scratch);
    if (learns()) {
        scratch.coefficients.resize(coefficientRows(), T * B);
        scratch.resetState.resize(H, B);
    }

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto candidate = trace.gates.block(t, B);
        const auto dCandidate = scratch.preactivation.block(t, B);
        if (learns()) lambdaBackward(trace, t, candidate, scratch);
        for (int j = 0; j < B; ++j)
            leakBackward(dState.column(j), candidate.column(j), lambda, dCandidate.column(j), H);
        // ∂h' += (U diag β)ᵀ ∂a
        if (learns())
            betaBackward(trace, t, scratch);
        else if (reachesBack(t, scratch))
            addProduct(dState, scratch.transposed, dCandidate);
    }
}

/// The same product, looked at on its way to ∂h': it is β ∘ ∂(β ∘ h').
void Miru2Cell::betaBackward(const Trace& trace, int t, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const Real* const beta = trace.coefficients.beta.data();
    const auto previous = trace.states.block(t, B);
    const auto dLogit = scratch.coefficients.block(t, B).rowRange(H, H);
    assignProduct(scratch.resetState, scratch.transposed, scratch.preactivation.block(t, B));
    for (int j = 0; j < B; ++j) {
        const Real* const through = scratch.resetState.column(j);
        const Real* const h0 = previous.column(j);
        Real* __restrict const dh = scratch.state.column(j);
        Real* __restrict const db = dLogit.column(j);
#pragma omp simd
        for (int i = 0; i < H; ++i) {
            // ∂β = ∂(β ∘ h') ∘ h', through σ: ∘ β (1 − β)
            db[i] = through[i] * h0[i] * (1 - beta[i]);
            dh[i] += through[i];
        }
    }
}

std::vector<GradientTerm> Miru2Cell::gradientTerms(const CellContext& context, const Trace& trace,
                                                   const BackwardScratch& scratch) const {
    auto terms = LeakyCell::gradientTerms(context, trace, scratch);
    // ∂U = Σ ∂a (β ∘ h')ᵀ = (Σ ∂a h'ᵀ) diag(β)
    terms[1].scale = trace.coefficients.beta.data();
    return terms;
}

}  // namespace miru
