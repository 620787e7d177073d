// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/fork.h"

namespace miru {
namespace {

/// The parent's spec with the changes made by the moment, and none after it.
ExperimentSpec upTo(const ExperimentSpec& parent, const Snapshot& moment) {
    ExperimentSpec spec = parent;
    spec.events = moment.changes;
    return spec;
}

}  // namespace

ExperimentSpec settingsAt(const ExperimentSpec& spec, const Snapshot& moment) {
    return withEventsApplied(upTo(spec, moment));
}

ExperimentSpec forkedAt(const ExperimentSpec& parent, const Snapshot& moment, const ExperimentSpec& wanted) {
    ExperimentSpec fork = upTo(parent, moment);
    const ExperimentSpec before = withEventsApplied(fork);
    for (const SpecField& field : specFields()) {
        if (!field.knob || !field.isUsed(wanted)) continue;
        const SettingValue value = field.get(wanted);
        if (value != field.get(before))
            fork.events.push_back({moment.position.batch, *field.knob, numberOf(field, value)});
    }
    return fork;
}

std::vector<const SpecField*> settledAtFork(const ExperimentSpec& parent, const ExperimentSpec& wanted) {
    std::vector<const SpecField*> settled;
    for (const SpecField& field : specFields())
        if (field.whySettled(parent) && field.isUsed(wanted) && field.get(wanted) != field.get(parent))
            settled.push_back(&field);
    return settled;
}

}  // namespace miru
