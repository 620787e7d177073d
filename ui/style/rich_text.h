// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pieces of rich text: the same for reports, for the guide, and for a page of the help.

#include <QList>
#include <QString>
#include <QStringList>

namespace miru {

QString heading(const QString& text);
QString paragraph(const QString& html);
/// In small type.
QString remark(const QString& html);
QString code(const QString& text);
/// Rows whose first cells (before `firstNumber`) name what the others count.
QString tableOf(const QStringList& heads, const QList<QStringList>& rows, qsizetype firstNumber = 1);
/// The same of words alone.
QString tableOfWords(const QStringList& heads, const QList<QStringList>& rows);

}  // namespace miru
