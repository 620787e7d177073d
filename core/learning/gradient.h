// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The gradient of a batch, computed by all threads, with the same bits for any number of them.
//
// The batch is cut into shards whose size depends on nothing but the batch; each shard's gradient is computed on its
// own and the gradients are summed in shard order. Which thread did what leaves no trace.

#include <span>
#include <vector>

#include "core/learning/parallel.h"
#include "core/model/network.h"
#include "core/tasks/task.h"

namespace miru {

class GradientComputer {
 public:
    /// Sequences per shard.
    static constexpr int shardSize = 16;

    GradientComputer(Workers& workers, int steps) : m_workers(workers), m_steps(steps) {}

    /// The gradient of the batch's mean loss is written to `gradient`; returns the sum of losses.
    LossSum compute(const Network& network, std::span<const Sample> batch, Parameters& gradient);

 private:
    struct Shard {
        Parameters gradient;
        LossSum loss;
    };
    struct Bench {  ///< what one worker computes with
        Matrix x;
        std::vector<std::int32_t> labels;
        NetworkPass pass;
    };

    Workers& m_workers;
    int m_steps;
    std::vector<Shard> m_shards;
    std::vector<Bench> m_benches;
};

/// Writes samples into x (I × T·B, resized) and labels (B).
void composeFrames(std::span<const Sample> samples, int steps, int inputs, Matrix& x,
                   std::vector<std::int32_t>& labels);

}  // namespace miru
