// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines over time (Qt Charts), with what a reader needs around them: coloured bands, a dotted reference line, markers
// with a word, and a label at the end of each line in place of a legend.
//
// It knows nothing of networks: it draws what it is given. One `setData` a frame replaces everything.

#include <QChartView>
#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <optional>

class QLineSeries;
class QValueAxis;

namespace miru {

struct Line {
    QColor color;
    Qt::PenStyle pen = Qt::SolidLine;
    QList<QPointF> points;
    QString label;     ///< written at the end of the line
    double width = 2;  ///< pixels
};

struct LineBand {
    double from = 0;
    double to = 0;
    QColor fill;
    QColor text;
    QString label;
    QString shortLabel;  ///< where there is no room for the other
};

struct LineMarker {
    double x = 0;
    QString label;
};

struct LineChartData {
    QString xTitle;
    QString yTitle;
    double xEnd = 1;  ///< the axes run from 0 to here
    double yEnd = 1;
    QList<Line> lines;
    QList<LineBand> bands;
    QList<LineMarker> markers;
    double reference = -1;  ///< height of the dotted line; below 0: none
    QString referenceLabel;
};

/// A range of the x axis.
struct LineRange {
    double from = 0;
    double to = 0;
    bool operator==(const LineRange&) const = default;
};

/// Qt 6.4's view swallows wheel events and trips over clicks on nothing; this one passes both on.
class LineChart : public QChartView {
    Q_OBJECT

 public:
    explicit LineChart(QWidget* parent = nullptr);
    ~LineChart() override;

    void setData(const LineChartData& data);
    const LineChartData& data() const { return m_data; }
    /// Whether there is room for labels at the ends of lines; there is unless told otherwise.
    void setLabelled(bool labelled);
    /// Where in the widget a value lies.
    QPointF positionOf(const QPointF& value) const;
    /// Draws each line as one polyline, as files want it; Qt Charts draws every segment on its own.
    void drawForPaper();
    /// Marks a range of the plot; nothing unmarks it.
    void setRange(std::optional<LineRange> range);
    std::optional<LineRange> range() const { return m_range; }

 Q_SIGNALS:
    /// The pointer is over the plot at this x value, or (NaN) no longer.
    void hovered(double x, const QPoint& globalPosition);
    /// The line of this number was clicked.
    void lineClicked(int line);
    /// A range was dragged out.
    void rangeDragged(miru::LineRange range);
    /// A place away from every line was clicked.
    void emptyClicked();

 protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    void changeEvent(QEvent* event) override;

 private:
    class Underlay;
    class Overlay;

    void restyle();
    void fitMargins();
    void fitAxes();
    void fitLines();
    int lineNear(const QPointF& position) const;
    double valueAt(const QPointF& position) const;

    LineChartData m_data;
    std::optional<LineRange> m_range;
    bool m_isForPaper = false;
    bool m_isLabelled = true;
    std::optional<QPointF> m_pressedAt;
    QList<QLineSeries*> m_series;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    Underlay* m_underlay = nullptr;
    Overlay* m_overlay = nullptr;
};

}  // namespace miru
