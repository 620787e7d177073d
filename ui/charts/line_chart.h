// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lines over time (Qt Charts), with what a reader needs around them: coloured bands, a dotted reference line, markers
// with a word, and a label at the end of each line in place of a legend. Whoever explores it has a cursor with the values
// and can zoom into a stretch of time.
//
// It knows nothing of networks: it draws what it is given. One `setData` a frame replaces everything.

#include <QChartView>
#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QTimer>
#include <optional>

#include "ui/charts/cursor_card.h"
#include "ui/charts/plot_scale.h"

class QLineSeries;
class QLogValueAxis;
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

/// Words at the right of the plot, at a height.
struct EndLabel {
    double y = 0;
    QColor color;
    QString text;
};

struct LineChartData {
    QString xTitle;
    QString yTitle;     ///< its unit after a comma: where there is little room that stands alone
    double xEnd = 1;    ///< the axis runs from 0 to here
    double yStart = 0;  ///< above 0 where heights are logarithmic
    double yEnd = 1;
    bool isLogarithmic = false;  ///< the heights
    QList<Line> lines;
    QList<Line> behind;  ///< drawn before the others; they cannot be clicked
    QList<LineBand> bands;
    QList<LineMarker> markers;
    QList<EndLabel> endLabels;  ///< besides those of the lines
    double reference = -1;      ///< height of the dotted line; below 0: none
    QString referenceLabel;
    QString name;  ///< of the plot, where several stand above one another: at its right, on top
    QColor nameColor;
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
    /// Whether the x axis has its numbers and title; not, where another plot below has the same.
    void setXAxisShown(bool shown);
    /// Whether a drag, the wheel and keys zoom, and arrow keys move the cursor; a range is then dragged with Shift, and a click
    /// counts once no second one can follow: a double click shows all again and nothing else.
    void setExplorable(bool explorable);
    /// Where in the widget a value lies, and all that can be drawn on. The chart fills the widget from its upper left corner
    /// on, whatever the view around it, which is told of a new size last, makes of its scene meanwhile.
    QPointF positionOf(const QPointF& value) const;
    QRectF plotRect() const;
    /// Draws each line as one polyline, as files want it; Qt Charts draws every segment on its own.
    void drawForPaper();
    /// Marks a range of the plot; nothing unmarks it.
    void setRange(std::optional<LineRange> range);
    std::optional<LineRange> range() const { return m_range; }
    /// The cursor stands there; nothing: there is none.
    void setCursor(std::optional<LineCursor> cursor);
    const std::optional<LineCursor>& cursor() const { return m_cursor; }
    /// Zooms to a range of the x axis; nothing shows all of it.
    void setView(std::optional<LineRange> view);
    std::optional<LineRange> view() const { return m_view; }
    /// Lets the plots of charts above one another begin and end at the same places.
    static void align(const QList<LineChart*>& charts);

 Q_SIGNALS:
    /// The pointer is over the plot at this x value, or (NaN) no longer; keys do the same.
    void hovered(double x);
    /// Somebody has zoomed.
    void viewChosen(std::optional<miru::LineRange> view);
    /// The line of this number was clicked.
    void lineClicked(int line);
    /// A range was dragged out.
    void rangeDragged(miru::LineRange range);
    /// A place away from every line was clicked.
    void emptyClicked();

 protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    class Underlay;
    class Overlay;
    struct Drag {
        QPointF from;
        bool zooms = false;
        std::optional<LineRange> over = {};  ///< so far, if it zooms
    };

    PlotScale scale() const;
    double top() const;
    LineRange viewOrAll() const { return m_view.value_or(LineRange{0, m_data.xEnd}); }
    void restyle();
    void click();
    void fitMargins();
    void fitAxes();
    void fitTitles();
    void fitLines();
    void setLogarithmic(bool isLogarithmic);
    void zoom(double factor, double around);
    void chooseView(LineRange view);
    void stepCursor(int direction);
    bool isOverPlot(const QPointF& position) const;
    int lineNear(const QPointF& position) const;
    double valueAt(const QPointF& position) const;

    LineChartData m_data;
    std::optional<LineRange> m_range;
    std::optional<LineRange> m_view;
    std::optional<LineCursor> m_cursor;
    bool m_isForPaper = false;
    bool m_isLabelled = true;
    bool m_isExplorable = false;
    int m_leftMargin = 0;   ///< to stand below another plot
    int m_rightMargin = 0;  ///< at least
    std::optional<Drag> m_drag;
    int m_clickedLine = -1;  ///< −1: away from every line
    QTimer m_secondClick;    ///< runs while one may follow
    QList<QLineSeries*> m_series;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    QLogValueAxis* m_logarithmic = nullptr;  ///< in place of m_y, while it is wanted
    Underlay* m_underlay = nullptr;
    Overlay* m_overlay = nullptr;
};

}  // namespace miru
