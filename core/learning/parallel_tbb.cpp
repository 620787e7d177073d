// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "core/learning/parallel.h"

namespace miru {

struct ThreadPool::Impl {
    explicit Impl(int threads) : count(threads > 0 ? threads : oneapi::tbb::info::default_concurrency()), arena(count) {
        // More than there are cores, where somebody asks for it; the least of several wishes would count for all.
        if (count > oneapi::tbb::info::default_concurrency())
            allowed = std::make_unique<oneapi::tbb::global_control>(
                oneapi::tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
    }
    int count;
    std::unique_ptr<oneapi::tbb::global_control> allowed;
    oneapi::tbb::task_arena arena;
};

ThreadPool::ThreadPool(int threads) : m_impl(std::make_unique<Impl>(threads)) {}
ThreadPool::~ThreadPool() = default;

int ThreadPool::threadCount() const { return m_impl->count; }

void ThreadPool::forEach(int count, const Job& job) {
    if (count == 1 || m_impl->count == 1) {
        for (int i = 0; i < count; ++i) job(i, 0);
        return;
    }
    m_impl->arena.execute([&] {
        oneapi::tbb::parallel_for(
            0, count, [&](int i) { job(i, oneapi::tbb::this_task_arena::current_thread_index()); },
            oneapi::tbb::simple_partitioner{});
    });
}

}  // namespace miru
