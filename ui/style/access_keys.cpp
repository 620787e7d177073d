// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/access_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QKeySequence>
#include <QMap>
#include <QMenu>
#include <QSet>

namespace miru {
namespace {

bool hasAccessKey(const QString& text) { return !QKeySequence::mnemonic(text).isEmpty(); }

/// Where an access key may stand in a text, the best place first.
QList<qsizetype> placesIn(const QString& text) {
    QList<qsizetype> first;
    QList<qsizetype> others;
    for (qsizetype n = 0; n < text.size(); ++n) {
        if (!text[n].isLetterOrNumber()) continue;
        const bool beginsWord = n == 0 || !text[n - 1].isLetterOrNumber();
        (beginsWord ? first : others) << n;
    }
    return first + others;
}

/// Gives every text a letter of its own, as many as there can be: whoever finds all of its letters taken asks their owners
/// to make do with another one (augmenting paths).
class Letters {
 public:
    explicit Letters(QStringList& texts) : m_texts(texts) {
        for (const QString& text : texts)
            if (hasAccessKey(text)) m_fixed << QKeySequence::mnemonic(text).toString().back();
        for (qsizetype n = 0; n < texts.size(); ++n) {
            QSet<QChar> asked;
            if (!hasAccessKey(texts[n])) find(n, asked);
        }
        for (auto it = m_owners.cbegin(); it != m_owners.cend(); ++it) m_texts[it->text].insert(it->place, '&');
    }

 private:
    struct Owner {
        qsizetype text;
        qsizetype place;
    };

    /// A free letter if there is one, else that of an owner who can do without.
    bool find(qsizetype text, QSet<QChar>& asked) {
        for (const bool mayAsk : {false, true})
            for (const qsizetype place : placesIn(m_texts[text])) {
                const QChar letter = m_texts[text][place].toUpper();
                if (m_fixed.contains(letter) || asked.contains(letter)) continue;
                const auto owner = m_owners.constFind(letter);
                const bool isFree = owner == m_owners.constEnd();
                if (!isFree && !mayAsk) continue;
                asked << letter;
                if (!isFree && !find(owner->text, asked)) continue;
                m_owners.insert(letter, {text, place});
                return true;
            }
        return false;
    }

    QStringList& m_texts;
    QSet<QChar> m_fixed;
    QMap<QChar, Owner> m_owners;
};

}  // namespace

QStringList withAccessKeys(const QStringList& texts) {
    QStringList marked = texts;
    Letters letters(marked);
    return marked;
}

void giveAccessKeys(QMenu& menu) {
    QList<QAction*> entries;
    QStringList texts;
    // What can be chosen comes first: headings take what is left.
    for (const bool isEnabled : {true, false})
        for (QAction* const action : menu.actions()) {
            if (action->isSeparator() || action->text().isEmpty() || action->isEnabled() != isEnabled) continue;
            entries << action;
            texts << action->text();
        }
    const QStringList marked = withAccessKeys(texts);
    for (qsizetype n = 0; n < entries.size(); ++n)
        if (marked[n] != texts[n]) entries[n]->setText(marked[n]);
}

AccessKeys::AccessKeys(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool AccessKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show)
        if (auto* const menu = qobject_cast<QMenu*>(watched)) giveAccessKeys(*menu);
    return QObject::eventFilter(watched, event);
}

}  // namespace miru
