// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/comparability.h"

#include <algorithm>
#include <numeric>

#include "core/measure/checkpoint.h"
#include "core/spec/make_network.h"

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
                  .isJoint = spec.data.joint,
                  .tasks = spec.data.tasks,
                  .testOn = spec.data.testOn,
                  .labels = spec.data.labels};
    if (spec.data.stream == StreamKind::Rotated) on.rotation = spec.data.rotation;
    if (streamPlanOf(spec).dealsOutSequences()) on.classOrder = spec.data.classOrder;
    if (spec.data.stream == StreamKind::SplitClasses) {
        on.classesPerTask = spec.data.classesPerTask;
        if (on.classesPerTask == 0 && latest) on.classesPerTask = latest->classes / std::max(1, spec.data.tasks);
    }
    if (latest) {
        on.fingerprint = fingerprintIn(*latest);
        for (int task = 0; task < latest->timetable.taskCount(); ++task)
            on.samples.push_back(latest->timetable.samples(task));
    }
    return on;
}

namespace {

bool isSameStream(const MeasuredOn& a, const MeasuredOn& b) {
    const bool areKnown = a.classesPerTask > 0 && b.classesPerTask > 0;
    return a.stream == b.stream && a.rotation == b.rotation && a.classOrder == b.classOrder &&
           (!areKnown || a.classesPerTask == b.classesPerTask);
}

}  // namespace

std::optional<ComparisonObstacle> comparisonObstacle(const MeasuredOn& a, const MeasuredOn& b) {
    // A name may stand for other sequences on another day, and a folder may have moved.
    const bool sameData = a.fingerprint && b.fingerprint ? a.fingerprint == b.fingerprint : a.dataset == b.dataset;
    if (!sameData || a.labels != b.labels) return ComparisonObstacle::OtherData;
    if (a.tasks != b.tasks) return ComparisonObstacle::OtherTasks;
    if (a.tasks > 1 && !isSameStream(a, b)) return ComparisonObstacle::OtherStream;
    if (a.tasks > 1 && a.scenario != b.scenario) return ComparisonObstacle::OtherScenario;
    if (a.testOn != b.testOn) return ComparisonObstacle::OtherTests;
    return std::nullopt;
}

std::optional<ComparisonObstacle> curveObstacle(const MeasuredOn& a, const MeasuredOn& b) {
    if (const auto obstacle = comparisonObstacle(a, b)) return obstacle;
    const bool areKnown = !a.samples.empty() && !b.samples.empty();
    const auto all = [](const MeasuredOn& on) {
        return std::accumulate(on.samples.begin(), on.samples.end(), std::int64_t{0});
    };
    const bool isSameLength = a.isJoint != b.isJoint ? all(a) == all(b) : a.samples == b.samples;
    if (areKnown && !isSameLength) return ComparisonObstacle::OtherLength;
    return std::nullopt;
}

}  // namespace miru
