// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/icons.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int usualWidth = 420;  // pixels

/// As the style sheet knows it.
QString nameOf(Message::Tone tone) {
    switch (tone) {
        case Message::Tone::Trouble: return QStringLiteral("trouble");
        case Message::Tone::Success: return QStringLiteral("success");
        case Message::Tone::Note: break;
    }
    return QStringLiteral("note");
}

}  // namespace

Toast::Toast(QWidget* place, std::chrono::milliseconds stay) : QFrame(place), m_text(new QLabel) {
    setObjectName(QStringLiteral("toast"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::padding, Theme::gap, Theme::gap, Theme::gap);
    auto* const first = new QHBoxLayout;
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);  // names of runs and files stand in it
    first->addWidget(m_text, 1);
    auto* const close = new QToolButton;
    close->setProperty("title", true);
    const auto paintClose = [close] { close->setIcon(icon(QStringLiteral("close"), colors().text)); };
    paintClose();
    connect(&Theme::current(), &Theme::changed, close, paintClose);
    close->setAccessibleName(tr("Dismiss"));
    close->setToolTip(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    first->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(first);
    m_row = new QHBoxLayout;
    m_row->addStretch();
    column->addLayout(m_row);
    m_stay.setSingleShot(true);
    m_stay.setInterval(stay);
    connect(&m_stay, &QTimer::timeout, this, &QWidget::hide);
    connect(&Theme::current(), &Theme::changed, this, &Toast::fit);
    place->installEventFilter(this);
    hide();
}

void Toast::say(const Message& message) {
    const bool isAdded = message.isAdded && m_buttons.isEmpty() && !sentence().isEmpty();
    m_text->setText(isAdded ? sentence() + ' ' + message.sentence : message.sentence);
    setOffers(message.offers);
    setProperty("tone", nameOf(message.tone));
    style()->polish(this);
    style()->polish(m_text);
    m_goesByItself = message.tone != Message::Tone::Trouble;
    setVisible(!message.sentence.isEmpty());
    if (isHidden()) return;
    fit();
    raise();
    beginToGo();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::sentence() const { return isHidden() ? QString() : m_text->text(); }

void Toast::setOffers(const QList<Message::Offer>& offers) {
    for (QWidget* button : m_buttons) {
        button->setParent(nullptr);
        button->deleteLater();  // it may be what has been clicked
    }
    m_buttons.clear();
    for (const Message::Offer& offer : offers) {
        auto* const button = new QPushButton(offer.text);
        button->setToolTip(offer.tip);
        connect(button, &QPushButton::clicked, this, offer.action);
        m_row->addWidget(button);
        button->show();  // at once: the layout shows it a moment later
        m_buttons << button;
    }
}

void Toast::fit() {
    const QWidget& place = *parentWidget();
    const int wide = static_cast<int>(usualWidth * Theme::current().typeScale());
    const int width = std::min(wide, place.width() - 2 * Theme::padding);
    const int height = std::max(layout()->heightForWidth(width), layout()->minimumSize().height());
    const bool isAbove = m_below && m_below->isVisibleTo(&place);
    const int bottom = isAbove ? m_below->mapTo(&place, QPoint()).y() : place.height();
    setGeometry(place.width() - width - Theme::padding, bottom - height - Theme::gap, width, height);
}

void Toast::beginToGo() {
    if (m_goesByItself && !underMouse()) m_stay.start();
    if (!m_goesByItself) m_stay.stop();
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fit();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event) {
    m_stay.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event) {
    if (m_goesByItself) m_stay.start();
    QFrame::leaveEvent(event);
}

/// With the focus in here Escape is the message's; elsewhere in the window it does something else.
bool Toast::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QFrame::event(event);
}

void Toast::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return hide();
    QFrame::keyPressEvent(event);
}

}  // namespace miru
