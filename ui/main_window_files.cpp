// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window reads and writes: sessions, runs, specs; what a crash or the last closing has left.

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/fork.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "resources/repeat_command.h"
#include "ui/main_window.h"
#include "ui/panels/reader_panel.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/recent_files.h"
#include "ui/run/timeline.h"
#include "ui/setup/spec_form.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

const QString sessionSuffix = QStringLiteral("miru");

QString documents() { return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation); }

/// A run that a crash has left, as it is read.
struct KeptRun {
    QString folder;
    Run run;
    QString problem;  ///< why it cannot be read; empty: it can
};

const QString roomKey = QStringLiteral("roomForKeptRuns");

/// Megabytes.
int roomForKeptRuns() {
    const int megabytes = QSettings().value(roomKey, Autosave::defaultMegabytes).toInt();
    return megabytes > 0 ? megabytes : Autosave::defaultMegabytes;
}

/// What somebody drags here, if the window can open it.
QStringList openableIn(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        const auto path = file.filePath().toStdString();
        const bool isRunOrStudy = file.isDir() && (holdsRun(path) || holdsStudy(path));
        if (isRunOrStudy || (file.isFile() && (suffix == sessionSuffix || suffix == QLatin1String("json"))))
            files << file.filePath();
    }
    return files;
}

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

QMenu* MainWindow::makeFileMenu() {
    auto* const menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("New window"), QKeySequence(QKeySequence::New), this, [this] { Q_EMIT windowWanted({}); });
    menu->addAction(tr("Open …"), QKeySequence(QKeySequence::Open), this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open"), documents(),
                                                          tr("Sessions, settings and studies (*.miru *.json)"));
        if (!file.isEmpty()) open(file);
    });
    menu->addAction(
        tr("Open the folder of a run or a study …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), this, [this] {
            const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a run or a study"));
            if (!folder.isEmpty()) open(folder);
        });
    m_recentPlace = menu->addSeparator();
    QAction* const save =
        menu->addAction(tr("Save the session"), QKeySequence(QKeySequence::Save), this, &MainWindow::save);
    save->setToolTip(tr("Runs with their moments, notes, settings and layout, in one file"));
    menu->addAction(tr("Save the session as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                    &MainWindow::saveAs);
    QAction* const kept = menu->addAction(tr("Runs kept after a crash"), this, [this] { offerKeptRuns(0); });
    QAction* const room = menu->addAction(tr("Room for kept runs …"), this, &MainWindow::askForRoom);
    room->setToolTip(tr("How much of the disk may be taken by what crashes have left"));
    menu->addSeparator();
    QAction* const report = menu->addAction(tr("Report …"), QKeySequence(Qt::CTRL | Qt::Key_P), this,
                                            [this] { m_exporter->saveReport(reportedRuns()); });
    report->setToolTip(tr("On this run and those drawn behind it"));
    QAction* const plots =
        menu->addAction(tr("All plots into a folder …"), this, [this] { m_exporter->saveAllPlots(m_panels); });
    menu->addAction(tr("Image size …"), m_exporter, &Exporter::askForSize);
    QAction* const folder =
        menu->addAction(tr("Run as a folder …"), this, [this] { m_exporter->saveRunFolder(*m_runs->current()); });
    folder->setToolTip(tr("The files that miru-run writes: spec, curves, matrix, summary, network"));
    menu->addSeparator();
    QAction* const settings =
        menu->addAction(tr("Settings as a file …"), this, [this] { m_exporter->saveSpec(specAtHand()); });
    settings->setToolTip(tr("A spec (.json): what miru-run train repeats, changes made during the run included"));
    menu->addAction(tr("Copy as command"), this, &MainWindow::copyCommand);
    connect(menu, &QMenu::aboutToShow, this, [this, report, plots, folder, kept] {
        kept->setVisible(m_autosave && !m_autosave->keptRuns().isEmpty());
        for (QAction* action : {report, plots, folder}) action->setEnabled(!reportedRuns().isEmpty());
    });
    m_fileMenu = menu;
    setRecentMenu({});
    connect(m_recent, &RecentFiles::chosen, this, &MainWindow::open);
    return menu;
}

/// Of the run looked at; of the form while there is none.
const ExperimentSpec& MainWindow::specAtHand() const {
    return m_runs->current() ? m_runs->current()->spec : m_form->spec();
}

void MainWindow::copyCommand() {
    const ExperimentSpec& spec = specAtHand();
    const RepeatCommand command = repeatCommand(spec);
    QGuiApplication::clipboard()->setText(QString::fromStdString(command.text));
    QString sentence = tr("The command that repeats this run is on the clipboard.");
    if (!spec.events.empty())
        sentence += ' ' + tr("Settings were changed during the run, so it carries the whole spec.");
    if (!command.relativeNames.empty())
        sentence += ' ' + tr("Run it in the folder in which the run was started: %1 is a name relative to that.")
                              .arg(QString::fromStdString(command.relativeNames.front()));
    showMessage(sentence, false);
}

/// The run looked at, and those drawn behind it.
QList<Run> MainWindow::reportedRuns() const {
    const RunEntry* const current = m_runs->current();
    if (!current || !current->latest()) return {};
    QList<Run> runs{*current};
    for (const RunEntry* run : m_runs->begun())
        if (run->isGhost && run != current) runs << *run;
    return runs;
}

bool MainWindow::open(const QString& path) {
    const QFileInfo file(path);
    if (file.isDir() && holdsStudy(path.toStdString())) return openStudy(file.absoluteFilePath());
    if (file.isDir()) return openRuns({path}) == 1;
    const QString suffix = file.suffix().toLower();
    if (suffix == sessionSuffix) return openSession(path);
    if (suffix == QLatin1String("json")) return openSpec(path);
    showMessage(
        tr("%1 is neither a session (.miru), nor settings or a study (.json), nor the folder of a run or a study.")
            .arg(path),
        false);
    return false;
}

/// Settings, or a study: that has axes.
bool MainWindow::openSpec(const QString& file) {
    try {
        const std::string text = readFile(file.toStdString());
        if (isStudy(text)) return openStudy(QFileInfo(file).absoluteFilePath());
        const SpecReading reading = readSpec(text);
        if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.problems.front().sentence);
        m_form->setSpec(reading.spec);
        specChanged();
        return true;
    } catch (const std::exception& error) {
        showMessage(QString::fromStdString(sentenceOf(error)), false);
        return false;
    }
}

