// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/trainer.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/learning/replay.h"

namespace miru {
namespace {

constexpr int probeSize = 16;             // sequences the probe watches per task
constexpr double publishInterval = 0.05;  // seconds at least between snapshots
constexpr double publishCostRatio = 40;   // and so many times the last one's cost: live snapshots take at most 2.5 %
constexpr double rateInterval = 0.2;      // seconds of training over which the rate is measured

double secondsNow() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// Adds the time until it goes out of scope.
class Stopwatch {
 public:
    explicit Stopwatch(double& seconds) : m_seconds(seconds), m_start(secondsNow()) {}
    ~Stopwatch() { m_seconds += secondsNow() - m_start; }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

 private:
    double& m_seconds;
    double m_start;
};

double meanOf(const std::vector<Real>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

std::unique_ptr<Optimizer> optimizerOf(const Knobs& knobs) {
    return makeOptimizer(static_cast<OptimizerKind>(knobs.whole(Knob::Optimizer)), knobs[Knob::Momentum]);
}

bool areFinite(std::span<const Real> numbers) {
    return std::ranges::all_of(numbers, [](Real number) { return std::isfinite(number); });
}

WatchedSamples watchedSamples(const Task& task, const std::vector<Sample>& samples) {
    const auto shape = task.shape();
    WatchedSamples watched;
    watched.steps = shape.steps;
    watched.inputs = shape.inputs;
    watched.order = task.order();
    watched.code = task.code();
    watched.readsPadding = task.trainSet().reading().padding == TextReading::Padding::Read;
    watched.keepsEnd = task.trainSet().reading().truncation == TextReading::Truncation::KeepEnd;
    Matrix x(shape.inputs, shape.steps);
    for (const Sample& sample : samples) {
        watched.labels.push_back(sample.label);
        if (!sample.frames.isText()) {
            writeFrames(sample.frames, x, 0, 1);
            watched.frames.emplace_back(x.column(0), x.column(0) + task.trainSet().numbersPerSequence());
            continue;
        }
        watched.texts.push_back(tokensOf(sample.frames, shape.steps));
        FrameView plain = sample.frames;
        plain.code = nullptr;
        plain.vocabulary = Vocabulary::largest;
        auto& words = watched.words.emplace_back();
        for (const Token token : tokensOf(plain, shape.steps))
            words.emplace_back(task.trainSet().vocabulary()->word(token));
    }
    return watched;
}

}  // namespace

Trainer::Trainer(Parts parts, TrainingPlan plan)
    : m_parts(std::move(parts)),
      m_plan(std::move(plan)),
      m_gradients(m_parts.threadPool, m_parts.stream.shape()),
      m_evaluator(m_parts.threadPool, m_parts.stream.shape()),
      m_random(m_plan.seed, "strategy"),
      m_gradient(m_parts.network.parameters().tensors()) {
    const auto& network = m_parts.network;
    const int tasks = m_parts.stream.taskCount();
    for (int index = 0; index < tasks; ++index) m_tasks.push_back(m_parts.stream.makeTask(index));

    m_now.network = network.shape();
    m_now.steps = m_parts.stream.shape().steps;
    m_now.accuracy.resize(static_cast<std::size_t>(tasks));
    m_now.scoreboard = Scoreboard(tasks);
    m_now.timing.threads = m_parts.threadPool.threadCount();
    m_now.position.taskCount = tasks;
    const std::int64_t perEpoch = m_tasks[0].trainCount();
    m_now.position.samplesPerTask = perEpoch * m_plan.epochs;
    m_now.position.batchesPerTask = (perEpoch + m_plan.batch - 1) / m_plan.batch * m_plan.epochs;
    m_now.knobs = m_plan.knobs;
    m_now.knobs[Knob::Beta] = meanOf(network.coefficients().beta);
    m_now.knobs[Knob::Lambda] = meanOf(network.coefficients().lambda);
    m_optimizer = optimizerOf(m_now.knobs);
    m_strategy = strategyOf(m_now.knobs);
    countCost();
    if (const auto vocabulary = m_tasks[0].trainSet().vocabulary()) {
        const auto known = vocabulary->words().begin() + (m_parts.stream.shape().vocabulary - Vocabulary::reserved);
        m_now.words = std::make_shared<const std::vector<std::string>>(vocabulary->words().begin(), known);
        m_now.knownShare = m_tasks[0].trainSet().knownShare();
    }
    m_now.classNames = std::make_shared<const std::vector<std::string>>(m_parts.classNames);
    if (m_parts.from) resumeFrom(*m_parts.from);
}

std::unique_ptr<Strategy> Trainer::strategyOf(const Knobs& knobs) const {
    if (m_parts.makeStrategy) return m_parts.makeStrategy(knobs);
    if (knobs.whole(Knob::KeptPerTask) == 0) return std::make_unique<Finetuning>();
    return std::make_unique<Replay>(knobs.whole(Knob::KeptPerTask), knobs.whole(Knob::ReplayPerBatch));
}

/// Takes over everything an earlier run had come to. What can be made anew (permutations, watched sequences, the bill)
/// has been made anew.
void Trainer::resumeFrom(const Snapshot& snapshot) {
    assert(snapshot.checkpoint && snapshot.network == m_now.network && snapshot.position.taskCount == taskCount());
    const Checkpoint& checkpoint = *snapshot.checkpoint;
    m_parts.network = *snapshot.model;
    m_now.knobs = snapshot.knobs;
    m_optimizer = optimizerOf(m_now.knobs);
    m_optimizer->restore(checkpoint.optimizer);
    m_strategy = strategyOf(m_now.knobs);
    m_strategy->restore(checkpoint.rehearsal, m_tasks);
    countCost();
    m_random = Random(checkpoint.random);
    m_lossSince = checkpoint.lossSince;
    m_taskHasBegun = checkpoint.taskHasBegun;

    m_now.position = snapshot.position;
    m_now.timing = snapshot.timing;
    m_now.timing.threads = m_parts.threadPool.threadCount();
    m_rateSince = m_now.timing.trainingSeconds;
    m_rateSequences = m_now.timing.sequences;
    m_now.changes = snapshot.changes;
    m_now.loss = snapshot.loss;
    m_now.accuracy = snapshot.accuracy;
    m_now.scoreboard = snapshot.scoreboard;
    m_now.activityTask = snapshot.activityTask;
    m_now.pastActivity = snapshot.pastActivity;
    m_now.learned = snapshot.learned;
    watchTasks(snapshot.activityTask + 1);
    // What comes at this very batch may have been done already: a run can be left just after a change.
    const auto isDone = [&](const KnobChange& planned) {
        return planned.batch < snapshot.position.batch ||
               (planned.batch == snapshot.position.batch &&
                std::ranges::any_of(snapshot.changes, [&](const KnobChange& done) {
                    return done.batch == planned.batch && done.knob == planned.knob && done.value == planned.value;
                }));
    };
    while (m_nextRecorded < m_plan.changes.size() && isDone(m_plan.changes[m_nextRecorded])) ++m_nextRecorded;
}

/// What network, optimiser and rehearsal cost, as they are now.
void Trainer::countCost() {
    const auto& network = m_parts.network.shape();
    const auto shape = m_parts.stream.shape();
    m_now.resources = countResources({.steps = shape.steps,
                                      .inputs = network.inputs,
                                      .hidden = network.hidden,
                                      .classes = shape.classes,
                                      .vocabulary = network.vocabulary,
                                      .gruReset = network.gruReset,
                                      .optimizerSlotsPerWeight = m_optimizer->slotsPerWeight(),
                                      .rehearsalSamples = m_now.knobs.whole(Knob::KeptPerTask) * taskCount(),
                                      .bytesPerElement = m_tasks[0].trainSet().bytesPerElement()});
}

std::shared_ptr<const Checkpoint> Trainer::checkpoint() const {
    if (m_now.state == RunState::Diverged) return nullptr;
    return std::make_shared<const Checkpoint>(Checkpoint{.data = m_parts.dataFingerprint,
                                                         .optimizer = m_optimizer->state(),
                                                         .random = m_random.state(),
                                                         .rehearsal = m_strategy->state(),
                                                         .lossSince = m_lossSince,
                                                         .taskHasBegun = m_taskHasBegun});
}

std::shared_ptr<const Snapshot> Trainer::run() {
    m_company.emplace();
    watchTasks(1);
    m_lastCheckpoint = secondsNow();
    const bool isNew = m_now.scoreboard.baseline().empty();
    bool going = !isNew || scoreAllTasks();
    reportProgress();
    publish(true);
    for (int index = m_now.position.task; going && index < taskCount(); ++index) going = learnTask(index);

    if (going)
        m_now.state = RunState::Finished;
    else if (m_now.state != RunState::Diverged)
        m_now.state = RunState::Stopped;
    m_company.reset();
    auto last = snapshot();
    if (m_parts.mailbox) m_parts.mailbox->put(last);
    return last;
}

bool Trainer::learnTask(int index) {
    const Task& task = m_tasks[static_cast<std::size_t>(index)];
    // A run that goes on may stand in the midst of the task, and there before or after an evaluation.
    if (!m_taskHasBegun && !beginTask(index)) return false;
    if (!evaluateIfDue()) return false;

    auto& position = m_now.position;
    const auto perEpoch = position.batchesPerTask / m_plan.epochs;
    for (auto epoch = position.batchInTask / perEpoch; epoch < m_plan.epochs; ++epoch) {
        const auto order = orderOf(index, static_cast<int>(epoch));
        const auto batch = position.batchInTask % perEpoch;
        for (int first = static_cast<int>(batch) * m_plan.batch; first < task.trainCount(); first += m_plan.batch)
            if (!learnBatch(task, order, static_cast<int>(epoch), first)) return false;
    }

    if (!scoreAllTasks()) return false;
    m_strategy->taskFinished(task, m_parts.network);
    m_now.pastActivity.push_back(m_probe.observe(m_parts.network, m_watched.back().input()));
    m_now.learned.push_back(std::make_shared<const Network>(m_parts.network));
    position.task = index + 1;
    m_taskHasBegun = false;
    const auto learned = snapshot();
    if (m_parts.taskLearned) m_parts.taskLearned(learned);
    m_lastCheckpoint = secondsNow();
    if (m_parts.mailbox) m_parts.mailbox->put(learned);
    m_parts.control.reached(StepUnit::Evaluation);
    m_parts.control.reached(StepUnit::Task);
    reportProgress();
    return true;
}

bool Trainer::beginTask(int index) {
    m_now.position.task = index;
    m_now.position.batchInTask = 0;
    m_now.activityTask = index;
    watchTasks(index + 1);
    if (!extendCurves(index, true)) return false;  // where the new task starts from; the others have just been scored
    m_strategy->taskStarted(m_tasks[static_cast<std::size_t>(index)]);
    m_taskHasBegun = true;
    return true;
}

/// In which order an epoch reads its task's sequences.
std::vector<std::int32_t> Trainer::orderOf(int task, int epoch) const {
    return epochOrder(m_tasks[static_cast<std::size_t>(task)], m_plan.batch,
                      Random(m_plan.seed, "order", static_cast<std::uint64_t>(task * m_plan.epochs + epoch)));
}

/// The task's own sequences of the batch that begins with number `first` of the order.
void Trainer::fillBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first) {
    m_batch.samples.clear();
    m_batch.firstEpoch = epoch == 0;
    for (int n = first; n < std::min(first + m_plan.batch, task.trainCount()); ++n)
        m_batch.samples.push_back(task.train(order[static_cast<std::size_t>(n)]));
}

bool Trainer::learnBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first) {
    m_parts.control.throttle();
    if (!proceed()) return false;
    applyChanges();
    {
        const Stopwatch stopwatch(m_now.timing.trainingSeconds);
        fillBatch(task, order, epoch, first);
        const Random before = m_random;
        m_strategy->compose(m_batch, m_random);

        const auto loss = m_gradients.compute(m_parts.network, m_batch.samples, m_gradient, m_parts.control.stopping());
        if (!loss) {  // the run is to stop: it will be as if this batch had never begun
            m_random = before;
            return false;
        }
        const double norm = normOf(m_gradient.values());
        if (!std::isfinite(loss->loss)) return diverge(DivergenceCause::Loss);
        if (!std::isfinite(norm)) return diverge(DivergenceCause::Gradient);
        m_lossSince += *loss;
        if (const double clip = m_now.knobs[Knob::GradientClip]; clip > 0) clipNorm(m_gradient.values(), norm, clip);
        m_optimizer->step(m_parts.network.parameters().values(), m_gradient.values(), m_now.knobs[Knob::LearningRate],
                          m_parts.threadPool);
        m_strategy->stepTaken();
    }
    auto& position = m_now.position;
    ++position.batch;
    ++position.batchInTask;
    position.samples += std::min(m_plan.batch, task.trainCount() - first);
    m_now.timing.sequences += static_cast<std::int64_t>(m_batch.samples.size());
    if (m_company->hadOthers()) m_now.timing.sharedMachine = true;

    m_parts.control.reached(StepUnit::Batch);
    if (!evaluateIfDue()) return false;
    reportProgress();
    publish(false);
    if (secondsNow() - m_lastCheckpoint > m_parts.checkpointInterval) keepCheckpoint();
    return true;
}

