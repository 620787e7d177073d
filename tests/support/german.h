// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window in German, for as long as this lives; and whether a text has a number as English writes it.

#include <QCoreApplication>
#include <QRegularExpression>
#include <QString>
#include <QTranslator>

namespace miru::test {

class German {
 public:
    German() : m_isThere(m_translator.load(QStringLiteral(":/translations/miru-lab_de.qm"))) {
        if (m_isThere) QCoreApplication::installTranslator(&m_translator);
    }
    ~German() { QCoreApplication::removeTranslator(&m_translator); }
    German(const German&) = delete;
    German& operator=(const German&) = delete;
    bool isThere() const { return m_isThere; }

 private:
    QTranslator m_translator;
    bool m_isThere;
};

/// The first number in a German text that has a decimal point, or thousands parted by a comma; empty if there is none. What
/// has three decimals in German looks like thousands in English: the window has these two.
inline QString englishNumberIn(QString text) {
    static const QRegularExpression arXiv(QStringLiteral("arXiv \\d+\\.\\d+"));
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    // Not what is cut off in the midst of it.
    static const QRegularExpression number(QStringLiteral("(?<![\\w.,/])\\d[\\d.,]*\\d(?![\\w/…])"));
    static const QRegularExpression german(QStringLiteral("^(0|[1-9]\\d{0,2}(\\.\\d{3})*|\\d+)(,\\d+)?$"));
    static const QRegularExpression englishThousands(QStringLiteral("^[1-9]\\d{0,2}(,\\d{3})+$"));
    text.replace(tag, QStringLiteral(" ")).replace(arXiv, QString());
    static const QRegularExpression licence(QStringLiteral("SA \\d\\.0"));
    text.replace(licence, QString());
    for (auto found = number.globalMatch(text); found.hasNext();) {
        const QString one = found.next().captured();
        if (one == QLatin1String("1,000") || one == QLatin1String("2,875")) continue;
        if (!german.match(one).hasMatch() || englishThousands.match(one).hasMatch()) return one;
    }
    return {};
}

}  // namespace miru::test
