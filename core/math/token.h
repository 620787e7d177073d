// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace miru {

/// The number of a word in a vocabulary.
using Token = std::uint16_t;

}  // namespace miru
