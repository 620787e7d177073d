// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/workbench.h"

#include <algorithm>
#include <utility>

#include "core/run/fork.h"
#include "core/run/session_file.h"
#include "core/spec/spec_fields.h"
#include "ui/run/autosave.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/translated.h"

namespace miru {

Workbench::Workbench(const DatasetSource& source, std::function<ExperimentSpec()> settings, QObject* parent)
    : QObject(parent),
      m_settings(std::move(settings)),
      m_session(new RunSession(source, this)),
      m_comparison(new RunSession(source, this)),
      m_runs(new RunList(this)) {
    m_session->setObjectName(QStringLiteral("session"));
    m_comparison->setObjectName(QStringLiteral("comparison"));
    connect(m_session, &RunSession::stateChanged, this, &Workbench::sessionChanged);
    connect(m_session, &RunSession::snapshotArrived, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        m_runs->add(m_runId, snapshot);
        if (!m_runs->setSpec(m_runId, m_session->spec())) Q_EMIT arrived(m_runId);  // else the list has changed
    });
    connect(m_comparison, &RunSession::stateChanged, this, &Workbench::comparisonChanged);
    connect(m_comparison, &RunSession::snapshotArrived, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        m_runs->add(m_comparisonId, snapshot);
        Q_EMIT arrived(m_comparisonId);
    });
    for (RunSession* session : {m_session, m_comparison})
        connect(session, &RunSession::failed, this,
                [this](const QString& sentence) { Q_EMIT messageRequested({sentence}); });
    connect(m_runs, &RunList::changed, this, [this] {
        if (m_autosave)
            for (const RunEntry& kept : m_runs->entries())
                m_autosave->keepWords(kept.id, QString::fromStdString(kept.name), QString::fromStdString(kept.note),
                                      kept.tags);
        Q_EMIT changed();
    });
    connect(m_runs, &RunList::removed, this, [this](int id) {  // what is forgotten is not trained on
        if (id == m_runId) m_session->reset();
        if (id == m_comparisonId) m_comparison->reset();
        if (m_autosave) m_autosave->discard(id);
    });
    connect(m_runs, &RunList::squeezedOut, this, [this](int id) {
        if (m_autosave) m_autosave->squeezedOut(id);
    });
}

// Runs end before the list that they are added to.
Workbench::~Workbench() {
    delete m_session;
    delete m_comparison;
}

RunSession* Workbench::leading() const {
    return !m_session->isActive() && m_comparison->isActive() ? m_comparison : m_session;
}

const RunEntry* Workbench::leadingRun() const {
    return m_runs->find(leading() == m_comparison ? m_comparisonId : m_runId);
}

std::shared_ptr<const Snapshot> Workbench::shown() const {
    if (m_moment) return m_moment;
    return m_runs->current() ? m_runs->current()->latest() : nullptr;
}

QList<Ghost> Workbench::ghosts() const {
    const auto moment = shown();
    QList<Ghost> ghosts;
    const auto inWords = [](const auto& obstacle) { return obstacle ? words::describe(*obstacle) : QString(); };
    for (const RunEntry& run : m_runs->entries())
        if (run.isGhost && &run != m_runs->current() && run.latest())
            ghosts << Ghost{run.drawnTitle,
                            runColor(run.id),
                            runPen(run.id),
                            run.latest(),
                            moment ? run.at(moment->position.batch) : run.latest(),
                            inWords(m_runs->obstacle(run)),
                            inWords(m_runs->curveObstacle(run)),
                            run.id,
                            run.id == m_comparisonId && m_runs->current() && m_runs->current()->id == m_comparedId};
    return ghosts;
}

std::optional<double> Workbench::secondsLeft() const {
    const RunEntry* const run = leadingRun();
    const auto latest = run && run->isTraining ? run->latest() : nullptr;
    return latest ? run->timeLeft.until(latest->timetable.totalSamples()) : std::nullopt;
}

std::optional<ExperimentSpec> Workbench::settingsShown() const {
    const RunEntry* const run = m_runs->current();
    if (!run) return std::nullopt;
    const auto moment = shown();
    return moment ? settingsAt(run->spec, *moment) : withEventsApplied(run->spec);
}

void Workbench::run() {
    if (!leading()->isActive()) {
        const RunEntry* const left = m_runs->current();
        const auto latest = left ? left->latest() : nullptr;
        if (latest && latest->state == RunState::Stopped && latest->checkpoint) return resume(*left);
        m_session->start(begin());
        return;
    }
    for (RunSession* session : {m_session, m_comparison})
        if (session->state() == RunSession::State::Paused) session->resume();
}

void Workbench::pause() {
    m_session->pause();
    m_comparison->pause();
}

