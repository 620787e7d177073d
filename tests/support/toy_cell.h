// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A cell of one file, to see that the core is open to cells: two gates and a second state.
//
//     i = σ(Wi x + Ui h' + bi)     what is written     o = σ(Wo x + Uo h' + bo)     what is shown
//     m = m' / 2 + i               the memory, a second state without bounds of its own
//     h = o ∘ tanh(m)
//
// Gates are stacked i, o.

#include "core/math/activation.h"
#include "core/math/product.h"
#include "core/model/cell.h"

namespace miru::test {

inline constexpr Signal writeGate{"write", "write gate i", Signal::Range::Gate};
inline constexpr Signal showGate{"show", "show gate o", Signal::Range::Gate};
inline constexpr Signal memorySignal{"memory", "memory m", Signal::Range::Unbounded};

class ToyCell : public Cell {
 public:
    using Cell::Cell;
    int gateCount() const override { return 2; }
    bool hasMemory() const override { return true; }
    std::vector<Signal> signals() const override { return {writeGate, showGate, memorySignal, Signal::Hidden}; }

    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override {
        prepare(input, context, Keeps::Memory, trace);
        const int H = hidden();
        const int B = trace.batch;
        const Real* const b = context.weights.tensor("b").data();
        multiplyInput(context, trace);
        for (int t = 0; t < input.steps; ++t) {
            const auto gates = trace.gates.block(t, B);
            if (trace.hasPast(t)) addProduct(gates, context.weights.tensor("U"), trace.states.block(t, B));
            for (int j = 0; j < B; ++j) {
                Real* const gate = gates.column(j);
                const Real* const before = trace.memory.block(t, B).column(j);
                Real* const memory = trace.memory.block(t + 1, B).column(j);
                Real* const h = trace.states.block(t + 1, B).column(j);
                for (int i = 0; i < 2 * H; ++i) gate[i] = sigmoidOf(gate[i] + b[i]);
                for (int i = 0; i < H; ++i) {
                    memory[i] = before[i] / 2 + gate[i];
                    h[i] = gate[H + i] * tanhOf(memory[i]);
                }
            }
            endStep(context, t, trace);
        }
    }

    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override {
        const int H = hidden();
        const int B = trace.batch;
        const int T = trace.steps;
        scratch.preactivation.resize(2 * H, T * B);
        scratch.memory.resize(H, B);
        scratch.memory.fill(0);
        turnRound(context.weights.tensor("U"), scratch);
        for (int t = T - 1; t >= scratch.firstStep; --t) {
            endStepBackward(context, trace, t, scratch);
            const auto dGates = scratch.preactivation.block(t, B);
            for (int j = 0; j < B; ++j) {
                const Real* const gate = trace.gates.block(t, B).column(j);
                const Real* const memory = trace.memory.block(t + 1, B).column(j);
                Real* const dh = scratch.state.column(j);
                Real* const dm = scratch.memory.column(j);
                Real* const da = dGates.column(j);
                for (int i = 0; i < H; ++i) {
                    const Real shown = tanhOf(memory[i]);
                    // ∂o = ∂h ∘ tanh(m), through σ: ∘ o (1 − o)
                    da[H + i] = dh[i] * shown * gate[H + i] * (1 - gate[H + i]);
                    // ∂m += ∂h ∘ o, through tanh: ∘ (1 − tanh²(m))
                    dm[i] += dh[i] * gate[H + i] * (1 - shown * shown);
                    // ∂i = ∂m, through σ: ∘ i (1 − i)
                    da[i] = dm[i] * gate[i] * (1 - gate[i]);
                    // ∂m' = ∂m / 2
                    dm[i] /= 2;
                    dh[i] = 0;
                }
            }
            // ∂h' = Uᵀ ∂a
            if (reachesBack(t, scratch)) addProduct(scratch.state, scratch.transposed, dGates);
        }
    }

    ConstMatrixView signal(const Signal& signal, const Trace& trace) const override {
        if (signal == memorySignal) return trace.memory.view().columnRange(trace.batch, trace.steps * trace.batch);
        return Cell::signal(signal, trace);
    }

 protected:
    int gateIndex(const Signal& signal) const override { return signal == writeGate ? 0 : 1; }
};

inline constexpr CellType toyCellType{.key = "toy",
                                      .title = "Toy",
                                      .equation = "h = o tanh(m)",
                                      .rows = "write gate, output gate",
                                      .make = [](const CellShape& shape) -> std::unique_ptr<Cell> {
                                          return std::make_unique<ToyCell>(shape.inputs, shape.hidden);
                                      }};
inline const CellKind toyCell{toyCellType};

}  // namespace miru::test
