// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stream of tasks, in the order in which they arrive. A task is made when it is asked for; tasks may be of different
// length.

#include "core/tasks/scenario.h"
#include "core/tasks/task.h"

namespace miru {

class TaskStream {
 public:
    virtual ~TaskStream() = default;
    virtual int taskCount() const = 0;
    /// Steps, inputs and vocabulary, the same for every task, and as `classes` the outputs of all tasks together.
    virtual SequenceSet::Shape shape() const = 0;
    /// Sequences that task number `index` (from 0) is learned from, before it is made.
    virtual int trainCount(int index) const = 0;
    /// Task number `index`, the same however often and in whatever order it is asked for.
    virtual Task makeTask(int index) const = 0;

    virtual Scenario scenario() const { return Scenario::Domain; }
    /// The outputs that belong to one task; all, where tasks share them.
    virtual OutputRange ownOutputs(int index) const {
        static_cast<void>(index);
        return {};
    }

    /// Among which outputs an answer is chosen once `met` tasks have begun (none: before anything is learned), for a sequence
    /// of task `of`: all of them, those met so far, or the task's own.
    OutputRange activeOutputs(int met, int of) const {
        switch (scenario()) {
            case Scenario::Domain: break;
            case Scenario::Class: return met > 0 ? OutputRange{0, ownOutputs(met - 1).last} : OutputRange{};
            case Scenario::Task: return ownOutputs(of);
        }
        return {};
    }
};

}  // namespace miru
