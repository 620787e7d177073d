// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures of runs that never were, made by hand: what panels are tested with.

#include <cmath>
#include <limits>
#include <memory>

#include "core/measure/snapshot.h"
#include "core/model/cell_kinds.h"
#include "core/model/network.h"
#include "core/spec/spec_fields.h"
#include "core/tasks/vocabulary.h"

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
                         .samples = std::int64_t{batches} * batchSize};
    snapshot.timetable =
        Timetable(std::vector<std::int64_t>(static_cast<std::size_t>(tasks), std::int64_t{batchesPerTask} * batchSize),
                  batchSize, 1);
    snapshot.timing.sequencesPerSecond = 12'345;
    snapshot.timing.threads = 2;
    snapshot.network = {CellKind::Miru2, ResetOrder::BeforeProduct, 28, hidden, 10};
    snapshot.classes = 10;
    snapshot.chance = 0.1;
    snapshot.steps = 28;
    snapshot.knobs = snapshot.firstKnobs = knobsOf(ExperimentSpec());
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
    const CostInputs inputs{.steps = 28,
                            .inputs = 28,
                            .hidden = hidden,
                            .classes = 10,
                            .optimizerSlotsPerWeight = 2,
                            .rehearsalSamples = rehearsalPerTask * tasks,
                            .bytesPerElement = 1};
    snapshot.resources = countResources(inputs);
    snapshot.ownCost = countResources(snapshot.network.cell, inputs);
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
    snapshot.changes = {{500, Knob::Beta, 0.8}, {1500, Knob::Lambda, 0.97}};
    snapshot.knobs[Knob::Beta] = 0.8;
    snapshot.knobs[Knob::Lambda] = 0.97;
    return snapshot;
}

/// A look inside a cell: numbers spread over each signal's axis, evenly for `bend` 1, towards its low end beyond it.
inline std::vector<SignalHistogram> signalsOf(CellKind cell, double bend) {
    constexpr int count = 1000;
    std::vector<SignalHistogram> signals;
    for (const Signal& signal : cell->make({28, 8})->signals()) {
        Histogram histogram = Histogram::of(signal.range);
        Matrix values(count, 1);
        for (int n = 0; n < count; ++n)
            values(n, 0) =
                static_cast<Real>(histogram.low + (histogram.high - histogram.low) * std::pow((n + 0.5) / count, bend));
        histogram.add(values);
        signals.push_back({signal, histogram});
    }
    return signals;
}

/// With what such a cell shows of its inside, now and at the end of each learned task, which all differ.
inline Snapshot withSignals(CellKind cell, Snapshot snapshot = inTheMiddle()) {
    snapshot.network.cell = cell;
    snapshot.activity.signals = signalsOf(cell, 1);
    for (int task = 0; task < snapshot.scoreboard.learnedCount(); ++task)
        snapshot.pastActivity.push_back({signalsOf(cell, 2 + task), snapshot.activity.mask, {}});
    return snapshot;
}

/// With inhibition: at step t the k winners are the units from t on; task i's are those from 10 i on, half of the time.
inline Snapshot withInhibition(double sparsity, Snapshot snapshot = inTheMiddle()) {
    snapshot.knobs[Knob::Sparsity] = sparsity;
    const int units = snapshot.network.hidden;
    const int winners = Inhibition{.sparsity = sparsity}.winners(units);
    FiringMask& mask = snapshot.activity.mask;
    mask.fires.assign(mask.fires.size(), 0);
    for (int step = 0; step < mask.steps; ++step)
        for (int n = 0; n < winners; ++n) mask.fires[static_cast<std::size_t>(step * units + (step + n) % units)] = 1;
    for (std::size_t task = 0; task < snapshot.firingShares.size(); ++task) {
        auto& shares = snapshot.firingShares[task];
        shares.assign(shares.size(), 0);
        for (int n = 0; n < winners; ++n) shares[(10 * task + static_cast<std::size_t>(n)) % shares.size()] = 0.5F;
    }
    return snapshot;
}

