// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run as it is kept: what was asked for, what happened on the way, what came of it.

#include <memory>
#include <vector>

#include "core/experiment/experiment_spec.h"
#include "core/measure/snapshot.h"

namespace miru {

struct RunRecord {
    ExperimentSpec spec;                                ///< with every change made on the way as an event
    std::vector<std::shared_ptr<const Snapshot>> kept;  ///< the pictures at the ends of tasks
    std::shared_ptr<const Snapshot> last;               ///< the last picture: results, curves, matrix

    /// Of the network as it was left.
    const Parameters& weights() const { return last->model->parameters(); }
};

}  // namespace miru
