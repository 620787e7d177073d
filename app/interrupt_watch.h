// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Ctrl-C, a request to end and a closed terminal stop a run, so that its folder can be resumed.

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "app/exit_code.h"
#include "app/messages.h"
#include "core/learning/run_control.h"
#include "core/spec/experiment_spec.h"

namespace miru {

/// Whether the network takes longer to be written than anybody waits who wants a program to end.
inline bool isSlowToWrite(const ExperimentSpec& spec) {
    constexpr double large = 2e6;  // weights; a checkpoint has three numbers for each
    const double gates = spec.model.cell->make({1, 1})->gateCount();
    return gates * spec.model.hiddenUnits * spec.model.hiddenUnits > large;
}

/// Stops a run between two steps on SIGINT (Ctrl-C), SIGTERM and SIGHUP. A second Ctrl-C ends the program at once; the other
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
                endSoon();
            }
        });
    }
    /// From now on the program ends a tenth of a second after a signal, come what may: what was kept of the run last stands,
    /// and `sentence` says so. Empty: it ends when the run has been written. At the beginning it is "stopped."
    void setLastWords(std::string sentence) {
        const std::lock_guard lock(m_mutex);
        m_lastWords = std::move(sentence);
    }
    ~InterruptWatch() {
        m_isOver = true;
        pthread_kill(m_thread.native_handle(), SIGUSR1);
        m_thread.join();
    }
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
    void endSoon() {
        using namespace std::chrono_literals;
        const auto deadline = std::chrono::steady_clock::now() + 100ms;
        while (!m_isOver && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(2ms);
        const std::lock_guard lock(m_mutex);
        if (m_isOver || m_lastWords.empty()) return;
        printError(m_lastWords);
        _exit(Failed);
    }

    static bool isIgnored(int signal) {
        struct sigaction action {};
        return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
    }

    sigset_t m_signals{};
    std::atomic<bool> m_isOver = false;
    std::mutex m_mutex;
    std::string m_lastWords = "stopped.";
    std::thread m_thread;
};

}  // namespace miru