/// Number `position` of example `sample` as the image it is: bytes, 0 … 255.
inline std::uint8_t inkAt(int sample, std::uint32_t position) {
    return static_cast<std::uint8_t>((position * position + 37 * position + 101 * static_cast<std::uint32_t>(sample)) %
                                     256);
}

/// The order in which task `task` reads 28 · 28 numbers: the first as they lie, each later one in another.
inline std::vector<std::uint32_t> orderOf(int task) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t n = 0; task > 0 && n < 28 * 28; ++n)
        order.push_back((5 * n + 17 * static_cast<std::uint32_t>(task)) % (28 * 28));
    return order;
}

/// With networks that nobody has trained, and three sequences of 28 · 28 to look at for each task met so far.
inline Snapshot withNetworks(Snapshot snapshot = inTheMiddle()) {
    const auto network = [&](std::uint64_t seed) {
        return std::make_shared<const Network>(snapshot.network, snapshot.coefficients,
                                               Inhibition{.sparsity = snapshot.knobs[Knob::Sparsity]}, seed);
    };
    for (int task = 0; task < std::min(snapshot.position.task + 1, snapshot.position.taskCount); ++task) {
        WatchedSamples samples;
        samples.steps = samples.inputs = 28;
        samples.order = orderOf(task);
        for (int sample = 0; sample < 3; ++sample) {
            auto& frames = samples.frames.emplace_back();
            for (std::uint32_t n = 0; n < 28 * 28; ++n)
                frames.push_back(static_cast<float>(inkAt(sample, task > 0 ? samples.order[n] : n)) / 255);
            samples.labels.push_back((3 * task + sample) % 10);
        }
        snapshot.samples.push_back(std::make_shared<const WatchedSamples>(std::move(samples)));
    }
    snapshot.model = network(99);
    for (int task = 0; task < snapshot.scoreboard.learnedCount(); ++task)
        snapshot.learned.push_back(network(static_cast<std::uint64_t>(task)));
    return snapshot;
}

/// Two kept sequences of each task met so far, as the task reads them.
inline Snapshot withKept(Snapshot snapshot = withRehearsal()) {
    snapshot = withNetworks(std::move(snapshot));
    BufferSummary& buffer = snapshot.buffer;
    buffer.capacityPerTask = 1875;
    for (std::size_t task = 0; task < snapshot.samples.size(); ++task) {
        buffer.keptPerTask.push_back(task == 2 ? 375 : 1875);
        auto& examples = buffer.examples.emplace_back();
        for (int sample = 0; sample < 2; ++sample) {
            auto& example = examples.emplace_back();
            for (std::uint32_t n = 0; n < 28 * 28; ++n)
                example.push_back(inkAt(sample, task > 0 ? snapshot.samples[task]->order[n] : n));
        }
        buffer.bytes += std::int64_t{28 * 28} * buffer.keptPerTask.back();
    }
    return snapshot;
}

/// Of a run that reads words: two tasks, three texts of five words for each, the second task in a code of its own.
inline Snapshot withTexts() {
    Snapshot snapshot = during(1, 2, 16, 8);
    const int vocabulary = 7;
    snapshot.network = {.cell = CellKind::Gru, .inputs = 4, .hidden = 16, .classes = 2, .vocabulary = vocabulary};
    snapshot.classes = 2;
    snapshot.chance = 0.5;
    snapshot.steps = 6;
    const Coefficients coefficients{std::vector<Real>(16, Real(0.55)), std::vector<Real>(16, Real(0.7))};
    snapshot.coefficients = coefficients;
    snapshot.model = std::make_shared<const Network>(snapshot.network, coefficients, Inhibition{}, 3);
    snapshot.words = std::make_shared<const std::vector<std::string>>(
        std::vector<std::string>{"the", "good", "bad", "film", "plot"});
    const std::vector<Token> codes[] = {{}, {0, 1, 4, 5, 6, 2, 3}};
    for (const auto& code : codes) {
        WatchedSamples samples;
        samples.steps = 6;
        samples.inputs = 1;
        samples.code = code;
        for (Token n = 0; n < 3; ++n) {
            const std::vector<Token> plain{2, static_cast<Token>(3 + n % 2), Vocabulary::unknown, 5, 6};
            auto& text = samples.texts.emplace_back();
            for (const Token token : plain) text.push_back(code.empty() ? token : code[token]);
            samples.words.push_back({"the", n % 2 == 0 ? "good" : "bad", "unheard", "film", "plot"});
            samples.labels.push_back(n % 2 == 0 ? 1 : 0);
        }
        snapshot.samples.push_back(std::make_shared<const WatchedSamples>(samples));
        snapshot.buffer.texts.push_back(samples.texts);
    }
    snapshot.buffer.keptPerTask = {3, 3};
    snapshot.buffer.examples = {{}, {}};
    return snapshot;
}

