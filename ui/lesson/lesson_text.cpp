// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_text.h"

#include <cmath>

#include "ui/style/numbers.h"

namespace miru {

QString figureText(const Lesson& lesson, const std::string& name, const ValueOfFigure& valueOf) {
    const LessonFigure* const figure = lesson.figure(name);
    const auto value = figure ? valueOf(*figure) : std::nullopt;
    if (!value) return QStringLiteral("…");
    switch (figure->kind) {
        case LessonFigure::Kind::Accuracy:
        case LessonFigure::Kind::MeanAccuracy: return words::percent(*value);
        case LessonFigure::Kind::Parameters: return words::count(std::llround(*value));
        case LessonFigure::Kind::NetworkBytes:
        case LessonFigure::Kind::BufferBytes: return words::bytes(std::llround(*value));
        case LessonFigure::Kind::Ratio: return words::significant(*value, 2);
        case LessonFigure::Kind::Difference: break;
    }
    const LessonFigure* const of = lesson.figure(figure->first);
    const bool isShare =
        of && (of->kind == LessonFigure::Kind::Accuracy || of->kind == LessonFigure::Kind::MeanAccuracy);
    return words::number(std::llround(isShare ? 100 * *value : *value));
}

QString shownText(const LocalText& text, const std::string& language, const Lesson& lesson,
                  const ValueOfFigure& valueOf) {
    const QString escaped = QString::fromStdString(text.in(language)).toHtmlEscaped();
    return QString::fromStdString(withFigures(escaped.toStdString(), [&](const std::string& name) {
        return "<b>" + figureText(lesson, name, valueOf).toHtmlEscaped().toStdString() + "</b>";
    }));
}

QString wayOn(const Lesson& lesson, std::size_t step) {
    return step + 1 == lesson.steps.size() ? LessonStrip::tr("End of the lesson") : LessonStrip::tr("Next");
}

StripContent stripOf(const Lesson& lesson, std::size_t step, const std::string& language,
                     const ValueOfFigure& valueOf) {
    const LessonStep& now = lesson.steps[step];
    const auto shown = [&](const LocalText& text) { return shownText(text, language, lesson, valueOf); };
    StripContent content;
    content.title = QString::fromStdString(lesson.title.in(language));
    content.step = static_cast<int>(step);
    content.steps = static_cast<int>(lesson.steps.size());
    content.sentence = shown(now.question.isEmpty() ? now.say : now.question);
    if (!now.question.isEmpty() && !now.say.isEmpty())
        content.sentence = shown(now.say) + QStringLiteral("<br>") + content.sentence;
    content.draws = !now.predictedTasks.empty();
    content.way = content.draws ? LessonStrip::tr("On without a drawing")
                  : now.until   ? LessonStrip::tr("To the end of this step")
                                : wayOn(lesson, step);
    if (now.question.isEmpty()) return content;
    QuestionContent question;
    for (const LocalText& choice : now.choices) question.choices << QString::fromStdString(choice.in(language));
    if (now.right) question.right = static_cast<int>(*now.right);
    content.question = question;
    content.way = LessonStrip::tr("Reveal");
    return content;
}

}  // namespace miru
