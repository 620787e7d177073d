// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/study/axis_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/math/number_text.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int maxValues = 1000;  // of one range

/// For its sentences.
struct AxisText {
    Q_DECLARE_TR_FUNCTIONS(miru::AxisText)
};

bool isNumeric(const SpecField& field) { return field.kind == FieldKind::Integer || field.kind == FieldKind::Number; }

/// The same in every locale.
template <typename... Format>
std::string textOf(double value, Format... format) {
    std::array<char, 64> buffer;
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr};
}

/// As JSON writes it, so that a file has numbers and no texts.
std::string fileText(double value) {
    constexpr double leastWithoutPower = 1e-4;
    constexpr double mostWithoutPower = 1e15;
    const double size = std::abs(value);
    const bool isPlain = size == 0 || (size >= leastWithoutPower && size < mostWithoutPower);
    return textOf(value, isPlain ? std::chars_format::fixed : std::chars_format::general);
}

/// So many digits that no rounding of the computer shows.
double rounded(double value, int digits) {
    return parseNumber<double>(textOf(value, std::chars_format::general, digits)).value_or(value);
}

std::optional<double> numberIn(const SpecField& field, const QString& text) {
    return words::readNumber(text.trimmed(), field.low, field.high);
}

/// "10^0.5", "2"
std::optional<double> factorIn(const QString& text) {
    constexpr double most = 1e12;
    const QStringList parts = text.split('^');
    const auto base = words::readNumber(parts[0].trimmed(), 0, most);
    if (parts.size() == 1 || !base) return base;
    const auto power = words::readNumber(parts[1].trimmed(), 0, most);
    return power ? std::optional(std::pow(*base, *power)) : std::nullopt;
}

/// What a comma with a blank parts, or a semicolon.
QStringList clearPartsOf(const QString& typed) {
    static const QRegularExpression clear(QStringLiteral("\\s*;\\s*|,\\s+"));
    return typed.split(clear, Qt::SkipEmptyParts);
}

/// "100,200" may be two whole numbers or one: the part that may; empty: none.
QString ambiguousPart(const SpecField& field, const QString& typed) {
    static const QRegularExpression thousands(QStringLiteral("^\\d{1,3}(,\\d{3})+$"));
    if (field.kind != FieldKind::Integer) return {};
    for (const QString& part : clearPartsOf(typed))
        if (thousands.match(part.trimmed()).hasMatch()) return part.trimmed();
    return {};
}

/// A bare comma parts values too, where it belongs to no number.
QStringList partsOf(const SpecField& field, const QString& typed) {
    QStringList parts;
    for (const QString& part : clearPartsOf(typed)) {
        const bool partsAtCommas = field.kind == FieldKind::Choice || field.kind == FieldKind::Integer ||
                                   (field.kind == FieldKind::Number && !numberIn(field, part));
        const bool isRange = part.contains(QChar(0x2026)) || part.contains(QStringLiteral("..."));
        if (partsAtCommas && !isRange)
            parts << part.split(',', Qt::SkipEmptyParts);
        else
            parts << part;
    }
    for (QString& part : parts) part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

/// One value that is no range.
std::string valueIn(const SpecField& field, const QString& part) {
    const auto isSame = [&part](const QString& word) { return word.compare(part, Qt::CaseInsensitive) == 0; };
    if (isNumeric(field))
        if (const auto number = numberIn(field, part)) return fileText(*number);
    for (const FieldChoice& choice : field.choices)
        if (isSame(words::setting(choice.title)) || isSame(QString::fromStdString(choice.key))) return choice.key;
    if (field.kind == FieldKind::Flag)
        for (const bool flag : {true, false})
            if (isSame(words::valueText(flag))) return flag ? "true" : "false";
    const QStringList ends = part.split(QChar(0x2026));  // "0…0.99" of coefficients per unit
    if (field.kind == FieldKind::RangeOrNothing && ends.size() == 2) {
        const auto low = words::readNumber(ends[0].trimmed(), field.low, field.high);
        const auto high = words::readNumber(ends[1].trimmed(), field.low, field.high);
        if (low && high) return fileText(*low) + ',' + fileText(*high);
    }
    return part.toStdString();
}

/// Values from one end to the other, each the last one plus `step`, or times `factor`.
std::vector<std::string> valuesBetween(double from, double to, std::optional<double> step,
                                       std::optional<double> factor) {
    constexpr double slack = 1e-6;  // of a step: the computer's rounding
    constexpr int digitsOfSums = 10;
    constexpr int digitsOfProducts = 3;
    const double count = factor ? std::log(to / from) / std::log(*factor) : (to - from) / *step;
    std::vector<std::string> texts;
    for (int n = 0; n <= std::floor(count + slack) && n < maxValues; ++n)
        texts.push_back(fileText(factor ? rounded(from * std::pow(*factor, n), digitsOfProducts)
                                        : rounded(from + n * *step, digitsOfSums)));
    return texts;
}

AxisValues readRange(const SpecField& field, const QRegularExpressionMatch& range) {
    const auto refused = [](const QString& sentence) { return AxisValues{{}, sentence}; };
    const auto from = numberIn(field, range.captured("from"));
    const auto to = numberIn(field, range.captured("to"));
    if (!from || !to) return refused(AxisText::tr("A range goes from one number to another: 0.1 … 0.9 step 0.2."));
    std::optional<double> factor;
    std::optional<double> step;
    if (range.hasCaptured("factor") && !range.captured("factor").isEmpty()) {
        factor = factorIn(range.captured("factor"));
        if (!factor || *factor <= 1 || *from <= 0)
            return refused(
                AxisText::tr("A range by a factor begins above 0, and the factor is above 1: 0.001 … 1 ×10."));
    } else {
        const QString typed = range.captured("step");
        step = typed.isEmpty() && field.kind == FieldKind::Integer ? std::optional(1.0)
                                                                   : words::readNumber(typed, 0, field.high);
        if (!step || *step <= 0)
            return refused(
                AxisText::tr("A range of numbers has a step, 0.1 … 0.9 step 0.2, or a factor, 0.001 … 1 ×10."));
    }
    if (*to < *from) return refused(AxisText::tr("A range rises: its second number is the larger one."));
    AxisValues values{valuesBetween(*from, *to, step, factor), {}};
    if (values.texts.size() >= maxValues)
        return refused(AxisText::tr("A range has fewer than %1 values.").arg(words::number(maxValues)));
    return values;
}

QRegularExpression rangePattern() {
    return QRegularExpression(QStringLiteral("^(?<from>[^…–]+?)\\s*(?:…|\\.\\.\\.|–|(?<=\\d)-(?=\\d))\\s*(?<to>[^×*]+?)"
                                             "(?:\\s+(?:step|%1)\\s+(?<step>\\S+)|\\s*[×*]\\s*(?<factor>\\S+))?$")
                                  .arg(QRegularExpression::escape(AxisText::tr("step"))),
                              QRegularExpression::CaseInsensitiveOption);
}

}  // namespace