/// Of a run that reads recordings of four bands: one task as it is, one with its moments in another order.
inline Snapshot withRecordings() {
    Snapshot snapshot = during(1, 2, 16, 8);
    snapshot.network = {.cell = CellKind::Gru, .inputs = 4, .hidden = 16, .classes = 3};
    snapshot.classes = 3;
    snapshot.steps = 6;
    snapshot.layout = {.hasOwnLengths = true};
    const Coefficients coefficients{std::vector<Real>(16, Real(0.55)), std::vector<Real>(16, Real(0.7))};
    snapshot.coefficients = coefficients;
    snapshot.model = std::make_shared<const Network>(snapshot.network, coefficients, Inhibition{}, 3);
    for (int task = 0; task < 2; ++task) {
        WatchedSamples samples;
        samples.steps = 6;
        samples.inputs = 4;
        samples.layout = snapshot.layout;
        for (std::uint32_t n = 0; task == 1 && n < 24; ++n) samples.order.push_back((n + 8) % 24);
        auto& examples = snapshot.buffer.examples.emplace_back();
        for (int sample = 0; sample < 3; ++sample) {
            auto& frames = samples.frames.emplace_back();
            auto& bytes = examples.emplace_back();
            for (int n = 0; n < 4 * (2 + 2 * sample); ++n) {
                frames.push_back(0.5F * static_cast<float>(n % 7 - 3));
                bytes.push_back(static_cast<std::uint8_t>(40 * (n % 7)));
            }
            samples.labels.push_back(sample);
            samples.numbers.push_back(10 * task + 2 * sample + 1);
        }
        snapshot.samples.push_back(std::make_shared<const WatchedSamples>(std::move(samples)));
        snapshot.buffer.keptPerTask.push_back(3);
    }
    return snapshot;
}

/// Of a run that reads images of 2 × 2 pixels of three colours, row by row or pixel by pixel.
inline Snapshot inColour(bool byPixels) {
    Snapshot snapshot = during(0, 1, 16, 8);
    const int steps = byPixels ? 4 : 2;
    snapshot.network = {.cell = CellKind::Gru, .inputs = 12 / steps, .hidden = 16, .classes = 3};
    snapshot.classes = 3;
    snapshot.steps = steps;
    snapshot.layout = {.channels = 3, .columns = byPixels ? 2 : 0};
    const Coefficients coefficients{std::vector<Real>(16, Real(0.55)), std::vector<Real>(16, Real(0.7))};
    snapshot.coefficients = coefficients;
    snapshot.model = std::make_shared<const Network>(snapshot.network, coefficients, Inhibition{}, 3);
    WatchedSamples samples;
    samples.steps = steps;
    samples.inputs = 12 / steps;
    samples.layout = snapshot.layout;
    samples.frames.emplace_back();
    for (int n = 0; n < 12; ++n) samples.frames[0].push_back(static_cast<float>(n) / 12);
    samples.labels = {1};
    snapshot.samples.push_back(std::make_shared<const WatchedSamples>(std::move(samples)));
    return snapshot;
}

/// What a panel may be handed: one task, fifty tasks, no numbers, one unit, 512 units, diverged.
inline std::vector<Snapshot> ofEveryKind() {
    return {oneTask(), fiftyTasks(), withoutNumbers(), withOneUnit(), with512Units(), diverged()};
}

inline std::shared_ptr<const Snapshot> shared(Snapshot snapshot) {
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

}  // namespace miru::snapshots
