// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Work done side by side. The one place that knows how threads are made: oneTBB in parallel_tbb.cpp, or plain threads
// in parallel_threads.cpp for the thread sanitizer, which cannot see into oneTBB.

#include <functional>
#include <memory>

namespace miru {

class Workers {
 public:
    /// Called with the number of the job and of the worker that does it, 0 ≤ worker < threadCount().
    using Job = std::function<void(int index, int worker)>;

    /// `threads` workers, the calling thread being one of them; 0 = one for each core.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threadCount() const;
    /// Does jobs 0 … count − 1, in no order, and returns when all are done.
    void forEach(int count, const Job& job);

 private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace miru
