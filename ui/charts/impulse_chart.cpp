// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/impulse_chart.h"

#include <QPainter>
#include <algorithm>

#include "ui/style/theme.h"

namespace miru {

ImpulseChart::ImpulseChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImpulseChart::setResponse(std::vector<double> low, std::vector<double> high) {
    m_low = std::move(low);
    m_high = std::move(high);
    update();
}

void ImpulseChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = height() - 1.5;
    painter.setPen(QPen(colors().border, 1));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    if (m_high.empty()) return;
    const double pitch = static_cast<double>(width()) / static_cast<double>(m_high.size());
    const double bar = std::max(1.0, pitch - 2);
    painter.setPen(Qt::NoPen);
    QColor light = colors().accent;
    light.setAlphaF(0.35f);
    const auto draw = [&](std::size_t step, double value, const QColor& color) {
        const double tall = std::clamp(value, 0.0, 1.0) * (base - 2);
        painter.setBrush(color);
        painter.drawRect(QRectF(static_cast<double>(step) * pitch, base - tall, bar, tall));
    };
    for (std::size_t step = 0; step < m_high.size(); ++step) {
        if (m_high[step] > m_low[step]) draw(step, m_high[step], light);
        draw(step, m_low[step], colors().accent);
    }
}

}  // namespace miru
