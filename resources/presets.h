// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The experiments that come with the program, offered by name.

#include <functional>
#include <vector>

#include "core/experiment/spec_json.h"

namespace miru {

/// All of them, in the order in which they are offered.
const std::vector<Preset>& presets();
/// The preset of this name, or null.
const Preset* findPreset(const std::string& name);

/// The preset's spec with the first of its preferred data sets that is here (glyphs always are). The choice is written
/// into the spec, so a run says what it was run on.
ExperimentSpec resolved(const Preset& preset, const std::function<bool(const std::string&)>& isHere);

}  // namespace miru
