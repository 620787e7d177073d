// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/teach/sketch_pad.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QTouchEvent>
#include <algorithm>
#include <cmath>

#include "ui/style/theme.h"
#include "ui/teach/drawing_picture.h"

namespace miru {
namespace {

constexpr double inkWidth = 1.0 / 45;        // of the pad's side
constexpr double leastDistance = 1.0 / 300;  // between two points: nearer ones are the hand's trembling

double rounded(double number) { return std::round(number * 1e4) / 1e4; }

}  // namespace

SketchPad::SketchPad(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Drawing pad"));
    setAccessibleDescription(tr(
        "Arrow keys move the pen, with Shift in small steps; Space puts it down and lifts it; Backspace takes the last "
        "stroke away, Delete all; Enter adds the drawing."));
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SketchPad::undo() {
    if (m_strokes.empty()) return;
    lift();
    m_strokes.pop_back();
    update();
    Q_EMIT changed();
}

void SketchPad::clear() {
    if (m_strokes.empty()) return;
    lift();
    m_strokes.clear();
    update();
    Q_EMIT changed();
}

/// Four decimals: files stay small, and no hand is steadier.
PenPoint SketchPad::placeOf(const QPointF& position) const {
    const QPointF off = (position - QRectF(rect()).center()) / side();
    return {rounded(off.x() + 0.5), rounded(off.y() + 0.5)};
}

QPointF SketchPad::positionOf(PenPoint place) const {
    return QRectF(rect()).center() + side() * QPointF(place.x - 0.5, place.y - 0.5);
}

void SketchPad::putDown(PenPoint place) {
    m_isDown = true;
    m_strokes.push_back({place});
    update();
    Q_EMIT changed();
}

void SketchPad::moveTo(PenPoint place) {
    if (!m_isDown) return;
    const PenPoint last = m_strokes.back().back();
    if (std::hypot(place.x - last.x, place.y - last.y) < leastDistance) return;
    m_strokes.back().push_back(place);
    update();
    Q_EMIT changed();
}

void SketchPad::lift() { m_isDown = false; }

void SketchPad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    m_showsPen = false;
    putDown(placeOf(event->position()));
}

void SketchPad::mouseMoveEvent(QMouseEvent* event) { moveTo(placeOf(event->position())); }

void SketchPad::mouseReleaseEvent(QMouseEvent*) { lift(); }

void SketchPad::tabletEvent(QTabletEvent* event) {
    m_showsPen = false;
    const PenPoint place = placeOf(event->position());
    if (event->type() == QEvent::TabletPress) putDown(place);
    if (event->type() == QEvent::TabletMove) moveTo(place);
    if (event->type() == QEvent::TabletRelease) lift();
    event->accept();  // else it comes once more, as the mouse
}

bool SketchPad::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel: return heedTouch(static_cast<QTouchEvent&>(*event));
        default: return QWidget::event(event);
    }
}

/// One finger draws; others are the hand that rests on the screen.
bool SketchPad::heedTouch(QTouchEvent& event) {
    m_showsPen = false;
    if (!event.points().isEmpty()) {
        const PenPoint place = placeOf(event.points().first().position());
        if (event.type() == QEvent::TouchBegin) putDown(place);
        if (event.type() == QEvent::TouchUpdate) moveTo(place);
    }
    if (event.type() == QEvent::TouchEnd || event.type() == QEvent::TouchCancel) lift();
    event.accept();
    return true;
}

void SketchPad::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.005 : 0.025;
    switch (event->key()) {
        case Qt::Key_Left: return movePen(-1, 0, step);
        case Qt::Key_Right: return movePen(1, 0, step);
        case Qt::Key_Up: return movePen(0, -1, step);
        case Qt::Key_Down: return movePen(0, 1, step);
        case Qt::Key_Space: m_isDown ? lift() : putDown(m_pen); return movePen(0, 0, step);
        case Qt::Key_Backspace: return undo();
        case Qt::Key_Delete: return clear();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            lift();
            Q_EMIT confirmed();
            return;
        default: QWidget::keyPressEvent(event);
    }
}

void SketchPad::focusOutEvent(QFocusEvent* event) {
    lift();
    m_showsPen = false;
    QWidget::focusOutEvent(event);
    update();
}

void SketchPad::movePen(int right, int down, double step) {
    m_showsPen = true;
    m_pen = {std::clamp(rounded(m_pen.x + right * step), 0.02, 0.98),
             std::clamp(rounded(m_pen.y + down * step), 0.02, 0.98)};
    moveTo(m_pen);
    update();
}

void SketchPad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors().accent : colors().border, hasFocus() ? 2 : 1));
    painter.setBrush(colors().field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radius, Theme::radius);
    if (m_strokes.empty()) {
        QFont font = Theme::titleFont();
        font.setPointSizeF(font.pointSizeF() * 1.4);
        painter.setFont(font);
        painter.setPen(colors().mutedText);
        painter.drawText(rect(), Qt::AlignCenter, tr("Draw here"));
    }
    const double thickness = std::max(4.0, inkWidth * side());
    paintStrokes(painter, m_strokes, thickness, [this](PenPoint place) { return positionOf(place); });
    if (!m_showsPen) return;
    painter.setPen(QPen(colors().accent, 2));
    painter.setBrush(m_isDown ? QBrush(colors().accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(positionOf(m_pen), thickness, thickness);
}

}  // namespace miru
