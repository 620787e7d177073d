// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A first lesson, made of what a session holds: its settings, its runs, and what was noted on them.
//
// The run that the others came from is learned again, step by step: to the end of the first task, a drawing of what becomes of
// it, every setting that was changed on the way, the end. Runs that differ from it are compared with it, runs that left it are
// forked again. Whoever teaches changes the words; the figures in them come from the runs.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/lesson/lesson.h"
#include "core/spec/spec_fields.h"
#include "core/spec/spec_json.h"

namespace miru {

/// A run of the session.
struct DraftRun {
    ExperimentSpec spec;    ///< with every change made on the way as an event
    std::string note = {};  ///< what somebody has written about it
    std::shared_ptr<const Snapshot> latest = {};
};

struct DraftSource {
    ExperimentSpec settings;                  ///< of the lesson, where there is no run
    std::vector<DraftRun> runs = {};          ///< the one looked at comes first
    std::vector<std::string> panels = {};     ///< that are open, as lessons call them
    std::optional<std::int64_t> moment = {};  ///< batches, of the run looked at; nothing: nobody looks back
};

/// What the steps say, in the language of who makes the lesson; "%1" stands for settings in words.
struct DraftWords {
    std::string language;  ///< "de"
    std::string title, titleOneTask, about;
    std::string start, learnFirst, learnOn, learnAll;
    std::string ask;
    std::vector<std::string> answers;
    std::string draw, reveal, changed, moment, end, endOneTask;
    std::string compared, comparedEnd, back, forked;
    /// "λ 0.5"
    std::function<std::string(const SpecField& field, const SettingValue& value)> setting;
};

/// The preset with the fewest settings that differ; `presets` must not be empty.
const Preset& nearestPreset(const std::vector<Preset>& presets, const ExperimentSpec& settings);
/// What of `from` must change, and to what, to make it `to`; events apart.
SettingTexts settingsBetween(const ExperimentSpec& from, const ExperimentSpec& to);
/// The curves of a run, small enough for the card of a lesson.
std::vector<std::vector<std::optional<double>>> pictureOf(const Snapshot& latest);

Lesson draftLesson(const DraftSource& source, const std::vector<Preset>& presets, const DraftWords& words);

}  // namespace miru
