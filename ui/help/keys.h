// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// All keys of a window and what they do, asked of its shortcuts and menu entries themselves, so that the table cannot lie;
// keys that are neither come from the help.

#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace miru {

struct KeyRow {
    QString keys;
    QString does;
};

/// Of the window first, then of its menus, then those that depend on what has the focus. A shortcut says what it does in its
/// `whatsThis`.
QList<KeyRow> keysOf(const QWidget& window);

/// "Ctrl+Shift+O", "→", in the language of the window.
QString keyText(const QKeySequence& keys);

}  // namespace miru
