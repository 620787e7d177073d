// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The menus of the window as buttons in a row: the same at the upper right of every page.

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace miru {

class MenuRow : public QWidget {
 public:
    explicit MenuRow(QWidget* parent = nullptr);

    /// Its access key is a letter that no other menu of the row has.
    void addMenu(const QString& text, const QString& tip, QMenu* menu);

 private:
    QHBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
};

}  // namespace miru
