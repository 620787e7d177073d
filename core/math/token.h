// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A word as a number: what texts are made of in memory, and what an embedding has columns for.

#include <cstdint>

namespace miru {

/// The number of a word in a vocabulary.
using Token = std::uint16_t;
/// No word: what stands in front of a text shorter than the others.
inline constexpr Token paddingToken = 0;

}  // namespace miru
