// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// MiRU-2: a GRU whose two learned gates are replaced by constants, so that one matrix pair is left of three.
//
//     h~ = tanh(W x + U (β ∘ h') + b)          h = λ ∘ h' + (1 − λ) ∘ h~
//
// β and λ are not learned. Since U (β ∘ h') = (U diag β) h', this is a leaky-integrator network: λ = 0, β = 1 is the
// plain tanh network, λ → 1 freezes the state, β = 0 leaves the candidate without memory. Against MiRU-1, the reset
// gate is gone too. (Zyarah & Kudithipudi, arXiv 2503.06175)

#include "core/model/cell.h"

namespace miru {

class Miru2Cell : public Cell {
 public:
    using Cell::Cell;
    CellKind kind() const override { return CellKind::Miru2; }
    int gateCount() const override { return 1; }
    std::vector<Signal> signals() const override { return {Signal::Candidate, Signal::Hidden}; }
    int gateIndex(Signal signal) const override { return signal == Signal::Candidate ? 0 : -1; }
    bool usesBeta() const override { return true; }
    bool usesLambda() const override { return true; }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch,
                  Parameters& gradient) const override;
};

}  // namespace miru
