// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences side by side, as a network reads them; and the order in which a task's sequences come into batches.

#include <algorithm>
#include <span>
#include <vector>

#include "core/math/random.h"
#include "core/model/network.h"
#include "core/tasks/task.h"

namespace miru {

/// B sequences in as many steps as the longest of them takes. Buffers are reused.
struct SequenceBatch {
    int steps = 0;
    Matrix frames;              ///< I × T·B numbers, or
    std::vector<Token> tokens;  ///< T·B words, time-major
    std::vector<int> starts;    ///< B; empty where all begin with the first step

    NetworkInput input() const;
};

/// Puts samples of sequences of this shape into `batch`.
void compose(std::span<const Sample> samples, const SequenceSet::Shape& shape, SequenceBatch& batch);

/// Sequences that follow one another, as rows that are read side by side: row r has those from `at(r, 0)` on. In turn t the
/// rows' sequences number t make a batch; the first rows may have one more than the others.
class RowOrder {
 public:
    RowOrder(int sequences, int rows) : m_sequences(sequences), m_rows(rows) {}
    int rows() const { return m_rows; }
    int turns() const { return (m_sequences + m_rows - 1) / m_rows; }
    bool has(int row, int turn) const { return turn < lengthOf(row); }
    int at(int row, int turn) const {
        return row * (m_sequences / m_rows) + std::min(row, m_sequences % m_rows) + turn;
    }

 private:
    int lengthOf(int row) const { return m_sequences / m_rows + (row < m_sequences % m_rows ? 1 : 0); }
    int m_sequences;
    int m_rows;
};
/// The same as a list, batch by batch.
std::vector<std::int32_t> rowOrder(int sequences, int batch);

/// Whether a sequence of a running text begins where another has ended, in the same task.
bool follows(const Sample& before, const Sample& sample);

/// The order in which the task's training sequences are read in one epoch, `batch` at a time: shuffled. Texts and
/// recordings of similar length then meet in a batch, which is as long as its longest; each batch still comes at random.
std::vector<std::int32_t> epochOrder(const Task& task, int batch, Random random);

}  // namespace miru
