// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/line_chart.h"

#include <QApplication>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/charts/line_chart_layers.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double zoomStep = 1.25;
constexpr double closest = 200;  // times larger than the whole

/// A round number near end/count, so that labels read 0, 25, 50 … or 0, 60, 120 ….
double tickStep(double end, double count) {
    const double rough = end / count;
    const double magnitude = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (factor * magnitude >= rough) return factor * magnitude;
    return 10 * magnitude;
}

bool isZoomKey(const QKeyEvent& key) {
    const int zooms[] = {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0};
    return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::ControlModifier &&
           std::ranges::find(zooms, key.key()) != std::end(zooms);
}

bool isCursorKey(const QKeyEvent& key) {
    return (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier &&
           (key.key() == Qt::Key_Left || key.key() == Qt::Key_Right);
}

}  // namespace

LineChart::LineChart(QWidget* parent) : QChartView(parent), m_x(new QValueAxis), m_y(new QValueAxis) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setMinimumSize(280, 140);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    fitMargins();
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setLocale(words::locale());
    chart()->setLocalizeNumbers(true);
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setLabelFormat(QStringLiteral("%.6g"));  // with a precision: else Qt localises numbers to nothing
    }
    m_underlay = new Underlay(*this);
    m_overlay = new Overlay(*this);
    connect(chart(), &QChart::plotAreaChanged, this, [this] {  // what they paint lies elsewhere now
        fitAxes();
        m_underlay->update();
        m_overlay->update();
    });
    m_secondClick.setSingleShot(true);
    connect(&m_secondClick, &QTimer::timeout, this, &LineChart::click);
    connect(&Theme::current(), &Theme::changed, this, &LineChart::restyle);
    restyle();
}

// The items point back to this chart: they go first.
LineChart::~LineChart() {
    delete m_underlay;
    delete m_overlay;
    if (m_logarithmic) delete m_y;  // the chart owns the axes it has
}

void LineChart::setLabelled(bool labelled) {
    if (m_isLabelled == labelled) return;
    m_isLabelled = labelled;
    fitMargins();
}

void LineChart::setXAxisShown(bool shown) {
    if (m_x->isVisible() != shown) m_x->setVisible(shown);
}

void LineChart::setExplorable(bool explorable) { m_isExplorable = explorable; }

void LineChart::fitMargins() {
    constexpr int least = 8;  // half of the last number below the axis
    const int right = std::max(m_isLabelled ? roomForLabels(m_data) : least, m_rightMargin);
    const QMargins margins(m_leftMargin, 0, right, 0);
    if (chart()->margins() != margins) chart()->setMargins(margins);
}

/// Numbers of the axes take some room besides the margins, each as much as they need.
void LineChart::align(const QList<LineChart*>& charts) {
    double left = 0;
    double right = 0;
    const auto before = [](const LineChart* chart) { return chart->chart()->plotArea().left() - chart->m_leftMargin; };
    const auto behind = [](const LineChart* chart) {
        const QChart* const plot = chart->chart();
        return plot->size().width() - plot->plotArea().right() - plot->margins().right();
    };
    for (const LineChart* chart : charts) {
        left = std::max(left, before(chart));
        right = std::max(right, behind(chart) + roomForLabels(chart->m_data));
    }
    for (LineChart* chart : charts) {
        chart->m_leftMargin = charts.size() > 1 ? static_cast<int>(std::lround(left - before(chart))) : 0;
        chart->m_rightMargin = charts.size() > 1 ? static_cast<int>(std::lround(right - behind(chart))) : 0;
        chart->fitMargins();
    }
}

void LineChart::setData(const LineChartData& data) {
    if (m_view && m_data.xEnd != data.xEnd) m_view.reset();  // another run
    m_data = data;
    m_data.xEnd = data.xEnd > 0 ? data.xEnd : 1;
    m_data.yEnd = data.yEnd > data.yStart ? data.yEnd : data.yStart + 1;
    m_data.isLogarithmic = data.isLogarithmic && data.yStart > 0;
    fitMargins();
    setLogarithmic(m_data.isLogarithmic);
    fitAxes();
    fitLines();
    m_underlay->update();
    m_overlay->update();
}

