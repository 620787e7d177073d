// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/draw_sheet.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/line_chart.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr double step = 5;      // of a knot, in the chart's values
constexpr double fineStep = 1;  // with Shift
constexpr double dotWidth = 3;  // pixels, of the drawing being made

bool isArrow(const QKeyEvent& key) {
    const int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier &&
           std::ranges::find(keys, key.key()) != std::end(keys);
}

}  // namespace

DrawSheet::DrawSheet(LineChart* chart) : QWidget(chart), m_chart(chart) {
    setObjectName(QStringLiteral("sheet"));
    setAccessibleName(tr("Drawing of what is expected"));
    chart->installEventFilter(this);
    connect(chart->chart(), &QChart::plotAreaChanged, this, &DrawSheet::fit);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    fit();
}

void DrawSheet::setData(const SheetData& data) {
    const bool isOther = data.own != m_data.own;
    m_data = data;
    if (isOther || !isOpen() || outlineOf(m_data.drawings.value(m_data.own).heights).isEmpty()) {
        m_placed.clear();
        if (isOpen() && !outlineOf(m_data.drawings.value(m_data.own).heights).isEmpty()) placeAll();
    }
    setFocusPolicy(isOpen() ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isOpen() ? Qt::CrossCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_TransparentForMouseEvents, !isOpen());
    if (!isOpen()) m_last.reset();
    m_chart->setExplorable(!isOpen());
    if (isOpen()) m_chart->setView(std::nullopt);  // a drawing is made over all of its range
    fit();
    describe();
    update();
}

/// It covers its range of the plot, and no more.
void DrawSheet::fit() {
    const LineChartData& values = m_chart->data();
    const QPointF topLeft = m_chart->positionOf({m_data.over.from, values.yEnd});
    const QPointF bottomRight = m_chart->positionOf({m_data.over.to, values.yStart});
    setGeometry((QRectF(topLeft, bottomRight) & m_chart->plotRect().adjusted(-1, -1, 1, 1)).toAlignedRect());
}

bool DrawSheet::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fit();
    return QWidget::eventFilter(watched, event);
}

QPointF DrawSheet::positionOf(const QPointF& value) const { return m_chart->positionOf(value) - QPointF(pos()); }

/// A place on the sheet in the chart's values; beyond its edges, the nearest.
QPointF DrawSheet::valueAt(const QPointF& position) const {
    const LineChartData& plot = m_chart->data();
    const double right = std::clamp(position.x() / std::max(1, width() - 1), 0.0, 1.0);
    const double down = std::clamp(position.y() / std::max(1, height() - 1), 0.0, 1.0);
    return {m_data.over.from + right * (m_data.over.to - m_data.over.from),
            plot.yEnd - down * (plot.yEnd - plot.yStart)};
}

void DrawSheet::mousePressEvent(QMouseEvent* event) {
    if (!isOpen() || event->button() != Qt::LeftButton) return event->ignore();
    m_last = valueAt(event->position());
    placeAll();
    Q_EMIT stroked(*m_last, *m_last);
}

void DrawSheet::mouseMoveEvent(QMouseEvent* event) {
    if (!m_last) return event->ignore();
    const QPointF now = valueAt(event->position());
    Q_EMIT stroked(*m_last, now);
    m_last = now;
}

void DrawSheet::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_last.reset();
}

double DrawSheet::xOfKnot(int knot) const {
    return m_data.over.from + (m_data.over.to - m_data.over.from) * knot / (knots - 1);
}

double DrawSheet::heightOfKnot(int knot) const {
    if (!isOpen() || m_data.own >= m_data.drawings.size()) return m_data.startsAt;
    const QList<double>& heights = m_data.drawings[m_data.own].heights;
    const auto last = static_cast<double>(heights.size() - 1);
    const auto place = static_cast<qsizetype>(std::lround(last * knot / (knots - 1)));
    // A knot at which nothing was drawn continues what is at its left.
    for (qsizetype n = place; n >= 0; --n)
        if (std::isfinite(heights.value(n, std::numeric_limits<double>::quiet_NaN()))) return heights[n];
    return m_data.startsAt;
}

/// What is there was drawn by hand: a knot that moves leaves all but its neighbourhood as it is.
void DrawSheet::placeAll() {
    for (int knot = 0; knot < knots; ++knot) m_placed.insert(knot);
}

/// The knot moves, and with it the drawing: at its left back to the nearest knot that is placed, or to the beginning; at its
/// right as far as the next, or to the end of the sheet where there is none yet. So a few knots make a whole curve.
void DrawSheet::moveKnot(double by) {
    const LineChartData& plot = m_chart->data();
    const double height = std::clamp(heightOfKnot(m_knot) + by, plot.yStart, plot.yEnd);
    const QPointF here(xOfKnot(m_knot), height);
    m_placed.insert(m_knot);
    const auto own = m_placed.find(m_knot);
    const int before = own == m_placed.begin() ? 0 : *std::prev(own);
    const bool isLast = std::next(own) == m_placed.end();
    const int after = isLast ? knots - 1 : *std::next(own);
    const double atRight = isLast ? height : heightOfKnot(after);
    const double atLeft = m_placed.contains(before) ? heightOfKnot(before) : m_data.startsAt;
    if (m_knot > 0) Q_EMIT stroked({xOfKnot(before), atLeft}, here);
    if (m_knot < knots - 1) Q_EMIT stroked(here, {xOfKnot(after), atRight});
}

