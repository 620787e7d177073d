// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/number_box.h"

#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/style/numbers.h"

namespace miru {
namespace {

/// What has been typed, without what the box writes around it.
template <typename Box>
QString bareText(const Box& box, QString text) {
    if (!box.prefix().isEmpty() && text.startsWith(box.prefix())) text.remove(0, box.prefix().size());
    if (!box.suffix().isEmpty() && text.endsWith(box.suffix())) text.chop(box.suffix().size());
    return text.trimmed().replace(QChar(0x2212), '-');
}

template <typename Box>
std::optional<double> numberIn(const Box& box, const QString& text) {
    return words::readNumber(bareText(box, text), box.minimum(), box.maximum());
}

/// The same if it can be taken as it is: Qt would read the comma or the point of the other language as it likes.
template <typename Box>
std::optional<double> takenIn(const Box& box, const QString& text, int decimals) {
    const auto number = numberIn(box, text);
    if (!number || *number < box.minimum() || *number > box.maximum()) return std::nullopt;
    const double scale = std::pow(10, decimals);
    return std::abs(*number - std::round(*number * scale) / scale) < 1e-12 ? number : std::nullopt;
}

/// What Qt would not let be typed may be, as long as it is or begins a number.
template <typename Box>
QValidator::State orNumber(const Box& box, const QString& text, QValidator::State state) {
    if (state != QValidator::Invalid) return state;
    const QString bare = bareText(box, text);
    const bool begins = bare.isEmpty() || bare == QStringLiteral("-") || bare == QStringLiteral("+") ||
                        numberIn(box, text + '0').has_value();
    return begins || numberIn(box, text) ? QValidator::Intermediate : QValidator::Invalid;
}

/// The nearest allowed number in the place of the text, if it is one; and a sentence.
template <typename Box>
void correct(const Box& box, QString& text, double number, const QString& taken) {
    if (number == box.locale().toDouble(taken)) return;
    const QString typed = bareText(box, text);
    text = box.prefix() + taken + box.suffix();
    const auto shown = [](double end) { return std::abs(end) < 1e15 ? words::exact(end) : QString(); };
    const bool isOutside = number < box.minimum() || number > box.maximum();
    const QString name = box.accessibleName().isEmpty() ? QString() : box.accessibleName() + QStringLiteral(": ");
    QString sentence;
    if (!isOutside)
        sentence = IntegerBox::tr("%1 has more decimals than can be set; %2 is used.").arg(typed, taken);
    else if (number < box.minimum())
        sentence =
            IntegerBox::tr("%1 is below the minimum of %2, which is used instead.").arg(typed, shown(box.minimum()));
    else
        sentence =
            IntegerBox::tr("%1 is above the maximum of %2, which is used instead.").arg(typed, shown(box.maximum()));
    QToolTip::showText(box.mapToGlobal(QPoint(0, box.height())), sentence, const_cast<Box*>(&box));
    Q_EMIT box.corrected(name + sentence);
}

}  // namespace

IntegerBox::IntegerBox() {
    setLocale(words::locale());
    setKeyboardTracking(false);
}

int IntegerBox::valueFromText(const QString& text) const {
    const auto number = takenIn(*this, text, 0);
    return number ? static_cast<int>(*number) : QSpinBox::valueFromText(text);
}

QValidator::State IntegerBox::validate(QString& text, int& position) const {
    if (takenIn(*this, text, 0)) return QValidator::Acceptable;
    return orNumber(*this, text, QSpinBox::validate(text, position));
}

void IntegerBox::fixup(QString& text) const {
    const auto number = numberIn(*this, text);
    if (!number) return QSpinBox::fixup(text);
    const double taken = std::clamp<double>(std::round(*number), minimum(), maximum());
    correct(*this, text, *number, textFromValue(static_cast<int>(taken)));
}

NumberBox::NumberBox() {
    setLocale(words::locale());
    setKeyboardTracking(false);
}

QString NumberBox::textFromValue(double value) const { return words::exact(value).replace(QChar(0x2212), '-'); }

double NumberBox::valueFromText(const QString& text) const {
    const auto number = takenIn(*this, text, decimals());
    return number ? *number : QDoubleSpinBox::valueFromText(text);
}

QValidator::State NumberBox::validate(QString& text, int& position) const {
    if (takenIn(*this, text, decimals())) return QValidator::Acceptable;
    return orNumber(*this, text, QDoubleSpinBox::validate(text, position));
}

void NumberBox::fixup(QString& text) const {
    const auto number = numberIn(*this, text);
    if (!number) return QDoubleSpinBox::fixup(text);
    const double scale = std::pow(10, decimals());
    const double taken = std::clamp(std::round(*number * scale) / scale, minimum(), maximum());
    correct(*this, text, *number, textFromValue(taken));
}

}  // namespace miru
