// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is asked of an answer. The network only differentiates; the learner asks.
//
// A plain value for each sequence of a batch. Data decides what is asked, no virtual call and no callback: so a batch may be
// cut into shards and every shard asks for the same.

#include <cstdint>
#include <span>
#include <vector>

#include "core/math/real.h"
#include "core/tasks/scenario.h"
#include "core/tasks/task.h"

namespace miru {

/// Logits an answer is to stay near to, and how strongly, in the mean over the batch.
struct Nearness {
    std::span<const Real> logits;  ///< C, or C for each of T steps if every step is answered; empty: none
    Real strength = 0;
    /// 0: the mean of the squared differences over all outputs (dark experience replay: Buzzega et al. 2020). Above: the
    /// divergence of the softmaxes of both logits divided by it (learning without forgetting: Li & Hoiem 2016; Hinton et
    /// al. 2015), within each of `groups`, summed.
    Real temperature = 0;
    std::span<const OutputRange> groups = {};  ///< outputs that are compared with one another; empty: all at once
};

struct Target {
    std::int32_t label = 0;                  ///< the output that should answer; or
    std::span<const std::int32_t> labels{};  ///< T, one for each step, where every step is answered
    OutputRange active{};                    ///< outputs the answer is chosen among; the others count as −∞
    Real weight = 1;       ///< of the cross-entropy, in the mean over the batch; 0: it is not asked for
    bool isApart = false;  ///< its cross-entropy is no part of the task's loss (TrainingQuantity::KeptLabels)
    Nearness near{};
};

/// Its label is asked for, or those of its steps.
inline Target targetOf(const Sample& sample, OutputRange active = {}) {
    return {.label = sample.label, .labels = sample.labels, .active = active};
}

/// A batch as it is learned from: samples, and what is asked of the answer to each.
struct Batch {
    std::vector<Sample> samples;  ///< the task's own first
    std::vector<Target> targets;  ///< one for each sample
    std::size_t fresh = 0;        ///< samples of the task at hand
    bool firstEpoch = true;       ///< the fresh ones are met for the first time

    void clear() {
        samples.clear();
        targets.clear();
        fresh = 0;
    }
    void add(const Sample& sample, const Target& target) {
        samples.push_back(sample);
        targets.push_back(target);
    }
};

}  // namespace miru
