// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/pages.h"

#include <QAbstractTextDocumentLayout>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <algorithm>

namespace miru {
namespace {

constexpr double gap = 10;
constexpr double rounding = 0.5;

QPen penOf(const ReportFigure::Curve& curve) {
    QPen pen(QColor::fromRgb(curve.color), curve.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const QList<double> dashes = dashesOf(curve.pen); !dashes.isEmpty()) pen.setDashPattern(dashes);
    return pen;
}

/// Each kind of shape.
class Brush {
 public:
    explicit Brush(QPainter& painter) : m_painter(painter) {}

    void operator()(const ReportFigure::Curve& curve) const {
        QPen pen = penOf(curve);
        QColor color = pen.color();
        color.setAlphaF(static_cast<float>(curve.opacity));
        pen.setColor(color);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(QPolygonF(curve.points));
    }
    void operator()(const ReportFigure::Area& area) const {
        fill(area.color, area.opacity);
        m_painter.drawPolygon(QPolygonF(area.points));
    }
    void operator()(const ReportFigure::Box& box) const {
        fill(box.color);
        m_painter.drawRoundedRect(box.place, box.corner, box.corner);
    }
    void operator()(const ReportFigure::Dot& dot) const {
        fill(dot.color);
        m_painter.drawEllipse(dot.place, dot.radius, dot.radius);
    }
    void operator()(const ReportFigure::Words& words) const {
        QFont font = m_painter.font();
        font.setPixelSize(
            static_cast<int>(ReportFigure::typeSize));  // in points it would be the paper's, whose dots are smaller
        font.setWeight(words.isBold ? QFont::DemiBold : QFont::Normal);
        m_painter.setFont(font);
        m_painter.setPen(QColor::fromRgb(words.color));
        const double width = QFontMetricsF(font).horizontalAdvance(words.text);
        const double left = words.anchor == Anchor::Start ? 0 : words.anchor == Anchor::Middle ? width / 2 : width;
        m_painter.drawText(words.place - QPointF(left, 0), words.text);
    }

 private:
    void fill(Rgb color, double opacity = 1) const {
        QColor filled = QColor::fromRgb(color);
        filled.setAlphaF(static_cast<float>(opacity));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(filled);
    }

    QPainter& m_painter;
};

constexpr double smallestFigure = 0.64;  // share of its size that a figure may shrink to

Extent extentOf(const QTextBlock& block) {
    const QRectF area = block.document()->documentLayout()->blockBoundingRect(block);
    return {area.top(), area.bottom()};
}

/// Of all cells: the one that begins first and the one that ends last need not be the first cell.
Extent extentOf(const QTextTable& table, int row) {
    Extent extent = extentOf(table.cellAt(row, 0).firstCursorPosition().block());
    for (int column = 1; column < table.columns(); ++column) {
        extent.top = std::min(extent.top, extentOf(table.cellAt(row, column).firstCursorPosition().block()).top);
        extent.bottom =
            std::max(extent.bottom, extentOf(table.cellAt(row, column).lastCursorPosition().block()).bottom);
    }
    return extent;
}

/// The last place at or above `wanted` where a page that begins at `from` can end; `from` if there is none.
double endOfPage(const std::vector<Extent>& pieces, double from, double wanted) {
    for (const Extent& piece : pieces)
        if (piece.bottom > wanted + rounding && piece.top < wanted) return std::max(from, piece.top);
    return wanted;
}

}  // namespace

std::vector<Extent> unpartedPiecesOf(const QTextDocument& text) {
    std::vector<Extent> pieces;
    bool isIntroduced = false;  // by the piece before: a heading, the heads of a table
    const auto add = [&](const Extent& extent, bool introduces) {
        if (isIntroduced)
            pieces.back().bottom = extent.bottom;
        else
            pieces.push_back(extent);
        isIntroduced = introduces;
    };
    for (auto part = text.rootFrame()->begin(); !part.atEnd(); ++part) {
        const auto* const table = qobject_cast<const QTextTable*>(part.currentFrame());
        for (int row = 0; table && row < table->rows(); ++row) add(extentOf(*table, row), row == 0);
        const QTextBlock block = part.currentBlock();
        if (block.isValid() && !block.text().isEmpty()) add(extentOf(block), block.blockFormat().headingLevel() > 0);
    }
    return pieces;
}

void paint(QPainter& painter, const ReportFigure& figure) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ReportFigure::Shape& shape : figure.shapes) std::visit(Brush(painter), shape);
    painter.restore();
}

Pages::Pages(QPdfWriter& writer, const QFont& font) : m_writer(writer), m_font(font), m_painter(&writer) {
    m_painter.setFont(font);
    const double scale = writer.resolution() / ReportFigure::dotsPerInch;
    m_painter.scale(scale, scale);
    m_page = writer.pageLayout().paintRect(QPageLayout::Inch).size() * ReportFigure::dotsPerInch;
}

std::unique_ptr<QTextDocument> Pages::layOut(const QString& html) const {
    auto text = std::make_unique<QTextDocument>();
    text->setDefaultFont(m_font);
    text->setDefaultStyleSheet(QString::fromUtf8(styleOfText) + QStringLiteral("pre { font-size: 7.5pt; }"));
    text->setDocumentMargin(0);
    text->setTextWidth(m_page.width());
    text->setHtml(html);
    return text;
}

void Pages::add(const Block& block) {
    const auto text = layOut(block.html);
    if (block.figure)
        addFigure(*text, *block.figure, *layOut(remark(block.caption.toHtmlEscaped())));
    else
        addText(*text);
}

void Pages::addText(QTextDocument& text) {
    const double height = text.size().height();
    if (height > room() && height <= m_page.height() / 3) nextPage();
    const std::vector<Extent> pieces = unpartedPiecesOf(text);
    // What is below the last of them, a table's edge, is worth no page.
    const double last = pieces.empty() ? height : std::min(height, pieces.back().bottom - rounding);
    for (double done = 0; done < last;) {
        double end = endOfPage(pieces, done, std::min(height, done + room()));
        if (end <= done && m_y == 0) end = std::min(height, done + room());  // longer than a page
        draw(text, {done, end});
        done = end;
        if (done < last) nextPage();
    }
    m_y += gap;
}

/// A little smaller rather than on the next page.
void Pages::addFigure(QTextDocument& text, const ReportFigure& figure, QTextDocument& caption) {
    const double above = text.isEmpty() ? 0 : text.size().height() + gap;
    const double words = above + caption.size().height() + gap;
    const double full = figure.size.height();
    if (room() < words + smallestFigure * full) nextPage();
    const double scale = std::min(1.0, (room() - words) / full);
    draw(text, {0, above});
    m_painter.save();
    m_painter.translate(0, m_y);
    m_painter.scale(scale, scale);
    paint(m_painter, figure);
    m_painter.restore();
    m_y += scale * full + 2;
    draw(caption, {0, caption.size().height()});
    m_y += gap;
}

void Pages::draw(QTextDocument& text, const Extent& part) {
    if (part.bottom <= part.top) return;
    m_painter.save();
    m_painter.translate(0, m_y - part.top);
    // A little less than the part: what only touches it would be drawn too, unseen but there to be copied and searched.
    // Within a paragraph Qt 6.4 draws the line above the part in any case, which is why none is parted.
    const QRectF seen(0, part.top, m_page.width(), part.bottom - part.top);
    text.drawContents(&m_painter, seen.adjusted(0, 1, 0, -1));
    m_painter.restore();
    m_y += part.bottom - part.top;
}

void Pages::nextPage() {
    if (m_y == 0) return;
    m_writer.newPage();
    m_y = 0;
}

}  // namespace miru
