// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lesson/drawing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace miru {
namespace {

/// The column that this place falls into; the ends and what lies beyond them belong to the outer ones.
int columnOf(const Drawing& drawing, double samples) {
    const double width = static_cast<double>(drawing.toSamples - drawing.fromSamples);
    const double share = width > 0 ? (samples - static_cast<double>(drawing.fromSamples)) / width : 0;
    return static_cast<int>(std::clamp(std::floor(share * Drawing::columns), 0.0, Drawing::columns - 1.0));
}

double middleOf(const Drawing& drawing, int column) {
    const double width = static_cast<double>(drawing.toSamples - drawing.fromSamples);
    return static_cast<double>(drawing.fromSamples) + (column + 0.5) / Drawing::columns * width;
}

}  // namespace

bool Drawing::isEmpty() const {
    return std::ranges::none_of(values, [](const auto& value) { return value.has_value(); });
}

bool Drawing::isComplete() const {
    return std::ranges::all_of(values, [](const auto& value) { return value.has_value(); });
}

std::optional<double> Drawing::at(double samples) const {
    if (samples < static_cast<double>(fromSamples) || samples > static_cast<double>(toSamples)) return std::nullopt;
    return values[static_cast<std::size_t>(columnOf(*this, samples))];
}

void Drawing::stroke(double from, double fromValue, double to, double toValue) {
    if (from > to) return stroke(to, toValue, from, fromValue);
    const int first = columnOf(*this, from), last = columnOf(*this, to);
    for (int column = first; column <= last; ++column) {
        const double place = std::clamp(middleOf(*this, column), from, to);
        const double share = to > from ? (place - from) / (to - from) : 1;
        const double value = fromValue + share * (toValue - fromValue);
        values[static_cast<std::size_t>(column)] = std::clamp(value, 0.0, 1.0);
    }
}

std::optional<double> valueAt(const Curve& curve, double samples) {
    const auto& points = curve.points();
    const auto place = [](const CurvePoint& point) { return static_cast<double>(point.samples); };
    if (points.empty() || samples < place(points.front()) || samples > place(points.back())) return std::nullopt;
    const auto after = std::ranges::lower_bound(points, samples, {}, place);
    if (after == points.begin()) return after->value;
    const CurvePoint& before = *std::prev(after);
    const double share = (samples - place(before)) / (place(*after) - place(before));
    return before.value + share * (after->value - before.value);
}

std::optional<DrawingOutcome> outcomeOf(const Drawing& drawing, const Curve& accuracy) {
    const auto atEnd = valueAt(accuracy, static_cast<double>(drawing.toSamples));
    if (!atEnd || drawing.isEmpty()) return std::nullopt;
    double sum = 0;
    int count = 0;
    DrawingOutcome outcome{.came = *atEnd};
    for (int column = 0; column < Drawing::columns; ++column) {
        const auto expected = drawing.values[static_cast<std::size_t>(column)];
        const auto came = valueAt(accuracy, middleOf(drawing, column));
        if (expected) outcome.expected = *expected;
        if (!expected || !came) continue;
        sum += std::abs(*expected - *came);
        ++count;
    }
    if (count > 0) outcome.apart = sum / count;
    return outcome;
}

}  // namespace miru
