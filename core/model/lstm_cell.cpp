// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/lstm_cell.h"

#include <algorithm>

#include "core/math/activation.h"
#include "core/math/product.h"

namespace miru {

void LstmCell::initialize(Parameters& weights, const Coefficients&) const {
    std::fill_n(weights.tensor("b").data() + hidden(), hidden(),
                Real(1));  // a memory that forgets at first learns nothing
}

int LstmCell::gateIndex(const Signal& signal) const {
    if (signal == Signal::InputGate) return 0;
    if (signal == Signal::ForgetGate) return 1;
    return signal == Signal::Candidate ? 2 : 3;
}

ConstMatrixView LstmCell::signal(const Signal& signal, const Trace& trace) const {
    if (signal == Signal::Memory) return trace.memory.view().columnRange(trace.batch, trace.steps * trace.batch);
    return Cell::signal(signal, trace);
}

void LstmCell::forward(const CellInput& input, const CellContext& context, Trace& trace) const {
    prepare(input, context, Keeps::Memory, trace);
    const int H = hidden();
    const int B = trace.batch;
    const auto U = context.weights.tensor("U");
    const Real* const bi = context.weights.tensor("b").data();
    const Real* const bf = bi + H;
    const Real* const bg = bf + H;
    const Real* const bo = bg + H;

    multiplyInput(context, trace);
    for (int t = 0; t < input.steps; ++t) {
        const auto gates = trace.gates.block(t, B);
        const auto before = trace.memory.block(t, B);
        const auto after = trace.memory.block(t + 1, B);
        const auto next = trace.states.block(t + 1, B);
        if (trace.hasPast(t)) addProduct(gates, U, trace.states.block(t, B));
        for (int j = 0; j < B; ++j) {
            Real* __restrict const i = gates.column(j);
            Real* __restrict const f = i + H;
            Real* __restrict const g = f + H;
            Real* __restrict const o = g + H;
            const Real* const m0 = before.column(j);
            Real* __restrict const m = after.column(j);
            Real* __restrict const h = next.column(j);
            for (int k = 0; k < H; ++k) i[k] = sigmoidOf(i[k] + bi[k]);
            for (int k = 0; k < H; ++k) f[k] = sigmoidOf(f[k] + bf[k]);
            for (int k = 0; k < H; ++k) g[k] = tanhOf(g[k] + bg[k]);
            for (int k = 0; k < H; ++k) o[k] = sigmoidOf(o[k] + bo[k]);
            for (int k = 0; k < H; ++k) m[k] = f[k] * m0[k] + i[k] * g[k];
            for (int k = 0; k < H; ++k) h[k] = o[k] * tanhOf(m[k]);
        }
        endStep(context, t, trace);
    }
}

void LstmCell::backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const {
    const int H = hidden();
    const int B = trace.batch;
    const int T = trace.steps;
    scratch.preactivation.resize(4 * H, T * B);
    turnRound(context.weights.tensor("U"), scratch);

    for (int t = T - 1; t >= scratch.firstStep; --t) {
        const auto dState = scratch.state.view();
        endStepBackward(context, trace, t, scratch);
        const auto gates = trace.gates.block(t, B);
        const auto before = trace.memory.block(t, B);
        const auto after = trace.memory.block(t + 1, B);
        const auto dGates = scratch.preactivation.block(t, B);
        for (int j = 0; j < B; ++j) {
            const Real* const i = gates.column(j);
            const Real* const f = i + H;
            const Real* const g = f + H;
            const Real* const o = g + H;
            const Real* const m0 = before.column(j);
            const Real* const m = after.column(j);
            const Real* const dh = dState.column(j);
            Real* __restrict const dm = scratch.memory.column(j);
            Real* __restrict const di = dGates.column(j);
            Real* __restrict const df = di + H;
            Real* __restrict const dg = df + H;
            Real* __restrict const dO = dg + H;
#pragma omp simd
            for (int k = 0; k < H; ++k) {
                const Real shown = tanhOf(m[k]);
                // ∂o = ∂h ∘ tanh(m), through σ: ∘ o (1 − o)
                dO[k] = dh[k] * shown * o[k] * (1 - o[k]);
                // ∂m += ∂h ∘ o, through tanh: ∘ (1 − tanh²(m))
                dm[k] += dh[k] * o[k] * (1 - shown * shown);
            }
#pragma omp simd
            for (int k = 0; k < H; ++k) {
                // ∂i = ∂m ∘ g, through σ: ∘ i (1 − i)
                di[k] = dm[k] * g[k] * i[k] * (1 - i[k]);
                // ∂f = ∂m ∘ m', through σ: ∘ f (1 − f)
                df[k] = dm[k] * m0[k] * f[k] * (1 - f[k]);
                // ∂g = ∂m ∘ i, through tanh: ∘ (1 − g²)
                dg[k] = dm[k] * i[k] * (1 - g[k] * g[k]);
                // ∂m' = ∂m ∘ f
                dm[k] *= f[k];
            }
        }
        // ∂h' = Uᵀ ∂a
        if (reachesBack(t, scratch)) assignProduct(dState, scratch.transposed, dGates);
    }
}

}  // namespace miru
