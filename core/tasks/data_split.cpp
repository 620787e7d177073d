// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/data_split.h"

#include <algorithm>
#include <numeric>

namespace miru {
namespace {

using Indices = std::vector<std::int32_t>;

constexpr int validationShare = 6;  // one in so many

Indices all(int count) {
    Indices indices(static_cast<std::size_t>(count));
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// Of running texts the last of each source are set aside, so that what is read on and on stays together.
Indices lastPart(const SequenceSet& set, bool isAside) {
    std::vector<int> left(static_cast<std::size_t>(set.sourceCount()));  // to be met yet, of each source
    for (int n = 0; n < set.count(); ++n) ++left[static_cast<std::size_t>(set.source(n))];
    std::vector<int> aside;
    for (const int count : left) aside.push_back(count / validationShare);
    Indices indices;
    for (int n = 0; n < set.count(); ++n) {
        const auto source = static_cast<std::size_t>(set.source(n));
        if ((left[source]-- <= aside[source]) == isAside) indices.push_back(n);
    }
    return indices;
}

/// Which of the training sequences are set aside (`isAside`), and which are learned from. The run's seed has no say.
Indices part(int count, bool isAside) {
    Random random(0, "validation");
    auto indices = shuffledIndices<std::int32_t>(static_cast<std::size_t>(count), random);
    const auto border = indices.begin() + count / validationShare;
    isAside ? indices.erase(border, indices.end()) : indices.erase(indices.begin(), border);
    std::ranges::sort(indices);
    return indices;
}

}  // namespace

int trainCount(const Dataset& dataset, DataSplit split) {
    return dataset.train.count() - (split == DataSplit::Test ? 0 : testCount(dataset, split));
}

int testCount(const Dataset& dataset, DataSplit split) {
    if (split == DataSplit::Test) return dataset.test.count();
    if (dataset.train.isRunningText()) return static_cast<int>(lastPart(dataset.train, true).size());
    return dataset.train.count() / validationShare;
}

Indices trainIndices(const Dataset& dataset, DataSplit split) {
    const int count = dataset.train.count();
    if (split == DataSplit::Test) return all(count);
    return dataset.train.isRunningText() ? lastPart(dataset.train, false) : part(count, false);
}

Indices testIndices(const Dataset& dataset, DataSplit split) {
    if (split == DataSplit::Test) return all(dataset.test.count());
    const int count = dataset.train.count();
    return dataset.train.isRunningText() ? lastPart(dataset.train, true) : part(count, true);
}

Indices draw(Indices indices, int wanted, Random random) {
    const auto count = static_cast<std::size_t>(wanted);
    if (wanted == 0 || count >= indices.size()) return indices;
    random.shuffle(indices);
    indices.resize(count);
    return indices;
}

Indices drawInARow(Indices indices, int wanted, Random random) {
    const auto count = static_cast<std::size_t>(wanted);
    if (wanted == 0 || count >= indices.size()) return indices;
    const auto first = indices.begin() + static_cast<std::ptrdiff_t>(random.below(indices.size() - count + 1));
    return {first, first + wanted};
}

}  // namespace miru
