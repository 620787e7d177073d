// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// minGRU: gate and candidate read the input alone, so nothing is multiplied by the old state but what is kept of it.
//
//     z = σ(Wz x + bz)             how much is replaced (update)
//     h~ = Wh x + bh               linear
//     h = (1 − z) ∘ h' + z ∘ h~
//
// There is no U; gates are stacked z, h~ in W and b. Its z is one minus a GRU's. The state has no bounds.
// (Feng, Tung, Ahmed, Bengio & Hajimirsadeghi 2024, "Were RNNs all we needed?")

#include "core/model/cell.h"

namespace miru {

class MinGruCell : public Cell {
 public:
    using Cell::Cell;
    int gateCount() const override { return 2; }
    std::vector<TensorShape> tensors() const override;
    CellCost cost() const override;
    CellBuffers buffers() const override;
    std::vector<Signal> signals() const override;
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal& signal) const override { return signal == Signal::UpdateGate ? 0 : 1; }
};

}  // namespace miru
