// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/scatter_plot.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double markRadius = 3.4;  // pixels
constexpr double reach = 9;         // of the pointer
constexpr double legendGap = 12;
constexpr int maxLegendRows = 2;
constexpr double viewMargin = 0.08;      // around the points
constexpr double viewMustBeFull = 0.75;  // less of the view than this, and it is fitted again
constexpr float fillStrength = 0.16F;

bool isFinite(const QPointF& point) { return std::isfinite(point.x()) && std::isfinite(point.y()); }

QPainterPath polygon(std::initializer_list<QPointF> corners) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(corners)));
    path.closeSubpath();
    return path;
}

/// Shapes of about the same weight, around the origin.
const QPainterPath& markOf(int number) {
    static const std::array<QPainterPath, 5> marks = [] {
        constexpr double r = markRadius;
        QPainterPath circle;
        circle.addEllipse(QPointF(), r, r);
        return std::array<QPainterPath, 5>{
            circle,
            polygon({{-0.88 * r, -0.88 * r}, {0.88 * r, -0.88 * r}, {0.88 * r, 0.88 * r}, {-0.88 * r, 0.88 * r}}),
            polygon({{0, -1.25 * r}, {1.15 * r, 0.8 * r}, {-1.15 * r, 0.8 * r}}),
            polygon({{0, -1.3 * r}, {1.3 * r, 0}, {0, 1.3 * r}, {-1.3 * r, 0}}),
            polygon({{0, 1.25 * r}, {1.15 * r, -0.8 * r}, {-1.15 * r, -0.8 * r}}),
        };
    }();
    return marks[static_cast<std::size_t>(std::max(0, number)) % marks.size()];
}

double captionHeight() { return QFontMetricsF(Theme::captionFont()).height(); }

}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        drawRegions();
        update();
    });
}

void ScatterPlot::setData(ScatterPlotData data) {
    m_data = std::move(data);
    fitView();
    drawRegions();
    update();
}

/// The view stays while all points lie in it and fill it: what moves in time is then seen to move.
void ScatterPlot::fitView() {
    double left = 1e300;
    double right = -1e300;
    double low = 1e300;
    double high = -1e300;
    const auto include = [&](const QPointF& point) {
        if (!isFinite(point)) return;
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        low = std::min(low, point.y());
        high = std::max(high, point.y());
    };
    for (const ScatterPoint& point : m_data.points) {
        include(point.at);
        if (point.from) include(*point.from);
    }
    for (const ScatterPath& path : m_data.paths)
        for (const QPointF& point : path.points) include(point);
    if (left > right) {
        m_view = {};
        return;
    }
    double size = std::max(right - left, high - low);
    if (size <= 0) size = 1;
    const QRectF needed(left, low, right - left, high - low);
    const bool isFull = size >= viewMustBeFull * std::max(m_view.width(), m_view.height());
    const bool holdsAll = m_view.isValid() && left >= m_view.left() && right <= m_view.right() && low >= m_view.top() &&
                          high <= m_view.bottom();
    if (holdsAll && isFull) return;
    const double margin = viewMargin * size;
    m_view = needed.adjusted(-margin, -margin, margin, margin);
}

/// Between places of different value a line, through the middle of what joins them.
void ScatterPlot::drawRegions() {
    m_borders.clear();
    m_fills = {};
    const ScatterRegions& regions = m_data.regions;
    const auto size = static_cast<std::size_t>(regions.columns) * static_cast<std::size_t>(regions.rows);
    if (size == 0 || regions.values.size() != size) return;
    const auto valueAt = [&](int column, int row) {
        return regions.values[static_cast<std::size_t>(row * regions.columns + column)];
    };
    QList<QRgb> fills;
    for (QColor fill : regions.fills) {
        fill.setAlphaF(fillStrength);
        fills << qPremultiply(fill.rgba());
    }
    m_fills = QImage(regions.columns, regions.rows, QImage::Format_ARGB32_Premultiplied);
    m_fills.fill(Qt::transparent);
    for (int row = 0; row < regions.rows; ++row)
        for (int column = 0; column < regions.columns; ++column) {
            const int value = valueAt(column, row);
            if (value < 0 || value >= fills.size()) continue;
            m_fills.setPixel(column, regions.rows - 1 - row, fills[value]);  // an image begins at the top
        }
    const double wide = regions.area.width() / regions.columns;
    const double high = regions.area.height() / regions.rows;
    for (int row = 0; row + 1 < regions.rows; ++row)
        for (int column = 0; column + 1 < regions.columns; ++column) {
            const QPointF corner(regions.area.left() + (column + 1) * wide, regions.area.top() + (row + 1) * high);
            const int here = valueAt(column, row);
            const int right = valueAt(column + 1, row);
            const int above = valueAt(column, row + 1);
            const int across = valueAt(column + 1, row + 1);
            QList<QPointF> crossed;
            if (here != right) crossed << corner - QPointF(0, high / 2);
            if (above != across) crossed << corner + QPointF(0, high / 2);
            if (here != above) crossed << corner - QPointF(wide / 2, 0);
            if (right != across) crossed << corner + QPointF(wide / 2, 0);
            if (crossed.size() == 2)
                m_borders << QLineF(crossed[0], crossed[1]);
            else
                for (const QPointF& point : crossed) m_borders << QLineF(corner, point);
        }
}

