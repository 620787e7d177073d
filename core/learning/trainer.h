// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The training loop, as a lecture would write it: for each task, for each batch: compose, gradient, step; score.
//
// One blocking function on the caller's thread. It is steered through a RunControl and watched through a RunObserver; it
// knows neither windows nor files.

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/learning/company.h"
#include "core/learning/evaluation.h"
#include "core/learning/gradient.h"
#include "core/learning/live_settings.h"
#include "core/learning/optimizer.h"
#include "core/learning/run_control.h"
#include "core/learning/run_observer.h"
#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// The numbers that steer the loop.
struct TrainingPlan {
    std::uint64_t seed = 1;
    int batch = 32;                ///< fresh sequences per batch
    int epochs = 1;                ///< times each task's sequences are read
    StrategySettings strategy;     ///< what is done against forgetting
    bool resetsOptimizer = false;  ///< it begins each task with nothing to go by
    bool carriesState = false;     ///< running texts are read on from batch to batch
    bool checkpointing = false;    ///< of a pass only the ends of segments are kept (Segments::Kept)
    Knobs knobs;                   ///< as the run begins
    /// So many at most: then it is stopped.
    std::int64_t batches = std::numeric_limits<std::int64_t>::max();
    std::vector<KnobChange> changes;  ///< to come, or recorded earlier and to be repeated; by rising batch
};

class Trainer {
 public:
    /// What the loop works with. The stream, the thread pool and the control outlive the trainer.
    struct Parts {
        Network network;
        const TaskStream& stream;
        ThreadPool& threadPool;
        RunControl& control;
        /// The strategy for these settings, at the start and whenever they change; empty: the built-in ones.
        std::function<std::unique_ptr<Strategy>(const Knobs&)> makeStrategy = {};
        RunListeners listeners = {};
        /// The snapshot of an earlier run, of the same spec so far, to resume from; null: from the beginning.
        std::shared_ptr<const Snapshot> from = nullptr;
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
    std::optional<DivergenceCause> takeStep(LossSum loss);
    bool finishTask(const Task& task);
    void meetTasks(int met);
    void passOver(int index);

    std::vector<std::int32_t> orderOf(int task, int epoch) const;
    /// Whether running texts are read on: each sequence begins in the state in which the one before it has ended.
    bool readsOn() const { return m_plan.carriesState && m_tasks[0].trainSet().isRunningText(); }
    void clearRows(const Task& task, const std::vector<std::int32_t>& order, int first);
    void fillBatch(const Task& task, const std::vector<std::int32_t>& order, int epoch, int first);

    void applyChanges();
    void apply(const KnobChange& change);
    void rehearseFromTheStart();
    std::unique_ptr<Strategy> strategyOf(const Knobs& knobs) const;
    void countCost();

    std::optional<std::vector<double>> accuraciesOn(int firstTask, int count, int limit);
    std::optional<double> accuracyOn(int task, int limit);
    bool scoreUntrained();
    int tasksTested() const;
    bool extendCurves(int firstTask, bool pinned);
    bool evaluateIfDue();
    bool diverge(DivergenceCause cause);
    void reportProgress();

    void resumeFrom(const Snapshot& snapshot);
    int taskCount() const { return m_now.position.taskCount; }
    const Timetable& timetable() const { return m_now.timetable; }
    RunSubject subject() const {
        return {m_parts.network, *m_optimizer,           *m_strategy, m_random, m_carried,
                m_taskHasBegun,  m_parts.dataFingerprint};
    }
    StrategyContext context() {
        return {m_parts.network,
                m_gradients,
                m_parts.threadPool,
                m_random,
                m_parts.stream,
                m_now.position.task,
                m_plan.seed,
                m_plan.batch,
                m_now.learned.empty() ? nullptr : m_now.learned.back().get(),
                m_parts.control.stopping()};
    }

    Parts m_parts;
    TrainingPlan m_plan;
    LiveSettings m_settings;
    RunObserver m_observer;
    Snapshot& m_now;  ///< the observer's
    std::unique_ptr<Optimizer> m_optimizer;
    std::unique_ptr<Strategy> m_strategy;
    GradientComputer m_gradients;
    Evaluator m_evaluator;
    Random m_random;  ///< what the strategy draws
    std::vector<Task> m_tasks;
    Batch m_batch;
    CarriedState m_carried;  ///< from the last batch to the next, where running texts are read on
    Parameters m_gradient;
    bool m_taskHasBegun = false;
    std::optional<Company> m_company;  ///< of other trainings; while this one runs
};

}  // namespace miru