AxisValues readAxisValues(const SpecField& field, const QString& typed) {
    if (const QString part = ambiguousPart(field, typed); !part.isEmpty())
        return {
            {},
            AxisText::tr("%1 may be one number or several: part several by a comma and a blank, and write one without "
                         "commas.")
                .arg(part)};
    AxisValues all;
    const QRegularExpression pattern = rangePattern();
    for (const QString& part : partsOf(field, typed)) {
        const auto range = isNumeric(field) ? pattern.match(part) : QRegularExpressionMatch();
        // "1e-05" has a hyphen and is a number.
        if (!range.hasMatch() || numberIn(field, part)) {
            all.texts.push_back(valueIn(field, part));
            continue;
        }
        const AxisValues values = readRange(field, range);
        if (!values.mistake.isEmpty()) return values;
        all.texts.insert(all.texts.end(), values.texts.begin(), values.texts.end());
    }
    return all;
}

QString typedTextOf(const SpecField& field, const Axis& axis) {
    QStringList parts;
    std::vector<double> numbers;
    for (const Axis::Case& one : axis.cases) {
        const auto number = isNumeric(field) ? parseNumber<double>(one.name) : std::nullopt;
        if (number) numbers.push_back(*number);
        const bool isWhole =
            number && field.kind == FieldKind::Integer;  // thousands are not parted: a comma parts values
        parts << (isWhole  ? QString::number(std::llround(*number))
                  : number ? words::exact(*number)
                           : QString::fromStdString(one.name));
    }
    constexpr std::size_t shortest = 3;  // that is shorter as a range
    const bool rises =
        field.kind == FieldKind::Integer && numbers.size() == axis.cases.size() &&
        std::ranges::adjacent_find(numbers, [](double a, double b) { return b != a + 1; }) == numbers.end();
    if (rises && numbers.size() >= shortest) return parts.first() + QChar(0x2013) + parts.last();
    // Where a comma stands within numbers something else parts them.
    return parts.join(words::locale().decimalPoint() == QLatin1String(",") ? QStringLiteral("; ")
                                                                           : QStringLiteral(", "));
}

Axis axisOf(const SpecField& field, const std::vector<std::string>& texts) {
    Axis axis{field.key, {}};
    for (const std::string& text : texts) axis.cases.push_back({text, {{field.key, text}}});
    return axis;
}

bool isOfOneSetting(const Axis& axis) {
    return findField(axis.name) && std::ranges::all_of(axis.cases, [&](const Axis::Case& one) {
               return one.values.size() == 1 && one.values.front() == std::pair(axis.name, one.name);
           });
}

}  // namespace miru
