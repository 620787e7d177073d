// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

namespace miru {

MessageBar::MessageBar() {
    setObjectName(QStringLiteral("infoBar"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(Theme::padding, 4, Theme::gap, 4);
    m_text = new QLabel;
    m_text->setWordWrap(true);
    m_layout->addWidget(m_text, 1);
    auto* const close = new QToolButton;
    const auto paintClose = [close] { close->setIcon(icon(QStringLiteral("close"), colors().warning)); };
    paintClose();
    connect(&Theme::current(), &Theme::changed, close, paintClose);
    close->setAccessibleName(tr("Dismiss"));
    close->setToolTip(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_layout->addWidget(close);
    hide();
}

void MessageBar::say(const Message& message) {
    const bool isAdded = message.isAdded && m_buttons.isEmpty() && !sentence().isEmpty();
    m_text->setText(isAdded ? sentence() + ' ' + message.sentence : message.sentence);
    for (QWidget* button : m_buttons) {
        button->setParent(nullptr);
        button->deleteLater();  // it may be what has been clicked
    }
    m_buttons.clear();
    for (const Message::Offer& offer : message.offers) {
        auto* const button = new QPushButton(offer.text);
        button->setToolTip(offer.tip);
        connect(button, &QPushButton::clicked, this, offer.action);
        m_layout->insertWidget(m_layout->count() - 1, button);
        button->show();  // at once: the layout shows it a moment later
        m_buttons << button;
    }
    setVisible(!message.sentence.isEmpty());
}

QString MessageBar::sentence() const { return isHidden() ? QString() : m_text->text(); }

}  // namespace miru
