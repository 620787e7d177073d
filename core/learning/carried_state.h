// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The states in which the sequences of a batch have ended, and those of the next one begin.
//
// Where a running text is read on from batch to batch, row b of every batch is a place in the text that moves on: its
// sequence begins where the one of the batch before ended. Gradients stay within a batch (truncated backpropagation through
// time: Williams & Peng 1990).

#include <algorithm>

#include "core/math/matrix.h"
#include "core/math/named_arrays.h"
#include "core/model/cell.h"

namespace miru {

struct CarriedState {
    Matrix hidden;  ///< H × rows
    Matrix memory;  ///< likewise, of a cell that has a second state; else empty

    /// Makes room for so many rows, all zero, unless there is.
    void prepare(int units, int rows) {
        if (hidden.rows() == units && hidden.cols() == rows) return;
        hidden.resize(units, rows);
        hidden.fill(0);
        memory.resize(0, 0);
    }
    /// Makes room for a second state where the cell has one.
    void reserveMemory(const Cell& cell) {
        if (!cell.hasMemory() || memory.cols() > 0) return;
        memory.resize(hidden.rows(), hidden.cols());
        memory.fill(0);
    }
    void copyFrom(const CarriedState& other) {
        const auto copy = [](const Matrix& from, Matrix& to) {
            to.resize(from.rows(), from.cols());
            for (int j = 0; j < from.cols(); ++j) std::copy_n(from.column(j), from.rows(), to.column(j));
        };
        copy(other.hidden, hidden);
        copy(other.memory, memory);
    }
    /// The row begins again, with a state of zero.
    void clear(int row) {
        std::fill_n(hidden.column(row), hidden.rows(), Real(0));
        if (memory.cols() > 0) std::fill_n(memory.column(row), memory.rows(), Real(0));
    }
    /// `count` rows from `first` on as the states in which that many sequences begin, and zero for others after them, up to
    /// `all`; `buffer` holds them.
    CellState begin(int first, int count, int all, CarriedState& buffer) const {
        const auto copy = [&](const Matrix& from, Matrix& to) -> ConstMatrixView {
            if (from.cols() == 0) return {};
            to.resize(from.rows(), all);
            for (int j = 0; j < all; ++j)
                if (j < count)
                    std::copy_n(from.column(first + j), from.rows(), to.column(j));
                else
                    std::fill_n(to.column(j), from.rows(), Real(0));
            return to;
        };
        return {copy(hidden, buffer.hidden), copy(memory, buffer.memory)};
    }
    /// Keeps the states in which `count` sequences have ended, for the rows from `first` on; `memory` has been sized if there
    /// is one.
    void end(int first, int count, const CellState& state) {
        for (int j = 0; j < count; ++j) {
            std::copy_n(state.hidden.column(j), hidden.rows(), hidden.column(first + j));
            if (state.memory.data()) std::copy_n(state.memory.column(j), memory.rows(), memory.column(first + j));
        }
    }

    /// For checkpoints; empty where nothing is carried.
    NamedArrays state() const {
        NamedArrays state;
        const auto put = [&](const char* name, const Matrix& matrix) {
            if (matrix.cols() > 0)
                state.set(name, std::vector<Real>(matrix.column(0), matrix.column(0) + matrix.rows() * matrix.cols()));
        };
        put("hidden", hidden);
        put("memory", memory);
        return state;
    }
    /// Whether it can be restored: states of so many units, in so many rows.
    static bool canRestore(const NamedArrays& state, int units, int rows) {
        const auto expected = static_cast<std::size_t>(units) * static_cast<std::size_t>(rows);
        for (const auto& [name, numbers] : state.all()) {
            const auto* const array = std::get_if<std::vector<Real>>(&numbers);
            if (!array || array->size() != expected || (name != "hidden" && name != "memory")) return false;
        }
        return state.empty() || state.find<Real>("hidden");
    }
    void restore(const NamedArrays& state, int units, int rows) {
        prepare(units, rows);
        const auto take = [&](const char* name, Matrix& matrix) {
            const auto* const array = state.find<Real>(name);
            if (!array) return;
            matrix.resize(units, rows);
            std::ranges::copy(*array, matrix.column(0));
        };
        take("hidden", hidden);
        take("memory", memory);
    }
};

}  // namespace miru
