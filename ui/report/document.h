// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A report, piece by piece, and one of the two things it becomes: a page for a browser without any link. The other one, pages
// to print, is ui/report/printed. What programs read goes along unprinted: folded at the end of the page, attached to the PDF.

#include <QByteArray>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/report/report_figure.h"
#include "ui/style/rich_text.h"

namespace miru {

/// A piece of a report: text, or a figure with its caption, or text that stays above its figure. What fits on a third of a page
/// is not split between two.
struct Block {
    QString html;
    std::optional<ReportFigure> figure;
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

/// How text looks, on paper and in a browser.
inline constexpr const char* styleOfText = R"(
body { color: #1b2029; }
h1 { font-size: 17pt; } h2 { font-size: 12.5pt; } h3 { font-size: 10.5pt; }
th { border-bottom: 1px solid #59616e; } td { border-bottom: 1px solid #dfe3ea; }
small { color: #59616e; } pre { font-family: monospace; white-space: pre-wrap; }
)";

/// All of it, before it becomes anything.
struct Document {
    Blocks blocks;
    QString title;
    ReportFiles files = {};
};

QByteArray documentAsHtml(const Document& document);

}  // namespace miru
