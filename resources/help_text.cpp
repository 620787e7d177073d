// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/help_text.h"

#include <QRegularExpression>

#include "resources/help.h"

namespace miru {
namespace {

/// A text in roff: a hyphen is a minus there unless it is escaped, and a leading point a command.
QString roff(QString text) {
    text.replace('\\', QLatin1String("\\e")).replace('-', QLatin1String("\\-"));
    if (text.startsWith('.') || text.startsWith('\'')) text.prepend(QLatin1String("\\&"));
    return text;
}

/// A paragraph with a bold head.
QString roffItem(const QString& head, const QString& text) {
    return QStringLiteral(".TP\n.B %1\n%2\n").arg(roff(head), roff(text));
}

}  // namespace

QString glossaryInMarkdown() {
    QString rows = QStringLiteral("| word | meaning |\n|--|--|\n");
    static const QRegularExpression reference(QStringLiteral("\\[([^\\]]+)\\]\\([^)]+\\)"));
    for (const GlossaryEntry& entry : help().glossary)
        rows += QStringLiteral("| %1 | %2 |\n")
                    .arg(entry.term.english, QString(entry.meaning.english).replace(reference, QStringLiteral("\\1")));
    return rows;
}

QString glossaryInRoff() {
    QString section = QStringLiteral(".SH GLOSSARY\n");
    for (const GlossaryEntry& entry : help().glossary)
        section += roffItem(entry.term.english, withoutMarks(entry.meaning.english));
    return section;
}

QString keysInRoff(const QList<QPair<QString, QString>>& keys) {
    QString section = QStringLiteral(".SH KEYS\n");
    for (const auto& [key, does] : keys) section += roffItem(key, does);
    return section;
}

QString inPlainText(const HelpTopic& topic) {
    const auto part = [](const QString& title, QString text) {
        return QStringLiteral("\n%1\n  %2\n").arg(title, withoutMarks(text).replace('\n', QLatin1String("\n  ")));
    };
    return topic.question.english + '\n' + part(QStringLiteral("How to read it"), topic.howToRead.english) +
           part(QStringLiteral("Example"), topic.example.english) +
           part(QStringLiteral("Formula"), topic.formula.english) +
           part(QStringLiteral("Source"), topic.source.english);
}

std::optional<QString> withPart(const QString& file, const QString& part, const QString& made) {
    // A line that is a comment in Markdown, or one in roff.
    const QRegularExpression marks(
        QStringLiteral("(^[^\\n]*BEGIN %1[^\\n]*\\n)(.*)(^[^\\n]*END %1[^\\n]*$)").arg(part),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch found = marks.match(file);
    if (!found.hasMatch()) return std::nullopt;
    return file.left(found.capturedStart(2)) + made + file.mid(found.capturedEnd(2));
}

}  // namespace miru
