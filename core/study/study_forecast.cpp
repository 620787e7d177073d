// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/study_forecast.h"

#include <algorithm>
#include <thread>

#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"

namespace miru {
namespace {

constexpr double guessedSpeed = 8e9;             // multiply-adds per second of one core
constexpr std::int64_t bytesOfOneRun = 120'000;  // curves, summary, journal, the samples that are watched

ResourceCost costOf(const ExperimentSpec& spec, const DataExtent& data) {
    return resourceCostsOf(spec, data.shape, data.bytesPerElement, data.trainCount).of(spec.model.cell);
}

/// Sequences of a task, if its settings ask for no fewer.
double sequencesOfATask(const ExperimentSpec& spec, int there, int wanted, int classes) {
    const double all = static_cast<double>(there) * streamPlanOf(spec).classesOfATask(classes) / std::max(1, classes);
    return wanted > 0 ? std::min<double>(wanted, all) : all;
}

double workOf(const ExperimentSpec& spec, const DataExtent& data, const ResourceCost& cost) {
    const int tasks = std::max(1, spec.data.tasks);
    const double ofATask = sequencesOfATask(spec, data.trainCount, spec.data.trainPerTask, data.shape.classes);
    const double fresh = ofATask * spec.training.epochs * tasks;
    const double batches = fresh / std::max(1, spec.training.batch);
    const bool rehearses = spec.rehearsal.samplesPerTask > 0 && !spec.data.joint;
    const double rehearsed = rehearses ? batches * (tasks - 1) / tasks * spec.rehearsal.perBatch : 0;
    const double tested = sequencesOfATask(spec, data.testCount, spec.data.testPerTask, data.shape.classes);
    const double looks =
        batches / std::max(1, spec.evaluation.every) *
        (spec.evaluation.sequences > 0 ? std::min(tested * tasks, static_cast<double>(spec.evaluation.sequences))
                                       : tested * tasks);
    return (fresh + rehearsed) * static_cast<double>(cost.macsForward + cost.macsBackward) +
           (looks + tested * tasks * (tasks + 1)) * static_cast<double>(cost.macsForward);
}

}  // namespace

std::optional<double> speedOf(const ExperimentSpec& spec, const RunTiming& timing, const DataExtent& data) {
    const double seconds = timing.trainingSeconds + timing.evaluationSeconds;
    if (timing.sequences <= 0 || !(seconds > 0)) return std::nullopt;
    const ResourceCost cost = costOf(spec, data);
    const double work =
        static_cast<double>(timing.sequences) * static_cast<double>(cost.macsForward + cost.macsBackward) +
        static_cast<double>(timing.evaluated) * static_cast<double>(cost.macsForward);
    return work / seconds / std::max(1, timing.threads);
}

StudyForecast forecastOf(const Study& study, const std::function<DataExtent(const ExperimentSpec&)>& extentOf,
                         const MeasuredSpeeds& speeds, int sideBySide) {
    StudyForecast forecast;
    forecast.runs = study.runCount();
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    forecast.sideBySide = std::clamp(sideBySide > 0 ? sideBySide : cores, 1, std::max(1, forecast.runs));
    constexpr int mostLookedAt = 1000;  // of a large study some, evenly, stand for all
    const int step = std::max(1, forecast.runs / mostLookedAt);
    double all = 0;
    double longest = 0;
    double bytes = 0;
    int lookedAt = 0;
    for (int run = 0; run < forecast.runs; run += step, ++lookedAt) {
        const ExperimentSpec spec = study.specOf(run);
        const DataExtent data = extentOf(spec);
        const ResourceCost cost = costOf(spec, data);
        const auto known = speeds.find(spec.model.cell->key);
        forecast.guessed += known == speeds.end() ? 1 : 0;
        const double seconds = workOf(spec, data, cost) / (known == speeds.end() ? guessedSpeed : known->second);
        all += seconds;
        longest = std::max(longest, seconds);
        // The network by itself; in the checkpoint as it is, as it began and as each task left it. Of what is rehearsed only
        // the numbers of the sequences are kept.
        bytes += static_cast<double>(bytesOfOneRun + cost.weightBytes * (3 + std::max(1, spec.data.tasks)) +
                                     cost.optimizerBytes + cost.strategy.bytes);
    }
    const double share = static_cast<double>(forecast.runs) / std::max(1, lookedAt);
    all *= share;
    forecast.bytes = std::llround(share * bytes);
    forecast.guessed = static_cast<int>(std::lround(share * forecast.guessed));
    forecast.secondsOfOne = all / std::max(1, forecast.runs);
    forecast.seconds = std::max(longest, all / forecast.sideBySide);
    return forecast;
}

}  // namespace miru