void Workbench::step(StepUnit unit) {
    if (!leading()->isActive()) {
        m_session->startWithStep(begin(), unit);
        return;
    }
    for (RunSession* session : {m_session, m_comparison})
        if (session->state() == RunSession::State::Paused) session->step(unit);
}

/// Resumes a run that was left before its end, with knobs as the form has them. What cannot change while a run is going is
/// the run's own; where the form had something else, that is said.
void Workbench::resume(const RunEntry& run) {
    Q_EMIT messageRequested({});
    Q_EMIT liveWanted();
    const auto from = run.latest();
    ExperimentSpec spec = run.spec;
    ExperimentSpec wanted = m_settings();
    wanted.events.clear();
    ExperimentSpec now = settingsAt(spec, *from);
    if (settledAtFork(now, wanted).empty()) {  // else they are the settings of another run
        for (const SpecField& field : specFields())
            if (field.isLive()) field.set(now, field.get(wanted));
        spec = forkedAt(spec, *from, now);
    }
    if (wanted != now)
        Q_EMIT messageRequested(
            Message::note(tr("The run is resumed with its own settings. Those that stood here are back with Ctrl+Z.")));
    m_runId = run.id;
    Q_EMIT settingsWanted(now);
    m_session->setSharesMachine(m_comparison->isActive());
    m_session->setFolder(folderOf(m_runId));
    m_session->start(spec, from);
}

/// Where a run is kept while it trains; empty: nowhere.
QString Workbench::folderOf(int run) const { return m_autosave ? m_autosave->folderOf(run) : QString(); }

/// What is to be started: a new entry in the list of runs (what was shown before is there to compare with), or the entry
/// looked at if a crash came before it had begun and nobody has touched its settings.
ExperimentSpec Workbench::begin() {
    Q_EMIT messageRequested({});
    m_session->setSharesMachine(m_comparison->isActive());
    ExperimentSpec spec = m_settings();
    const RunEntry* const shown = m_runs->current();
    if (shown && !shown->hasBegun && withEventsApplied(shown->spec) == spec) {
        m_runId = shown->id;
        spec = shown->spec;
    } else {
        m_runId = m_runs->begin(spec);
    }
    m_session->setFolder(folderOf(m_runId));
    return spec;
}

ExperimentSpec Workbench::compared() const {
    const ExperimentSpec wanted = m_settings();  // first: a knob that is still being typed is turned by it
    return m_session->isActive() ? m_session->spec() : wanted;
}

void Workbench::compareWithOtherCell() {
    ExperimentSpec other = compared();
    other.model.cell = other.model.cell == CellKind::Gru ? CellKind::Miru2 : CellKind::Gru;
    other.events.clear();
    compareWith(other);
}

void Workbench::compareWith(const ExperimentSpec& other) {
    if (m_comparison->isActive()) return;
    const RunEntry* const shown = m_runs->current();
    const bool isDone = shown && shown->isOver() && shown->spec == m_settings();  // a fork began otherwise
    if (!m_session->isActive() && !isDone) {
        const ExperimentSpec spec = begin();
        m_session->setSharesMachine(true);
        m_session->start(spec);
    } else if (m_session->state() == RunSession::State::Paused) {
        m_session->resume();
    }
    m_comparedId = m_runs->current() ? m_runs->current()->id : 0;
    m_comparisonId = m_runs->nextId();
    m_runs->begin(other, false);
    m_comparison->setFolder(folderOf(m_comparisonId));
    m_comparison->setSharesMachine(m_session->isActive());
    m_comparison->start(other);
}

void Workbench::tryMethod(MethodKind method) {
    if (m_session->isActive()) return;
    Q_EMIT liveWanted();
    Q_EMIT settingsWanted(withMethod(settingsShown().value_or(m_settings()), method));
    m_session->start(begin());
}

void Workbench::fork() {
    if (m_runs->current() && m_moment) forkAt(m_moment, m_settings());
}

void Workbench::forkWithRehearsal(int task) {
    const RunEntry* const run = m_runs->current();
    if (!run || !run->latest()) return;
    const Timetable& timetable = run->latest()->timetable;
    const bool looksBack = m_moment && m_moment->position.batch < timetable.totalBatches();
    const auto moment = looksBack ? m_moment : run->at(timetable.batchesBefore(task + 1));
    ExperimentSpec wanted = settingsAt(run->spec, *moment);
    wanted.rehearsal.samplesPerTask = std::max(wanted.rehearsal.samplesPerTask, usualMemory);
    if (wanted.rehearsal.perBatch == 0) wanted.rehearsal.perBatch = RehearsalSettings().perBatch;
    forkAt(moment, wanted);
}

