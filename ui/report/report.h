// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report one can hand in, of at most four pages for one run. The first has what a teacher looks for: whose it is, the plot,
// what happened, the results, the settings that matter, the command that repeats it; where the runs come from a lesson, what was answered and drawn. The others have what it costs and where
// it disagrees with what is reported. Several runs are compared, and each has a place of its own. The same text and figures
// become a page for a browser, in one file without any link, or pages for a printer; what programs read goes along unprinted.

#include <QByteArray>
#include <QList>
#include <QString>

#include "core/run/run.h"
#include "ui/report/document.h"
#include "ui/report/lesson_part.h"

namespace miru {

/// One self-contained HTML file.
Document reportOn(const QList<Run>& runs, const Submission& submission = {});
QByteArray reportAsHtml(const QList<Run>& runs, const Submission& submission = {});

}  // namespace miru
