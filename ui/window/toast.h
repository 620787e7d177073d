// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sentence that lies over the window at the bottom right, and buttons for what can be done about it. It moves nothing.

#include <QFrame>
#include <QList>
#include <QTimer>
#include <chrono>

#include "ui/style/message.h"

class QHBoxLayout;
class QLabel;

namespace miru {

class Toast : public QFrame {
    Q_OBJECT

 public:
    /// Lies over `place`. What needs no answer goes by itself after a while, unless the pointer rests on it.
    explicit Toast(QWidget* place, std::chrono::milliseconds stay = std::chrono::seconds(8));

    /// Stays above this widget of the place, while that can be seen.
    void keepAbove(QWidget* below) { m_below = below; }
    void say(const Message& message);
    /// Empty when there is none.
    QString sentence() const;

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void setOffers(const QList<Message::Offer>& offers);
    void fit();
    /// From now on it stays so long, if it goes by itself.
    void beginToGo();

    QLabel* m_text;
    QHBoxLayout* m_row;         ///< of the offers
    QList<QWidget*> m_buttons;  ///< of the offers
    QWidget* m_below = nullptr;
    QTimer m_stay;
    bool m_goesByItself = false;
};

}  // namespace miru
