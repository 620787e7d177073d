// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is said and written about the course of a run, beside its curves: what has become of the first task, when which task
// was learned, what was changed on the way. The accuracy panel and reports say it in the same words.

#include <QList>
#include <QString>
#include <optional>

namespace miru {
struct Snapshot;

/// The axis over time counts in thousands.
inline double thousands(std::int64_t samples) { return static_cast<double>(samples) / 1000; }

/// While a task was learned, in thousand training sequences.
struct TaskSpan {
    double from = 0;
    double to = 0;
    int task = 0;  ///< from 0
    QString label;
    QString shortLabel;  ///< where there is no room for the other
};
/// Those that have begun.
QList<TaskSpan> taskSpansOf(const Snapshot& snapshot);

/// A setting that was changed within the run.
struct ChangeMark {
    double at = 0;  ///< thousand training sequences
    QString label;
};
/// A slider that is dragged makes many small changes; the eye wants one mark, from where it began to where it ended. Where
/// the run diverged there is one too.
QList<ChangeMark> changeMarksOf(const Snapshot& snapshot);

/// What task 1 was at when it had been learned; nothing before.
std::optional<double> firstTaskLearnedAt(const Snapshot& snapshot);
/// What task 1 is at.
std::optional<double> firstTaskNowAt(const Snapshot& snapshot);
/// Whole points, so that the sum is right with the percentages beside it.
int pointsLost(double before, double now);
/// What has become of the tasks, a sentence. `strong`: what its most important words are put between.
QString outcomeOf(const Snapshot& snapshot, const QString& strong = QStringLiteral("%1"));

}  // namespace miru
