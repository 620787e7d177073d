// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences side by side, as a network reads them; and the order in which a task's sequences come into batches.

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

/// The order in which the task's training sequences are read in one epoch, `batch` at a time: shuffled. Texts and
/// recordings of similar length then meet in a batch, which is as long as its longest; each batch still comes at random.
std::vector<std::int32_t> epochOrder(const Task& task, int batch, Random random);

}  // namespace miru
