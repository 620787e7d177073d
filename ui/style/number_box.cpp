// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/number_box.h"

#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <optional>

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
    QString bare = bareText(box, text);
    bare.remove(box.locale().groupSeparator());
    bool isNumber = false;
    double number = box.locale().toDouble(bare, &isNumber);
    if (!isNumber) number = QLocale::c().toDouble(bare, &isNumber);
    if (!isNumber || !std::isfinite(number)) return std::nullopt;
    return number;
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
    const auto shown = [&](auto end) {
        return std::abs(static_cast<double>(end)) < 1e15 ? box.locale().toString(end) : QString();
    };
    const bool isOutside = number < box.minimum() || number > box.maximum();
    const QString name = box.accessibleName().isEmpty() ? QString() : box.accessibleName() + QStringLiteral(": ");
    QString sentence;
    if (!isOutside)
        sentence = IntegerBox::tr("%1 is more exact than can be set; %2 is taken.").arg(typed, taken);
    else if (number < box.minimum())
        sentence = IntegerBox::tr("%1 is less than %2, the least; that is taken.").arg(typed, shown(box.minimum()));
    else
        sentence = IntegerBox::tr("%1 is more than %2, the most; that is taken.").arg(typed, shown(box.maximum()));
    QToolTip::showText(box.mapToGlobal(QPoint(0, box.height())), sentence, const_cast<Box*>(&box));
    Q_EMIT box.corrected(name + sentence);
}

}  // namespace

IntegerBox::IntegerBox() { setKeyboardTracking(false); }

QValidator::State IntegerBox::validate(QString& text, int& position) const {
    return orNumber(*this, text, QSpinBox::validate(text, position));
}

void IntegerBox::fixup(QString& text) const {
    const auto number = numberIn(*this, text);
    if (!number) return QSpinBox::fixup(text);
    const double taken = std::clamp<double>(std::round(*number), minimum(), maximum());
    correct(*this, text, *number, textFromValue(static_cast<int>(taken)));
}

NumberBox::NumberBox() { setKeyboardTracking(false); }

QString NumberBox::textFromValue(double value) const {
    return locale().toString(value, 'g', QLocale::FloatingPointShortest);
}

QValidator::State NumberBox::validate(QString& text, int& position) const {
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