/// `moment` by value: whoever looked back at it no longer does so while the fork begins.
void Workbench::forkAt(std::shared_ptr<const Snapshot> moment, const ExperimentSpec& wanted) {
    const RunEntry* const parent = m_runs->current();
    const ExperimentSpec before = settingsAt(parent->spec, *moment);
    if (const auto settled = settledAtFork(before, wanted); !settled.empty()) {
        Q_EMIT messageRequested(
            {tr("Not forked: %1 cannot change at a fork, since %2. With the run's own value it can be forked; with "
                "yours, begin a new run.")
                 .arg(words::setting(settled[0]->label), words::setting(*settled[0]->whySettled(before)))});
        return;
    }
    const ExperimentSpec spec = forkedAt(parent->spec, *moment, wanted);
    QStringList changes;
    for (const SpecField& field : specFields())
        if (field.knob && field.isUsed(wanted) && field.get(wanted) != field.get(before))
            changes << words::describe({moment->position.batch, *field.knob, numberOf(field, field.get(wanted))},
                                       numberOf(field, field.get(before)));
    Q_EMIT messageRequested({});
    m_session->reset();
    Q_EMIT forked(wanted);
    m_session->setSharesMachine(m_comparison->isActive());
    // A moment without a checkpoint is reached again from the last one before it, bit for bit.
    const auto from = parent->lastCheckpoint(moment->position.batch);
    m_runId = m_runs->begin(spec, true, from ? momentsUntil(parent->snapshots, from->position.batch) : Moments());
    QString note = tr("%1, forked at batch %2").arg(words::shortTitleOf(before), words::number(moment->position.batch));
    if (!changes.isEmpty()) note += QStringLiteral(": ") + changes.join(QStringLiteral(", "));
    m_runs->setNote(m_runId, note);
    m_session->setFolder(folderOf(m_runId));
    m_session->start(spec, from);
    const int kept = wanted.rehearsal.samplesPerTask;
    if (kept > 0 && kept != before.rehearsal.samplesPerTask && moment->position.batch > 0)
        Q_EMIT messageRequested(
            Message::note(tr("The fork rehearses from here on. Of the tasks so far it keeps what it would have "
                             "kept had it rehearsed "
                             "from the first batch: %1 sequences of each.")
                              .arg(words::number(kept))));
}

/// Ends what is running. A run that has learned a task stays in the list, and so does one that a crash has left; another
/// is forgotten.
void Workbench::discardRuns() {
    for (const auto& [session, id] : {std::pair(m_session, m_runId), std::pair(m_comparison, m_comparisonId)}) {
        session->reset();
        const RunEntry* const run = m_runs->find(id);
        const auto latest = run ? run->latest() : nullptr;
        const bool wasKept = m_autosave && m_autosave->isKeptRun(id);
        if (!latest || (latest->scoreboard.learnedCount() == 0 && !wasKept)) m_runs->remove(id);
    }
    m_runId = 0;
    m_comparisonId = 0;
}

void Workbench::reset() {
    Q_EMIT messageRequested({});
    discardRuns();
    m_runs->lookAt(0);
    Q_EMIT changed();
}

void Workbench::sessionChanged() {
    m_runs->setSpec(m_runId, m_session->spec());
    m_runs->setTraining(m_runId, m_session->isActive());
    if (m_session->state() != RunSession::State::Diverged) return;
    const auto& snapshot = *m_session->snapshot();
    Message message{words::describe(snapshot.divergence, snapshot.position.batch)};
    const RunEntry* const run = m_runs->current();
    if (run && run->snapshots.size() > 1)
        message.offers << Message::Offer{tr("Show the last good snapshot"), [this] { Q_EMIT stepBackWanted(); }};
    message.offers << Message::Offer{tr("Restart with learning rate ÷ 10"), [this] { learnMoreSlowly(); }};
    Q_EMIT messageRequested(message);
}

void Workbench::comparisonChanged() {
    m_runs->setTraining(m_comparisonId, m_comparison->isActive());
    if (m_comparison->state() != RunSession::State::Diverged) return;
    const auto& snapshot = *m_comparison->snapshot();
    const RunEntry* const run = m_runs->find(m_comparisonId);
    Q_EMIT messageRequested({tr("The comparison run, %1, has ended: %2")
                                 .arg(run ? run->title : words::shortTitleOf(m_comparison->spec()),
                                      words::describe(snapshot.divergence, snapshot.position.batch))});
}

void Workbench::learnMoreSlowly() {
    ExperimentSpec spec = m_settings();
    spec.training.learningRate = std::max(findField("training.learningRate")->low, spec.training.learningRate / 10);
    reset();
    Q_EMIT settingsWanted(spec);
    run();
}

}  // namespace miru
