// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/line_chart_layers.h"

#include <QChart>
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double belowSeries = 1.5;  // QChart draws grid and axes from 2 on, series above
constexpr double aboveSeries = 100;
constexpr double labelGap = 8;    // pixels between plot and label
constexpr double aboveNames = 3;  // pixels between the top of the plot and names of bands

QFont labelFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont nameOfPlotFont() {
    QFont font = Theme::baseFont();
    font.setWeight(QFont::Bold);
    return font;
}

/// How high the line is at the right end of what is shown.
double heightAt(const QList<QPointF>& points, double end) {
    const auto after = std::ranges::find_if(points, [end](const QPointF& point) { return point.x() > end; });
    if (after == points.end()) return points.last().y();
    if (after == points.begin()) return after->y();
    const QPointF before = *std::prev(after);
    const double share = (end - before.x()) / (after->x() - before.x());
    return before.y() + share * (after->y() - before.y());
}

}  // namespace

int roomForLabels(const LineChartData& data) {
    constexpr double usual = 92;
    constexpr double most = 170;  // for what is not a line of this run
    constexpr double step = 24;
    constexpr double gaps = 14;
    const double scale = Theme::current().typeScale();
    const QFontMetricsF metrics(labelFont());
    double others = QFontMetricsF(nameOfPlotFont()).horizontalAdvance(data.name);
    for (const EndLabel& label : data.endLabels) others = std::max(others, metrics.horizontalAdvance(label.text));
    double width = gaps + std::min(others, most * scale);
    for (const Line& line : data.lines) width = std::max(width, gaps + metrics.horizontalAdvance(line.label));
    const double steps = std::max(0.0, std::ceil((width / scale - usual) / step));
    return static_cast<int>(std::ceil(scale * (usual + steps * step)));
}

double roomForBandNames(const LineChartData& data, const QRectF& plot) {
    constexpr double most = 0.3;  // of the height
    const bool hasNames = std::ranges::any_of(data.bands, [](const LineBand& band) { return !band.label.isEmpty(); });
    const double room = 2 * aboveNames + QFontMetricsF(labelFont()).height();
    return hasNames && room <= most * plot.height() ? room : 0;
}

QPen penOf(const Line& line) { return {line.color, line.width, line.pen, Qt::RoundCap, Qt::RoundJoin}; }

QList<QPointF> drawable(QList<QPointF> points, bool isLogarithmic) {
    points.removeIf([isLogarithmic](const QPointF& point) {
        return !std::isfinite(point.x()) || !std::isfinite(point.y()) || (isLogarithmic && point.y() <= 0);
    });
    return points;
}

LineChart::Underlay::Underlay(LineChart& chart) : QGraphicsItem(chart.chart()), m_chart(chart) {
    setZValue(belowSeries);
}

QRectF LineChart::Underlay::boundingRect() const { return m_chart.chart()->rect(); }

void LineChart::Underlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const PlotScale scale = m_chart.scale();
    const QFontMetricsF metrics(labelFont());
    const bool areNamed = roomForBandNames(m_chart.m_data, scale.plot) > 0;
    painter->setFont(labelFont());
    for (const LineBand& band : m_chart.m_data.bands) {
        const double left = scale.xOf(band.from);
        const QRectF area = QRectF(left, scale.plot.top(), scale.xOf(band.to) - left, scale.plot.height()) & scale.plot;
        if (area.isEmpty()) continue;
        painter->fillRect(area, band.fill);
        if (!areNamed) continue;
        const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) + 6 <= area.width(); };
        painter->setPen(band.text);
        if (fits(band.label) || fits(band.shortLabel))
            painter->drawText(area.adjusted(0, aboveNames, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                              fits(band.label) ? band.label : band.shortLabel);
    }
}

LineChart::Overlay::Overlay(LineChart& chart) : QGraphicsItem(chart.chart()), m_chart(chart) { setZValue(aboveSeries); }

QRectF LineChart::Overlay::boundingRect() const { return m_chart.chart()->rect(); }

void LineChart::Overlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    if (m_chart.m_range) paintRange(painter, *m_chart.m_range, colors().accent);
    if (m_chart.m_drag && m_chart.m_drag->over) paintRange(painter, *m_chart.m_drag->over, colors().mutedText);
    if (m_chart.m_isForPaper) paintLines(painter);
    paintReference(painter);
    paintMarkers(painter);
    paintName(painter);
    paintLabels(painter);
    paintZoomed(painter);
    paintCursor(painter);
}

void LineChart::Overlay::paintLines(QPainter* painter) const {
    const PlotScale scale = m_chart.scale();
    for (const QList<Line>* const layer : {&m_chart.m_data.behind, &m_chart.m_data.lines})
        for (const Line& line : *layer) {
            QPolygonF points;
            for (const QPointF& point : drawable(line.points, scale.isLogarithmic)) points << scale.placeOf(point);
            painter->setPen(penOf(line));
            painter->drawPolyline(points);
        }
}

void LineChart::Overlay::paintRange(QPainter* painter, const LineRange& range, const QColor& color) const {
    const PlotScale scale = m_chart.scale();
    const double left = scale.xOf(range.from);
    const QRectF area = QRectF(left, scale.plot.top(), scale.xOf(range.to) - left, scale.plot.height()) & scale.plot;
    if (area.isEmpty()) return;
    QColor fill = color;
    fill.setAlphaF(0.12F);
    painter->fillRect(area, fill);
    painter->setPen(QPen(color, 1.5));
    painter->drawLine(area.topLeft(), area.bottomLeft());
    painter->drawLine(area.topRight(), area.bottomRight());
}