bool MainWindow::openStudy(const QString& place) {
    if (!chooseStudy(QDir::cleanPath(place))) return false;
    showStudyPage();
    return true;
}

int MainWindow::openRuns(const QStringList& folders) {
    int count = 0;
    for (const QString& folder : folders) {
        try {
            if (!holdsRun(folder.toStdString()))
                throw std::runtime_error("There is no run in " + folder.toStdString() + ".");
            const Run run = readRunFolder(QFileInfo(folder).absoluteFilePath().toStdString());
            if (run.snapshots.empty())
                throw std::runtime_error("The run in " + folder.toStdString() + " has nothing to show yet.");
            addRun(run);
            ++count;
        } catch (const std::exception& error) {
            showMessage(QString::fromStdString(sentenceOf(error)), false);
        }
    }
    runsChanged();
    return count;
}

/// Into the list, looked at; returns its number.
int MainWindow::addRun(const Run& run) {
    const int id = m_runs->add(run);
    m_form->setSpec(withEventsApplied(run.spec));
    return id;
}

/// In the folder that the run was opened from, if it was.
void MainWindow::keepName(int run) {
    const RunEntry* const entry = m_runs->find(run);
    if (!entry || entry->folder.empty()) return;
    m_background->run(
        [folder = entry->folder, name = entry->name] { return problemOf([&] { writeName(folder, name); }); },
        [this](const QString& problem) {
            if (!problem.isEmpty()) showMessage(problem, false);
        });
}

