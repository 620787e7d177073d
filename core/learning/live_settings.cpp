// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/live_settings.h"

#include <algorithm>
#include <utility>

namespace miru {

LiveSettings::LiveSettings(const Knobs& first, std::vector<KnobChange> recorded)
    : m_first(first), m_now(first), m_recorded(std::move(recorded)) {}

void LiveSettings::resumeFrom(const Snapshot& snapshot) {
    m_first = snapshot.firstKnobs;
    m_now = snapshot.knobs;
    m_changes = snapshot.changes;
    // What comes at this very batch may have been done already: a run can be left just after a change.
    const std::int64_t batch = snapshot.position.batch;
    const auto isDone = [&](const KnobChange& planned) {
        return planned.batch < batch || (planned.batch == batch && std::ranges::count(m_changes, planned) > 0);
    };
    while (m_next < m_recorded.size() && isDone(m_recorded[m_next])) ++m_next;
}

std::optional<KnobChange> LiveSettings::takeDue(std::int64_t batch) {
    KnobChange change;
    if (m_next < m_recorded.size() && m_recorded[m_next].batch <= batch) {
        change = m_recorded[m_next++];
    } else if (!m_requests.empty()) {
        change = m_requests.front();
        m_requests.pop_front();
    } else {
        return std::nullopt;
    }
    change.batch = batch;
    m_now[change.knob] = change.value;
    m_changes.push_back(change);
    return change;
}

}  // namespace miru
