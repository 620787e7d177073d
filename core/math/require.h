// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Checks of shapes, in every build.

#include <stdexcept>
#include <string>

namespace miru {

/// What `require` throws is made elsewhere, so that whoever checks stays small.
[[noreturn]] void refuse(const char* otherwise);

/// A check that stays on in release builds: shapes come from files, and files come from strangers. Throws std::logic_error
/// with a sentence; whoever checks its input first never sees it. Not for inner loops.
inline void require(bool holds, const char* otherwise) {
    if (!holds) [[unlikely]]
        refuse(otherwise);
}

}  // namespace miru
