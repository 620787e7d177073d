// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/translated.h"

#include <QCoreApplication>
#include <algorithm>

namespace miru::words {

QString setting(const std::string& english) { return QCoreApplication::translate("miru", english.c_str()); }

QString preset(const std::string& english) { return QCoreApplication::translate("miru::presets", english.c_str()); }

QString catalog(const QString& english) {
    return QCoreApplication::translate("miru::catalog", english.toUtf8().constData());
}

QString beginningOf(const std::vector<std::string>& words) {
    QStringList first;
    for (std::size_t n = 0; n < std::min(beginning, words.size()); ++n) first << QString::fromStdString(words[n]);
    return first.join(' ') + (words.size() > beginning ? QStringLiteral(" …") : QString());
}

QString beginningOfCharacters(const std::vector<std::string>& characters) {
    QString text;
    for (std::size_t n = 0; n < std::min(beginningOfRunning, characters.size()); ++n)
        text += characters[n] == "\n" ? QStringLiteral("↵") : QString::fromStdString(characters[n]);
    return text + (characters.size() > beginningOfRunning ? QStringLiteral("…") : QString());
}

QString visibleCharacter(const std::string& character) {
    if (character == " ") return QStringLiteral("␣");
    if (character == "\n") return QStringLiteral("↵");
    if (character == "\t") return QStringLiteral("⇥");
    return QString::fromStdString(character);
}

}  // namespace miru::words
