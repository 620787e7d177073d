// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The settings that may change within a run: where they stand, what has changed, and what is known to change yet.
//
// A change takes effect between two batches, whether somebody has just asked for it or it was recorded in an earlier run
// and is repeated. Either way it is recorded with the number of batches done.

#include <deque>
#include <optional>
#include <vector>

#include "core/measure/knobs.h"
#include "core/measure/snapshot.h"

namespace miru {

class LiveSettings {
 public:
    /// `recorded`: changes to come, by rising batch.
    LiveSettings(const Knobs& first, std::vector<KnobChange> recorded);
    /// Resumes where they stood in `snapshot`: what had been done by then is not repeated.
    void resumeFrom(const Snapshot& snapshot);

    const Knobs& now() const { return m_now; }
    /// Before any change.
    const Knobs& first() const { return m_first; }
    /// Made so far, in order.
    const std::vector<KnobChange>& changes() const { return m_changes; }

    /// Somebody asks for a change, as soon as may be.
    void request(const KnobChange& change) { m_requests.push_back(change); }
    /// The next change that is due before the batch with this number: recorded ones first. From then on it is in `now()`.
    std::optional<KnobChange> takeDue(std::int64_t batch);

 private:
    Knobs m_first;
    Knobs m_now;
    std::vector<KnobChange> m_changes;
    std::vector<KnobChange> m_recorded;
    std::size_t m_next = 0;  ///< into them
    std::deque<KnobChange> m_requests;
};

}  // namespace miru