/// In this window if it is as good as new, else in one of its own: nothing that is here is lost.
bool MainWindow::openSession(const QString& file) {
    if (!m_runs->entries().empty()) {
        Q_EMIT windowWanted(file);
        return true;
    }
    try {
        const StoredSession stored = readSession(file.toStdString());
        std::vector<int> ids;
        for (std::size_t r = 0; r < stored.runs.size(); ++r) {
            ids.push_back(m_runs->add(stored.runs[r]));
            if (stored.undrawn.contains(r)) m_runs->setGhost(ids.back(), false);
        }
        m_runs->lookAt(stored.shown < 0 ? 0 : ids[static_cast<std::size_t>(stored.shown)]);
        m_form->setSpec(stored.settings);
        m_form->forgetChanges();
        QStringList names;
        for (const std::string& name : stored.classNames) names << QString::fromStdString(name);
        if (const RunEntry* const shown = m_runs->current(); shown && !names.isEmpty())
            m_classNames[QString::fromStdString(shown->spec.data.dataset)] = names;
        m_reader->setState(QByteArray::fromStdString(stored.view));
        const auto layout = QByteArray::fromStdString(stored.layout);
        if (isVisible())
            showLayout(layout);
        else
            m_lastLayout = layout;
        // What was kept for the next time is not a file of anybody's: it wants a name.
        setSessionFile(m_autosave && file == m_autosave->lastSession() ? QString() : file);
        runsChanged();
        if (stored.moment >= 0) m_timeline->lookAt(stored.moment);
        if (!m_sessionFile.isEmpty()) setWindowModified(false);
        return true;
    } catch (const std::exception& error) {
        showMessage(QString::fromStdString(sentenceOf(error)), false);
        return false;
    }
}

/// Everything that is to be written, as it is now. Snapshots are shared: nobody changes them.
StoredSession MainWindow::sessionNow() const {
    StoredSession session;
    session.settings = m_next ? *m_next : m_form->spec();  // looking back, the form has those of a moment
    session.layout = m_area->layoutState().toStdString();
    session.view = m_reader->state().toStdString();
    session.moment = m_timeline->isLive() ? -1 : m_timeline->moment()->position.batch;
    for (const QString& name : m_reader->classNames()) session.classNames.push_back(name.toStdString());
    for (const RunEntry* run : m_runs->begun()) {
        if (run == m_runs->current()) session.shown = static_cast<int>(session.runs.size());
        if (!run->isGhost) session.undrawn.insert(session.runs.size());
        session.runs.push_back(*run);
    }
    return session;
}

void MainWindow::beginSaving(const QString& file) {
    StoredSession session = sessionNow();  // before the message, which makes the panels lower
    showMessage(tr("%1 is being saved …").arg(QFileInfo(file).fileName()), false);
    std::vector<int> ids;
    for (const RunEntry* run : m_runs->begun())
        if (!run->isTraining) ids.push_back(run->id);  // of others more will have to be kept
    ++m_savesUnderWay;
    m_background->run([file, session = std::move(session)] { return problemWithWriting(file, session); },
                      [this, file, ids, changes = m_changes](const QString& problem) {
                          --m_savesUnderWay;
                          m_problemWithSaving = problem;
                          if (!problem.isEmpty()) return showMessage(problem, false);
                          if (m_autosave) m_autosave->saved(ids);
                          setSessionFile(file);
                          setWindowModified(m_changes != changes);  // what came meanwhile is not in the file
                          showMessage(tr("%1 is saved.").arg(QFileInfo(file).fileName()), false);
                      });
}

bool MainWindow::saveSession(const QString& file) {
    beginSaving(file);
    return finishSaving();
}

/// Waits for what is being written; false if it could not be, and only once for each time.
bool MainWindow::finishSaving() {
    if (m_savesUnderWay > 0) m_background->finish();
    return std::exchange(m_problemWithSaving, {}).isEmpty();
}

void MainWindow::save() {
    if (m_sessionFile.isEmpty()) return saveAs();
    beginSaving(m_sessionFile);
}

