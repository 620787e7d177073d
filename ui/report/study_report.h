// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report on a study: what was run, every group with all its seeds, tables with intervals, the verdicts, how to repeat it.

#include <QByteArray>
#include <QString>

#include "core/study/run_study.h"
#include "ui/report/document.h"

namespace miru {

/// One file, with no link to any other. Several studies begin with one table of what they say of the reported claims.
/// `author`: the name or group that stands above it; may be empty.
Document studyReportOn(const std::vector<StoredStudy>& studies, const QString& author = {});
QByteArray studyReportAsHtml(const std::vector<StoredStudy>& studies, const QString& author = {});

}  // namespace miru
