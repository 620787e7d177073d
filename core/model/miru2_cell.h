// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// MiRU-2: a GRU whose two learned gates are replaced by coefficients, so that one matrix pair is left of three.
//
//     h~ = tanh(W x + U (β ∘ h') + b)          h = λ ∘ h' + (1 − λ) ∘ h~
//
// β and λ are chosen; they can be learned too, H numbers each (`learnsCoefficients`). Since U (β ∘ h') = (U diag β) h', this is a leaky-integrator network: λ = 0, β = 1 is the
// plain tanh network, λ → 1 freezes the state, β = 0 leaves the candidate without memory. Against MiRU-1, the reset
// gate is gone too. (Zyarah & Kudithipudi, arXiv 2503.06175)

#include "core/model/leaky_cell.h"

namespace miru {

class Miru2Cell : public LeakyCell {
 public:
    explicit Miru2Cell(const CellShape& shape) : LeakyCell(shape, true) {}
    int gateCount() const override { return 1; }
    int gatesToThePast() const override { return learns() ? 0 : 1; }  // U leads to a learned β too
    CellBuffers buffers() const override {
        CellBuffers buffers = LeakyCell::buffers();
        ++buffers.forwardSquares;  // U diag(β)
        ++buffers.backwardSquares;
        return buffers;
    }
    std::vector<Signal> signals() const override { return {Signal::Candidate, Signal::Hidden}; }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal&) const override { return 0; }

 private:
    void betaBackward(const Trace& trace, int t, BackwardScratch& scratch) const;
};

}  // namespace miru
