// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/edited_lesson.h"

#include <algorithm>
#include <utility>

#include "core/math/number_text.h"
#include "core/math/shortened.h"
#include "core/spec/spec_fields.h"

namespace miru {
namespace {

/// Where a sentence of the reader points: "step 3: until must be …", "figure kept needs …".
LessonMistake located(const std::string& sentence) {
    LessonMistake mistake{std::nullopt, {}, sentence};
    const auto wordAfter = [&](std::string_view start) -> std::string {
        if (!sentence.starts_with(start)) return {};
        return sentence.substr(start.size(), sentence.find_first_of(": ", start.size()) - start.size());
    };
    const auto number = parseNumber<std::size_t>(wordAfter("step "));
    if (number && *number > 0) mistake.step = *number - 1;
    mistake.figure = wordAfter("figure ");
    return mistake;
}

void forEachText(Lesson& lesson, const std::function<void(LocalText&)>& visit) {
    for (LocalText* text : {&lesson.title, &lesson.about, &lesson.aims, &lesson.misconceptions}) visit(*text);
    for (LessonStep& step : lesson.steps) {
        for (LocalText* text : {&step.say, &step.notes, &step.question, &step.because, &step.praise}) visit(*text);
        for (LocalText& choice : step.choices) visit(choice);
    }
}

bool isFigureName(const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    });
}

}  // namespace

void EditedLesson::begin(Lesson lesson, bool isSaved) {
    m_lesson = std::move(lesson);
    m_past.clear();
    m_future.clear();
    m_what.clear();
    check();
    m_saved = isSaved ? std::optional(m_lesson) : std::nullopt;
}

/// As `miru-run lessons check` has it. The settings follow from preset and changes, so they are taken from the reading.
void EditedLesson::check() {
    LessonReading reading = readLesson(writeLesson(m_lesson), m_specOf);
    m_lesson.spec = std::move(reading.lesson.spec);
    m_mistakes.clear();
    std::ranges::transform(reading.mistakes, std::back_inserter(m_mistakes), located);
    for (std::size_t n = 0; n < m_lesson.figures.size(); ++n) {  // a file cannot have them twice
        const std::string& name = m_lesson.figures[n].name;
        if (m_lesson.figure(name) != &m_lesson.figures[n])
            m_mistakes.push_back({std::nullopt, name, "figure " + shortened(name) + " is there twice."});
    }
}

ExperimentSpec EditedLesson::specAt(std::size_t step) const {
    ExperimentSpec spec = m_lesson.spec;
    for (std::size_t n = 0; n <= step && n < m_lesson.steps.size(); ++n)
        for (const auto& [key, value] : m_lesson.steps[n].settings) setFromText(spec, key, value);
    return spec;
}

void EditedLesson::change(std::string_view what, const std::function<void(Lesson&)>& change) {
    Lesson before = m_lesson;
    change(m_lesson);
    if (m_lesson == before) return;
    const bool isContinued = !what.empty() && what == m_what && !m_past.empty();
    if (!isContinued) m_past.push_back(std::move(before));
    constexpr std::size_t maxPast = 200;
    if (m_past.size() > maxPast) m_past.erase(m_past.begin());
    m_future.clear();
    m_what = what;
    check();
}

std::size_t EditedLesson::addStep(std::size_t after) {
    const std::size_t place = std::min(after + 1, m_lesson.steps.size());
    change("", [&](Lesson& lesson) {
        LessonStep step;
        if (place > 0) {  // what is seen stays to be seen
            step.show = lesson.steps[place - 1].show;
            step.controls = lesson.steps[place - 1].controls;
        }
        lesson.steps.insert(lesson.steps.begin() + static_cast<std::ptrdiff_t>(place), std::move(step));
    });
    return place;
}

std::size_t EditedLesson::duplicateStep(std::size_t step) {
    change("", [&](Lesson& lesson) {
        LessonStep copy = lesson.steps[step];
        lesson.steps.insert(lesson.steps.begin() + static_cast<std::ptrdiff_t>(step + 1), std::move(copy));
    });
    return step + 1;
}

std::size_t EditedLesson::removeStep(std::size_t step) {
    if (m_lesson.steps.size() < 2) return step;
    change("", [&](Lesson& lesson) { lesson.steps.erase(lesson.steps.begin() + static_cast<std::ptrdiff_t>(step)); });
    return std::min(step, m_lesson.steps.size() - 1);
}

std::size_t EditedLesson::moveStep(std::size_t from, std::size_t to) {
    to = std::min(to, m_lesson.steps.size() - 1);
    change("", [&](Lesson& lesson) {
        const auto first = lesson.steps.begin();
        const auto source = static_cast<std::ptrdiff_t>(from), target = static_cast<std::ptrdiff_t>(to);
        if (from < to)
            std::rotate(first + source, first + source + 1, first + target + 1);
        else
            std::rotate(first + target, first + source, first + source + 1);
    });
    return to;
}

void EditedLesson::undo() {
    if (m_past.empty()) return;
    m_future.push_back(std::exchange(m_lesson, std::move(m_past.back())));
    m_past.pop_back();
    m_what.clear();
    check();
}

void EditedLesson::redo() {
    if (m_future.empty()) return;
    m_past.push_back(std::exchange(m_lesson, std::move(m_future.back())));
    m_future.pop_back();
    m_what.clear();
    check();
}

void setWords(LocalText& text, const std::string& language, const std::string& words) {
    if (text.byLanguage.contains("")) {
        if (language == "en" && !words.empty()) {  // still the one text for all
            text.byLanguage[""] = words;
            return;
        }
        auto english = text.byLanguage.extract("");
        if (language != "en") text.byLanguage.emplace("en", std::move(english.mapped()));
    }
    if (words.empty())
        text.byLanguage.erase(language);
    else
        text.byLanguage[language] = words;
}

std::string wordsIn(const LocalText& text, std::string_view language) {
    for (const std::string_view wanted : {language, language == "en" ? std::string_view() : language})
        if (const auto found = text.byLanguage.find(wanted); found != text.byLanguage.end()) return found->second;
    return {};
}

bool renameFigure(Lesson& lesson, std::size_t figure, const std::string& name) {
    if (!isFigureName(name) || lesson.figure(name)) return false;
    const std::string before = std::exchange(lesson.figures[figure].name, name);
    for (LessonFigure& other : lesson.figures)
        for (std::string* part : {&other.first, &other.second})
            if (*part == before) *part = name;
    forEachText(lesson, [&](LocalText& text) {
        for (auto& [language, words] : text.byLanguage)
            words = withFigures(words,
                                [&](const std::string& named) { return "{" + (named == before ? name : named) + "}"; });
    });
    return true;
}

std::string freeFigureName(const Lesson& lesson) {
    for (std::size_t n = lesson.figures.size() + 1;; ++n)
        if (std::string name = "figure" + std::to_string(n); !lesson.figure(name)) return name;
}

std::vector<std::string> runsOf(const Lesson& lesson) {
    std::vector<std::string> names;
    for (const LessonStep& step : lesson.steps)
        if (!step.run.empty() && std::ranges::find(names, step.run) == names.end()) names.push_back(step.run);
    return names;
}

}  // namespace miru
