// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How much a file may claim before we stop believing it.

#include <cstdint>

namespace miru::limits {

inline constexpr std::uint64_t contentBytes = std::uint64_t{4} << 30;  ///< uncompressed, of one file
inline constexpr std::uint32_t sequences = 10'000'000;                 ///< in one set
inline constexpr int numbersPerSequence = 1 << 20;                     ///< T·I
inline constexpr int classes = 10'000;

}  // namespace miru::limits
