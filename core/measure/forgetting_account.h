// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Why did it forget? What can be measured about one earlier task while another is being learned.
//
// None of these numbers proves a cause. They are what a look inside offers: whether the two tasks use the same units,
// how far the weights have moved since the earlier task was known, whether gates have saturated, and how much of the
// earlier task was rehearsed.

#include <optional>
#include <string>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

/// How far one learned matrix has moved: ‖now − then‖ / ‖then‖ (Frobenius).
struct WeightDrift {
    std::string tensor;
    double share = 0;
};

struct ForgettingAccount {
    int task = 0;    ///< the one forgotten, from 0
    int during = 0;  ///< the one being learned now (or learned last)
    /// Batch at which a chosen range begins; nothing when the account begins where the task had been learned.
    std::optional<std::int64_t> sinceBatch;
    std::int64_t untilBatch = 0;
    double before = 0;
    double now = 0;                          ///< accuracies on `task`: at the beginning, and now
    std::optional<double> unitOverlap;       ///< of the two tasks' firing shares now (weighted Jaccard)
    std::vector<WeightDrift> drifts;         ///< since the beginning, in the order of the network's tensors
    std::optional<double> saturationBefore;  ///< share of saturated gate values, or of states where there are no gates
    std::optional<double> saturationNow;
    double rehearsedShare = 0;  ///< of the sequences in a batch now, how many stem from `task`
};

/// ‖now − then‖ / ‖then‖ for each tensor of two networks of one shape; a tensor that was all zero is left out.
std::vector<WeightDrift> driftBetween(const Network& then, const Network& now);

/// The account of a task that has been learned; nothing while it has not, or while it is the one being learned.
std::optional<ForgettingAccount> accountFor(const Snapshot& snapshot, int task);

/// The task that has lost most since it was learned; nothing while there is none to account for.
std::optional<int> mostForgottenTask(const Snapshot& snapshot);

/// The account of what happened to a task between two snapshots of one run; nothing if it had not been met by `then`.
std::optional<ForgettingAccount> accountOver(const Snapshot& then, const Snapshot& now, int task);
/// The task that has lost most between two snapshots; nothing if none had been met by `then`.
std::optional<int> mostForgottenTask(const Snapshot& then, const Snapshot& now);

}  // namespace miru