/// Where the names of the kinds stand, above the plot; an empty place: there is no room for it.
QList<QRectF> ScatterPlot::legendPlaces() const {
    const QFontMetricsF metrics(Theme::captionFont());
    QList<QRectF> places;
    double x = 0;
    int row = 0;
    for (const ScatterKind& kind : m_data.kinds) {
        const double wide = 2 * markRadius + 5 + metrics.horizontalAdvance(kind.name);
        if (x > 0 && x + wide > width()) {
            x = 0;
            ++row;
        }
        places << (row < maxLegendRows ? QRectF(x, row * metrics.height(), wide, metrics.height()) : QRectF());
        x += wide + legendGap;
    }
    return places;
}

QRectF ScatterPlot::plot() const {
    const double line = captionHeight();
    double top = 0;
    for (const QRectF& place : legendPlaces()) top = std::max(top, place.bottom() + 4);
    const double left = m_data.yTitle.isEmpty() ? 0 : line + 2;
    const double below = m_data.xTitle.isEmpty() ? 0 : line + 2;
    return QRectF(rect()).adjusted(left + 0.5, top + 0.5, -0.5, -below - 0.5);
}

QTransform ScatterPlot::toWidget() const {
    const QRectF area = plot();
    const double pixels =
        std::min(area.width() / std::max(1e-12, m_view.width()), area.height() / std::max(1e-12, m_view.height()));
    const QPointF middle = area.center();
    return {
        pixels, 0, 0, -pixels, middle.x() - pixels * m_view.center().x(), middle.y() + pixels * m_view.center().y()};
}

QPointF ScatterPlot::positionOf(const QPointF& value) const { return toWidget().map(value); }

void ScatterPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::captionFont());
    const QRectF area = plot();
    paintLegend(painter);
    painter.save();
    painter.setClipRect(area);
    if (m_view.isValid()) {
        const QTransform place = toWidget();
        paintRegions(painter, place);
        paintNames(painter, place);
        paintPaths(painter, place);
        paintPoints(painter, place);
        paintScale(painter, place);
    }
    painter.restore();
    painter.setPen(QPen(colors().border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.setPen(colors().mutedText);
    painter.drawText(QRectF(area.left(), area.bottom(), area.width(), height() - area.bottom()), Qt::AlignCenter,
                     m_data.xTitle);
    painter.rotate(-90);
    painter.drawText(QRectF(-area.bottom(), 0, area.height(), area.left()), Qt::AlignCenter, m_data.yTitle);
}

void ScatterPlot::paintRegions(QPainter& painter, const QTransform& place) const {
    if (m_fills.isNull()) return;
    const QRectF& area = m_data.regions.area;
    const QRectF target(place.map(QPointF(area.left(), area.bottom())), place.map(QPointF(area.right(), area.top())));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_fills);
    painter.setPen(QPen(colors().border, 1));
    QList<QLineF> lines;
    lines.reserve(m_borders.size());
    for (const QLineF& line : m_borders) lines << place.map(line);
    painter.drawLines(lines);
}

