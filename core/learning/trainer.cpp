// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/learning/make_strategy.h"
#include "core/learning/stopwatch.h"
#include "core/math/require.h"

namespace miru {
namespace {

/// Where a coefficient's knob stands: where the settings say, or, where units have numbers of their own, at their mean.
double knobOf(double asSet, const std::vector<Real>& perUnit) {
    if (std::ranges::all_of(perUnit, [&](Real number) { return number == static_cast<Real>(asSet); })) return asSet;
    return std::accumulate(perUnit.begin(), perUnit.end(), 0.0) / static_cast<double>(perUnit.size());
}

std::unique_ptr<Optimizer> optimizerOf(const Knobs& knobs) {
    return makeOptimizer(static_cast<OptimizerKind>(knobs.whole(Knob::Optimizer)), knobs[Knob::Momentum]);
}

bool areFinite(std::span<const Real> numbers) {
    return std::ranges::all_of(numbers, [](Real number) { return std::isfinite(number); });
}

/// Outputs of which nothing was asked in a batch, such as those of other tasks in the task scenario: their weights stay where
/// they are, though an optimiser that remembers earlier gradients would carry them on.
class UnaskedOutputs {
 public:
    UnaskedOutputs(const Parameters& gradient, const Parameters& weights) {
        const auto dV = gradient.tensor("V");
        const auto dc = gradient.tensor("c");
        const auto V = weights.tensor("V");
        const auto c = weights.tensor("c");
        for (int output = 0; output < dV.rows(); ++output) {
            bool isAsked = dc(output, 0) != 0;
            for (int j = 0; j < dV.cols() && !isAsked; ++j) isAsked = dV(output, j) != 0;
            if (isAsked) continue;
            m_outputs.push_back(output);
            for (int j = 0; j < dV.cols(); ++j) m_kept.push_back(V(output, j));
            m_kept.push_back(c(output, 0));
        }
    }
    void putBack(Parameters& weights) const {
        const auto V = weights.tensor("V");
        const auto c = weights.tensor("c");
        auto kept = m_kept.begin();
        for (const int output : m_outputs) {
            for (int j = 0; j < V.cols(); ++j) V(output, j) = *kept++;
            c(output, 0) = *kept++;
        }
    }

