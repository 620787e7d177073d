// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long the window's thread was held: another thread keeps asking it to answer, and the longest wait counts. It is
// what somebody feels who presses a button in the worst moment.

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <QObject>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
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
        ::close(m_schedule);
    }
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    struct Wait {
        double milliseconds = 0;
        double computing = 0;  ///< of it the window's thread itself was at work; a busy machine does not add to this
        /// The wait without what other programs took: at work, or blocked by a lock or a disk, but not waiting for a processor.
        double held = 0;
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
            m_starved = starved();
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
        const double computing = computed() - m_computed;
        m_longest.computing = std::max(m_longest.computing, computing);
        m_longest.held = std::max({m_longest.held, computing, waited - (starved() - m_starved)});
    }
    /// Milliseconds that the window's thread could have run so far and had no processor (Linux: proc(5), schedstat).
    double starved() const {
        char text[64] = {};
        if (::pread(m_schedule, text, sizeof text - 1, 0) <= 0) return 0;
        char* rest = nullptr;
        std::strtoull(text, &rest, 10);  // nanoseconds on a processor
        return static_cast<double>(std::strtoull(rest, nullptr, 10)) / 1e6;
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
    const int m_schedule =
        ::open(("/proc/self/task/" + std::to_string(::gettid()) + "/schedstat").c_str(), O_RDONLY | O_CLOEXEC);

    QObject m_receiver;
    Wait m_longest;             // the window's thread alone
    Clock::time_point m_asked;  // this and the next two: written before m_isAsking, read after it
    double m_computed = 0;
    double m_starved = 0;
    std::atomic<bool> m_isAsking{false};
    std::atomic<bool> m_isOver{false};
    std::thread m_thread;
};

}  // namespace miru::test
