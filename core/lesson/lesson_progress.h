// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How far a class has come in a lesson: its step, what was answered and drawn, and which runs it has begun. A session keeps it.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lesson/drawing.h"
#include "core/lesson/lesson_json.h"

namespace miru {

/// The answer to a step's question: one choice, or the raised hands for each.
struct LessonAnswer {
    std::optional<std::size_t> choice;
    std::vector<int> hands;  ///< counted; empty: nobody has
    bool isRevealed = false;
    bool operator==(const LessonAnswer&) const = default;
};

/// A moment of a run.
struct RunMoment {
    int run = 0;  ///< the window's number; in a file, the place among the session's runs
    std::int64_t batch = 0;
    bool operator==(const RunMoment&) const = default;
};

struct LessonProgress {
    std::string name;    ///< of the lesson, "it-forgets"; of one from elsewhere, its file's
    std::string lesson;  ///< its file's text: the session can be opened where the file is not
    std::size_t step = 0;
    bool isLeft = false;                                        ///< the class has left it: what it did is kept
    std::string by = {};                                        ///< the name or group typed in
    std::map<std::size_t, LessonAnswer> answers = {};           ///< by step
    std::map<std::size_t, std::vector<Drawing>> drawings = {};  ///< by the step that asked for them
    std::map<std::string, int> runs = {};         ///< by the names that steps give them, numbered likewise
    std::map<std::size_t, RunMoment> begun = {};  ///< what was looked at when each step began; absent: no run
    bool operator==(const LessonProgress&) const = default;
};

/// With runs numbered otherwise; what is said of one that has no other number is left out.
LessonProgress renumbered(LessonProgress progress, const std::function<std::optional<int>(int run)>& numberOf);

std::string writeProgress(const LessonProgress& progress);
/// Throws std::runtime_error with a sentence if this is no progress that the program can have written.
LessonProgress readProgress(std::string_view json);

}  // namespace miru
