// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a line chart paints itself, below and above the lines that Qt Charts draws.

#include <QGraphicsItem>
#include <vector>

#include "ui/charts/line_chart.h"

namespace miru {

/// Room at the right for names of lines, pixels: what they take, in steps, so that a new digit does not move the plot.
int roomForLabels(const LineChartData& data);
/// Room at the top for names of bands, pixels; 0 where none has one, or the plot is so low that it is the lines'.
double roomForBandNames(const LineChartData& data, const QRectF& plot);
QPen penOf(const Line& line);
/// The points that can be drawn.
QList<QPointF> drawable(QList<QPointF> points, bool isLogarithmic);

/// What lies behind the lines: bands and their names.
class LineChart::Underlay : public QGraphicsItem {
 public:
    explicit Underlay(LineChart& chart);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

 private:
    LineChart& m_chart;
};

/// What lies before them: reference line, markers, labels at line ends, cursor.
class LineChart::Overlay : public QGraphicsItem {
 public:
    explicit Overlay(LineChart& chart);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

 private:
    /// A label at the right, and how high it wants to stand.
    struct Placed {
        double y = 0;
        QColor color;
        QString text;
    };

    void paintLines(QPainter* painter) const;
    void paintRange(QPainter* painter, const LineRange& range, const QColor& color) const;
    void paintReference(QPainter* painter) const;
    void paintMarkers(QPainter* painter) const;
    std::vector<Placed> labels() const;
    void paintLabels(QPainter* painter) const;
    void paintName(QPainter* painter) const;
    void paintCursor(QPainter* painter) const;
    void paintZoomed(QPainter* painter) const;

    LineChart& m_chart;
};

}  // namespace miru
