// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A lesson: a class predicts, watches and explains, one step after the other.
//
// It names an experiment and a list of steps. A step says a sentence, asks, wants a drawing, or lets the run continue until
// something has happened; it never does what a person could not do in the window. Numbers in its texts come from the runs:
// "{kept}" stands for a figure that the lesson declares, with the interval in which it is claimed to lie.
// The habit behind it: predict, observe, explain (White & Gunstone, 1992).

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/measure/snapshot.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// A text, in one language for all or in several.
struct LocalText {
    std::map<std::string, std::string, std::less<>> byLanguage;  ///< "de": …; under "" a text for all

    bool isEmpty() const { return byLanguage.empty(); }
    /// In this language, else in English, else in the first there is; empty if there is none.
    const std::string& in(std::string_view language) const;
    bool operator==(const LocalText&) const = default;
};

/// Settings and what they become, as `setFromText` takes them.
using SettingTexts = std::vector<std::pair<std::string, std::string>>;

/// What a run may come to.
struct Milestone {
    enum class Kind { TaskLearned, AtLeast, Below, Batches, Finished };
    Kind kind = Kind::Finished;
    int task = 0;              ///< from 1; of the first three
    double accuracy = 0;       ///< of that task, a fraction
    std::int64_t batches = 0;  ///< of the whole run
    bool operator==(const Milestone&) const = default;
};
/// Whether the run had come to it at this moment. An accuracy counts from the first test of its task, but `Below` only once the
/// task has been learned: before, every accuracy is.
bool hasReached(const Snapshot& moment, const Milestone& milestone);

/// What the class is to bring about: how well a task is known after another one has been learned.
struct LessonGoal {
    int task = 1;  ///< from 1
    std::optional<double> atLeast;
    std::optional<double> below;
    int after = 0;  ///< tasks learned, when it is judged; 0: at the end of the run
    bool operator==(const LessonGoal&) const = default;
};
/// Nothing while the run has not come so far.
std::optional<bool> isMet(const LessonGoal& goal, const Snapshot& moment);

/// A number that comes from runs, and what the lesson claims of it.
struct LessonFigure {
    enum class Kind {
        Accuracy,      ///< of `task` after `after` tasks, a fraction
        MeanAccuracy,  ///< of the tasks learned, after `after` of them; at the end of the run, of all that it was tested on
        Parameters,  ///< of the network
        NetworkBytes,
        BufferBytes,
        Difference,  ///< between two figures
        Ratio,       ///< of two figures
    };
    std::string name;  ///< in texts: {name}
    Kind kind = Kind::Accuracy;
    std::string run = {};     ///< as a step calls it
    int task = 1;             ///< from 1
    int after = 0;            ///< tasks learned; 0: all
    std::string first = {};   ///< figures that a difference or ratio is made of
    std::string second = {};  ///< is taken away, or divides
    double low = 0;
    double high = 0;
    bool operator==(const LessonFigure&) const = default;
};

enum class LessonAction { None, Run, Step, Reset, Compare, Fork, Rewind, Teach };

struct LessonStep {
    LocalText say;
    LocalText notes;  ///< for who presents it
    LessonAction action = LessonAction::None;
    std::string run;                 ///< what the run that it begins is called
    SettingTexts settings;           ///< that it changes first, as text
    Milestone to;                    ///< where it rewinds
    std::optional<Milestone> until;  ///< it waits for this; nothing: for "Next"

    std::vector<int> predictedTasks;  ///< whose curves are to be drawn, from 1; none: nothing is drawn
    Milestone predictedUntil;
    bool reveals = false;  ///< what has been drawn is set beside what has come

    LocalText question;
    std::vector<LocalText> choices;
    std::optional<std::size_t> right;  ///< of the choices; nothing: there is none
    LocalText because;                 ///< said with the answer

    std::optional<LessonGoal> goal;
    SettingTexts solution;  ///< settings with which a new run meets it, for who presents it
    LocalText praise;       ///< when it is met

    std::optional<std::vector<std::string>> show;      ///< panels; nothing: as they are
    std::optional<std::vector<std::string>> controls;  ///< what may be touched; nothing: everything
    std::string point;                                 ///< a panel or a setting in the light; empty: none
    bool operator==(const LessonStep&) const = default;
};

struct Lesson {
    LocalText title;
    LocalText about;
    LocalText aims;            ///< for teachers: what it is there to teach
    LocalText misconceptions;  ///< and what people believe before
    int minutes = 0;
    std::vector<int>
        classes;  ///< minutes of those that it is proposed for: a class of 45 or 90 minutes has not all lessons
    std::string preset;
    SettingTexts settings;  ///< that differ from the preset's, as text
    ExperimentSpec spec;    ///< both together
    /// Curves of its run, small: accuracies, fractions, one list of equally spaced values for each
    /// task; nothing before it is met.
    std::vector<std::vector<std::optional<double>>> picture;
    std::vector<LessonFigure> figures;
    std::vector<LessonStep> steps;

    const LessonFigure* figure(std::string_view name) const;
    bool operator==(const Lesson&) const = default;
};

/// The latest moment of a run of the lesson, by its name; null if it has not begun.
using LatestOfRun = std::function<std::shared_ptr<const Snapshot>(const std::string& run)>;
/// Nothing while the runs have not come so far.
std::optional<double> valueOf(const LessonFigure& figure, const Lesson& lesson, const LatestOfRun& latestOf);

/// The figures that a text names, in order.
std::vector<std::string> figuresIn(std::string_view text);
/// The text with what `words` gives in their places.
std::string withFigures(std::string_view text, const std::function<std::string(const std::string& figure)>& words);

}  // namespace miru
