// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures of runs that never were, made by hand: what panels are tested with.

#include <limits>
#include <memory>

#include "core/measure/snapshot.h"

namespace miru::snapshots {

inline constexpr int batchesPerTask = 1000;
inline constexpr int batchSize = 32;
inline constexpr int pointEvery = 100;  // batches

/// Accuracy on task j while task `now` is being learned: each later task costs a part of it.
inline double accuracyOf(int j, int now) { return std::max(0.1, 0.8 - 0.15 * (now - j)); }

/// A run that has done half of task `task` (from 0) of `tasks`.
inline Snapshot during(int task, int tasks, int hidden = 128, int rehearsalPerTask = 0) {
    Snapshot snapshot;
    const int batches = task * batchesPerTask + batchesPerTask / 2;
    snapshot.position = {.task = task,
                         .taskCount = tasks,
                         .batch = batches,
                         .batchInTask = batchesPerTask / 2,
                         .batchesPerTask = batchesPerTask,
                         .samples = std::int64_t{batches} * batchSize,
                         .samplesPerTask = std::int64_t{batchesPerTask} * batchSize};
    snapshot.timing.sequencesPerSecond = 12'345;
    snapshot.timing.threads = 2;
    snapshot.network = {CellKind::Miru2, ResetOrder::BeforeProduct, 28, hidden, 10};
    snapshot.steps = 28;
    snapshot.knobs = {0.55, 0.7, 0, 1e-3, 0};
    const auto units = static_cast<std::size_t>(hidden);
    snapshot.coefficients = {std::vector<Real>(units, Real(0.55)), std::vector<Real>(units, Real(0.7))};
    snapshot.accuracy.resize(static_cast<std::size_t>(tasks));
    for (int batch = 0; batch <= batches; batch += pointEvery) {
        const int now = std::min(task, batch / batchesPerTask);
        for (int j = 0; j <= now; ++j)
            snapshot.accuracy[static_cast<std::size_t>(j)].add(std::int64_t{batch} * batchSize, batch,
                                                               accuracyOf(j, now), batch % batchesPerTask == 0);
        if (batch > 0) snapshot.loss.add(std::int64_t{batch} * batchSize, batch, 2.3 / (1 + 0.01 * batch));
    }
    snapshot.scoreboard = Scoreboard(tasks);
    snapshot.scoreboard.setBaseline(std::vector<double>(static_cast<std::size_t>(tasks), 0.1));
    for (int i = 0; i < task; ++i) {
        std::vector<double> row;
        for (int j = 0; j < tasks; ++j) row.push_back(j <= i ? accuracyOf(j, i) : 0.1);
        snapshot.scoreboard.addRow(row);
    }
    snapshot.activityTask = task;
    snapshot.activity.mask = {hidden, 28, std::vector<std::uint8_t>(units * 28, 1)};
    snapshot.activity.firingShares.assign(units, 0.5F);
    snapshot.firingShares.assign(static_cast<std::size_t>(task) + 1, snapshot.activity.firingShares);
    snapshot.buffer.capacityPerTask = rehearsalPerTask;
    snapshot.resources = countResources({.steps = 28,
                                         .inputs = 28,
                                         .hidden = hidden,
                                         .classes = 10,
                                         .optimizerNumbersPerWeight = 2,
                                         .rehearsalSamples = rehearsalPerTask * tasks,
                                         .bytesPerNumber = 1});
    return snapshot;
}

/// In the middle of task 3 of 5.
inline Snapshot inTheMiddle() { return during(2, 5); }
inline Snapshot withRehearsal() { return during(2, 5, 128, 1875); }
inline Snapshot oneTask() { return during(0, 1); }
inline Snapshot fiftyTasks() { return during(49, 50); }
inline Snapshot withOneUnit() { return during(2, 5, 1); }
inline Snapshot with512Units() { return during(2, 5, 512); }

/// Nothing that was measured is a number.
inline Snapshot withoutNumbers(int tasks = 5) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    Snapshot snapshot = during(tasks - 1, tasks);
    snapshot.loss = {};
    snapshot.loss.add(0, 0, nan);
    snapshot.accuracy.assign(static_cast<std::size_t>(tasks), {});
    for (Curve& curve : snapshot.accuracy)
        for (int batch = 0; batch < 500; batch += pointEvery) curve.add(std::int64_t{batch} * batchSize, batch, nan);
    snapshot.scoreboard = Scoreboard(tasks);
    for (int i = 0; i + 1 < tasks; ++i)
        snapshot.scoreboard.addRow(std::vector<double>(static_cast<std::size_t>(tasks), nan));
    snapshot.timing.sequencesPerSecond = nan;
    return snapshot;
}

inline Snapshot diverged() {
    Snapshot snapshot = inTheMiddle();
    snapshot.state = RunState::Diverged;
    snapshot.divergence = DivergenceCause::Gradient;
    snapshot.loss.add(snapshot.position.samples, snapshot.position.batch, std::numeric_limits<double>::infinity());
    return snapshot;
}

/// β turned in the middle of task 1, λ in the middle of task 2.
inline Snapshot withKnobChanges() {
    Snapshot snapshot = inTheMiddle();
    snapshot.changes = {{500, Knob::Beta, 0.8, 0.55}, {1500, Knob::Lambda, 0.97, 0.7}};
    snapshot.knobs.beta = 0.8;
    snapshot.knobs.lambda = 0.97;
    return snapshot;
}

inline std::shared_ptr<const Snapshot> shared(Snapshot snapshot) {
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

}  // namespace miru::snapshots
