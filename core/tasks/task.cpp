// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/task.h"

#include <utility>

#include "core/math/require.h"

namespace miru {

Task::Task(Parts parts) : m_parts(std::move(parts)) {
    const auto& shape = m_parts.train.shape();
    require(m_parts.code.empty() || static_cast<int>(m_parts.code.size()) == shape.vocabulary,
            "a task's code is of other words than its texts");
    require(m_parts.order.empty() || static_cast<int>(m_parts.order.size()) == m_parts.train.numbersPerSequence(),
            "a task's order is of other sequences than its own");
    require(m_parts.outputOf.empty() || static_cast<int>(m_parts.outputOf.size()) == shape.classes,
            "a task's outputs are of other classes than its own");
    m_trainOutputs = stepOutputsOf(m_parts.train);
    m_testOutputs = stepOutputsOf(m_parts.test);
}

Task::StepOutputs Task::stepOutputsOf(const SequenceSet& set) const {
    if (!set.answersEveryStep() || m_parts.outputOf.empty()) return nullptr;
    auto outputs = std::make_shared<std::vector<std::int32_t>>();
    for (int n = 0; n < set.count(); ++n)
        for (const std::int32_t label : set.labels(n))
            outputs->push_back(m_parts.outputOf[static_cast<std::size_t>(label)]);
    return outputs;
}

Task Task::withoutTraining() const {
    Task task = *this;
    task.m_parts.trainIndices.clear();
    return task;
}

Task Task::learnedAfter(std::vector<Task> others) const {
    Task task = *this;
    task.m_before = std::move(others);
    return task;
}

int Task::trainCount() const {
    auto count = static_cast<int>(m_parts.trainIndices.size());
    for (const Task& task : m_before) count += task.trainCount();
    return count;
}

Sample Task::train(int number) const {
    int first = 0;
    for (const Task& task : m_before) {
        if (number - first < task.trainCount()) {
            Sample sample = task.train(number - first);
            sample.number = number;
            return sample;
        }
        first += task.trainCount();
    }
    return sample(m_parts.train, m_parts.trainIndices, m_trainOutputs, number - first);
}

Sample Task::sample(const SequenceSet& set, const std::vector<std::int32_t>& indices, const StepOutputs& outputs,
                    int number) const {
    const std::int32_t index = indices[static_cast<std::size_t>(number)];
    const std::int32_t label = set.label(index);
    Sample sample{set.frames(index),
                  m_parts.outputOf.empty() ? label : m_parts.outputOf[static_cast<std::size_t>(label)], number,
                  m_parts.number};
    if (set.answersEveryStep()) {
        sample.labels = set.labels(index);
        if (outputs)
            sample.labels = std::span(*outputs).subspan(static_cast<std::size_t>(index) * sample.labels.size(),
                                                        sample.labels.size());
    }
    if (!m_parts.order.empty()) sample.frames.order = m_parts.order.data();
    if (!m_parts.code.empty()) sample.frames.code = m_parts.code.data();
    sample.frames.turning = m_parts.turning.get();
    return sample;
}

}  // namespace miru
