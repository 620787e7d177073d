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
    if (!snapshot.model) return maxMoments;
    constexpr std::size_t copies = 3;  // the weights, and two numbers per weight that an optimiser remembers
    const std::size_t bytes = copies * snapshot.model->parameters().values().size_bytes();
    return std::clamp(maxMomentBytes / bytes, minMoments, maxMoments);
}

}  // namespace

void keepMoment(Moments& moments, std::shared_ptr<const Snapshot> snapshot) {
    if (!moments.empty() && moments.back()->position.batch == snapshot->position.batch) {
        moments.back() = std::move(snapshot);
        return;
    }
    moments.push_back(std::move(snapshot));
    const auto pinned = std::ranges::count_if(moments, [](const auto& moment) { return isPinned(*moment); });
    if (moments.size() - static_cast<std::size_t>(pinned) <= roomFor(*moments.back())) return;
    // Every second of the others goes; the newest stays, it is what is shown.
    bool goes = true;
    Moments stay;
    for (const auto& moment : moments) {
        const bool isKept = isPinned(*moment) || moment == moments.back();
        if (isKept || !goes) stay.push_back(moment);
        if (!isKept) goes = !goes;
    }
    moments = std::move(stay);
}

Moments pinnedMoments(const Moments& moments) {
    Moments pinned = moments;
    std::erase_if(pinned, [&](const auto& moment) { return !isPinned(*moment) && moment != moments.back(); });
    return pinned;
}

Moments momentsUntil(const Moments& moments, std::int64_t batch) {
    Moments beginning = moments;
    std::erase_if(beginning, [batch](const auto& moment) { return moment->position.batch > batch; });
    return beginning;
}

}  // namespace miru
