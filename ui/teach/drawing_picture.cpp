// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/drawing_picture.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/style/theme.h"

namespace miru {

void paintStrokes(QPainter& painter, const Strokes& strokes, double thickness,
                  const std::function<QPointF(PenPoint)>& positionOf) {
    painter.setPen(QPen(colors().text, thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const Stroke& stroke : strokes) {
        QPolygonF line;
        for (const PenPoint& place : stroke) line << positionOf(place);
        if (line.size() == 1) painter.drawPoint(line.first());
        painter.drawPolyline(line);
    }
}

QPixmap pictureOfDrawing(const Strokes& strokes, int side, double pixelRatio) {
    QPixmap picture(QSize(side, side) * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QRectF box;
    for (const Stroke& stroke : strokes)
        for (const PenPoint& p : stroke) {
            if (box.isNull()) box = QRectF(p.x, p.y, 1e-6, 1e-6);
            box = box.united(QRectF(p.x, p.y, 1e-6, 1e-6));
        }
    const double thickness = std::max(1.5, side / 16.0);
    const double scale = (side - 3 * thickness) / std::max(box.width(), box.height());
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintStrokes(painter, strokes, thickness, [&](PenPoint p) {
        return QPointF(side / 2.0, side / 2.0) + scale * (QPointF(p.x, p.y) - box.center());
    });
    return picture;
}

}  // namespace miru
