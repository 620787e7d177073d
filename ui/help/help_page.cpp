// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/help_page.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QRegularExpression>

#include "resources/citation.h"
#include "resources/help.h"
#include "ui/help/versions.h"
#include "ui/lesson/teachers_guide.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

const QString& spoken(const Multilingual& text) { return text.in(words::locale().language()); }

QString link(const QString& address, const QString& text) {
    return QStringLiteral("<a href=\"%1\" style=\"color: %2; text-decoration: none\">%3</a>")
        .arg(address, colors().accent.name(), text);
}

/// A text of the help: escaped, with its emphasis and its references.
QString rich(const QString& text) {
    static const QRegularExpression reference(QStringLiteral("\\[([^\\]]+)\\]\\(([^)]+)\\)"));
    static const QRegularExpression emphasis(QStringLiteral("\\*([^*]+)\\*"));
    QString html = text.toHtmlEscaped();
    for (auto found = reference.match(html); found.hasMatch(); found = reference.match(html))
        html.replace(found.capturedStart(), found.capturedLength(),
                     link(addressOf(found.captured(2)), found.captured(1)));
    return html.replace(emphasis, QStringLiteral("<i>\\1</i>"));
}

/// As a style sheet takes it: for points that are no whole number one would need a locale.
QString sizeOf(const QFont& font) { return QString::number(QFontInfo(font).pixelSize()) + QStringLiteral("px"); }

QString heading(const QString& text) {
    QFont font = Theme::titleFont();
    font.setPointSizeF(1.25 * font.pointSizeF());
    return QStringLiteral("<p style=\"font-size: %1; font-weight: 600; margin: 0 0 10px 0\">%2</p>")
        .arg(sizeOf(font), text.toHtmlEscaped());
}

QString caption(const QString& text) {
    return QStringLiteral("<p style=\"color: %1; font-size: %2; margin: 16px 0 3px 0\">%3</p>")
        .arg(colors().mutedText.name(), sizeOf(Theme::captionFont()), text.toHtmlEscaped());
}

QString paragraph(const QString& html) {
    return QStringLiteral("<p style=\"margin: 0 0 4px 0; line-height: 135%\">%1</p>").arg(html);
}

/// A quiet box, for what is to be read sign by sign.
QString box(const QString& text) {
    return QStringLiteral(
               "<table width=\"100%\" cellpadding=\"10\" cellspacing=\"0\" bgcolor=\"%1\"><tr>"
               "<td style=\"white-space: pre-wrap; line-height: 135%\">%2</td></tr></table>")
        .arg(colors().field.name(), text.toHtmlEscaped());
}

/// A row of a table: the first column as wide as it must be.
QString row(const QString& first, const QString& second) {
    return QStringLiteral(
               "<tr><td style=\"padding: 3px 18px 3px 0\"><b>%1</b></td><td style=\"padding: 3px 0\">%2</td></tr>")
        .arg(first, second);
}

QString table(const QString& rows) {
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\">%1</table>").arg(rows);
}

QString questionsOf(HelpTopic::Section section) {
    QString lines;
    for (const HelpTopic& topic : help().topics) {
        if (topic.section != section) continue;
        lines += row(link(addressOf(topic.name), spoken(topic.title).toHtmlEscaped()),
                     spoken(topic.question).toHtmlEscaped());
    }
    return table(lines);
}

}  // namespace

QString addressOf(const QString& page) {
    return QStringLiteral("help:") + (page.startsWith('#') ? help_page::glossary + page : page);
}

QString contentsPage() {
    return heading(tr("What would you like to know?")) +
           paragraph(tr("F1 explains what has the focus; the question mark on a panel explains the panel.")) +
           caption(tr("Panels")) + questionsOf(HelpTopic::Section::Panels) + caption(tr("Settings")) +
           questionsOf(HelpTopic::Section::Settings) + caption(tr("Besides")) +
           paragraph(link(addressOf(help_page::teachers), tr("For teachers")) + QStringLiteral(" · ") +
                     link(addressOf(help_page::glossary), tr("Glossary")) + QStringLiteral(" · ") +
                     link(addressOf(help_page::keys), tr("Keys")) + QStringLiteral(" · ") +
                     link(addressOf(help_page::about), tr("About MiRU Lab")));
}

QString topicPage(const HelpTopic& topic) {
    QStringList others;
    for (const QString& name : topic.see)
        others << link(addressOf(name), spoken(help().topic(name)->title).toHtmlEscaped());
    return heading(spoken(topic.question)) + caption(tr("How to read it")) + paragraph(rich(spoken(topic.howToRead))) +
           caption(tr("An example")) + paragraph(rich(spoken(topic.example))) + caption(tr("Formula")) +
           box(spoken(topic.formula)) + caption(tr("Source")) + paragraph(spoken(topic.source).toHtmlEscaped()) +
           caption(tr("See also")) + paragraph(others.join(QStringLiteral(" · ")));
}

QString glossaryPage() {
    QString page = heading(tr("Glossary"));
    for (const GlossaryEntry& entry : help().glossary)
        page += QStringLiteral("<p style=\"margin: 10px 0 0 0\"><a name=\"%1\"></a><b>%2</b></p>")
                    .arg(entry.name, spoken(entry.term).toHtmlEscaped()) +
                paragraph(rich(spoken(entry.meaning)));
    return page;
}

QString keysPage(const QList<KeyRow>& keys) {
    QString rows;
    for (const KeyRow& key : keys) rows += row(key.keys.toHtmlEscaped(), key.does.toHtmlEscaped());
    return heading(tr("Keys")) + table(rows);
}

QString aboutPage() {
    QString rows;
    for (const Version& version : versions()) rows += row(version.of.toHtmlEscaped(), version.version.toHtmlEscaped());
    const QString licence = QStringLiteral("GPL-3.0-or-later");
    return heading(tr("About MiRU Lab")) + paragraph(tr("See a recurrent network learn, forget and remember.")) +
           caption(tr("Versions")) + table(rows) + caption(tr("Licence")) +
           paragraph(tr("Free software under the %1: everybody may use, study, share and change it.")
                         .arg(link(addressOf(help_page::licence), licence))) +
           caption(tr("How to cite")) + box(inPlainText(citedWorks()).trimmed()) +
           paragraph(link(copyCitation, tr("Copy the text"))) + caption(QStringLiteral("BibTeX")) +
           box(inBibtex(citedWorks()).trimmed()) + paragraph(link(copyBibtex, tr("Copy the BibTeX entries")));
}

QString teachersPage() {
    const TeachersGuide guide = teachersGuide(shippedLessons());
    QString page = QStringLiteral(
                       "<head><style>h1 { font-size: %1px } h2 { font-size: %2px } h3 { font-size: %3px } "
                       "td { padding: 2px 8px 4px 0 } th { padding: 2px 8px 4px 0; color: %4 }</style></head>")
                       .arg(QFontInfo(Theme::titleFont()).pixelSize() * 5 / 4)
                       .arg(QFontInfo(Theme::titleFont()).pixelSize())
                       .arg(QFontInfo(Theme::baseFont()).pixelSize())
                       .arg(colors().mutedText.name()) +
                   paragraph(link(saveGuide, tr("Save it, to be printed …"))) + guide.introduction +
                   guide.timetables.join(QString());
    for (const LessonChapter& lesson : guide.lessons) page += lesson.head + lesson.steps;
    return page;
}

QString licencePage() {
    return heading(tr("Licence")) +
           QStringLiteral("<p style=\"white-space: pre-wrap\">%1</p>").arg(licenceText().toHtmlEscaped());
}

}  // namespace miru
