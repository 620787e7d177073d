// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A range of a line chart as a sheet of paper: draw what you expect there, with mouse, pen or finger, or with the arrow keys.
// Several drawings lie over one another; when the curve itself has come, the area between both is tinted.

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QWidget>
#include <optional>
#include <set>

#include "ui/charts/plot_scale.h"

namespace miru {

class LineChart;

struct SheetDrawing {
    QColor color;  ///< of the curve that is expected
    /// In the chart's values, one for each of equal intervals from left to right; NaN where nothing is drawn.
    QList<double> heights;
    QList<QPointF> came = {};  ///< what came of it; empty before
};

struct SheetData {
    LineRange over;      ///< of the chart's x axis
    QString invitation;  ///< written on it while nothing is drawn: "draw task 1 here"
    QList<SheetDrawing> drawings;
    int own = -1;          ///< the one that is being drawn; below 0: none can be any more
    double startsAt = 50;  ///< height at which a blank drawing begins for the arrow keys
};

class DrawSheet : public QWidget {
    Q_OBJECT

 public:
    static constexpr int knots = 8;

    explicit DrawSheet(LineChart* chart);

    void setData(const SheetData& data);
    const SheetData& data() const { return m_data; }
    /// The knot that the arrow keys move, from 0.
    int knot() const { return m_knot; }
    /// Its height: of the drawing, else where it would begin.
    double heightOfKnot(int knot) const;

 Q_SIGNALS:
    /// A stroke from one place to another, in the chart's values.
    void stroked(QPointF from, QPointF to);
    /// Enter: the drawing is done.
    void finished();

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    bool isOpen() const { return m_data.own >= 0; }
    void fit();
    double xOfKnot(int knot) const;
    QPointF valueAt(const QPointF& position) const;
    QPointF positionOf(const QPointF& value) const;
    QPolygonF outlineOf(const QList<double>& heights) const;
    QPolygonF cameOutline(const SheetDrawing& drawing) const;
    QColor ownColor() const;
    void paintDrawing(QPainter& painter, const SheetDrawing& drawing, bool isOwn) const;
    void paintPaper(QPainter& painter) const;
    void paintHints(QPainter& painter) const;
    void moveKnot(double by);
    void placeAll();
    void describe();

    LineChart* m_chart;
    SheetData m_data;
    std::optional<QPointF> m_last;  ///< of the stroke under way, in the chart's values
    int m_knot = 0;
    std::set<int> m_placed;  ///< knots that the arrow keys have moved, or all, where a hand has drawn
};

}  // namespace miru
