// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/mingru_cell.h"

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

std::vector<TensorShape> MinGruCell::tensors() const { return {{"W", 2 * hidden(), inputs()}, {"b", 2 * hidden(), 1}}; }

CellCost MinGruCell::cost() const {
    const std::int64_t input = std::int64_t{2} * hidden() * inputs();
    return {.parameters = input + 2 * hidden(), .macsForward = input, .macsBackward = input};
}

CellBuffers MinGruCell::buffers() const {
    CellBuffers buffers = Cell::buffers();
    buffers.backwardSquares = 0;  // there is no U to transpose
    return buffers;
}

std::vector<Signal> MinGruCell::signals() const {
    Signal candidate = Signal::Candidate;
    Signal state = Signal::Hidden;
    candidate.range = state.range = Signal::Range::Unbounded;
    return {Signal::UpdateGate, candidate, state};
}

void MinGruCell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Nothing, trace);
    const int H = hidden();
    const int B = trace.batch;
    const Real* const bz = context.weights.tensor("b").data();
    const Real* const bc = bz + H;

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto gates = trace.gates.block(t, B);
        const auto previous = trace.states.block(t, B);
        const auto next = trace.states.block(t + 1, B);
        for (int j = 0; j < B; ++j) {
            Real* __restrict const z = gates.column(j);
            Real* __restrict const c = z + H;
            const Real* const h0 = previous.column(j);
            Real* __restrict const h = next.column(j);
            for (int i = 0; i < H; ++i) z[i] = sigmoidOf(z[i] + bz[i]);
            for (int i = 0; i < H; ++i) {
                c[i] += bc[i];
                h[i] = h0[i] + z[i] * (c[i] - h0[i]);  // (1 − z) h' + z h~
            }
        }
        endStep(context, t, trace);
    }
}

void MinGruCell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    scratch.preactivation.resize(2 * H, T * B);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        endStepBackward(context, trace, t, scratch);
        const auto gates = trace.gates.block(t, B);
        const auto previous = trace.states.block(t, B);
        const auto dGates = scratch.preactivation.block(t, B);
        for (int j = 0; j < B; ++j) {
            const Real* const z = gates.column(j);
            const Real* const c = z + H;
            const Real* const h0 = previous.column(j);
            Real* const dh = scratch.state.column(j);
            Real* __restrict const dz = dGates.column(j);
            Real* __restrict const dc = dz + H;
#pragma omp simd
            for (int i = 0; i < H; ++i) {
                // ∂z = ∂h ∘ (h~ − h'), through σ: ∘ z (1 − z)
                dz[i] = dh[i] * (c[i] - h0[i]) * z[i] * (1 - z[i]);
                // ∂h~ = ∂h ∘ z
                dc[i] = dh[i] * z[i];
                // ∂h' = ∂h ∘ (1 − z)
                dh[i] *= 1 - z[i];
            }
        }
    }
}

std::vector<GradientTerm> MinGruCell::gradientTerms(const CellContext&, const Trace& trace,
                                                    const BackwardScratch& scratch) const {
    // ∂W = Σ ∂a xᵀ, ∂b = Σ ∂a
    return {inputTerm(trace, scratch.preactivation), {.tensor = "b", .left = scratch.preactivation}};
}

}  // namespace miru
