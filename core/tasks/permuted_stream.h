// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The classic stream of continual learning: the same images, read in a different fixed order in every task.
//
// Task 1 reads the images as they are. Each later task has an order of its own, drawn from the run's seed: of all
// pixels (permuted MNIST: Goodfellow et al. 2013, Kirkpatrick et al. 2017), or of whole rows, which keeps each row
// readable and shuffles time alone. Of texts the words change places in the vocabulary (each task is written in a code of
// its own), or in time. Task identity is never given (domain-incremental).

#include "core/tasks/dataset_source.h"
#include "core/tasks/stream_plan.h"
#include "core/tasks/task_stream.h"

namespace miru {

class PermutedStream : public TaskStream {
 public:
    /// The plan's kind is one of the two permuted ones.
    PermutedStream(const StreamPlan& plan, Dataset dataset) : m_plan(plan), m_dataset(std::move(dataset)) {}

    int taskCount() const override { return m_plan.tasks; }
    SequenceSet::Shape shape() const override { return m_dataset.train.shape(); }
    int trainCount(int index) const override;
    Task makeTask(int index) const override;

 private:
    bool permutesNumbers() const { return m_plan.kind == StreamKind::PermutedPixels; }
    std::vector<std::uint32_t> orderOf(int task) const;
    std::vector<Token> codeOf(int task) const;

    StreamPlan m_plan;
    Dataset m_dataset;
};

}  // namespace miru
