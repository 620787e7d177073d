// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The words of lesson files (lesson_vocabulary.h) as a teacher reads them: panels, buttons, what a step does.

#include <QString>

#include "core/lesson/lesson.h"

namespace miru::words {

/// "State space" of "state-space"
QString panelOfLesson(std::string_view name);
/// "Run", "the timeline"
QString buttonOfLesson(std::string_view name);
/// "Learn on"
QString actionOfLesson(LessonAction action);
/// "accuracy of a task"
QString kindOfFigure(LessonFigure::Kind kind);
/// What a step is, in a line: its sentence, else its question, else what it does.
QString stepInBrief(const LessonStep& step, const std::string& language);

}  // namespace miru::words
