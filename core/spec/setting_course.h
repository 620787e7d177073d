// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which settings do anything in a run, and what became of each while it went: the one rule for names, tables and claims.
//
// A GRU has no β, without rehearsal nothing is replayed: what does nothing tells no run from another. What was turned on
// the way is not what the spec began with: a setting has a course, its first value and every change of it.

#include <limits>
#include <optional>
#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

/// Whether the setting does anything at any time of a run of this spec. Who does not know whether the data set is of texts
/// leaves it open: then settings of texts count.
bool isUsed(const SpecField& field, const ExperimentSpec& spec, std::optional<DataKind> kind = {});

/// The spec with every setting at its default that does nothing, and without changes of such: equal for equal runs.
ExperimentSpec usedPartOf(const ExperimentSpec& spec, std::optional<DataKind> kind = {});

/// The spec as it stands at first, then after each of its changes.
std::vector<ExperimentSpec> stagesOf(const ExperimentSpec& spec);

/// What a setting was over a run.
struct SettingCourse {
    /// A coefficient drawn per unit has the range here; one that came with a network file has nothing.
    SettingValue first;
    /// Real ones only, in order; of several at one batch the last.
    std::vector<KnobChange> changes;
    bool operator==(const SettingCourse&) const = default;
};
/// Nothing where the setting does nothing in this run, and for the ranges of coefficients, which their coefficients tell of.
/// Changes after batch `reached` have not come yet.
std::optional<SettingCourse> courseOf(const SpecField& field, const ExperimentSpec& spec,
                                      std::optional<DataKind> kind = {},
                                      std::int64_t reached = std::numeric_limits<std::int64_t>::max());

}  // namespace miru
