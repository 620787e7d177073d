// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/background_writer.h"

#include <utility>

namespace miru {

BackgroundWriter::BackgroundWriter() : m_thread([this] { work(); }) {}

BackgroundWriter::~BackgroundWriter() {
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void BackgroundWriter::write(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        throwFailure();
        m_waiting = std::move(job);
    }
    m_changed.notify_all();
}

void BackgroundWriter::finish() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_waiting && !m_isWriting; });
    throwFailure();
}

void BackgroundWriter::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_waiting || m_ends; });
        if (!m_waiting) return;
        Job job = std::exchange(m_waiting, nullptr);
        m_isWriting = true;
        lock.unlock();
        std::exception_ptr failure;
        try {
            job();
        } catch (...) {
            failure = std::current_exception();
        }
        job = nullptr;  // what it holds may be large
        lock.lock();
        m_isWriting = false;
        if (failure) m_failure = failure;
        m_changed.notify_all();
    }
}

void BackgroundWriter::throwFailure() {
    if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

}  // namespace miru
