// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/run.h"

#include <algorithm>
#include <iterator>

namespace miru {

std::shared_ptr<const Snapshot> Run::latest() const { return snapshots.empty() ? nullptr : snapshots.back(); }

std::shared_ptr<const Snapshot> Run::at(std::int64_t batch) const {
    if (snapshots.empty()) return nullptr;
    const auto later =
        std::ranges::upper_bound(snapshots, batch, {}, [](const auto& snapshot) { return snapshot->position.batch; });
    return later == snapshots.begin() ? snapshots.front() : *std::prev(later);
}

std::shared_ptr<const Snapshot> Run::lastCheckpoint(std::int64_t batch) const {
    std::shared_ptr<const Snapshot> last;
    for (const auto& snapshot : snapshots)
        if (snapshot->checkpoint && snapshot->position.batch <= batch) last = snapshot;
    return last;
}

bool Run::isOver() const {
    const auto last = latest();
    return last && (last->state == RunState::Finished || last->state == RunState::Diverged);
}

std::optional<DataKind> Run::dataKind() const {
    const auto last = latest();
    return last ? std::optional(last->network.dataKind()) : std::nullopt;
}

std::optional<DataKind> dataKindAmong(const Run& run, std::span<const Run* const> runs) {
    if (const auto kind = run.dataKind()) return kind;
    for (const Run* const other : runs)
        if (other->spec.data.dataset == run.spec.data.dataset && other->dataKind()) return other->dataKind();
    return std::nullopt;
}

}  // namespace miru
