// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether a report that was handed in tells what its runs give. The specs that go along with it are run again, and every number
// of the results that go along, and of the tables, is compared with what comes out.

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

#include "core/run/run.h"
#include "ui/report/lesson_part.h"

namespace miru {

/// A run as a report tells of it.
struct ReportedRun {
    std::string name;    ///< given by the user; may be empty
    std::string folder;  ///< its name, and the note, tell runs of equal settings apart
    std::string note;
    ExperimentSpec spec;
    QByteArray summary;  ///< summary.json, as in the folder of a run
    QByteArray matrix;   ///< matrix.csv
    /// How far it had come, in batches; nothing: to its end, or to where it diverged.
    std::optional<std::int64_t> stoodAt() const;
};

struct ReportReading {
    QString language;  ///< of its texts, "de"
    Submission submission;
    QList<ReportedRun> runs;
};

/// What goes along with a report as a page. Throws std::runtime_error with a sentence if it is none of the lab's, or on studies.
ReportReading readReport(const QByteArray& html);
/// The file that names the runs of a report, its author, and what was done in a lesson.
QByteArray reportJson(const QList<Run>& runs, const Submission& submission);

/// Where the report and the runs that were repeated (in its order, each to where it stood) disagree, a sentence each; none: every
/// number agrees. What was measured by a clock is not compared. The language of the window has to be the report's.
QStringList disagreementsOf(const QByteArray& html, const ReportReading& report, const QList<Run>& repeated);

}  // namespace miru
