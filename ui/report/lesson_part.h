// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a report has to say of the lesson that its runs come from: what was answered and drawn, and which goals were met.

#include <QList>
#include <QString>
#include <optional>
#include <string>

#include "core/lesson/lesson_progress.h"
#include "core/run/run.h"

namespace miru {

/// Whose a report is, and where its runs come from.
struct Submission {
    QString author = {};  ///< the name or group that stands above it; may be empty
    /// How far a class has come in a lesson, runs numbered by their place in the report; one that is not in it is left out.
    std::optional<LessonProgress> lesson = {};
};

/// Answers, drawings, goals: a table for each, under headings; empty where none was asked for.
QString lessonPart(const LessonProgress& progress, const QList<Run>& runs);
/// The title of the lesson; empty if its file cannot be read.
QString titleOfLesson(const LessonProgress& progress);

}  // namespace miru
