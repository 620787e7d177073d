// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/task.h"

#include <utility>

namespace miru {

Task::Task(SequenceSet train, std::vector<std::int32_t> trainIndices, SequenceSet test,
           std::vector<std::int32_t> testIndices, std::vector<std::uint32_t> order, std::vector<Token> code)
    : m_train(std::move(train)),
      m_test(std::move(test)),
      m_trainIndices(std::move(trainIndices)),
      m_testIndices(std::move(testIndices)),
      m_order(std::move(order)),
      m_code(std::move(code)) {
    assert(m_code.empty() || static_cast<int>(m_code.size()) == m_train.shape().vocabulary);
    assert(m_order.empty() || static_cast<int>(m_order.size()) == m_train.numbersPerSequence());
}

Sample Task::sample(const SequenceSet& set, const std::vector<std::int32_t>& indices, int number) const {
    const std::int32_t index = indices[static_cast<std::size_t>(number)];
    Sample sample{set.frames(index), set.label(index), number};
    if (!m_order.empty()) sample.frames.order = m_order.data();
    if (!m_code.empty()) sample.frames.code = m_code.data();
    return sample;
}

}  // namespace miru
