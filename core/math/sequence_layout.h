// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace miru {

/// What the numbers of a sequence are to who looks at them: an image, read row by row or pixel by pixel; or steps that differ
/// in number from one sequence to the next (a recording).
struct SequenceLayout {
    int channels = 1;            ///< numbers a pixel has, one after the other: 3 for red, green, blue
    int columns = 0;             ///< of an image that is read pixel by pixel, pixels in a row; 0: a step is a row
    bool hasOwnLengths = false;  ///< each sequence has steps of its own number, T at most; then it is no image
    bool operator==(const SequenceLayout&) const = default;

    /// Of T steps of I numbers: rows, and pixels in a row, of the image.
    int imageRows(int steps) const { return columns > 0 ? steps / columns : steps; }
    int imageColumns(int inputs) const { return columns > 0 ? columns : inputs / channels; }
    /// How full a number looks in a picture, 0 … 1. A recording's have mean 0 and deviation 1: what is further away than 1.75
    /// (one in twelve) looks no different.
    float shadeOf(float number) const {
        constexpr float most = 1.75F;
        return std::clamp(hasOwnLengths ? number / most / 2 + 0.5F : number, 0.0F, 1.0F);
    }
    /// The same, 0 … 255; what is not finite is blank.
    std::uint8_t byteOf(float number) const {
        return std::isfinite(number) ? static_cast<std::uint8_t>(shadeOf(number) * 255 + 0.5F) : std::uint8_t{0};
    }
};

}  // namespace miru
