// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Ctrl-C ends a run at its next batch, so that its folder can be gone on with.

#include <signal.h>
#include <unistd.h>

#include <thread>

#include "app/commands.h"
#include "core/learning/run_control.h"

namespace miru {

/// Stops a run on Ctrl-C, at the next batch; a second Ctrl-C ends the program at once. Made before any other thread,
/// so that all of them leave the signal to this one.
class InterruptWatch {
 public:
    explicit InterruptWatch(RunControl& control) {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGUSR1);  // our own: the run is over
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        m_thread = std::thread([this, &control] {
            int signal = 0;
            while (sigwait(&m_signals, &signal) == 0 && signal != SIGUSR1) {
                if (control.isStopping()) _exit(Failed);
                control.stop();
            }
        });
    }
    ~InterruptWatch() {
        pthread_kill(m_thread.native_handle(), SIGUSR1);
        m_thread.join();
    }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
    sigset_t m_signals{};
    std::thread m_thread;
};

}  // namespace miru
