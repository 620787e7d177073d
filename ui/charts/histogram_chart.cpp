// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/histogram_chart.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

double tallest(const std::vector<double>& heights) {
    double most = 0;
    for (const double height : heights)
        if (std::isfinite(height)) most = std::max(most, height);
    return most;
}

}  // namespace

HistogramChart::HistogramChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HistogramChart::setData(HistogramData data) {
    m_data = std::move(data);
    setAccessibleName(m_data.title);
    setAccessibleDescription(m_data.note);
    update();
}

void HistogramChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = Theme::captionFont();
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(bold);
    const double line = metrics.height();

    painter.setFont(bold);
    painter.setPen(colors().text);
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, m_data.title);
    painter.setFont(Theme::captionFont());
    painter.setPen(colors().mutedText);
    const double free = width() - metrics.horizontalAdvance(m_data.title) - 8;
    painter.drawText(QRectF(width() - free, 0, free, line), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(m_data.note, Qt::ElideRight, free));

    const QRectF plot(0.5, line + 4, width() - 1, height() - 2 * line - 6);
    const auto ends = {std::pair(Qt::AlignLeft, m_data.low), std::pair(Qt::AlignRight, m_data.high)};
    for (const auto& [side, value] : ends)
        painter.drawText(QRectF(0, height() - line, width(), line), static_cast<int>(side | Qt::AlignVCenter),
                         words::plain(value));
    if (m_data.low < 0 && m_data.high > 0)
        painter.drawText(QRectF(0, height() - line, width(), line), Qt::AlignCenter, QStringLiteral("0"));
    if (plot.height() < 4) return;

    double most = tallest(m_data.heights);
    for (const HistogramOutline& outline : m_data.outlines) most = std::max(most, tallest(outline.heights));
    const auto heightOf = [&](double share) {
        return most > 0 && std::isfinite(share) ? (plot.height() - 2) * share / most : 0;
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_data.fill);
    const auto bins = static_cast<double>(std::max<std::size_t>(1, m_data.heights.size()));
    for (std::size_t bin = 0; bin < m_data.heights.size(); ++bin) {
        const double tall = heightOf(m_data.heights[bin]);
        const double wide = plot.width() / bins;
        painter.drawRect(
            QRectF(plot.left() + static_cast<double>(bin) * wide, plot.bottom() - tall, std::max(1.0, wide - 1), tall));
    }
    painter.setBrush(Qt::NoBrush);
    for (const HistogramOutline& outline : m_data.outlines) {
        QPainterPath path;
        const auto count = static_cast<double>(std::max<std::size_t>(1, outline.heights.size()));
        for (std::size_t bin = 0; bin < outline.heights.size(); ++bin) {
            const QPointF at(plot.left() + plot.width() * (static_cast<double>(bin) + 0.5) / count,
                             plot.bottom() - heightOf(outline.heights[bin]));
            bin == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        painter.setPen(QPen(outline.color, 1.4, Qt::DashLine));
        painter.drawPath(path);
    }
    painter.setPen(QPen(colors().border, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());

    // Labels stand right of their line, or left of it where there is no room or another one follows; those that would
    // meet go down a row.
    painter.setFont(bold);
    const auto xOf = [&](double value) {
        return plot.left() + plot.width() * (value - m_data.low) / (m_data.high - m_data.low);
    };
    QList<QRectF> taken;
    for (qsizetype n = 0; n < m_data.constants.size(); ++n) {
        const HistogramConstant& constant = m_data.constants[n];
        if (!std::isfinite(constant.at)) continue;
        const double x = xOf(constant.at);
        painter.setPen(QPen(colors().accent, 3));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double wide = metrics.horizontalAdvance(constant.label) + 6;
        const bool isBeforeNext = n + 1 < m_data.constants.size();
        const bool left = (isBeforeNext && x - wide > plot.left()) || x + wide > plot.right();
        double start = left ? x - wide : x + 6;
        for (const HistogramConstant& other : m_data.constants) {  // not across another line
            const double at = xOf(other.at);
            if (!left && at > x && at < start + wide) start = at + 6;
        }
        QRectF place(start, plot.top(), wide, line);
        const auto meets = [&](const QRectF& other) { return other.intersects(place); };
        while (std::ranges::any_of(taken, meets)) place.translate(0, line);
        taken << place;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, constant.label);
    }
}

}  // namespace miru