/// One of two upright axes is in the chart, and every series goes by it.
void LineChart::setLogarithmic(bool isLogarithmic) {
    if (isLogarithmic == (m_logarithmic != nullptr)) return;
    for (QLineSeries* series : m_series) series->clear();  // what is not above 0 has no place there
    QAbstractAxis* const before = m_logarithmic ? static_cast<QAbstractAxis*>(m_logarithmic) : m_y;
    chart()->removeAxis(before);
    if (isLogarithmic) {
        m_logarithmic = new QLogValueAxis;
        m_logarithmic->setLabelFormat(QStringLiteral("%.6g"));
    } else {
        delete std::exchange(m_logarithmic, nullptr);
    }
    QAbstractAxis* const now = isLogarithmic ? static_cast<QAbstractAxis*>(m_logarithmic) : m_y;
    fitAxes();
    chart()->addAxis(now, Qt::AlignLeft);
    for (QLineSeries* series : m_series) series->attachAxis(now);
    restyle();
}

/// Ranges from 0 to the end, or of what is zoomed to, and as many ticks as have room for their labels.
void LineChart::fitAxes() {
    constexpr int lowestWithTitle = 120;  // pixels; below it a title would leave no room for the numbers
    m_x->setTitleVisible(height() >= lowestWithTitle);
    const double ticks = std::clamp(std::floor(height() / 45.0), 2.0, 5.0);
    const auto fit = [](QValueAxis* axis, double from, double to, double step) {
        if (axis->max() == to && axis->min() == from && axis->tickInterval() == step) return;
        axis->setTickInterval(step);
        axis->setRange(from, to);
    };
    const LineRange view = viewOrAll();
    fit(m_x, view.from, view.to, tickStep(view.to - view.from, 5));
    if (m_logarithmic)
        m_logarithmic->setRange(m_data.yStart, m_data.yEnd);
    else
        fit(m_y, m_data.yStart, top(), tickStep(m_data.yEnd - m_data.yStart, ticks));
    fitTitles();
}

void LineChart::fitTitles() {
    if (m_x->titleText() != m_data.xTitle) m_x->setTitleText(m_data.xTitle);
    const QFontMetricsF metrics(Theme::captionFont());
    const double room = chart()->plotArea().height();
    const auto fits = [&](const QString& title) {
        constexpr double ends = 8;  // pixels
        return room <= 0 || metrics.horizontalAdvance(title) + ends <= room;
    };
    const QString unit = m_data.yTitle.section(QStringLiteral(", "), -1);
    const QString title = fits(m_data.yTitle) ? m_data.yTitle : fits(unit) ? unit : QString();
    for (QAbstractAxis* axis : chart()->axes(Qt::Vertical))
        if (axis->titleText() != title) axis->setTitleText(title);
}

void LineChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    if (m_overlay) fitAxes();
}

/// As many series as lines, each with its points put in at one go; what is no number is left out.
void LineChart::fitLines() {
    QList<const Line*> lines;
    for (const QList<Line>* const layer : {&m_data.behind, &m_data.lines})
        for (const Line& line : *layer) lines << &line;
    while (m_series.size() > lines.size()) {
        QLineSeries* const series = m_series.takeLast();
        chart()->removeSeries(series);
        delete series;
    }
    while (m_series.size() < lines.size()) {
        auto* const series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(chart()->axes(Qt::Vertical).first());
        m_series << series;
    }
    for (int i = 0; i < m_series.size(); ++i) {
        const QPen pen = m_isForPaper ? QPen(Qt::NoPen) : penOf(*lines[i]);
        if (m_series[i]->pen() != pen) m_series[i]->setPen(pen);
        m_series[i]->replace(drawable(lines[i]->points, m_data.isLogarithmic));
    }
}

void LineChart::drawForPaper() {
    m_isForPaper = true;
    fitLines();
}

PlotScale LineChart::scale() const {
    return {chart()->plotArea(), viewOrAll(), m_data.yStart, top(), m_data.isLogarithmic};
}

