// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The guide for teachers, made from the lesson files: how a lesson goes, timetables, and for every lesson its aims, what people
// believe before, each step with its answer, its notes and the numbers that are to be expected.

#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace miru {

struct Lesson;

/// The lessons that come with the program.
const std::vector<Lesson>& shippedLessons();

struct LessonChapter {
    QString head;  ///< rich text, as all in a guide: what it is about and why
    QString steps;
};
struct TeachersGuide {
    QString introduction;
    QStringList timetables;  ///< none where no lesson says which classes it is for
    QList<LessonChapter> lessons;
};
/// In the language of the window.
TeachersGuide teachersGuide(const std::vector<Lesson>& lessons);
QString titleOfTeachersGuide();

}  // namespace miru
