// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Beside tabs that do not all fit: one button with a menu of all of them, in place of the arrows that would scroll them.

#include <QToolButton>

class QTabBar;

namespace miru {

class TabOverflow : public QToolButton {
    Q_OBJECT

 public:
    /// Belongs to the tabs, and lies where their arrows would be.
    explicit TabOverflow(QTabBar* tabs);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void cover();
    void fillMenu();
    void restyle();

    QTabBar* m_tabs;
    QList<QToolButton*> m_arrows;
};

}  // namespace miru
