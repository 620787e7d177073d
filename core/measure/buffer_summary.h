// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is kept to be rehearsed, summed up for those who look at it: how much of each task, and a few examples.

#include <cstdint>
#include <vector>

#include "core/math/token.h"

namespace miru {

/// What the rehearsal buffer holds.
struct BufferSummary {
    /// A kept sequence in 8 bits, as its task reads it (T·I numbers).
    using Example = std::vector<std::uint8_t>;
    static constexpr int examplesPerTask = 8;

    std::vector<int> keptPerTask;                        ///< sequences, one entry per task met so far
    std::vector<std::vector<Example>> examples;          ///< the first few kept of each task met so far; or, of texts,
    std::vector<std::vector<std::vector<Token>>> texts;  ///< as their task reads them
    std::int64_t bytes = 0;                              ///< frames in memory now
    int capacityPerTask = 0;
    bool keepsLogits = false;  ///< the answers of the time are kept with them
    bool operator==(const BufferSummary&) const = default;
};

}  // namespace miru
