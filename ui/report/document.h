// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report, piece by piece, and the two things it becomes: one page for a browser without any link, and pages to print. What
// programs read goes along unprinted: folded at the end of the page, attached to the PDF.

#include <QByteArray>
#include <QFont>
#include <QPageSize>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/report/figure.h"
#include "ui/style/rich_text.h"

namespace miru {

/// A piece of a report: text, or a figure with its caption, or text that stays above its figure. What fits on a third of a page
/// is not split between two.
struct Block {
    QString html;
    std::optional<Figure> figure;
    QString caption;
};
using Blocks = std::vector<Block>;

Block textBlock(const QString& html);

/// A file that goes along with a report, byte for byte.
struct ReportFile {
    QString name;
    QByteArray content;  ///< UTF-8
    QString mimeType;
};
using ReportFiles = std::vector<ReportFile>;
/// Which files go along, and where they are.
Block listOfFiles(const ReportFiles& files);

struct Paper {
    QPageSize::PageSizeId size = QPageSize::A4;
    std::optional<QFont> font = {};  ///< another one than the window's for paper
};

QByteArray documentAsHtml(const Blocks& blocks, const QString& title, const ReportFiles& files = {});
/// The blocks have been made while the colours were those of paper. Equal ones give equal bytes, whenever they are written.
QByteArray documentAsPdf(const Blocks& blocks, const QString& title, const ReportFiles& files = {},
                         const Paper& paper = {});

}  // namespace miru
