// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/comparability.h"

#include "core/measure/checkpoint.h"

namespace miru {

std::optional<std::uint64_t> fingerprintIn(const Snapshot& snapshot) {
    return snapshot.checkpoint && snapshot.checkpoint->data != 0 ? std::optional(snapshot.checkpoint->data)
                                                                 : std::nullopt;
}

MeasuredOn measuredOn(const ExperimentSpec& spec, const Snapshot* latest) {
    MeasuredOn on{.dataset = spec.data.dataset,
                  .fingerprint = {},
                  .stream = spec.data.stream,
                  .scenario = spec.data.scenario,
                  .tasks = spec.data.tasks,
                  .testOn = spec.data.testOn};
    if (latest) {
        on.fingerprint = fingerprintIn(*latest);
        for (int task = 0; task < latest->timetable.taskCount(); ++task)
            on.samples.push_back(latest->timetable.samples(task));
    }
    return on;
}

std::optional<ComparisonObstacle> comparisonObstacle(const MeasuredOn& a, const MeasuredOn& b) {
    // A name may stand for other sequences on another day, and a folder may have moved.
    const bool sameData = a.fingerprint && b.fingerprint ? a.fingerprint == b.fingerprint : a.dataset == b.dataset;
    if (!sameData) return ComparisonObstacle::OtherData;
    if (a.tasks != b.tasks) return ComparisonObstacle::OtherTasks;
    if (a.tasks > 1 && (a.stream != b.stream || a.scenario != b.scenario)) return ComparisonObstacle::OtherStream;
    if (a.testOn != b.testOn) return ComparisonObstacle::OtherTests;
    return std::nullopt;
}

std::optional<ComparisonObstacle> curveObstacle(const MeasuredOn& a, const MeasuredOn& b) {
    if (const auto obstacle = comparisonObstacle(a, b)) return obstacle;
    const bool areKnown = !a.samples.empty() && !b.samples.empty();
    if (areKnown && a.samples != b.samples) return ComparisonObstacle::OtherLength;
    return std::nullopt;
}

}  // namespace miru
