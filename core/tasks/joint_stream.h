// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// All tasks of another stream learned at once: the upper bound of what a method against forgetting may reach.
//
// The last task has the training sequences of all, each with its own reading and outputs; those before it have none and are
// only tested. So learning it is learning them all, after which they have all been met.

#include <memory>
#include <utility>

#include "core/tasks/task_stream.h"

namespace miru {

class JointStream : public TaskStream {
 public:
    explicit JointStream(std::unique_ptr<TaskStream> apart) : m_apart(std::move(apart)) {}

    int taskCount() const override { return m_apart->taskCount(); }
    SequenceSet::Shape shape() const override { return m_apart->shape(); }
    int trainCount(int index) const override;
    Task makeTask(int index) const override;
    Scenario scenario() const override { return m_apart->scenario(); }
    // All have been met; `activeClasses` makes no difference.
    OutputRange ownOutputs(int index) const override { return m_apart->ownOutputs(index); }
    std::vector<std::string> outputNames(const std::vector<std::string>& classNames) const override {
        return m_apart->outputNames(classNames);
    }

 private:
    std::unique_ptr<TaskStream> m_apart;
};

}  // namespace miru
