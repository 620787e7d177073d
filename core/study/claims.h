// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is reported of MiRU-2 beside a GRU, and what the runs made here say of it: the one table of claims and the one judge
// for the report on runs, the report on a study and the window.
//
// How a claim is judged. A reported ratio is rounded to its last digit, so whatever lies within half of that digit is as
// reported: 2.875 is 2.88. Nothing else is allowed for. A number that is computed from shapes has no error: it reaches the
// reported one or does not. A number that is measured has one: the 95 % interval over pairs of runs of equal seed
// (core/measure/statistics.h) must reach the claim as a whole, or none of it; else, and for a single pair, nobody can tell.
//
// Reported for 28 inputs a step, 128 hidden units and 10 classes. At other sizes the ratio of the parameters is another
// number, and the verdict is one on that size. Two reported figures do not add up and are never ours: a GRU's 61,696
// parameters are 118 more than the formula that gives MiRU-2 its 21,386; and 0.391 : 0.136 is 2.875, not 3.19.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/measure/resource_cost.h"
#include "core/measure/snapshot.h"
#include "core/measure/statistics.h"
#include "core/spec/experiment_spec.h"

namespace miru {

enum class Claim { FewerParameters, LessEnergy, FasterTraining, FasterAnswering, AccuracyNearGru };
inline constexpr Claim allClaims[] = {Claim::FewerParameters, Claim::LessEnergy, Claim::FasterTraining,
                                      Claim::FasterAnswering, Claim::AccuracyNearGru};

struct ClaimInfo {
    const char* key;      ///< "parameters"
    double reported;      ///< a ratio; of the accuracies, a difference of fractions
    double tolerance;     ///< half of the reported number's last digit
    const char* formula;  ///< of the number judged, plain text
    bool isMeasured;      ///< or computed
    const char* source;   ///< paper, year
    double gru = 0;       ///< the two figures behind a ratio, where they are reported: parameters, joules
    double miru = 0;

    /// From here on a number is as reported.
    double reachedFrom() const { return reported - tolerance; }
};
const ClaimInfo& infoOf(Claim claim);

/// The network that the figures are reported for, counted here.
inline constexpr CostInputs reportedNetwork{.steps = 28, .inputs = 28, .hidden = 128, .classes = 10};
ResourceCosts costOfReportedNetwork();

enum class Judgement { Holds, DoesNotHold, CannotTell };
/// The one judge.
Judgement judge(Claim claim, const Statistics& found);

/// What a network costs, as far as a claim is about it.
struct NetworkCost {
    std::int64_t parameters = 0;
    std::int64_t embedding = 0;  ///< of the parameters, those of the vocabulary
    double energyJoulePaper = 0;

    NetworkCost() = default;
    explicit NetworkCost(const ResourceCost& count)
        : parameters(count.parameters), embedding(count.embedding), energyJoulePaper(count.energyJoulePaper) {}
};

/// One run, as far as a claim can be judged by it.
struct ComparedRun {
    std::string name;  ///< of the run, or of its configuration
    ExperimentSpec spec;
    std::optional<NetworkCost> gru;   ///< what a GRU of its shape costs …
    std::optional<NetworkCost> miru;  ///< … and a MiRU-2
    // Measured, of a finished run:
    std::optional<double> accuracy;       ///< ACC, a fraction
    std::optional<double> trainingRate;   ///< sequences per second
    std::optional<double> answeringRate;  ///< likewise
    int threads = 0;                      ///< rates of different numbers of threads are not compared
    bool sharedMachine = false;           ///< with other runs: then no speed is judged by the rates
    std::optional<std::uint64_t> data;    ///< fingerprint of what it learned; nothing: its name has to do
};
/// From the last snapshot of a run. Only a finished run has measured anything.
ComparedRun comparedRun(const std::string& name, const ExperimentSpec& spec, const Snapshot& last);
/// Sequences per second; nothing where nothing was measured.
std::optional<double> trainingRateOf(const RunTiming& timing);
std::optional<double> answeringRateOf(const RunTiming& timing);

/// A claim beside what was found here.
struct Verdict {
    Claim claim = Claim::FewerParameters;
    std::string where;    ///< the configuration; empty where several were compared and all say the same
    int comparisons = 1;  ///< how many pairs of configurations say so
    /// Ratio, or difference of accuracies; n counts pairs of runs of equal seed. One number where it is computed.
    Statistics found;
    double withoutEmbedding = 0;    ///< the same ratio without the vocabulary's numbers; 0 where no words are read
    bool sharedMachine = false;     ///< nothing but speeds of runs that shared the machine was there to judge
    bool isReportedNetwork = true;  ///< whether the claim is made for networks of this size
    Judgement judgement = Judgement::CannotTell;
};

/// All that these runs have to say of the claims, by claim, then by configuration.
///
/// A configuration is all settings but the seed and how often a run is looked at. A MiRU-2 is set beside the GRU that
/// differs from it in nothing but the cell, its coefficients, its learning rate and its gradient clip (each cell may be
/// tuned); among several, beside those that differ in the fewest of these. Ratio or difference are taken seed by seed, of
/// the mean where a seed was run more than once. What is computed needs no second run: where there is no pair, a run's own
/// shape says it. Settings that do nothing in a run do not count (setting_course.h). Speeds of runs that shared the machine
/// are left out where there are others, and otherwise shown but not judged.
std::vector<Verdict> verdictsOf(std::span<const ComparedRun> runs);

}  // namespace miru
