// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a pen writes: strokes of points; and a smooth random warp that bends them as another hand would.

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/math/random.h"

namespace miru {

/// A place of the pen, in any unit; y points down.
struct PenPoint {
    double x = 0;
    double y = 0;
    bool operator==(const PenPoint&) const = default;
};
/// From where the pen was put down to where it was lifted.
using Stroke = std::vector<PenPoint>;
using Strokes = std::vector<Stroke>;

/// A smooth random displacement of the plane, for strokes in a unit square: a few slow waves in each direction.
class Warp {
 public:
    explicit Warp(Random& random) {
        for (Wave& wave : m_waves) {
            const double strength = 0.034;
            wave = {random.uniform(-1.1, 1.1) * 2 * std::numbers::pi, random.uniform(-1.1, 1.1) * 2 * std::numbers::pi,
                    random.uniform(0, 2 * std::numbers::pi), random.normal() * strength, random.normal() * strength};
        }
    }
    PenPoint operator()(PenPoint p) const {
        PenPoint moved = p;
        for (const Wave& wave : m_waves) {
            const double s = std::sin(wave.kx * p.x + wave.ky * p.y + wave.phase);
            moved.x += wave.dx * s;
            moved.y += wave.dy * s;
        }
        return moved;
    }

 private:
    struct Wave {
        double kx, ky, phase, dx, dy;
    };
    std::array<Wave, 3> m_waves;
};

}  // namespace miru
