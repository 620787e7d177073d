// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/parallel_coordinates.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr std::size_t mostSmooth = 200;  // lines
constexpr double sideRoom = 70;          // pixels beside the outer axes, for their names
constexpr double axisReach = 12;         // pixels around an axis that belong to it
constexpr double lineReach = 7;          // pixels around a line
constexpr double brushWidth = 12;
constexpr double smallestPart = 4;  // pixels; less is a click

QFont axisFont() {
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

ParallelCoordinates::ParallelCoordinates(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ParallelCoordinates::setData(ParallelData data) {
    const auto isSame = [](const ParallelAxis& a, const ParallelAxis& b) { return a.name == b.name; };
    if (!std::ranges::equal(data.axes, m_data.axes, isSame)) m_kept.assign(data.axes.size(), std::nullopt);
    if (data.lines.size() != m_data.lines.size()) m_current = -1;
    m_data = std::move(data);
    m_axis = std::min(m_axis, std::max<std::size_t>(1, m_data.axes.size()) - 1);
    update();
}

void ParallelCoordinates::keep(std::size_t axis, std::optional<Part> part) {
    m_kept[axis] = part;
    update();
    Q_EMIT keptChanged();
}

bool ParallelCoordinates::isKept(std::size_t line) const {
    for (std::size_t axis = 0; axis < m_kept.size(); ++axis) {
        const double value = m_data.lines[line].values[axis];
        if (m_kept[axis] && !(value >= m_kept[axis]->low && value <= m_kept[axis]->high)) return false;
    }
    return true;
}

QRectF ParallelCoordinates::plot() const {
    const double text = QFontMetricsF(axisFont()).height();
    return QRectF(rect()).adjusted(sideRoom, text + Theme::gap, -sideRoom, -Theme::gap);
}

QPointF ParallelCoordinates::pointOf(std::size_t axis, double value) const {
    const QRectF area = plot();
    const ParallelAxis& on = m_data.axes[axis];
    const double between = area.width() / std::max<double>(1, static_cast<double>(m_data.axes.size()) - 1);
    const double share = on.high > on.low ? (value - on.low) / (on.high - on.low) : 0.5;
    return {area.left() + static_cast<double>(axis) * between, area.bottom() - share * area.height()};
}

double ParallelCoordinates::valueAt(std::size_t axis, double y) const {
    const QRectF area = plot();
    const double share = std::clamp((area.bottom() - y) / area.height(), 0.0, 1.0);
    return m_data.axes[axis].low + share * (m_data.axes[axis].high - m_data.axes[axis].low);
}

std::optional<std::size_t> ParallelCoordinates::axisAt(const QPointF& position) const {
    for (std::size_t axis = 0; axis < m_data.axes.size(); ++axis)
        if (std::abs(pointOf(axis, 0).x() - position.x()) <= axisReach) return axis;
    return std::nullopt;
}

/// Height of a line right of an axis, at this x; NaN where it has none.
double ParallelCoordinates::yBetween(const ParallelLine& line, std::size_t axis, double x) const {
    const QPointF from = pointOf(axis, line.values[axis]);
    const QPointF to = pointOf(axis + 1, line.values[axis + 1]);
    return from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
}

/// The nearest of those that are kept, if one is near; −1 else.
int ParallelCoordinates::lineAt(const QPointF& position) const {
    if (m_data.axes.size() < 2) return -1;
    std::size_t axis = 0;
    while (axis + 2 < m_data.axes.size() && pointOf(axis + 1, 0).x() < position.x()) ++axis;
    int nearest = -1;
    double least = lineReach;
    for (std::size_t line = 0; line < m_data.lines.size(); ++line) {
        const double distance = std::abs(yBetween(m_data.lines[line], axis, position.x()) - position.y());
        if (!(distance <= least) || !isKept(line)) continue;
        least = distance;
        nearest = static_cast<int>(line);
    }
    return nearest;
}

void ParallelCoordinates::paintEvent(QPaintEvent*) {
    if (m_data.axes.empty()) return;
    QPainter painter(this);
    // Of so many lines that they are a texture, smooth edges are not seen, and would take most of the time.
    painter.setRenderHint(QPainter::Antialiasing, m_data.lines.size() <= mostSmooth);
    // Those that are kept lie on top of those that are not, and the one looked at on top of all.
    std::vector<const ParallelLine*> kept;
    painter.setPen(QPen(blended(colors().card, colors().mutedText, 0.18), 0, Qt::SolidLine, Qt::FlatCap));
    for (std::size_t line = 0; line < m_data.lines.size(); ++line)
        isKept(line) ? kept.push_back(&m_data.lines[line]) : paintLine(painter, m_data.lines[line]);
    for (const ParallelLine* line : kept) {
        QColor color = line->color;
        color.setAlphaF(kept.size() > 60 ? 0.55F : 0.85F);
        painter.setPen(QPen(color, m_data.lines.size() <= mostSmooth ? 1.4 : 0, Qt::SolidLine, Qt::FlatCap));
        paintLine(painter, *line);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t axis = 0; axis < m_data.axes.size(); ++axis) paintAxis(painter, axis);
    if (m_current < 0) return;
    const ParallelLine& line = m_data.lines[static_cast<std::size_t>(m_current)];
    painter.setPen(QPen(colors().text, 4));
    paintLine(painter, line);
    painter.setPen(QPen(line.color, 2.4));
    paintLine(painter, line);
}

/// Piece by piece: Qt draws hundreds of single lines in the time of a dozen that are joined.
void ParallelCoordinates::paintLine(QPainter& painter, const ParallelLine& line) const {
    QList<QLineF> pieces;
    for (std::size_t axis = 1; axis < line.values.size(); ++axis)
        if (std::isfinite(line.values[axis - 1]) && std::isfinite(line.values[axis]))
            pieces << QLineF(pointOf(axis - 1, line.values[axis - 1]), pointOf(axis, line.values[axis]));
    painter.drawLines(pieces);
}

void ParallelCoordinates::paintAxis(QPainter& painter, std::size_t axis) const {
    const ParallelAxis& on = m_data.axes[axis];
    const QPointF bottom = pointOf(axis, on.low);
    const QPointF top = pointOf(axis, on.high);
    const bool hasKeys = hasFocus() && axis == m_axis;
    painter.setPen(QPen(hasKeys ? colors().accent : colors().mutedText, hasKeys ? 2 : 1));
    painter.drawLine(bottom, top);
    if (const auto& part = m_kept[axis]) {
        const double high = pointOf(axis, part->high).y();
        const QRectF brush(bottom.x() - brushWidth / 2, high, brushWidth, pointOf(axis, part->low).y() - high);
        QColor fill = colors().accent;
        fill.setAlphaF(0.3F);
        painter.fillRect(brush, fill);
        painter.setPen(QPen(colors().accent, 1));
        painter.drawRect(brush);
    }
    const QFontMetricsF names(axisFont());
    const double room = plot().width() / std::max<double>(1, static_cast<double>(m_data.axes.size()) - 1);
    const double wide = std::min(room, 2 * sideRoom) - 4;
    painter.setFont(axisFont());
    painter.setPen(colors().text);
    painter.drawText(QRectF(top.x() - wide / 2, 0, wide, names.height()), Qt::AlignHCenter,
                     names.elidedText(on.name, Qt::ElideRight, wide));
    painter.setFont(Theme::captionFont());
    const QFontMetricsF metrics(painter.font());
    // Left of the last axis, so that nothing leaves the picture; right of all others. On a ground of its own.
    const bool isLast = axis > 0 && axis + 1 == m_data.axes.size();
    for (const ParallelTick& tick : on.ticks) {
        const QPointF at = pointOf(axis, tick.value);
        const QString text = metrics.elidedText(tick.text, Qt::ElideRight, isLast ? sideRoom - 8 : room - 16);
        const double textWidth = metrics.horizontalAdvance(text);
        QRectF box(at.x() + 7, at.y() - metrics.height() / 2, textWidth, metrics.height());
        QColor ground = colors().card;
        ground.setAlphaF(0.8F);
        painter.fillRect(box.adjusted(-2, 0, 2, 0), ground);
        painter.setPen(colors().mutedText);
        painter.drawLine(at - QPointF(3, 0), at + QPointF(3, 0));
        painter.setPen(tick.color.isValid() ? tick.color : colors().mutedText);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

void ParallelCoordinates::lookAt(int line, const QPoint& globalPosition) {
    if (line == m_current) return;
    m_current = line;
    update();
    Q_EMIT lineHovered(line, globalPosition);
}

void ParallelCoordinates::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    m_dragged = axisAt(event->position());
    if (m_dragged) {
        m_axis = *m_dragged;
        m_dragStart = event->position().y();
        keep(*m_dragged, std::nullopt);
    } else if (const int line = lineAt(event->position()); line >= 0) {
        Q_EMIT lineChosen(line);
    }
}

void ParallelCoordinates::mouseMoveEvent(QMouseEvent* event) {
    if (!m_dragged) {
        setCursor(axisAt(event->position()) ? Qt::SplitVCursor : Qt::ArrowCursor);
        return lookAt(lineAt(event->position()), event->globalPosition().toPoint());
    }
    const double a = valueAt(*m_dragged, m_dragStart);
    const double b = valueAt(*m_dragged, event->position().y());
    keep(*m_dragged, Part{std::min(a, b), std::max(a, b)});
}

void ParallelCoordinates::mouseReleaseEvent(QMouseEvent* event) {
    if (m_dragged && std::abs(event->position().y() - m_dragStart) < smallestPart) keep(*m_dragged, std::nullopt);
    m_dragged.reset();
}

void ParallelCoordinates::mouseDoubleClickEvent(QMouseEvent*) {
    m_kept.assign(m_data.axes.size(), std::nullopt);
    update();
    Q_EMIT keptChanged();
}

void ParallelCoordinates::leaveEvent(QEvent* event) {
    lookAt(-1, {});
    QWidget::leaveEvent(event);
}

/// Escape keeps all again before it leaves the page.
bool ParallelCoordinates::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isBrushed = std::ranges::any_of(m_kept, [](const auto& part) { return part.has_value(); });
        if (key == Qt::Key_Escape && isBrushed) event->accept();
    }
    return QWidget::event(event);
}

void ParallelCoordinates::keyPressEvent(QKeyEvent* event) {
    const bool keepsPart = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::size_t last = std::max<std::size_t>(1, m_data.axes.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left: m_axis -= m_axis > 0 ? 1 : 0; break;
        case Qt::Key_Right: m_axis = std::min(last, m_axis + 1); break;
        case Qt::Key_Up: stepLine(1, keepsPart); break;
        case Qt::Key_Down: stepLine(-1, keepsPart); break;
        case Qt::Key_Escape: mouseDoubleClickEvent(nullptr); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current >= 0) Q_EMIT lineChosen(m_current);
            break;
        default: return QWidget::keyPressEvent(event);
    }
    update();
}

