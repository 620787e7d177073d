// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a network is held: how important each of its weights is to earlier tasks, summed up for those who look at it.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/parameters.h"

namespace miru {

/// Steps of a run that had a reference to look at, and those whose gradient was projected.
struct ProjectionCount {
    std::int64_t projected = 0;
    std::int64_t of = 0;
    bool operator==(const ProjectionCount&) const = default;
};

struct AnchorSummary {
    struct Tensor {
        std::string name;
        double mean = 0;
        double largest = 0;
        double share = 0;  ///< of the importance of all weights together
        bool operator==(const Tensor&) const = default;
    };
    static constexpr int mapSize = 64;  ///< cells of the map at most, each way

    std::vector<Tensor> tensors;  ///< in the order of the network's
    int mapRows = 0;              ///< of U, in cells of one or several weights each
    int mapColumns = 0;
    std::vector<float> map;  ///< mean importance of each cell, row by row
    bool operator==(const AnchorSummary&) const = default;
};

/// `importance` lies as the parameters do.
AnchorSummary summaryOf(const Parameters& parameters, std::span<const Real> importance);

/// ‖a − b‖.
double distanceBetween(std::span<const Real> a, std::span<const Real> b);

}  // namespace miru
