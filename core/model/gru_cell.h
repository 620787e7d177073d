// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// GRU, the gated recurrent unit: two learned gates decide, unit by unit and step by step, what is kept.
//
//     z = σ(Wz x + Uz h' + bz)     how much of the old state is kept (update)
//     r = σ(Wr x + Ur h' + br)     how much of it the candidate sees (reset)
//     h~ = tanh(Wc x + Uc (r ∘ h') + bc)                reset before the product (Cho et al. 2014; the paper's)
//     h~ = tanh(Wc x + bc + r ∘ (Uc h' + bU))           reset after it (PyTorch, cuDNN)
//     h = z ∘ h' + (1 − z) ∘ h~
//
// Gates are stacked z, r, h~ in W, U and b. MiRU-1 replaces z by a constant, MiRU-2 both.

#include "core/model/cell.h"

namespace miru {

class GruCell : public Cell {
 public:
    explicit GruCell(const CellShape& shape) : Cell(shape.inputs, shape.hidden), m_reset(shape.gruReset) {}
    int gateCount() const override { return 3; }
    int gatesToThePast() const override { return resetsAfter() ? 3 : 2; }  // Uc leads to the reset gate too
    /// With reset after the product there is a fourth tensor, bU (H).
    std::vector<TensorShape> tensors() const override;
    CellBuffers buffers() const override {
        CellBuffers buffers = Cell::buffers();
        ++buffers.forwardRows;  // r ∘ h', or U h' + bU
        if (resetsAfter()) ++buffers.backwardRows;
        return buffers;
    }
    std::vector<Signal> signals() const override {
        return {Signal::UpdateGate, Signal::ResetGate, Signal::Candidate, Signal::Hidden};
    }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal& signal) const override {
        return signal == Signal::UpdateGate ? 0 : signal == Signal::ResetGate ? 1 : 2;
    }

 private:
    bool resetsAfter() const { return m_reset == ResetOrder::AfterProduct; }

    ResetOrder m_reset;
};

}  // namespace miru
