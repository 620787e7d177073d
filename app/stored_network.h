// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The network that a command is given, and the data it has learned.

#include <memory>
#include <optional>
#include <string>

#include "core/export/number_form.h"
#include "core/files/network_file.h"
#include "core/tasks/dataset_source.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// The network of a run's folder, or of a file. Throws std::runtime_error with a sentence if there is none.
StoredNetwork networkAt(const std::string& place);

/// Why sequences of this data set cannot be read by the network, a sentence; nothing if they can.
std::optional<std::string> obstacleToReading(const StoredNetwork& stored, const Dataset& data);

/// The tasks it has learned. Throws std::runtime_error with a sentence if their data are not there, or are others.
std::unique_ptr<TaskStream> tasksOf(const StoredNetwork& stored);
/// The same for an export: null, and a remark, where they are not there and floating point does without.
std::unique_ptr<TaskStream> tasksForExport(const StoredNetwork& stored, NumberForm numbers);

}  // namespace miru
