// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pictures of a run in a file, checkpoint included: what a run goes on from after a crash, and what a session shows again.
//
// Numbers that are many lie as arrays, all others in one JSON text. Measured seconds are left out, so that equal runs give
// equal files.

#include <memory>
#include <string>

#include "core/files/safetensors.h"
#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// Adds a snapshot of a run of this spec; names of arrays and texts begin with `prefix`.
void addSnapshot(TensorFile& file, const std::string& prefix, const Snapshot& snapshot);

/// Reads a snapshot of a run of this spec. Throws std::runtime_error with a sentence if anything in it does not fit
/// together: whatever it returns can be shown and, if it has a checkpoint, gone on from.
std::shared_ptr<const Snapshot> readSnapshot(const TensorFile& file, const std::string& prefix,
                                             const ExperimentSpec& spec);

}  // namespace miru
