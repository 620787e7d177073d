// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/session_document.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "ui/run/background.h"
#include "ui/run/recent_files.h"
#include "ui/run/run_list.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

const QString roomKey = QStringLiteral("roomForKeptRuns");

/// A run that a crash has left, as it is read.
struct KeptRun {
    QString folder;
    Run run;
    QString problem;  ///< why it cannot be read; empty: it can
};

/// What goes wrong in an action, a sentence, or nothing.
template <typename Action>
QString problemOf(Action action) {
    try {
        action();
        return {};
    } catch (const std::exception& error) {
        return QString::fromStdString(sentenceOf(error));
    }
}

/// Takes away what saves that were killed have left in these folders.
bool removeLeftoversIn(const QStringList& folders) {
    for (const QString& folder : folders) removeLeftovers(folder.toStdString());
    return true;
}

QString problemWithWriting(const QString& file, const StoredSession& session) {
    return problemOf([&] { writeFileAtomically(file.toStdString(), sessionFile(session)); });
}

}  // namespace

SessionDocument::SessionDocument(Background& background, const RunList& runs, std::function<StoredSession()> now,
                                 QObject* parent)
    : QObject(parent), m_background(background), m_runs(runs), m_now(std::move(now)), m_recent(new RecentFiles(this)) {}

void SessionDocument::opened(const QString& file) {
    setFile(m_autosave && file == m_autosave->lastSession() ? QString() : file);
    if (!m_file.isEmpty()) setModified(false);
}

void SessionDocument::markModified() {
    ++m_changes;
    if (!m_file.isEmpty()) setModified(true);
}

void SessionDocument::setModified(bool isModified) {
    m_isModified = isModified;
    Q_EMIT modifiedChanged(isModified);
}

void SessionDocument::setFile(const QString& file) {
    m_file = file;
    // Settings are flushed to the disk, which takes its time.
    if (!file.isEmpty())
        m_background.run(
            [recent = m_recent, file] {
                recent->add(file);
                return true;
            },
            [](bool) {});
    Q_EMIT fileChanged();
}

void SessionDocument::save(const QString& file) {
    StoredSession session = m_now();  // before the message, which makes the panels lower
    Q_EMIT messageRequested(Message::note(tr("%1 is being saved …").arg(QFileInfo(file).fileName())));
    std::vector<int> ids;
    for (const RunEntry* run : m_runs.begun())
        if (!run->isTraining) ids.push_back(run->id);  // of others more will have to be kept
    ++m_savesUnderWay;
    m_background.run([file, session = std::move(session)] { return problemWithWriting(file, session); },
                     [this, file, ids, changes = m_changes](const QString& problem) {
                         --m_savesUnderWay;
                         m_problem = problem;
                         if (!problem.isEmpty()) {
                             Q_EMIT messageRequested({problem});
                             return;
                         }
                         if (m_autosave) m_autosave->saved(ids);
                         setFile(file);
                         setModified(m_changes != changes);  // what came meanwhile is not in the file
                         Q_EMIT messageRequested(Message::success(tr("%1 is saved.").arg(QFileInfo(file).fileName()),
                                                                  {offerToOpenFolderOf(file)}));
                     });
}

bool SessionDocument::finishSaving() {
    if (m_savesUnderWay > 0) m_background.finish();
    return std::exchange(m_problem, {}).isEmpty();
}

void SessionDocument::keepName(int run) {
    const RunEntry* const entry = m_runs.find(run);
    if (!entry || entry->folder.empty()) return;
    m_background.run(
        [folder = entry->folder, name = entry->name] { return problemOf([&] { writeName(folder, name); }); },
        [this](const QString& problem) {
            if (!problem.isEmpty()) Q_EMIT messageRequested({problem});
        });
}

void SessionDocument::keepRunsBelow(const QString& folder) {
    m_autosave = std::make_unique<Autosave>(folder, m_background);
    Q_EMIT lastSessionKnown(m_autosave->lastSession());
    connect(m_autosave.get(), &Autosave::found, this, [this](int runs, int removedSessions) {
        if (runs > 0 || removedSessions > 0) offerKeptRuns(removedSessions);
    });
    m_autosave->findKeptRuns(roomForKeptRuns());
    m_background.run([folders = m_recent->folders() + QStringList{folder}] { return removeLeftoversIn(folders); },
                     [](bool) {});
}

