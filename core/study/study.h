// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A study: one experiment run many times, over every combination of some settings. One run is an anecdote.
//
//     {"format": 1, "title": …, "about": …, "datasets": ["mnist", "glyphs"], "spec": {…},
//      "axes": [{"setting": "model.beta", "values": [0.2, 0.5, 0.8]},
//               {"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}}, …]},
//               {"setting": "seed", "values": [1, 2, 3]}]}
//
// An axis varies one setting, or several together under a name for each case. Runs are numbered from 0, the last axis
// varying fastest.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/spec/spec_fields.h"

namespace miru {

inline constexpr int studyFormat = 1;
inline constexpr int maxRunsOfAStudy = 100'000;

struct Axis {
    /// One place on it.
    struct Case {
        std::string name;                                         ///< "0.55", "GRU"
        std::vector<std::pair<std::string, std::string>> values;  ///< settings and what they become, as text
        bool operator==(const Case&) const = default;
    };
    std::string name;  ///< the setting's key where it varies one alone
    std::vector<Case> cases;

    /// Whether the cases differ in nothing but the seed: then they are repetitions.
    bool isSeed() const { return name == "seed"; }
    bool operator==(const Axis&) const = default;
};

struct Study {
    std::string title;
    std::string about;
    std::vector<std::string> datasets;  ///< it is made for, the best first
    ExperimentSpec spec;
    std::vector<Axis> axes;

    int runCount() const;
    /// The case of each axis that this run has.
    std::vector<std::size_t> casesOf(int run) const;
    ExperimentSpec specOf(int run) const;
    /// "cell GRU · seed 3": what tells this run from the others.
    std::string nameOf(int run) const;
    bool operator==(const Study&) const = default;
};

/// A study read from somewhere; to be used only if there are no problems.
struct StudyReading {
    Study study;
    std::vector<SpecProblem> problems;
    bool isGood() const { return problems.empty(); }
};

/// What is wrong with axes along which nothing changes in any run: they vary what makes no difference (β of a GRU).
/// `kindOf` tells what sequences of a data set are made of.
std::vector<SpecProblem> axesWithoutEffect(const Study& study,
                                           const std::function<std::optional<DataKind>(const std::string&)>& kindOf);

/// Whether a JSON text is that of a study, right or not: it has axes.
bool isStudy(std::string_view json);
/// Reads a study and looks at the spec of every run in it.
StudyReading readStudy(std::string_view json);
/// Equal studies give equal bytes.
std::string writeStudy(const Study& study);
/// The same for people: an axis a line, without the settings that are as usual.
std::string writeStudyBriefly(const Study& study);

}  // namespace miru