/// Between two pieces of work: waits while paused, having shown where. False when the run is to stop.
bool Trainer::proceed() {
    if (m_parts.control.isPaused()) {
        m_now.state = RunState::Paused;
        publish(true);
        keepCheckpoint();
        m_company->rest();
        const bool goesOn = m_parts.control.waitToProceed();
        m_company->work();
        if (goesOn) m_now.state = RunState::Running;
        return goesOn;
    }
    return !m_parts.control.isStopping();
}

/// For whoever wants the run to pause at a certain point.
void Trainer::reportProgress() {
    const auto& position = m_now.position;
    const auto known = [this](int task) {
        const auto& curve = m_now.accuracy[static_cast<std::size_t>(task)];
        return curve.empty() ? 0 : curve.points().back().value;
    };
    RunProgress progress;
    progress.epochsInTask = position.batchInTask * m_plan.epochs / std::max<std::int64_t>(1, position.batchesPerTask);
    progress.tasksLearned = m_now.scoreboard.learnedCount();
    progress.atHand = known(m_now.activityTask);
    for (int task = 0; task < m_now.activityTask; ++task) progress.learned.push_back(known(task));
    m_parts.control.report(std::move(progress));
}

/// Recorded changes whose batch has come, then what has been asked for since the last batch.
void Trainer::applyChanges() {
    const std::int64_t batch = m_now.position.batch;
    const std::size_t known = m_now.changes.size();
    while (m_nextRecorded < m_plan.changes.size() && m_plan.changes[m_nextRecorded].batch <= batch) {
        const KnobChange& recorded = m_plan.changes[m_nextRecorded++];
        apply(recorded.knob, recorded.value);
    }
    for (const auto& request : m_parts.control.takeChanges()) apply(request.knob, request.value);
    // What is kept depends on how much is replayed: both are changed before it is chosen.
    const auto isKept = [](const KnobChange& change) { return change.knob == Knob::KeptPerTask; };
    if (std::any_of(m_now.changes.begin() + static_cast<std::ptrdiff_t>(known), m_now.changes.end(), isKept))
        rehearseFromTheStart();
}

