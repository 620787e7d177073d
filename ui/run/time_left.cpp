// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/time_left.h"

#include <algorithm>

namespace miru {
namespace {

constexpr double lately = 30;     // seconds
constexpr double spacing = 0.5;   // of marks, seconds
constexpr double shortest = 1.5;  // seconds that say something

}  // namespace

void TimeLeft::add(double second, std::int64_t samples) {
    if (m_marks.size() > 1 && second - m_marks[m_marks.size() - 2].second < spacing) m_marks.pop_back();
    m_marks.push_back({second, samples});
    std::erase_if(m_marks, [second](const Mark& mark) { return second - mark.second > lately; });
}

std::optional<double> TimeLeft::until(std::int64_t samples) const {
    if (m_marks.empty()) return std::nullopt;
    const Mark& first = m_marks.front();
    const Mark& last = m_marks.back();
    const auto read = static_cast<double>(last.samples - first.samples);
    if (last.second - first.second < shortest || read <= 0) return std::nullopt;
    return static_cast<double>(std::max<std::int64_t>(0, samples - last.samples)) * (last.second - first.second) / read;
}

}  // namespace miru
