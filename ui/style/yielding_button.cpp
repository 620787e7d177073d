// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/yielding_button.h"

#include <QEvent>
#include <QLayout>
#include <algorithm>

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

/// What an item of the row takes at least, or a title, which could be cut, for all that it says.
int YieldingButton::roomOf(const QLayoutItem& item) const {
    const QWidget* const widget = item.widget();
    if (!widget || widget == this) return item.minimumSize().width();
    if (const auto* const other = qobject_cast<const YieldingButton*>(widget); other && other->yields())
        return other->sizeHint().width();  // whether it is there or not
    const bool isFitted = m_yieldsToTitle && widget->maximumWidth() < QWIDGETSIZE_MAX;
    return isFitted ? std::min(widget->maximumWidth(), widget->sizeHint().width()) : item.minimumSize().width();
}

/// The same whether it is there or not: else it would come and go for ever.
bool YieldingButton::hasRoom() const {
    if (m_head->property(withoutButtons).toBool()) return false;
    if (!m_yields) return true;
    const QLayout& row = *m_head->layout();
    const QMargins margins = row.contentsMargins();
    int needed = margins.left() + margins.right() + sizeHint().width();
    bool isBefore = true;  // what yields before this one does is not counted
    for (int n = 0; n < row.count(); ++n) {
        const QWidget* const widget = row.itemAt(n)->widget();
        const auto* const other = qobject_cast<const YieldingButton*>(widget);
        if (widget == this) {
            isBefore = false;
            continue;
        }
        const bool yields = other && other->yields();
        if (yields ? isBefore : !row.itemAt(n)->isEmpty()) needed += roomOf(*row.itemAt(n)) + row.spacing();
    }
    return m_head->width() >= needed;
}

}  // namespace miru
