// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Access keys: the underlined letter of a menu's entry, unique within the menu, whatever the language.
//
// They are found rather than written into the texts: menus that list runs, cells or panels have them too, and a translation
// cannot make two entries quarrel over a letter. Every entry prefers the first letter of a word of its own.

#include <QObject>

class QMenu;

namespace miru {

/// Gives each entry that has none an access key; those that have one keep it.
void giveAccessKeys(QMenu& menu);

/// Texts of buttons beside each other, "&File"; those that have an access key keep it.
QStringList withAccessKeys(const QStringList& texts);

/// Gives them to every menu of the program when it opens.
class AccessKeys : public QObject {
 public:
    explicit AccessKeys(QObject* parent);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace miru
