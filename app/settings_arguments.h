// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What commands that train have in common: `--set key=value`, and small files of settings.

#include <string>
#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

/// Applies each "key=value" to the spec and adds what is wrong: what cannot be set, and a key that is given two values.
/// Returns the keys that were set.
std::vector<std::string> applySets(const std::vector<std::string>& sets, ExperimentSpec& spec,
                                   std::vector<SpecProblem>& problems);

/// The text of a spec or a study, from a file or standard input (`-`). Throws std::runtime_error with path and
/// reason, also if it is longer than any of these could be.
std::string readSettingsText(const std::string& path);

}  // namespace miru
