// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lessons as JSON: {"format": 1, "title": …, "preset": …, "set": {…}, "figures": {…}, "steps": […]}.
//
// Reading reports every mistake at once, a sentence each: "step 3: until: …". A key that is not known is a mistake, and so is
// what no run of the lesson could come to.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lesson/lesson.h"

namespace miru {

inline constexpr int lessonFormat = 1;
inline constexpr std::size_t maxLessonSteps = 60;
inline constexpr std::size_t maxChoices = 8;

/// A lesson read from somewhere; to be used only if there are no mistakes.
struct LessonReading {
    Lesson lesson;
    std::vector<std::string> mistakes;
    bool isGood() const { return mistakes.empty(); }
};

/// The spec of the preset of this name, on data that are here; nothing if there is no such preset.
using SpecOfPreset = std::function<std::optional<ExperimentSpec>(const std::string& preset)>;

LessonReading readLesson(std::string_view json, const SpecOfPreset& specOf);
/// Whether a JSON text is that of a lesson, right or not: it has steps.
bool isLesson(std::string_view json);
/// Equal lessons give equal bytes, and read again they are equal.
std::string writeLesson(const Lesson& lesson);

}  // namespace miru