 private:
    std::vector<int> m_outputs;
    std::vector<Real> m_kept;
};

/// β and λ as the network has them; where it learns them, as they were chosen for its beginning.
Knobs knobsAtTheStart(Knobs knobs, const Network& network) {
    if (network.shape().learnsCoefficients) return knobs;
    const Coefficients coefficients = network.coefficients();
    knobs[Knob::Beta] = knobOf(knobs[Knob::Beta], coefficients.beta);
    knobs[Knob::Lambda] = knobOf(knobs[Knob::Lambda], coefficients.lambda);
    return knobs;
}

}  // namespace

Trainer::Trainer(Parts parts, TrainingPlan plan)
    : m_parts(std::move(parts)),
      m_plan(std::move(plan)),
      m_settings(knobsAtTheStart(m_plan.knobs, m_parts.network), m_plan.changes),
      m_observer(m_parts.listeners, m_parts.threadPool, m_parts.stream.shape(), m_plan.seed),
      m_now(m_observer.now()),
      m_gradients(m_parts.threadPool, m_parts.stream.shape(),
                  m_plan.checkpointing ? Segments::Kept::Ends : Segments::Kept::Everything),
      m_evaluator(m_parts.threadPool, m_parts.stream.shape()),
      m_random(m_plan.seed, "strategy"),
      m_gradient(m_parts.network.parameters().tensors()) {
    const TaskStream& stream = m_parts.stream;
    const auto& network = m_parts.network.shape();
    require(network.classes == stream.shape().classes, "the network has other outputs than the stream");
    const int tasks = stream.taskCount();
    std::vector<std::int64_t> lengths;
    for (int index = 0; index < tasks; ++index) {
        m_tasks.push_back(stream.makeTask(index));
        lengths.push_back(m_tasks.back().trainCount());
    }
    m_now.network = network;
    m_now.steps = stream.shape().steps;
    m_now.layout = stream.shape().layout;
    m_now.classes = m_tasks[0].shape().classes;
    m_now.accuracy.resize(static_cast<std::size_t>(tasks));
    m_now.scoreboard = Scoreboard(tasks);
    m_now.testLoss.assign(static_cast<std::size_t>(tasks), 0);
    m_now.timing.threads = m_parts.threadPool.threadCount();
    m_now.position.taskCount = tasks;
    m_now.timetable = Timetable(std::move(lengths), m_plan.batch, m_plan.epochs);
    m_now.knobs = m_settings.now();
    m_now.firstKnobs = m_settings.first();
    if (const auto vocabulary = m_tasks[0].trainSet().vocabulary()) {
        const auto known = vocabulary->words().begin() + (stream.shape().vocabulary - Vocabulary::reserved);
        m_now.words = std::make_shared<const std::vector<std::string>>(vocabulary->words().begin(), known);
        m_now.knownShare = m_tasks[0].trainSet().knownShare();
    }
    m_now.classNames = std::make_shared<const std::vector<std::string>>(stream.outputNames(m_parts.classNames));
    m_optimizer = optimizerOf(m_settings.now());
    m_strategy = strategyOf(m_settings.now());
    countCost();
    if (m_parts.from) resumeFrom(*m_parts.from);
}

std::unique_ptr<Strategy> Trainer::strategyOf(const Knobs& knobs) const {
    return m_parts.makeStrategy ? m_parts.makeStrategy(knobs) : makeStrategy(m_plan.strategy, knobs);
}

/// Takes over everything an earlier run had come to. What can be rebuilt (permutations, watched sequences, the cost) has
/// been rebuilt.
void Trainer::resumeFrom(const Snapshot& snapshot) {
    require(snapshot.checkpoint && snapshot.network == m_now.network && snapshot.timetable == m_now.timetable,
            "a run cannot resume from a snapshot of another one");
    const Checkpoint& checkpoint = *snapshot.checkpoint;
    m_parts.network = *snapshot.model;
    m_settings.resumeFrom(snapshot);
    m_observer.resumeFrom(snapshot);
    m_now.knobs = m_settings.now();
    m_now.firstKnobs = m_settings.first();
    m_now.changes = m_settings.changes();
    m_optimizer = optimizerOf(m_settings.now());
    m_optimizer->restore(checkpoint.optimizer);
    m_strategy = strategyOf(m_settings.now());
    m_strategy->restore(checkpoint.strategy, m_tasks);
    m_random = Random(checkpoint.random);
    m_taskHasBegun = checkpoint.taskHasBegun;
    if (!checkpoint.carried.empty()) m_carried.restore(checkpoint.carried, m_now.network.hidden, m_plan.batch);
    countCost();
    meetTasks(snapshot.activityTask + 1);
}

/// What network, optimiser and rehearsal cost, as they are now.
void Trainer::countCost() {
    const auto& network = m_parts.network.shape();
    const auto shape = m_parts.stream.shape();
    const CostInputs inputs{.steps = shape.steps,
                            .inputs = network.inputs,
                            .hidden = network.hidden,
                            .classes = shape.classes,
                            .vocabulary = network.vocabulary,
                            .isOneHot = network.isOneHot,
                            .gruReset = network.gruReset,
                            .learnsCoefficients = network.learnsCoefficients,
                            .credit = m_parts.network.credit(),
                            .answersEveryStep = network.answers == Answers::EveryStep,
                            .optimizerSlotsPerWeight = m_optimizer->slotsPerWeight(),
                            .rehearsalSamples = m_settings.now().whole(Knob::KeptPerTask) * taskCount(),
                            .bytesPerElement = m_tasks[0].trainSet().bytesPerElement()};
    const StrategyCostInputs learning{.outputs = shape.classes,
                                      .batch = m_plan.batch,
                                      .tasks = taskCount(),
                                      .trainPerTask = timetable().longestTask()};
    m_now.resources = countResources(inputs);
    for (ResourceCost& cost : m_now.resources.cells) addStrategyCost(*m_strategy, learning, cost);
    m_now.ownCost = countResources(network.cell, inputs);
    addStrategyCost(*m_strategy, learning, m_now.ownCost);
}

std::shared_ptr<const Snapshot> Trainer::run() {
    m_company.emplace();
    if (m_now.testedOutputs.empty()) meetTasks(1);  // a run that resumes has met more
    m_observer.begin();
    const bool isNew = m_now.scoreboard.baseline().empty();
    bool going = !isNew || scoreUntrained();
    reportProgress();
    m_observer.publish(subject(), true);
    for (int index = m_now.position.task; going && index < taskCount(); ++index) going = learnTask(index);

    if (going)
        m_now.state = RunState::Finished;
    else if (m_now.state != RunState::Diverged)
        m_now.state = RunState::Stopped;
    m_company.reset();
    return m_observer.publishLast(subject());
}

bool Trainer::learnTask(int index) {
    const Task& task = m_tasks[static_cast<std::size_t>(index)];
    if (task.trainCount() == 0) {
        passOver(index);
        return true;
    }
    // A run that resumes may stand in the midst of the task, and there before or after an evaluation.
    if (!m_taskHasBegun && !beginTask(index)) return false;
    if (!evaluateIfDue()) return false;

    auto& position = m_now.position;
    const auto perEpoch = timetable().batchesPerEpoch(index);
    for (auto epoch = position.batchInTask / perEpoch; epoch < m_plan.epochs; ++epoch) {
        const auto order = orderOf(index, static_cast<int>(epoch));
        const auto batch = position.batchInTask % perEpoch;
        for (int first = static_cast<int>(batch) * m_plan.batch; first < task.trainCount(); first += m_plan.batch)
            if (!learnBatch(task, order, static_cast<int>(epoch), first)) return false;
    }

    if (!finishTask(task)) return false;
    m_observer.publishLearned(subject());
    m_parts.control.reached(StepUnit::Evaluation);
    m_parts.control.reached(StepUnit::Task);
    reportProgress();
    return true;
}

/// The task's row of R, and what the strategy makes of the task: both or, if the run is to stop, neither. An evaluation that
/// is broken off leaves no trace, and is due again when the run resumes.
bool Trainer::finishTask(const Task& task) {
    if (!areFinite(m_parts.network.parameters().values())) return diverge(DivergenceCause::Weights);
    auto accuracies = accuraciesOn(0, tasksTested(), 0);
    if (!accuracies || !m_strategy->taskFinished(context(), task)) return false;
    m_observer.addAccuracies(0, std::span(*accuracies).first(static_cast<std::size_t>(m_now.position.task) + 1), true);
    m_observer.extendTrainingCurves(m_parts.network);
    m_now.lossRows.emplace_back(m_now.testLoss.begin(),
                                m_now.testLoss.begin() + static_cast<std::ptrdiff_t>(accuracies->size()));
    m_now.scoreboard.addRow(std::move(*accuracies));
    m_observer.keepLearned(m_parts.network);
    m_observer.keepAnchor(m_parts.network, *m_strategy);
    ++m_now.position.task;
    m_taskHasBegun = false;
    return true;
}

/// The first `met` tasks have been met: their sequences are watched, and their outputs may be the answer.
void Trainer::meetTasks(int met) {
    m_observer.watchTasks(std::span(m_tasks).first(static_cast<std::size_t>(met)));
    m_now.testedOutputs.clear();
    m_now.firstTestedOutputs.clear();
    for (int task = 0; task < met; ++task) {
        m_now.testedOutputs.push_back(m_parts.stream.testedOutputs(met, task));
        m_now.firstTestedOutputs.push_back(m_parts.stream.testedOutputs(task + 1, task));
    }
    const OutputRange last = m_now.testedOutputs.back();
    m_now.chance = 1.0 / (last.isAll() ? m_parts.network.shape().classes : last.last - last.first);
}

/// A task without training sequences, which others after it bring along: it has been met, but not tested.
void Trainer::passOver(int index) {
    m_now.activityTask = index;
    meetTasks(index + 1);
    m_now.scoreboard.addRow({});
    m_now.lossRows.emplace_back();
    m_observer.keepLearned(m_parts.network);
    m_now.position.task = index + 1;
}

/// Those whose test sequences are answered when a task has been learned.
int Trainer::tasksTested() const { return m_parts.stream.testsUnmetTasks() ? taskCount() : m_now.position.task + 1; }

bool Trainer::beginTask(int index) {
    m_now.position.task = index;
    m_now.position.batchInTask = 0;
    m_now.activityTask = index;
    meetTasks(index + 1);
    // Where the new task starts from; those before it have just been tested, but for those that have been passed over.
    int untested = index;
    while (untested > 0 && m_tasks[static_cast<std::size_t>(untested) - 1].trainCount() == 0) --untested;
    if (!extendCurves(untested, true)) return false;
    if (m_plan.resetsOptimizer && index > 0) m_optimizer = optimizerOf(m_settings.now());
    m_strategy->taskStarted(context(), m_tasks[static_cast<std::size_t>(index)]);
    m_taskHasBegun = true;
    return true;
}

/// In which order an epoch reads its task's sequences.
std::vector<std::int32_t> Trainer::orderOf(int task, int epoch) const {
    if (readsOn()) return rowOrder(m_tasks[static_cast<std::size_t>(task)].trainCount(), m_plan.batch);
    return epochOrder(m_tasks[static_cast<std::size_t>(task)], m_plan.batch,
                      Random(m_plan.seed, "order", static_cast<std::uint64_t>(task * m_plan.epochs + epoch)));
}

/// Rows of the batch that do not read on where they have ended begin with a state of zero: at the beginning of an epoch, and
/// of a text.
void Trainer::clearRows(const Task& task, const std::vector<std::int32_t>& order, int first) {
    m_carried.prepare(m_parts.network.shape().hidden, m_plan.batch);
    for (int row = 0; row < std::min(m_plan.batch, task.trainCount() - first); ++row) {
        const auto place = static_cast<std::size_t>(first + row);
        const auto batch = static_cast<std::size_t>(m_plan.batch);
        if (place < batch || !follows(task.train(order[place - batch]), task.train(order[place]))) m_carried.clear(row);
    }
}

/// The task's own sequences of the batch that begins with number `first` of the order.
void Trainer::fillBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first) {
    m_batch.clear();
    m_batch.firstEpoch = epoch == 0;
    for (int n = first; n < std::min(first + m_plan.batch, task.trainCount()); ++n) {
        const Sample sample = task.train(order[static_cast<std::size_t>(n)]);
        m_batch.add(sample, targetOf(sample, context().activeOutputs(sample.task)));
    }
    m_batch.fresh = m_batch.samples.size();
}

