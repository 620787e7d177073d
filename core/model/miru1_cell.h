// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// MiRU-1: half-way between GRU and MiRU-2. The reset gate is learned, λ takes the place of the update gate.
//
//     r = σ(Wr x + Ur h' + br)     h~ = tanh(Wc x + Uc (r ∘ h') + bc)     h = λ ∘ h' + (1 − λ) ∘ h~
//
// Gates are stacked r, h~ in W, U and b. (Zyarah & Kudithipudi, arXiv 2503.06175)

#include "core/model/leaky_cell.h"

namespace miru {

class Miru1Cell : public LeakyCell {
 public:
    explicit Miru1Cell(const CellShape& shape) : LeakyCell(shape, false) {}
    int gateCount() const override { return 2; }
    int gatesToThePast() const override { return 1; }  // Uc leads to the reset gate too
    CellBuffers buffers() const override {
        CellBuffers buffers = LeakyCell::buffers();
        ++buffers.forwardRows;  // r ∘ h'
        return buffers;
    }
    std::vector<Signal> signals() const override { return {Signal::ResetGate, Signal::Candidate, Signal::Hidden}; }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal& signal) const override { return signal == Signal::ResetGate ? 0 : 1; }
};

}  // namespace miru
