// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/run_list.h"

#include <algorithm>
#include <utility>

#include "ui/style/run_names.h"

namespace miru {

std::shared_ptr<const Snapshot> RunEntry::at(std::int64_t batch) const {
    const auto& moments = history.moments();
    if (moments.empty()) return nullptr;
    const auto later =
        std::ranges::upper_bound(moments, batch, {}, [](const auto& moment) { return moment->position.batch; });
    return later == moments.begin() ? moments.front() : *std::prev(later);
}

std::shared_ptr<const Snapshot> RunEntry::lastCheckpoint(std::int64_t batch) const {
    std::shared_ptr<const Snapshot> last;
    for (const auto& moment : history.moments())
        if (moment->checkpoint && moment->position.batch <= batch) last = moment;
    return last;
}

MeasuredOn RunEntry::measuredOn() const {
    MeasuredOn on = miru::measuredOn(spec, latest().get());
    // A run that has diverged no longer says which sequences it learned; its earlier snapshots do.
    for (const auto& moment : history.moments())
        if (!on.fingerprint) on.fingerprint = fingerprintIn(*moment);
    return on;
}

int RunList::begin(const ExperimentSpec& spec, bool isLookedAt, History history) {
    RunEntry run;
    run.id = ++m_lastId;
    run.spec = spec;
    run.history = std::move(history);
    if (isLookedAt) m_current = run.id;
    m_entries.push_back(std::move(run));
    const auto oldest = std::ranges::find_if(m_entries, [this](const RunEntry& old) {
        return old.id != m_current && old.id != m_lastId && !old.isTraining;
    });
    if (m_entries.size() > capacity && oldest != m_entries.end()) {
        const int squeezed = oldest->id;
        m_entries.erase(oldest);
        Q_EMIT squeezedOut(squeezed);
    }
    change();
    return m_lastId;
}

int RunList::add(const StoredRun& run, const QString& folder) {
    History history;
    for (const auto& snapshot : run.snapshots) history.add(snapshot);
    const int id = begin(run.spec, true, std::move(history));
    RunEntry& added = *entry(id);
    added.folder = folder;
    added.ownName = tidiedRunName(QString::fromStdString(run.name));
    added.note = QString::fromStdString(run.note);
    added.isGhost = run.isGhost;
    added.hasBegun = !run.snapshots.empty();
    change();
    return id;
}

std::vector<StoredRun> RunList::stored() const {
    std::vector<StoredRun> runs;
    for (const RunEntry& run : m_entries)
        if (!run.history.isEmpty())
            runs.push_back(
                {run.spec, run.ownName.toStdString(), run.note.toStdString(), run.isGhost, run.history.moments()});
    return runs;
}

std::vector<int> RunList::storedIds() const {
    std::vector<int> ids;
    for (const RunEntry& run : m_entries)
        if (!run.history.isEmpty()) ids.push_back(run.id);
    return ids;
}

/// Runs are named by what tells them apart, so any change may name all of them otherwise.
void RunList::change() {
    QList<NamedRun> named;
    for (const RunEntry& run : m_entries) {
        const auto latest = run.latest();
        named.push_back({run.spec, run.ownName, run.folder, run.note,
                         latest ? std::optional(latest->words != nullptr) : std::nullopt});
    }
    const QStringList names = namesOf(named);
    for (std::size_t n = 0; n < m_entries.size(); ++n) m_entries[n].name = names[static_cast<qsizetype>(n)];
    Q_EMIT changed();
}

const RunEntry* RunList::reference() const {
    if (const RunEntry* const shown = current()) return shown;
    const auto newest = std::ranges::find_if(m_entries.rbegin(), m_entries.rend(),
                                             [](const RunEntry& run) { return run.isGhost && run.latest(); });
    return newest == m_entries.rend() ? nullptr : &*newest;
}

std::optional<ComparisonObstacle> RunList::obstacle(const RunEntry& run) const {
    const RunEntry* const shown = reference();
    return shown && shown != &run ? comparisonObstacle(shown->measuredOn(), run.measuredOn()) : std::nullopt;
}

std::optional<ComparisonObstacle> RunList::curveObstacle(const RunEntry& run) const {
    const RunEntry* const shown = reference();
    return shown && shown != &run ? miru::curveObstacle(shown->measuredOn(), run.measuredOn()) : std::nullopt;
}

RunEntry* RunList::entry(int id) {
    const auto found = std::ranges::find(m_entries, id, &RunEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

const RunEntry* RunList::find(int id) const { return const_cast<RunList*>(this)->entry(id); }

void RunList::add(int id, std::shared_ptr<const Snapshot> snapshot) {
    if (RunEntry* const run = entry(id)) run->history.add(std::move(snapshot));
}

void RunList::setSpec(int id, const ExperimentSpec& spec) {
    RunEntry* const run = entry(id);
    if (!run || run->spec == spec) return;
    run->spec = spec;
    change();
}

void RunList::setTraining(int id, bool isTraining) {
    RunEntry* const run = entry(id);
    if (!run) return;
    run->isTraining = isTraining;
    if (isTraining) run->hasBegun = true;
}

void RunList::remove(int id) {
    if (std::erase_if(m_entries, [id](const RunEntry& run) { return run.id == id; }) == 0) return;
    if (m_current == id) m_current = 0;
    Q_EMIT removed(id);
    change();
}

void RunList::setGhost(int id, bool isGhost) {
    RunEntry* const run = entry(id);
    if (!run || run->isGhost == isGhost) return;
    run->isGhost = isGhost;
    change();
}

void RunList::rename(int id, const QString& name) {
    RunEntry* const run = entry(id);
    const QString tidied = tidiedRunName(name);
    if (!run || run->ownName == tidied) return;
    run->ownName = tidied;
    change();
    Q_EMIT renamed(id);
}

void RunList::setNote(int id, const QString& note) {
    RunEntry* const run = entry(id);
    if (!run || run->note == note) return;
    run->note = note;
    change();
}

void RunList::lookAt(int id) {
    if (m_current == id || (id != 0 && !find(id))) return;
    m_current = id;
    change();
}

}  // namespace miru
