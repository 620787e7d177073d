// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/line_chart.h"

#include <QApplication>
#include <QChart>
#include <QEvent>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/style/numbers.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double belowSeries = 1.5;  // QChart draws grid and axes from 2 on, series above
constexpr double aboveSeries = 100;

/// Room right of the plot for the labels at line ends, pixels at the usual size of type.
QFont labelFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Room at the right for names of lines, pixels: what they take, and not so little that each new digit moves the plot.
int roomFor(const QList<Line>& lines) {
    constexpr double usual = 92;
    constexpr double gaps = 14;
    double width = usual * Theme::current().typeScale();
    const QFontMetricsF metrics(labelFont());
    for (const Line& line : lines) width = std::max(width, gaps + metrics.horizontalAdvance(line.label));
    return static_cast<int>(std::ceil(width));
}

/// A round number near end/count, so that labels read 0, 25, 50 … or 0, 60, 120 ….
double tickStep(double end, double count) {
    const double rough = end / count;
    const double magnitude = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (factor * magnitude >= rough) return factor * magnitude;
    return 10 * magnitude;
}

QPen penOf(const Line& line) { return {line.color, line.width, line.pen, Qt::RoundCap, Qt::RoundJoin}; }

QList<QPointF> finite(QList<QPointF> points) {
    points.removeIf([](const QPointF& point) { return !std::isfinite(point.x()) || !std::isfinite(point.y()); });
    return points;
}

/// Moves heights apart until neighbours are `distance` from each other, keeping their order, within [top, bottom].
void spread(std::vector<std::pair<double, int>>& heights, double distance, double top, double bottom) {
    std::ranges::sort(heights);
    double lowest = top;
    for (auto& [y, index] : heights) {
        y = std::max(y, lowest);
        lowest = y + distance;
    }
    double highest = bottom;
    for (auto it = heights.rbegin(); it != heights.rend(); ++it) {
        it->first = std::min(it->first, highest);
        highest = it->first - distance;
    }
}

}  // namespace

/// What lies behind the lines: bands, their names, the reference line.
class LineChart::Underlay : public QGraphicsItem {
 public:
    explicit Underlay(LineChart& chart) : QGraphicsItem(chart.chart()), m_chart(chart) { setZValue(belowSeries); }
    QRectF boundingRect() const override { return m_chart.chart()->rect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF plot = m_chart.chart()->plotArea();
        const LineChartData& data = m_chart.m_data;
        QFont font = Theme::captionFont();
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        for (const LineBand& band : data.bands) {
            const double left = plot.left() + plot.width() * band.from / data.xEnd;
            const double right = plot.left() + plot.width() * band.to / data.xEnd;
            const QRectF area(left, plot.top(), right - left, plot.height());
            painter->fillRect(area, band.fill);
            const QFontMetricsF metrics(font);
            const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) + 6 <= area.width(); };
            painter->setPen(band.text);
            if (fits(band.label) || fits(band.shortLabel))
                painter->drawText(area.adjusted(0, 3, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                                  fits(band.label) ? band.label : band.shortLabel);
        }
    }

 private:
    LineChart& m_chart;
};

/// What lies before them: reference line, markers, labels at line ends.
class LineChart::Overlay : public QGraphicsItem {
 public:
    explicit Overlay(LineChart& chart) : QGraphicsItem(chart.chart()), m_chart(chart) { setZValue(aboveSeries); }
    QRectF boundingRect() const override { return m_chart.chart()->rect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setRenderHint(QPainter::Antialiasing);
        paintRange(painter);
        if (m_chart.m_isForPaper) paintLines(painter);
        paintReference(painter);
        paintMarkers(painter);
        paintLabels(painter);
    }

 private:
    QRectF plot() const { return m_chart.chart()->plotArea(); }
    double yOf(double value) const { return plot().bottom() - plot().height() * value / m_chart.m_data.yEnd; }
    double xOf(double value) const { return plot().left() + plot().width() * value / m_chart.m_data.xEnd; }

    void paintLines(QPainter* painter) const {
        for (const Line& line : m_chart.m_data.lines) {
            QPolygonF points;
            for (const QPointF& point : finite(line.points)) points << QPointF(xOf(point.x()), yOf(point.y()));
            painter->setPen(penOf(line));
            painter->drawPolyline(points);
        }
    }

