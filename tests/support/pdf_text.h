// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a reader gets who selects all of a PDF and copies it, found with poppler's pdftotext.

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QStringList>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <stdexcept>

namespace miru::test {

/// The text of each page, in the order in which it was drawn.
inline QStringList pagesOfPdf(const QByteArray& pdf) {
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
    QStringList pages = QString::fromUtf8(reader.readAllStandardOutput()).split(QChar::FormFeed);
    pages.removeLast();  // every page ends with one
    return pages;
}

/// The same of all pages.
inline QString textOfPdf(const QByteArray& pdf) { return pagesOfPdf(pdf).join(QString()); }

/// The files attached to a PDF, by name, found with poppler's pdfdetach.
inline QMap<QString, QByteArray> filesInPdf(const QString& path) {
    const QTemporaryDir folder;
    QProcess reader;
    reader.start(QStringLiteral("pdfdetach"), {QStringLiteral("-saveall"), QStringLiteral("-o"), folder.path(), path});
    if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
        throw std::runtime_error("pdfdetach (Debian: poppler-utils) did not read the PDF: " +
                                 reader.readAllStandardError().toStdString());
    QMap<QString, QByteArray> files;
    for (const QString& name : QDir(folder.path()).entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) files[name] = file.readAll();
    }
    return files;
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
