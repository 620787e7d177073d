// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// JSON as people and other programs write it, read without guessing: what could be meant in two ways is refused.
//
// The standard leaves open what a key means that is given twice, how deep values may be nested, and how large numbers may
// be. Here the first is refused, the second has a limit, and a number that no double holds is refused. Nothing else of
// ours parses what a user may have written.

#include <nlohmann/json.hpp>
#include <string_view>

namespace miru {

/// Settings are nested three deep.
inline constexpr int maxJsonDepth = 16;

/// The value in `text`. Throws std::runtime_error with a sentence: "This is not JSON: line 3, column 7." for text that is
/// none (columns are characters, both from 1), "The key data.steps is given twice." and the like.
template <typename Json>
Json parseStrictJson(std::string_view text, int maxDepth = maxJsonDepth);

extern template nlohmann::json parseStrictJson(std::string_view, int);
extern template nlohmann::ordered_json parseStrictJson(std::string_view, int);

}  // namespace miru
