// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Watches a run for those who look at it: keeps its curves and its matrix, measures time, and makes snapshots, live ones no
// more often than somebody looks and than the training can afford.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/learning/mailbox.h"
#include "core/learning/optimizer.h"
#include "core/learning/parallel.h"
#include "core/learning/sequence_batch.h"
#include "core/learning/strategy.h"
#include "core/measure/snapshot.h"

namespace miru {

/// Who is told of a run, on the training thread; each may be absent.
struct RunListeners {
    Mailbox<Snapshot>* mailbox = nullptr;
    /// Called after each task with the snapshot of that moment.
    std::function<void(const std::shared_ptr<const Snapshot>&)> taskLearned = {};
    /// Called after each evaluation in between; position, timing, changes, curves and matrix are up to date in what it
    /// gets, all else may be old.
    std::function<void(const Snapshot&)> progressed = {};
    /// Called every few seconds between two batches, and when the run begins to wait, with a snapshot that the run can
    /// resume from.
    std::function<void(const std::shared_ptr<const Snapshot>&)> checkpointed = {};
    double checkpointInterval = 4;  ///< seconds
};

/// What a snapshot shows of a run besides what the observer keeps.
struct RunSubject {
    const Network& network;
    const Optimizer& optimizer;
    const Strategy& strategy;
    const Random& random;
    const CarriedState& carried;
    bool taskHasBegun;
    std::uint64_t data;  ///< fingerprint of the data set
};

/// Test sequences of each task that are set aside to be looked at: its first ones, which the probe watches in every
/// snapshot, and more, drawn by the seed, which cost nothing until somebody asks what a network answers to them.
struct WatchedShare {
    static constexpr int probed = 16;
    static constexpr int most = 100;
    static constexpr std::size_t mostBytes = std::size_t{512} << 10;  ///< beyond the probed ones no more than this
};

class RunObserver {
 public:
    RunObserver(RunListeners listeners, ThreadPool& threadPool, const SequenceSet::Shape& shape, std::uint64_t seed)
        : m_listeners(std::move(listeners)),
          m_threadPool(threadPool),
          m_shape(shape),
          m_seed(seed),
          m_probes(static_cast<std::size_t>(threadPool.threadCount())) {}

    /// The snapshot in the making: position, timing and settings are the trainer's to keep up to date.
    Snapshot& now() { return m_now; }
    const Snapshot& now() const { return m_now; }

    /// Begins to watch; clocks start.
    void begin();
    /// Resumes the curves, the matrix and all else that is kept in `snapshot`.
    void resumeFrom(const Snapshot& snapshot);
    /// Sets test sequences of these tasks, all that have been met, aside. Which they are depends on the seed and the task.
    void watchTasks(std::span<const Task> met);

    /// A batch has been learned.
    void add(const LossSum& loss) { m_lossSince += loss; }
    /// Points on the accuracy curves of the tasks from `firstTask` on.
    void addAccuracies(int firstTask, std::span<const double> accuracies, bool pinned);
    /// A point for the training loss since the last one and for all else that is followed, if anything has been learned since.
    void extendTrainingCurves(const Network& network);
    /// After an evaluation in between.
    void reportEvaluation();
    /// A task has been learned: keeps what is to be compared with later.
    void keepLearned(const Network& network);
    /// What the strategy holds on to since then.
    void keepAnchor(const Network& network, const Strategy& strategy);

    std::shared_ptr<const Snapshot> makeSnapshot(const RunSubject& subject);
    /// Puts a snapshot into the mailbox if somebody looks and enough time has passed, or in any case if it must be seen.
    void publish(const RunSubject& subject, bool evenIfUnread);
    /// After each task.
    void publishLearned(const RunSubject& subject);
    void keepCheckpoint(const RunSubject& subject);
    /// The same, if it is time.
    void keepCheckpointIfDue(const RunSubject& subject);
    /// The last snapshot of the run.
    std::shared_ptr<const Snapshot> publishLast(const RunSubject& subject);

 private:
    RunListeners m_listeners;
    ThreadPool& m_threadPool;
    SequenceSet::Shape m_shape;
    std::uint64_t m_seed;
    Snapshot m_now;
    LossSum m_lossSince;
    std::vector<Probe> m_probes;          ///< one for each thread
    std::vector<SequenceBatch> m_probed;  ///< per task met: some test sequences
    // Seconds on the machine's clock:
    std::optional<double> m_lastPublished;
    double m_lastCheckpoint = 0;  ///< set when the run begins
    double m_lastCost = 0;        ///< seconds the last live snapshot took
    double m_rateSince = 0;       ///< training seconds when the rate was last taken
    std::int64_t m_rateSequences = 0;
};

}  // namespace miru