bool Trainer::learnBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first) {
    m_parts.control.throttle();
    if (!proceed()) return false;
    applyChanges();
    {
        const Stopwatch stopwatch(m_now.timing.trainingSeconds);
        fillBatch(task, order, epoch, first);
        const Random before = m_random;
        m_strategy->compose(context(), m_batch);
        if (readsOn()) clearRows(task, order, first);
        const auto loss = m_gradients.compute(m_parts.network, m_batch, m_gradient, m_parts.control.stopping(),
                                              readsOn() ? &m_carried : nullptr);
        if (!loss) {  // the run is to stop: it will be as if this batch had never begun
            m_random = before;
            return false;
        }
        if (const auto cause = takeStep(*loss)) return diverge(*cause);
    }
    auto& position = m_now.position;
    ++position.batch;
    ++position.batchInTask;
    position.samples += static_cast<std::int64_t>(m_batch.fresh);
    m_now.timing.sequences += static_cast<std::int64_t>(m_batch.samples.size());
    if (m_company->hadOthers()) m_now.timing.sharedMachine = true;

    m_parts.control.reached(StepUnit::Batch);
    if (!evaluateIfDue()) return false;
    reportProgress();
    m_observer.publish(subject(), false);
    m_observer.keepCheckpointIfDue(subject());
    return true;
}

