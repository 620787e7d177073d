// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The tasks that a stored network has learned, found again by its spec.

#include <memory>
#include <optional>
#include <string>

#include "core/export/number_form.h"
#include "core/files/network_file.h"
#include "core/tasks/dataset_source.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// Why sequences of this data set cannot be read by the network, a sentence; nothing if they can.
std::optional<std::string> obstacleToReading(const StoredNetwork& stored, const Dataset& data);

/// The tasks it has learned. Throws std::runtime_error with a sentence if their data are not there, or are others.
std::unique_ptr<TaskStream> tasksOf(const StoredNetwork& stored, const DatasetSource& source);

/// The same for an export.
struct TasksForExport {
    std::unique_ptr<TaskStream> stream;  ///< null where they are not there, and floating point does without
    std::string whyNone;                 ///< then, a sentence
};
/// Throws std::runtime_error with a sentence if they are not there and whole numbers need them.
TasksForExport tasksForExport(const StoredNetwork& stored, NumberForm numbers, const DatasetSource& source);

}  // namespace miru
