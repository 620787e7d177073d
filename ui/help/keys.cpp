// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QShortcut>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "resources/help.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

/// Qt asks for these by this context, wherever it writes a key; its own translations are not loaded.
[[maybe_unused]] constexpr const char* namesOfKeys[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),  QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),   QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"), QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),  QT_TRANSLATE_NOOP("QShortcut", "Ins"),
    QT_TRANSLATE_NOOP("QShortcut", "Del")};

QString nameOfKey(const char* name) { return QCoreApplication::translate("QShortcut", name); }

/// An entry's text without access key and dots.
QString plainText(QString text) {
    static const QRegularExpression mark(QStringLiteral("&(?!&)"));
    return text.remove(mark).remove(QStringLiteral(" …"));
}

}  // namespace

QString keyText(const QKeySequence& keys) {
    QString text = keys.toString(QKeySequence::NativeText);
    constexpr std::pair<const char*, QChar> arrows[] = {{"Left", u'←'}, {"Right", u'→'}, {"Up", u'↑'}, {"Down", u'↓'}};
    for (const auto& [key, arrow] : arrows)
        if (const QString name = nameOfKey(key); text == name || text.endsWith('+' + name))
            text.replace(text.size() - name.size(), name.size(), arrow);
    return text;
}

QList<KeyRow> keysOf(const QWidget& window) {
    QList<KeyRow> rows;
    const auto add = [&rows](const QString& keys, const QString& does) {
        const bool isKnown = std::ranges::any_of(rows, [&](const KeyRow& row) { return row.keys == keys; });
        if (!isKnown && !keys.isEmpty() && !does.isEmpty()) rows << KeyRow{keys, does};
    };
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>())
        add(keyText(shortcut->key()), shortcut->whatsThis());
    for (const QAction* action : window.findChildren<QAction*>())
        add(keyText(action->shortcut()), plainText(action->text()));
    for (const KeyHelp& key : help().keys)
        add(key.keys.in(words::locale().language()), key.does.in(words::locale().language()));
    return rows;
}

}  // namespace miru
