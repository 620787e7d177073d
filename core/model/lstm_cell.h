// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// LSTM, long short-term memory: a second state, the memory m, which only gates touch, so that errors travel through it
// undamped; the hidden state is what it shows of it.
//
//     i = σ(Wi x + Ui h' + bi)     how much is written (input)
//     f = σ(Wf x + Uf h' + bf)     how much is kept (forget)
//     g = tanh(Wg x + Ug h' + bg)  what is written (candidate)
//     o = σ(Wo x + Uo h' + bo)     how much is shown (output)
//     m = f ∘ m' + i ∘ g           h = o ∘ tanh(m)
//
// Gates are stacked i, f, g, o in W, U and b. Inhibition acts on h, never on m.
// (Hochreiter & Schmidhuber 1997; forget gate: Gers et al. 2000, whose bias begins at +1: Jozefowicz et al. 2015.)

#include "core/model/cell.h"

namespace miru {

class LstmCell : public Cell {
 public:
    using Cell::Cell;
    int gateCount() const override { return 4; }
    CellBuffers buffers() const override {
        CellBuffers buffers = Cell::buffers();
        ++buffers.forwardRows;  // m
        return buffers;
    }
    bool hasMemory() const override { return true; }
    std::vector<Signal> signals() const override {
        return {Signal::InputGate,  Signal::ForgetGate, Signal::Candidate,
                Signal::OutputGate, Signal::Memory,     Signal::Hidden};
    }
    void initialize(Parameters& weights, const Coefficients& given) const override;
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    ConstMatrixView signal(const Signal& signal, const Trace& trace) const override;

 protected:
    int gateIndex(const Signal& signal) const override;
};

}  // namespace miru
