// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a step of a lesson shows: its texts with the numbers of the runs, for the strip of a lesson under way and for the one
// that a teacher sees while writing.

#include <string>

#include "core/lesson/lesson.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/style/lesson_words.h"

namespace miru {

using words::ValueOfFigure;

/// Rich, in this language, what came from a file escaped, figures in bold.
QString shownText(const LocalText& text, const std::string& language, const Lesson& lesson,
                  const ValueOfFigure& valueOf);
/// What the button says that leads on from a step.
QString wayOn(const Lesson& lesson, std::size_t step);
/// The strip at a step that has just begun: title, sentence, question, and the way on.
StripContent stripOf(const Lesson& lesson, std::size_t step, const std::string& language, const ValueOfFigure& valueOf);

}  // namespace miru
