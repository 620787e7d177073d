// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A run, wherever it is: in memory, in a folder, in a session, in the window's list, in a report. What was asked for, what
// happened on the way, what came of it.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

struct Run {
    ExperimentSpec spec;           ///< with every change made on the way as an event
    std::string name;              ///< given by the user; empty: it is called by what tells it apart from others
    std::string note;              ///< whatever the user wrote
    std::filesystem::path folder;  ///< it lies in; empty: in none
    /// By rising batch; those at the ends of tasks and the latest are among them. None before the first.
    std::vector<std::shared_ptr<const Snapshot>> snapshots;
    std::vector<std::string> tags = {};  ///< words that the user sorts runs by

    /// Results, curves, matrix as they stand; null before the first snapshot.
    std::shared_ptr<const Snapshot> latest() const;
    /// The last snapshot that is not later than this batch; the first if all are; null if there is none.
    std::shared_ptr<const Snapshot> at(std::int64_t batch) const;
    /// The last one of them that a run can resume from; null if there is none.
    std::shared_ptr<const Snapshot> lastCheckpoint(std::int64_t batch) const;
    /// Of the network as it was left.
    const Parameters& weights() const { return snapshots.back()->model->parameters(); }
    /// Nothing is left to train.
    bool isOver() const;
    /// What the sequences of its data set are made of; nothing while nobody knows.
    std::optional<DataKind> dataKind() const;
};

/// The same; of a run that has not begun, as others of these know it that are on the same data set.
std::optional<DataKind> dataKindAmong(const Run& run, std::span<const Run* const> runs);

}  // namespace miru
