// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A strategy against forgetting: what is done besides learning the task at hand.
//
// The trainer asks it four things and tells it nothing of itself: a task begins, a batch is being composed, its step has
// been taken, a task is done. Whoever writes a new strategy writes these functions, or those of them it needs.

#include <span>
#include <vector>

#include "core/learning/reservoir.h"
#include "core/math/random.h"
#include "core/measure/snapshot.h"
#include "core/tasks/task.h"

namespace miru {

/// A batch being composed: the task's own samples first.
struct Batch {
    std::vector<Sample> samples;
    bool firstEpoch = true;  ///< the samples are met for the first time
};

class Strategy {
 public:
    virtual ~Strategy() = default;
    virtual void taskStarted(const Task& task) { static_cast<void>(task); }
    /// May look at the fresh samples and add others. What it remembers stays as it is: the batch may be abandoned, and then
    /// be composed once more from the same random numbers.
    virtual void compose(Batch& batch, Random& random) {
        static_cast<void>(batch);
        static_cast<void>(random);
    }
    /// The weights have learned from the batch that was composed last.
    virtual void stepTaken() {}
    virtual void taskFinished(const Task& task, const Network& network) {
        static_cast<void>(task);
        static_cast<void>(network);
    }
    /// How many old samples join each batch; strategies without rehearsal ignore it.
    virtual void setReplayPerBatch(int samples) { static_cast<void>(samples); }
    virtual BufferSummary census() const { return {}; }
    /// What it remembers, one entry per task met; nothing for a strategy that remembers nothing.
    virtual std::vector<ReservoirState> state() const { return {}; }
    /// Goes on where a strategy of this state stood; `tasks` are those of the stream.
    virtual void restore(const std::vector<ReservoirState>& state, std::span<const Task> tasks) {
        static_cast<void>(state);
        static_cast<void>(tasks);
    }
};

/// Nothing is done against forgetting: each task is learned over the one before (the usual lower bound).
class Finetuning : public Strategy {};

}  // namespace miru
