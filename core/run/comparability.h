// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether two runs can be compared, and why not: the one rule for ghosts, tables, reports and claims.
//
// Accuracies on other data or labels, on another stream, in another scenario or on another number of tasks say nothing of each other.
// Curves over the sequences trained on need tasks of the same length as well; or, where one run learns all tasks at once,
// as many sequences in all.

#include <cstdint>
#include <optional>
#include <string>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// What the results of a run were measured on.
struct MeasuredOn {
    std::string dataset;
    std::optional<std::uint64_t> fingerprint;  ///< of its sequences; nothing: it is not known
    StreamKind stream = StreamKind::PermutedPixels;
    double rotation = 0;                        ///< of the last task; rotated streams
    int classesPerTask = 0;                     ///< split classes; 0: not known
    ClassOrder classOrder = ClassOrder::Fixed;  ///< split classes or sources
    Scenario scenario = Scenario::Domain;
    bool isJoint = false;
    int tasks = 1;
    DataSplit testOn = DataSplit::Test;
    LabelLevel labels = LabelLevel::Fine;
    std::vector<std::int64_t> samples = {};  ///< training sequences of each task, all epochs; empty: not known
};
/// Of a run that has come as far as this snapshot; null: it has none yet.
MeasuredOn measuredOn(const ExperimentSpec& spec, const Snapshot* latest);
/// Of the data set, as far as the snapshot knows.
std::optional<std::uint64_t> fingerprintIn(const Snapshot& snapshot);

enum class ComparisonObstacle { OtherData, OtherStream, OtherScenario, OtherTasks, OtherTests, OtherLength };
/// What keeps the results of two runs from being compared; nothing if they can be.
std::optional<ComparisonObstacle> comparisonObstacle(const MeasuredOn& a, const MeasuredOn& b);
/// The same for curves on one axis.
std::optional<ComparisonObstacle> curveObstacle(const MeasuredOn& a, const MeasuredOn& b);

}  // namespace miru
