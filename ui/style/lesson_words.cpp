// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/lesson_words.h"

#include <QCoreApplication>
#include <cmath>

#include "core/spec/spec_fields.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/translated.h"

namespace miru::words {
namespace {

QString tr(const char* text, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("miru::words", text, comment, n);
}

bool isShare(LessonFigure::Kind kind) {
    return kind == LessonFigure::Kind::Accuracy || kind == LessonFigure::Kind::MeanAccuracy;
}

/// Differences of accuracies are told in points.
QString textOf(const LessonFigure& figure, const Lesson& lesson, double value) {
    switch (figure.kind) {
        case LessonFigure::Kind::Accuracy:
        case LessonFigure::Kind::MeanAccuracy: return percent(value);
        case LessonFigure::Kind::Parameters: return count(std::llround(value));
        case LessonFigure::Kind::NetworkBytes:
        case LessonFigure::Kind::BufferBytes: return bytes(std::llround(value));
        case LessonFigure::Kind::Ratio: return significant(value, 2);
        case LessonFigure::Kind::Difference: break;
    }
    const LessonFigure* const first = lesson.figure(figure.first);
    return number(std::llround(first && isShare(first->kind) ? 100 * value : value));
}

/// Of accuracies as they are shown, in whole points: so that the sum is right with the percentages beside it.
std::optional<double> shownDifference(const LessonFigure& figure, const Lesson& lesson, const ValueOfFigure& valueOf) {
    const LessonFigure* const first = lesson.figure(figure.first);
    const LessonFigure* const second = lesson.figure(figure.second);
    if (!first || !second || !isShare(first->kind) || !isShare(second->kind)) return std::nullopt;
    const auto from = valueOf(*first), taken = valueOf(*second);
    if (!from || !taken) return std::nullopt;
    return static_cast<double>(std::llround(100 * *from) - std::llround(100 * *taken)) / 100;
}

}  // namespace

std::string languageOfTexts() { return locale().name().left(2).toStdString(); }

QString textIn(const LocalText& text, const std::string& language) { return QString::fromStdString(text.in(language)); }

QString textIn(const LocalText& text, const std::string& language, const FigureWords& figure) {
    return QString::fromStdString(withFigures(
        textIn(text, language).toHtmlEscaped().toStdString(),
        [&figure](const std::string& name) { return "<b>" + figure(name).toHtmlEscaped().toStdString() + "</b>"; }));
}

QString figure(const std::string& name, const Lesson& lesson, const ValueOfFigure& valueOf) {
    const LessonFigure* const figure = lesson.figure(name);
    const auto value = figure ? valueOf(*figure) : std::nullopt;
    if (!value) return QStringLiteral("…");
    return textOf(*figure, lesson,
                  figure->kind == LessonFigure::Kind::Difference
                      ? shownDifference(*figure, lesson, valueOf).value_or(*value)
                      : *value);
}

QString claimOf(const std::string& name, const Lesson& lesson) {
    const LessonFigure* const figure = lesson.figure(name);
    if (!figure) return QStringLiteral("…");
    const QString low = textOf(*figure, lesson, figure->low);
    const QString high = textOf(*figure, lesson, figure->high);
    return low == high ? low : tr("%1 to %2").arg(low, high);
}

QString describe(const Drawing& drawing, const DrawingOutcome& outcome) {
    const auto apart = static_cast<int>(std::lround(100 * outcome.apart));
    const QString expected = percent(outcome.expected), came = percent(outcome.came);
    const QString by = QString::fromStdString(drawing.by);
    if (by.isEmpty())
        return tr("You expected %1, it was %2: %n points apart on average.", nullptr, apart).arg(expected, came);
    return tr("%1 expected %2, it was %3: %n points apart on average.", nullptr, apart).arg(by, expected, came);
}

QString describe(const LessonGoal& goal) {
    QStringList parts;
    if (goal.atLeast) parts << tr("task %1 at %2 or more").arg(goal.task).arg(percent(*goal.atLeast));
    if (goal.below) parts << tr("task %1 below %2").arg(goal.task).arg(percent(*goal.below));
    const QString accuracy = parts.join(tr(", "));
    return goal.after == 0 ? tr("%1, at the end of the run").arg(accuracy)
                           : tr("%1, when %n tasks have been learned", nullptr, goal.after).arg(accuracy);
}

QString describe(const SettingTexts& settings, const ExperimentSpec& spec) {
    ExperimentSpec changed = spec;
    for (const auto& [key, text] : settings) setFromText(changed, key, text);
    QStringList parts;
    for (const auto& [key, text] : settings)
        if (const SpecField* const field = findField(key))
            parts << QStringLiteral("%1 %2").arg(setting(field->label), valueText(*field, field->get(changed)));
    return parts.join(tr(", "));
}

}  // namespace miru::words
