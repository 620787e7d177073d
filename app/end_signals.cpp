// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/end_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "app/exit_code.h"
#include "ui/main_window.h"

namespace miru {
namespace {

constexpr std::array ends{SIGTERM, SIGINT, SIGHUP};

std::array<int, 2> pipeEnds{-1, -1};
std::atomic<bool> isEnding{false};

/// In a signal handler next to nothing is allowed: writing a byte is.
void tellOfSignal(int number) {
    if (number == SIGINT && isEnding) _exit(Failed);
    isEnding = true;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

}  // namespace

EndSignals::EndSignals(std::function<void()> close) {
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier, &QSocketNotifier::activated, m_notifier, [close = std::move(close)] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0) continue;
        close();
    });
    for (const int number : ends) {
        struct sigaction before {};
        if (sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = tellOfSignal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(number, &action, nullptr);
    }
}

EndSignals::~EndSignals() {
    for (const int number : ends) {
        struct sigaction action {};
        if (sigaction(number, nullptr, &action) == 0 && action.sa_handler == tellOfSignal) ::signal(number, SIG_DFL);
    }
    delete m_notifier;
    for (const int end : pipeEnds) ::close(end);
}

void endProcessIfBusy(const MainWindow& window) {
    using namespace std::chrono_literals;
    const auto deadline = std::chrono::steady_clock::now() + 50ms;
    while (window.hasThreads() && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(1ms);
    if (window.hasThreads()) _exit(Done);
}

}  // namespace miru
