// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/heat_map.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double largestCell = 56;       // pixels, of usual type
constexpr double smallestWithText = 20;  // below it numbers no longer fit
constexpr double smallestWithGap = 8;

double numberIn(const std::vector<std::vector<double>>& numbers, int row, int column) {
    const auto r = static_cast<std::size_t>(row);
    const auto c = static_cast<std::size_t>(column);
    if (r >= numbers.size() || c >= numbers[r].size()) return std::numeric_limits<double>::quiet_NaN();
    return numbers[r][c];
}

/// "+12", "−3", "±0": how much more than the other, with so many decimals.
QString differenceText(double more, int decimals) {
    const QString size = words::fixed(std::abs(more), decimals);
    if (size == words::fixed(0, decimals)) return QStringLiteral("±") + size;
    return (more > 0 ? QStringLiteral("+") : QStringLiteral("−")) + size;
}

}  // namespace

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatMap::setData(HeatMapData data) {
    m_data = std::move(data);
    const QFontMetricsF metrics(Theme::captionFont());
    m_namesWidth = 0;
    for (const QString& name : m_data.rowNames) m_namesWidth = std::max(m_namesWidth, metrics.horizontalAdvance(name));
    m_columnNamesWidth = 0;
    for (const QString& name : m_data.columnNames)
        m_columnNamesWidth = std::max(m_columnNamesWidth, metrics.horizontalAdvance(name));
    update();
}

/// Where the cells lie: as large as fits, to the right of the row names and below the column names. They are square; in a
/// lecture they fill the card from side to side.
QRectF HeatMap::grid() const {
    const QFontMetricsF metrics(Theme::captionFont());
    const double left = m_namesWidth + 8;
    const double top = (m_data.areColumnNamesTurned ? m_columnNamesWidth : metrics.height()) + 4;
    const auto rows = static_cast<double>(std::max<qsizetype>(1, m_data.rowNames.size()));
    const auto columns = static_cast<double>(std::max<qsizetype>(1, m_data.columnNames.size()));
    const double scale = Theme::current().typeScale();
    const double room = (width() - left) / columns;
    const double high = std::min({largestCell * scale, room, (height() - top) / rows});
    const double wide = scale > 1 ? room : high;
    return {left, top, wide * columns, high * rows};
}

QRectF HeatMap::cellRect(int row, int column) const {
    const QRectF area = grid();
    const double wide = area.width() / static_cast<double>(std::max<qsizetype>(1, m_data.columnNames.size()));
    const double high = area.height() / static_cast<double>(std::max<qsizetype>(1, m_data.rowNames.size()));
    return {area.left() + column * wide, area.top() + row * high, wide, high};
}

void HeatMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::captionFont());
    const QFontMetricsF metrics(painter.font());
    const double side = cellRect(0, 0).height();
    const double gap = side >= smallestWithGap ? 1 : 0;
    // Names are written as often as there is room for them.
    const int everyRow = std::max(1, static_cast<int>(std::ceil(metrics.height() / std::max(1.0, side))));

    for (int row = 0; row < m_data.rowNames.size(); ++row) {
        const QRectF first = cellRect(row, 0);
        if (row % everyRow == 0) {
            painter.setPen(colors().mutedText);
            painter.drawText(QRectF(0, first.center().y() - metrics.height() / 2, first.left() - 8, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter, m_data.rowNames[row]);
        }
        for (int column = 0; column < m_data.columnNames.size(); ++column)
            paintCell(painter, cellRect(row, column).adjusted(gap, gap, -gap, -gap), row, column);
    }
    paintColumnNames(painter);
    paintContour(painter);
}

