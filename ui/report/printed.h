// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report as pages to print, the other thing it becomes (ui/report/document). This needs graphics: a page for a browser does
// not.

#include <QByteArray>
#include <QFont>
#include <QPageSize>
#include <optional>

#include "ui/report/guide_document.h"
#include "ui/report/report.h"
#include "ui/report/study_report.h"

namespace miru {

struct Paper {
    QPageSize::PageSizeId size = QPageSize::A4;
    std::optional<QFont> font = {};  ///< another one than the window's for paper
};

/// Equal documents give equal bytes, whenever they are written.
QByteArray documentAsPdf(const Document& document, const Paper& paper = {});

QByteArray reportAsPdf(const QList<Run>& runs, const Submission& submission = {}, const Paper& paper = {});
QByteArray studyReportAsPdf(const std::vector<StoredStudy>& studies, const QString& author = {},
                            const Paper& paper = {});
QByteArray guideAsPdf(const std::vector<Lesson>& lessons, const Paper& paper = {});

}  // namespace miru