/// With the focus here the arrow keys are the drawing's; elsewhere in the window they do something else.
bool DrawSheet::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOpen() && isArrow(*static_cast<QKeyEvent*>(event)))
        event->accept();
    return QWidget::event(event);
}

void DrawSheet::keyPressEvent(QKeyEvent* event) {
    if (!isOpen()) return event->ignore();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT finished();
        return;
    }
    if (!isArrow(*event)) return event->ignore();
    const double size = (event->modifiers() & Qt::ShiftModifier) != 0 ? fineStep : step;
    switch (event->key()) {
        case Qt::Key_Left: m_knot = std::max(0, m_knot - 1); break;
        case Qt::Key_Right: m_knot = std::min(knots - 1, m_knot + 1); break;
        case Qt::Key_Up: moveKnot(size); break;
        default: moveKnot(-size);
    }
    describe();
    update();
}

void DrawSheet::describe() {
    setAccessibleDescription(isOpen() ? tr("Arrow keys: choose one of %1 knots and move it. Knot %2: %3.")
                                            .arg(knots)
                                            .arg(m_knot + 1)
                                            .arg(std::lround(heightOfKnot(m_knot)))
                                      : QString());
}

/// From left to right; a drawing with gaps is drawn as if they were not there.
QPolygonF DrawSheet::outlineOf(const QList<double>& heights) const {
    QPolygonF outline;
    const double width = m_data.over.to - m_data.over.from;
    const auto count = static_cast<double>(heights.size());
    for (qsizetype n = 0; n < heights.size(); ++n)
        if (std::isfinite(heights[n]))
            outline << positionOf({m_data.over.from + (static_cast<double>(n) + 0.5) / count * width, heights[n]});
    return outline;
}

QPolygonF DrawSheet::cameOutline(const SheetDrawing& drawing) const {
    QPolygonF outline;
    for (const QPointF& point : drawing.came)
        if (point.x() >= m_data.over.from && point.x() <= m_data.over.to) outline << positionOf(point);
    return outline;
}

QColor DrawSheet::ownColor() const { return m_data.drawings.value(m_data.own).color; }

void DrawSheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isOpen()) paintPaper(painter);
    for (qsizetype n = 0; n < m_data.drawings.size(); ++n) paintDrawing(painter, m_data.drawings[n], n == m_data.own);
    if (isOpen()) paintHints(painter);
}

void DrawSheet::paintPaper(QPainter& painter) const {
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor paper = colors().card;
    paper.setAlphaF(0.85F);
    painter.fillRect(frame, paper);
    QPen edge(ownColor(), hasFocus() ? 3 : 2, Qt::CustomDashLine);
    edge.setDashPattern({4, 3});
    painter.setPen(edge);
    painter.drawRect(frame);
}

/// Dots, and a tint between them and what came.
void DrawSheet::paintDrawing(QPainter& painter, const SheetDrawing& drawing, bool isOwn) const {
    const QPolygonF outline = outlineOf(drawing.heights);
    if (outline.isEmpty()) return;
    const double scale = Theme::current().typeScale();
    if (const QPolygonF came = cameOutline(drawing); came.size() > 1) {
        QPainterPath between;
        between.addPolygon(outline);
        for (auto point = came.rbegin(); point != came.rend(); ++point) between.lineTo(*point);
        between.closeSubpath();
        QColor tint = drawing.color;
        tint.setAlphaF(0.16F);
        painter.save();
        painter.setClipRect(QRectF(QPointF(outline.first().x(), 0), QPointF(outline.last().x(), height())));
        painter.fillPath(between, tint);
        painter.restore();
    }
    const bool isStrong = isOwn || m_data.drawings.size() == 1;
    QColor color = drawing.color;
    if (!isStrong) color.setAlphaF(0.55F);
    painter.setPen(QPen(color, (isStrong ? dotWidth : 2) * scale, Qt::DotLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(outline);
    if (!isOwn) return;
    painter.setPen(QPen(color, 2 * scale));
    painter.setBrush(colors().card);
    painter.drawEllipse(outline.last(), 5 * scale, 5 * scale);
}

/// What to do while nothing is drawn, and the knot that the arrow keys move.
void DrawSheet::paintHints(QPainter& painter) const {
    if (outlineOf(m_data.drawings.value(m_data.own).heights).isEmpty()) {
        painter.setFont(Theme::titleFont());
        painter.setPen(ownColor());
        painter.drawText(QRectF(rect()).adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_data.invitation);
    }
    if (!hasFocus()) return;
    const double scale = Theme::current().typeScale();
    painter.setPen(QPen(ownColor(), 2 * scale));
    painter.setBrush(ownColor());
    painter.drawEllipse(positionOf({xOfKnot(m_knot), heightOfKnot(m_knot)}), 4 * scale, 4 * scale);
}

}  // namespace miru
