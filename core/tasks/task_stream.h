// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stream of tasks, in the order in which they arrive. A task is made when it is asked for; tasks may be of different
// length.

#include <string>
#include <vector>

#include "core/tasks/scenario.h"
#include "core/tasks/task.h"

namespace miru {

class TaskStream {
 public:
    virtual ~TaskStream() = default;
    virtual int taskCount() const = 0;
    /// Steps, inputs and vocabulary, the same for every task, and as `classes` the outputs of all tasks together.
    virtual SequenceSet::Shape shape() const = 0;
    /// Sequences that task number `index` (from 0) is learned from, before it is made. None: it is only tested.
    virtual int trainCount(int index) const = 0;
    /// Task number `index`, the same however often and in whatever order it is asked for.
    virtual Task makeTask(int index) const = 0;

    virtual Scenario scenario() const { return Scenario::Domain; }
    virtual ActiveClasses activeClasses() const { return ActiveClasses::Seen; }
    /// The outputs that belong to one task; all, where tasks share them.
    virtual OutputRange ownOutputs(int index) const {
        static_cast<void>(index);
        return {};
    }
    /// What the outputs stand for, where the classes of the data set have these names; empty if they have none.
    virtual std::vector<std::string> outputNames(const std::vector<std::string>& classNames) const {
        return classNames;
    }

    /// Among which outputs the answer to a training sequence of task `of` is chosen while task `met` − 1 is learned.
    OutputRange trainedOutputs(int met, int of) const {
        if (scenario() == Scenario::Class && activeClasses() == ActiveClasses::All) return {};
        if (scenario() == Scenario::Class && activeClasses() == ActiveClasses::Current) return ownOutputs(of);
        return testedOutputs(met, of);
    }
    /// Among which outputs an answer is chosen in a test once `met` tasks have begun (none: before anything is learned), for
    /// a sequence of task `of`: all of them, those met so far, or the task's own.
    OutputRange testedOutputs(int met, int of) const {
        switch (scenario()) {
            case Scenario::Domain: break;
            case Scenario::Class: return met > 0 ? OutputRange{0, ownOutputs(met - 1).last} : OutputRange{};
            case Scenario::Task: return ownOutputs(of);
        }
        return {};
    }
    /// Whether a test on a task that has not been met says something: only where it has no outputs of its own, which nothing
    /// has taught yet.
    bool testsUnmetTasks() const { return scenario() == Scenario::Domain; }
};

}  // namespace miru
