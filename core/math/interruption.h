// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Lets long mathematics be abandoned midway. A batch of a large network takes seconds; who presses Reset or closes the
// window shall not wait for it.
//
//     const bool isDone = completes(flag, [&] { … });   // steps and products in it call throwIfInterrupted() now and then
//
// What was being computed is lost; whoever sees that it is not done leaves everything as it was before.

#include <atomic>
#include <utility>

namespace miru {

/// For work that nobody abandons.
inline const std::atomic<bool> neverInterrupted{false};

namespace detail {
struct Interrupted {};  // no error, so no std::exception
inline thread_local const std::atomic<bool>* interruption = nullptr;
}  // namespace detail

/// To be called every few milliseconds of work: leaves the work that `completes` began if its flag is true.
inline void throwIfInterrupted() {
    if (detail::interruption && detail::interruption->load(std::memory_order_relaxed)) throw detail::Interrupted{};
}

/// Does the work on this thread; false if it was abandoned because the flag was true before the end.
template <typename Work>
bool completes(const std::atomic<bool>& flag, Work work) {
    const auto* const before = std::exchange(detail::interruption, &flag);
    bool isDone = false;
    try {
        throwIfInterrupted();
        work();
        isDone = true;
    } catch (const detail::Interrupted&) {
    } catch (...) {
        detail::interruption = before;
        throw;
    }
    detail::interruption = before;
    return isDone;
}

}  // namespace miru