    void paintRange(QPainter* painter) const {
        const auto& range = m_chart.m_range;
        if (!range) return;
        const QRectF area(xOf(range->from), plot().top(), xOf(range->to) - xOf(range->from), plot().height());
        QColor fill = colors().accent;
        fill.setAlphaF(0.12F);
        painter->fillRect(area, fill);
        painter->setPen(QPen(colors().accent, 1.5));
        painter->drawLine(area.topLeft(), area.bottomLeft());
        painter->drawLine(area.topRight(), area.bottomRight());
    }

    void paintReference(QPainter* painter) const {
        const LineChartData& data = m_chart.m_data;
        if (data.reference < 0) return;
        const double y = yOf(data.reference);
        painter->setPen(QPen(colors().mutedText, 1, Qt::DotLine));
        painter->drawLine(QPointF(plot().left(), y), QPointF(plot().right(), y));
        painter->setFont(Theme::captionFont());
        painter->setPen(colors().mutedText);
        painter->drawText(QPointF(plot().left() + 4, y - 3), data.referenceLabel);
    }

    /// A dashed line and a pill with its words; pills that would overlap take the next row.
    void paintMarkers(QPainter* painter) const {
        const QFont font = Theme::captionFont();
        const QFontMetricsF metrics(font);
        painter->setFont(font);
        constexpr int rows = 4;
        double taken[rows];
        std::ranges::fill(taken, -std::numeric_limits<double>::infinity());
        for (const LineMarker& marker : m_chart.m_data.markers) {
            const double x = xOf(marker.x);
            painter->setPen(QPen(colors().text, 1, Qt::DashLine));
            painter->drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
            const double width = metrics.horizontalAdvance(marker.label) + 14;
            const double left =
                std::clamp(x - width / 2, plot().left(), std::max(plot().left(), plot().right() - width));
            int row = 0;
            while (row + 1 < rows && taken[row] > left) ++row;
            taken[row] = left + width + 4;
            const QRectF pill(left, plot().top() + 20 + row * (metrics.height() + 7), width, metrics.height() + 4);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors().text);
            painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
            painter->setPen(colors().card);
            painter->drawText(pill, Qt::AlignCenter, marker.label);
        }
    }

    void paintLabels(QPainter* painter) const {
        painter->setFont(labelFont());
        const double distance = QFontMetricsF(labelFont()).height();
        const auto& lines = m_chart.m_data.lines;
        std::vector<std::pair<double, int>> heights;
        for (int i = 0; i < lines.size(); ++i)
            if (!lines[i].points.isEmpty() && !lines[i].label.isEmpty() && std::isfinite(lines[i].points.last().y()))
                heights.emplace_back(yOf(lines[i].points.last().y()), i);
        const auto fitting = static_cast<std::size_t>(std::max(1.0, plot().height() / distance));
        if (heights.size() > fitting)  // more lines than room: the latest stay named
            heights.erase(heights.begin(), heights.end() - static_cast<std::ptrdiff_t>(fitting));
        spread(heights, distance, plot().top() + distance / 2, plot().bottom() - distance / 2);
        for (const auto& [y, index] : heights) {
            painter->setPen(lines[index].color);
            painter->drawText(QRectF(plot().right() + 8, y - distance / 2, roomFor(lines) - 8, distance),
                              Qt::AlignLeft | Qt::AlignVCenter, lines[index].label);
        }
    }

    LineChart& m_chart;
};

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
    connect(&Theme::current(), &Theme::changed, this, &LineChart::restyle);
    restyle();
}

// The items point back to this chart: they go first.
LineChart::~LineChart() {
    delete m_underlay;
    delete m_overlay;
}

void LineChart::setLabelled(bool labelled) {
    if (m_isLabelled == labelled) return;
    m_isLabelled = labelled;
    fitMargins();
}

void LineChart::fitMargins() {
    constexpr int least = 8;  // half of the last number below the axis
    const QMargins margins(0, 0, m_isLabelled ? roomFor(m_data.lines) : least, 0);
    if (chart()->margins() != margins) chart()->setMargins(margins);
}

