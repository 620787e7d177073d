// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The Help menu: what has the focus, the glossary, all keys, and about the program. It owns the window of the help.

#include <QMenu>

namespace miru {

class HelpWindow;

class HelpMenu : public QMenu {
    Q_OBJECT

 public:
    /// Explains `window`.
    explicit HelpMenu(QWidget* window);

    /// Shows a page of the help (`HelpWindow::open`).
    void showPage(const QString& page);
    /// The window of the help; null until it was first shown.
    HelpWindow* helpWindow() const { return m_help; }

 Q_SIGNALS:
    /// The guide for teachers shall be written to a file.
    void guideWanted();

 private:
    HelpWindow* m_help = nullptr;
};

}  // namespace miru
