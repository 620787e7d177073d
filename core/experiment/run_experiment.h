// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From a spec and a data set to a finished run: builds the parts and lets the trainer run. One function for the
// window and the command line, so that equal specs give equal runs in both.

#include <functional>
#include <optional>

#include "core/experiment/run_record.h"
#include "core/experiment/spec_fields.h"
#include "core/learning/latest.h"
#include "core/learning/run_control.h"
#include "core/tasks/dataset_source.h"

namespace miru {

/// How a run is watched and steered; nothing in here decides what is learned.
struct RunOptions {
    int threads = 0;                      ///< 0 = one for each core
    RunControl* control = nullptr;        ///< may be null: then nobody steers
    Latest<Snapshot>* mailbox = nullptr;  ///< may be null: then nobody watches
    /// A picture with a checkpoint, of a run that was the same until then; null: begin at the beginning.
    std::shared_ptr<const Snapshot> from = nullptr;
    /// On the calling thread, after each task.
    std::function<void(const std::shared_ptr<const Snapshot>&)> taskLearned;
    /// After each evaluation in between; position, timing, changes, curves and matrix are up to date in what it gets.
    std::function<void(const Snapshot&)> progressed;
    /// Every few seconds, with a picture that the run can go on from.
    std::function<void(const std::shared_ptr<const Snapshot>&)> checkpointed;
    double checkpointInterval = 4;  ///< seconds between them: what may be lost when the program is killed
};

/// Whether a run begins, or is resumed from a snapshot: then the weights it started from are no longer asked for.
enum class RunStart { Beginning, Resumed };

/// What keeps this spec from running on this data set (too few sequences, say); empty if nothing does.
std::vector<SpecProblem> problemsWith(const ExperimentSpec& spec, const Dataset& dataset,
                                      RunStart start = RunStart::Beginning);

/// Why a run of this spec cannot go on from this picture, in a sentence; nothing if it can.
std::optional<std::string> whyNotFrom(const Snapshot& picture, const ExperimentSpec& spec, const Dataset& dataset);

/// The spec with every change made by the time of `picture` as an event, and those recorded ones that were still to come.
ExperimentSpec withEventsUpTo(const ExperimentSpec& spec, const Snapshot& picture);

/// Runs the experiment on the calling thread. The spec and the data set have been checked.
RunRecord runExperiment(const ExperimentSpec& spec, const Dataset& dataset, const RunOptions& options);

/// The shape of the network, where sequences of the data set have this one.
NetworkShape networkShapeOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape);
/// The network the spec describes, with the weights it starts from.
Network makeNetwork(const ExperimentSpec& spec, const SequenceSet::Shape& shape);

/// Accuracy of a network on the test sequences of each task of the spec's stream, fractions.
std::vector<double> evaluateTasks(const Network& network, const ExperimentSpec& spec, const Dataset& dataset,
                                  int threads);
/// The bill of all three cells under this spec, before anything runs.
ResourceBill billOf(const ExperimentSpec& spec, const SequenceSet::Shape& shape, int bytesPerNumber);

}  // namespace miru
