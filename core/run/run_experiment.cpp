// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/run_experiment.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <stdexcept>
#include <utility>

#include "core/files/network_file.h"
#include "core/learning/make_strategy.h"
#include "core/learning/trainer.h"
#include "core/spec/make_network.h"
#include "core/tasks/data_split.h"
#include "core/tasks/make_stream.h"

namespace miru {
namespace {

TrainingPlan planOf(const ExperimentSpec& spec) {
    TrainingPlan plan{
        .seed = spec.seed,
        .batch = spec.training.batch,
        .epochs = spec.training.epochs,
        .strategy = strategySettingsOf(spec),
        .resetsOptimizer = spec.training.resetOptimizer == ExperimentSpec::Training::ResetOptimizer::EachTask,
        .carriesState = spec.training.carryState,
        .checkpointing = spec.training.checkpointing,
        .knobs = knobsOf(spec),
        .changes = spec.events};
    return plan;
}

std::unique_ptr<TaskStream> streamOf(const ExperimentSpec& spec, const Dataset& dataset) {
    return makeStream(streamPlanOf(spec), asRead(spec, dataset));
}

Timetable timetableOf(const ExperimentSpec& spec, const TaskStream& stream) {
    std::vector<std::int64_t> lengths;
    for (int task = 0; task < stream.taskCount(); ++task) lengths.push_back(stream.trainCount(task));
    return Timetable(std::move(lengths), spec.training.batch, spec.training.epochs);
}

/// Sequences of the smallest task, were it to take all there are.
struct TaskExtent {
    int train;
    int test;
};
TaskExtent leastExtent(const ExperimentSpec& spec, const Dataset& dataset) {
    if (!streamPlanOf(spec).dealsOutSequences()) {
        const Dataset read = asRead(spec, dataset);
        return {trainCount(read, spec.data.testOn), testCount(read, spec.data.testOn)};
    }
    ExperimentSpec all = spec;
    all.data.trainPerTask = all.data.testPerTask = 0;
    all.data.joint = false;
    const auto stream = streamOf(all, dataset);
    TaskExtent least{INT_MAX, INT_MAX};
    for (int index = 0; index < stream->taskCount(); ++index) {
        const Task task = stream->makeTask(index);
        least = {std::min(least.train, task.trainCount()), std::min(least.test, task.testCount())};
    }
    return least;
}

/// Why the data cannot be read as the spec says.
std::optional<SpecProblem> readingObstacle(const ExperimentSpec& spec, const Dataset& dataset) {
    const SequenceSet::Shape& shape = dataset.train.shape();
    if (spec.data.labels == LabelLevel::Coarse && shape.coarseClasses == 0)
        return SpecProblem{"data.labels", "coarse",
                           "data.labels is coarse, but " + dataset.title + " has no coarser labels beside its own."};
    if (spec.data.sequence == ImageReading::Rows) return std::nullopt;
    const auto refuse = [&](const std::string& what) {
        return SpecProblem{"data.sequence", "pixels", "data.sequence is pixels, but " + dataset.title + " has " + what};
    };
    if (shape.layout.hasOwnLengths) return refuse("recordings, and only images have pixels.");
    if (shape.answers == Answers::EveryStep) return refuse("answers to every row, and none to every pixel.");
    return std::nullopt;
}

}  // namespace

ExperimentSpec withEventsUpTo(const ExperimentSpec& spec, const Snapshot& snapshot) {
    ExperimentSpec complete = spec;
    complete.events = snapshot.changes;
    for (const KnobChange& event : spec.events)
        if (event.batch >= snapshot.position.batch &&
            std::ranges::find(complete.events, event) == complete.events.end())
            complete.events.push_back(event);
    return complete;
}

std::optional<std::string> resumeObstacle(const Snapshot& snapshot, const ExperimentSpec& spec,
                                          const Dataset& dataset) {
    if (!snapshot.checkpoint) return "The run has diverged, there is nothing to resume from.";
    const Checkpoint& checkpoint = *snapshot.checkpoint;
    if (checkpoint.data != dataset.fingerprint())
        return "The data set " + dataset.title + " is not the one the run was begun with: its sequences differ.";
    const auto stream = streamOf(spec, dataset);
    if (snapshot.classNames && *snapshot.classNames != stream->outputNames(asRead(spec, dataset).classNames))
        return "The data set " + dataset.title +
               " is not the one the run was begun with: its classes have other names.";
    const std::string other = "What was kept of the run belongs to another one: ";
    const auto shape = shapeAsRead(spec, dataset.train.shape());
    if (snapshot.network != networkShapeOf(spec, dataset.train.shape()) || snapshot.steps != shape.steps)
        return other + "its network has another shape.";
    if (!CarriedState::canRestore(checkpoint.carried, snapshot.network.hidden, spec.training.batch))
        return other + "its states are of another batch.";
    const Timetable timetable = timetableOf(spec, *stream);
    if (snapshot.timetable != timetable) return other + "its tasks have another length.";
    const auto optimizer = makeOptimizer(static_cast<OptimizerKind>(snapshot.knobs.whole(Knob::Optimizer)),
                                         snapshot.knobs[Knob::Momentum]);
    if (!optimizer->canRestore(checkpoint.optimizer, snapshot.model->parameters().values().size()))
        return other + "its optimiser is another one.";
    const int met = snapshot.position.task + (checkpoint.taskHasBegun ? 1 : 0);
    if (const auto why = makeStrategy(strategySettingsOf(spec), snapshot.knobs)
                             ->restoreObstacle(checkpoint.strategy, timetable, met, snapshot.network))
        return other + *why + ".";
    return std::nullopt;
}

std::vector<SpecProblem> problemsWith(const ExperimentSpec& spec, const Dataset& dataset, RunStart start) {
    std::vector<SpecProblem> problems;
    if (const auto why = readingObstacle(spec, dataset)) return {*why};
    const StreamPlan plan = streamPlanOf(spec);
    const int sources = dataset.train.sourceCount();
    if (const auto why = streamObstacle(plan, shapeAsRead(spec, dataset.train.shape()), dataset.title, sources)) {
        const bool areTooFew = plan.kind == StreamKind::SplitSources && sources > 0;
        const bool isSplit = plan.kind == StreamKind::SplitClasses;
        const char* const key = !isSplit && !areTooFew                    ? "data.stream"
                                : isSplit && spec.data.classesPerTask > 0 ? "data.classesPerTask"
                                                                          : "data.tasks";
        return {{key, toText(findField(key)->get(spec)), *why}};
    }
    const auto stream = streamOf(spec, dataset);
    const TaskExtent least = leastExtent(spec, dataset);
    const std::string where =
        plan.dealsOutSequences() ? "a task of " + dataset.title + " has " : dataset.title + " has ";
    const auto check = [&](const char* key, int wanted, int available, const char* what) {
        if (wanted > available)
            problems.push_back({key, std::to_string(wanted),
                                std::string(key) + " is " + std::to_string(wanted) + ", but " + where +
                                    std::to_string(available) + " " + what + " (0 takes all)."});
    };
    check("data.trainPerTask", spec.data.trainPerTask, least.train, "training sequences");
    check("data.testPerTask", spec.data.testPerTask, least.test, "test sequences");
    if (least.train == 0 || least.test == 0)
        problems.push_back({"data.testOn", toText(findField("data.testOn")->get(spec)),
                            dataset.title +
                                " has too few sequences: some to learn from and some to be tested on are "
                                "needed" +
                                (plan.dealsOutSequences() ? " in every task." : ".")});
    if (!problems.empty()) return problems;
    const std::int64_t batches = timetableOf(spec, *stream).totalBatches();
    for (const KnobChange& event : spec.events)
        if (batches > 0 && event.batch >= batches)
            problems.push_back({"events", std::to_string(event.batch),
                                "The event at batch " + std::to_string(event.batch) + " (" + fieldOf(event.knob).key +
                                    ") would never happen: the run is over after batch " + std::to_string(batches) +
                                    "."});
    if (!spec.model.weights.empty() && start == RunStart::Beginning) try {
            const TensorFile file = readNetworkArrays(spec.model.weights, networkShapeOf(spec, dataset.train.shape()));
            checkFinite(file, networkShapeOf(spec, dataset.train.shape()));
            if (const auto vocabulary = dataset.train.vocabulary())
                if (!vocabularyMatches(wordsIn(file), *vocabulary))
                    throw std::runtime_error("It knows other words than those of " + dataset.title + ".");
        } catch (const std::runtime_error& error) {
            problems.push_back(
                {"model.weights", spec.model.weights,
                 std::string("model.weights is not a network that fits these settings. ") + error.what()});
        }
    return problems;
}

std::vector<double> evaluateTasks(const Network& network, const ExperimentSpec& spec, const Dataset& dataset,
                                  int threads) {
    const auto stream = streamOf(spec, dataset);
    ThreadPool threadPool(threads);
    Evaluator evaluator(threadPool, stream->shape());
    std::vector<double> accuracies;
    for (int index = 0; index < stream->taskCount(); ++index) {
        const Task task = stream->makeTask(index);
        const bool readsOn = spec.training.carryState && dataset.train.isRunningText();
        const auto evaluate = readsOn ? &Evaluator::evaluateReadingOn : &Evaluator::evaluate;
        const OutputRange among = stream->testedOutputs(stream->taskCount(), index);
        accuracies.push_back(
            (evaluator.*evaluate)(network, task, 0, task.testCount(), among, neverInterrupted).accuracy());
    }
    return accuracies;
}

ResourceCosts resourceCostsOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape, int bytesPerElement,
                              int trainCount) {
    const std::int64_t ofATask =
        std::int64_t{trainCount} * streamPlanOf(spec).classesOfATask(shape.classes) / std::max(1, shape.classes);
    const std::int64_t trainPerTask =
        spec.data.trainPerTask > 0 ? std::min<std::int64_t>(spec.data.trainPerTask, ofATask) : ofATask;
    const NetworkShape network = networkShapeOf(spec, shape);
    ResourceCosts costs = countResources(
        {.steps = shapeAsRead(spec, shape).steps,
         .inputs = network.inputs,
         .hidden = spec.model.hiddenUnits,
         .classes = network.classes,
         .vocabulary = network.vocabulary,
         .isOneHot = network.isOneHot,
         .gruReset = spec.model.gruReset,
         .learnsCoefficients = network.learnsCoefficients,
         .credit = creditOf(spec),
         .answersEveryStep = network.answers == Answers::EveryStep,
         .optimizerSlotsPerWeight = makeOptimizer(spec.training.optimizer, spec.training.momentum)->slotsPerWeight(),
         .rehearsalSamples = spec.data.joint ? 0 : spec.rehearsal.samplesPerTask * spec.data.tasks,
         .bytesPerElement = bytesPerElement});
    const auto strategy = makeStrategy(strategySettingsOf(spec), knobsOf(spec));
    const StrategyCostInputs learning{.outputs = network.classes,
                                      .batch = spec.training.batch,
                                      .tasks = spec.data.tasks,
                                      .trainPerTask = trainPerTask};
    for (ResourceCost& cost : costs.cells) addStrategyCost(*strategy, learning, cost);
    return costs;
}

