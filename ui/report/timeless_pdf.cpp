// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/timeless_pdf.h"

#include <QPdfWriter>
#include <QUuid>

namespace miru {
namespace {

/// Writes `moment` in the place of what stands between `before` and `after`, wherever that is. What it is too short for becomes
/// blanks, behind `after`.
void replaceAll(QByteArray& pdf, const QByteArray& before, char after, const QByteArray& moment) {
    for (qsizetype at = pdf.indexOf(before); at >= 0; at = pdf.indexOf(before, at + 1)) {
        const qsizetype begin = at + before.size();
        const qsizetype end = pdf.indexOf(after, begin);
        if (end < begin + moment.size()) return;
        pdf.replace(begin, end + 1 - begin, (moment + after).leftJustified(end + 1 - begin, ' '));
    }
}

}  // namespace

void describePdf(QPdfWriter& writer, const QString& title) {
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("MiRU Lab"));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const QUuid ours(QStringLiteral("{9b0f7a52-6c0e-5d3e-8f4b-3f6f1d2a7c11}"));
    writer.setDocumentId(QUuid::createUuidV5(ours, title));
#endif
}

void forgetMoment(QByteArray& pdf) {
    for (const char* before : {"/CreationDate (D:", "/ModDate (D:"}) replaceAll(pdf, before, ')', "20000101000000Z");
    // In XML blanks between attributes say nothing.
    for (const char* before : {"xmp:CreateDate=\"", "xmp:ModifyDate=\"", "xmp:MetadataDate=\""})
        replaceAll(pdf, before, '"', "2000-01-01T00:00:00Z");
}

}  // namespace miru
