// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the command line writes for people in another language than its own: a guide, or a report to be compared.

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTranslator>

namespace miru {

/// Speaks a language while it lives, "de"; English where there is no translation.
class Speaking {
 public:
    explicit Speaking(const QString& language) {
        if (m_translator.load(QLocale(language), QStringLiteral("miru-lab"), QStringLiteral("_"),
                              QStringLiteral(":/translations")))
            QCoreApplication::installTranslator(&m_translator);
    }
    ~Speaking() { QCoreApplication::removeTranslator(&m_translator); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

 private:
    QTranslator m_translator;
};

}  // namespace miru
