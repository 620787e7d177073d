// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Waiting for another thread without sleeping, and never for ever: what has not happened after this long will not happen.

#include <chrono>
#include <thread>

namespace miru::test {

/// At most; a machine may be busy, and a sanitizer slow.
inline constexpr std::chrono::seconds patience{60};

/// Gives way to other threads until `isSo()`; false if it was not so in time.
template <typename Condition>
[[nodiscard]] bool waitUntil(Condition isSo) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!isSo()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::yield();
    }
    return true;
}

}  // namespace miru::test
