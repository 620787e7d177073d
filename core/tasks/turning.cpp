// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/turning.h"

#include <numbers>

namespace miru {
namespace {

/// Cosine and sine, exact at quarter turns: a turned pixel then falls upon a pixel.
std::array<double, 2> directionOf(double degrees) {
    const double quarters = degrees / 90;
    if (quarters == std::floor(quarters)) {
        constexpr std::array<std::array<double, 2>, 4> exact{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
        const auto turns = static_cast<std::int64_t>(quarters) % 4;
        return exact[static_cast<std::size_t>((turns + 4) % 4)];
    }
    const double radians = degrees / 180 * std::numbers::pi;
    return {std::cos(radians), std::sin(radians)};
}

}  // namespace

Turning turningBy(double degrees, int rows, int columns, int channels) {
    const auto [cosine, sine] = directionOf(degrees);
    const double middleRow = (rows - 1) / 2.0;
    const double middleColumn = (columns - 1) / 2.0;
    Turning turning;
    turning.numbers.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) *
                            static_cast<std::size_t>(channels));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            // Rows count downwards: this turns the place back, clockwise as it is seen.
            const double y = row - middleRow;
            const double x = column - middleColumn;
            const double fromColumn = middleColumn + x * cosine - y * sine;
            const double fromRow = middleRow + x * sine + y * cosine;
            const double top = std::floor(fromRow);
            const double left = std::floor(fromColumn);
            Turning::Sources sources;
            for (std::size_t k = 0; k < 4; ++k) {
                const double r = top + static_cast<double>(k / 2);
                const double c = left + static_cast<double>(k % 2);
                const double weight = (1 - std::abs(fromRow - r)) * (1 - std::abs(fromColumn - c));
                if (weight <= 0 || r < 0 || r >= rows || c < 0 || c >= columns) continue;
                sources.places[k] = static_cast<std::uint32_t>(r * columns + c) * static_cast<std::uint32_t>(channels);
                sources.weights[k] = static_cast<float>(weight);
            }
            for (int channel = 0; channel < channels; ++channel) {
                turning.numbers.push_back(sources);
                for (std::uint32_t& place : sources.places) ++place;
            }
        }
    return turning;
}

}  // namespace miru
