// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers as text and back, in files, sentences and on the command line: with a point, whatever the locale. The window
// shows numbers through QLocale instead.

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace miru {

/// Shortest text that reads back as the same number.
template <std::floating_point T>
std::string formatNumber(T number) {
    std::array<char, 64> buffer;
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr};
}

/// With so many digits after the point: formatFixed(2.5, 3) = "2.500".
inline std::string formatFixed(double number, int digits) {
    std::array<char, 400> buffer;  // the largest double has 309 digits before the point
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, digits);
    return error == std::errc() ? std::string(buffer.data(), end) : formatNumber(number);
}

/// The finite number that the whole text is ("0.5", "+0.5", "1e-3"); nothing for any other text, "nan" and "inf" among
/// them, and for what T cannot hold.
template <typename T>
requires std::floating_point<T> || std::integral<T> std::optional<T> parseNumber(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if constexpr (std::floating_point<T>)
        if (!std::isfinite(number)) return std::nullopt;
    return number;
}

}  // namespace miru
