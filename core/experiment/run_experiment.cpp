// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/experiment/run_experiment.h"

#include <algorithm>
#include <utility>

#include "core/learning/replay.h"
#include "core/learning/trainer.h"

namespace miru {
namespace {

std::unique_ptr<Strategy> makeStrategy(const ExperimentSpec::Rehearsal& rehearsal) {
    if (rehearsal.samplesPerTask == 0) return std::make_unique<Finetuning>();
    return std::make_unique<Replay>(rehearsal.samplesPerTask, rehearsal.perBatch);
}

TrainingPlan planOf(const ExperimentSpec& spec) {
    TrainingPlan plan{.seed = spec.seed,
                      .learningRate = spec.training.learningRate,
                      .gradientClip = spec.training.gradientClip,
                      .batch = spec.training.batch,
                      .epochs = spec.training.epochs,
                      .replayPerBatch = spec.rehearsal.samplesPerTask > 0 ? spec.rehearsal.perBatch : 0,
                      .rehearsalPerTask = spec.rehearsal.samplesPerTask,
                      .evaluateEvery = spec.evaluation.every,
                      .evaluationSamples = spec.evaluation.samples,
                      .changes = {}};
    for (const SettingEvent& event : spec.events)
        plan.changes.push_back({event.batch, *findField(event.key)->knob, event.value, 0});
    return plan;
}

/// What was changed, as events; recorded ones that the run did not live to see stay.
std::vector<SettingEvent> eventsOf(const Snapshot& last, const std::vector<SettingEvent>& recorded) {
    std::vector<SettingEvent> events;
    for (const KnobChange& change : last.changes)
        events.push_back({change.batch, fieldOf(change.knob).key, change.value});
    for (const SettingEvent& event : recorded)
        if (event.batch >= last.position.batch && std::ranges::find(events, event) == events.end())
            events.push_back(event);
    return events;
}

}  // namespace

std::vector<SpecProblem> problemsWith(const ExperimentSpec& spec, const Dataset& dataset) {
    std::vector<SpecProblem> problems;
    const auto check = [&](const char* key, int wanted, int available, const char* what) {
        if (wanted > available)
            problems.push_back({key, std::to_string(wanted),
                                std::string(key) + " is " + std::to_string(wanted) + ", but " + dataset.title +
                                    " has " + std::to_string(available) + " " + what + " (0 takes all)."});
    };
    check("data.trainPerTask", spec.data.trainPerTask, dataset.train.count(), "training sequences");
    check("data.testPerTask", spec.data.testPerTask, dataset.test.count(), "test sequences");
    return problems;
}

Network makeNetwork(const ExperimentSpec& spec, const SequenceSet::Shape& shape) {
    return Network({.cell = spec.model.cell,
                    .gruReset = spec.model.gruReset,
                    .inputs = shape.inputs,
                    .hidden = spec.model.hiddenUnits,
                    .classes = shape.classes},
                   drawCoefficients(spec), spec.inhibition, spec.seed);
}

ResourceBill billOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape, int bytesPerNumber) {
    return countResources({.steps = shape.steps,
                           .inputs = shape.inputs,
                           .hidden = spec.model.hiddenUnits,
                           .classes = shape.classes,
                           .gruReset = spec.model.gruReset,
                           .optimizerNumbersPerWeight =
                               makeOptimizer(spec.training.optimizer, spec.training.momentum)->numbersPerWeight(),
                           .rehearsalSamples = spec.rehearsal.samplesPerTask * spec.data.tasks,
                           .bytesPerNumber = bytesPerNumber});
}

RunRecord runExperiment(const ExperimentSpec& spec, const Dataset& dataset, const RunOptions& options) {
    const PermutedStream stream(dataset, spec.data.stream, spec.data.tasks, spec.data.trainPerTask,
                                spec.data.testPerTask, spec.seed);
    Workers workers(options.threads);
    RunControl nobody;
    RunRecord record;
    Trainer trainer({.network = makeNetwork(spec, stream.shape()),
                     .optimizer = makeOptimizer(spec.training.optimizer, spec.training.momentum),
                     .strategy = makeStrategy(spec.rehearsal),
                     .stream = stream,
                     .workers = workers,
                     .control = options.control ? *options.control : nobody,
                     .mailbox = options.mailbox,
                     .from = options.from,
                     .taskLearned =
                         [&](const std::shared_ptr<const Snapshot>& picture) {
                             record.kept.push_back(picture);
                             if (options.taskLearned) options.taskLearned(picture);
                         },
                     .progressed = options.progressed},
                    planOf(spec));
    record.last = trainer.run();
    record.spec = spec;
    record.spec.events = eventsOf(*record.last, spec.events);
    record.weights = trainer.network().parameters();
    return record;
}

}  // namespace miru
