// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Studies in the window: chosen, run, watched, and their runs looked at beside others.

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>
#include <stdexcept>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "resources/presets.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/study_session.h"
#include "ui/study/study_card.h"
#include "ui/study/study_view.h"
#include "ui/style/numbers.h"

namespace miru {
namespace {

/// In a file, or in the folder of a study that was run. Throws std::runtime_error with file and reason.
Study studyIn(const QString& place) {
    const QString file = QFileInfo(place).isDir() ? place + QStringLiteral("/study.json") : place;
    const StudyReading reading = readStudy(readFile(file.toStdString()));
    if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.problems.front().sentence);
    return reading.study;
}

/// What a folder has of a study, or why it cannot be read.
struct Found {
    StoredStudy stored;
    QString problem;
};

/// Reads every run of it, so this may take a while.
Found resultsIn(const QString& folder, const Study& study) {
    Found found;
    try {
        if (holdsStudy(folder.toStdString())) found.stored = readStudyFolder(folder.toStdString());
    } catch (const std::exception& error) {
        found.problem = QString::fromStdString(sentenceOf(error));
    }
    if (!(found.stored.study == study)) found.stored = {};  // one of an earlier version of the program
    return found;
}

/// What the studies in these folders say of the reported claims.
QList<StudyCard::OtherVerdicts> verdictsIn(const QStringList& folders) {
    QList<StudyCard::OtherVerdicts> found;
    for (const QString& folder : folders) {
        try {
            const StoredStudy stored = readStudyFolder(folder.toStdString());
            if (auto verdicts = verdictsOf(stored); !verdicts.empty())
                found.push_back({titleOf(stored.study), std::move(verdicts)});
        } catch (const std::exception&) {  // it is told of when it is chosen
        }
    }
    return found;
}

}  // namespace

void MainWindow::makeStudy() {
    m_study = new StudyCard;
    m_area->add(PanelId::Study, m_study, tr("Study"));
    m_studySession = new StudySession(m_library, this);
    m_studies = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/studies");
    connect(m_study, &StudyCard::studyChosen, this, &MainWindow::chooseStudy);
    connect(m_study, &StudyCard::datasetChosen, this, [this](const QString& dataset) {
        m_chosenStudy->spec.data.dataset = dataset.toStdString();
        m_study->setIdle();
        m_storedStudy = std::make_unique<StoredStudy>();
        refreshStudy();
        refreshOtherStudies();
    });
    connect(m_study, &StudyCard::runPressed, this, &MainWindow::runStudy);
    connect(m_study, &StudyCard::stopPressed, m_studySession, &StudySession::stop);
    connect(m_study, &StudyCard::reportPressed, this, [this] { m_exporter->saveStudyReport(studyFolder()); });
    connect(m_study, &StudyCard::runChosen, this, &MainWindow::showRunOfStudy);
    connect(m_studySession, &StudySession::progressed, this, [this] {
        m_study->setProgress(m_studySession->done(), m_studySession->secondsLeft(), m_studySession->waitingFor());
    });
    connect(m_studySession, &StudySession::runEnded, this, &MainWindow::takeResults);
    connect(m_studySession, &StudySession::ended, this, [this](bool isComplete, const QString& problem) {
        refreshStudy();
        refreshOtherStudies();
        m_study->setIdle(!problem.isEmpty() ? problem : isComplete ? tr("done") : tr("stopped; Resume continues it"));
    });
    chooseStudy(m_study->chosen());
}

void MainWindow::runStudy() {
    const QString dataset = QString::fromStdString(m_chosenStudy->spec.data.dataset);
    if (!m_library.isHere(dataset)) {
        m_area->dock(PanelId::Data)->raise();
        return showMessage(tr("%1 is not installed; the Data panel can download what is in the catalog.")
                               .arg(Library::titleOf(dataset)),
                           false);
    }
    const auto kindOf = [this](const std::string& name) { return kindOfData(name); };
    if (const auto problems = axesWithoutEffect(*m_chosenStudy, kindOf); !problems.empty())
        return showMessage(QString::fromStdString(problems.front().sentence), false);
    m_studySession->start(*m_chosenStudy, studyFolder());
    m_study->setProgress(0, -1);
}

/// Large, as a page of its own; once there is a window to show it in.
void MainWindow::showStudyPage() {
    m_opensStudyPage = !isVisible();
    PanelDock* const dock = m_area->dock(PanelId::Study);
    if (m_area->maximized() != dock) m_area->toggleMaximized(dock);
}

