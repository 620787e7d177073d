// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which sequences of a data set are learned from and which are tested on, and how a task draws its own from them.
//
// For validation a sixth of the training sequences is set aside, the same for every seed; then the test sequences are not
// looked at.

#include <cstdint>
#include <vector>

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"
#include "core/tasks/stream_plan.h"

namespace miru {

/// Sequences there are to learn from, and to be tested on.
int trainCount(const Dataset& dataset, DataSplit split);
int testCount(const Dataset& dataset, DataSplit split);

/// Their numbers in the set they lie in, rising.
std::vector<std::int32_t> trainIndices(const Dataset& dataset, DataSplit split);
std::vector<std::int32_t> testIndices(const Dataset& dataset, DataSplit split);
/// The set they lie in.
inline const SequenceSet& testSet(const Dataset& dataset, DataSplit split) {
    return split == DataSplit::Test ? dataset.test : dataset.train;
}

/// `wanted` of the indices, drawn without repetition; all of them, in order, where wanted is 0 or more than there are.
std::vector<std::int32_t> draw(std::vector<std::int32_t> indices, int wanted, Random random);
/// The same of running texts: `wanted` that follow one another.
std::vector<std::int32_t> drawInARow(std::vector<std::int32_t> indices, int wanted, Random random);

}  // namespace miru
