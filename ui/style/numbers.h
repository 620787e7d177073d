// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers as people read and type them, in the language of the window: 1,875 and 0.55, or 1.875 and 0,55.
//
// The one place in the window where a number becomes text or text a number. Files, exports and commands stay with a point:
// they go through core/math/number_text.h.

#include <QLocale>
#include <QString>
#include <optional>

namespace miru::words {

/// Of the language that the window's texts are in, whatever the system is set to: the translation says which. Where no
/// translation is installed, English. Widgets that show or take numbers are given it (`setLocale`).
const QLocale& locale();

/// While it lives numbers are written on this thread as in files: with a point, thousands not parted.
class NumbersForFiles {
 public:
    NumbersForFiles();
    ~NumbersForFiles();
    NumbersForFiles(const NumbersForFiles&) = delete;
    NumbersForFiles& operator=(const NumbersForFiles&) = delete;
};

/// "21,386"
QString number(qint64 value);
/// "five", from two to ten; else as `number` has it
QString inWords(int value);
/// "0.550", "−3.2"
QString fixed(double value, int decimals);
/// To so many digits that say something: "0.136", "1.2e+06"
QString significant(double value, int digits);
/// A coefficient or a rate: up to six digits, without trailing zeros.
QString plain(double value);
/// The same; with every digit where six are not enough to tell it from any other number.
QString exact(double value);
/// "41 %", "−49 %"; "–" where there is nothing
QString percent(std::optional<double> fraction, int digits = 0);
/// "7.35 MB" (powers of ten)
QString bytes(qint64 value);
/// "9,408", "55.8 k", "0.56 M", "12.3 G"
QString large(qint64 value);
/// "61,578", with every digit while there are six at most; "1.22 M" from a million on
QString count(qint64 value);
/// "40 s left", "12 min left"
QString timeLeft(double seconds);
/// "0.136 µJ", "18.6 mJ"
QString energy(double joule);
/// "42.0 µs", "18.6 ms"
QString duration(double seconds);
/// Of something a second: "12,300", "85", "0.4"; never "0", "–" where nothing was measured.
QString rate(double perSecond);
/// A text of the core, with its numbers (those with a decimal point) in the language of the window: "λ 0,5". A name like
/// "v1.2" stays as it is.
QString localized(const QString& text);
/// A number as somebody types it: with the comma or the point of this language or of the other one. Where both readings make
/// sense the language decides, unless only the other lies between `low` and `high`. Nothing: it is no number.
std::optional<double> readNumber(const QString& text, double low, double high);
/// The number that a text shown begins with: −49 of "−49 %", 1875 of "1,875 sequences". Nothing: it begins with none.
std::optional<double> numberIn(const QString& text);

}  // namespace miru::words
