// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/run_list.h"

#include <algorithm>
#include <utility>

#include "ui/style/run_names.h"

namespace miru {

MeasuredOn RunEntry::measuredOn() const {
    MeasuredOn on = miru::measuredOn(spec, latest().get());
    // A run that has diverged no longer says which sequences it learned; its earlier snapshots do.
    for (const auto& moment : snapshots)
        if (!on.fingerprint) on.fingerprint = fingerprintIn(*moment);
    return on;
}

RunList::RunList(QObject* parent) : QObject(parent) { m_clock.start(); }

int RunList::begin(const ExperimentSpec& spec, bool isLookedAt, Moments moments) {
    RunEntry run;
    run.id = ++m_lastId;
    run.spec = spec;
    run.snapshots = std::move(moments);
    if (isLookedAt) m_current = run.id;
    m_entries.push_back(std::move(run));
    makeRoom();
    change();
    return m_lastId;
}

/// For the run that has just come: on the list, in memory and in the plots.
void RunList::makeRoom() {
    const auto mayGo = [this](const RunEntry& run) {
        return run.id != m_current && run.id != m_lastId && !run.isTraining;
    };
    const auto oldest = std::ranges::find_if(m_entries, mayGo);
    if (m_entries.size() > capacity && oldest != m_entries.end()) {
        const int squeezed = oldest->id;
        m_entries.erase(oldest);
        Q_EMIT squeezedOut(squeezed);
    }
    for (std::size_t n = 0; n + wholeRuns < m_entries.size(); ++n)
        if (mayGo(m_entries[n])) m_entries[n].snapshots = pinnedMoments(m_entries[n].snapshots);
    const auto isDrawn = [&mayGo](const RunEntry& run) { return run.isGhost && mayGo(run); };
    if (std::ranges::count(m_entries, true, &RunEntry::isGhost) > maxDrawn)
        if (const auto first = std::ranges::find_if(m_entries, isDrawn); first != m_entries.end())
            first->isGhost = false;
}

int RunList::add(const Run& run, bool isLookedAt) {
    Moments moments;
    for (const auto& snapshot : run.snapshots) keepMoment(moments, snapshot);
    const int id = begin(run.spec, isLookedAt, std::move(moments));
    RunEntry& added = *entry(id);
    added.folder = run.folder;
    added.name = tidiedRunName(QString::fromStdString(run.name)).toStdString();
    added.note = run.note;
    for (const QString& tag : tidiedTags(tagsText(run.tags))) added.tags.push_back(tag.toStdString());
    added.hasBegun = !run.snapshots.empty();
    change();
    return id;
}

std::vector<const RunEntry*> RunList::begun() const {
    std::vector<const RunEntry*> runs;
    for (const RunEntry& run : m_entries)
        if (!run.snapshots.empty()) runs.push_back(&run);
    return runs;
}

/// Runs are named by what tells them apart, so any change may name all of them otherwise.
void RunList::change() {
    QList<const Run*> runs;
    QList<const Run*> drawn;
    for (const RunEntry& run : m_entries) {
        runs << &run;
        if (!curveObstacle(run)) drawn << &run;
    }
    const QStringList titles = namesOf(runs);
    const QStringList drawnTitles = namesOf(drawn);
    for (std::size_t n = 0; n < m_entries.size(); ++n) {
        RunEntry& run = m_entries[n];
        run.title = titles[static_cast<qsizetype>(n)];
        const qsizetype place = drawn.indexOf(&run);
        run.drawnTitle = place < 0 ? run.title : drawnTitles[place];
    }
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
    RunEntry* const run = entry(id);
    if (!run) return;
    if (snapshot->state == RunState::Running)
        run->timeLeft.add(static_cast<double>(m_clock.elapsed()) / 1000, snapshot->position.samples);
    else
        run->timeLeft.clear();
    const bool isFirst = run->snapshots.empty();
    keepMoment(run->snapshots, std::move(snapshot));
    if (isFirst) change();  // what its data are made of is known now, and so which settings tell it apart
    Q_EMIT progressed(id);
}

bool RunList::setSpec(int id, const ExperimentSpec& spec) {
    RunEntry* const run = entry(id);
    if (!run || run->spec == spec) return false;
    run->spec = spec;
    change();
    return true;
}

void RunList::setTraining(int id, bool isTraining) {
    RunEntry* const run = entry(id);
    if (!run) return;
    if (run->isTraining != isTraining) run->timeLeft.clear();
    run->isTraining = isTraining;
    if (isTraining) run->hasBegun = true;
    Q_EMIT progressed(id);
}

void RunList::remove(int id) {
    if (std::erase_if(m_entries, [id](const RunEntry& run) { return run.id == id; }) == 0) return;
    if (m_current == id) m_current = 0;
    if (m_hovered == id) hover(0);
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
    const std::string tidied = tidiedRunName(name).toStdString();
    if (!run || run->name == tidied) return;
    run->name = tidied;
    change();
    Q_EMIT renamed(id);
}

void RunList::setNote(int id, const QString& note) {
    RunEntry* const run = entry(id);
    if (!run || run->note == note.toStdString()) return;
    run->note = note.toStdString();
    change();
}

void RunList::setTags(int id, const QString& tags) {
    RunEntry* const run = entry(id);
    std::vector<std::string> tidied;
    for (const QString& tag : tidiedTags(tags)) tidied.push_back(tag.toStdString());
    if (!run || run->tags == tidied) return;
    run->tags = std::move(tidied);
    change();
}

void RunList::hover(int id) {
    if (m_hovered == id) return;
    m_hovered = id;
    Q_EMIT hovered(id);
}

void RunList::lookAt(int id) {
    if (m_current == id || (id != 0 && !find(id))) return;
    m_current = id;
    change();
}

}  // namespace miru
