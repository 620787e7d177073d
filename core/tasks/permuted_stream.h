// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The classic stream of continual learning: the same images, read in a different fixed order in every task.
//
// Task 1 reads the images as they are. Each later task has an order of its own, drawn from the run's seed: of all
// pixels (permuted MNIST: Goodfellow et al. 2013, Kirkpatrick et al. 2017), or of whole rows, which keeps each row
// readable and shuffles time alone. Of texts the words change places in the vocabulary (each task is written in a code of
// its own), or in time. Of recordings, whose steps differ in number, the numbers of each step change places, all steps alike,
// or the steps do. An image is permuted alike however it is read; the colours of a pixel stay together.

#include "core/tasks/dataset_stream.h"

namespace miru {

/// What each word of the vocabulary is read as in a task (from 0) of a stream that exchanges them; empty: as it is.
std::vector<Token> wordCodeOf(const StreamPlan& plan, int task, int vocabulary);

class PermutedStream : public DatasetStream {
 public:
    using DatasetStream::DatasetStream;

 protected:
    void addReading(int index, Task::Parts& parts) const override;

 private:
    bool permutesNumbers() const { return plan().kind == StreamKind::PermutedPixels; }
    std::vector<std::uint32_t> orderOf(int task) const;
};

}  // namespace miru
