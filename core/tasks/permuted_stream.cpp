// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/permuted_stream.h"

#include <algorithm>
#include <utility>

#include "core/math/random.h"

namespace miru {
namespace {

using Indices = std::vector<std::int32_t>;

/// `wanted` of the indices, drawn without repetition; all of them, in order, where wanted is 0 or more than there are.
Indices draw(Indices indices, int wanted, Random random) {
    const auto count = static_cast<std::size_t>(wanted);
    if (wanted == 0 || count >= indices.size()) return indices;
    random.shuffle(indices);
    indices.resize(count);
    return indices;
}

Indices all(int count) {
    Indices indices(static_cast<std::size_t>(count));
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// Which of the training sequences are set aside (`isAside`), and which are learned from. The run's seed has no say.
Indices part(int count, bool isAside) {
    Random random(0, "validation");
    auto indices = shuffledIndices<std::int32_t>(static_cast<std::size_t>(count), random);
    const auto border = indices.begin() + count / PermutedStream::validationShare;
    isAside ? indices.erase(border, indices.end()) : indices.erase(indices.begin(), border);
    std::ranges::sort(indices);
    return indices;
}

}  // namespace

PermutedStream::PermutedStream(Dataset dataset, Unit unit, int tasks, int trainPerTask, int testPerTask,
                               std::uint64_t seed, TestOn testOn)
    : m_dataset(std::move(dataset)),
      m_unit(unit),
      m_tasks(tasks),
      m_trainPerTask(trainPerTask),
      m_testPerTask(testPerTask),
      m_seed(seed),
      m_testOn(testOn) {}

int PermutedStream::trainCount(const Dataset& dataset, TestOn testOn) {
    const int count = dataset.train.count();
    return testOn == TestOn::Test ? count : count - count / validationShare;
}

int PermutedStream::testCount(const Dataset& dataset, TestOn testOn) {
    return testOn == TestOn::Test ? dataset.test.count() : dataset.train.count() / validationShare;
}

Task PermutedStream::makeTask(int index) const {
    assert(index >= 0 && index < m_tasks);
    const auto task = static_cast<std::uint64_t>(index);
    const bool isValidation = m_testOn == TestOn::Validation;
    const SequenceSet& test = isValidation ? m_dataset.train : m_dataset.test;
    const int count = m_dataset.train.count();
    return Task(
        m_dataset.train,
        draw(isValidation ? part(count, false) : all(count), m_trainPerTask, Random(m_seed, "train-sequences", task)),
        test,
        draw(isValidation ? part(count, true) : all(test.count()), m_testPerTask,
             Random(m_seed, "test-sequences", task)),
        orderOf(index), codeOf(index));
}

std::vector<Token> PermutedStream::codeOf(int task) const {
    const int vocabulary = shape().vocabulary;
    if (task == 0 || vocabulary == 0 || m_unit != Unit::Pixels) return {};
    Random random(m_seed, "permutation", static_cast<std::uint64_t>(task));
    const auto places = shuffledIndices<Token>(static_cast<std::size_t>(vocabulary - Vocabulary::reserved), random);
    std::vector<Token> code{Vocabulary::padding, Vocabulary::unknown};
    for (const Token place : places) code.push_back(static_cast<Token>(place + Vocabulary::reserved));
    return code;
}

std::vector<std::uint32_t> PermutedStream::orderOf(int task) const {
    const auto [steps, inputs, classes, vocabulary] = shape();
    if (task == 0 || (vocabulary > 0 && m_unit == Unit::Pixels)) return {};
    Random random(m_seed, "permutation", static_cast<std::uint64_t>(task));
    if (m_unit == Unit::Pixels)
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
