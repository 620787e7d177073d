// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/panel.h"

#include "ui/style/theme.h"

namespace miru {

Panel::Panel(const QString& question, QWidget* parent) : Card(question, Folding::Never, parent) {
    setAccessibleName(question);
    connect(&Theme::current(), &Theme::changed, this, &Panel::invalidate);
}

void Panel::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_snapshot = std::move(snapshot);
    invalidate();
}

void Panel::setGhosts(QList<Ghost> ghosts) {
    if (ghosts.isEmpty() && m_ghosts.isEmpty()) return;
    m_ghosts = std::move(ghosts);
    invalidate();
}

void Panel::invalidate() {
    m_isStale = true;
    if (isVisible()) refresh();
}

void Panel::showEvent(QShowEvent* event) {
    Card::showEvent(event);
    if (m_isStale) refresh();
}

void Panel::refresh() {
    m_isStale = false;
    show(m_snapshot.get());
}

}  // namespace miru
