// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How well a network does on a task's test sequences.

#include <atomic>
#include <vector>

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

 private:
    struct Workspace {
        std::vector<Sample> samples;
        std::vector<Target> targets;
        SequenceBatch batch;
        NetworkPass pass;
    };

    ThreadPool& m_threadPool;
    SequenceSet::Shape m_shape;
    std::vector<Workspace> m_workspaces;
    std::vector<LossSum> m_chunks;
};

}  // namespace miru
