// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A strategy against forgetting: what is done besides learning the task at hand.
//
// Its functions are called in the order of a step. Arguments in, results out: it is given the network, the gradient
// computer and random numbers, never the trainer. Whoever writes a new strategy writes those functions it needs
// (`core/learning/replay` is the example) and a line in `make_strategy`.

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/learning/gradient.h"
#include "core/learning/target.h"
#include "core/math/named_arrays.h"
#include "core/math/random.h"
#include "core/measure/anchor_summary.h"
#include "core/measure/buffer_summary.h"
#include "core/measure/knobs.h"
#include "core/measure/strategy_cost.h"
#include "core/measure/timetable.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// What a strategy may use; none of it is the strategy's to change, but for the random numbers.
struct StrategyContext {
    const Network& network;
    GradientComputer& gradients;
    ThreadPool& threadPool;
    Random& random;  ///< the stream "strategy"
    const TaskStream& stream;
    int task;  ///< being learned, from 0
    std::uint64_t seed;
    int batch;                ///< fresh sequences per batch
    const Network* previous;  ///< as it was when the task before had been learned; null in the first
    /// Raised when the run is to stop.
    const std::atomic<bool>& interrupted;

    /// Outputs that the answer to a training sequence of task `of` is chosen among, at this moment.
    OutputRange activeOutputs(int of) const { return stream.trainedOutputs(task + 1, of); }
};

/// A parabola over the weights: Σ importance (θ − place)², each in the layout of the parameters.
struct Anchor {
    std::vector<Real> importance;
    std::vector<Real> place;
};

class Strategy {
 public:
    using Context = StrategyContext;
    virtual ~Strategy() = default;

    /// The first batch of this task comes next.
    virtual void taskStarted(const Context&, const Task&) {}
    /// May look at the fresh samples, add others, and ask more of the answers. What is remembered stays as it is: the batch
    /// may be abandoned, and then be composed once more from the same random numbers.
    virtual void compose(const Context&, Batch&) {}
    /// What the network answered to each sample of the batch (`GradientComputer::logits`).
    virtual void logitsComputed(const Context&, const Batch&, ConstMatrixView) {}
    /// May change the gradient of the loss.
    virtual void projectGradient(const Context&, Parameters&) {}
    /// Adds the gradient of a penalty on the weights, which may move to another place; returns the penalty. Who wants to know
    /// what the step did keeps gradient and weights here: they are those of before it.
    virtual double addPenalty(const Context&, Parameters&) { return 0; }
    /// The weights have learned from the batch that was composed last.
    virtual void stepTaken(const Context&) {}
    /// The task has been learned. False if it was interrupted: then nothing has changed.
    virtual bool taskFinished(const Context&, const Task&) { return true; }

    /// A live setting has been turned; those of others are ignored.
    virtual void turn(Knob, double) {}
    /// The part whose state follows from the batches alone, if there is one: when `Knob::KeptPerTask` is turned it forgets
    /// everything, and all batches so far are composed for it once more.
    virtual Strategy* memory() { return nullptr; }

    /// What it remembers, by name.
    virtual NamedArrays state() const { return {}; }
    /// Why this cannot be its state after `met` tasks have begun, half a sentence; nothing if it can.
    virtual std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable&, int met,
                                                       const NetworkShape&) const {
        static_cast<void>(met);
        return state.empty() ? std::nullopt : std::optional<std::string>("it remembers what no strategy of it does");
    }
    /// Resumes where a strategy of this state stood; `tasks` are those of the stream.
    virtual void restore(const NamedArrays&, std::span<const Task>) {}

    virtual StrategyCost cost(const StrategyCostInputs&) const { return {}; }
    /// How often it has changed the gradient, and of how many steps.
    virtual ProjectionCount projections() const { return {}; }
    /// What each weight is worth to earlier tasks, and where it is held; null before the first has been learned.
    virtual const Anchor* anchor() const { return nullptr; }
    /// What is kept to be rehearsed, to be looked at.
    virtual BufferSummary bufferSummary() const { return {}; }
};

/// Nothing is done against forgetting: each task is learned over the one before (the usual lower bound).
class Finetuning : public Strategy {};

}  // namespace miru
