// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/numbers.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <cmath>

namespace miru::words {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru::words", text); }

thread_local int forFiles = 0;  ///< how many NumbersForFiles live

/// A minus that is as wide as a plus; but none before what is shown as zero.
QString withMinus(QString text) {
    static const QRegularExpression zero(QStringLiteral("^-[0.,\\s]*$"));
    if (zero.match(text).hasMatch()) text.remove(0, 1);
    return text.replace('-', QChar(0x2212));
}

/// As it is written in a language; nothing if it is not. A number whose thousands are parted does not begin with zero.
std::optional<double> readIn(const QLocale& language, const QString& text) {
    const QString zero = '0' + language.groupSeparator();
    if (text.startsWith(zero) || text.startsWith('-' + zero) || text.startsWith('+' + zero)) return std::nullopt;
    bool isNumber = false;
    const double value = language.toDouble(text, &isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// "1.68", "18.6", "372"
QString threeDigits(double value) { return fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0); }

}  // namespace

const QLocale& locale() {
    thread_local QString known;
    thread_local QLocale language;
    static const QLocale c = QLocale::c();
    if (forFiles > 0) return c;
    const QString code = QCoreApplication::translate(
        "miru::words", "en", "The code of the language of these texts (de, fr): numbers are written as in it");
    if (code != known) {
        known = code;
        language = QLocale(code);
    }
    return language;
}

NumbersForFiles::NumbersForFiles() { ++forFiles; }

NumbersForFiles::~NumbersForFiles() { --forFiles; }

QString number(qint64 value) { return withMinus(locale().toString(value)); }

QString inWords(int value) {
    constexpr int first = 2;
    const QString words[] = {tr("two"),   tr("three"), tr("four"), tr("five"), tr("six"),
                             tr("seven"), tr("eight"), tr("nine"), tr("ten")};
    const int place = value - first;
    return place >= 0 && place < static_cast<int>(std::size(words)) ? words[place] : number(value);
}

QString fixed(double value, int decimals) {
    return std::isfinite(value) ? withMinus(locale().toString(value, 'f', decimals)) : QStringLiteral("–");
}

QString significant(double value, int digits) {
    return std::isfinite(value) ? withMinus(locale().toString(value, 'g', digits)) : QStringLiteral("–");
}

QString plain(double value) { return significant(value, 6); }

QString exact(double value) {
    const QLocale c = QLocale::c();
    if (!std::isfinite(value) || c.toDouble(c.toString(value, 'g', 6)) == value) return plain(value);
    return withMinus(locale().toString(value, 'g', QLocale::FloatingPointShortest));
}

QString percent(std::optional<double> fraction, int digits) {
    if (!fraction || !std::isfinite(*fraction)) return QStringLiteral("–");
    return fixed(100 * *fraction, digits) + QChar(QChar::Nbsp) + '%';  // never parted at the end of a line
}

QString bytes(qint64 value) {
    if (value < 1000) return tr("%1 B").arg(number(value));
    if (value < 1'000'000) return tr("%1 kB").arg(fixed(static_cast<double>(value) / 1e3, 1));
    const double megabytes = static_cast<double>(value) / 1e6;
    if (megabytes >= 1000) return tr("%1 GB").arg(fixed(megabytes / 1000, 2));
    return tr("%1 MB").arg(fixed(megabytes, megabytes < 10 ? 2 : megabytes < 100 ? 1 : 0));
}

QString large(qint64 value) {
    const auto real = static_cast<double>(value);
    if (value < 10'000) return number(value);
    if (value < 100'000) return tr("%1 k").arg(threeDigits(real / 1e3));
    if (value < 1'000'000) return tr("%1 M").arg(fixed(real / 1e6, 2));
    if (value < 1'000'000'000) return tr("%1 M").arg(threeDigits(real / 1e6));
    if (value < 1'000'000'000'000) return tr("%1 G").arg(threeDigits(real / 1e9));
    return tr("%1 T").arg(threeDigits(real / 1e12));
}

QString count(qint64 value) { return value < 1'000'000 ? number(value) : large(value); }

QString energy(double joule) {
    if (joule >= 1) return tr("%1 J").arg(joule < 1000 ? threeDigits(joule) : number(std::llround(joule)));
    if (joule >= 1e-3) return tr("%1 mJ").arg(threeDigits(joule * 1e3));
    return tr("%1 µJ").arg(joule >= 1e-6 ? threeDigits(joule * 1e6) : significant(joule * 1e6, 3));
}

QString duration(double seconds) {
    if (seconds >= 1) return tr("%1 s").arg(threeDigits(seconds));
    if (seconds >= 1e-3) return tr("%1 ms").arg(threeDigits(seconds * 1e3));
    return tr("%1 µs").arg(threeDigits(seconds * 1e6));
}

QString rate(double perSecond) {
    if (!std::isfinite(perSecond) || perSecond <= 0) return QStringLiteral("–");
    if (perSecond >= 1000) return number(std::llround(perSecond / 100) * 100);  // no more is measured
    if (perSecond >= 10) return number(std::llround(perSecond));
    return perSecond >= 0.1 ? fixed(perSecond, 1) : significant(perSecond, 1);
}

QString timeLeft(double seconds) {
    if (seconds < 99.5) return tr("%1 s left").arg(fixed(std::max(1.0, seconds), 0));
    if (seconds < 99.5 * 60) return tr("%1 min left").arg(fixed(seconds / 60, 0));
    return tr("%1 h left").arg(fixed(seconds / 3600, 0));
}

QString localized(const QString& text) {
    if (locale().decimalPoint() == QLatin1String(".")) return text;
    static const QRegularExpression decimal(QStringLiteral("(?<![\\w.])(\\d+)\\.(\\d+)(?![\\w.]*\\w)"));
    return QString(text).replace(decimal, "\\1" + locale().decimalPoint() + "\\2");
}

std::optional<double> readNumber(const QString& text, double low, double high) {
    QString bare = text.trimmed();
    bare.replace(QChar(0x2212), '-').remove(' ').remove(QChar(QChar::Nbsp)).remove(QChar(0x202F));
    const bool usesComma = locale().decimalPoint() == QLatin1String(",");
    const QLocale other(usesComma ? QLocale::English : QLocale::German);
    const auto ours = readIn(locale(), bare);
    const auto theirs = readIn(other, bare);
    const auto fits = [&](const std::optional<double>& value) { return value && *value >= low && *value <= high; };
    if (!ours || (!fits(ours) && fits(theirs))) return theirs;
    return ours;
}

std::optional<double> numberIn(const QString& text) {
    static const QRegularExpression first(QStringLiteral("^[−-]?\\d[\\d.,]*(e[+-]?\\d+)?"));
    QString number = first.match(text).captured();
    while (number.endsWith('.') || number.endsWith(',')) number.chop(1);
    return readIn(locale(), number.replace(QChar(0x2212), '-'));
}

}  // namespace miru::words
