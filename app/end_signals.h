// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a program with a window ends: a request to end, Ctrl-C and a closed terminal close it as its user would, and nobody
// waits for a thread that is in the midst of a large batch.

#include <QObject>
#include <functional>

class QSocketNotifier;

namespace miru {

class MainWindow;

/// Calls `close` on the window's thread on SIGTERM, SIGINT and SIGHUP; `nohup` is respected. A second Ctrl-C ends the program
/// at once. One at a time.
class EndSignals {
 public:
    explicit EndSignals(std::function<void()> close);
    ~EndSignals();
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;

 private:
    QSocketNotifier* m_notifier = nullptr;
};

/// To be called when the window is closed and all is written: ends the program here if threads are still at work after a
/// moment. Their runs are kept as they were at the last checkpoint.
void endProcessIfBusy(const MainWindow& window);

}  // namespace miru
