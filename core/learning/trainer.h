// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The training loop, as a lecture would write it: for each task, for each batch: compose, gradient, step; score.
//
// One blocking function on the caller's thread. It is steered through a RunControl and watched through a mailbox of
// snapshots; it knows neither windows nor files.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/learning/checkpoint.h"
#include "core/learning/company.h"
#include "core/learning/evaluation.h"
#include "core/learning/gradient.h"
#include "core/learning/mailbox.h"
#include "core/learning/optimizer.h"
#include "core/learning/run_control.h"
#include "core/learning/strategy.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// The numbers that steer the loop.
struct TrainingPlan {
    std::uint64_t seed = 1;
    int batch = 32;                   ///< fresh sequences per batch
    int epochs = 1;                   ///< times each task's sequences are read
    Knobs knobs;                      ///< as the run begins; β and λ are the network's
    std::vector<KnobChange> changes;  ///< to come, or recorded earlier and to be repeated; by rising batch
};

class Trainer {
 public:
    /// What the loop works with. The stream, the threadPool and the control outlive the trainer; the mailbox may be null.
    struct Parts {
        Network network;
        const TaskStream& stream;
        ThreadPool& threadPool;
        RunControl& control;
        /// The strategy for these settings, at the start and whenever they change; empty: rehearsal if they ask for it.
        std::function<std::unique_ptr<Strategy>(const Knobs&)> makeStrategy = {};
        Mailbox<Snapshot>* mailbox = nullptr;
        /// The snapshot of an earlier run, of the same spec so far, to go on from; null: from the beginning.
        std::shared_ptr<const Snapshot> from = nullptr;
        /// Called after each task with the snapshot of that moment, on the training thread; may be empty.
        std::function<void(const std::shared_ptr<const Snapshot>&)> taskLearned;
        /// Called after each evaluation in between; position, timing, changes, curves and matrix are up to date in what it
        /// gets, all else may be old. May be empty.
        std::function<void(const Snapshot&)> progressed;
        /// Called every few seconds between two batches, and when the run begins to wait, with a snapshot that the run can
        /// go on from; may be empty.
        std::function<void(const std::shared_ptr<const Snapshot>&)> checkpointed;
        double checkpointInterval = 4;      ///< seconds
        std::uint64_t dataFingerprint = 0;  ///< of the data set, for checkpoints
        std::vector<std::string> classNames = {};
    };

    Trainer(Parts parts, TrainingPlan plan);

    /// Learns the whole stream, or until it is stopped or diverges. Returns the last snapshot.
    std::shared_ptr<const Snapshot> run();

 private:
    // The loop, from the outside in. Each returns false when the run is over before its time.
    bool learnTask(int index);
    bool beginTask(int index);
    bool learnBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first);
    bool proceed();
    std::unique_ptr<Strategy> strategyOf(const Knobs& knobs) const;
    std::vector<std::int32_t> orderOf(int task, int epoch) const;
    void fillBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first);
    int taskCount() const { return m_now.position.taskCount; }

    void reportProgress();
    void applyChanges();
    void apply(Knob knob, double value);
    void rehearseFromTheStart();
    void countCost();
    std::optional<std::vector<double>> accuraciesOn(std::span<const Task> tasks, int limit);
    std::optional<double> accuracyOn(const Task& task, int limit);
    bool scoreAllTasks();
    bool extendCurves(int firstTask, bool pinned);
    void extendLossCurve();
    bool evaluateIfDue();
    bool diverge(DivergenceCause cause);

    void resumeFrom(const Snapshot& snapshot);
    std::shared_ptr<const Checkpoint> checkpoint() const;
    std::shared_ptr<const Snapshot> snapshot();
    void publish(bool evenIfUnread);
    void keepCheckpoint();
    void watchTasks(int count);

    Parts m_parts;
    TrainingPlan m_plan;
    std::unique_ptr<Optimizer> m_optimizer;
    std::unique_ptr<Strategy> m_strategy;
    GradientComputer m_gradients;
    Evaluator m_evaluator;
    Random m_random;  ///< what the strategy draws
    std::vector<Task> m_tasks;
    Parameters m_gradient;
    Batch m_batch;
    std::size_t m_nextRecorded = 0;  ///< into plan.changes
    bool m_taskHasBegun = false;

    std::optional<Company> m_company;  ///< of other trainings; while this one runs
    Snapshot m_now;                    ///< the snapshot in the making: what is cheap is kept up to date in it
    LossSum m_lossSince;
    Probe m_probe;
    std::vector<SequenceBatch> m_watched;   ///< per task met: probeSize test sequences
    std::optional<double> m_lastPublished;  ///< seconds on the machine's clock, whose zero means nothing
    double m_lastCheckpoint = 0;            ///< likewise; set when the run begins
    double m_lastCost = 0;                  ///< seconds the last snapshot took
    double m_rateSince = 0;                 ///< training seconds when the rate was last taken
    std::int64_t m_rateSequences = 0;
};

}  // namespace miru
