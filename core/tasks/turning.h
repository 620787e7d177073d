// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Images turned about their middle, as they are read: nothing is copied, each task sees the same bytes at another angle.

#include <array>
#include <cmath>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace miru {

/// Where each number of a turned image comes from: the four around its place in the image that is turned, by their nearness
/// (bilinear). What lies outside counts as 0.
struct Turning {
    struct Sources {
        std::array<std::uint32_t, 4> places{};
        std::array<float, 4> weights{};
    };
    std::vector<Sources> numbers;  ///< one for each of the image, row by row

    /// Number `n` of the turned image; of one in whole numbers it is rounded.
    template <typename Number>
    Number read(const Number* image, std::size_t n) const {
        const Sources& from = numbers[n];
        float sum = 0;
        for (std::size_t k = 0; k < 4; ++k) sum += from.weights[k] * static_cast<float>(image[from.places[k]]);
        if constexpr (std::is_integral_v<Number>) return static_cast<Number>(sum + 0.5F);
        return static_cast<Number>(sum);
    }
};

/// Turns images of `rows` × `columns` pixels counterclockwise; a pixel is `channels` numbers, one after the other.
Turning turningBy(double degrees, int rows, int columns, int channels = 1);

}  // namespace miru
