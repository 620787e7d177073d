// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a study has found, as pictures want it: a map where two numbers vary; how each group's runs went, task after task; else
// every group with all its seeds. The window's view and reports draw the same.

#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/study/study_findings.h"

namespace miru {

/// A number for each pair of settings.
struct StudyMapPicture {
    QStringList rowNames;
    QStringList columnNames;
    std::vector<std::vector<double>> values;  ///< [row][column], fractions; NaN: no run is finished
    std::vector<std::vector<bool>> marked;    ///< within one sd of the best: as good, as far as these runs can tell
    double low = 0;
    double high = 0;
};
StudyMapPicture mapPictureOf(const StoredStudy& study, const StudyMap& map, Measure measure);

/// How the runs of each group went.
struct StudyCoursePicture {
    struct Course {
        int color = 0;                             ///< of a task
        std::vector<std::vector<double>> courses;  ///< one per seed, as long as each other; fractions
        std::vector<double> mean;
        std::vector<double> low;  ///< of the band; empty where there is none
        std::vector<double> high;
    };
    QStringList rowNames;
    QStringList columnNames;
    std::vector<std::vector<std::vector<Course>>> cells;  ///< row by row, column by column
    int steps = 0;                                        ///< tasks
    QString xTitle;
    QStringList lineNames;  ///< of the lines of each cell, in their order
};
/// Whether the study has rows and columns, other than two numbers, and more tasks than one.
bool hasCourses(const Study& study);
/// Of a study that has.
StudyCoursePicture coursePictureOf(const StoredStudy& study);

/// Every group with all its seeds.
struct StudyGroupsPicture {
    struct Group {
        QString name;
        int color = 0;               ///< of a task
        std::vector<double> points;  ///< one per seed
        double mean = 0;
        double low = 0;  ///< of the interval; equal to the mean where there is none
        double high = 0;
        bool startsBlock = false;  ///< a gap above it
    };
    QString axis;  ///< what is measured, with its unit
    std::vector<Group> groups;
};
StudyGroupsPicture groupsPictureOf(const StoredStudy& study, Measure measure);

/// What the pictures show, in a sentence or two.
QString captionOfMap(Measure measure);
QString captionOfCourses();
QString captionOfGroups();

}  // namespace miru