void HeatMap::paintColumnNames(QPainter& painter) const {
    const double widest = m_columnNamesWidth + 4;
    const double high = QFontMetricsF(painter.font()).height();
    const double needed = m_data.areColumnNamesTurned ? high : widest;
    const int every = std::max(1, static_cast<int>(std::ceil(needed / std::max(1.0, cellRect(0, 0).width()))));
    for (int column = 0; column < m_data.columnNames.size(); column += every) {
        const QRectF cell = cellRect(0, column);
        painter.setPen(column < m_data.columnColors.size() ? m_data.columnColors[column] : colors().mutedText);
        if (!m_data.areColumnNamesTurned) {
            painter.drawText(QRectF(cell.center().x() - widest / 2 - 20, 0, widest + 40, cell.top() - 3),
                             Qt::AlignHCenter | Qt::AlignBottom, m_data.columnNames[column]);
            continue;
        }
        painter.save();
        painter.translate(cell.center().x(), cell.top() - 3);
        painter.rotate(-90);
        painter.drawText(QRectF(0, -high / 2, widest, high), Qt::AlignLeft | Qt::AlignVCenter,
                         m_data.columnNames[column]);
        painter.restore();
    }
}

QColor HeatMap::colorOf(double value) const {
    if (m_data.isSigned) return signedColor(m_data.high > 0 ? std::clamp(value / m_data.high, -1.0, 1.0) : 0);
    const double span = m_data.high - m_data.low;
    return mapColor(span != 0 ? std::clamp((value - m_data.low) / span, 0.0, 1.0) : 1.0);
}

/// A line between each cell that is marked and its neighbours that are not.
void HeatMap::paintContour(QPainter& painter) const {
    const auto isMarked = [this](int row, int column) {
        const auto r = static_cast<std::size_t>(row);
        const auto c = static_cast<std::size_t>(column);
        return row >= 0 && column >= 0 && r < m_data.marked.size() && c < m_data.marked[r].size() &&
               m_data.marked[r][c];
    };
    painter.setPen(QPen(colors().text, 2));
    for (int row = 0; row < static_cast<int>(m_data.marked.size()); ++row)
        for (int column = 0; column < static_cast<int>(m_data.columnNames.size()); ++column) {
            if (!isMarked(row, column)) continue;
            const QRectF cell = cellRect(row, column);
            if (!isMarked(row - 1, column)) painter.drawLine(cell.topLeft(), cell.topRight());
            if (!isMarked(row + 1, column)) painter.drawLine(cell.bottomLeft(), cell.bottomRight());
            if (!isMarked(row, column - 1)) painter.drawLine(cell.topLeft(), cell.bottomLeft());
            if (!isMarked(row, column + 1)) painter.drawLine(cell.topRight(), cell.bottomRight());
        }
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
    for (int row = 0; row < m_data.rowNames.size(); ++row)
        for (int column = 0; column < m_data.columnNames.size(); ++column)
            if (cellRect(row, column).contains(event->position())) Q_EMIT cellClicked(row, column);
}

void HeatMap::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const double value = numberIn(m_data.values, row, column);
    const double other = numberIn(m_data.others, row, column);
    const double corner = std::min(4.0, cell.width() / 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(std::isfinite(value) ? colorOf(value) : colors().field);
    painter.drawRoundedRect(cell, corner, corner);
    if (cell.width() + 2 < smallestWithText || !std::isfinite(value)) return;
    painter.setPen(textOn(colorOf(value)));
    const double shown = m_data.areHundredths ? 100 * value : value;
    QString text = m_data.isSigned ? differenceText(shown, m_data.decimals) : words::fixed(shown, m_data.decimals);
    if (std::isfinite(other) && cell.height() >= 2.2 * painter.fontMetrics().height())
        text += '\n' + differenceText((m_data.areHundredths ? 100 : 1) * (value - other), m_data.decimals);
    painter.drawText(cell, Qt::AlignCenter, text);
}

bool HeatMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < m_data.rowNames.size(); ++row)
        for (int column = 0; column < m_data.columnNames.size(); ++column)
            if (cellRect(row, column).contains(help->pos()) && std::isfinite(numberIn(m_data.values, row, column))) {
                Q_EMIT cellHovered(row, column, help->globalPos());
                return true;
            }
    Q_EMIT cellHovered(-1, -1, help->globalPos());
    return true;
}

}  // namespace miru