/// The axis goes on beyond its end by as much as the names of bands are high: no line runs through them.
double LineChart::top() const {
    const double names = roomForBandNames(m_data, chart()->plotArea());
    const double height = chart()->plotArea().height();
    if (m_data.isLogarithmic || names <= 0) return m_data.yEnd;
    return m_data.yStart + (m_data.yEnd - m_data.yStart) * height / (height - names);
}

QPointF LineChart::positionOf(const QPointF& value) const { return chart()->pos() + scale().placeOf(value); }

QRectF LineChart::plotRect() const { return chart()->plotArea().translated(chart()->pos()); }

/// The line that passes nearest to a place in the widget; −1 if none is near.
int LineChart::lineNear(const QPointF& position) const {
    constexpr double near = 14;  // pixels
    int nearest = -1;
    double least = near;
    for (int i = 0; i < m_data.lines.size(); ++i) {
        const auto& points = m_data.lines[i].points;
        for (qsizetype n = 0; n + 1 < points.size(); ++n) {
            const QPointF from = positionOf(points[n]);
            const QPointF way = positionOf(points[n + 1]) - from;
            const double length = QPointF::dotProduct(way, way);
            const double along =
                length > 0 ? std::clamp(QPointF::dotProduct(position - from, way) / length, 0.0, 1.0) : 0;
            const QPointF off = position - (from + along * way);
            if (const double distance = std::hypot(off.x(), off.y()); distance < least) {
                least = distance;
                nearest = i;
            }
        }
    }
    return nearest;
}

/// The x value at a place in the widget, within the axis.
double LineChart::valueAt(const QPointF& position) const { return scale().valueAt((position - chart()->pos()).x()); }

bool LineChart::isOverPlot(const QPointF& position) const { return plotRect().contains(position); }

void LineChart::setRange(std::optional<LineRange> range) {
    if (m_range == range) return;
    m_range = range;
    m_overlay->update();
}

void LineChart::setCursor(std::optional<LineCursor> cursor) {
    if (m_cursor == cursor) return;
    m_cursor = std::move(cursor);
    m_overlay->update();
}

void LineChart::setView(std::optional<LineRange> view) {
    if (m_view == view) return;
    m_view = view;
    fitAxes();
    m_underlay->update();
    m_overlay->update();
}

/// A stretch as near to this one as the axis has; all of it is no zoom.
void LineChart::chooseView(LineRange view) {
    const double width = std::clamp(view.to - view.from, m_data.xEnd / closest, m_data.xEnd);
    const double from = std::clamp((view.from + view.to - width) / 2, 0.0, m_data.xEnd - width);
    setView(width < m_data.xEnd ? std::optional(LineRange{from, from + width}) : std::nullopt);
    Q_EMIT viewChosen(m_view);
}

/// What lies at `around` stays where it is.
void LineChart::zoom(double factor, double around) {
    const LineRange view = viewOrAll();
    const double from = around - (around - view.from) / factor;
    const double width = std::min((view.to - view.from) / factor, m_data.xEnd);
    const double left = std::clamp(from, 0.0, m_data.xEnd - width);
    chooseView({left, left + width});
}

void LineChart::wheelEvent(QWheelEvent* event) {
    event->ignore();
    if (!m_isExplorable || (event->modifiers() & Qt::ControlModifier) == 0 || !isOverPlot(event->position())) return;
    constexpr double notch = 120;  // eighths of a degree
    zoom(std::pow(zoomStep, event->angleDelta().y() / notch), valueAt(event->position()));
    event->accept();
}

void LineChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        m_drag = Drag{event->position(), m_isExplorable && (event->modifiers() & Qt::ShiftModifier) == 0};
    event->setAccepted(event->button() == Qt::LeftButton);
}

