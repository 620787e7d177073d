// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Four signs as a class draws them: a circle, a zigzag, a line with a hook, a spiral; each time a little otherwise.

#include <cmath>
#include <functional>
#include <numbers>

#include "datasets/signs.h"

namespace miru::test {

/// The place of the pen after a share of the stroke, in a unit square, y down; `hand` is what differs from drawing to drawing.
using Curve = std::function<PenPoint(double share, double hand)>;

/// One stroke along the curve, in pixels: of another size, at another place, slanted, with a hand that drifts and trembles.
inline Strokes drawnByHand(const Curve& curve, Random& random) {
    const double hand = random.uniform(-1, 1);
    const double size = random.uniform(120, 260);
    const double slant = random.uniform(-0.15, 0.15);
    const PenPoint corner{random.uniform(10, 90), random.uniform(10, 90)};
    const double phase = random.uniform(0, 2 * std::numbers::pi);
    const double drift = random.uniform(0.01, 0.03);
    constexpr int points = 60;
    Stroke stroke;
    for (int n = 0; n <= points; ++n) {
        const double share = static_cast<double>(n) / points;
        PenPoint p = curve(share, hand);
        p.x += drift * std::sin(5 * share + phase) + random.normal() * 0.004 + slant * p.y;
        p.y += drift * std::cos(4 * share + 2 * phase) + random.normal() * 0.004;
        stroke.push_back({corner.x + size * p.x, corner.y + size * p.y});
    }
    return {stroke};
}

/// The place on a way through corners, as fast on each part.
inline PenPoint along(const std::vector<PenPoint>& corners, double share) {
    const double place = share * static_cast<double>(corners.size() - 1);
    const auto part = std::min(static_cast<std::size_t>(place), corners.size() - 2);
    const double rest = place - static_cast<double>(part);
    const PenPoint a = corners[part];
    const PenPoint b = corners[part + 1];
    return {a.x + rest * (b.x - a.x), a.y + rest * (b.y - a.y)};
}

inline Sign drawnSign(const std::string& name, const Curve& curve, int drawings, std::uint64_t seed) {
    Sign sign{name, {}};
    Random random(seed, name);
    for (int n = 0; n < drawings; ++n) sign.drawings.push_back(drawnByHand(curve, random));
    return sign;
}

inline std::vector<Sign> fourSigns(int drawings = 6, std::uint64_t seed = 1) {
    constexpr double turn = 2 * std::numbers::pi;
    const Curve circle = [](double share, double hand) {
        const double angle = -turn / 4 + 0.3 * hand + share * (turn + 0.2 * hand);
        return PenPoint{0.5 + 0.45 * std::cos(angle), 0.5 + (0.45 + 0.05 * hand) * std::sin(angle)};
    };
    const Curve zigzag = [](double share, double hand) {
        return along({{0, 0.2}, {0.33, 0.8 + 0.1 * hand}, {0.6, 0.2}, {1, 0.8}}, share);
    };
    const Curve hook = [](double share, double hand) {
        return along({{0.4, 0}, {0.4 + 0.05 * hand, 0.5}, {0.4, 0.95}, {0.6, 1}, {0.75, 0.85 - 0.05 * hand}}, share);
    };
    const Curve spiral = [](double share, double hand) {
        const double angle = 0.3 * hand + share * (2.2 + 0.2 * hand) * turn;
        return PenPoint{0.5 + 0.5 * share * std::cos(angle), 0.5 + 0.5 * share * std::sin(angle)};
    };
    return {drawnSign("circle", circle, drawings, seed), drawnSign("zigzag", zigzag, drawings, seed),
            drawnSign("hook", hook, drawings, seed), drawnSign("spiral", spiral, drawings, seed)};
}

}  // namespace miru::test
