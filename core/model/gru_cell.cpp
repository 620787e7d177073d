// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/gru_cell.h"

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

std::vector<TensorShape> GruCell::tensors() const {
    auto tensors = Cell::tensors();
    if (resetsAfter()) tensors.push_back({"bU", hidden(), 1});
    return tensors;
}

void GruCell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Recurrent, trace);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const bz = context.weights.tensor("b").data();
    const Real* const br = bz + H;
    const Real* const bc = br + H;
    const Real* const bU = resetsAfter() ? context.weights.tensor("bU").data() : nullptr;

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto gates = trace.gates.block(t, B);
        const auto candidate = gates.rowRange(2 * H, H);
        const auto previous = trace.states.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        const auto recurrent = trace.recurrent.block(t, B);  // r ∘ h' or U h' + bU
        if (trace.hasPast(t)) addProduct(gates.rowRange(0, 2 * H), U.rowRange(0, 2 * H), previous);
        if (resetsAfter()) assignProduct(recurrent, U.rowRange(2 * H, H), previous);
        for (int j = 0; j < B; ++j) {
            Real* __restrict const z = gates.column(j);
            Real* __restrict const r = z + H;
            Real* __restrict const c = r + H;
            Real* __restrict const q = recurrent.column(j);
            const Real* const h0 = previous.column(j);
            for (int i = 0; i < H; ++i) z[i] = sigmoidOf(z[i] + bz[i]);
            for (int i = 0; i < H; ++i) r[i] = sigmoidOf(r[i] + br[i]);
            if (resetsAfter()) {
                for (int i = 0; i < H; ++i) q[i] += bU[i];
                for (int i = 0; i < H; ++i) c[i] += r[i] * q[i];
            } else {
                for (int i = 0; i < H; ++i) q[i] = r[i] * h0[i];
            }
        }
        if (!resetsAfter() && trace.hasPast(t)) addProduct(candidate, U.rowRange(2 * H, H), recurrent);
        for (int j = 0; j < B; ++j) {
            const Real* const z = gates.column(j);
            Real* const c = candidate.column(j);
            const Real* const h0 = previous.column(j);
            Real* __restrict const h = next.column(j);
            for (int i = 0; i < H; ++i) {
                c[i] = tanhOf(c[i] + bc[i]);
                h[i] = c[i] + z[i] * (h0[i] - c[i]);  // z h' + (1 − z) h~
            }
        }
        endStep(context, t, trace);
    }
}

void GruCell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    scratch.preactivation.resize(3 * H, T * B);
    scratch.resetState.resize(H, B);
    turnRound(context.weights.tensor("U"), scratch);
    const auto toGates = scratch.transposed.view().columnRange(0, 2 * H);
    const auto toCandidate = scratch.transposed.view().columnRange(2 * H, H);
    if (resetsAfter()) scratch.recurrent.resize(H, T * B);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto gates = trace.gates.block(t, B);
        const auto previous = trace.states.block(t, B);
        const auto recurrent = trace.recurrent.block(t, B);
        const auto dGates = scratch.preactivation.block(t, B);
        for (int j = 0; j < B; ++j) {
            const Real* const z = gates.column(j);
            const Real* const c = z + 2 * H;
            const Real* const h0 = previous.column(j);
            Real* const dh = dState.column(j);
            Real* __restrict const dz = dGates.column(j);
            Real* __restrict const dc = dz + 2 * H;
#pragma omp simd
            for (int i = 0; i < H; ++i) {
                // ∂z = ∂h ∘ (h' − h~), through σ: ∘ z (1 − z)
                dz[i] = dh[i] * (h0[i] - c[i]) * z[i] * (1 - z[i]);
                // ∂h~ = ∂h ∘ (1 − z), through tanh: ∘ (1 − h~²)
                dc[i] = dh[i] * (1 - z[i]) * (1 - c[i] * c[i]);
                // ∂h' = ∂h ∘ z + …
                dh[i] *= z[i];
            }
        }
        if (resetsAfter()) {
            const auto dRecurrent = scratch.recurrent.block(t, B);
            for (int j = 0; j < B; ++j) {
                const Real* const r = gates.column(j) + H;
                const Real* const q = recurrent.column(j);
                Real* __restrict const dr = dGates.column(j) + H;
                const Real* const dc = dGates.column(j) + 2 * H;
                Real* __restrict const dq = dRecurrent.column(j);
#pragma omp simd
                for (int i = 0; i < H; ++i) {
                    // ∂r = ∂a ∘ (Uc h' + bU), through σ: ∘ r (1 − r)
                    dr[i] = dc[i] * q[i] * r[i] * (1 - r[i]);
                    // ∂(Uc h' + bU) = ∂a ∘ r
                    dq[i] = dc[i] * r[i];
                }
            }
            // ∂h' += Ucᵀ ∂(Uc h' + bU)
            if (reachesBack(t, scratch)) addProduct(dState, toCandidate, dRecurrent);
        } else {
            // ∂(r ∘ h') = Ucᵀ ∂a
            assignProduct(scratch.resetState, toCandidate, dGates.rowRange(2 * H, H));
            for (int j = 0; j < B; ++j) {
                const Real* const r = gates.column(j) + H;
                const Real* const h0 = previous.column(j);
                const Real* const ds = scratch.resetState.column(j);
                Real* const dh = dState.column(j);
                Real* __restrict const dr = dGates.column(j) + H;
#pragma omp simd
                for (int i = 0; i < H; ++i) {
                    // ∂r = ∂(r ∘ h') ∘ h', through σ: ∘ r (1 − r)
                    dr[i] = ds[i] * h0[i] * r[i] * (1 - r[i]);
                    // ∂h' += ∂(r ∘ h') ∘ r
                    dh[i] += ds[i] * r[i];
                }
            }
        }
        // ∂h' += Uzᵀ ∂z + Urᵀ ∂r
        if (reachesBack(t, scratch)) addProduct(dState, toGates, dGates.rowRange(0, 2 * H));
    }
}

std::vector<GradientTerm> GruCell::gradientTerms(const CellContext&, const Trace& trace,
                                                 const BackwardScratch& scratch) const {
    const int H = hidden();
    const ConstMatrixView dA = scratch.preactivation;
    // ∂W = Σ ∂a xᵀ, ∂U = Σ ∂a h'ᵀ, ∂b = Σ ∂a
    std::vector<GradientTerm> terms{inputTerm(trace, dA),
                                    {.tensor = "U", .left = dA.rowRange(0, 2 * H), .right = trace.previousStates()},
                                    {.tensor = "b", .left = dA}};
    // of the candidate ∂Uc = Σ ∂a (r ∘ h')ᵀ, or Σ ∂(Uc h' + bU) h'ᵀ
    if (resetsAfter()) {
        terms.push_back({.tensor = "U", .firstRow = 2 * H, .left = scratch.recurrent, .right = trace.previousStates()});
        terms.push_back({.tensor = "bU", .left = scratch.recurrent});
    } else {
        terms.push_back({.tensor = "U", .firstRow = 2 * H, .left = dA.rowRange(2 * H, H), .right = trace.recurrent});
    }
    return terms;
}

}  // namespace miru
