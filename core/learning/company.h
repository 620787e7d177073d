// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether a training has the machine to itself, as far as this program knows: speeds measured beside another training say
// nothing of a cell.
//
// Every training of the program counts itself while it is at work, wherever it was started: runs compared in the window, runs
// of a study side by side. One that is paused does not count.

#include <cstdint>

namespace miru {

class Company {
 public:
    Company();
    ~Company();
    Company(const Company&) = delete;
    Company& operator=(const Company&) = delete;

    /// Stops counting, or counts again.
    void rest();
    void work();
    /// Whether any other training has been at work since this was last asked.
    bool hadOthers();

 private:
    bool m_isWorking = false;
    std::int64_t m_seenBeginnings = 0;
};

}  // namespace miru
