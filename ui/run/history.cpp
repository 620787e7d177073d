// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/history.h"

#include <algorithm>

namespace miru {
namespace {

/// The start of a run and the ends of tasks are never given up.
bool isPinned(const Snapshot& snapshot) { return snapshot.isTaskBoundary(); }

/// How many snapshots of this size there is room for.
std::size_t roomFor(const Snapshot& snapshot) {
    if (!snapshot.model) return History::capacity;
    constexpr std::size_t copies = 3;  // the weights, and two numbers per weight that an optimiser remembers
    const std::size_t bytes = copies * snapshot.model->parameters().values().size_bytes();
    return std::clamp(History::memory / bytes, History::least, History::capacity);
}

}  // namespace

void History::add(std::shared_ptr<const Snapshot> snapshot) {
    if (!m_moments.empty() && m_moments.back()->position.batch == snapshot->position.batch) {
        m_moments.back() = std::move(snapshot);
        return;
    }
    m_moments.push_back(std::move(snapshot));
    const auto pinned = std::ranges::count_if(m_moments, [](const auto& moment) { return isPinned(*moment); });
    if (m_moments.size() - static_cast<std::size_t>(pinned) <= roomFor(*m_moments.back())) return;
    // Every second of the others goes; the newest stays, it is what is shown.
    bool goes = true;
    std::vector<std::shared_ptr<const Snapshot>> stay;
    for (const auto& moment : m_moments) {
        const bool isKept = isPinned(*moment) || moment == m_moments.back();
        if (isKept || !goes) stay.push_back(moment);
        if (!isKept) goes = !goes;
    }
    m_moments = std::move(stay);
}

History History::until(std::int64_t batch) const {
    History beginning = *this;
    std::erase_if(beginning.m_moments, [batch](const auto& moment) { return moment->position.batch > batch; });
    return beginning;
}

}  // namespace miru
