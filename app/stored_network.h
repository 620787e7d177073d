// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The network that a command is given, and the tasks it has learned.

#include <memory>
#include <string>

#include "core/export/number_form.h"
#include "core/files/network_file.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// The network of a run's folder, or of a file. Throws std::runtime_error with a sentence if there is none.
StoredNetwork networkAt(const std::string& place);

/// The tasks it has learned, for an export; null, and a remark on stderr, where they are not there and floating point does
/// without. Throws as `tasksForExport`.
std::unique_ptr<TaskStream> tasksOrRemark(const StoredNetwork& stored, NumberForm numbers);

}  // namespace miru
