// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/menu_row.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/style/access_keys.h"
#include "ui/style/theme.h"

namespace miru {

MenuRow::MenuRow(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Theme::gap);
}

void MenuRow::addMenu(const QString& text, const QString& tip, QMenu* menu) {
    auto* const button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    m_layout->addWidget(button);
    m_buttons << button;
    QStringList texts;
    for (const QToolButton* each : m_buttons) texts << each->text();
    button->setText(withAccessKeys(texts).last());
}

}  // namespace miru
