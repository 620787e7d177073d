// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A card that can be moved, closed, made large and given back its place. Its title is the card's own.

#include <QDockWidget>
#include <QIcon>

class QToolButton;

namespace miru {

class Card;

class PanelDock : public QDockWidget {
    Q_OBJECT

 public:
    /// `name` tells docks apart when their places are restored; `tab` is the short title on tabs and in menus.
    PanelDock(Card* card, const QString& name, const QString& tab, QWidget* parent = nullptr);

    Card* card() const { return m_card; }
    /// Muted; in the colour of what is chosen where the panel is on top.
    const QIcon& tabIcon() const { return m_tabIcon; }
    void setMaximized(bool maximized);

 Q_SIGNALS:
    /// The title was double-clicked or the button pressed: large, or back again.
    void maximizePressed();
    void closePressed();

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void restyle();

    Card* m_card = nullptr;
    QIcon m_tabIcon;
    QToolButton* m_maximize = nullptr;
    QToolButton* m_close = nullptr;
    bool m_isMaximized = false;
};

}  // namespace miru
