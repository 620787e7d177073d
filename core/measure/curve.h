// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A quantity over the course of a run, in bounded memory: however long the run, at most 512 points.
//
// When the curve is full, neighbours are merged two by two: the later value stays (nothing is averaged away), and
// the lowest and highest value seen in between stay beside it as an envelope. Pinned points (ends of tasks) are
// never merged, so that a drop keeps its edge.

#include <cstdint>
#include <utility>
#include <vector>

namespace miru {

struct CurvePoint {
    std::int64_t samples = 0;  ///< training sequences seen when it was measured
    std::int64_t batch = 0;    ///< batches done by then
    double value = 0;
    double low = 0;   ///< lowest value this point stands for
    double high = 0;  ///< highest value this point stands for
    bool pinned = false;
    bool operator==(const CurvePoint&) const = default;
};

class Curve {
 public:
    static constexpr std::size_t capacity = 512;

    Curve() = default;
    /// A curve read from somewhere; samples must not decrease.
    explicit Curve(std::vector<CurvePoint> points) : m_points(std::move(points)) {}

    /// Adds a measurement; samples must not decrease.
    void add(std::int64_t samples, std::int64_t batch, double value, bool pinned = false);
    const std::vector<CurvePoint>& points() const { return m_points; }
    bool empty() const { return m_points.empty(); }
    bool operator==(const Curve&) const = default;

 private:
    void thin();

    std::vector<CurvePoint> m_points;
};

}  // namespace miru
