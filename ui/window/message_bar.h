// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sentence at the top of the window, and buttons for what can be done about it.

#include <QFrame>
#include <QList>
#include <QString>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace miru {

/// What the window tells: a sentence, and what it offers to do.
struct Message {
    /// A button beside the sentence.
    struct Offer {
        QString text;
        std::function<void()> action;
        QString tip = {};
    };
    QString sentence = {};  ///< empty: what stood there is done
    QList<Offer> offers = {};
    bool isAdded = false;  ///< to the sentence that stands there, if that offers nothing
};

class MessageBar : public QFrame {
    Q_OBJECT

 public:
    MessageBar();

    void say(const Message& message);
    /// Empty when there is none.
    QString sentence() const;

 private:
    QHBoxLayout* m_layout;
    QLabel* m_text;
    QList<QWidget*> m_buttons;  ///< of the offers
};

}  // namespace miru