/// From the gradient of the batch's loss to new weights: the strategy's part, clipping, the optimiser's step.
std::optional<DivergenceCause> Trainer::takeStep(LossSum loss) {
    const Knobs& knobs = m_settings.now();
    m_strategy->logitsComputed(context(), m_batch, m_gradients.logits());
    m_strategy->projectGradient(context(), m_gradient);
    const double penalty = m_strategy->addPenalty(context(), m_gradient);
    if (penalty != 0 || m_strategy->anchor()) loss.of(TrainingQuantity::Penalty).add(penalty);

    const auto gradient = m_gradient.values();
    const auto weights = m_parts.network.parameters().values();
    const double norm = normOf(gradient);
    if (!std::isfinite(loss.loss)) return DivergenceCause::Loss;
    if (!std::isfinite(norm)) return DivergenceCause::Gradient;
    loss.of(TrainingQuantity::GradientNorm).add(norm);
    m_observer.add(loss);
    if (const double clip = knobs[Knob::GradientClip]; clip > 0) clipNorm(gradient, norm, clip);
    const UnaskedOutputs unasked(m_gradient, m_parts.network.parameters());
    m_optimizer->step(weights, gradient, knobs[Knob::LearningRate], m_parts.threadPool);
    unasked.putBack(m_parts.network.parameters());
    m_strategy->stepTaken(context());
    return std::nullopt;
}

