// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/rich_text.h"

namespace miru {
namespace {

QString tableCell(const char* tag, const QString& text, bool isNumber) {
    return QStringLiteral("<%1 align='%2'>%3</%1>")
        .arg(QLatin1String(tag), isNumber ? QStringLiteral("right") : QStringLiteral("left"), text);
}

}  // namespace

QString tableOf(const QStringList& heads, const QList<QStringList>& rows, qsizetype firstNumber) {
    const auto rowOf = [&](const char* tag, const QStringList& texts) {
        QString html = QStringLiteral("<tr>");
        for (qsizetype n = 0; n < texts.size(); ++n) html += tableCell(tag, texts[n], n >= firstNumber);
        return html + QStringLiteral("</tr>");
    };
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'>") + rowOf("th", heads);
    for (const QStringList& row : rows) html += rowOf("td", row);
    return html + QStringLiteral("</table>");
}

QString tableOfWords(const QStringList& heads, const QList<QStringList>& rows) {
    return tableOf(heads, rows, heads.size());
}

QString heading(const QString& text) { return QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped()); }
QString paragraph(const QString& html) { return QStringLiteral("<p>%1</p>").arg(html); }
QString remark(const QString& html) { return QStringLiteral("<p><small>%1</small></p>").arg(html); }
QString code(const QString& text) { return QStringLiteral("<pre>%1</pre>").arg(text.toHtmlEscaped()); }

}  // namespace miru
