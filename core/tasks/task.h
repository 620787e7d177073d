// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One task of a stream: some sequences to learn, some to be tested on, each read in its task's own way.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/tasks/sequence_set.h"

namespace miru {

/// A sequence of a batch: where its frames lie, and its class.
struct Sample {
    FrameView frames;
    std::int32_t label = 0;                     ///< the output that stands for its class, or its last step's
    std::int32_t number = 0;                    ///< in its task's training (or test) sequences
    std::int32_t task = 0;                      ///< it belongs to, from 0
    std::span<const std::int32_t> labels = {};  ///< T outputs, where every step is answered; else empty
};

class Task {
 public:
    /// What a task is made from. Empty lists: as it is.
    struct Parts {
        SequenceSet train;
        std::vector<std::int32_t> trainIndices;  ///< which sequences of it belong to the task
        SequenceSet test;
        std::vector<std::int32_t> testIndices;
        std::vector<std::uint32_t> order = {};        ///< T·I: the position each number of a sequence is read from
        std::vector<Token> code = {};                 ///< what each word of a text is read as
        std::shared_ptr<const Turning> turning = {};  ///< by which images are turned
        std::vector<std::int32_t> outputOf = {};      ///< the output that stands for each class
        int number = 0;                               ///< in its stream, from 0
    };
    explicit Task(Parts parts);

    /// The same task, which can only be tested.
    Task withoutTraining() const;
    /// The same task, with the training sequences of others, read in their ways, in front of its own.
    Task learnedAfter(std::vector<Task> others) const;

    int trainCount() const;
    int testCount() const { return static_cast<int>(m_parts.testIndices.size()); }
    /// The samples point into the task; they live as long as it does.
    Sample train(int number) const;
    Sample test(int number) const { return sample(m_parts.test, m_parts.testIndices, m_testOutputs, number); }
    /// Of test sequence `number` of the task, its number in the set it is drawn from.
    std::int32_t testIndex(int number) const { return m_parts.testIndices[static_cast<std::size_t>(number)]; }
    const SequenceSet::Shape& shape() const { return m_parts.train.shape(); }
    /// The set the task's training sequences come from: tells how they are stored.
    const SequenceSet& trainSet() const { return m_parts.train; }
    /// Position each number of a sequence is read from; empty if it is read as it is.
    const std::vector<std::uint32_t>& order() const { return m_parts.order; }
    /// What each word is read as; empty if it is read as it is.
    const std::vector<Token>& code() const { return m_parts.code; }

 private:
    /// Outputs that stand for the labels of every step of a set.
    using StepOutputs = std::shared_ptr<const std::vector<std::int32_t>>;
    StepOutputs stepOutputsOf(const SequenceSet& set) const;
    Sample sample(const SequenceSet& set, const std::vector<std::int32_t>& indices, const StepOutputs& outputs,
                  int number) const;

    Parts m_parts;
    StepOutputs m_trainOutputs;  ///< null: labels are outputs, or only the end is answered
    StepOutputs m_testOutputs;
    std::vector<Task> m_before;  ///< whose training sequences come first
};

}  // namespace miru
