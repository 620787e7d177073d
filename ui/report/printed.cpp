// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/printed.h"

#include <QBuffer>
#include <QPdfWriter>

#include "ui/report/pages.h"
#include "ui/report/timeless_pdf.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double pageMargin = 15;  // millimetres
constexpr int pdfDpi = 1200;

}  // namespace

QByteArray documentAsPdf(const Document& document, const Paper& paper) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        const LightForPaper light;
        QPdfWriter writer(&buffer);
        writer.setResolution(pdfDpi);
        describePdf(writer, document.title);
        writer.setPageSize(QPageSize(paper.size));
        writer.setPageMargins(QMarginsF(pageMargin, pageMargin, pageMargin, pageMargin), QPageLayout::Millimeter);
        for (const ReportFile& file : document.files) writer.addFileAttachment(file.name, file.content, file.mimeType);
        Pages pages(writer, paper.font.value_or(Theme::baseFont()));
        for (const Block& block : document.blocks) pages.add(block);
    }
    QByteArray pdf = buffer.data();
    forgetMoment(pdf);
    return pdf;
}

QByteArray reportAsPdf(const QList<Run>& runs, const Submission& submission, const Paper& paper) {
    return documentAsPdf(reportOn(runs, submission), paper);
}

QByteArray studyReportAsPdf(const std::vector<StoredStudy>& studies, const QString& author, const Paper& paper) {
    return documentAsPdf(studyReportOn(studies, author), paper);
}

QByteArray guideAsPdf(const std::vector<Lesson>& lessons, const Paper& paper) {
    return documentAsPdf(guideOn(lessons), paper);
}

}  // namespace miru
