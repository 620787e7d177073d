// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "core/learning/parallel.h"

namespace miru {

struct Workers::Private {
    int count;
};

Workers::Workers(int threads)
    : m_private(std::make_unique<Private>(
          Private{threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))})) {}
Workers::~Workers() = default;

int Workers::threadCount() const { return m_private->count; }

void Workers::forEach(int count, const Job& job) {
    std::atomic<int> next{0};
    const auto work = [&](int worker) {
        for (int i = next++; i < count; i = next++) job(i, worker);
    };
    std::vector<std::jthread> threads;
    for (int worker = 1; worker < std::min(m_private->count, count); ++worker) threads.emplace_back(work, worker);
    work(0);
}

}  // namespace miru
