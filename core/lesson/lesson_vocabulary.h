// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The words that lesson files use: what can be shown, touched, done and measured.

#include <span>
#include <string_view>

namespace miru {

/// What a step can show: the panels.
std::span<const std::string_view> lessonPanels();
/// What a step can let be touched besides settings: the buttons of a run, and the timeline.
std::span<const std::string_view> lessonButtons();
/// What a step can do, in the order of LessonAction after None.
std::span<const std::string_view> lessonActions();
/// What a figure can be the value of, in the order of LessonFigure::Kind.
std::span<const std::string_view> figureValues();

}  // namespace miru
