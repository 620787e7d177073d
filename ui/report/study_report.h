// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report on a study: what was run, every group with all its seeds, tables with intervals, the verdicts, how to repeat it.

#include <QByteArray>

#include "core/study/run_study.h"

namespace miru {

/// One file, with no link to any other. Several studies begin with one table of what they say of the reported claims.
QByteArray studyReportAsHtml(const std::vector<StoredStudy>& studies);
/// A4 pages.
QByteArray studyReportAsPdf(const std::vector<StoredStudy>& studies);

}  // namespace miru
