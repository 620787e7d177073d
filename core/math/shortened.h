// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What somebody else wrote, made fit to be quoted in a sentence: a name, a cell, a key may be a megabyte long, or hold
// characters that move a terminal's cursor.

#include <cstddef>
#include <string>
#include <string_view>

namespace miru {

/// At most `most` characters of a text in UTF-8, the last being "…" where it was cut; control characters as "?".
std::string shortened(std::string_view text, std::size_t most = 60);
/// The same between quotation marks.
inline std::string quoted(std::string_view text) { return '"' + shortened(text) + '"'; }

}  // namespace miru
