// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A complete, immutable snapshot of a run at one moment: everything the window needs to show that moment.
//
// Never a difference to an earlier one. So any snapshot may be dropped, the live view and a look back are the same
// code, and a panel is tested by handing it a snapshot made by hand. It holds numbers and identities only; words,
// units and colours belong to the window.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/math/output_range.h"
#include "core/math/sequence_layout.h"
#include "core/measure/anchor_summary.h"
#include "core/measure/buffer_summary.h"
#include "core/measure/checkpoint.h"
#include "core/measure/curve.h"
#include "core/measure/knobs.h"
#include "core/measure/probe.h"
#include "core/measure/resource_cost.h"
#include "core/measure/scoreboard.h"
#include "core/measure/timetable.h"

namespace miru {

enum class RunState { Running, Paused, Finished, Stopped, Diverged };

/// What was no longer a finite number when a run diverged.
enum class DivergenceCause { None, Loss, Gradient, Weights };

/// How far a run has come.
struct RunPosition {
    int task = 0;  ///< being learned, from 0; taskCount when all are done
    int taskCount = 0;
    std::int64_t batch = 0;        ///< batches done in the whole run
    std::int64_t batchInTask = 0;  ///< of them in this task
    std::int64_t samples = 0;      ///< training sequences of the stream seen so far (replayed ones not counted)
    bool operator==(const RunPosition&) const = default;
};

/// Measured by the clock: never part of an export that is compared.
struct RunTiming {
    double trainingSeconds = 0;     ///< inside batches
    double evaluationSeconds = 0;   ///< inside evaluations
    double watchingSeconds = 0;     ///< making snapshots
    std::int64_t sequences = 0;     ///< trained on, replayed ones included
    std::int64_t evaluated = 0;     ///< test sequences answered
    double sequencesPerSecond = 0;  ///< lately, inside batches
    int threads = 1;
    bool sharedMachine = false;  ///< other trainings were at work meanwhile: these speeds say nothing of a cell
};

/// Test sequences of a task set aside to be looked at; the same throughout a run.
struct WatchedSamples {
    int steps = 0;
    int inputs = 0;
    SequenceLayout layout = {};
    std::vector<std::vector<float>> frames;  ///< T·I numbers each (of their own length fewer), time-major, as read; or
    std::vector<std::vector<Token>> texts;   ///< words, up to T each, as the network reads them, and
    std::vector<std::vector<std::string>> words;  ///< what they are
    /// Of each sample its number in the data set's test sequences, from 0; of a run that sets training sequences aside to be
    /// tested on (DataSplit::Validation), in the training sequences. Empty: it is not known.
    std::vector<std::int32_t> numbers;
    std::vector<std::int32_t> labels;
    std::vector<std::int32_t> stepLabels;  ///< where every step is answered, T of each sample; else empty
    std::vector<std::uint32_t> order;      ///< number n is read from position order[n]; empty: read as it lies
    std::vector<Token> code;               ///< word w is read as code[w]; empty: as it is
    bool readsPadding = false;             ///< in front of a text shorter than T
    bool keepsEnd = false;                 ///< of a text longer than T, else its beginning
    /// What is right after a step of a sample.
    std::int32_t labelAfter(std::size_t sample, int step) const {
        if (stepLabels.empty()) return labels[sample];
        return stepLabels[sample * static_cast<std::size_t>(steps) + static_cast<std::size_t>(step)];
    }
    /// Where the numbers of a sequence of so many steps lie, in the order in which they are read; empty: as it lies. One of its
    /// own length has some of the order's steps.
    std::vector<std::uint32_t> placesOf(int ownSteps) const {
        if (!layout.hasOwnLengths) return order;
        std::vector<std::uint32_t> places;
        for (const std::uint32_t place : order)
            if (place < static_cast<std::uint32_t>(ownSteps * inputs)) places.push_back(place);
        return places;
    }
    bool operator==(const WatchedSamples&) const = default;
};

struct Snapshot {
    RunState state = RunState::Running;
    DivergenceCause divergence = DivergenceCause::None;
    RunPosition position;
    Timetable timetable;
    RunTiming timing;
    NetworkShape network;
    double chance = 0;                            ///< accuracy of a guess on the task met last
    std::vector<OutputRange> testedOutputs;       ///< of each task met: among which a test of now chooses the answer
    std::vector<OutputRange> firstTestedOutputs;  ///< of each task met: the same at the end of the task itself
    int steps = 0;                                ///< T
    SequenceLayout layout;                        ///< of what is read, if it is numbers
    int classes = 0;                              ///< of the data set; the network's outputs may be fewer or more
    Knobs knobs;
    Knobs firstKnobs;                 ///< before any change; for β and λ per unit their mean
    std::vector<KnobChange> changes;  ///< made so far, in order
    Coefficients coefficients;        ///< β and λ of every unit
    Curve loss;                       ///< mean training loss of the task since the point before, nats
    std::array<Curve, trainingQuantityCount>
        quantities;               ///< likewise of what else is followed; empty where there is none
    std::vector<Curve> accuracy;  ///< per task, fractions
    Scoreboard scoreboard;
    std::vector<double>
        testLoss;  ///< of each task when it was last tested whole, nats, the mean over sequences and steps
    /// Test losses, nats, in the rows of the scoreboard: before anything was learned, then after each task.
    std::vector<std::vector<double>> lossRows;
    int activityTask = 0;                          ///< whose test sequences `activity` was watched on
    Activity activity;                             ///< now
    std::vector<Activity> pastActivity;            ///< at the end of each learned task, on that task
    std::vector<std::vector<float>> firingShares;  ///< now, per task met so far: H shares
    BufferSummary buffer;
    ProjectionCount projections;
    double anchorDistance = 0;                    ///< of the weights, from where they are held
    std::shared_ptr<const AnchorSummary> anchor;  ///< how firmly, since the end of the last task; null: not at all
    ResourceCosts resources;                      ///< of the cells of the table, in this place
    ResourceCost ownCost;                         ///< of the network of this run
    std::vector<std::shared_ptr<const WatchedSamples>> samples;  ///< per task met so far
    std::shared_ptr<const std::vector<std::string>> words;       ///< the network knows, by rank; null if it reads none
    std::shared_ptr<const std::vector<std::string>> classNames;  ///< what the outputs stand for; null if unknown
    double knownShare = 1;                 ///< of all words of the training texts as they are read, those it knows
    std::shared_ptr<const Network> model;  ///< the network at this moment
    std::vector<std::shared_ptr<const Network>> learned;  ///< the network at the end of each learned task
    /// What else the run needs to resume from here; null when it has diverged.
    std::shared_ptr<const Checkpoint> checkpoint;

    /// Among which outputs the test after task `done` chose the answer to a sequence of task `of`.
    OutputRange testedOutputsAfter(int done, int of) const {
        const auto task = static_cast<std::size_t>(of);
        const auto last = static_cast<std::size_t>(done);
        if (std::max(task, last) >= std::min(firstTestedOutputs.size(), testedOutputs.size())) return {};
        // Either a task keeps its outputs for good, or an answer is chosen among those of all tasks met by then.
        return testedOutputs[task] == firstTestedOutputs[task] ? testedOutputs[task] : firstTestedOutputs[last];
    }
    /// Whether it is of a moment at which nothing has been learned yet, or a whole task just has.
    bool isTaskBoundary() const {
        return position.batch == 0 || (position.batchInTask > 0 && timetable.isBoundary(position.batch));
    }
};

}  // namespace miru
