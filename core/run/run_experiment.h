// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From a spec and a data set to a finished run: builds the parts and lets the trainer run. One function for the
// window and the command line, so that equal specs give equal runs in both.

#include <functional>
#include <optional>

#include "core/learning/mailbox.h"
#include "core/learning/run_control.h"
#include "core/run/run.h"
#include "core/spec/spec_fields.h"
#include "core/tasks/dataset_source.h"

namespace miru {

/// How a run is watched and steered; nothing in here decides what is learned.
struct RunOptions {
    int threads = 0;                       ///< 0 = one for each core
    RunControl* control = nullptr;         ///< may be null: then nobody steers
    Mailbox<Snapshot>* mailbox = nullptr;  ///< may be null: then nobody watches
    /// A snapshot with a checkpoint, of a run that was the same until then; null: begin at the beginning.
    std::shared_ptr<const Snapshot> from = nullptr;
    /// On the calling thread, after each task.
    std::function<void(const std::shared_ptr<const Snapshot>&)> taskLearned;
    /// After each evaluation in between; position, timing, changes, curves and matrix are up to date in what it gets.
    std::function<void(const Snapshot&)> progressed;
    /// Every few seconds, with a snapshot that the run can resume from.
    std::function<void(const std::shared_ptr<const Snapshot>&)> checkpointed;
    std::optional<std::int64_t> batches = {};  ///< so many at most: then it is stopped; nothing: to its end
    double checkpointInterval = 4;             ///< seconds between them: what may be lost when the program is killed
};

/// Whether a run begins, or is resumed from a snapshot: then the weights it started from are no longer asked for.
enum class RunStart { Beginning, Resumed };

/// What keeps this spec from running on this data set (too few sequences, say); empty if nothing does.
std::vector<SpecProblem> problemsWith(const ExperimentSpec& spec, const Dataset& dataset,
                                      RunStart start = RunStart::Beginning);

/// Why a run of this spec cannot resume from this snapshot, in a sentence; nothing if it can.
std::optional<std::string> resumeObstacle(const Snapshot& snapshot, const ExperimentSpec& spec, const Dataset& dataset);

/// The spec with every change made by the time of `snapshot` as an event, and those recorded ones that were still to come.
ExperimentSpec withEventsUpTo(const ExperimentSpec& spec, const Snapshot& snapshot);

/// Runs the experiment on the calling thread. The spec and the data set have been checked.
Run runExperiment(const ExperimentSpec& spec, const Dataset& dataset, const RunOptions& options);

/// Accuracy of a network on the test sequences of each task of the spec's stream, fractions.
std::vector<double> evaluateTasks(const Network& network, const ExperimentSpec& spec, const Dataset& dataset,
                                  int threads);
/// The cost of every kind of cell under this spec, before anything runs; `trainCount` sequences there are to learn from.
ResourceCosts resourceCostsOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape, int bytesPerElement,
                              int trainCount = 0);

}  // namespace miru