/// The next line up or down the axis that the keys are on.
void ParallelCoordinates::stepLine(int by, bool keepsPart) {
    std::vector<int> order;
    for (std::size_t line = 0; line < m_data.lines.size(); ++line)
        if (std::isfinite(m_data.lines[line].values[m_axis]) && (keepsPart || isKept(line)))
            order.push_back(static_cast<int>(line));
    if (order.empty()) return;
    const auto valueOf = [this](int line) { return m_data.lines[static_cast<std::size_t>(line)].values[m_axis]; };
    std::ranges::stable_sort(order, {}, valueOf);
    const auto found = std::ranges::find(order, m_current);
    const auto place =
        found == order.end() ? (by > 0 ? -1 : static_cast<std::ptrdiff_t>(order.size())) : found - order.begin();
    const int next = order[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(place + by, 0, static_cast<std::ptrdiff_t>(order.size()) - 1))];
    if (keepsPart) {
        const double from = m_current >= 0 ? valueOf(m_current) : valueOf(next);
        Part part = m_kept[m_axis].value_or(Part{from, from});
        part = {std::min(part.low, valueOf(next)), std::max(part.high, valueOf(next))};
        keep(m_axis, part);
    }
    lookAt(next, mapToGlobal(pointOf(m_axis, valueOf(next)).toPoint()));
}

}  // namespace miru
