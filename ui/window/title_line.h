// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is shown, in a line above the panels: the run, what is special about it, and whether the settings beside it are others;
// on the right the menus.

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace miru {

class TitleLine : public QWidget {
 public:
    TitleLine();

    /// Its access key is a letter that no other menu has.
    void addMenu(const QString& text, const QString& tip, QMenu* menu);
    void setTitle(const QString& title, const QString& subtitle);
    /// That the settings differ from those of what is shown; nothing where they do not.
    void setChanged(const QString& words, const QString& tip);

 private:
    QHBoxLayout* m_layout;
    QLabel* m_title;
    QLabel* m_changed;
    QLabel* m_subtitle;
    QList<QToolButton*> m_menus;
};

}  // namespace miru
