// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The snapshots of a run that are kept to look back at: the ends of tasks always, others as evenly as memory allows.

#include <memory>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

using Moments = std::vector<std::shared_ptr<const Snapshot>>;

/// Kept besides the ends of tasks; fewer (never below `minMoments`) where networks are so large that the kept ones, with
/// their checkpoints, would take more than `maxMomentBytes`.
inline constexpr std::size_t maxMoments = 60;
inline constexpr std::size_t minMoments = 6;
inline constexpr std::size_t maxMomentBytes = 256 << 20;

/// Adds a snapshot that is not older than the last; one of the same batch takes its place.
void keepMoment(Moments& moments, std::shared_ptr<const Snapshot> snapshot);
/// The start, the ends of tasks and the last one.
Moments pinnedMoments(const Moments& moments);
/// Those up to and including this batch.
Moments momentsUntil(const Moments& moments, std::int64_t batch);

}  // namespace miru
