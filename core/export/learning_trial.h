// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a device must have learned: a few dozen updates of the lab's own training, in float, which the exported program repeats.
//
// The network starts from where it stands. It learns a task that is new to it, the inputs of each step in another order, by
// gradient descent with clipping; with each batch it rehearses sequences of its earlier tasks out of a reservoir of 8-bit
// sequences. One reservoir serves the whole stream (Vitter 1985), and all that is random comes from one generator, so that
// the device draws the same sequences.

#include <cstdint>
#include <span>
#include <vector>

#include "core/math/random.h"
#include "core/model/network.h"
#include "core/tasks/task_stream.h"

namespace miru {

/// How a number is kept in 8 bits: offset + factor · byte.
struct ByteScale {
    Real offset = 0;
    Real factor = Real(1) / 255;

    Real number(std::uint8_t byte) const { return offset + factor * static_cast<Real>(byte); }
    /// The nearest; what lies outside is kept as the least or the greatest.
    std::uint8_t byte(Real number) const;
};

/// A sequence in 8 bits, steps · I numbers, and the output that stands for its class.
struct ByteSequence {
    int steps = 0;
    std::int32_t label = 0;
    std::vector<std::uint8_t> bytes;
};

struct LearningTrial {
    static constexpr int updates = 50;
    static constexpr int freshPerBatch = 8;
    static constexpr int rehearsedPerBatch = 8;
    static constexpr double learningRate = 0.05;
    static constexpr double clipNorm = 1;
    static constexpr double tolerance = 1e-4;  ///< by which a weight on the device may differ

    ByteScale scale;
    std::vector<ByteSequence> earlier;  ///< offered to the reservoir before anything is learned
    std::vector<ByteSequence> fresh;    ///< the new task, read again and again
    Random::State random = {};          ///< the generator's at the beginning
    Parameters learned;                 ///< the weights in the end
    double firstLoss = 0;               ///< mean over the fresh sequences of the first five updates, before each
    double lastLoss = 0;                ///< and of the last five
};

/// `stream`: the tasks it has learned, or null: then all is synthetic. `steps`: of the longest sequence; `room`: sequences of
/// the reservoir.
LearningTrial learningTrial(const Network& network, const TaskStream* stream, int steps, int room);

/// The generator of a seed on the device: SplitMix64, without the name of a stream.
Random::State deviceRandom(std::uint64_t seed);

}  // namespace miru
