// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/yielding_button.h"

#include <QEvent>
#include <QLayout>

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {

YieldingButton::YieldingButton(QWidget* head, const QString& icon) : QToolButton(head), m_head(head) {
    head->installEventFilter(this);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    setProperty("title", true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    const auto restyle = [this, icon] { setIcon(miru::icon(icon, colors().mutedText)); };
    restyle();
    connect(&Theme::current(), &Theme::changed, this, restyle);
}

void YieldingButton::setYields(bool yields) {
    m_yields = yields;
    updateGeometry();
    makeWay();
}

QSize YieldingButton::minimumSizeHint() const {
    const QSize least = QToolButton::minimumSizeHint();
    return m_yields ? QSize(0, least.height()) : least;
}

bool YieldingButton::eventFilter(QObject* head, QEvent* event) {
    if (m_yields && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) makeWay();
    return QToolButton::eventFilter(head, event);
}

/// The same whether it is there or not: else it would come and go for ever.
bool YieldingButton::hasRoom() const {
    if (m_head->property(withoutButtons).toBool()) return false;
    if (!m_yields) return true;
    const QLayout& row = *m_head->layout();
    const int others = row.minimumSize().width() + (isHidden() ? row.spacing() : 0);
    return m_head->width() >= others + sizeHint().width();
}

}  // namespace miru
