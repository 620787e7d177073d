// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Studies in the window: chosen, run, watched, and their runs looked at beside others.

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <stdexcept>

#include "core/experiment/run_recorder.h"
#include "core/experiment/whole_file.h"
#include "resources/presets.h"
#include "ui/docks/panel_dock.h"
#include "ui/main_window.h"
#include "ui/report/exporter.h"
#include "ui/run/study_session.h"
#include "ui/study/study_card.h"
#include "ui/study/study_view.h"

namespace miru {
namespace {

/// Throws std::runtime_error with file and reason.
Study studyIn(const QString& file) {
    const StudyReading reading = readStudy(readWhole(file.toStdString()));
    if (!reading.isGood()) throw std::runtime_error(file.toStdString() + ": " + reading.problems.front().sentence);
    return reading.study;
}

}  // namespace

void MainWindow::makeStudy() {
    m_study = new StudyCard;
    m_area->add(Place::Study, m_study, tr("Study"));
    m_studySession = new StudySession(m_library, this);
    m_studies = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/studies");
    connect(m_study, &StudyCard::studyChosen, this, &MainWindow::chooseStudy);
    connect(m_study, &StudyCard::datasetChosen, this, [this](const QString& dataset) {
        m_chosenStudy->spec.data.dataset = dataset.toStdString();
        m_study->setIdle();
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
    connect(m_studySession, &StudySession::runEnded, this, &MainWindow::refreshStudy);
    connect(m_studySession, &StudySession::ended, this, [this](bool isComplete, const QString& problem) {
        refreshStudy();
        refreshOtherStudies();
        m_study->setIdle(!problem.isEmpty() ? problem : isComplete ? tr("done") : tr("stopped; Go on continues"));
    });
    chooseStudy(m_study->chosen());
}

void MainWindow::runStudy() {
    const QString dataset = QString::fromStdString(m_chosenStudy->spec.data.dataset);
    if (!m_library.isHere(dataset)) {
        m_area->dock(Place::Data)->raise();
        return showMessage(tr("%1 is not on this machine; the panel Data can fetch what is in the catalog.")
                               .arg(Library::titleOf(dataset)),
                           false);
    }
    m_studySession->start(*m_chosenStudy, studyFolder());
    m_study->setProgress(0, -1);
}

/// Large, as a page of its own.
void MainWindow::showStudyPage() {
    PanelDock* const dock = m_area->dock(Place::Study);
    if (m_area->maximized() != dock) m_area->toggleMaximized(dock);
}

void MainWindow::chooseStudy(const QString& name) {
    if (m_studySession->isActive()) return showMessage(tr("A study is running; stop it first."), false);
    const StudyPreset* const preset = findStudy(name.toStdString());
    Study study;
    try {
        study = preset ? preset->study : studyIn(name);
    } catch (const std::runtime_error& error) {
        return showMessage(QString::fromStdString(error.what()), false);
    }
    m_study->choose(name);
    m_chosenStudy = std::make_unique<Study>(resolved(study, m_library.whatIsHere()));
    m_study->setIdle();
    refreshStudy();
    refreshOtherStudies();
}

/// What the studies that have been run here before say of the reported claims.
void MainWindow::refreshOtherStudies() {
    QList<StudyCard::OtherVerdicts> others;
    const QString own = studyFolder();
    for (const QFileInfo& folder : QDir(m_studies).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto path = folder.filePath().toStdString();
        if (folder.filePath() == own || !holdsStudy(path)) continue;
        try {
            const StoredStudy stored = readStudyFolder(path);
            if (auto verdicts = verdictsOf(stored); !verdicts.empty())
                others.push_back({titleOf(stored.study), std::move(verdicts)});
        } catch (const std::runtime_error&) {  // it is told of when it is chosen
        }
    }
    m_study->setOthers(std::move(others));
}

/// A folder for each study and data set: whoever comes back to it finds what was done.
QString MainWindow::studyFolder() const {
    QString dataset = QString::fromStdString(m_chosenStudy->spec.data.dataset);
    return m_studies + '/' + QFileInfo(m_study->chosen()).completeBaseName() + '-' + dataset.replace('/', '_');
}

void MainWindow::refreshStudy() {
    StoredStudy stored;
    try {
        const auto folder = studyFolder().toStdString();
        if (holdsStudy(folder)) stored = readStudyFolder(folder);
        if (!(stored.study == *m_chosenStudy)) stored = {};  // one of an earlier version of the program
    } catch (const std::runtime_error& error) {
        showMessage(QString::fromStdString(error.what()), false);
    }
    m_study->setStudy(*m_chosenStudy, stored);
}

/// Its curves appear behind those of the run looked at.
void MainWindow::showRunOfStudy(int run) {
    try {
        const LeftRun left = readRunFolder(folderOfRun(studyFolder().toStdString(), run));
        if (!left.picture) return;
        const int before = m_runs->current() ? m_runs->current()->id : 0;
        m_runs->add(StoredRun{left.spec, m_chosenStudy->nameOf(run), true, {left.picture}});
        if (before != 0) m_runs->lookAt(before);
        runsChanged();
        showMessage(
            before != 0
                ? tr("%1 is drawn behind the run you look at.").arg(QString::fromStdString(m_chosenStudy->nameOf(run)))
                : tr("%1 is shown.").arg(QString::fromStdString(m_chosenStudy->nameOf(run))),
            false);
    } catch (const std::runtime_error& error) {
        showMessage(QString::fromStdString(error.what()), false);
    }
}

}  // namespace miru
