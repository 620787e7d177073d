// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bytes in gzip's format (RFC 1952), which every system unpacks.

#include <cstddef>
#include <string>
#include <string_view>

namespace miru {

/// Whether they begin as gzip's format does.
bool isGzip(std::string_view bytes);

/// Quickly rather than tightly. Equal bytes give equal bytes.
std::string gzip(std::string_view bytes);

/// The first bytes, as far as they can be unpacked: at most `count`.
std::string gunzipBeginning(std::string_view packed, std::size_t count);

/// Throws std::runtime_error with a sentence if it is damaged, cut short, or larger than `most` bytes; also as soon as it
/// has grown to far more than anything of ours would.
std::string gunzip(std::string_view packed, std::size_t most);

}  // namespace miru
