// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/lesson_text.h"

namespace miru {

QString shownText(const LocalText& text, const std::string& language, const Lesson& lesson,
                  const ValueOfFigure& valueOf) {
    return words::textIn(text, language, [&](const std::string& name) { return words::figure(name, lesson, valueOf); });
}

QString wayOn(const Lesson& lesson, std::size_t step) {
    return step + 1 == lesson.steps.size() ? LessonStrip::tr("End of the lesson") : LessonStrip::tr("Next");
}

StripContent stripOf(const Lesson& lesson, std::size_t step, const std::string& language,
                     const ValueOfFigure& valueOf) {
    const LessonStep& now = lesson.steps[step];
    const auto shown = [&](const LocalText& text) { return shownText(text, language, lesson, valueOf); };
    StripContent content;
    content.title = words::textIn(lesson.title, language);
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
    for (const LocalText& choice : now.choices) question.choices << words::textIn(choice, language);
    if (now.right) question.right = static_cast<int>(*now.right);
    content.question = question;
    content.way = LessonStrip::tr("Reveal");
    return content;
}

}  // namespace miru
