// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/carried_state.h"

#include <algorithm>

namespace miru {
namespace {

constexpr auto hiddenName = "hidden";
constexpr auto memoryName = "memory";

void copy(const Matrix& from, Matrix& to) {
    to.resize(from.rows(), from.cols());
    for (int j = 0; j < from.cols(); ++j) std::copy_n(from.column(j), from.rows(), to.column(j));
}

}  // namespace

void CarriedState::prepare(int units, int rows) {
    if (hidden.rows() == units && hidden.cols() == rows) return;
    hidden.resize(units, rows);
    hidden.fill(0);
    memory.resize(0, 0);
}

void CarriedState::reserveMemory(const Cell& cell) {
    if (!cell.hasMemory() || memory.cols() > 0) return;
    memory.resize(hidden.rows(), hidden.cols());
    memory.fill(0);
}

void CarriedState::copyFrom(const CarriedState& other) {
    copy(other.hidden, hidden);
    copy(other.memory, memory);
}

void CarriedState::clear(int row) {
    std::fill_n(hidden.column(row), hidden.rows(), Real(0));
    if (memory.cols() > 0) std::fill_n(memory.column(row), memory.rows(), Real(0));
}

CellState CarriedState::begin(int first, int count, int all, CarriedState& buffer) const {
    const auto put = [&](const Matrix& from, Matrix& to) -> ConstMatrixView {
        if (from.cols() == 0) return {};
        to.resize(from.rows(), all);
        for (int j = 0; j < count; ++j) std::copy_n(from.column(first + j), from.rows(), to.column(j));
        for (int j = count; j < all; ++j) std::fill_n(to.column(j), from.rows(), Real(0));
        return to;
    };
    return {put(hidden, buffer.hidden), put(memory, buffer.memory)};
}

void CarriedState::end(int first, int count, const CellState& state) {
    for (int j = 0; j < count; ++j) {
        std::copy_n(state.hidden.column(j), hidden.rows(), hidden.column(first + j));
        if (state.memory.data()) std::copy_n(state.memory.column(j), memory.rows(), memory.column(first + j));
    }
}

NamedArrays CarriedState::state() const {
    NamedArrays state;
    const auto put = [&](const char* name, const Matrix& matrix) {
        if (matrix.cols() > 0)
            state.set(name, std::vector<Real>(matrix.column(0), matrix.column(0) + matrix.rows() * matrix.cols()));
    };
    put(hiddenName, hidden);
    put(memoryName, memory);
    return state;
}

bool CarriedState::canRestore(const NamedArrays& state, int units, int rows) {
    const auto expected = static_cast<std::size_t>(units) * static_cast<std::size_t>(rows);
    for (const auto& [name, numbers] : state.all()) {
        const auto* const array = std::get_if<std::vector<Real>>(&numbers);
        if (!array || array->size() != expected || (name != hiddenName && name != memoryName)) return false;
    }
    return state.empty() || state.find<Real>(hiddenName);
}

void CarriedState::restore(const NamedArrays& state, int units, int rows) {
    prepare(units, rows);
    const auto take = [&](const char* name, Matrix& matrix) {
        const auto* const array = state.find<Real>(name);
        if (!array) return;
        matrix.resize(units, rows);
        std::ranges::copy(*array, matrix.column(0));
    };
    take(hiddenName, hidden);
    take(memoryName, memory);
}

}  // namespace miru
