// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/fork.h"

#include <algorithm>
#include <cmath>

#include "core/experiment/spec_fields.h"

namespace miru {
namespace {

double numberOf(const SettingValue& value) {
    const auto* const whole = std::get_if<std::int64_t>(&value);
    return whole ? static_cast<double>(*whole) : std::get<double>(value);
}

/// A coefficient that is drawn per unit has no single value to compare or to set.
bool isDrawn(const ExperimentSpec& spec, Knob knob) {
    return (knob == Knob::Beta && spec.model.betaRange) || (knob == Knob::Lambda && spec.model.lambdaRange);
}

double valueOf(const Knobs& knobs, Knob knob) {
    switch (knob) {
        case Knob::Beta: return knobs.beta;
        case Knob::Lambda: return knobs.lambda;
        case Knob::Sparsity: return knobs.sparsity;
        case Knob::LearningRate: return knobs.learningRate;
        case Knob::ReplayPerBatch: break;
    }
    return knobs.replayPerBatch;
}

}  // namespace

ExperimentSpec forkedAt(const ExperimentSpec& parent, const Snapshot& moment, const ExperimentSpec& wanted) {
    ExperimentSpec fork = parent;
    fork.events.clear();
    for (const KnobChange& change : moment.changes)
        fork.events.push_back({change.batch, fieldOf(change.knob).key, change.value});
    for (const SpecField& field : specFields()) {
        if (!field.isLive() || isDrawn(wanted, *field.knob)) continue;
        const double value = numberOf(field.get(wanted));
        // What was never on cannot be turned: without rehearsal there is nothing to replay.
        if (*field.knob == Knob::ReplayPerBatch && parent.rehearsal.samplesPerTask == 0) continue;
        const double now = valueOf(moment.knobs, *field.knob);
        constexpr double rounding = 1e-6;  // a coefficient has been a float meanwhile
        if (std::abs(value - now) > rounding * std::max(std::abs(value), std::abs(now)))
            fork.events.push_back({moment.position.batch, field.key, value});
    }
    return fork;
}

ExperimentSpec withEventsApplied(const ExperimentSpec& spec) {
    ExperimentSpec applied = spec;
    for (const SettingEvent& event : spec.events) {
        const SpecField* const field = findField(event.key);
        if (!field) continue;
        if (std::holds_alternative<std::int64_t>(field->get(applied)))
            field->set(applied, std::int64_t{std::llround(event.value)});
        else
            field->set(applied, event.value);
    }
    applied.events.clear();
    return applied;
}

}  // namespace miru
