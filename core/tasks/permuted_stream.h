// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The classic stream of continual learning: the same images, read in a different fixed order in every task.
//
// Task 1 reads the images as they are. Each later task has an order of its own, drawn from the run's seed: of all
// pixels (permuted MNIST: Goodfellow et al. 2013, Kirkpatrick et al. 2017), or of whole rows, which keeps each row
// readable and shuffles time alone. Of texts the words change places in the vocabulary (each task is written in a code of
// its own), or in time. The network is never told which task a sample belongs to (domain-incremental).

#include <cstdint>

#include "core/tasks/dataset_source.h"
#include "core/tasks/task_stream.h"

namespace miru {

class PermutedStream : public TaskStream {
 public:
    enum class Unit { Pixels, Rows };
    /// What is tested on: the test sequences; or, while settings are being chosen, a sixth of the training sequences, set
    /// aside and the same for every seed. Then the test sequences are not looked at.
    enum class TestOn { Test, Validation };
    static constexpr int validationShare = 6;  ///< one in so many

    /// `trainPerTask`, `testPerTask`: sequences each task has, drawn anew per task; 0 = all.
    PermutedStream(Dataset dataset, Unit unit, int tasks, int trainPerTask, int testPerTask, std::uint64_t seed,
                   TestOn testOn = TestOn::Test);

    /// Sequences there are to learn from, and to be tested on.
    static int trainCount(const Dataset& dataset, TestOn testOn);
    static int testCount(const Dataset& dataset, TestOn testOn);

    int taskCount() const override { return m_tasks; }
    SequenceSet::Shape shape() const override { return m_dataset.train.shape(); }
    Task makeTask(int index) const override;

 private:
    std::vector<std::uint32_t> orderOf(int task) const;
    std::vector<Token> codeOf(int task) const;

    Dataset m_dataset;
    Unit m_unit;
    int m_tasks;
    int m_trainPerTask;
    int m_testPerTask;
    std::uint64_t m_seed;
    TestOn m_testOn;
};

}  // namespace miru