/// Between two pieces of work: waits while paused, having shown where. False when the run is to stop.
bool Trainer::proceed() {
    if (m_parts.control.isPaused()) {
        m_now.state = RunState::Paused;
        m_observer.publish(subject(), true);
        m_observer.keepCheckpoint(subject());
        m_company->rest();
        const bool resumes = m_parts.control.waitToProceed();
        m_company->work();
        if (resumes) m_now.state = RunState::Running;
        return resumes;
    }
    return !m_parts.control.isStopping() && m_now.position.batch < m_plan.batches;
}

/// For whoever wants the run to pause at a certain point.
void Trainer::reportProgress() {
    const auto& position = m_now.position;
    const auto known = [this](int task) {
        const auto& curve = m_now.accuracy[static_cast<std::size_t>(task)];
        return curve.empty() ? 0 : curve.points().back().value;
    };
    RunProgress progress;
    progress.epochsInTask =
        position.batchInTask / std::max<std::int64_t>(1, timetable().batchesPerEpoch(m_now.activityTask));
    progress.tasksLearned = m_now.scoreboard.learnedCount();
    progress.atHand = known(m_now.activityTask);
    for (int task = 0; task < m_now.activityTask; ++task) progress.learned.push_back(known(task));
    m_parts.control.report(std::move(progress));
}

/// Recorded changes whose batch has come, then what has been asked for since the last batch.
void Trainer::applyChanges() {
    for (const KnobChange& wanted : m_parts.control.takeChanges()) m_settings.request(wanted);
    bool changesWhatIsKept = false;
    while (const auto change = m_settings.takeDue(m_now.position.batch)) {
        apply(*change);
        changesWhatIsKept = changesWhatIsKept || change->knob == Knob::KeptPerTask;
    }
    // What is kept depends on how much is replayed: both are changed before it is chosen.
    if (changesWhatIsKept) rehearseFromTheStart();
}

void Trainer::apply(const KnobChange& change) {
    const Knobs& knobs = m_settings.now();
    auto& coefficients = m_parts.network.chosenCoefficients();
    auto& inhibition = m_parts.network.inhibition();
    switch (change.knob) {
        case Knob::Beta: std::ranges::fill(coefficients.beta, static_cast<Real>(change.value)); break;
        case Knob::Lambda: std::ranges::fill(coefficients.lambda, static_cast<Real>(change.value)); break;
        case Knob::Sparsity: inhibition.sparsity = change.value; break;
        case Knob::InhibitionWhere: inhibition.where = static_cast<Inhibition::Where>(knobs.whole(change.knob)); break;
        case Knob::InhibitionRank: inhibition.rank = static_cast<Inhibition::Rank>(knobs.whole(change.knob)); break;
        case Knob::Optimizer:
        case Knob::Momentum: {
            const NamedArrays state = m_optimizer->state();
            m_optimizer = optimizerOf(knobs);
            // Another optimiser has nothing to go by yet.
            if (change.knob == Knob::Momentum && m_optimizer->canRestore(state, m_gradient.values().size()))
                m_optimizer->restore(state);
            break;
        }
        default: break;  // heeded where they are of use
    }
    m_strategy->turn(change.knob, change.value);
    m_now.knobs = m_settings.now();
    m_now.firstKnobs = m_settings.first();
    m_now.changes = m_settings.changes();
    countCost();
}

/// Rehearsal is changed: what it keeps is what it would keep had it been so from the first batch on. The same batches are
/// composed once more, from the same random numbers, and nothing is learned from them.
void Trainer::rehearseFromTheStart() {
    Strategy* const memory = m_strategy->memory();
    if (!memory) return;
    m_random = Random(m_plan.seed, "strategy");
    const RunPosition now = m_now.position;
    for (int index = 0; index <= now.task; ++index) {
        const Task& task = m_tasks[static_cast<std::size_t>(index)];
        m_now.position.task = index;
        memory->taskStarted(context(), task);
        auto left = index < now.task ? timetable().batches(index) : now.batchInTask;
        for (int epoch = 0; epoch < m_plan.epochs && left > 0; ++epoch) {
            const auto order = orderOf(index, epoch);
            for (int first = 0; first < task.trainCount() && left > 0; first += m_plan.batch, --left) {
                fillBatch(task, order, epoch, first);
                memory->compose(context(), m_batch);
                memory->stepTaken(context());
            }
        }
    }
    m_now.position.task = now.task;
}

