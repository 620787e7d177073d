// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/settings_rail.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {

SettingsRail::SettingsRail(QWidget* settings) : m_settings(settings) {
    setCheckable(true);
    setProperty("compact", true);
    setAccessibleName(tr("Settings"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QToolButton::toggled, this, [this](bool open) {
        m_settings->setVisible(open);
        restyle();
    });
    connect(&Theme::current(), &Theme::changed, this, &SettingsRail::restyle);
    restyle();
    hide();
}

void SettingsRail::setFoldable(bool foldable) {
    setVisible(foldable);
    setChecked(!foldable);
    m_settings->setVisible(!foldable);
}

void SettingsRail::restyle() {
    setIcon(miru::icon(QStringLiteral("settings"), isChecked() ? colors().accentText : colors().text));
    setToolTip(isChecked() ? tr("Fold the settings") : tr("Show the settings"));
}

}  // namespace miru
