// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window opens: sessions, runs, settings, studies, by name or dropped on it.

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "ui/main_window.h"
#include "ui/panels/reader_panel.h"
#include "ui/run/timeline.h"
#include "ui/setup/spec_form.h"
#include "ui/style/numbers.h"
#include "ui/window/study_desk.h"

namespace miru {
namespace {

/// What somebody drags here, if the window can open it.
QStringList openableIn(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        const auto path = file.filePath().toStdString();
        const bool isRunOrStudy = file.isDir() && (holdsRun(path) || holdsStudy(path));
        if (isRunOrStudy || (file.isFile() && (suffix == SessionDocument::suffix || suffix == QLatin1String("json"))))
            files << file.filePath();
    }
    return files;
}

}  // namespace

bool MainWindow::open(const QString& path) {
    const QFileInfo file(path);
    if (file.isDir() && holdsStudy(path.toStdString())) return openStudy(file.absoluteFilePath());
    if (file.isDir()) return openRuns({path}) == 1;
    const QString suffix = file.suffix().toLower();
    if (suffix == SessionDocument::suffix) return openSession(path);
    if (suffix == QLatin1String("json")) return openSpec(path);
    showProblem(
        tr("%1 is neither a session (.miru), nor settings or a study (.json), nor the folder of a run or a study.")
            .arg(path));
    return false;
}

/// Settings, or a study: that has axes.
bool MainWindow::openSpec(const QString& file) {
    try {
        const std::string text = readFile(file.toStdString());
        if (isStudy(text)) return openStudy(QFileInfo(file).absoluteFilePath());
        const SpecReading reading = readSpec(text);
        if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.problems.front().sentence);
        form()->setSpec(reading.spec);
        specChanged();
        return true;
    } catch (const std::exception& error) {
        showProblem(QString::fromStdString(sentenceOf(error)));
        return false;
    }
}

bool MainWindow::openStudy(const QString& place) {
    if (!m_studies->choose(QDir::cleanPath(place))) return false;
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
            showProblem(QString::fromStdString(sentenceOf(error)));
        }
    }
    runsChanged();
    return count;
}

/// Into the list, looked at; returns its number.
int MainWindow::addRun(const Run& run) {
    const int id = runs()->add(run);
    form()->setSpec(withEventsApplied(run.spec));
    return id;
}

/// In this window if it is as good as new, else in one of its own: nothing that is here is lost.
bool MainWindow::openSession(const QString& file) {
    if (!runs()->entries().empty()) {
        Q_EMIT windowWanted(file);
        return true;
    }
    try {
        const StoredSession stored = readSession(file.toStdString());
        std::vector<int> ids;
        for (const Run& run : stored.runs) ids.push_back(runs()->add(run));
        for (std::size_t r = 0; r < ids.size(); ++r) runs()->setGhost(ids[r], !stored.undrawn.contains(r));
        runs()->lookAt(stored.shown < 0 ? 0 : ids[static_cast<std::size_t>(stored.shown)]);
        form()->setSpec(stored.settings);
        form()->forgetChanges();
        QStringList names;
        for (const std::string& name : stored.classNames) names << QString::fromStdString(name);
        if (const RunEntry* const shown = runs()->current(); shown && !names.isEmpty())
            m_facts.setClassNames(shown->spec.data.dataset, names);
        readerPanel()->setState(QByteArray::fromStdString(stored.view));
        const auto layout = QByteArray::fromStdString(stored.layout);
        if (isVisible())
            m_panels->setLayout(layout);
        else
            m_lastLayout = layout;
        runsChanged();
        if (stored.moment >= 0) m_timeline->lookAt(stored.moment);
        m_document->opened(file);
        return true;
    } catch (const std::exception& error) {
        showProblem(QString::fromStdString(sentenceOf(error)));
        return false;
    }
}

/// Everything that is to be written, as it is now. Snapshots are shared: nobody changes them.
StoredSession MainWindow::sessionNow() const {
    StoredSession session;
    session.settings = m_settings->ofNextRun();
    session.layout = m_panels->area()->layoutState().toStdString();
    session.view = readerPanel()->state().toStdString();
    session.moment = m_timeline->isLive() ? -1 : m_timeline->moment()->position.batch;
    for (const QString& name : readerPanel()->classNames()) session.classNames.push_back(name.toStdString());
    for (const RunEntry* run : runs()->begun()) {
        if (run == runs()->current()) session.shown = static_cast<int>(session.runs.size());
        if (!run->isGhost) session.undrawn.insert(session.runs.size());
        session.runs.push_back(*run);
    }
    return session;
}

bool MainWindow::saveSession(const QString& file) {
    m_document->save(file);
    return m_document->finishSaving();
}

void MainWindow::keepRunsBelow(const QString& folder) {
    m_studies->keepBelow(QDir(folder).filePath(QStringLiteral("../studies")));
    m_document->keepRunsBelow(folder);
    m_bench->keepWith(m_document->autosave());
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
