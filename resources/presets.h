// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The experiments that come with the program, offered by name.

#include <functional>
#include <vector>

#include "core/spec/spec_json.h"
#include "core/study/study.h"

namespace miru {

/// All of them, in the order in which they are offered.
const std::vector<Preset>& presets();
/// The preset of this name, or null.
const Preset* findPreset(const std::string& name);

/// The preset's spec with the first of its preferred data sets that is here (glyphs always are). The choice is written
/// into the spec, so a run says what it was run on.
ExperimentSpec resolved(const Preset& preset, const std::function<bool(const std::string&)>& isHere);

/// A study that comes with the program.
struct StudyPreset {
    std::string name;
    Study study;
};
const std::vector<StudyPreset>& studies();
/// The study of this name, or null.
const StudyPreset* findStudy(const std::string& name);
/// The study on the first of its data sets that is here; the choice is written into its spec.
Study resolved(const Study& study, const std::function<bool(const std::string&)>& isHere);

}  // namespace miru
