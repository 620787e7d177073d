// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/docks/tab_overflow.h"

#include <QEvent>
#include <QMenu>
#include <QTabBar>
#include <algorithm>

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {

TabOverflow::TabOverflow(QTabBar* tabs) : QToolButton(tabs), m_tabs(tabs) {
    setObjectName(QStringLiteral("tabOverflow"));
    setAccessibleName(tr("All panels of these tabs"));
    setToolTip(tr("All panels of these tabs"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto* const menu = new QMenu(this);
    menu->setAccessibleName(accessibleName());
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &TabOverflow::fillMenu);
    // The arrows keep their place and are shown when there is need for them; this button lies above both.
    m_arrows = tabs->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
    m_arrows.removeOne(this);
    for (QToolButton* arrow : m_arrows) {
        arrow->setFocusPolicy(Qt::NoFocus);
        arrow->installEventFilter(this);
    }
    tabs->installEventFilter(this);
    connect(&Theme::current(), &Theme::changed, this, &TabOverflow::restyle);
    restyle();
    cover();
}

void TabOverflow::restyle() { setIcon(miru::icon(QStringLiteral("more"), colors().text)); }

bool TabOverflow::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Paint:  // tabs have been laid out or scrolled
        case QEvent::ZOrderChange: cover(); break;
        default: break;
    }
    return QToolButton::eventFilter(watched, event);
}

/// The arrows, and what there would be of a tab that they cut.
void TabOverflow::cover() {
    QRect place;
    for (const QToolButton* arrow : m_arrows)
        if (!arrow->isHidden()) place |= arrow->geometry();
    setVisible(!place.isEmpty());
    if (place.isEmpty()) return;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        if (const QRect cut = m_tabs->tabRect(tab); cut.left() < place.left() && cut.right() >= place.left())
            place.setLeft(std::max(cut.left(), 0));
    setGeometry(place);
    raise();
}

void TabOverflow::fillMenu() {
    menu()->clear();
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        QAction* const entry = menu()->addAction(m_tabs->tabIcon(tab), m_tabs->tabText(tab), m_tabs,
                                                 [this, tab] { m_tabs->setCurrentIndex(tab); });
        if (tab == m_tabs->currentIndex()) menu()->setDefaultAction(entry);
    }
}

}  // namespace miru
