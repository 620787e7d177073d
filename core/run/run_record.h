// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run as it is kept: what was asked for, what happened on the way, what came of it.

#include <memory>
#include <vector>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

struct RunRecord {
    ExperimentSpec spec;                                ///< with every change made on the way as an event
    std::vector<std::shared_ptr<const Snapshot>> kept;  ///< the snapshots at the ends of tasks
    std::shared_ptr<const Snapshot> last;               ///< the last snapshot: results, curves, matrix

    /// Of the network as it was left.
    const Parameters& weights() const { return last->model->parameters(); }
};

}  // namespace miru
