// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/raster.h"

#include <QHelpEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {

Raster::Raster(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, &Raster::redraw);
}

void Raster::setData(RasterData data) {
    m_data = std::move(data);
    redraw();
}

void Raster::redraw() {
    m_image = {};
    if (m_data.rows > 0 && m_data.columns > 0) {
        m_image = QImage(m_data.columns, m_data.rows, QImage::Format_RGB32);
        m_image.fill(colors().card);
        const int shown = m_data.shownColumns < 0 ? m_data.columns : std::min(m_data.shownColumns, m_data.columns);
        const QColor full = m_data.color.isValid() ? m_data.color : colors().accent;
        for (int column = 0; column < shown; ++column)
            for (int row = 0; row < m_data.rows; ++row) {
                const auto index = static_cast<std::size_t>(column) * static_cast<std::size_t>(m_data.rows) +
                                   static_cast<std::size_t>(row);
                if (index >= m_data.values.size() || !std::isfinite(m_data.values[index])) continue;
                const double value = static_cast<double>(m_data.values[index]);
                m_image.setPixelColor(column, row,
                                      m_data.scale == RasterData::Scale::Signed
                                          ? signedColor(value)
                                          : blended(colors().card, full, std::clamp(value, 0.0, 1.0)));
            }
    }
    update();
}

QRectF Raster::plot() const {
    const double line = QFontMetricsF(Theme::captionFont()).height();
    const double left = m_data.rowsName.isEmpty() ? 0 : line;
    const double below = m_data.columnsName.isEmpty() ? 0 : line;
    return QRectF(rect()).adjusted(left + 0.5, 0.5, -0.5, -0.5 - below);
}

void Raster::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF area = plot();
    if (!m_image.isNull()) painter.drawImage(area, m_image);  // not smoothed: a dot is a number
    painter.setPen(QPen(colors().border, 1));
    painter.drawRect(area);
    painter.setFont(Theme::captionFont());
    painter.setPen(colors().mutedText);
    painter.drawText(QRectF(area.left(), area.bottom(), area.width(), height() - area.bottom()), Qt::AlignCenter,
                     m_data.columnsName);
    painter.rotate(-90);
    painter.drawText(QRectF(-area.bottom(), 0, area.height(), area.left()), Qt::AlignCenter, m_data.rowsName);
}

bool Raster::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QRectF area = plot();
    if (m_image.isNull() || !area.contains(help->pos())) {
        Q_EMIT dotHovered(-1, -1, help->globalPos());
        return true;
    }
    const auto at = [](double offset, double length, int count) {
        return std::clamp(static_cast<int>(offset / length * count), 0, count - 1);
    };
    Q_EMIT dotHovered(at(help->pos().y() - area.top(), area.height(), m_data.rows),
                      at(help->pos().x() - area.left(), area.width(), m_data.columns), help->globalPos());
    return true;
}

}  // namespace miru
