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

/// Of running texts the last of all are set aside, so that what is read on and on stays together.
Indices lastPart(int count, bool isAside) {
    Indices indices = all(count);
    const auto border = indices.end() - count / validationShare;
    isAside ? indices.erase(indices.begin(), border) : indices.erase(border, indices.end());
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
    const int count = dataset.train.count();
    return split == DataSplit::Test ? count : count - count / validationShare;
}

int testCount(const Dataset& dataset, DataSplit split) {
    return split == DataSplit::Test ? dataset.test.count() : dataset.train.count() / validationShare;
}

Indices trainIndices(const Dataset& dataset, DataSplit split) {
    const int count = dataset.train.count();
    if (split == DataSplit::Test) return all(count);
    return dataset.train.isRunningText() ? lastPart(count, false) : part(count, false);
}

Indices testIndices(const Dataset& dataset, DataSplit split) {
    if (split == DataSplit::Test) return all(dataset.test.count());
    const int count = dataset.train.count();
    return dataset.train.isRunningText() ? lastPart(count, true) : part(count, true);
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
