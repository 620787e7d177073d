// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that decides the tasks of a run, besides the data set.

#include <cstdint>

#include "core/tasks/scenario.h"

namespace miru {

/// Which stream; what is known of each is in a table (core/tasks/make_stream.h).
enum class StreamKind { PermutedPixels, PermutedRows, Rotated, SplitClasses, SplitSources };

/// In which order the classes, or the sources, of a data set are dealt to the tasks of a split stream.
enum class ClassOrder { Fixed, Shuffled };

/// What a network is tested on: the test sequences; or, while settings are being chosen, some of the training sequences
/// (core/tasks/data_split.h).
enum class DataSplit { Test, Validation };

struct StreamPlan {
    StreamKind kind = StreamKind::PermutedPixels;
    Scenario scenario = Scenario::Domain;
    ActiveClasses active = ActiveClasses::Seen;
    int tasks = 1;
    int classesPerTask = 0;  ///< of a split stream; 0: all classes, in equal parts
    ClassOrder classOrder = ClassOrder::Fixed;
    double rotation = 0;   ///< degrees by which the last task of a rotated stream is turned
    bool isJoint = false;  ///< all tasks are learned at once
    int trainPerTask = 0;  ///< sequences each task has, drawn afresh for each task; 0 = all
    int testPerTask = 0;
    DataSplit split = DataSplit::Test;
    std::uint64_t seed = 1;

    /// Whether each task has sequences of its own, some of the data set's.
    bool dealsOutSequences() const { return kind == StreamKind::SplitClasses || kind == StreamKind::SplitSources; }
    /// Classes that one task has, of as many as the data set has.
    int classesOfATask(int classes) const {
        if (kind != StreamKind::SplitClasses) return classes;
        return classesPerTask > 0 ? classesPerTask : classes / tasks;
    }
    /// Outputs the network needs: those of one task, or, where each has its own, of all.
    int outputs(int classes) const { return classesOfATask(classes) * (scenario == Scenario::Domain ? 1 : tasks); }
};

}  // namespace miru
