// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The light colours as numbers, 0xRRGGBB: those of the light theme and of every report. They need no graphics, so that a
// report can be written where there is none (ui/report/report_figure).

#include <Qt>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace miru {

using Rgb = std::uint32_t;

namespace light {

inline constexpr Rgb card = 0xffffff;
inline constexpr Rgb field = 0xf4f6fa;
inline constexpr Rgb text = 0x1b2029;
inline constexpr Rgb mutedText = 0x59616e;
inline constexpr Rgb accent = 0x0b5fd3;
inline constexpr Rgb grid = 0xe6e9ef;
inline constexpr Rgb mapLow = 0xeaf2fb;  ///< ends of the sequential map of accuracies
inline constexpr Rgb mapHigh = 0x14508f;

/// Okabe & Ito 2008: blue, vermilion, green, purple, orange, sky blue, black/grey; darkened for light cards.
inline constexpr std::array<Rgb, 7> tasks{0x0072b2, 0xbf4f00, 0x007d5a, 0xa8497f, 0x8a6400, 0x2678a8, 0x4a4f57};

/// The colour of a task (from 0).
constexpr Rgb task(int number) { return tasks[static_cast<std::size_t>(number) % tasks.size()]; }

/// Tasks beyond the seventh take the colours again, with another dash.
inline Qt::PenStyle taskPen(int number) {
    constexpr std::array pens{Qt::SolidLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return pens[static_cast<std::size_t>(number) / tasks.size() % pens.size()];
}
/// Of runs that are compared with the first, from 0.
inline Qt::PenStyle runPen(int number) {
    constexpr std::array pens{Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return pens[static_cast<std::size_t>(number) % pens.size()];
}

/// Between two colours: `a` at share 0, `b` at 1.
inline Rgb between(Rgb a, Rgb b, double share) {
    Rgb mixed = 0;
    for (const int shift : {16, 8, 0}) {
        const auto of = [shift](Rgb color) { return static_cast<double>((color >> shift) & 0xff); };
        mixed |= static_cast<Rgb>(std::lround((1 - share) * of(a) + share * of(b))) << shift;
    }
    return mixed;
}

/// Black or white, which of them can be read on the map's colour at a share of its way from low to high.
inline Rgb textOnMap(double share) { return share > 0.45 ? 0xffffff : 0x000000; }

}  // namespace light
}  // namespace miru