void MainWindow::saveAs() {
    const QString proposal =
        m_sessionFile.isEmpty() ? documents() + QStringLiteral("/session.") + sessionSuffix : m_sessionFile;
    QString file = QFileDialog::getSaveFileName(this, tr("Save the session as"), proposal, tr("Sessions (*.miru)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += '.' + sessionSuffix;
    beginSaving(file);
}

void MainWindow::setSessionFile(const QString& file) {
    m_sessionFile = file;
    // Settings are flushed to the disk, which takes its time.
    if (!file.isEmpty())
        m_background->run(
            [recent = m_recent, file] {
                recent->add(file);
                return true;
            },
            [](bool) {});
    specChanged();
}

/// What is on the screen is no longer what the session's file has.
void MainWindow::markModified() {
    ++m_changes;
    if (!m_sessionFile.isEmpty()) setWindowModified(true);
}

void MainWindow::setRecentMenu(const QString& last) {
    delete m_recentMenu;
    m_recentMenu = m_recent->makeMenu(tr("Recent"), last, tr("As it was when last closed"));
    m_recentMenu->setParent(m_fileMenu, m_recentMenu->windowFlags());
    m_fileMenu->insertMenu(m_recentPlace, m_recentMenu);
}

void MainWindow::keepRunsBelow(const QString& folder) {
    m_autosave = std::make_unique<Autosave>(folder, *m_background);
    m_studies = QDir(folder).filePath(QStringLiteral("../studies"));
    refreshStudy();
    setRecentMenu(m_autosave->lastSession());
    connect(m_autosave.get(), &Autosave::found, this, [this](int runs, int removedSessions) {
        if (runs > 0 || removedSessions > 0) offerKeptRuns(removedSessions);
    });
    m_autosave->findKeptRuns(roomForKeptRuns());
    m_background->run([folders = m_recent->folders() + QStringList{folder}] { return removeLeftoversIn(folders); },
                      [](bool) {});
}

/// At the top: what a crash has left, and what of it there was no room for.
void MainWindow::offerKeptRuns(int removedSessions) {
    const auto kept = m_autosave->keptRuns().size();
    const auto most = static_cast<qsizetype>(RunList::capacity);
    QStringList sentences;
    if (!message().isEmpty() && m_restore->isHidden()) sentences << message();
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
    showMessage(sentences.join(' '), false);
    m_restore->setVisible(kept > 0);
    m_discard->setVisible(kept > 0);
}

/// As many of the kept runs as there is room for in the list, the newest ones; the others stay kept.
void MainWindow::showKeptRuns() {
    const QStringList kept = m_autosave->keptRuns();
    const auto room = static_cast<qsizetype>(RunList::capacity - std::min(RunList::capacity, m_runs->entries().size()));
    if (room == 0) {
        showMessage(
            tr("The list of runs is full. Remove one of them to recover another; until then it stays on the disk."),
            false);
        m_restore->show();
        m_discard->show();
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
    m_background->run(read, [this](const std::vector<KeptRun>& readings) {
        const QStringList stillKept = m_autosave->keptRuns();
        int count = 0;
        QStringList problems;
        for (const KeptRun& reading : readings) {
            const bool isWanted = stillKept.contains(reading.folder) && m_runs->entries().size() < RunList::capacity;
            if (!reading.problem.isEmpty()) problems << reading.problem;
            if (!isWanted || !reading.problem.isEmpty()) continue;
            m_autosave->opened(reading.folder, m_runs->nextId());
            Run run = reading.run;
            run.folder.clear();  // it is none of the user's
            addRun(run);
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
        showMessage((sentences + problems.mid(0, 1)).join(' '), false);
    });
}

/// How much may be kept; what is there beyond it goes at the next start.
void MainWindow::askForRoom() {
    auto* const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Room for kept runs"));
    dialog->setLabelText(
        tr("Runs are kept on the disk while they train, so that a crash loses nothing. Beyond so many\n"
           "megabytes, what older crashes have left is removed when MiRU Lab starts."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, 1'000'000);
    dialog->setIntValue(roomForKeptRuns());
    connect(dialog, &QInputDialog::intValueSelected, this,
            [](int megabytes) { QSettings().setValue(roomKey, megabytes); });
    dialog->show();
}

/// Closing asks nothing: what has not been saved waits in the menu of recent files. False if it is not there: it could not be
/// written, or would take so long that nobody should wait for it. Then what was kept of the runs while they trained stays.
bool MainWindow::keepForNextTime(const StoredSession& session) {
    const bool isSaved = !m_sessionFile.isEmpty() && !isWindowModified();
    const auto hasLearned = [](const Run& run) { return run.snapshots.back()->position.batch > 0; };
    if (!m_autosave || isSaved || std::ranges::none_of(session.runs, hasLearned)) return true;
    constexpr std::size_t largest = 32'000'000;  // bytes
    if (expectedBytes(session) > largest) return false;
    return problemWithWriting(m_autosave->lastSession(), session).isEmpty();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!openableIn(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = openableIn(*event->mimeData());
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    for (const QString& file : files) open(file);
}

}  // namespace miru
