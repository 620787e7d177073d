// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// MGU, the minimal gated unit: a GRU whose two gates are one.
//
//     f = σ(Wf x + Uf h' + bf)     how much is replaced, and how much of the old state the candidate sees (forget)
//     h~ = tanh(Wh x + Uh (f ∘ h') + bh)
//     h = (1 − f) ∘ h' + f ∘ h~
//
// Gates are stacked f, h~ in W, U and b. Not to be taken for minGRU (2024), the other "minimal" cell.
// (Zhou, Wu, Zhang & Zhou 2016, "Minimal gated unit for recurrent neural networks".)

#include "core/model/cell.h"

namespace miru {

class MguCell : public Cell {
 public:
    using Cell::Cell;
    int gateCount() const override { return 2; }
    int gatesToThePast() const override { return 1; }  // Uh leads to the forget gate too
    CellBuffers buffers() const override {
        CellBuffers buffers = Cell::buffers();
        ++buffers.forwardRows;  // f ∘ h'
        return buffers;
    }
    std::vector<Signal> signals() const override { return {Signal::ForgetGate, Signal::Candidate, Signal::Hidden}; }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal& signal) const override { return signal == Signal::ForgetGate ? 0 : 1; }
};

}  // namespace miru