void LineChart::mouseReleaseEvent(QMouseEvent* event) {
    event->setAccepted(event->button() == Qt::LeftButton);
    if (event->button() != Qt::LeftButton || !m_drag) return;
    const Drag drag = *std::exchange(m_drag, std::nullopt);
    m_overlay->update();
    if (std::abs(event->position().x() - drag.from.x()) >= QApplication::startDragDistance()) {
        const auto [left, right] = std::minmax({valueAt(drag.from), valueAt(event->position())});
        if (drag.zooms)
            chooseView({left, right});
        else
            Q_EMIT rangeDragged({left, right});
    } else {
        m_clickedLine = lineNear(event->position());
        if (!m_isExplorable) return click();
        m_secondClick.start(QApplication::doubleClickInterval());
    }
}

void LineChart::click() {
    if (m_clickedLine >= 0)
        Q_EMIT lineClicked(m_clickedLine);
    else
        Q_EMIT emptyClicked();
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    event->ignore();
    if (m_drag && (event->buttons() & Qt::LeftButton) != 0) {
        const auto [left, right] = std::minmax({valueAt(m_drag->from), valueAt(event->position())});
        if (!m_drag->zooms) return setRange(LineRange{left, right});
        m_drag->over = LineRange{left, right};
        m_overlay->update();
        return;
    }
    Q_EMIT hovered(isOverPlot(event->position()) ? valueAt(event->position()) : notANumber);
}

void LineChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_isExplorable || event->button() != Qt::LeftButton) return event->ignore();
    m_secondClick.stop();
    chooseView({0, m_data.xEnd});
}

/// From one measurement to the next, so that what the card says was measured.
void LineChart::stepCursor(int direction) {
    const LineRange view = viewOrAll();
    const double none = direction > 0 ? view.from : view.to;
    const double now = m_cursor ? m_cursor->x : none;
    double next = notANumber;
    for (const Line& line : m_data.lines)
        for (const QPointF& point : line.points) {
            const double ahead = direction * (point.x() - now);
            const bool isAhead = m_cursor ? ahead > 1e-9 * m_data.xEnd : ahead >= 0;
            if (!isAhead || point.x() < view.from || point.x() > view.to) continue;
            if (std::isnan(next) || ahead < direction * (next - now)) next = point.x();
        }
    if (std::isfinite(next)) Q_EMIT hovered(next);
}

/// With the focus here these keys are the plot's; elsewhere in the window they do something else.
bool LineChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_isExplorable) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (isZoomKey(key) || isCursorKey(key)) event->accept();
    }
    return QChartView::event(event);
}

void LineChart::keyPressEvent(QKeyEvent* event) {
    if (!m_isExplorable) return QChartView::keyPressEvent(event);
    if (isCursorKey(*event)) return stepCursor(event->key() == Qt::Key_Right ? 1 : -1);
    if (event->key() == Qt::Key_Escape && m_cursor) {
        Q_EMIT hovered(notANumber);
        return;
    }
    if (!isZoomKey(*event)) return event->ignore();
    if (event->key() == Qt::Key_0) return chooseView({0, m_data.xEnd});
    const LineRange view = viewOrAll();
    const double around = m_cursor ? m_cursor->x : (view.from + view.to) / 2;
    zoom(event->key() == Qt::Key_Minus ? 1 / zoomStep : zoomStep, around);
}

/// Over the plot the cursor's card says what there is to be said.
bool LineChart::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && isOverPlot(static_cast<QHelpEvent*>(event)->pos())) {
        QToolTip::hideText();
        return true;
    }
    return QChartView::viewportEvent(event);
}

void LineChart::leaveEvent(QEvent* event) {
    Q_EMIT hovered(notANumber);
    QChartView::leaveEvent(event);
}

void LineChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) restyle();
    QChartView::changeEvent(event);
}

void LineChart::restyle() {
    if (!m_overlay) return;  // still being made
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);  // what lies behind it shows
    fitMargins();
    for (QAbstractAxis* axis : chart()->axes()) {
        axis->setLabelsColor(colors().mutedText);
        axis->setLabelsFont(Theme::captionFont());
        axis->setTitleFont(Theme::captionFont());
        axis->setTitleBrush(colors().mutedText);
        axis->setLinePen(QPen(colors().border, 1));
        axis->setGridLinePen(QPen(colors().grid, 1));
    }
    m_x->setGridLineVisible(false);
    m_underlay->update();
    m_overlay->update();
}

}  // namespace miru