/// Where the part of a region that is seen has its middle; of places where one of several sums is largest it lies inside.
void ScatterPlot::paintNames(QPainter& painter, const QTransform& place) const {
    const ScatterRegions& regions = m_data.regions;
    if (m_fills.isNull()) return;
    struct Seen {
        QRectF box;
        QPointF sum;
        int count = 0;
    };
    std::map<int, Seen> seen;
    const QRectF area = plot();
    const double wide = regions.area.width() / regions.columns;
    const double high = regions.area.height() / regions.rows;
    for (int row = 0; row < regions.rows; ++row)
        for (int column = 0; column < regions.columns; ++column) {
            const QPointF at = place.map(
                QPointF(regions.area.left() + (column + 0.5) * wide, regions.area.top() + (row + 0.5) * high));
            if (!area.contains(at)) continue;
            Seen& region = seen[regions.values[static_cast<std::size_t>(row * regions.columns + column)]];
            region.box |= QRectF(at, QSizeF(1, 1));
            region.sum += at;
            ++region.count;
        }
    painter.setPen(colors().mutedText);
    const QFontMetricsF metrics(painter.font());
    for (const auto& [value, region] : seen) {
        const QString name = value >= 0 ? regions.names.value(value) : QString();
        const QSizeF size(metrics.horizontalAdvance(name), metrics.height());
        if (name.isEmpty() || region.box.width() < 1.5 * size.width() || region.box.height() < 2 * size.height())
            continue;
        QRectF label(QPointF(), size);
        label.moveCenter(region.sum / region.count);
        painter.drawText(label, Qt::AlignCenter, name);
    }
}

void ScatterPlot::paintPaths(QPainter& painter, const QTransform& place) const {
    painter.setBrush(Qt::NoBrush);
    for (const ScatterPath& path : m_data.paths) {
        QPolygonF line;
        for (const QPointF& point : path.points)
            if (isFinite(point)) line << place.map(point);
        QColor color = path.kind < m_data.kinds.size() ? m_data.kinds[path.kind].color : colors().text;
        color.setAlphaF(0.6F);
        painter.setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
}

void ScatterPlot::paintPoints(QPainter& painter, const QTransform& place) const {
    QColor tail = colors().mutedText;
    tail.setAlphaF(0.35F);
    QList<QLineF> tails;
    for (const ScatterPoint& point : m_data.points)
        if (point.from && isFinite(*point.from) && isFinite(point.at))
            tails << QLineF(place.map(*point.from), place.map(point.at));
    painter.setPen(QPen(tail, 1));
    painter.drawLines(tails);
    for (const ScatterPoint& point : m_data.points) {
        if (!isFinite(point.at) || point.kind < 0 || point.kind >= m_data.kinds.size()) continue;
        const ScatterKind& kind = m_data.kinds[point.kind];
        painter.setPen(QPen(point.isHollow ? kind.color : colors().card, point.isHollow ? 1.4 : 0.8));
        painter.setBrush(point.isHollow ? colors().card : kind.color);
        const QPointF at = place.map(point.at);
        painter.translate(at);
        painter.drawPath(markOf(kind.mark));
        painter.translate(-at);
    }
}

void ScatterPlot::paintScale(QPainter& painter, const QTransform& place) const {
    if (m_data.scale <= 0) return;
    const QRectF area = plot();
    const double length = m_data.scale * place.m11();
    if (length < 4 || length > area.width() / 2) return;
    const QPointF right = area.bottomRight() - QPointF(8, 8);
    const QPointF left = right - QPointF(length, 0);
    painter.setPen(QPen(colors().text, 1.5));
    painter.drawLine(left, right);
    for (const QPointF& end : {left, right}) painter.drawLine(end - QPointF(0, 3), end + QPointF(0, 3));
    painter.drawText(QRectF(left.x() - 40, right.y() - 4 - captionHeight(), length + 80, captionHeight()),
                     Qt::AlignCenter, m_data.scaleName);
}

void ScatterPlot::paintLegend(QPainter& painter) const {
    const QList<QRectF> places = legendPlaces();
    for (qsizetype n = 0; n < places.size(); ++n) {
        if (places[n].isEmpty()) continue;
        const ScatterKind& kind = m_data.kinds[n];
        painter.setPen(Qt::NoPen);
        painter.setBrush(kind.color);
        const QPointF at(places[n].left() + markRadius + 1, places[n].center().y());
        painter.translate(at);
        painter.drawPath(markOf(kind.mark));
        painter.translate(-at);
        painter.setPen(colors().mutedText);
        painter.drawText(places[n].adjusted(2 * markRadius + 5, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, kind.name);
    }
}

bool ScatterPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    int nearest = -1;
    double distance = reach;
    const QTransform place = toWidget();
    for (qsizetype n = 0; m_view.isValid() && n < m_data.points.size(); ++n) {
        if (!isFinite(m_data.points[n].at)) continue;
        const double apart = QLineF(place.map(m_data.points[n].at), help->pos()).length();
        if (apart >= distance) continue;
        distance = apart;
        nearest = static_cast<int>(n);
    }
    Q_EMIT pointHovered(nearest, help->globalPos());
    return true;
}

}  // namespace miru
