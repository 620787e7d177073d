// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/help_menu.h"

#include <QApplication>

#include "ui/help/help_page.h"
#include "ui/help/help_window.h"
#include "ui/style/card.h"

namespace miru {

HelpMenu::HelpMenu(QWidget* window) : QMenu(window) {
    setToolTipsVisible(true);
    QAction* const explain = addAction(tr("Help"), QKeySequence(QKeySequence::HelpContents), this,
                                       [this] { showPage(helpTopicOf(QApplication::focusWidget())); });
    explain->setToolTip(tr("Explains what has the focus: its panel, or its card of settings"));
    addAction(tr("Glossary"), this, [this] { showPage(help_page::glossary); });
    addAction(tr("For teachers"), this, [this] { showPage(help_page::teachers); });
    addAction(tr("Keys"), this, [this] { showPage(help_page::keys); });
    addSeparator();
    addAction(tr("About MiRU Lab"), this, [this] { showPage(help_page::about); });
}

void HelpMenu::showPage(const QString& page) {
    if (!m_help) {
        m_help = new HelpWindow(parentWidget());
        connect(m_help, &HelpWindow::guideWanted, this, &HelpMenu::guideWanted);
    }
    m_help->open(page);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

}  // namespace miru
