// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The measured seconds of a run as JSON. They are kept apart from everything else, so that equal runs give equal files.

#include <string>

#include "core/measure/snapshot.h"

namespace miru {

std::string timingJson(const RunTiming& timing);
/// Reads it back; zeros where it cannot be read, for nothing depends on them.
RunTiming timingFrom(const std::string& json);

}  // namespace miru
