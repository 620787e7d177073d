// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/glyphs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/learning/parallel.h"
#include "core/math/random.h"
#include "datasets/strokes.h"

namespace miru {
namespace {

using Point = PenPoint;

/// Part of an ellipse, angles in degrees, clockwise from the right (y points down).
Stroke arc(Point centre, double rx, double ry, double from, double to) {
    constexpr int pieces = 14;
    Stroke stroke;
    for (int i = 0; i <= pieces; ++i) {
        const double angle = (from + (to - from) * i / pieces) * std::numbers::pi / 180;
        stroke.push_back({centre.x + rx * std::cos(angle), centre.y + ry * std::sin(angle)});
    }
    return stroke;
}

/// A quadratic curve from a to c, drawn towards b.
Stroke bend(Point a, Point b, Point c) {
    constexpr int pieces = 8;
    Stroke stroke;
    for (int i = 0; i <= pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const double u = 1 - t;
        stroke.push_back({u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y});
    }
    return stroke;
}

/// Straight pieces, cut short enough to be warped.
Stroke line(std::initializer_list<Point> corners) {
    constexpr int pieces = 5;
    Stroke stroke;
    const Point* last = nullptr;
    for (const Point& corner : corners) {
        for (int i = 1; last && i < pieces; ++i) {
            const double t = static_cast<double>(i) / pieces;
            stroke.push_back({last->x + t * (corner.x - last->x), last->y + t * (corner.y - last->y)});
        }
        stroke.push_back(corner);
        last = &corner;
    }
    return stroke;
}

Stroke joined(Stroke first, const Stroke& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// The ways of writing each digit, in a unit square, y pointing down.
const std::array<std::vector<Strokes>, 10>& alphabet() {
    static const std::array<std::vector<Strokes>, 10> ways{{
        {{arc({.5, .5}, .24, .37, -90, 270)}, {arc({.5, .5}, .30, .34, -60, 290)}},
        {{line({{.5, .12}, {.5, .88}})},
         {line({{.34, .3}, {.53, .12}, {.53, .88}})},
         {line({{.36, .27}, {.52, .12}, {.52, .88}}), line({{.34, .88}, {.7, .88}})}},
        {{joined(arc({.5, .33}, .23, .21, 180, 395), line({{.68, .45}, {.26, .87}, {.77, .87}}))},
         {joined(arc({.48, .34}, .24, .22, 190, 400), bend({.62, .5}, {.3, .72}, {.28, .8})),
          bend({.28, .8}, {.5, .72}, {.78, .86})}},
        {{joined(arc({.46, .31}, .22, .19, -150, 80), arc({.46, .68}, .26, .2, -80, 150))},
         {line({{.27, .14}, {.7, .14}, {.47, .43}}), arc({.45, .66}, .26, .23, -85, 150)}},
        {{line({{.58, .12}, {.22, .62}, {.8, .62}}), line({{.62, .38}, {.62, .9}})},
         {line({{.3, .12}, {.26, .52}, {.74, .52}}), line({{.7, .14}, {.66, .9}})}},
        {{line({{.74, .14}, {.35, .14}, {.32, .44}}), arc({.48, .64}, .25, .23, -125, 145)},
         {joined(line({{.72, .16}, {.36, .16}, {.34, .46}}), bend({.34, .46}, {.82, .36}, {.7, .72})),
          bend({.7, .72}, {.56, .94}, {.26, .82})}},
        {{bend({.64, .12}, {.26, .3}, {.28, .68}), arc({.5, .67}, .22, .2, -180, 180)},
         {bend({.5, .12}, {.24, .4}, {.28, .66}), arc({.47, .68}, .19, .19, -170, 200)}},
        {{line({{.24, .15}, {.76, .15}, {.42, .88}})},
         {line({{.24, .15}, {.76, .15}, {.44, .88}}), line({{.38, .5}, {.7, .5}})},
         {joined(bend({.24, .2}, {.5, .12}, {.74, .18}), bend({.74, .18}, {.56, .4}, {.5, .88}))}},
        {{arc({.5, .31}, .19, .18, -90, 270), arc({.5, .69}, .23, .2, -90, 270)},
         {bend({.68, .18}, {.2, .1}, {.44, .46}), bend({.44, .46}, {.9, .72}, {.5, .88}),
          bend({.5, .88}, {.12, .76}, {.54, .46}), bend({.54, .46}, {.82, .26}, {.68, .18})}},
        {{arc({.5, .34}, .21, .2, 0, 360), bend({.71, .34}, {.72, .66}, {.6, .89})},
         {arc({.48, .33}, .22, .2, 10, 370), line({{.7, .34}, {.68, .89}})},
         {arc({.5, .34}, .21, .2, 0, 360), bend({.71, .34}, {.76, .92}, {.32, .84})}},
    }};
    return ways;
}

constexpr int blockWidth = 8;  // pixels that are measured at once: one vector of doubles, or a few
/// Per pixel the squared distance to the nearest stroke, in pixels; rows are longer than the image by one block.
using Distances = std::array<float, glyphSide*(glyphSide + blockWidth)>;

/// Marks how near each pixel within `reach` of the segment a–b comes to it; pixels beyond may be marked too.
void approach(Point a, Point b, double reach, Distances& nearest) {
    const int left = std::max(0, static_cast<int>(std::ceil(std::min(a.x, b.x) - reach)));
    const int right = std::min(glyphSide - 1, static_cast<int>(std::floor(std::max(a.x, b.x) + reach)));
    const int top = std::max(0, static_cast<int>(std::ceil(std::min(a.y, b.y) - reach)));
    const int bottom = std::min(glyphSide - 1, static_cast<int>(std::floor(std::max(a.y, b.y) + reach)));
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    if (length <= 0) return;  // a pen that stands still: the segments beside it mark its place
    for (int y = top; y <= bottom; ++y)
        for (int block = left; block <= right; block += blockWidth) {
            float* best = &nearest[static_cast<std::size_t>(y * (glyphSide + blockWidth) + block)];
#pragma omp simd
            for (int i = 0; i < blockWidth; ++i) {
                const int x = block + i;
                const double along = ((x - a.x) * dx + (y - a.y) * dy) / length;
                const double t = along > 1 ? 1 : (along < 0 ? 0 : along);  // values, which std::clamp's references hide
                const double ex = x - a.x - t * dx;
                const double ey = y - a.y - t * dy;
                const float distance = static_cast<float>(ex * ex + ey * ey);
                best[i] = distance < best[i] ? distance : best[i];
            }
        }
}

SequenceSet drawSet(int count, std::uint64_t firstNumber, ThreadPool& threadPool) {
    constexpr int digits = 10;
    constexpr int portion = 256;
    std::vector<std::uint8_t> frames(static_cast<std::size_t>(count) * glyphSide * glyphSide);
    std::vector<std::int32_t> labels(static_cast<std::size_t>(count));
    threadPool.forEach((count + portion - 1) / portion, [&](int index, int) {
        for (int n = index * portion; n < std::min(count, (index + 1) * portion); ++n) {
            labels[static_cast<std::size_t>(n)] = n % digits;
            const auto image = drawGlyph(n % digits, firstNumber + static_cast<std::uint64_t>(n));
            std::ranges::copy(image, frames.begin() + static_cast<std::ptrdiff_t>(n) * glyphSide * glyphSide);
        }
    });
    return {{glyphSide, glyphSide, digits}, std::move(frames), std::move(labels), 255};
}

}  // namespace

GlyphImage drawGlyph(int digit, std::uint64_t number) {
    Random random(20250312, "glyph", number);
    const auto& ways = alphabet()[static_cast<std::size_t>(digit)];
    const Strokes& strokes = ways[random.below(ways.size())];
    const Warp warp(random);
    const double slant = random.uniform(-0.35, 0.45);
    const double turn = random.uniform(-0.22, 0.22);
    const double width = random.uniform(15, 24);   // pixels the unit square is wide
    const double height = random.uniform(18, 25);  // and high
    const Point centre{13.5 + random.uniform(-2.2, 2.2), 13.5 + random.uniform(-2.0, 2.0)};
    const double radius = random.uniform(0.55, 1.6);  // of the pen, pixels
    const double ink = random.uniform(190, 255);

    const double cosine = std::cos(turn);
    const double sine = std::sin(turn);
    const auto place = [&](Point p) {
        p = warp(p);
        const double x = (p.x - 0.5 - slant * (p.y - 0.5)) * width;
        const double y = (p.y - 0.5) * height;
        return Point{centre.x + x * cosine - y * sine, centre.y + x * sine + y * cosine};
    };
    const double reach = radius + 0.5;  // further away there is no ink
    Distances nearest;
    nearest.fill(1e6f);
    for (const Stroke& stroke : strokes) {
        Point last = place(stroke.front());
        for (const Point& next : stroke) {
            const Point here = place(next);
            approach(last, here, reach, nearest);
            last = here;
        }
    }
    GlyphImage image{};
    for (int y = 0; y < glyphSide; ++y) {
        const float* distances = &nearest[static_cast<std::size_t>(y * (glyphSide + blockWidth))];
        std::uint8_t* pixels = &image[static_cast<std::size_t>(y * glyphSide)];
#pragma omp simd
        for (int x = 0; x < glyphSide; ++x) {
            const double inside = reach - std::sqrt(static_cast<double>(distances[x]));
            const double cover = inside > 1 ? 1 : (inside < 0 ? 0 : inside);
            pixels[x] = static_cast<std::uint8_t>(static_cast<int>(ink * cover + 0.5));
        }
    }
    return image;
}

Dataset drawGlyphs(int trainCount, int testCount) {
    constexpr std::uint64_t firstTestNumber = 1ull << 32;  // never reached by training glyphs
    ThreadPool threadPool(0);
    Dataset dataset;
    dataset.name = "glyphs";
    dataset.title = "Glyphs";
    dataset.train = drawSet(trainCount, 0, threadPool);
    dataset.test = drawSet(testCount, firstTestNumber, threadPool);
    for (int digit = 0; digit < 10; ++digit) dataset.classNames.push_back(std::to_string(digit));
    return dataset;
}

}  // namespace miru
