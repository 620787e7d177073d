// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a snapshot of a run does not show, and the run yet needs to resume from there bit for bit.
//
// A snapshot has the network, the curves and the position; with what optimiser and strategy remember beside it, and the
// random numbers, it is a checkpoint in the full sense. Rehearsed sequences are remembered by their numbers (the data set
// has their frames), so a checkpoint is hardly larger than three times the weights.

#include "core/math/named_arrays.h"
#include "core/math/random.h"
#include "core/measure/loss_sum.h"

namespace miru {

struct Checkpoint {
    std::uint64_t data = 0;  ///< fingerprint of the data set that is learned from
    NamedArrays optimizer;
    NamedArrays strategy;
    NamedArrays carried;        ///< states in which the next batch begins, where running texts are read on; else empty
    Random::State random{};     ///< of the stream "strategy"
    LossSum lossSince;          ///< training loss since the last point of the loss curve
    bool taskHasBegun = false;  ///< the strategy knows of the task at hand
};

}  // namespace miru
