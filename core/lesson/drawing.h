// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What somebody expects of a task's accuracy, drawn before it is learned on: "You Draw It" (New York Times, 2015). Set beside
// what came, the difference surprises; a curve that only confirms teaches nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/measure/curve.h"

namespace miru {

struct Drawing {
    static constexpr int columns = 64;

    int task = 1;    ///< whose accuracy it is, from 1
    std::string by;  ///< the name or group that drew it; may be empty
    std::int64_t fromSamples = 0;
    std::int64_t toSamples = 0;  ///< training sequences read at its ends
    /// Fractions, one for each of `columns` equal intervals between the ends; nothing where none was drawn.
    std::vector<std::optional<double>> values = std::vector<std::optional<double>>(columns);

    bool isEmpty() const;
    /// Whether every column has a value.
    bool isComplete() const;
    /// What the drawing says at this place; nothing outside of it or where nothing was drawn.
    std::optional<double> at(double samples) const;
    /// Draws from one place to another, with all columns between. Places outside are taken to the nearest end, values likewise.
    void stroke(double fromSamples, double fromValue, double toSamples, double toValue);
    bool operator==(const Drawing&) const = default;
};

/// How a drawing and what came differ.
struct DrawingOutcome {
    double expected = 0;  ///< at the right end of the drawing, fractions
    double came = 0;
    double apart = 0;  ///< the mean distance over its columns
    bool operator==(const DrawingOutcome&) const = default;
};
/// Nothing while the curve has not come to the end of the drawing.
std::optional<DrawingOutcome> outcomeOf(const Drawing& drawing, const Curve& accuracy);
/// What a curve says between its points, on the straight line; nothing before the first and after the last.
std::optional<double> valueAt(const Curve& curve, double samples);

}  // namespace miru