void Trainer::apply(Knob knob, double value) {
    auto& knobs = m_now.knobs;
    auto& coefficients = m_parts.network.coefficients();
    auto& inhibition = m_parts.network.inhibition();
    m_now.changes.push_back({m_now.position.batch, knob, value, std::exchange(knobs[knob], value)});
    switch (knob) {
        case Knob::Beta: std::ranges::fill(coefficients.beta, static_cast<Real>(value)); break;
        case Knob::Lambda: std::ranges::fill(coefficients.lambda, static_cast<Real>(value)); break;
        case Knob::Sparsity: inhibition.sparsity = value; break;
        case Knob::InhibitionWhere: inhibition.where = static_cast<Inhibition::Where>(knobs.whole(knob)); break;
        case Knob::InhibitionRank: inhibition.rank = static_cast<Inhibition::Rank>(knobs.whole(knob)); break;
        case Knob::ReplayPerBatch: m_strategy->setReplayPerBatch(knobs.whole(knob)); break;
        case Knob::Optimizer:
        case Knob::Momentum: {
            OptimizerState state = m_optimizer->state();
            m_optimizer = optimizerOf(knobs);
            // Another optimiser has nothing to go by yet.
            if (knob == Knob::Momentum && m_optimizer->state().moments.size() == state.moments.size())
                m_optimizer->restore(std::move(state));
            break;
        }
        case Knob::KeptPerTask:
        case Knob::LearningRate:
        case Knob::GradientClip:
        case Knob::EvaluateEvery:
        case Knob::EvaluationSamples: break;  // heeded where they are of use
    }
    countCost();
}

