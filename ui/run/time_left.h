// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long a run will still take, from how fast it has been lately. By the clock on the wall: so tests of accuracy count, and
// a pace that somebody has chosen.

#include <cstdint>
#include <optional>
#include <vector>

namespace miru {

class TimeLeft {
 public:
    /// So many of its sequences had been read at this second, on any clock.
    void add(double second, std::int64_t samples);
    /// What stands still says nothing of its speed.
    void clear() { m_marks.clear(); }
    /// Seconds until so many will have been read; nothing as long as nobody knows.
    std::optional<double> until(std::int64_t samples) const;

 private:
    struct Mark {
        double second = 0;
        std::int64_t samples = 0;
    };
    std::vector<Mark> m_marks;  ///< lately, the oldest first
};

}  // namespace miru