void LineChart::setData(const LineChartData& data) {
    m_data = data;
    m_data.xEnd = data.xEnd > 0 ? data.xEnd : 1;
    m_data.yEnd = data.yEnd > 0 ? data.yEnd : 1;
    fitMargins();
    fitAxes();
    if (m_x->titleText() != data.xTitle) m_x->setTitleText(data.xTitle);
    if (m_y->titleText() != data.yTitle) m_y->setTitleText(data.yTitle);
    fitLines();
    m_underlay->update();
    m_overlay->update();
}

/// Ranges from 0 to the end, and as many ticks as have room for their labels.
void LineChart::fitAxes() {
    const double ticks = std::clamp(std::floor(height() / 45.0), 2.0, 5.0);
    const auto fit = [](QValueAxis* axis, double end, double count) {
        const double step = tickStep(end, count);
        if (axis->max() == end && axis->min() == 0 && axis->tickInterval() == step) return;
        axis->setTickInterval(step);
        axis->setRange(0, end);
    };
    fit(m_x, m_data.xEnd, 5);
    fit(m_y, m_data.yEnd, ticks);
}

void LineChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    if (m_overlay) fitAxes();
}

/// As many series as lines, each with its points put in at one go; what is no number is left out.
void LineChart::fitLines() {
    while (m_series.size() > m_data.lines.size()) {
        QLineSeries* const series = m_series.takeLast();
        chart()->removeSeries(series);
        delete series;
    }
    while (m_series.size() < m_data.lines.size()) {
        auto* const series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
        m_series << series;
    }
    for (int i = 0; i < m_series.size(); ++i) {
        const Line& line = m_data.lines[i];
        const QPen pen = m_isForPaper ? QPen(Qt::NoPen) : penOf(line);
        if (m_series[i]->pen() != pen) m_series[i]->setPen(pen);
        m_series[i]->replace(finite(line.points));
    }
}

void LineChart::drawForPaper() {
    m_isForPaper = true;
    fitLines();
}

QPointF LineChart::positionOf(const QPointF& value) const {
    const QRectF plot = chart()->plotArea();
    return mapFromScene(chart()->mapToScene({plot.left() + plot.width() * value.x() / m_data.xEnd,
                                             plot.bottom() - plot.height() * value.y() / m_data.yEnd}));
}

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
double LineChart::valueAt(const QPointF& position) const {
    const QRectF plot = chart()->plotArea();
    const double x = chart()->mapFromScene(mapToScene(position.toPoint())).x();
    return std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) * m_data.xEnd;
}

void LineChart::setRange(std::optional<LineRange> range) {
    if (m_range == range) return;
    m_range = range;
    m_overlay->update();
}

void LineChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_pressedAt = event->position();
    event->setAccepted(event->button() == Qt::LeftButton);
}

void LineChart::mouseReleaseEvent(QMouseEvent* event) {
    event->setAccepted(event->button() == Qt::LeftButton);
    if (event->button() != Qt::LeftButton || !m_pressedAt) return;
    const QPointF from = *m_pressedAt;
    m_pressedAt.reset();
    if (std::abs(event->position().x() - from.x()) >= QApplication::startDragDistance()) {
        const auto [left, right] = std::minmax({valueAt(from), valueAt(event->position())});
        Q_EMIT rangeDragged({left, right});
    } else if (const int line = lineNear(event->position()); line >= 0) {
        Q_EMIT lineClicked(line);
    } else {
        Q_EMIT emptyClicked();
    }
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    event->ignore();
    if (m_pressedAt && (event->buttons() & Qt::LeftButton) != 0) {
        const auto [left, right] = std::minmax({valueAt(*m_pressedAt), valueAt(event->position())});
        setRange(LineRange{left, right});
        return;
    }
    const QPointF at = chart()->mapFromScene(mapToScene(event->position().toPoint()));
    const bool isInside = chart()->plotArea().contains(at);
    Q_EMIT hovered(isInside ? valueAt(event->position()) : std::numeric_limits<double>::quiet_NaN(),
                   event->globalPosition().toPoint());
}

void LineChart::leaveEvent(QEvent* event) {
    Q_EMIT hovered(std::numeric_limits<double>::quiet_NaN(), {});
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
    for (QValueAxis* axis : {m_x, m_y}) {
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
