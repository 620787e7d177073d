// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/spec/setting_course.h"

#include <algorithm>
#include <string_view>

namespace miru {
namespace {

/// In a run in which nothing is turned.
bool isUsedUnchanged(const SpecField& field, const ExperimentSpec& spec, std::optional<DataKind> kind) {
    const auto& key = field.key;
    const auto& model = spec.model;
    const bool isRange = key == "model.betaRange" || key == "model.lambdaRange";
    const bool isCoefficient = isRange || key == "model.beta" || key == "model.lambda";
    if (isCoefficient && !model.weights.empty()) return false;  // the file brings its own
    if (isRange && std::holds_alternative<std::monostate>(field.get(spec))) return false;
    return field.isUsed(spec, kind);
}

/// A coefficient can be turned wherever the cell has it, whatever it began with.
bool canBeTurned(std::string_view key, const ExperimentSpec& spec) {
    if (key == "model.beta") return spec.model.cell->hasBeta;
    if (key == "model.lambda") return spec.model.cell->hasLambda;
    return true;
}

bool isUsedAt(const SpecField& field, const std::vector<ExperimentSpec>& stages, std::optional<DataKind> kind) {
    return std::ranges::any_of(stages,
                               [&](const ExperimentSpec& stage) { return isUsedUnchanged(field, stage, kind); });
}

}  // namespace

std::vector<ExperimentSpec> stagesOf(const ExperimentSpec& spec) {
    std::vector<ExperimentSpec> stages;
    ExperimentSpec stage = spec;
    stage.events.clear();
    stages.push_back(stage);
    for (const KnobChange& event : spec.events) {
        stage.events = {event};
        stage = withEventsApplied(stage);
        stages.push_back(stage);
    }
    return stages;
}

bool isUsed(const SpecField& field, const ExperimentSpec& spec, std::optional<DataKind> kind) {
    return isUsedAt(field, stagesOf(spec), kind);
}

ExperimentSpec usedPartOf(const ExperimentSpec& spec, std::optional<DataKind> kind) {
    const auto stages = stagesOf(spec);
    ExperimentSpec used = spec;
    for (const SpecField& field : specFields())
        if (!isUsedAt(field, stages, kind)) field.set(used, field.defaultValue());
    std::erase_if(used.events, [&](const KnobChange& event) {
        const SpecField& field = fieldOf(event.knob);
        return !canBeTurned(field.key, spec) ||
               (event.knob != Knob::Beta && event.knob != Knob::Lambda && !isUsedAt(field, stages, kind));
    });
    return used;
}

std::optional<SettingCourse> courseOf(const SpecField& field, const ExperimentSpec& spec, std::optional<DataKind> kind,
                                      std::int64_t reached) {
    if (field.key == "model.betaRange" || field.key == "model.lambdaRange") return std::nullopt;
    const bool isBeta = field.key == "model.beta";
    const bool isCoefficient = isBeta || field.key == "model.lambda";
    SettingCourse course;
    if (!isCoefficient) {
        if (!isUsed(field, spec, kind)) return std::nullopt;
        course.first = field.get(spec);
    } else {
        if (!canBeTurned(field.key, spec)) return std::nullopt;
        const auto& range = isBeta ? spec.model.betaRange : spec.model.lambdaRange;
        if (spec.model.weights.empty()) course.first = range ? SettingValue(*range) : field.get(spec);
    }
    for (const KnobChange& event : spec.events) {
        if (field.knob != event.knob || event.batch > reached) continue;
        if (!course.changes.empty() && course.changes.back().batch == event.batch) course.changes.pop_back();
        const bool isNews = course.changes.empty() ? course.first != valueOf(field, event.value)
                                                   : course.changes.back().value != event.value;
        if (isNews) course.changes.push_back(event);
    }
    return course;
}

}  // namespace miru
