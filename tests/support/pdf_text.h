// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a reader gets who selects all of a PDF and copies it, found with poppler's pdftotext.

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStringList>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <stdexcept>

namespace miru::test {

/// The text of all pages, in the order in which it was drawn.
inline QString textOfPdf(const QByteArray& pdf) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        throw std::runtime_error("the test cannot write " + path.toStdString());
    file.close();
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"),
                 {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
        throw std::runtime_error("pdftotext (Debian: poppler-utils) did not read the PDF: " +
                                 reader.errorString().toStdString() + reader.readAllStandardError().toStdString());
    return QString::fromUtf8(reader.readAllStandardOutput()).remove(QChar::FormFeed);
}

/// Without white space: where lines end, and how wide a gap is, is for the page to decide.
inline QString withoutSpaces(QString text) {
    static const QRegularExpression space(QStringLiteral("\\s+"), QRegularExpression::UseUnicodePropertiesOption);
    return text.remove(space);
}

/// The text of every <text> element of an SVG.
inline QStringList textsOfSvg(const QByteArray& svg) {
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
            texts << xml.readElementText(QXmlStreamReader::IncludeChildElements);
    return texts;
}

}  // namespace miru::test
