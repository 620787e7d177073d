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
    return split == DataSplit::Test ? all(dataset.train.count()) : part(dataset.train.count(), false);
}

Indices testIndices(const Dataset& dataset, DataSplit split) {
    return split == DataSplit::Test ? all(dataset.test.count()) : part(dataset.train.count(), true);
}

Indices draw(Indices indices, int wanted, Random random) {
    const auto count = static_cast<std::size_t>(wanted);
    if (wanted == 0 || count >= indices.size()) return indices;
    random.shuffle(indices);
    indices.resize(count);
    return indices;
}

}  // namespace miru
