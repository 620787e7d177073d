// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Ctrl-C, a request to end and a closed terminal stop a run at its next batch, so that its folder can be resumed.

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "app/exit_code.h"
#include "core/learning/run_control.h"

namespace miru {

/// Stops a run at the next batch on SIGINT (Ctrl-C), SIGTERM and SIGHUP. A second Ctrl-C ends the program at once; the other
/// two may well come twice, from the system and from the shell, and the run still has to be kept. `nohup` is respected. Made
/// before any other thread, so that all of them leave the signals to this one.
class InterruptWatch {
 public:
    explicit InterruptWatch(RunControl& control) {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        if (!isIgnored(SIGHUP)) sigaddset(&m_signals, SIGHUP);
        sigaddset(&m_signals, SIGUSR1);                   // our own: the run is over
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);  // whoever would handle them otherwise does not see them
        m_thread = std::thread([this, &control] {
            int signal = 0;
            while (sigwait(&m_signals, &signal) == 0 && !m_isOver) {
                if (signal == SIGUSR1) continue;  // from somebody else
                if (signal == SIGINT && control.isStopping()) _exit(Failed);
                control.stop();
            }
        });
    }
    ~InterruptWatch() {
        m_isOver = true;
        pthread_kill(m_thread.native_handle(), SIGUSR1);
        m_thread.join();
    }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
    static bool isIgnored(int signal) {
        struct sigaction action {};
        return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
    }

    sigset_t m_signals{};
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

}  // namespace miru