void SessionDocument::offerKeptRuns(int removedSessions) {
    const auto kept = m_autosave->keptRuns().size();
    const auto most = static_cast<qsizetype>(RunList::capacity);
    QStringList sentences;
    if (kept == 1) sentences << tr("MiRU Lab did not close properly last time; one run can be recovered.");
    if (kept > 1 && kept <= most)
        sentences
            << tr("MiRU Lab did not close properly last time; %1 runs can be recovered.").arg(words::number(kept));
    if (kept > most)
        sentences
            << tr("MiRU Lab did not close properly last time; %1 runs can be recovered. The list holds the newest %2.")
                   .arg(words::number(kept), words::number(most));
    if (removedSessions > 0)
        sentences << tr("Older runs that were kept have been removed to make room (File ▸ Room for kept runs: %1 MB).")
                         .arg(words::number(roomForKeptRuns()));
    Message message{sentences.join(' ')};
    if (kept > 0) message.offers = offersOfKeptRuns();
    message.isAdded = true;
    Q_EMIT messageRequested(message);
}

QList<Message::Offer> SessionDocument::offersOfKeptRuns() {
    return {{tr("Recover"), [this] { recoverRuns(); }},
            {tr("Discard"),
             [this] {
                 m_autosave->discardKeptRuns();
                 Q_EMIT messageRequested({});
             },
             tr("Removes these runs from the disk")}};
}

/// As many of the kept runs as there is room for in the list, the newest ones; the others stay kept.
void SessionDocument::recoverRuns() {
    const QStringList kept = m_autosave->keptRuns();
    const auto room = static_cast<qsizetype>(RunList::capacity - std::min(RunList::capacity, m_runs.entries().size()));
    if (room == 0) {
        Q_EMIT messageRequested(
            {tr("The list of runs is full. Remove one of them to recover another; until then it stays on the disk."),
             offersOfKeptRuns()});
        return;
    }
    const auto read = [shown = kept.mid(std::max(qsizetype{0}, kept.size() - room))] {
        std::vector<KeptRun> readings;
        for (const QString& folder : shown) {
            KeptRun reading{folder, {}, {}};
            reading.problem = problemOf([&] { reading.run = readRunFolder(folder.toStdString()); });
            readings.push_back(std::move(reading));
        }
        return readings;
    };
    m_background.run(read, [this](const std::vector<KeptRun>& readings) {
        const QStringList stillKept = m_autosave->keptRuns();
        int count = 0;
        QStringList problems;
        for (const KeptRun& reading : readings) {
            const bool isWanted = stillKept.contains(reading.folder) && m_runs.entries().size() < RunList::capacity;
            if (!reading.problem.isEmpty()) problems << reading.problem;
            if (!isWanted || !reading.problem.isEmpty()) continue;
            m_autosave->opened(reading.folder, m_runs.nextId());
            Run run = reading.run;
            run.folder.clear();  // it is none of the user's
            Q_EMIT runRecovered(run);
            ++count;
        }
        QStringList sentences;
        if (stillKept.size() > count)
            sentences << tr("%1 runs can be recovered; the newest %2 are shown. The others stay on the disk.")
                             .arg(stillKept.size())
                             .arg(count);
        else if (count == 1)
            sentences << tr("One run was recovered. If it was not finished, Run resumes it.");
        else
            sentences << tr("%1 runs were recovered. If the one shown was not finished, Run resumes it.").arg(count);
        Message message = Message::success((sentences + problems.mid(0, 1)).join(' '));
        if (!problems.isEmpty()) message.tone = Message::Tone::Trouble;
        Q_EMIT messageRequested(message);
    });
}

void SessionDocument::close(const StoredSession& session) {
    if (!keepForNextTime(session) || !m_autosave) return;
    m_background.finish();  // a note that is still to be written would make the folder of its run again
    std::vector<int> ids;
    std::ranges::transform(m_runs.begun(), std::back_inserter(ids), &RunEntry::id);
    m_autosave->saved(ids);
    m_autosave->clear();
}

bool SessionDocument::keepForNextTime(const StoredSession& session) {
    const bool isSaved = !m_file.isEmpty() && !m_isModified;
    const auto hasLearned = [](const Run& run) { return run.snapshots.back()->position.batch > 0; };
    if (!m_autosave || isSaved || std::ranges::none_of(session.runs, hasLearned)) return true;
    constexpr std::size_t largest = 32'000'000;  // bytes
    if (expectedBytes(session) > largest) return false;
    return problemWithWriting(m_autosave->lastSession(), session).isEmpty();
}

int SessionDocument::roomForKeptRuns() {
    const int megabytes = QSettings().value(roomKey, Autosave::defaultMegabytes).toInt();
    return megabytes > 0 ? megabytes : Autosave::defaultMegabytes;
}

void SessionDocument::setRoomForKeptRuns(int megabytes) { QSettings().setValue(roomKey, megabytes); }

}  // namespace miru
