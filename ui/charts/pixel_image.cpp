// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/pixel_image.h"

#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double penRadius = 1.1;  // of the drawing pen, dots: strokes as thick as those of the data sets

}  // namespace

PixelImage::PixelImage(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PixelImage::setData(PixelImageData data) {
    m_data = std::move(data);
    update();
}

void PixelImage::setDrawable(bool drawable) {
    m_isDrawable = drawable;
    setCursor(drawable ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

QRectF PixelImage::dotRect(int row, int column) const {
    if (m_data.fillsArea) {
        const double wide = (width() - 2.0) / std::max(1, m_data.columns);
        const double high = (height() - 2.0) / std::max(1, m_data.rows);
        return {1 + column * wide, 1 + row * high, wide, high};
    }
    const double side =
        std::min((width() - 2.0) / std::max(1, m_data.columns), (height() - 2.0) / std::max(1, m_data.rows));
    const double left = (width() - side * m_data.columns) / 2;
    const double top = (height() - side * m_data.rows) / 2;
    return {left + column * side, top + row * side, side, side};
}

void PixelImage::paintEvent(QPaintEvent*) {
    if (m_data.rows <= 0 || m_data.columns <= 0) return;
    QPainter painter(this);
    QImage image(m_data.columns, m_data.rows, QImage::Format_RGB32);
    const int shown = m_data.shownRows < 0 ? m_data.rows : m_data.shownRows;
    const auto isShown = [&](int row, int column) {
        if (m_data.fillsArea) return m_data.shownColumns < 0 || column < m_data.shownColumns;
        return row < shown || (row == shown && column < m_data.shownColumns);
    };
    constexpr double faint = 0.25;
    for (int row = 0; row < m_data.rows; ++row)
        for (int column = 0; column < m_data.columns; ++column) {
            const auto inkAt = [&](int channel) {
                const auto index =
                    static_cast<std::size_t>((row * m_data.columns + column) * m_data.channels + channel);
                const double value = index < m_data.values.size() ? static_cast<double>(m_data.values[index]) : 0;
                return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0;
            };
            const double share = isShown(row, column) ? 1 : faint;
            if (m_data.channels == 3)
                image.setPixelColor(column, row,
                                    blended(colors().card,
                                            QColor::fromRgbF(static_cast<float>(inkAt(0)), static_cast<float>(inkAt(1)),
                                                             static_cast<float>(inkAt(2))),
                                            share));
            else
                image.setPixelColor(column, row, mapColor(share * inkAt(0)));
        }
    const QRectF area = dotRect(0, 0).united(dotRect(m_data.rows - 1, m_data.columns - 1));
    painter.drawImage(area, image);
    painter.setPen(QPen(m_isDrawable ? colors().accent : colors().border, 1));
    painter.drawRect(area);
    const bool hasRow = m_data.markedRow >= 0 && m_data.markedRow < m_data.rows;
    const bool hasColumn = m_data.markedColumn >= 0 && m_data.markedColumn < m_data.columns;
    if (!hasRow && !hasColumn) return;
    painter.setPen(QPen(colors().warning, 2));
    painter.drawRect(dotRect(hasRow ? m_data.markedRow : 0, hasColumn ? m_data.markedColumn : 0)
                         .united(dotRect(hasRow ? m_data.markedRow : m_data.rows - 1,
                                         hasColumn ? m_data.markedColumn : m_data.columns - 1))
                         .adjusted(-1, -1, 1, 1));
}

void PixelImage::mousePressEvent(QMouseEvent* event) {
    if (!m_isDrawable || event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const QRectF dot = dotRect(0, 0);
    m_pen = (event->position() - dot.topLeft()) / dot.width();
    drawTo(event->position());
}

void PixelImage::mouseMoveEvent(QMouseEvent* event) {
    if (m_isDrawable && (event->buttons() & Qt::LeftButton) != 0) drawTo(event->position());
}

/// A stroke from where the pen was: full ink near its middle, less towards its edge.
void PixelImage::drawTo(const QPointF& position) {
    const QRectF dot = dotRect(0, 0);
    const QPointF from = m_pen;
    const QPointF to = (position - dot.topLeft()) / dot.width();
    m_pen = to;
    m_data.values.resize(static_cast<std::size_t>(m_data.rows * m_data.columns));
    const QPointF way = to - from;
    const double length = QPointF::dotProduct(way, way);
    for (int row = 0; row < m_data.rows; ++row)
        for (int column = 0; column < m_data.columns; ++column) {
            const QPointF here(column + 0.5, row + 0.5);
            const double along = length > 0 ? std::clamp(QPointF::dotProduct(here - from, way) / length, 0.0, 1.0) : 0;
            const QPointF off = here - (from + along * way);
            const double ink = std::clamp(penRadius + 0.5 - std::hypot(off.x(), off.y()), 0.0, 1.0);
            float& value = m_data.values[static_cast<std::size_t>(row * m_data.columns + column)];
            value = std::max(value, static_cast<float>(ink));
        }
    update();
    Q_EMIT drawn();
}

}  // namespace miru
