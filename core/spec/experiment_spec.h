// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that decides a run. Equal specs give equal runs, bit for bit, on one build and machine.
//
// A plain value: compare it, copy it, write it to a file. What each setting means, its limits and its words are in
// one table, core/spec/spec_fields. What was changed while the run was going is in `events`.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/learning/optimizer.h"
#include "core/learning/strategy_settings.h"
#include "core/measure/knobs.h"
#include "core/model/cell.h"
#include "core/tasks/sequence_set.h"
#include "core/tasks/stream_plan.h"

namespace miru {

/// Two ends of a range from which each unit's coefficient is drawn, uniformly.
struct Range {
    double low = 0;
    double high = 0;
    bool operator==(const Range&) const = default;
};

struct ExperimentSpec {
    struct Data {
        std::string dataset = "glyphs";
        StreamKind stream = StreamKind::PermutedPixels;
        Scenario scenario = Scenario::Domain;
        int tasks = 5;
        int classesPerTask = 0;
        ClassOrder classOrder = ClassOrder::Fixed;
        ActiveClasses activeClasses = ActiveClasses::Seen;
        double rotation = 90;
        bool joint = false;
        int trainPerTask = 0;
        int testPerTask = 0;
        DataSplit testOn = DataSplit::Test;
        ImageReading sequence = ImageReading::Rows;
        LabelLevel labels = LabelLevel::Fine;
        bool operator==(const Data&) const = default;
    };
    struct Model {
        CellKind cell = CellKind::Miru2;
        ResetOrder gruReset = ResetOrder::BeforeProduct;
        int hiddenUnits = 128;
        double beta = 0.55;
        double lambda = 0.7;
        std::optional<Range> betaRange;
        std::optional<Range> lambdaRange;
        bool learnCoefficients = false;  ///< β and λ, of a cell that has them
        int embedding = 64;              ///< numbers that stand for a word; 0: one-hot
        std::string weights;             ///< a network file to start from; empty: drawn
        bool operator==(const Model&) const = default;
    };
    struct Training {
        OptimizerKind optimizer = OptimizerKind::Adam;
        double learningRate = 1e-3;
        double momentum = 0.9;
        int batch = 32;
        int epochs = 1;
        double gradientClip = 1;
        /// Whether the optimiser begins each task with nothing to go by.
        enum class ResetOptimizer { Never, EachTask };
        ResetOptimizer resetOptimizer = ResetOptimizer::Never;
        bool carryState = false;  ///< running texts are read on from batch to batch
        CreditRule credit = CreditRule::Bptt;
        int truncation = 8;          ///< steps of a window, with CreditRule::Truncated
        bool checkpointing = false;  ///< the gates of a long sequence are computed twice instead of kept
        bool operator==(const Training&) const = default;
    };
    struct Evaluation {
        int every = 100;
        int sequences = 2500;  ///< for a point of the curves, shared by all tasks; 0: all
        bool operator==(const Evaluation&) const = default;
    };

    std::uint32_t seed = 1;
    Data data;
    TextReading text;
    Model model;
    Inhibition inhibition;
    RehearsalSettings rehearsal;
    ImportanceSettings importance;
    DistillationSettings distillation;
    Training training;
    Evaluation evaluation;
    std::vector<KnobChange> events;

    bool operator==(const ExperimentSpec&) const = default;
};

}  // namespace miru
