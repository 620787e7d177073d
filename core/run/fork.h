// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A fork: a run that repeats its parent up to a moment and continues from there with other settings.
//
// A fork is the parent's spec with events at the moment; up to there every bit is the parent's. It may be trained from the
// beginning, or, to the same end, continue from the moment's checkpoint (RunOptions::from). Everything can be changed but
// what the run was made from: its data, the shape of its network, the length of its tasks.

#include <vector>

#include "core/measure/snapshot.h"
#include "core/spec/spec_fields.h"

namespace miru {

/// The settings in force at that moment of a run of this spec, without events: what a fork there begins with.
ExperimentSpec settingsAt(const ExperimentSpec& spec, const Snapshot& moment);

/// The parent's spec with what had been changed by `moment`, and with an event there for every setting that is of use and
/// stands otherwise in `wanted`. Settings of `wanted` that are settled when a run begins stay the parent's;
/// `settledAtFork` names them.
ExperimentSpec forkedAt(const ExperimentSpec& parent, const Snapshot& moment, const ExperimentSpec& wanted);

/// The settings in which `wanted` differs from the parent and that no fork can change; each has its reason.
std::vector<const SpecField*> settledAtFork(const ExperimentSpec& parent, const ExperimentSpec& wanted);

}  // namespace miru
