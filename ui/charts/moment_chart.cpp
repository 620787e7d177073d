// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/moment_chart.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {

MomentChart::MomentChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MomentChart::setData(MomentChartData data) {
    m_data = std::move(data);
    double largest = 0;
    for (const MomentLine& line : m_data.lines)
        for (const double value : line.values)
            if (std::isfinite(value)) largest = std::max(largest, value);
    m_top = largest > m_data.leastTop ? std::ceil(largest) : m_data.leastTop;
    update();
}

QRectF MomentChart::plot() const {
    const QFontMetricsF metrics(Theme::captionFont());
    const double left = metrics.horizontalAdvance(words::fixed(m_top, 0)) + 6;
    const double right = metrics.horizontalAdvance(words::fixed(m_top, m_data.decimals)) + 8;
    const double line = metrics.height();
    return QRectF(rect()).adjusted(left, line + 5, -right, -line - 2);
}

QPointF MomentChart::positionOf(int moment, double value) const {
    const QRectF area = plot();
    const auto last = static_cast<double>(std::max<qsizetype>(1, m_data.moments.size() - 1));
    return {area.left() + area.width() * moment / last, area.bottom() - area.height() * value / m_top};
}

void MomentChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::captionFont());
    const QRectF area = plot();
    const double line = QFontMetricsF(painter.font()).height();
    painter.setPen(colors().mutedText);
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_data.title, Qt::ElideRight, width()));
    for (const double value : {0.0, m_top}) {
        const double y = positionOf(0, value).y();
        painter.setPen(colors().mutedText);
        painter.drawText(QRectF(0, y - line / 2, area.left() - 5, line), Qt::AlignRight | Qt::AlignVCenter,
                         words::fixed(value, 0));
        painter.setPen(QPen(colors().grid, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    paintMoments(painter);
    for (const MomentLine& each : m_data.lines) paintLine(painter, each);
}

/// The names of the first and the last, and of those between that have room.
void MomentChart::paintMoments(QPainter& painter) const {
    const QFontMetricsF metrics(painter.font());
    const auto count = static_cast<int>(m_data.moments.size());
    const auto rectOf = [&](int moment) {
        const double wide = metrics.horizontalAdvance(m_data.moments[moment]) + 2;
        const double x = std::clamp(positionOf(moment, 0).x() - wide / 2, 0.0, std::max(0.0, width() - wide));
        return QRectF(x, height() - metrics.height(), wide, metrics.height());
    };
    painter.setPen(colors().mutedText);
    double end = -1e300;
    for (int moment = 0; moment < count; ++moment) {
        const QRectF place = rectOf(moment);
        const bool isLast = moment == count - 1;
        if (place.left() < end + 4 || (!isLast && place.right() > rectOf(count - 1).left() - 4)) continue;
        painter.drawText(place, Qt::AlignCenter, m_data.moments[moment]);
        end = place.right();
    }
}

void MomentChart::paintLine(QPainter& painter, const MomentLine& line) const {
    QPolygonF points;
    double last = 0;
    for (qsizetype n = 0; n < line.values.size(); ++n) {
        if (!std::isfinite(line.values[n])) continue;
        last = line.values[n];
        points << positionOf(static_cast<int>(n), last);
    }
    if (points.isEmpty()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line.color, 1.8, line.pen, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line.color);
    for (const QPointF& point : points) painter.drawEllipse(point, 2.2, 2.2);
    if (m_data.lines.size() > 1) return;  // the numbers of many would lie on each other
    const double high = QFontMetricsF(painter.font()).height();
    painter.setPen(line.color);
    painter.drawText(QRectF(points.last().x() + 5, points.last().y() - high / 2, width() - points.last().x() - 5, high),
                     Qt::AlignLeft | Qt::AlignVCenter, words::fixed(last, m_data.decimals));
}

}  // namespace miru
