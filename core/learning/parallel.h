// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Work done side by side. The one place that knows how threads are made: oneTBB in parallel_tbb.cpp, or plain threads
// in parallel_threads.cpp for the thread sanitizer, which cannot see into oneTBB.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>

namespace miru {

class ThreadPool {
 public:
    /// Called with the number of the job and of the worker that does it, 0 ≤ worker < threadCount().
    using Job = std::function<void(int index, int worker)>;

    /// `threads` threads, the calling thread being one of them; 0 = one for each core.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threadCount() const;
    /// Does jobs 0 … count − 1, in no order, and returns when all are done.
    void forEach(int count, const Job& job);

    /// Called with a range first … last − 1 of something long.
    using RangeJob = std::function<void(std::size_t first, std::size_t last)>;
    /// Cuts 0 … count − 1 into ranges, always in the same places, and does them side by side.
    void forRanges(std::size_t count, const RangeJob& job) {
        constexpr std::size_t length = 4096;
        forEach(static_cast<int>((count + length - 1) / length), [&](int index, int) {
            const std::size_t first = static_cast<std::size_t>(index) * length;
            job(first, std::min(first + length, count));
        });
    }

 private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace miru
