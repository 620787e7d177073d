// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/small_multiples.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double between = 12;  // pixels between plots

QFont nameFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

double lineHeight() { return QFontMetricsF(Theme::captionFont()).height(); }

}  // namespace

SmallMultiples::SmallMultiples(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SmallMultiples::setData(SmallMultiplesData data) {
    m_data = std::move(data);
    update();
}

QRectF SmallMultiples::plotOf(int row, int column) const {
    const QFontMetricsF metrics(nameFont());
    double names = 0;
    for (const QString& name : m_data.rowNames) names = std::max(names, metrics.horizontalAdvance(name));
    const double line = lineHeight();
    const double left =
        std::min(names, 0.2 * width()) + 8 + QFontMetricsF(Theme::captionFont()).horizontalAdvance("100") + 4;
    const double top = 2 * line + 4;  // what the lines are; names of the columns
    const double below = 2 * line + 4;
    const auto columns = std::max<qsizetype>(1, m_data.columnNames.size());
    const auto rows = std::max<qsizetype>(1, m_data.rowNames.size());
    const double wide =
        (width() - left - between * static_cast<double>(columns - 1) - 4) / static_cast<double>(columns);
    const double high = (height() - top - below - between * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    return {left + column * (wide + between), top + row * (high + between), std::max(8.0, wide), std::max(8.0, high)};
}

void SmallMultiples::paintEvent(QPaintEvent*) {
    if (m_data.cells.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = lineHeight();
    const auto rows = static_cast<int>(m_data.rowNames.size());
    const auto columns = static_cast<int>(m_data.columnNames.size());

    // What the lines are, in their colours, right of each other.
    double left = plotOf(0, 0).left();
    for (qsizetype n = 0; n < m_data.lineNames.size(); ++n) {
        const auto& lines = m_data.cells[0][0];
        painter.setFont(nameFont());
        painter.setPen(static_cast<std::size_t>(n) < lines.size() ? lines[static_cast<std::size_t>(n)].color
                                                                  : colors().text);
        painter.drawText(QPointF(left, line - 2), m_data.lineNames[n]);
        left += QFontMetricsF(nameFont()).horizontalAdvance(m_data.lineNames[n]) + 18;
    }
    for (int column = 0; column < columns; ++column) {
        const QRectF plot = plotOf(0, column);
        painter.setFont(nameFont());
        painter.setPen(colors().text);
        painter.drawText(
            QRectF(plot.left(), plot.top() - line - 2, plot.width(), line), Qt::AlignHCenter,
            painter.fontMetrics().elidedText(m_data.columnNames[column], Qt::ElideRight, int(plot.width())));
    }
    for (int row = 0; row < rows; ++row) {
        const QRectF plot = plotOf(row, 0);
        painter.setFont(nameFont());
        painter.setPen(colors().text);
        const double room = plot.left() - 8 - QFontMetricsF(Theme::captionFont()).horizontalAdvance("100") - 4;
        painter.drawText(QRectF(0, plot.top(), room, plot.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, m_data.rowNames[row]);
        for (int column = 0; column < columns; ++column) paintCell(painter, row, column);
    }
    const QRectF last = plotOf(rows - 1, 0);
    painter.setFont(Theme::captionFont());
    painter.setPen(colors().mutedText);
    painter.drawText(QRectF(last.left(), last.bottom() + line + 2, width() - last.left(), line), Qt::AlignHCenter,
                     m_data.xTitle);
}

void SmallMultiples::paintCell(QPainter& painter, int row, int column) const {
    const QRectF plot = plotOf(row, column);
    const double line = lineHeight();
    const auto xOf = [&](std::size_t step) {
        return plot.left() + plot.width() * (static_cast<double>(step) + 0.5) / std::max(1, m_data.steps);
    };
    const auto yOf = [&](double value) { return plot.bottom() - plot.height() * std::clamp(value, 0.0, 1.0); };
    painter.fillRect(plot, blended(colors().card, colors().grid, 0.25));
    painter.setFont(Theme::captionFont());
    const bool isTall = plot.height() > 4 * line;
    for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        painter.setPen(QPen(colors().grid, 1));
        painter.drawLine(QPointF(plot.left(), yOf(tick)), QPointF(plot.right(), yOf(tick)));
        if (column > 0 || (!isTall && tick != 0 && tick != 1)) continue;
        painter.setPen(colors().mutedText);
        painter.drawText(QRectF(0, yOf(tick) - line / 2, plot.left() - 4, line), Qt::AlignRight | Qt::AlignVCenter,
                         words::plain(100 * tick));
    }
    painter.setPen(colors().mutedText);
    if (row + 1 == m_data.rowNames.size())
        for (int step = 0; step < m_data.steps; ++step)
            painter.drawText(QRectF(xOf(static_cast<std::size_t>(step)) - 12, plot.bottom() + 1, 24, line),
                             Qt::AlignHCenter, words::number(step + 1));

    const auto curve = [&](const std::vector<double>& values) {
        QPolygonF points;
        for (std::size_t n = 0; n < values.size(); ++n) points << QPointF(xOf(n), yOf(values[n]));
        return points;
    };
    for (const BandLine& one : m_data.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]) {
        QPolygonF band = curve(one.high);
        for (std::size_t n = one.low.size(); n-- > 0;) band << QPointF(xOf(n), yOf(one.low[n]));
        QColor fill = one.color;
        fill.setAlphaF(0.22F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(band);
        painter.setBrush(Qt::NoBrush);
        QColor thin = one.color;
        thin.setAlphaF(0.45F);
        painter.setPen(QPen(thin, 0.8));
        for (const auto& course : one.courses) painter.drawPolyline(curve(course));
        painter.setPen(Qt::NoPen);
        painter.setBrush(one.color);
        if (one.low.empty())
            for (const auto& course : one.courses)
                for (const QPointF& point : curve(course)) painter.drawEllipse(point, 1.8, 1.8);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(one.color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(curve(one.mean));
        painter.setBrush(one.color);
        if (!one.mean.empty()) painter.drawEllipse(curve(one.mean).back(), 2.2, 2.2);
        painter.setBrush(Qt::NoBrush);
    }
}

SmallMultiples::Cell SmallMultiples::cellAt(const QPointF& position) const {
    for (int row = 0; row < m_data.rowNames.size(); ++row)
        for (int column = 0; column < m_data.columnNames.size(); ++column)
            if (plotOf(row, column).contains(position)) return {row, column};
    return {};
}

bool SmallMultiples::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const Cell cell = cellAt(help->pos());
        Q_EMIT cellHovered(cell.row, cell.column, help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void SmallMultiples::mousePressEvent(QMouseEvent* event) {
    if (const Cell cell = cellAt(event->position()); cell.row >= 0) Q_EMIT cellClicked(cell.row, cell.column);
}

}  // namespace miru
