// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/run_observer.h"

#include <algorithm>
#include <utility>

#include "core/learning/stopwatch.h"
#include "core/learning/watched_samples.h"

namespace miru {
namespace {

constexpr double publishInterval = 0.05;  // seconds at least between live snapshots
constexpr double publishCostRatio = 80;   // and so many times the last one's cost: they take at most 1.25 %
constexpr double rateInterval = 0.2;      // seconds of training over which the rate is measured

/// What a sequence takes where it is set aside.
std::size_t bytesToWatch(const Sample& sample, const SequenceSet::Shape& shape) {
    const auto steps = static_cast<std::size_t>(sample.frames.steps);
    const std::size_t perStep = sample.frames.isText()
                                    ? sizeof(Token) + sizeof(std::string)  // a word's number, and the word
                                    : static_cast<std::size_t>(shape.inputs) * sizeof(float);
    return steps * perStep + sample.labels.size_bytes();
}

/// The first test sequences, and others at random as long as there is room for them.
std::vector<Sample> chosenToWatch(const Task& task, Random random) {
    std::vector<Sample> samples;
    const int first = std::min(WatchedShare::probed, task.testCount());
    std::size_t bytes = 0;
    const auto watch = [&](const Sample& sample) {
        samples.push_back(sample);
        bytes += bytesToWatch(sample, task.shape());
    };
    for (int n = 0; n < first; ++n) watch(task.test(n));
    for (const int other : shuffledIndices<int>(static_cast<std::size_t>(task.testCount() - first), random)) {
        const Sample next = task.test(first + other);
        const bool hasRoom = bytes + bytesToWatch(next, task.shape()) <= WatchedShare::mostBytes;
        if (!hasRoom || samples.size() >= WatchedShare::most) break;
        watch(next);
    }
    return samples;
}

}  // namespace

void RunObserver::begin() { m_lastCheckpoint = secondsNow(); }

void RunObserver::resumeFrom(const Snapshot& snapshot) {
    m_lossSince = snapshot.checkpoint->lossSince;
    const int threads = m_now.timing.threads;
    m_now.position = snapshot.position;
    m_now.timing = snapshot.timing;
    m_now.timing.threads = threads;
    m_rateSince = m_now.timing.trainingSeconds;
    m_rateSequences = m_now.timing.sequences;
    m_now.loss = snapshot.loss;
    m_now.quantities = snapshot.quantities;
    m_now.anchor = snapshot.anchor;
    m_now.accuracy = snapshot.accuracy;
    m_now.scoreboard = snapshot.scoreboard;
    m_now.testLoss = snapshot.testLoss;
    m_now.lossRows = snapshot.lossRows;
    m_now.activityTask = snapshot.activityTask;
    m_now.pastActivity = snapshot.pastActivity;
    m_now.learned = snapshot.learned;
}

void RunObserver::watchTasks(std::span<const Task> met) {
    while (m_probed.size() < met.size()) {
        const std::size_t number = m_probed.size();
        const Task& task = met[number];
        const auto samples = chosenToWatch(task, Random(m_seed, "watched", number));
        const auto probed = std::min(samples.size(), std::size_t{WatchedShare::probed});
        compose(std::span(samples).first(probed), m_shape, m_probed.emplace_back());
        m_now.samples.push_back(std::make_shared<const WatchedSamples>(watchedSamples(task, samples)));
    }
}

void RunObserver::addAccuracies(int firstTask, std::span<const double> accuracies, bool pinned) {
    auto curve = m_now.accuracy.begin() + firstTask;
    for (const double accuracy : accuracies)
        (curve++)->add(m_now.position.samples, m_now.position.batch, accuracy, pinned);
}

void RunObserver::extendTrainingCurves(const Network& network) {
    if (m_lossSince.samples > 0 && !m_now.learned.empty())
        m_lossSince.of(TrainingQuantity::Distance)
            .add(distanceBetween(network.parameters().values(), m_now.learned.back()->parameters().values()));
    const auto extend = [this](Curve& curve, double value) {
        curve.add(m_now.position.samples, m_now.position.batch, value);
    };
    if (m_lossSince.samples > 0) extend(m_now.loss, m_lossSince.meanLoss());
    for (std::size_t n = 0; n < trainingQuantityCount; ++n) {
        const LossSum::Mean& mean = m_lossSince.quantities[n];
        if (mean.count > 0) extend(m_now.quantities[n], mean.value());
    }
    m_lossSince = {};
}

void RunObserver::reportEvaluation() {
    if (m_listeners.progressed) m_listeners.progressed(m_now);
}

void RunObserver::keepLearned(const Network& network) {
    m_now.pastActivity.push_back(m_probes[0].observe(network, m_probed.back().input()));
    m_now.learned.push_back(std::make_shared<const Network>(network));
}

void RunObserver::keepAnchor(const Network& network, const Strategy& strategy) {
    if (const Anchor* const anchor = strategy.anchor())
        m_now.anchor = std::make_shared<const AnchorSummary>(summaryOf(network.parameters(), anchor->importance));
}

std::shared_ptr<const Snapshot> RunObserver::makeSnapshot(const RunSubject& subject) {
    const Stopwatch stopwatch(m_now.timing.watchingSeconds);
    RunTiming& timing = m_now.timing;
    if (timing.trainingSeconds - m_rateSince > rateInterval) {
        timing.sequencesPerSecond =
            static_cast<double>(timing.sequences - m_rateSequences) / (timing.trainingSeconds - m_rateSince);
        m_rateSince = timing.trainingSeconds;
        m_rateSequences = timing.sequences;
    }
    const Network& network = subject.network;
    m_now.coefficients = network.coefficients();
    m_now.model = std::make_shared<const Network>(network);
    m_now.buffer = subject.strategy.bufferSummary();
    m_now.projections = subject.strategy.projections();
    m_now.anchorDistance = 0;
    if (const Anchor* const anchor = subject.strategy.anchor())
        m_now.anchorDistance = distanceBetween(network.parameters().values(), anchor->place);
    m_now.firingShares.resize(m_probed.size());
    m_threadPool.forEach(static_cast<int>(m_probed.size()), [&](int index, int worker) {
        const auto task = static_cast<std::size_t>(index);
        Probe& probe = m_probes[static_cast<std::size_t>(worker)];
        if (task + 1 < m_probed.size())
            m_now.firingShares[task] = probe.firingShares(network, m_probed[task].input());
        else
            m_now.activity = probe.observe(network, m_probed[task].input());
    });
    m_now.firingShares.back() = m_now.activity.firingShares;
    m_now.checkpoint = nullptr;
    if (m_now.state != RunState::Diverged)
        m_now.checkpoint = std::make_shared<const Checkpoint>(Checkpoint{.data = subject.data,
                                                                         .optimizer = subject.optimizer.state(),
                                                                         .strategy = subject.strategy.state(),
                                                                         .carried = subject.carried.state(),
                                                                         .random = subject.random.state(),
                                                                         .lossSince = m_lossSince,
                                                                         .taskHasBegun = subject.taskHasBegun});
    return std::make_shared<const Snapshot>(m_now);
}

void RunObserver::publish(const RunSubject& subject, bool evenIfUnread) {
    if (!m_listeners.mailbox) return;
    const double start = secondsNow();
    if (!evenIfUnread) {
        const double pause = std::max(publishInterval, publishCostRatio * m_lastCost);
        if ((m_lastPublished && start - *m_lastPublished < pause) || !m_listeners.mailbox->isEmpty()) return;
    }
    m_listeners.mailbox->put(makeSnapshot(subject));
    m_lastPublished = secondsNow();
    m_lastCost = *m_lastPublished - start;
}

void RunObserver::publishLearned(const RunSubject& subject) {
    const auto learned = makeSnapshot(subject);
    if (m_listeners.taskLearned) m_listeners.taskLearned(learned);
    m_lastCheckpoint = secondsNow();
    if (m_listeners.mailbox) m_listeners.mailbox->put(learned);
}

void RunObserver::keepCheckpoint(const RunSubject& subject) {
    if (!m_listeners.checkpointed) return;
    m_listeners.checkpointed(makeSnapshot(subject));
    m_lastCheckpoint = secondsNow();
}

void RunObserver::keepCheckpointIfDue(const RunSubject& subject) {
    if (secondsNow() - m_lastCheckpoint > m_listeners.checkpointInterval) keepCheckpoint(subject);
}

std::shared_ptr<const Snapshot> RunObserver::publishLast(const RunSubject& subject) {
    auto last = makeSnapshot(subject);
    if (m_listeners.mailbox) m_listeners.mailbox->put(last);
    return last;
}

}  // namespace miru
