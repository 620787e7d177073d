// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where in a plot a value lies, and the other way round: two axes, the upright one logarithmic if wanted.

#include <QPointF>
#include <QRectF>
#include <algorithm>
#include <cmath>

namespace miru {

/// A range of the x axis.
struct LineRange {
    double from = 0;
    double to = 0;
    bool operator==(const LineRange&) const = default;
};

struct PlotScale {
    QRectF plot;  ///< pixels
    LineRange x;
    double yFrom = 0;
    double yTo = 1;
    bool isLogarithmic = false;  ///< then what is not above 0 lies at the bottom

    double xOf(double value) const { return plot.left() + plot.width() * (value - x.from) / (x.to - x.from); }
    double yOf(double value) const {
        const double share = isLogarithmic ? std::log(std::max(value, yFrom) / yFrom) / std::log(yTo / yFrom)
                                           : (value - yFrom) / (yTo - yFrom);
        return plot.bottom() - plot.height() * share;
    }
    QPointF placeOf(const QPointF& value) const { return {xOf(value.x()), yOf(value.y())}; }
    /// Of a place beside the plot: the nearer end of the axis.
    double valueAt(double place) const {
        return x.from + std::clamp((place - plot.left()) / plot.width(), 0.0, 1.0) * (x.to - x.from);
    }
};

}  // namespace miru
