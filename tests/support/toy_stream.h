// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stream of one file, to see that the core is open to streams: tasks of different length, each with classes, and so outputs,
// of its own (class scenario).

#include "core/tasks/dataset_source.h"
#include "core/tasks/task_stream.h"

namespace miru::test {

/// Task t has class 2 t and 2 t + 1 of the data set; of `trainPerTask[t]` training sequences.
class ToyStream : public TaskStream {
 public:
    ToyStream(Dataset dataset, std::vector<int> trainPerTask)
        : m_dataset(std::move(dataset)), m_trainPerTask(std::move(trainPerTask)) {}

    int taskCount() const override { return static_cast<int>(m_trainPerTask.size()); }
    SequenceSet::Shape shape() const override { return m_dataset.train.shape(); }
    int trainCount(int index) const override { return m_trainPerTask[static_cast<std::size_t>(index)]; }
    Task makeTask(int index) const override {
        auto train = indicesOf(m_dataset.train, index);
        train.resize(static_cast<std::size_t>(trainCount(index)));
        return Task({.train = m_dataset.train,
                     .trainIndices = std::move(train),
                     .test = m_dataset.test,
                     .testIndices = indicesOf(m_dataset.test, index)});
    }
    Scenario scenario() const override { return Scenario::Class; }
    OutputRange ownOutputs(int index) const override { return {2 * index, 2 * index + 2}; }

 private:
    static std::vector<std::int32_t> indicesOf(const SequenceSet& set, int task) {
        std::vector<std::int32_t> indices;
        for (int n = 0; n < set.count(); ++n)
            if (set.label(n) / 2 == task) indices.push_back(n);
        return indices;
    }

    Dataset m_dataset;
    std::vector<int> m_trainPerTask;
};

}  // namespace miru::test
