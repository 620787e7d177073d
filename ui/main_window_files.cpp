// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window opens: sessions, runs, settings, studies, by name or dropped on it.

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/lesson/lesson_json.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "core/spec/spec_json.h"
#include "core/study/run_study.h"
#include "ui/main_window.h"
#include "ui/window/editor_desk.h"
#include "ui/window/lab_page.h"
#include "ui/window/lesson_desk.h"
#include "ui/window/panel_desk.h"
#include "ui/window/session_document.h"
#include "ui/window/study_desk.h"
#include "ui/window/teach_desk.h"
#include "ui/window/workbench.h"

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
    if (file.isDir()) return openRun(path);
    const QString suffix = file.suffix().toLower();
    if (suffix == SessionDocument::suffix) return openSession(path);
    if (suffix == QLatin1String("json")) return openSpec(path);
    showProblem(tr("%1 is neither a session (.miru), nor settings, a study or a lesson (.json), nor the folder of a "
                   "run or a study.")
                    .arg(path));
    return false;
}

/// Settings, or a study: that has axes; or a lesson: that has steps.
bool MainWindow::openSpec(const QString& file) {
    try {
        const std::string text = readFile(file.toStdString());
        if (isStudy(text)) return openStudy(QFileInfo(file).absoluteFilePath());
        if (isLesson(text)) return openLesson(file, text);
        const SpecReading reading = readSpec(text);
        if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.problems.front().sentence);
        m_lab->setSettings(reading.spec);
        return true;
    } catch (const std::exception& error) {
        showProblem(QString::fromStdString(sentenceOf(error)));
        return false;
    }
}

bool MainWindow::openLesson(const QString& file, const std::string& json) {
    if (!m_lessons->beginFile(QFileInfo(file).fileName(), json)) return false;
    showLab();
    return true;
}

void MainWindow::chooseLessonFile() {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a lesson"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Lessons (*.json)"));
    if (!file.isEmpty()) open(file);
}

bool MainWindow::openStudy(const QString& place) {
    if (!m_studies->choose(QDir::cleanPath(place))) return false;
    showStudyPage();
    return true;
}

bool MainWindow::openRun(const QString& folder) {
    try {
        if (!holdsRun(folder.toStdString()))
            throw std::runtime_error("There is no run in " + folder.toStdString() + ".");
        const Run run = readRunFolder(QFileInfo(folder).absoluteFilePath().toStdString());
        if (run.snapshots.empty())
            throw std::runtime_error("The run in " + folder.toStdString() + " has nothing to show yet.");
        addRun(run);
        return true;
    } catch (const std::exception& error) {
        showProblem(QString::fromStdString(sentenceOf(error)));
        return false;
    }
}

/// Into the list, looked at.
void MainWindow::addRun(const Run& run) {
    m_bench->runs()->add(run);
    m_lab->setSettings(withEventsApplied(run.spec));
}

/// In this window if it is as good as new, else in one of its own: nothing that is here is lost.
bool MainWindow::openSession(const QString& file) {
    if (!m_bench->runs()->entries().empty()) {
        Q_EMIT windowWanted(file);
        return true;
    }
    try {
        const StoredSession session = readSession(file.toStdString());
        const auto layout = QByteArray::fromStdString(session.layout);
        if (isVisible())
            m_panels->setLayout(layout);
        else
            m_lastLayout = layout;
        m_lab->restore(session);
        m_lessons->restore(session.lesson, idsOfRuns());
        m_document->opened(file);
        return true;
    } catch (const std::exception& error) {
        showProblem(QString::fromStdString(sentenceOf(error)));
        return false;
    }
}

/// Everything that is to be written, as it is now.
StoredSession MainWindow::sessionNow() const {
    StoredSession session = m_lab->session();
    session.layout = m_panels->area()->layoutState().toStdString();
    session.lesson = m_lessons->state(idsOfRuns());
    return session;
}

/// In the order in which a session has them.
std::vector<int> MainWindow::idsOfRuns() const {
    std::vector<int> ids;
    for (const RunEntry* run : m_bench->runs()->begun()) ids.push_back(run->id);
    return ids;
}

void MainWindow::keepRunsBelow(const QString& folder) {
    m_studies->keepBelow(QDir(folder).filePath(QStringLiteral("../studies")));
    m_teach->keepIn(QDir(folder).filePath(QStringLiteral("../signs")));
    m_document->keepRunsBelow(folder);
    m_editor->keepIn(QDir(folder).filePath(QStringLiteral("../lessons")));
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
