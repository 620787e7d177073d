// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/title_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "ui/style/access_keys.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/theme.h"

namespace miru {

TitleLine::TitleLine()
    : m_layout(new QHBoxLayout(this)), m_title(new QLabel), m_changed(new QLabel), m_subtitle(new ElidedLabel) {
    m_layout->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    m_layout->setSpacing(Theme::gap);
    styleAsTitle(m_title, 1.1);
    styleAsCaption(m_subtitle);
    m_changed->setObjectName(QStringLiteral("badge"));
    m_changed->hide();
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_changed);
    m_layout->addWidget(m_subtitle, 1);
}

void TitleLine::addMenu(const QString& text, const QString& tip, QMenu* menu) {
    auto* const button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    m_layout->addWidget(button);
    m_menus << button;
    QStringList texts;
    for (const QToolButton* each : m_menus) texts << each->text();
    button->setText(withAccessKeys(texts).last());
}

void TitleLine::setTitle(const QString& title, const QString& subtitle) {
    m_title->setText(title);
    m_subtitle->setText(subtitle);
}

void TitleLine::setChanged(const QString& words, const QString& tip) {
    m_changed->setText(words);
    m_changed->setToolTip(tip);
    m_changed->setVisible(!words.isEmpty());
}

}  // namespace miru
