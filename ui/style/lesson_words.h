// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a lesson says, in the language of the window and with the numbers of its runs.

#include <QString>
#include <functional>
#include <optional>
#include <string>

#include "core/lesson/drawing.h"
#include "core/lesson/lesson.h"

namespace miru::words {

/// "de", of the window.
std::string languageOfTexts();
/// As a lesson's text has it, plain: empty if there is none.
QString textIn(const LocalText& text, const std::string& language = languageOfTexts());
/// What stands for a figure in a text, plain.
using FigureWords = std::function<QString(const std::string& figure)>;
/// The text as HTML, figures in bold.
QString textIn(const LocalText& text, const std::string& language, const FigureWords& figure);

/// What a figure has come to; nothing while nobody knows.
using ValueOfFigure = std::function<std::optional<double>(const LessonFigure& figure)>;
/// "20 %", "86", or "…" where there is no value.
QString figure(const std::string& name, const Lesson& lesson, const ValueOfFigure& valueOf);
/// Where the lesson claims it to lie: "15 % to 30 %".
QString claimOf(const std::string& name, const Lesson& lesson);

/// "You expected 72 %, it was 19 %: 34 points apart on average."
QString describe(const Drawing& drawing, const DrawingOutcome& outcome);
/// "task 1 at 40 % or more, when 2 tasks have been learned"
QString describe(const LessonGoal& goal);
/// Settings of a lesson that become something else: "Learning rate 0.001, Sparsity 0.75". `spec`: what they are changed in.
QString describe(const SettingTexts& settings, const ExperimentSpec& spec);

}  // namespace miru::words
