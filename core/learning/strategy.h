// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A strategy against forgetting: what is done besides learning the task at hand.
//
// Its functions are called in the order of a step. Arguments in, results out: it is given the network, the gradient
// computer and random numbers, never the trainer. Whoever writes a new strategy writes those functions it needs
// (`core/learning/replay` is the example) and a line in `make_strategy`.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/learning/gradient.h"
#include "core/learning/target.h"
#include "core/math/named_arrays.h"
#include "core/math/random.h"
#include "core/measure/buffer_summary.h"
#include "core/measure/knobs.h"
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

    /// Outputs that the answer to a training sequence of task `of` is chosen among, at this moment.
    OutputRange activeOutputs(int of) const { return stream.activeOutputs(task + 1, of); }
};

/// A step that has been taken; weights and gradient in the layout of the parameters.
struct TakenStep {
    std::span<const Real> gradient;  ///< of the loss, projected; before penalties and clipping
    std::span<const Real> before;    ///< weights before the step
    std::span<const Real> after;     ///< and after it
};

/// What a strategy costs besides the network.
struct StrategyCost {
    std::int64_t bytes = 0;         ///< kept between steps, when full
    std::int64_t macsPerBatch = 0;  ///< multiply-adds besides those of the batch's samples
    std::int64_t macsPerTask = 0;   ///< at the end of a task
    bool operator==(const StrategyCost&) const = default;
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
    /// Adds the gradient of a penalty on the weights; returns the penalty.
    virtual double addPenalty(const Context&, Parameters&) { return 0; }
    /// Whether `stepTaken` looks at the step: then the trainer keeps gradient and weights of before.
    virtual bool watchesSteps() const { return false; }
    /// The weights have learned from the batch that was composed last. Spans are empty unless the step is watched.
    virtual void stepTaken(const Context&, const TakenStep&) {}
    virtual void taskFinished(const Context&, const Task&) {}

    /// A live setting has been turned; those of others are ignored.
    virtual void turn(Knob, double) {}

    /// What it remembers, by name.
    virtual NamedArrays state() const { return {}; }
    /// Why this cannot be its state after `met` tasks have begun, half a sentence; nothing if it can.
    virtual std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable&, int met) const {
        static_cast<void>(met);
        return state.empty() ? std::nullopt : std::optional<std::string>("it remembers what no strategy of it does");
    }
    /// Resumes where a strategy of this state stood; `tasks` are those of the stream.
    virtual void restore(const NamedArrays&, std::span<const Task>) {}

    virtual StrategyCost cost() const { return {}; }
    /// What is kept to be rehearsed, to be looked at.
    virtual BufferSummary bufferSummary() const { return {}; }
};

/// Nothing is done against forgetting: each task is learned over the one before (the usual lower bound).
class Finetuning : public Strategy {};

}  // namespace miru