Run runExperiment(const ExperimentSpec& spec, const Dataset& dataset, const RunOptions& options) {
    const auto stream = streamOf(spec, dataset);
    ThreadPool threadPool(options.threads);
    RunControl nobody;
    Run run;
    TrainingPlan plan = planOf(spec);
    if (options.batches) plan.batches = *options.batches;
    Network network = makeNetwork(spec, dataset.train.shape());
    if (!spec.model.weights.empty() && !options.from)
        readNetwork(readNetworkArrays(spec.model.weights, network.shape()), "", network);
    Trainer trainer({.network = std::move(network),
                     .stream = *stream,
                     .threadPool = threadPool,
                     .control = options.control ? *options.control : nobody,
                     .listeners = {.mailbox = options.mailbox,
                                   .taskLearned =
                                       [&](const std::shared_ptr<const Snapshot>& snapshot) {
                                           run.snapshots.push_back(snapshot);
                                           if (options.taskLearned) options.taskLearned(snapshot);
                                       },
                                   .progressed = options.progressed,
                                   .checkpointed = options.checkpointed,
                                   .checkpointInterval = options.checkpointInterval},
                     .from = options.from,
                     .dataFingerprint = dataset.fingerprint(),
                     .classNames = asRead(spec, dataset).classNames},
                    std::move(plan));
    const auto last = trainer.run();
    // The end of the last task and the end of the run are the same moment.
    if (!run.snapshots.empty() && run.snapshots.back()->position.batch == last->position.batch)
        run.snapshots.pop_back();
    run.snapshots.push_back(last);
    run.spec = withEventsUpTo(spec, *last);
    return run;
}

}  // namespace miru
