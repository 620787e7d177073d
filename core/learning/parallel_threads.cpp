// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "core/learning/parallel.h"

namespace miru {

struct ThreadPool::Impl {
    int count;
};

ThreadPool::ThreadPool(int threads)
    : m_impl(std::make_unique<Impl>(
          Impl{threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))})) {}
ThreadPool::~ThreadPool() = default;

int ThreadPool::threadCount() const { return m_impl->count; }

void ThreadPool::forEach(int count, const Job& job) {
    std::atomic<int> next{0};
    const auto work = [&](int worker) {
        for (int i = next++; i < count; i = next++) job(i, worker);
    };
    std::vector<std::jthread> threads;
    for (int worker = 1; worker < std::min(m_impl->count, count); ++worker) threads.emplace_back(work, worker);
    work(0);
}

}  // namespace miru
