// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How the values of a gate or a state are spread: counts in fixed bins, and the share that is saturated.
//
// A gate that sits at 0 or 1 for every input no longer decides anything and passes hardly any gradient. "Saturated"
// is a gate below 0.1 or above 0.9, or a value in (−1, 1) beyond ±0.9 (the share of that range is the same tenth).

#include <array>
#include <cstdint>

#include "core/math/matrix.h"
#include "core/model/cell.h"

namespace miru {

struct Histogram {
    static constexpr int binCount = 40;

    double low = 0;
    double high = 1;
    std::array<std::int64_t, binCount> counts{};
    std::int64_t total = 0;
    std::int64_t nearLow = 0;   ///< values in the saturated zone at the lower end
    std::int64_t nearHigh = 0;  ///< and at the upper end

    /// Bins over [0, 1].
    static Histogram ofGate() { return of(Signal::Range::Gate); }
    /// Bins over [−1, 1].
    static Histogram ofState() { return of(Signal::Range::State); }
    /// Bins for a signal of this range; one without bounds is looked at in [−4, 4].
    static Histogram of(Signal::Range range) {
        Histogram histogram;
        if (range == Signal::Range::State) histogram.low = -1;
        if (range == Signal::Range::Unbounded) {
            histogram.low = -4;
            histogram.high = 4;
        }
        return histogram;
    }

    /// Counts every number of `values`; what lies outside falls into the outermost bin, NaN nowhere.
    void add(ConstMatrixView values);
    double saturatedShare() const {
        return total > 0 ? static_cast<double>(nearLow + nearHigh) / static_cast<double>(total) : 0;
    }
    bool operator==(const Histogram&) const = default;
};

}  // namespace miru
