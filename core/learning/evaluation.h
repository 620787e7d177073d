// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How well a network does on a task's test sequences.

#include <atomic>
#include <vector>

#include "core/learning/carried_state.h"
#include "core/learning/loss.h"
#include "core/learning/parallel.h"
#include "core/learning/sequence_batch.h"
#include "core/math/interruption.h"

namespace miru {

class Evaluator {
 public:
    /// Sequences read together: long enough for the matrix products, small enough for the cache.
    static constexpr int chunkSize = 64;

    Evaluator(ThreadPool& threadPool, const SequenceSet::Shape& shape) : m_threadPool(threadPool), m_shape(shape) {}

    /// Loss and correct answers on `count` test sequences from number `first` on, each answer chosen among the `active`
    /// outputs. The same bits for any number of threads. When `interrupted` becomes true the rest is skipped and the result
    /// means nothing.
    LossSum evaluate(const Network& network, const Task& task, int first, int count, OutputRange active = {},
                     const std::atomic<bool>& interrupted = neverInterrupted);
    /// The same of running texts, read on and on: each sequence begins in the state in which the one before it has ended. It
    /// is done from several places at once, from so few that at most one sequence in 32 begins without knowing what was
    /// before.
    LossSum evaluateReadingOn(const Network& network, const Task& task, int first, int count, OutputRange active = {},
                              const std::atomic<bool>& interrupted = neverInterrupted);
    static constexpr int sequencesPerPlace = 32;

 private:
    struct Workspace {
        std::vector<Sample> samples;
        std::vector<Target> targets;
        SequenceBatch batch;
        NetworkPass pass;
        CarriedState carried;
        CarriedState begin;

        void clear() {
            samples.clear();
            targets.clear();
        }
        void add(const Sample& sample, OutputRange active) {
            samples.push_back(sample);
            targets.push_back(targetOf(sample, active));
        }
    };
    /// Answers the samples that lie in the workspace.
    LossSum answer(const Network& network, Workspace& workspace, CellState initial = {}) const;
    /// The sum of what `work(chunk, workspace)` gives for every chunk, in their order; of those it was interrupted in nothing.
    template <typename Work>
    LossSum sumOver(int chunks, const std::atomic<bool>& interrupted, Work work);

    ThreadPool& m_threadPool;
    SequenceSet::Shape m_shape;
    std::vector<Workspace> m_workspaces;
    std::vector<LossSum> m_chunks;
};

}  // namespace miru
