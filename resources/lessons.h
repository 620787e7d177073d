// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The lessons that come with the program, offered by name, and whatever reads others: they all begin with a preset.

#include <optional>
#include <string>
#include <vector>

#include "core/lesson/lesson_json.h"

namespace miru {

struct ShippedLesson {
    std::string name;  ///< "it-forgets"
    std::string json;
    Lesson lesson;
};

/// All of them, in the order in which they are taught.
const std::vector<ShippedLesson>& lessons();
/// The lesson of this name, or null.
const ShippedLesson* findLesson(const std::string& name);
/// Reads a lesson that may begin with any preset; where it does not say on which data, on glyphs, which are always here.
LessonReading readLesson(std::string_view json);

}  // namespace miru
