// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Networks on the straight line between two networks, and whether there is a barrier between them:
//
//     θ(α) = (1 − α) θ_from + α θ_to,  0 ≤ α ≤ 1      barrier = max over α of  L(θ(α)) − ((1 − α) L(θ_from) + α L(θ_to))
//
// Without a barrier both lie in one valley of the loss: training has moved along it. With one they are two solutions with a
// ridge between them (Frankle, Dziugaite, Roy & Carbin 2020, "Linear mode connectivity and the lottery ticket hypothesis").

#include <atomic>
#include <optional>
#include <span>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

/// The network at share α of the way. Everything learned lies on the line, logits of β and λ among it, and what is chosen
/// too: β, λ and the sparsity. Both must have one shape.
Network networkBetween(const Network& from, const Network& to, double share);

/// How a network does on the watched sequences of a task.
struct WatchedScore {
    double loss = 0;      ///< nats, the mean
    double accuracy = 0;  ///< fraction
};

/// On the first `tasks` tasks of the snapshot, each with the outputs that a test allows. Nothing if `isAbandoned` becomes true
/// meanwhile or there is no memory for it. Takes some milliseconds for each task, of long sequences seconds.
std::optional<std::vector<WatchedScore>> scoresOf(const Network& network, const Snapshot& snapshot, int tasks,
                                                  const std::atomic<bool>& isAbandoned);

struct LossBarrier {
    double height = 0;  ///< nats; never below 0
    double share = 0;   ///< α where it is highest
};

/// Of losses at even steps from α = 0 to α = 1.
LossBarrier barrierIn(std::span<const double> losses);

}  // namespace miru
