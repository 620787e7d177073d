// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Specs as JSON: {"format": 1, "seed": 1, "data": {"dataset": "glyphs", …}, …, "events": […]}.
//
// The keys are those of the table of settings, nested at the dots. Reading reports all problems at once; a key that is
// not known is a problem, one that is missing has its default.

#include <string>
#include <string_view>
#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

inline constexpr int specFormat = 1;

/// A spec read from somewhere; to be used only if there are no problems.
struct SpecReading {
    ExperimentSpec spec;
    std::vector<SpecProblem> problems;
    bool isGood() const { return problems.empty(); }
};

SpecReading readSpec(std::string_view json);
/// Every setting in the order of the table, two spaces deep, ending in a line feed: equal specs give equal bytes.
std::string writeSpec(const ExperimentSpec& spec);

/// A preset: a spec that is offered by name, and the data sets it prefers, the best first.
/// {"title": …, "about": …, "datasets": ["fashion-mnist", "glyphs"], "spec": {…}}
struct Preset {
    std::string name;
    std::string title;
    std::string about;
    std::vector<std::string> datasets;
    ExperimentSpec spec;
    std::vector<SpecProblem> problems;
};
Preset readPreset(std::string_view name, std::string_view json);

/// The table of settings as JSON, for tools.
std::string settingsAsJson();

}  // namespace miru