/// A study that comes with the program, by name; or one in a file; or one in the folder it was run in.
bool MainWindow::chooseStudy(const QString& name) {
    if (m_studySession->isActive()) {
        showMessage(tr("A study is running; stop it first."), false);
        return false;
    }
    const StudyPreset* const preset = findStudy(name.toStdString());
    Study study;
    try {
        study = preset ? preset->study : studyIn(name);
    } catch (const std::exception& error) {
        showMessage(QString::fromStdString(sentenceOf(error)), false);
        return false;
    }
    m_study->choose(name);
    const bool wasRun = !preset && QFileInfo(name).isDir();
    m_openedStudy = wasRun ? std::make_unique<Study>(study) : nullptr;
    m_chosenStudy = std::make_unique<Study>(wasRun ? study : resolved(study, m_library.availability()));
    m_storedStudy = std::make_unique<StoredStudy>();
    m_study->setIdle();
    refreshStudy();
    refreshOtherStudies();
    return true;
}

/// What the studies that have been run here before say of the reported claims.
void MainWindow::refreshOtherStudies() {
    QStringList folders;
    const QString own = studyFolder();
    for (const QFileInfo& folder : QDir(m_studies).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (folder.filePath() != own && holdsStudy(folder.filePath().toStdString())) folders << folder.filePath();
    m_background->run([folders] { return verdictsIn(folders); },
                      [this, own](QList<StudyCard::OtherVerdicts> others) {
                          if (own == studyFolder()) m_study->setOthers(std::move(others));
                      });
}

/// The folder that a study was opened from; else one for each study and data set: whoever comes back to it finds what was
/// done.
QString MainWindow::studyFolder() const {
    if (m_openedStudy && *m_openedStudy == *m_chosenStudy) return m_study->chosen();
    QString dataset = QString::fromStdString(m_chosenStudy->spec.data.dataset);
    return m_studies + '/' + QFileInfo(m_study->chosen()).completeBaseName() + '-' + dataset.replace('/', '_');
}

/// Shows what is known of the chosen study, and reads meanwhile what its folder has.
void MainWindow::refreshStudy() {
    showStudy();
    m_background->run([folder = studyFolder(), study = *m_chosenStudy] { return resultsIn(folder, study); },
                      [this, reading = ++m_studyReadings](Found found) {
                          if (reading != m_studyReadings) return;  // another study has been chosen since
                          if (!found.problem.isEmpty()) showMessage(found.problem, false);
                          auto& known = m_storedStudy->results;
                          found.stored.results.resize(std::max(found.stored.results.size(), known.size()));
                          for (std::size_t run = 0; run < known.size(); ++run)  // over since the folder was read
                              if (known[run].isOver() && !found.stored.results[run].isOver())
                                  found.stored.results[run] = std::move(known[run]);
                          *m_storedStudy = std::move(found.stored);
                          showStudy();
                      });
}

void MainWindow::showStudy() { m_study->setStudy(*m_chosenStudy, *m_storedStudy); }

/// What came of runs that have just ended; nothing is read for it.
void MainWindow::takeResults() {
    m_storedStudy->results.resize(static_cast<std::size_t>(m_chosenStudy->runCount()));
    for (auto& [run, result] : m_studySession->takeResults())
        m_storedStudy->results[static_cast<std::size_t>(run)] = std::move(result);
    showStudy();
}

/// Its curves appear behind those of the run looked at.
void MainWindow::showRunOfStudy(int run) {
    try {
        Run shown = readRunFolder(folderOfRun(studyFolder().toStdString(), run));
        if (shown.snapshots.empty()) return;
        const int before = m_runs->current() ? m_runs->current()->id : 0;
        const QString name = words::localized(QString::fromStdString(m_chosenStudy->nameOf(run)));
        shown.note = name.toStdString();
        shown.folder.clear();  // it stays as the study left it
        m_runs->add(shown);
        if (before != 0) m_runs->lookAt(before);
        runsChanged();
        showMessage(
            before != 0 ? tr("%1 is drawn behind the run you look at.").arg(name) : tr("%1 is shown.").arg(name),
            false);
    } catch (const std::exception& error) {
        showMessage(QString::fromStdString(sentenceOf(error)), false);
    }
}

}  // namespace miru
