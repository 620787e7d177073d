// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Batches as a trainer composes them, and what a strategy is given besides.

#include <vector>

#include "core/learning/strategy.h"

namespace miru::test {

inline std::vector<Target> targetsOf(const std::vector<std::int32_t>& labels) {
    std::vector<Target> targets;
    for (const std::int32_t label : labels) targets.push_back({.label = label});
    return targets;
}

/// Fresh samples of a task.
inline Batch batchOf(const Task& task, int first, int count, bool firstEpoch = true) {
    Batch batch;
    batch.firstEpoch = firstEpoch;
    for (int n = first; n < first + count; ++n) {
        const Sample sample = task.train(n);
        batch.add(sample, {.label = sample.label});
    }
    batch.fresh = batch.samples.size();
    return batch;
}

/// Everything a strategy may use, of a network that nobody trains.
class StrategyGround {
 public:
    explicit StrategyGround(const TaskStream& stream)
        : m_stream(stream),
          m_network({.inputs = stream.shape().inputs, .hidden = 4, .classes = stream.shape().classes},
                    {std::vector<Real>(4, Real(0.5)), std::vector<Real>(4, Real(0.5))}, {}, 1),
          m_threadPool(1),
          m_gradients(m_threadPool, stream.shape()) {}

    StrategyContext context(Random& random, int task = 0) {
        return {m_network, m_gradients, m_threadPool, random, m_stream, task, 1, 16, nullptr, neverInterrupted};
    }
    Network& network() { return m_network; }

 private:
    const TaskStream& m_stream;
    Network m_network;
    ThreadPool m_threadPool;
    GradientComputer m_gradients;
};

}  // namespace miru::test