void LineChart::Overlay::paintReference(QPainter* painter) const {
    const LineChartData& data = m_chart.m_data;
    if (data.reference < 0) return;
    const PlotScale scale = m_chart.scale();
    const double y = scale.yOf(data.reference);
    painter->setPen(QPen(colors().mutedText, 1, Qt::DotLine));
    painter->drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y));
    painter->setFont(Theme::captionFont());
    painter->setPen(colors().mutedText);
    painter->drawText(QPointF(scale.plot.left() + 4, y - 3), data.referenceLabel);
}

/// A dashed line and a pill with its words; pills that would overlap take the next row.
void LineChart::Overlay::paintMarkers(QPainter* painter) const {
    const PlotScale scale = m_chart.scale();
    const QRectF& plot = scale.plot;
    const QFontMetricsF metrics(Theme::captionFont());
    painter->setFont(Theme::captionFont());
    constexpr int rows = 4;
    double taken[rows];
    std::ranges::fill(taken, -std::numeric_limits<double>::infinity());
    for (const LineMarker& marker : m_chart.m_data.markers) {
        if (marker.x < scale.x.from || marker.x > scale.x.to) continue;
        const double x = scale.xOf(marker.x);
        painter->setPen(QPen(colors().text, 1, Qt::DashLine));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double width = metrics.horizontalAdvance(marker.label) + 14;
        const double left = std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width));
        int row = 0;
        while (row + 1 < rows && taken[row] > left) ++row;
        taken[row] = left + width + 4;
        const QRectF pill(left, plot.top() + 20 + row * (metrics.height() + 7), width, metrics.height() + 4);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors().text);
        painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter->setPen(colors().card);
        painter->drawText(pill, Qt::AlignCenter, marker.label);
    }
}

/// Moved apart until neighbours do not cover each other, in the order of their heights.
std::vector<LineChart::Overlay::Placed> LineChart::Overlay::labels() const {
    const PlotScale scale = m_chart.scale();
    const double distance = QFontMetricsF(labelFont()).height();
    std::vector<Placed> placed;
    for (const Line& line : m_chart.m_data.lines) {
        if (line.points.isEmpty() || line.label.isEmpty()) continue;
        const double y = scale.yOf(heightAt(line.points, scale.x.to));
        if (std::isfinite(y)) placed.push_back({y, line.color, line.label});
    }
    for (const EndLabel& label : m_chart.m_data.endLabels)
        if (std::isfinite(label.y)) placed.push_back({scale.yOf(label.y), label.color, label.text});
    const double top = scale.plot.top() + (m_chart.m_data.name.isEmpty() ? 0 : 1.3 * distance);
    const auto fitting = static_cast<std::size_t>(std::max(1.0, (scale.plot.bottom() - top) / distance));
    if (placed.size() > fitting)  // more lines than room: the latest stay named
        placed.erase(placed.begin(), placed.end() - static_cast<std::ptrdiff_t>(fitting));
    std::ranges::stable_sort(placed, {}, &Placed::y);
    double lowest = top + distance / 2;
    for (Placed& label : placed) {
        label.y = std::max(label.y, lowest);
        lowest = label.y + distance;
    }
    double highest = scale.plot.bottom() - distance / 2;
    for (auto label = placed.rbegin(); label != placed.rend(); ++label) {
        label->y = std::min(label->y, highest);
        highest = label->y - distance;
    }
    return placed;
}

void LineChart::Overlay::paintLabels(QPainter* painter) const {
    if (!m_chart.m_isLabelled) return;
    painter->setFont(labelFont());
    const QFontMetricsF metrics(labelFont());
    const double room = roomForLabels(m_chart.m_data) - labelGap;
    const double left = m_chart.scale().plot.right() + labelGap;
    for (const Placed& label : labels()) {
        painter->setPen(label.color);
        painter->drawText(QRectF(left, label.y - metrics.height() / 2, room, metrics.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(label.text, Qt::ElideMiddle, room));
    }
}

void LineChart::Overlay::paintName(QPainter* painter) const {
    const LineChartData& data = m_chart.m_data;
    if (data.name.isEmpty()) return;
    const QFontMetricsF metrics(nameOfPlotFont());
    const QRectF plot = m_chart.scale().plot;
    const double room = roomForLabels(data) - labelGap;
    painter->setFont(nameOfPlotFont());
    painter->setPen(data.nameColor);
    painter->drawText(QRectF(plot.right() + labelGap, plot.top(), room, metrics.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(data.name, Qt::ElideMiddle, room));
}

/// Who has zoomed shall find the way back.
void LineChart::Overlay::paintZoomed(QPainter* painter) const {
    if (!m_chart.m_view || m_chart.m_isForPaper) return;
    const QString words = QCoreApplication::translate("miru", "zoomed in · double click: whole run");
    const QRectF plot = m_chart.scale().plot;
    const QFontMetricsF metrics(Theme::captionFont());
    const double width = metrics.horizontalAdvance(words) + 16;
    const QRectF pill(plot.right() - width - 4, plot.bottom() - metrics.height() - 10, width, metrics.height() + 6);
    if (width > plot.width()) return;
    painter->setPen(QPen(colors().border, 1));
    painter->setBrush(colors().card);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setFont(Theme::captionFont());
    painter->setPen(colors().mutedText);
    painter->drawText(pill, Qt::AlignCenter, words);
}

void LineChart::Overlay::paintCursor(QPainter* painter) const {
    const auto& cursor = m_chart.m_cursor;
    const PlotScale scale = m_chart.scale();
    if (!cursor || cursor->x < scale.x.from || cursor->x > scale.x.to) return;
    const double x = scale.xOf(cursor->x);
    painter->setPen(QPen(colors().text, 1.5));
    painter->drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()));
    paintCard(*painter, cursor->card, x, scale.plot);
}

}  // namespace miru
