// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Points of a plane, each with the colour and mark of its kind: optionally with grey tails from where they were, with paths that
// lead somewhere, and with regions behind. One unit is as long to the right as upwards, so that distances can be seen.

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QTransform>
#include <QWidget>
#include <optional>
#include <vector>

namespace miru {

/// What the points of a kind look like.
struct ScatterKind {
    QString name;
    QColor color;
    int mark = 0;  ///< number of a shape: circle, square, triangle …; beyond the last they begin again
};

struct ScatterPoint {
    QPointF at;
    int kind = 0;
    bool isHollow = false;
    std::optional<QPointF> from = {};  ///< a tail leads from here
};

struct ScatterPath {
    int kind = 0;
    QList<QPointF> points;
};

/// Which of several answers belongs to each place of a rectangle.
struct ScatterRegions {
    QRectF area;  ///< in values; its top is the lowest y
    int columns = 0;
    int rows = 0;
    std::vector<int> values;   ///< row by row, from the lowest y
    QList<QColor> fills = {};  ///< of value n; of values beyond it none: only lines between regions
    QStringList names = {};    ///< of value n, written in the middle of its region where there is room
};

struct ScatterPlotData {
    QString xTitle;
    QString yTitle;
    QList<ScatterKind> kinds;
    QList<ScatterPoint> points;
    QList<ScatterPath> paths;
    ScatterRegions regions;
    double scale = 0;  ///< length of the bar that shows how long this is; 0: none
    QString scaleName;
};

class ScatterPlot : public QWidget {
    Q_OBJECT

 public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    void setData(ScatterPlotData data);
    const ScatterPlotData& data() const { return m_data; }
    /// Where in the widget a value lies.
    QPointF positionOf(const QPointF& value) const;
    /// The frame that the points lie in, in widget coordinates.
    QRectF plot() const;

    QSize sizeHint() const override { return {320, 260}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

 Q_SIGNALS:
    /// The pointer rests on a point; −1: on none.
    void pointHovered(int point, const QPoint& globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    /// From values to places in the widget.
    QTransform toWidget() const;
    void fitView();
    void drawRegions();
    QList<QRectF> legendPlaces() const;
    void paintRegions(QPainter& painter, const QTransform& place) const;
    void paintNames(QPainter& painter, const QTransform& place) const;
    void paintPaths(QPainter& painter, const QTransform& place) const;
    void paintPoints(QPainter& painter, const QTransform& place) const;
    void paintScale(QPainter& painter, const QTransform& place) const;
    void paintLegend(QPainter& painter) const;

    ScatterPlotData m_data;
    QRectF m_view;            ///< what is to be seen, in values; kept while points move a little
    QImage m_fills;           ///< of the regions, a dot each
    QList<QLineF> m_borders;  ///< between regions, in values
};

}  // namespace miru
