// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Measured time: a stopwatch that runs as long as it is in scope.

#include <chrono>

namespace miru {

/// Seconds on the machine's clock, whose zero means nothing.
inline double secondsNow() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

/// Adds the time until it goes out of scope.
class Stopwatch {
 public:
    explicit Stopwatch(double& seconds) : m_seconds(seconds), m_start(secondsNow()) {}
    ~Stopwatch() { m_seconds += secondsNow() - m_start; }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

 private:
    double& m_seconds;
    double m_start;
};

}  // namespace miru
