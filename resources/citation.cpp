// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/citation.h"

#include <QFile>
#include <QRegularExpression>

static void initAbout() {  // must stand outside any namespace
    Q_INIT_RESOURCE(about);
}

namespace miru {
namespace {

QString textOf(const QString& resource) {
    initAbout();
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void setField(CitedWork& work, const QString& key, const QString& value) {
    if (key == QLatin1String("type")) work.type = value;
    if (key == QLatin1String("title")) work.title = value;
    if (key == QLatin1String("year")) work.year = value;
    if (key == QLatin1String("version")) work.version = value;
    if (key == QLatin1String("url")) work.url = value;
    if (key == QLatin1String("value")) work.identifier = value;  // of identifiers
    if (key == QLatin1String("name") || key == QLatin1String("family-names")) work.authors << value;
    if (key == QLatin1String("given-names") && !work.authors.isEmpty()) work.authors.last() += ", " + value;
}

/// A group is no person whose names could be put in another order.
QString bibtexAuthor(const QString& author) { return author.contains(',') ? author : '{' + author + '}'; }

QString bibtexOf(const CitedWork& work) {
    const bool isSoftware = work.type == QLatin1String("software");
    QStringList authors;
    for (const QString& author : work.authors) authors << bibtexAuthor(author);
    const QString key =
        isSoftware ? QStringLiteral("mirulab") : work.authors.value(0).section(',', 0, 0).toLower() + work.year;
    QString entry =
        QStringLiteral("@%1{%2").arg(isSoftware ? QStringLiteral("software") : QStringLiteral("article"), key);
    const auto add = [&entry](const char* field, const QString& value) {
        if (!value.isEmpty()) entry += QStringLiteral(",\n  %1 = {%2}").arg(QLatin1String(field), value);
    };
    add("title", '{' + work.title + '}');
    add("author", authors.join(QLatin1String(" and ")));
    add("year", work.year);
    add("version", work.version);
    add("note", work.identifier);
    add("url", work.url);
    return entry + QLatin1String("\n}\n");
}

QString lineOf(const CitedWork& work) {
    QString line = work.authors.join(QLatin1String("; "));
    if (!work.year.isEmpty()) line += QStringLiteral(" (%1)").arg(work.year);
    line += QStringLiteral(". %1").arg(work.title);
    if (!work.version.isEmpty()) line += QStringLiteral(" (version %1)").arg(work.version);
    line += '.';
    for (const QString& more : {work.identifier, work.url})
        if (!more.isEmpty()) line += ' ' + more;
    return line + '\n';
}

}  // namespace

QList<CitedWork> readCitation(const QString& cff) {
    QList<CitedWork> works(1);
    // "key: value", perhaps the first of a list's entry, with or without quotes
    static const QRegularExpression field(QStringLiteral("^(\\s*)(- )?([a-z-]+): \"?(.*?)\"?$"));
    bool isReference = false;
    for (const QString& line : cff.split('\n')) {
        if (line == QLatin1String("references:")) isReference = true;
        const auto found = field.match(line);
        if (!found.hasMatch()) continue;
        const bool beginsReference = isReference && found.capturedLength(1) == 2 && !found.captured(2).isEmpty();
        if (beginsReference) works << CitedWork();
        const bool isIdentifiersType = found.captured(3) == QLatin1String("type") && !works.last().type.isEmpty();
        if (!isIdentifiersType) setField(works.last(), found.captured(3), found.captured(4));
    }
    return works;
}

const QList<CitedWork>& citedWorks() {
    static const QList<CitedWork> works = readCitation(textOf(QStringLiteral(":/about/CITATION.cff")));
    return works;
}

QString inBibtex(const QList<CitedWork>& works) {
    QStringList entries;
    for (const CitedWork& work : works) entries << bibtexOf(work);
    return entries.join('\n');
}

QString inPlainText(const QList<CitedWork>& works) {
    QString lines;
    for (const CitedWork& work : works) lines += lineOf(work);
    return lines;
}

QString licenceText() { return textOf(QStringLiteral(":/about/LICENSE")); }

}  // namespace miru
