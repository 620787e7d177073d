// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report, piece by piece, and the two things it becomes: one page for a browser without any link, and pages to print.

#include <QByteArray>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/report/figure.h"

namespace miru {

/// A piece of a report: text, or a figure with its caption. Neither is split between pages.
struct Block {
    QString html;
    std::optional<Figure> figure;
    QString caption;
};
using Blocks = std::vector<Block>;

Block textBlock(const QString& html);
QString heading(const QString& text);
QString paragraph(const QString& html);
QString code(const QString& text);
/// Rows whose first cells (before `firstNumber`) name what the others count.
QString tableOf(const QStringList& heads, const QList<QStringList>& rows, qsizetype firstNumber = 1);

QByteArray documentAsHtml(const Blocks& blocks, const QString& title);
/// A4. The blocks have been made while the colours were those of paper.
QByteArray documentAsPdf(const Blocks& blocks, const QString& title);

}  // namespace miru
