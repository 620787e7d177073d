// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The settings that may be turned while a run is going, and the record of turning them.
//
// A change takes effect between two batches and is remembered with the number of batches done before it, so a run
// that was played with can be repeated bit for bit from its spec.

#include <cstdint>

namespace miru {

enum class Knob { Beta, Lambda, Sparsity, LearningRate, ReplayPerBatch };

struct KnobChange {
    std::int64_t batch = 0;  ///< batches done when it takes effect
    Knob knob = Knob::Beta;
    double value = 0;
    double previous = 0;  ///< what it replaced (for β and λ per unit: their mean); written by the trainer
    bool operator==(const KnobChange&) const = default;
};

/// Where every knob stands now.
struct Knobs {
    double beta = 0;
    double lambda = 0;
    double sparsity = 0;
    double learningRate = 0;
    int replayPerBatch = 0;
    bool operator==(const Knobs&) const = default;
};

}  // namespace miru
