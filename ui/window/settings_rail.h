// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The settings folded to a rail at the window's left edge, where the plots need the room; a click opens them again.

#include <QToolButton>

namespace miru {

class SettingsRail : public QToolButton {
    Q_OBJECT

 public:
    /// Folds this widget.
    explicit SettingsRail(QWidget* settings);

    /// Where settings are always at hand there is no rail, and they are shown.
    void setFoldable(bool foldable);

 private:
    void restyle();

    QWidget* m_settings;
};

}  // namespace miru
