// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The snapshots of a run that are kept to look back at: the ends of tasks always, others as evenly as memory allows.

#include <memory>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

class History {
 public:
    /// Pictures kept besides the ends of tasks; fewer (never below `least`) where networks are so large that the kept
    /// ones, with their checkpoints, would take more than `memory` bytes.
    static constexpr std::size_t capacity = 60;
    static constexpr std::size_t least = 6;
    static constexpr std::size_t memory = 256 << 20;

    /// Adds a snapshot that is not older than the last; one of the same batch takes its place.
    void add(std::shared_ptr<const Snapshot> snapshot);
    void clear() { m_moments.clear(); }
    /// The same up to and including this batch.
    History until(std::int64_t batch) const;

    const std::vector<std::shared_ptr<const Snapshot>>& moments() const { return m_moments; }
    bool isEmpty() const { return m_moments.empty(); }

 private:
    std::vector<std::shared_ptr<const Snapshot>> m_moments;
};

}  // namespace miru