/// Rehearsal is changed: what it keeps is what it would keep had it been so from the first batch on. The same batches are
/// composed once more, from the same random numbers, and nothing is learned from them.
void Trainer::rehearseFromTheStart() {
    m_strategy = strategyOf(m_now.knobs);
    m_random = Random(m_plan.seed, "strategy");
    const auto& position = m_now.position;
    for (int index = 0; index <= position.task; ++index) {
        const Task& task = m_tasks[static_cast<std::size_t>(index)];
        m_strategy->taskStarted(task);
        auto left = index < position.task ? position.batchesPerTask : position.batchInTask;
        for (int epoch = 0; epoch < m_plan.epochs && left > 0; ++epoch) {
            const auto order = orderOf(index, epoch);
            for (int first = 0; first < task.trainCount() && left > 0; first += m_plan.batch, --left) {
                fillBatch(task, order, epoch, first);
                m_strategy->compose(m_batch, m_random);
                m_strategy->stepTaken();
            }
        }
        if (index < position.task) m_strategy->taskFinished(task, *m_now.learned[static_cast<std::size_t>(index)]);
    }
}

/// Accuracy on the first `limit` test sequences of a task (0 = all). It is taken in portions, between which the run may
/// be paused; nothing if it is to stop.
std::optional<double> Trainer::accuracyOn(const Task& task, int limit) {
    constexpr int portion = 2048;
    const int count = limit > 0 ? std::min(limit, task.testCount()) : task.testCount();
    LossSum sum;
    for (int first = 0; first < count; first += portion) {
        if (!proceed()) return std::nullopt;
        const Stopwatch stopwatch(m_now.timing.evaluationSeconds);
        sum += m_evaluator.evaluate(m_parts.network, task, first, std::min(portion, count - first),
                                    m_parts.control.stopping());
    }
    if (m_parts.control.isStopping()) return std::nullopt;
    m_now.timing.evaluated += count;
    if (m_company->hadOthers()) m_now.timing.sharedMachine = true;
    return sum.accuracy();
}

