// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Snapshots of a run in a file, checkpoint included: what a run resumes from after a crash, and what a session shows again.
//
// Numbers that are many lie as arrays, all others in one JSON text. Measured seconds are left out, so that equal runs give
// equal files.

#include <functional>
#include <memory>
#include <string>

#include "core/files/safetensors.h"
#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// Files of other formats are refused.
inline constexpr int snapshotFormat = 8;

/// What is known of a run before its snapshot is read.
struct SnapshotOrigin {
    /// The shape of its network, where sequences have this one.
    std::function<NetworkShape(const SequenceSet::Shape&)> networkShape;
    /// Such a network, any numbers in it; asked for only once the file has its arrays.
    std::function<Network(const SequenceSet::Shape&)> makeNetwork;
    int tasks = 1;
    int maxTextLength = 0;  ///< of the texts it reads, if it does
};
SnapshotOrigin originOf(const ExperimentSpec& spec);

/// Adds a snapshot; names of arrays and texts begin with `prefix`.
void addSnapshot(TensorFile& file, const std::string& prefix, const Snapshot& snapshot);

/// Reads a snapshot of a run of this origin. Throws std::runtime_error with a sentence if anything in it does not fit
/// together: whatever it returns can be shown. Whether a run can resume from it is another question (`resumeObstacle`).
std::shared_ptr<const Snapshot> readSnapshot(const TensorFile& file, const std::string& prefix,
                                             const SnapshotOrigin& origin);

}  // namespace miru
