// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The pictures of a run that are kept to look back at: the ends of tasks always, others as evenly as memory allows.

#include <memory>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

class History {
 public:
    /// Pictures kept besides the ends of tasks.
    static constexpr std::size_t capacity = 60;

    /// Adds a picture that is not older than the last; one of the same batch takes its place.
    void add(std::shared_ptr<const Snapshot> picture);
    void clear() { m_moments.clear(); }

    const std::vector<std::shared_ptr<const Snapshot>>& moments() const { return m_moments; }
    bool isEmpty() const { return m_moments.empty(); }

 private:
    std::vector<std::shared_ptr<const Snapshot>> m_moments;
};

}  // namespace miru
