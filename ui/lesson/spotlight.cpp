// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/spotlight.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/style/theme.h"

namespace miru {

Spotlight::Spotlight(QWidget* page) : QWidget(page) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    page->installEventFilter(this);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void Spotlight::pointAt(QWidget* target) {
    if (m_target == target) return;
    if (m_target) m_target->removeEventFilter(this);
    m_target = target;
    if (m_target) m_target->installEventFilter(this);
    follow();
}

void Spotlight::follow() {
    const QWidget* const target = m_target;
    setVisible(target && target->isVisible());
    if (!isVisible()) return;
    setGeometry(parentWidget()->rect());
    raise();
    update();
}

/// The page changes its size, or what is pointed at moves, comes or goes.
bool Spotlight::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Resize:
        case QEvent::Move:
        case QEvent::Show:
        case QEvent::Hide: follow(); break;
        default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void Spotlight::paintEvent(QPaintEvent*) {
    const QWidget* const target = m_target;
    if (!target) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int margin = 3;
    const QRectF place = QRectF(QRect(target->mapTo(parentWidget(), QPoint()), target->size()))
                             .adjusted(-margin, -margin, margin, margin);
    QPainterPath shade;
    shade.addRect(rect());
    QPainterPath light;
    light.addRoundedRect(place, Theme::radius + margin, Theme::radius + margin);
    QColor dark = Theme::current().isDark() ? Qt::black : colors().text;
    dark.setAlphaF(Theme::current().isDark() ? 0.30F : 0.07F);
    painter.fillPath(shade - light, dark);
    painter.setPen(QPen(colors().accent, 2));
    painter.drawPath(light);
}

}  // namespace miru
