// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/background.h"

namespace miru {

Background::~Background() {
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void Background::add(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    if (!m_thread.joinable()) m_thread = std::thread([this] { serve(); });
    m_changed.notify_all();
}

bool Background::isIdle() {
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty() && !m_isWorking;
}

void Background::finish() {
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_waiting.empty() && !m_isWorking; });
    }
    tell();
}

void Background::serve() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isOver || !m_waiting.empty(); });
        if (m_waiting.empty()) return;
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_isWorking = true;
        lock.unlock();
        job.work();
        job.work = nullptr;  // what it held is let go of here, not in the window
        lock.lock();
        m_isWorking = false;
        m_done.push_back(std::move(job.then));
        m_changed.notify_all();
        QMetaObject::invokeMethod(this, &Background::tell, Qt::QueuedConnection);
    }
}

/// Whoever is told may hand over more.
void Background::tell() {
    std::deque<std::function<void()>> done;
    {
        const std::lock_guard lock(m_mutex);
        done.swap(m_done);
    }
    for (const auto& then : done) then();
}

}  // namespace miru
