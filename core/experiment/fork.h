// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Another ending for the same beginning: a run that repeats its parent up to a moment and goes on with knobs turned.
//
// Equal specs give equal runs, so a fork needs no copy of the network: it is the parent's spec with events at the moment.
// Up to there every bit is the parent's.

#include "core/experiment/experiment_spec.h"
#include "core/measure/snapshot.h"

namespace miru {

/// The parent's spec with what had been changed by `moment`, and with an event there for every knob that stands
/// otherwise in `wanted`. Settings of `wanted` that cannot be changed while a run is going are not heeded.
ExperimentSpec forkedAt(const ExperimentSpec& parent, const Snapshot& moment, const ExperimentSpec& wanted);

/// The spec as its settings stand after all of its events.
ExperimentSpec withEventsApplied(const ExperimentSpec& spec);

}  // namespace miru
