// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes checkpoints on a thread of its own, so that training waits neither for bytes to be laid out nor for the disk.

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace miru {

class BackgroundWriter {
 public:
    using Job = std::function<void()>;

    BackgroundWriter();
    /// What waits is still written; what fails then is lost.
    ~BackgroundWriter();
    BackgroundWriter(const BackgroundWriter&) = delete;
    BackgroundWriter& operator=(const BackgroundWriter&) = delete;

    /// Leaves the job to the thread. One that still waits is replaced by it: only the newest checkpoint counts. Throws what
    /// an earlier job has thrown.
    void write(Job job);
    /// Returns when everything is written. Throws likewise.
    void finish();

 private:
    void work();
    void throwFailure();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Job m_waiting;  ///< empty: none
    bool m_isWriting = false;
    bool m_ends = false;
    std::exception_ptr m_failure;
    std::thread m_thread;  ///< last: it uses all of the above
};

}  // namespace miru
