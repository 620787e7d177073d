// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/focus_ring.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QWidget>
#include <utility>

#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int thickness = 2;  // pixels
constexpr int distance = 2;

class Ring : public QWidget {
 public:
    explicit Ring(QWidget* parent) : QWidget(parent) {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        constexpr double half = thickness / 2.0;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors().accent, thickness));
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), Theme::radius, Theme::radius);
    }
};

/// What the ring lies in: the window, or what is scrolled with the widget, so that it is cut where the widget is.
QWidget* placeOf(const QWidget* widget) {
    for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget()) {
        const auto* const area = qobject_cast<const QAbstractScrollArea*>(above->parentWidget());
        if (above->isWindow() || (area && area->viewport() == above)) return above;
    }
    return nullptr;
}

}  // namespace

FocusRing::FocusRing() {
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { surround(now); });
}

FocusRing::~FocusRing() { delete m_ring; }

QWidget* FocusRing::target() const {
    const QWidget* const ring = m_ring;
    return ring && !ring->isHidden() ? m_target.data() : nullptr;
}

/// Menus and lists that pop up show themselves which of their entries it is.
void FocusRing::surround(QWidget* widget) {
    const bool isShown = widget && m_isKeyboardUsed && widget->window()->windowType() != Qt::Popup;
    QWidget* const place = isShown ? placeOf(widget) : nullptr;
    QWidget* ring = m_ring;
    m_target = place ? widget : nullptr;
    if (!place) {
        if (ring) ring->hide();
        return;
    }
    if (!ring) m_ring = ring = new Ring(place);
    if (ring->parentWidget() != place) ring->setParent(place);
    follow();
    ring->show();
}

void FocusRing::follow() {
    constexpr int margin = thickness + distance;
    QWidget* const ring = m_ring;
    const QWidget* const target = m_target;
    if (!ring || !target) return;
    ring->setGeometry(QRect(target->mapTo(ring->parentWidget(), QPoint()), target->size())
                          .adjusted(-margin, -margin, margin, margin));
    ring->raise();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    QWidget* const ring = m_ring;
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::TouchBegin:
            m_isKeyboardUsed = false;
            if (ring) ring->hide();
            break;
        case QEvent::KeyPress:
            if (!std::exchange(m_isKeyboardUsed, true)) surround(QApplication::focusWidget());
            break;
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::LayoutRequest:
            if (ring && !ring->isHidden() && watched != ring && watched->isWidgetType()) {
                const auto* const moved = static_cast<const QWidget*>(watched);
                if (moved == m_target || moved->isAncestorOf(m_target)) follow();
            }
            break;
        default: break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace miru
