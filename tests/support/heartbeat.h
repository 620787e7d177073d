// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long the window's thread was held: another thread keeps asking it to answer, and the longest wait counts. It is
// what somebody feels who presses a button in the worst moment.

#include <pthread.h>

#include <QObject>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>
#include <utility>

namespace miru::test {

class Heartbeat {
 public:
    using Clock = std::chrono::steady_clock;

    Heartbeat() : m_thread([this] { beat(); }) {}
    ~Heartbeat() {
        m_isOver = true;
        m_thread.join();
    }
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    struct Wait {
        double milliseconds = 0;
        double computing = 0;  ///< of it the window's thread itself was at work; a busy machine does not add to this
    };
    /// The longest waits since the last call, one that still lasts included. On the window's thread.
    Wait takeLongest() {
        if (m_isAsking) note();
        return std::exchange(m_longest, {});
    }

 private:
    void beat() {
        while (!m_isOver) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (m_isAsking) continue;
            m_computed = computed();
            m_asked = Clock::now();
            m_isAsking = true;
            QMetaObject::invokeMethod(
                &m_receiver,
                [this] {
                    note();
                    m_isAsking = false;
                },
                Qt::QueuedConnection);
        }
    }
    void note() {
        const double waited = std::chrono::duration<double, std::milli>(Clock::now() - m_asked).count();
        m_longest.milliseconds = std::max(m_longest.milliseconds, waited);
        m_longest.computing = std::max(m_longest.computing, computed() - m_computed);
    }
    /// Milliseconds that the window's thread has computed so far.
    double computed() const {
        timespec time{};
        clock_gettime(m_clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    static clockid_t clockOfThisThread() {
        clockid_t clock{};
        pthread_getcpuclockid(pthread_self(), &clock);
        return clock;
    }

    const clockid_t m_clock = clockOfThisThread();

    QObject m_receiver;
    Wait m_longest;             // the window's thread alone
    Clock::time_point m_asked;  // this and the next: written before m_isAsking, read after it
    double m_computed = 0;
    std::atomic<bool> m_isAsking{false};
    std::atomic<bool> m_isOver{false};
    std::thread m_thread;
};

}  // namespace miru::test
