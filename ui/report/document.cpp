// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/document.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double pageMargin = 18;  // millimetres
constexpr int pdfDpi = 1200;
QString cell(const QString& text, bool isNumber) {
    return QStringLiteral("<td align='%1'>%2</td>")
        .arg(isNumber ? QStringLiteral("right") : QStringLiteral("left"), text);
}

constexpr const char* styleSheet = R"(
body { font-family: Inter, "Helvetica Neue", Arial, sans-serif; color: #1b2029; }
h1 { font-size: 17pt; } h2 { font-size: 12.5pt; } h3 { font-size: 10.5pt; }
th { border-bottom: 1px solid #59616e; } td { border-bottom: 1px solid #dfe3ea; }
small { color: #59616e; } pre { font-family: monospace; white-space: pre-wrap; }
)";
constexpr const char* pageStyle = R"(
body { max-width: 62em; margin: 2em auto; padding: 0 1.5em; line-height: 1.45; }
table { border-collapse: collapse; margin: 0.6em 0 1em; } td, th { padding: 0.3em 0.8em 0.3em 0; vertical-align: top; }
figure { margin: 1.4em 0; } figure svg { max-width: 100%; height: auto; } figcaption { color: #59616e; font-size: 90%; }
pre { background: #f2f4f8; padding: 0.8em 1em; border-radius: 6px; overflow-x: auto; }
)";

QTextDocument* documentOf(const QString& html, double width, QObject* parent) {
    auto* const document = new QTextDocument(parent);
    document->setDefaultFont(Theme::baseFont());
    document->setDefaultStyleSheet(QString::fromUtf8(styleSheet) + QStringLiteral("pre { font-size: 7.5pt; }"));
    document->setDocumentMargin(0);
    document->setTextWidth(width);
    document->setHtml(html);
    return document;
}

struct Extent {
    double top = 0;
    double bottom = 0;
};

/// What a page must not be cut through: the rows of tables, then every line of text.
std::vector<Extent> piecesOf(const QTextDocument& document) {
    const auto extentOf = [&document](const QTextBlock& block) {
        const QRectF area = document.documentLayout()->blockBoundingRect(block);
        return Extent{area.top(), area.bottom()};
    };
    std::vector<Extent> pieces;
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        const auto* const table = qobject_cast<QTextTable*>(frame);
        for (int row = 0; table && row < table->rows(); ++row) {
            Extent extent = extentOf(table->cellAt(row, 0).firstCursorPosition().block());
            for (int column = 0; column < table->columns(); ++column)
                extent.bottom =
                    std::max(extent.bottom, extentOf(table->cellAt(row, column).lastCursorPosition().block()).bottom);
            pieces.push_back(extent);
        }
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const double top = extentOf(block).top;
        for (int n = 0; n < block.layout()->lineCount(); ++n) {
            const QTextLine line = block.layout()->lineAt(n);
            pieces.push_back({top + line.y(), top + line.y() + line.height()});
        }
    }
    return pieces;
}

/// The last place at or above `wanted` where a page that begins at `from` can end. What is longer than a page is cut.
double endOfPage(const std::vector<Extent>& pieces, double from, double wanted) {
    double end = wanted;
    for (bool isCut = true; isCut;) {
        isCut = false;
        for (const Extent& piece : pieces) {
            if (piece.top >= end - 0.5 || piece.bottom <= end + 0.5 || piece.top <= from + 0.5) continue;
            end = piece.top;
            isCut = true;
        }
    }
    return end;
}

/// Pages that fill from the top; a piece that no longer fits begins the next one.
class Pages {
 public:
    explicit Pages(QPdfWriter& writer) : m_writer(writer), m_painter(&writer) {
        m_painter.scale(pdfDpi / Figure::screenDpi, pdfDpi / Figure::screenDpi);
        const QSizeF points = writer.pageLayout().paintRect(QPageLayout::Inch).size();
        m_page = points * Figure::screenDpi;
    }
    double width() const { return m_page.width(); }

    void add(const Block& block) {
        if (block.figure) return addFigure(block);
        QObject owner;
        QTextDocument* const text = documentOf(block.html, width(), &owner);
        const double height = text->size().height();
        makeRoom(height);
        const std::vector<Extent> pieces = piecesOf(*text);
        // Longer than a page (a spec, a long table): page by page.
        double done = 0;
        for (double end = 0; done < height; done = end) {
            if (done > 0) nextPage();
            end = endOfPage(pieces, done, std::min(height, done + m_page.height() - m_y));
            m_painter.save();
            m_painter.translate(0, m_y - done);
            // A little less than the part of this page: what only touches it would be drawn too, unseen but there to be
            // copied and searched.
            text->drawContents(&m_painter, QRectF(0, done, width(), end - done).adjusted(0, 1, 0, -1));
            m_painter.restore();
            m_y += end - done;
        }
        m_y += gap;
    }

 private:
    void addFigure(const Block& block) {
        QObject owner;
        QTextDocument* const caption =
            documentOf(QStringLiteral("<small>%1</small>").arg(block.caption.toHtmlEscaped()), width(), &owner);
        // A little smaller rather than on the next page.
        const double words = caption->size().height() + gap;
        const double fits = (m_page.height() - m_y - words) / block.figure->size().height();
        const double scale = fits >= smallest ? std::min(fits, 1.0) : 1.0;
        const double height = scale * block.figure->size().height();
        makeRoom(height + words);
        m_painter.save();
        m_painter.translate(0, m_y);
        m_painter.save();
        m_painter.scale(scale, scale);
        block.figure->paint(m_painter);
        m_painter.restore();
        m_painter.translate(0, height + 2);
        caption->drawContents(&m_painter);
        m_painter.restore();
        m_y += height + caption->size().height() + 2 * gap;
    }
    void makeRoom(double height) {
        if (m_y > 0 && m_y + height > m_page.height()) nextPage();
    }
    void nextPage() {
        m_writer.newPage();
        m_y = 0;
    }

    static constexpr double gap = 10;
    static constexpr double smallest = 0.64;  ///< share of its size that a figure may shrink to
    QPdfWriter& m_writer;
    QPainter m_painter;
    QSizeF m_page;
    double m_y = 0;
};

}  // namespace

Block textBlock(const QString& html) { return {html, std::nullopt, {}}; }

QString tableOf(const QStringList& heads, const QList<QStringList>& rows, qsizetype firstNumber) {
    QString html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3'><tr>");
    for (qsizetype n = 0; n < heads.size(); ++n)
        html += QStringLiteral("<th align='%1'>%2</th>")
                    .arg(n < firstNumber ? QStringLiteral("left") : QStringLiteral("right"), heads[n]);
    html += QStringLiteral("</tr>");
    for (const QStringList& row : rows) {
        html += QStringLiteral("<tr>");
        for (qsizetype n = 0; n < row.size(); ++n) html += cell(row[n], n >= firstNumber);
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

QString heading(const QString& text) { return QStringLiteral("<h2>%1</h2>").arg(text.toHtmlEscaped()); }
QString paragraph(const QString& html) { return QStringLiteral("<p>%1</p>").arg(html); }
QString code(const QString& text) { return QStringLiteral("<pre>%1</pre>").arg(text.toHtmlEscaped()); }

QByteArray documentAsHtml(const Blocks& blocks, const QString& title) {
    QString body;
    for (const Block& block : blocks) {
        body += block.html;
        if (!block.figure) continue;
        const QString svg = QString::fromUtf8(block.figure->svg(block.caption));
        body += QStringLiteral("<figure>%1<figcaption>%2</figcaption></figure>\n")
                    .arg(svg.mid(svg.indexOf(QStringLiteral("<svg"))), block.caption.toHtmlEscaped());
    }
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>%1</title>\n<style>%2%3</style>"
               "</head><body>\n%4\n</body></html>\n")
        .arg(title.toHtmlEscaped(), QString::fromUtf8(styleSheet), QString::fromUtf8(pageStyle), body)
        .toUtf8();
}

QByteArray documentAsPdf(const Blocks& blocks, const QString& title) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        const LightForPaper light;
        QPdfWriter writer(&buffer);
        writer.setResolution(pdfDpi);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("MiRU Lab"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(pageMargin, pageMargin, pageMargin, pageMargin), QPageLayout::Millimeter);
        Pages pages(writer);
        for (const Block& block : blocks) pages.add(block);
    }
    return buffer.data();
}

}  // namespace miru
