// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stream of tasks, in the order in which they arrive. A task is made when it is asked for.

#include "core/tasks/task.h"

namespace miru {

class TaskStream {
 public:
    virtual ~TaskStream() = default;
    virtual int taskCount() const = 0;
    /// Steps, inputs and classes, the same for every task.
    virtual SequenceSet::Shape shape() const = 0;
    /// Task number `index` (from 0), the same however often and in whatever order it is asked for.
    virtual Task makeTask(int index) const = 0;
};

}  // namespace miru
