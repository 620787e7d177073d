// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the literature leads to expect of each method against forgetting, and whether it came: the one table for reports and
// the window.
//
// Published numbers are of feed-forward networks on MNIST (van de Ven & Tolias 2019; Hsu et al. 2018), where reading an image
// takes one step. A recurrent network uses its weights at every step: what holds a weight costs it more of what it
// can still learn, the more so the longer it has to remember (Ehret et al. 2021). So an expectation that did not come is a
// finding, not a fault.

#include <span>
#include <string>
#include <vector>

#include "core/spec/method.h"
#include "core/study/claims.h"
#include "core/study/study_findings.h"

namespace miru {

struct Expectation {
    /// What is looked at: ACC, or what it has beyond something.
    enum class Of {
        Acc,
        BeyondOneTask,   ///< ACC − 1 / tasks: what is left if only the last task is known
        BeyondNaive,     ///< ACC − that of the naive run of the same seed
        BeyondRehearsal  ///< ACC − that of the run with plain rehearsal of the same seed
    };
    MethodKind method = MethodKind::Naive;
    Of of = Of::Acc;
    double least = -1;  ///< a fraction; −1: no bound
    double most = 1;    ///< likewise; 1: no bound
    const char* source = "";
};
/// Of a stream in a scenario; empty where nothing was published that could be set beside it.
std::span<const Expectation> expectationsOf(StreamKind stream, Scenario scenario);

/// An expectation beside what a study found in one group of runs.
struct ExpectationVerdict {
    Expectation expectation;
    std::string group;  ///< "task · GRU · EWC"
    Statistics found;   ///< of what is looked at; n counts seeds
    Judgement judgement = Judgement::CannotTell;
};

/// It came if the 95 % interval lies within the bounds, did not if it lies outside, and else nobody can tell.
Judgement judge(const Expectation& expectation, const Statistics& found);
/// Of every group that is one method, in the order of the study. Naive and rehearsal runs to be set beside are those that
/// differ in nothing but the method. What a study has at several strengths is not judged: most of them will not be right.
std::vector<ExpectationVerdict> expectationVerdictsOf(const StoredStudy& study);

}  // namespace miru
