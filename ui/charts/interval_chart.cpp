// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/interval_chart.h"

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

constexpr double usualPitch = 20;  // pixels
constexpr double blockGap = 0.5;   // of the pitch
constexpr double dotRadius = 2.6;
constexpr double rightMargin = 46;  // for the number beside the bar

}  // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IntervalChart::setData(IntervalChartData data) {
    m_data = std::move(data);
    double low = 1e300;
    double high = -1e300;
    for (const IntervalGroup& group : m_data.groups) {
        if (group.points.empty()) continue;
        low = std::min(low, *std::ranges::min_element(group.points));
        high = std::max(high, *std::ranges::max_element(group.points));
        low = std::min(low, std::max(group.low, low - 0.5));
        high = std::max(high, std::min(group.high, high + 0.5));
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    // Ends on round numbers: 1, 2 or 5 times a power of ten, four to eight steps.
    const double span = std::max(high - low, 1e-3);
    const double power = std::pow(10, std::floor(std::log10(span / 4)));
    m_step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (span / (factor * power) <= 6) {
            m_step = factor * power;
            break;
        }
    m_low = std::floor(low / m_step) * m_step;
    m_high = std::ceil(high / m_step) * m_step;
    if (m_high - m_low < m_step / 2) m_high = m_low + m_step;
    updateGeometry();
    update();
}

QSize IntervalChart::sizeHint() const {
    return {420,
            static_cast<int>(usualPitch * static_cast<double>(std::max<std::size_t>(3, m_data.groups.size())) + 44)};
}

QRectF IntervalChart::plot() const {
    const QFontMetricsF metrics(Theme::captionFont());
    double widest = 0;
    for (const IntervalGroup& group : m_data.groups) widest = std::max(widest, metrics.horizontalAdvance(group.name));
    const double left = std::min(widest, 0.45 * width()) + 12;
    return {left, 2, std::max(40.0, width() - left - rightMargin),
            std::max(20.0, height() - 2.4 * metrics.height() - 4)};
}

QRectF IntervalChart::stripOf(std::size_t group) const {
    double rows = 0;
    double before = 0;
    for (std::size_t n = 0; n < m_data.groups.size(); ++n) {
        if (n > 0 && m_data.groups[n].startsBlock) rows += blockGap;
        if (n == group) before = rows;
        rows += 1;
    }
    const QRectF area = plot();
    const double pitch = std::min(28.0, area.height() / std::max(1.0, rows));
    return {0, area.top() + before * pitch, static_cast<double>(width()), pitch};
}

double IntervalChart::xOf(double value) const {
    const QRectF area = plot();
    return area.left() + (value - m_low) / (m_high - m_low) * area.width();
}

void IntervalChart::paintEvent(QPaintEvent*) {
    if (m_data.groups.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::captionFont());
    const QFontMetricsF metrics(painter.font());
    const QRectF area = plot();
    const double bottom = stripOf(m_data.groups.size() - 1).bottom() + 3;

    const int digits = std::max(0, static_cast<int>(-std::floor(std::log10(100 * m_step) + 1e-9)));
    for (double tick = m_low; tick <= m_high + m_step / 2; tick += m_step) {
        painter.setPen(QPen(colors().grid, 1));
        painter.drawLine(QPointF(xOf(tick), area.top()), QPointF(xOf(tick), bottom));
        painter.setPen(colors().mutedText);
        painter.drawText(QRectF(xOf(tick) - 30, bottom + 2, 60, metrics.height()), Qt::AlignHCenter,
                         words::fixed(100 * tick, digits));
    }
    painter.drawText(QRectF(area.left(), bottom + 2 + metrics.height(), area.width(), metrics.height() + 2),
                     Qt::AlignHCenter, m_data.axis);

    for (std::size_t n = 0; n < m_data.groups.size(); ++n) {
        const IntervalGroup& group = m_data.groups[n];
        const QRectF strip = stripOf(n);
        painter.setPen(colors().text);
        painter.drawText(QRectF(0, strip.top(), area.left() - 10, strip.height()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(group.name, Qt::ElideRight, area.left() - 10));
        if (group.points.empty()) continue;
        const double y = strip.center().y();
        const double half = std::min(6.0, strip.height() * 0.3);
        const double from = std::max(area.left(), xOf(group.low));
        const double to = std::min(area.right(), xOf(group.high));
        if (to > from)
            painter.fillRect(QRectF(from, y - half, to - from, 2 * half), blended(colors().card, group.color, 0.3));
        painter.setPen(Qt::NoPen);
        painter.setBrush(group.color);
        for (const double point : group.points) painter.drawEllipse(QPointF(xOf(point), y), dotRadius, dotRadius);
        painter.setPen(QPen(colors().text, 2));
        painter.drawLine(QPointF(xOf(group.mean), y - half - 1), QPointF(xOf(group.mean), y + half + 1));
        painter.drawText(QRectF(area.right() + 6, strip.top(), rightMargin - 6, strip.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, words::fixed(100 * group.mean, 1));
    }
}

int IntervalChart::groupAt(const QPointF& position) const {
    for (std::size_t n = 0; n < m_data.groups.size(); ++n)
        if (stripOf(n).contains(position)) return static_cast<int>(n);
    return -1;
}

bool IntervalChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    Q_EMIT groupHovered(groupAt(help->pos()), help->globalPos());
    return true;
}

void IntervalChart::mousePressEvent(QMouseEvent* event) {
    if (const int group = groupAt(event->position()); group >= 0) Q_EMIT groupClicked(group);
}

}  // namespace miru
