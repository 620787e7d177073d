// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a snapshot of a run does not show, and the run yet needs to go on from there bit for bit.
//
// A snapshot has the network, the curves and the position; with the optimiser's memory, the random stream and the list of
// rehearsed sequences beside it, it is a checkpoint in the full sense. Sequences are remembered by their numbers (the data
// set has their frames), so a checkpoint is hardly larger than three times the weights.

#include <vector>

#include "core/learning/optimizer.h"
#include "core/learning/reservoir.h"
#include "core/math/random.h"
#include "core/model/readout.h"

namespace miru {

struct Checkpoint {
    std::uint64_t data = 0;  ///< fingerprint of the data set that is learned from
    OptimizerState optimizer;
    Random::State random{};                 ///< of the stream "strategy"
    std::vector<ReservoirState> rehearsal;  ///< per task met
    LossSum lossSince;                      ///< training loss since the last point of the loss curve
    bool taskHasBegun = false;              ///< the strategy knows of the task at hand
};

}  // namespace miru
