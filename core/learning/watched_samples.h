// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences of a task as they are set aside to be looked at: copied out of the data set, the way the task reads them.

#include <vector>

#include "core/measure/snapshot.h"
#include "core/tasks/task.h"

namespace miru {

/// `samples` are test sequences of this task.
WatchedSamples watchedSamples(const Task& task, const std::vector<Sample>& samples);

}  // namespace miru