/// All or nothing: an evaluation that is broken off leaves no trace, and is due again when the run goes on.
std::optional<std::vector<double>> Trainer::accuraciesOn(std::span<const Task> tasks, int limit) {
    std::vector<double> accuracies;
    for (const Task& task : tasks) {
        const auto accuracy = accuracyOn(task, limit);
        if (!accuracy) return std::nullopt;
        accuracies.push_back(*accuracy);
    }
    return accuracies;
}

/// A row of R (or, at the very start, the baseline b): every task, all of its test sequences.
bool Trainer::scoreAllTasks() {
    if (!areFinite(m_parts.network.parameters().values())) return diverge(DivergenceCause::Weights);
    auto accuracies = accuraciesOn(m_tasks, 0);
    if (!accuracies) return false;
    const auto& position = m_now.position;
    if (position.batch == 0) {
        m_now.scoreboard.setBaseline(std::move(*accuracies));
        return true;
    }
    for (std::size_t j = 0; j <= static_cast<std::size_t>(position.task); ++j)
        m_now.accuracy[j].add(position.samples, position.batch, (*accuracies)[j], true);
    extendLossCurve();
    m_now.scoreboard.addRow(std::move(*accuracies));
    return true;
}

/// A point on the accuracy curves of the tasks from `firstTask` to the one being learned, and one on the loss curve.
bool Trainer::extendCurves(int firstTask, bool pinned) {
    const auto& position = m_now.position;
    const auto first = static_cast<std::size_t>(firstTask);
    const auto count = static_cast<std::size_t>(position.task) + 1 - first;
    const auto accuracies =
        accuraciesOn(std::span(m_tasks).subspan(first, count), m_now.knobs.whole(Knob::EvaluationSamples));
    if (!accuracies) return false;
    for (std::size_t n = 0; n < count; ++n)
        m_now.accuracy[first + n].add(position.samples, position.batch, (*accuracies)[n], pinned);
    extendLossCurve();
    if (m_parts.progressed) m_parts.progressed(m_now);
    return true;
}

