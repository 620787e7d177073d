// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// RNN, the plain recurrent network: the whole state is replaced at every step, and nothing protects what was in it.
//
//     h = tanh(W x + U h' + b)
//
// (Elman 1990, "Finding structure in time".) MiRU-2 with β = 1 and λ = 0 is this cell.

#include "core/model/cell.h"

namespace miru {

class RnnCell : public Cell {
 public:
    using Cell::Cell;
    int gateCount() const override { return 1; }
    std::vector<Signal> signals() const override { return {Signal::Candidate, Signal::Hidden}; }
    void forward(const CellInput& input, const CellContext& context, Trace& trace) const override;
    void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const override;

 protected:
    int gateIndex(const Signal&) const override { return 0; }
};

}  // namespace miru
