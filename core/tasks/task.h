// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One task of a stream: some sequences to learn, some to be tested on, read in the task's own order.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/tasks/sequence_set.h"

namespace miru {

/// A sequence of a batch: where its frames lie, and its class.
struct Sample {
    FrameView frames;
    std::int32_t label = 0;
    std::int32_t number = 0;  ///< in its task's training (or test) sequences
};

class Task {
 public:
    /// Which sequences of `train` and `test` belong to the task, the order of a sequence's T·I numbers, and, of texts, what
    /// each word is read as (empty: as they are).
    Task(SequenceSet train, std::vector<std::int32_t> trainIndices, SequenceSet test,
         std::vector<std::int32_t> testIndices, std::vector<std::uint32_t> order, std::vector<Token> code = {});

    int trainCount() const { return static_cast<int>(m_trainIndices.size()); }
    int testCount() const { return static_cast<int>(m_testIndices.size()); }
    /// The samples point into the task; they live as long as it does.
    Sample train(int number) const { return sample(m_train, m_trainIndices, number); }
    Sample test(int number) const { return sample(m_test, m_testIndices, number); }
    const SequenceSet::Shape& shape() const { return m_train.shape(); }
    /// The set the task's training sequences come from: tells how they are stored.
    const SequenceSet& trainSet() const { return m_train; }
    /// Position each number of a sequence is read from; empty if it is read as it is.
    const std::vector<std::uint32_t>& order() const { return m_order; }
    /// What each word is read as; empty if it is read as it is.
    const std::vector<Token>& code() const { return m_code; }

 private:
    Sample sample(const SequenceSet& set, const std::vector<std::int32_t>& indices, int number) const;

    SequenceSet m_train;
    SequenceSet m_test;
    std::vector<std::int32_t> m_trainIndices;
    std::vector<std::int32_t> m_testIndices;
    std::vector<std::uint32_t> m_order;
    std::vector<Token> m_code;
};

}  // namespace miru
