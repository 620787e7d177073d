// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/permuted_stream.h"

#include <algorithm>
#include <utility>

#include "core/math/random.h"
#include "core/math/require.h"
#include "core/tasks/data_split.h"

namespace miru {

int PermutedStream::trainCount(int) const {
    const int count = miru::trainCount(m_dataset, m_plan.split);
    return m_plan.trainPerTask > 0 ? std::min(m_plan.trainPerTask, count) : count;
}

Task PermutedStream::makeTask(int index) const {
    require(index >= 0 && index < m_plan.tasks, "there is no such task");
    const auto task = static_cast<std::uint64_t>(index);
    return Task({.train = m_dataset.train,
                 .trainIndices = draw(trainIndices(m_dataset, m_plan.split), m_plan.trainPerTask,
                                      Random(m_plan.seed, "train-sequences", task)),
                 .test = testSet(m_dataset, m_plan.split),
                 .testIndices = draw(testIndices(m_dataset, m_plan.split), m_plan.testPerTask,
                                     Random(m_plan.seed, "test-sequences", task)),
                 .order = orderOf(index),
                 .code = codeOf(index)});
}

std::vector<Token> PermutedStream::codeOf(int task) const {
    const int vocabulary = shape().vocabulary;
    if (task == 0 || vocabulary == 0 || !permutesNumbers()) return {};
    Random random(m_plan.seed, "permutation", static_cast<std::uint64_t>(task));
    const auto places = shuffledIndices<Token>(static_cast<std::size_t>(vocabulary - Vocabulary::reserved), random);
    std::vector<Token> code{Vocabulary::padding, Vocabulary::unknown};
    for (const Token place : places) code.push_back(static_cast<Token>(place + Vocabulary::reserved));
    return code;
}

std::vector<std::uint32_t> PermutedStream::orderOf(int task) const {
    const auto [steps, inputs, classes, vocabulary] = shape();
    if (task == 0 || (vocabulary > 0 && permutesNumbers())) return {};
    Random random(m_plan.seed, "permutation", static_cast<std::uint64_t>(task));
    if (permutesNumbers())
        return shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps) * static_cast<std::size_t>(inputs),
                                              random);
    const auto rows = shuffledIndices<std::uint32_t>(static_cast<std::size_t>(steps), random);
    std::vector<std::uint32_t> order;
    order.reserve(rows.size() * static_cast<std::size_t>(inputs));
    for (const std::uint32_t row : rows)
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(inputs); ++i)
            order.push_back(row * static_cast<std::uint32_t>(inputs) + i);
    return order;
}

}  // namespace miru
