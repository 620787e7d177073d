// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pages that fill from the top with pieces of a report; what no longer fits begins the next one.
//
// A row of a table and a paragraph are never parted, nor is a heading from what follows it; only what is longer than a
// page is.

#include <QFont>
#include <QPainter>
#include <QSizeF>
#include <memory>
#include <vector>

#include "ui/report/document.h"

class QPdfWriter;
class QTextDocument;

namespace miru {

/// Of something in a text, in dots of `ReportFigure::dotsPerInch` from the text's top.
struct Extent {
    double top = 0;
    double bottom = 0;
};
/// What a page must not be cut through, from top to bottom.
std::vector<Extent> unpartedPiecesOf(const QTextDocument& text);

/// Paints it in the painter's typeface, with its upper left corner at the painter's origin.
void paint(QPainter& painter, const ReportFigure& figure);

class Pages {
 public:
    Pages(QPdfWriter& writer, const QFont& font);

    void add(const Block& block);

 private:
    std::unique_ptr<QTextDocument> layOut(const QString& html) const;
    void addText(QTextDocument& text);
    void addFigure(QTextDocument& text, const ReportFigure& figure, QTextDocument& caption);
    void draw(QTextDocument& text, const Extent& part);
    double room() const { return m_page.height() - m_y; }
    void nextPage();

    QPdfWriter& m_writer;
    QFont m_font;
    QPainter m_painter;
    QSizeF m_page;
    double m_y = 0;  ///< down to here the page is full
};

}  // namespace miru
