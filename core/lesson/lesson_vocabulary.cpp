// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/lesson_vocabulary.h"

namespace miru {
namespace {

constexpr std::string_view panels[] = {"accuracy",  "matrix",      "activity", "sparsity", "resources", "reader", "why",
                                       "forgotten", "state-space", "between",  "buffer",   "runs",      "data"};
constexpr std::string_view buttons[] = {"run", "step", "reset", "compare", "fork", "timeline", "pace"};
constexpr std::string_view actions[] = {"run", "step", "reset", "compare", "fork", "rewind", "teach"};
constexpr std::string_view values[] = {"accuracy", "mean accuracy", "parameters", "network bytes", "buffer bytes"};

}  // namespace

std::span<const std::string_view> lessonPanels() { return panels; }
std::span<const std::string_view> lessonButtons() { return buttons; }
std::span<const std::string_view> lessonActions() { return actions; }
std::span<const std::string_view> figureValues() { return values; }

}  // namespace miru