/// Accuracy on the first `limit` test sequences of a task (0 = all). It is taken in portions, between which the run may
/// be paused; nothing if it is to stop.
std::optional<double> Trainer::accuracyOn(int index, int limit) {
    constexpr int portion = 2048;
    const Task& task = m_tasks[static_cast<std::size_t>(index)];
    const int count = limit > 0 ? std::min(limit, task.testCount()) : task.testCount();
    const int met = m_now.scoreboard.baseline().empty() ? 0 : m_now.activityTask + 1;
    LossSum sum;
    for (int first = 0; first < count; first += portion) {
        if (!proceed()) return std::nullopt;
        const Stopwatch stopwatch(m_now.timing.evaluationSeconds);
        const auto evaluate = readsOn() ? &Evaluator::evaluateReadingOn : &Evaluator::evaluate;
        sum += (m_evaluator.*evaluate)(m_parts.network, task, first, std::min(portion, count - first),
                                       m_parts.stream.testedOutputs(met, index), m_parts.control.stopping());
    }
    if (m_parts.control.isStopping()) return std::nullopt;
    m_now.timing.evaluated += count;
    if (m_company->hadOthers()) m_now.timing.sharedMachine = true;
    if (limit == 0) m_now.testLoss[static_cast<std::size_t>(index)] = sum.meanLoss();
    return sum.accuracy();
}

/// All or nothing.
std::optional<std::vector<double>> Trainer::accuraciesOn(int firstTask, int count, int limit) {
    std::vector<double> accuracies;
    for (int task = firstTask; task < firstTask + count; ++task) {
        const auto accuracy = accuracyOn(task, limit);
        if (!accuracy) return std::nullopt;
        accuracies.push_back(*accuracy);
    }
    return accuracies;
}

/// The baseline b: every task, all of its test sequences, before anything is learned.
bool Trainer::scoreUntrained() {
    if (!areFinite(m_parts.network.parameters().values())) return diverge(DivergenceCause::Weights);
    auto accuracies = accuraciesOn(0, taskCount(), 0);
    if (!accuracies) return false;
    m_now.lossRows = {m_now.testLoss};
    m_now.scoreboard.setBaseline(std::move(*accuracies));
    return true;
}

/// A point on the accuracy curves of the tasks from `firstTask` to the one being learned, and one on the loss curve.
bool Trainer::extendCurves(int firstTask, bool pinned) {
    const int sequences = m_settings.now().whole(Knob::EvaluationSequences);  // of all tasks together; 0: all
    const int perTask = sequences > 0 ? std::max(1, sequences / taskCount()) : 0;
    const auto accuracies = accuraciesOn(firstTask, m_now.position.task + 1 - firstTask, perTask);
    if (!accuracies) return false;
    m_observer.addAccuracies(firstTask, *accuracies, pinned);
    m_observer.extendTrainingCurves(m_parts.network);
    m_observer.reportEvaluation();
    return true;
}

/// After every so many batches, unless it has been done: a run that resumes may have been left before or after it.
bool Trainer::evaluateIfDue() {
    const auto& position = m_now.position;
    const bool isLast = position.batchInTask == timetable().batches(position.task);  // then the whole task is scored
    if (isLast || position.batchInTask == 0 || position.batchInTask % m_settings.now().whole(Knob::EvaluateEvery) != 0)
        return true;
    const auto& curve = m_now.accuracy[static_cast<std::size_t>(position.task)];
    if (!curve.empty() && curve.points().back().batch == position.batch) return true;
    if (!extendCurves(0, false)) return false;
    m_parts.control.reached(StepUnit::Evaluation);
    return true;
}

/// Ends the run with its cause; the weights are those of the last good batch unless they are the cause.
bool Trainer::diverge(DivergenceCause cause) {
    m_now.state = RunState::Diverged;
    m_now.divergence = cause;
    m_observer.extendTrainingCurves(m_parts.network);
    return false;
}

}  // namespace miru
