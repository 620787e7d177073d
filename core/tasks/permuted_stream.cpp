// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/permuted_stream.h"

#include <utility>

#include "core/math/random.h"

namespace miru {
namespace {

/// `wanted` of the indices 0 … count − 1, drawn without repetition; all of them, in order, where wanted is 0 or more
/// than there are.
std::vector<std::int32_t> draw(int count, int wanted, Random random) {
    std::vector<std::int32_t> indices(static_cast<std::size_t>(count));
    std::iota(indices.begin(), indices.end(), 0);
    if (wanted == 0 || wanted >= count) return indices;
    random.shuffle(indices);
    indices.resize(static_cast<std::size_t>(wanted));
    return indices;
}

}  // namespace

PermutedStream::PermutedStream(Dataset dataset, Unit unit, int tasks, int trainPerTask, int testPerTask,
                               std::uint64_t seed)
    : m_dataset(std::move(dataset)),
      m_unit(unit),
      m_tasks(tasks),
      m_trainPerTask(trainPerTask),
      m_testPerTask(testPerTask),
      m_seed(seed) {}

Task PermutedStream::makeTask(int index) const {
    assert(index >= 0 && index < m_tasks);
    const auto task = static_cast<std::uint64_t>(index);
    return Task(m_dataset.train, draw(m_dataset.train.count(), m_trainPerTask, Random(m_seed, "train-sequences", task)),
                m_dataset.test, draw(m_dataset.test.count(), m_testPerTask, Random(m_seed, "test-sequences", task)),
                orderOf(index));
}

std::vector<std::uint32_t> PermutedStream::orderOf(int task) const {
    if (task == 0) return {};
    const auto [steps, inputs, classes] = shape();
    Random random(m_seed, "permutation", static_cast<std::uint64_t>(task));
    if (m_unit == Unit::Pixels)
        return shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps) * static_cast<std::size_t>(inputs),
                                              random);
    const auto rows = shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps), random);
    std::vector<std::uint32_t> order;
    order.reserve(rows.size() * static_cast<std::size_t>(inputs));
    for (const std::uint32_t row : rows)
        for (int i = 0; i < inputs; ++i) order.push_back(row * static_cast<std::uint32_t>(inputs) + i);
    return order;
}

}  // namespace miru