/// A point for the training loss since the last one, if anything has been learned since.
void Trainer::extendLossCurve() {
    const auto& position = m_now.position;
    if (m_lossSince.samples > 0) m_now.loss.add(position.samples, position.batch, m_lossSince.meanLoss());
    m_lossSince = {};
}

/// After every so many batches, unless it has been done: a run that goes on may have been left before or after it.
bool Trainer::evaluateIfDue() {
    const auto& position = m_now.position;
    const bool isLast = position.batchInTask == position.batchesPerTask;  // then the whole task is scored
    if (isLast || position.batchInTask == 0 || position.batchInTask % m_now.knobs.whole(Knob::EvaluateEvery) != 0)
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
    extendLossCurve();
    return false;
}

std::shared_ptr<const Snapshot> Trainer::snapshot() {
    const Stopwatch stopwatch(m_now.timing.watchingSeconds);
    RunTiming& timing = m_now.timing;
    if (timing.trainingSeconds - m_rateSince > rateInterval) {
        timing.sequencesPerSecond =
            static_cast<double>(timing.sequences - m_rateSequences) / (timing.trainingSeconds - m_rateSince);
        m_rateSince = timing.trainingSeconds;
        m_rateSequences = timing.sequences;
    }
    m_now.coefficients = m_parts.network.coefficients();
    m_now.model = std::make_shared<const Network>(m_parts.network);
    m_now.buffer = m_strategy->census();
    m_now.firingShares.clear();
    for (std::size_t task = 0; task + 1 < m_watched.size(); ++task)
        m_now.firingShares.push_back(m_probe.firingShares(m_parts.network, m_watched[task].input()));
    m_now.activity = m_probe.observe(m_parts.network, m_watched.back().input());
    m_now.firingShares.push_back(m_now.activity.firingShares);
    m_now.checkpoint = checkpoint();
    return std::make_shared<const Snapshot>(m_now);
}

/// Puts a snapshot into the mailbox if somebody looks and enough time has passed, or in any case if it must be seen.
void Trainer::publish(bool evenIfUnread) {
    if (!m_parts.mailbox) return;
    const double start = secondsNow();
    if (!evenIfUnread) {
        const double pause = std::max(publishInterval, publishCostRatio * m_lastCost);
        if ((m_lastPublished && start - *m_lastPublished < pause) || !m_parts.mailbox->isEmpty()) return;
    }
    m_parts.mailbox->put(snapshot());
    m_lastPublished = secondsNow();
    m_lastCost = *m_lastPublished - start;
}

void Trainer::keepCheckpoint() {
    if (!m_parts.checkpointed) return;
    m_parts.checkpointed(snapshot());
    m_lastCheckpoint = secondsNow();
}

/// Sets test sequences of the first `count` tasks aside for the probe.
void Trainer::watchTasks(int count) {
    while (static_cast<int>(m_watched.size()) < count) {
        const Task& task = m_tasks[m_watched.size()];
        std::vector<Sample> samples;
        for (int n = 0; n < std::min(probeSize, task.testCount()); ++n) samples.push_back(task.test(n));
        compose(samples, m_parts.stream.shape(), m_watched.emplace_back());
        m_now.samples.push_back(std::make_shared<const WatchedSamples>(watchedSamples(task, samples)));
    }
}

}  // namespace miru
