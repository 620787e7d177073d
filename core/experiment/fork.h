// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Another ending for the same beginning: a run that repeats its parent up to a moment and goes on with knobs turned.
//
// A fork is the parent's spec with events at the moment; up to there every bit is the parent's. It may be trained from the
// beginning, or, to the same end, go on from the moment's checkpoint (RunOptions::from).

#include "core/experiment/experiment_spec.h"
#include "core/measure/snapshot.h"

namespace miru {

/// The parent's spec with what had been changed by `moment`, and with an event there for every knob that stands
/// otherwise in `wanted`. Settings of `wanted` that cannot be changed while a run is going are not heeded.
ExperimentSpec forkedAt(const ExperimentSpec& parent, const Snapshot& moment, const ExperimentSpec& wanted);

/// The spec as its settings stand after all of its events.
ExperimentSpec withEventsApplied(const ExperimentSpec& spec);

}  // namespace miru
