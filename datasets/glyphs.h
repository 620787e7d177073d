// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Glyphs: digits the program draws itself, so that the lab works on any machine without a download.
//
// Each digit is a few strokes. A glyph takes one of the digit's ways of being written, bends it with a smooth random
// warp, slants, turns, scales and shifts it, and draws it with a pen of random thickness on 28×28 grey pixels. Glyph
// number n is always the same. Varied enough that a linear classifier stays under 93 %, regular enough that a recurrent
// network passes 97 %.

#include <array>
#include <cstdint>

#include "core/tasks/dataset_source.h"

namespace miru {

inline constexpr int glyphSide = 28;  // pixels
using GlyphImage = std::array<std::uint8_t, glyphSide * glyphSide>;

/// One glyph of `digit` (0 … 9); `number` decides everything random in it.
GlyphImage drawGlyph(int digit, std::uint64_t number);

/// 60,000 glyphs to learn from and 10,000 others to be tested on, the digits equally often.
Dataset drawGlyphs(int trainCount = 60'000, int testCount = 10'000);

}  // namespace miru
