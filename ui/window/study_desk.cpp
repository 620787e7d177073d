// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/study_desk.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/files/atomic_file.h"
#include "core/files/memory.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "resources/presets.h"
#include "ui/run/background.h"
#include "ui/run/study_session.h"
#include "ui/study/study_editor.h"
#include "ui/study/study_page.h"
#include "ui/study/study_view.h"
#include "ui/style/numbers.h"
#include "ui/window/data_facts.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// In a file, or in the folder of a study that was run. Throws std::runtime_error with file and reason.
/// Of the folders of studies that were written here; the others are named after what comes with the program.
const QString ownPrefix = QStringLiteral("own-");

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
QList<OtherVerdicts> verdictsIn(const QStringList& folders) {
    QList<OtherVerdicts> found;
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

/// Folder and title of each study in this place that was written here; one that cannot be read is left out.
QList<std::pair<QString, QString>> ownStudiesIn(const QString& place) {
    QList<std::pair<QString, QString>> own;
    for (const QFileInfo& folder :
         QDir(place).entryInfoList({ownPrefix + '*'}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        try {
            const QString path = QDir::cleanPath(folder.filePath());
            own << std::pair(path, QString::fromStdString(studyIn(path).title));
        } catch (const std::exception&) {
            continue;
        }
    }
    return own;
}

}  // namespace

StudyDesk::StudyDesk(const Library& library, const DataFacts& facts, Background& background, const Workbench& bench,
                     std::function<ExperimentSpec()> settings, QObject* parent)
    : QObject(parent),
      m_library(library),
      m_facts(facts),
      m_background(background),
      m_bench(bench),
      m_settings(std::move(settings)),
      m_page(new StudyPage),
      m_session(new StudySession(library, this)),
      m_studies(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/studies")) {
    connect(m_page, &StudyPage::studyChosen, this, &StudyDesk::choose);
    connect(m_page, &StudyPage::datasetChosen, this, [this](const QString& dataset) {
        m_chosen.spec.data.dataset = dataset.toStdString();
        m_page->setIdle();
        m_stored = {};
        m_page->editor()->setDataset(m_chosen.spec.data.dataset);
        refresh();
        refreshOthers();
    });
    connect(m_page, &StudyPage::runPressed, this, &StudyDesk::runShown);
    connect(m_page, &StudyPage::stopPressed, m_session, &StudySession::stop);
    connect(m_page, &StudyPage::reportPressed, this, [this] { Q_EMIT reportWanted(folder()); });
    connect(m_page, &StudyPage::runChosen, this, &StudyDesk::readRun);
    connect(m_session, &StudySession::progressed, this, [this] {
        m_page->setProgress(m_session->done(), m_session->secondsLeft(), m_session->waitingFor(), m_session->running());
    });
    connect(m_session, &StudySession::runEnded, this, &StudyDesk::takeResults);
    connect(m_session, &StudySession::ended, this, [this](bool isComplete, const QString& problem) {
        refresh();
        refreshOthers();
        m_page->setIdle(!problem.isEmpty() ? problem : isComplete ? tr("done") : tr("stopped; Resume continues it"));
    });
    connectEditor();
    choose(m_page->chosen());
}

StudyDesk::~StudyDesk() = default;

void StudyDesk::keepBelow(const QString& folder) {
    m_studies = folder;
    refresh();
    offerOwn();
}

/// Studies that were written in the editor before: they are in the list again.
void StudyDesk::offerOwn() {
    m_background.run([place = m_studies] { return ownStudiesIn(place); },
                     [this](const QList<std::pair<QString, QString>>& own) {
                         for (const auto& [folder, title] : own) m_page->offer(folder, title);
                     });
}

/// What stands in the editor, while that is seen.
void StudyDesk::runShown() {
    if (!m_page->editor()->isVisible()) return run();
    if (!m_page->editor()->isGood())
        return Q_EMIT messageRequested(tr("What stands in the editor cannot run yet: see what it says there."));
    runEdited();
}

void StudyDesk::run() {
    const QString dataset = QString::fromStdString(m_chosen.spec.data.dataset);
    if (!m_library.isHere(dataset)) {
        Q_EMIT dataWanted();
        Q_EMIT messageRequested(tr("%1 is not installed; the Data panel can download what is in the catalog.")
                                    .arg(Library::titleOf(dataset)));
        return;
    }
    const auto kindOf = [this](const std::string& name) { return m_facts.kindOf(name); };
    if (const auto problems = axesWithoutEffect(m_chosen, kindOf); !problems.empty()) {
        Q_EMIT messageRequested(QString::fromStdString(problems.front().sentence));
        return;
    }
    m_session->start(m_chosen, folder(), m_page->editor()->runsAtOnce());
    m_page->setProgress(0, -1);
}

void StudyDesk::connectEditor() {
    StudyEditor* const editor = m_page->editor();
    editor->setKnowledge([this](const std::string& name) { return m_facts.kindOf(name); },
                         [this](const Study& study, int sideBySide) {
                             return forecastOf(
                                 study, [this](const ExperimentSpec& spec) { return m_facts.extent(spec); }, speeds(),
                                 sideBySide);
                         });
    connect(editor, &StudyEditor::presentSettingsWanted, this, [this, editor] { editor->setBase(m_settings()); });
    connect(editor, &StudyEditor::startPressed, this, &StudyDesk::runEdited);
    connect(editor, &StudyEditor::savePressed, this, &StudyDesk::saveEdited);
}

/// Of each cell, that of the last run here: in the lab, else in a study.
MeasuredSpeeds StudyDesk::speeds() const {
    MeasuredSpeeds speeds = m_speeds;
    for (const RunEntry& run : m_bench.runs()->entries())
        if (const auto latest = run.latest())
            if (const auto speed = speedOf(run.spec, latest->timing, m_facts.extent(run.spec)))
                speeds[run.spec.model.cell->key] = *speed;
    return speeds;
}

/// A study that was changed gets a folder of its own: what was found with the old one stays.
void StudyDesk::runEdited() {
    if (m_session->isActive()) return Q_EMIT messageRequested(tr("A study is running; stop it first."));
    const Study study = m_page->editor()->study();
    if (!(study == m_chosen)) {
        const QString folder = freeFolderFor(study);
        try {
            makeFolder(folder.toStdString());
            writeFileAtomically((folder + QStringLiteral("/study.json")).toStdString(), writeStudy(study));
        } catch (const std::exception& error) {
            return Q_EMIT messageRequested(QString::fromStdString(sentenceOf(error)));
        }
        m_page->editor()->setStudy(study);  // it is no longer a change of another one
        if (!choose(folder)) return;
    }
    m_page->showRuns();
    run();
}

/// Named after its title; of the same title there may be several.
QString StudyDesk::freeFolderFor(const Study& study) const {
    static const QRegularExpression others(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString name = QString::fromStdString(study.title).toLower().replace(others, QStringLiteral("-"));
    if (name.isEmpty() || name == QLatin1String("-")) name = QStringLiteral("study");
    const QString wanted = m_studies + '/' + ownPrefix + name;
    QString folder = wanted;
    for (int n = 2; QFileInfo::exists(folder); ++n) folder = QStringLiteral("%1-%2").arg(wanted).arg(n);
    return folder;
}

void StudyDesk::saveEdited() {
    QString file = QFileDialog::getSaveFileName(
        m_page, tr("Save the study as"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/study.json"),
        tr("Studies (*.json)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".json");
    try {
        writeFileAtomically(file.toStdString(), writeStudy(m_page->editor()->study()));
        Q_EMIT messageRequested(tr("%1 is written.").arg(file));
    } catch (const std::exception& error) {
        Q_EMIT messageRequested(QString::fromStdString(sentenceOf(error)));
    }
}

bool StudyDesk::choose(const QString& name) {
    if (m_session->isActive()) {
        Q_EMIT messageRequested(tr("A study is running; stop it first."));
        return false;
    }
    const StudyPreset* const preset = findStudy(name.toStdString());
    Study study;
    try {
        study = preset ? preset->study : studyIn(name);
    } catch (const std::exception& error) {
        Q_EMIT messageRequested(QString::fromStdString(sentenceOf(error)));
        return false;
    }
    keepDraft();
    m_name = name;
    m_page->choose(name, preset || study.title.empty() ? QString() : QString::fromStdString(study.title));
    const bool wasRun = !preset && QFileInfo(name).isDir();
    m_opened = wasRun ? std::optional(study) : std::nullopt;
    m_chosen = wasRun ? study : resolved(study, m_library.availability());
    m_page->editor()->setStudy(m_chosen);
    if (m_drafts.contains(name)) m_page->editor()->setDraft(m_drafts.take(name));
    m_stored = {};
    m_page->setIdle();
    refresh();
    refreshOthers();
    return true;
}

/// What has been changed in the editor is there again when the study is.
void StudyDesk::keepDraft() {
    if (m_name.isEmpty() || !m_page->editor()->isEdited()) return;
    m_drafts[m_name] = m_page->editor()->draft();
    Q_EMIT messageRequested(tr("What was changed in “%1” is kept: it is in the editor again when that study is chosen.")
                                .arg(titleOf(m_chosen)));
}

/// What the studies that have been run here before say of the reported claims.
void StudyDesk::refreshOthers() {
    QStringList folders;
    const QString own = folder();
    for (const QFileInfo& place : QDir(m_studies).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (place.filePath() != own && holdsStudy(place.filePath().toStdString())) folders << place.filePath();
    m_background.run([folders] { return verdictsIn(folders); },
                     [this, own](QList<OtherVerdicts> others) {
                         if (own == folder()) m_page->setOthers(std::move(others));
                     });
}

/// The folder that a study was opened from; else one for each study and data set: whoever comes back to it finds what was
/// done.
QString StudyDesk::folder() const {
    if (m_opened == m_chosen) return m_page->chosen();
    QString dataset = QString::fromStdString(m_chosen.spec.data.dataset);
    return m_studies + '/' + QFileInfo(m_page->chosen()).completeBaseName() + '-' + dataset.replace('/', '_');
}

/// Shows what is known of the chosen study, and reads meanwhile what its folder has.
void StudyDesk::refresh() {
    show();
    m_background.run([folder = folder(), study = m_chosen] { return resultsIn(folder, study); },
                     [this, reading = ++m_readings](Found found) {
                         if (reading != m_readings) return;  // another study has been chosen since
                         if (!found.problem.isEmpty()) Q_EMIT messageRequested(found.problem);
                         auto& known = m_stored.results;
                         found.stored.results.resize(std::max(found.stored.results.size(), known.size()));
                         for (std::size_t run = 0; run < known.size(); ++run)  // over since the folder was read
                             if (known[run].isOver() && !found.stored.results[run].isOver())
                                 found.stored.results[run] = std::move(known[run]);
                         m_stored = std::move(found.stored);
                         constexpr std::size_t enough = 100;  // runs, to know the speed of every cell
                         for (std::size_t run = 0; run < std::min(enough, m_stored.results.size()); ++run)
                             learnSpeed(static_cast<int>(run));
                         m_page->editor()->refreshForecast();
                         show();
                     });
}

void StudyDesk::show() { m_page->setStudy(m_chosen, m_stored); }

void StudyDesk::learnSpeed(int run) {
    const StudyResult& result = m_stored.results[static_cast<std::size_t>(run)];
    if (!result.isFinished()) return;
    const ExperimentSpec spec = m_chosen.specOf(run);
    if (const auto speed = speedOf(spec, result.timing, m_facts.extent(spec))) m_speeds[spec.model.cell->key] = *speed;
}

/// What came of runs that have just ended; nothing is read for it.
void StudyDesk::takeResults() {
    m_stored.results.resize(static_cast<std::size_t>(m_chosen.runCount()));
    for (auto& [run, result] : m_session->takeResults()) {
        m_stored.results[static_cast<std::size_t>(run)] = std::move(result);
        learnSpeed(run);
    }
    m_page->editor()->refreshForecast();
    show();
}

void StudyDesk::readRun(int run) {
    try {
        Run shown = readRunFolder(folderOfRun(folder().toStdString(), run));
        if (shown.snapshots.empty()) return;
        shown.name = nameOfRun(m_chosen, run).toStdString();
        shown.note = tr("Run %1 of the study %2").arg(words::number(run + 1), titleOf(m_chosen)).toStdString();
        shown.folder.clear();  // it stays as the study left it
        Q_EMIT runChosen(shown);
    } catch (const std::exception& error) {
        Q_EMIT messageRequested(QString::fromStdString(sentenceOf(error)));
    }
}

}  // namespace miru
