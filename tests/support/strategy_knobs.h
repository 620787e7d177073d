// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the knobs of methods against forgetting stand under some settings, all others at 0.

#include "core/learning/strategy_settings.h"
#include "core/measure/knobs.h"

namespace miru::test {

inline Knobs knobsOf(const StrategySettings& settings) {
    Knobs knobs;
    knobs[Knob::ImportanceStrength] = settings.importance.strength;
    knobs[Knob::DistillationStrength] = settings.distillation.strength;
    knobs[Knob::KeptPerTask] = settings.rehearsal.samplesPerTask;
    knobs[Knob::ReplayPerBatch] = settings.rehearsal.perBatch;
    knobs[Knob::LogitStrength] = settings.rehearsal.logitStrength;
    knobs[Knob::LabelStrength] = settings.rehearsal.labelStrength;
    return knobs;
}

}  // namespace miru::test
