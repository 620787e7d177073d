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

}  // namespace miru::words
