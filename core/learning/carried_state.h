// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The states in which the sequences of a batch have ended, and those of the next one begin.
//
// Where a running text is read on from batch to batch, row b of every batch is a place in the text that moves on: its
// sequence begins where the one of the batch before ended. Gradients stay within a batch (truncated backpropagation through
// time: Williams & Peng 1990).

#include "core/math/matrix.h"
#include "core/math/named_arrays.h"
#include "core/model/cell.h"

namespace miru {

struct CarriedState {
    Matrix hidden;  ///< H × rows
    Matrix memory;  ///< likewise, of a cell that has a second state; else empty

    /// Makes room for so many rows, all zero, unless there is.
    void prepare(int units, int rows);
    /// Makes room for a second state where the cell has one.
    void reserveMemory(const Cell& cell);
    void copyFrom(const CarriedState& other);
    /// The row begins again, with a state of zero.
    void clear(int row);
    /// `count` rows from `first` on as the states in which that many sequences begin, and zero for others after them, up to
    /// `all`: H × all each, held by `buffer`.
    CellState begin(int first, int count, int all, CarriedState& buffer) const;
    /// Keeps the states in which `count` sequences have ended, for the rows from `first` on; `memory` has been sized if there
    /// is one.
    void end(int first, int count, const CellState& state);

    /// For checkpoints; empty where nothing is carried.
    NamedArrays state() const;
    /// Whether it can be restored: states of so many units, in so many rows.
    static bool canRestore(const NamedArrays& state, int units, int rows);
    void restore(const NamedArrays& state, int units, int rows);
};

}  // namespace miru
