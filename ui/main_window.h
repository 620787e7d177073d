// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window: a table of what is where, and the wires between the parts. Nothing is computed or drawn in here.

#include <QElapsedTimer>
#include <QHash>
#include <QMainWindow>

#include "datasets/library.h"
#include "ui/docks/panel_area.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/report/report.h"
#include "ui/run/autosave.h"
#include "ui/run/run_list.h"
#include "ui/run/run_session.h"

class QFrame;
class QLabel;
class QMenu;
class QSettings;

namespace miru {

class AccuracyPanel;
class Background;
class DataCard;
class Exporter;
class MemoryMatrixPanel;
class Panel;
class RecentFiles;
struct DataExtent;
struct Preset;
struct Ghost;
struct Run;
class ReaderPanel;
class ResourcesPanel;
class RunsCard;
class SpecForm;
class StudyCard;
class StudySession;
struct StoredSession;
struct StoredStudy;
struct Study;
class Timeline;
class TransportBar;
class WhyPanel;

class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Loads a preset by name, as if it had been chosen.
    void loadPreset(const QString& name);
    /// Presses Run.
    void run();

    RunSession* session() const { return m_session; }
    RunSession* comparisonSession() const { return m_comparison; }
    RunList* runs() const { return m_runs; }
    RunsCard* runsCard() const { return m_runsCard; }
    StudyCard* studyCard() const { return m_study; }
    StudySession* studySession() const { return m_studySession; }
    DataCard* dataCard() const { return m_data; }
    SpecForm* form() const { return m_form; }
    TransportBar* transport() const { return m_transport; }
    AccuracyPanel* accuracyPanel() const { return m_accuracy; }
    MemoryMatrixPanel* memoryMatrixPanel() const { return m_matrix; }
    ResourcesPanel* resourcesPanel() const { return m_resources; }
    ReaderPanel* readerPanel() const { return m_reader; }
    WhyPanel* whyPanel() const { return m_why; }
    PanelArea* panels() const { return m_area; }
    Timeline* timeline() const { return m_timeline; }
    /// Keeps every run of this session on disk while it goes. What a crash has left there is offered, until it is discarded or
    /// saved.
    void keepRunsBelow(const QString& folder);
    /// Opens a session (.miru), settings or a study (.json), or the folder of a run or of a study; false, and a sentence at
    /// the top, if it cannot.
    bool open(const QString& path);
    /// Writes runs, notes, settings and layout into one file, as they are now, while the window stays responsive. A sentence at the
    /// top says that it is saved, or why not.
    void beginSaving(const QString& file);
    /// The same, and waits for it; false if it cannot be written.
    bool saveSession(const QString& file);
    /// The file of the session at hand; empty if it has none yet.
    QString sessionFile() const { return m_sessionFile; }
    QMenu* fileMenu() const { return m_fileMenu; }
    /// Adds the runs in these folders to the list and looks at the last; returns how many could be read.
    int openRuns(const QStringList& folders);
    /// Size and place of the window and of every panel, and the theme: from the last time, and for the next.
    void restoreLook(const QSettings& settings);
    void saveLook(QSettings& settings) const;
    /// Whether threads are at work: they are told to stop when the window is closed, and may take a moment.
    bool hasThreads() const;
    /// The sentence at the top; empty when there is none.
    QString message() const;

 Q_SIGNALS:
    /// Another window shall open, with this file, or as new if it is empty.
    void windowWanted(const QString& file);

 protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    QWidget* makeHeader();
    QFrame* makeInfoBar();
    QWidget* makeSetup();
    void makePanels();
    QMenu* makeLayoutMenu();
    void makeShortcuts();
    void connectParts();

    RunSession* leadingSession() const;
    void pause();
    void step(StepUnit unit);
    void reset();
    void specChanged();
    DataExtent dataToExpect(const ExperimentSpec& spec) const;
    void forecastMemory(const ExperimentSpec& spec);
    void stateChanged(RunSession::State state);
    void comparisonChanged(RunSession::State state);
    void chooseRange(std::optional<BatchRange> range);
    void arrange(PanelArea::Arrangement arrangement);
    void fitTo(PanelArea::Arrangement arrangement);
    ExperimentSpec begin();
    void resumeRun(const RunEntry& run);
    void compareWithOtherCell();
    void compareWith(ExperimentSpec other);
    ExperimentSpec comparedSpec() const;
    void fork();
    void followMoment();
    void showRunningInForm();
    std::optional<ExperimentSpec> settingsShown() const;
    void takeTyped();
    QString whyPaused() const;
    void discardRun();
    void runsChanged();
    void keepName(int run);
    QList<Ghost> ghosts() const;
    void updateGhosts();
    std::shared_ptr<const Snapshot> shownSnapshot() const;
    void receive(std::shared_ptr<const Snapshot> snapshot);
    void showSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void showStatus();
    void showMessage(const QString& sentence, bool offersSmallerRate);
    void learnMoreSlowly();
    void chooseDataset(const QString& name);

    QString presetAtHand() const;
    ExperimentSpec specOf(const Preset& preset) const;
    DataKind kindOfData(const std::string& dataset) const;
    QStringList withoutChoiceFor(const std::string& dataset) const;
    QStringList classNamesOf(const std::string& dataset) const;
    void lookAgain();
    bool showLayout(const QByteArray& layout);

    // In main_window_study.cpp.
    void makeStudy();
    void showStudyPage();
    bool chooseStudy(const QString& name);
    void runStudy();
    void refreshStudy();
    void showStudy();
    void takeResults();
    void refreshOtherStudies();
    void showRunOfStudy(int run);
    QString studyFolder() const;

    // In main_window_files.cpp.
    QMenu* makeFileMenu();
    void setRecentMenu(const QString& last);
    const ExperimentSpec& specAtHand() const;
    void copyCommand();
    QList<Run> reportedRuns() const;
    bool openSpec(const QString& file);
    bool openStudy(const QString& place);
    bool openSession(const QString& file);
    StoredSession sessionNow() const;
    bool finishSaving();
    void save();
    void saveAs();
    void setSessionFile(const QString& file);
    void markModified();
    bool keepForNextTime(const StoredSession& session);
    int addRun(const Run& run);
    void offerKeptRuns(int removedSessions);
    void showKeptRuns();
    void askForRoom();

    Library m_library;
    std::unique_ptr<Background> m_background;
    /// What the disk has been asked, until it may have changed: which data set a preset takes, what sets are made of,
    /// which settings they leave no choice in.
    mutable QHash<QString, QString> m_presetDatasets;
    mutable QHash<QString, DataKind> m_dataKinds;
    mutable QHash<QString, QStringList> m_withoutChoice;
    QHash<QString, QStringList> m_classNames;  ///< of data sets that runs have read
    Exporter* m_exporter = nullptr;
    RecentFiles* m_recent = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_recentMenu = nullptr;
    QAction* m_recentPlace = nullptr;  ///< the menu of recent files stands before it
    QString m_sessionFile;
    int m_changes = 0;  ///< made to what a session holds, counted
    int m_savesUnderWay = 0;
    QString m_problemWithSaving;  ///< of the last time; empty: none
    StudyCard* m_study = nullptr;
    StudySession* m_studySession = nullptr;
    std::unique_ptr<Study> m_chosenStudy;
    std::unique_ptr<Study> m_openedStudy;        ///< as it lies in the folder it was opened from; null: from elsewhere
    std::unique_ptr<StoredStudy> m_storedStudy;  ///< what has come of it so far
    int m_studyReadings = 0;  ///< readings of studies' folders that were asked for: only the last one counts
    QString m_studies;        ///< folder that holds the studies' folders
    RunSession* m_session = nullptr;
    TransportBar* m_transport = nullptr;
    SpecForm* m_form = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QLabel* m_changed = nullptr;  ///< says that the form differs from what is shown
    QFrame* m_infoBar = nullptr;
    QLabel* m_infoText = nullptr;
    QWidget* m_smallerRate = nullptr;
    QWidget* m_lastGood = nullptr;
    QWidget* m_restore = nullptr;
    QWidget* m_discard = nullptr;
    AccuracyPanel* m_accuracy = nullptr;
    MemoryMatrixPanel* m_matrix = nullptr;
    ResourcesPanel* m_resources = nullptr;
    ReaderPanel* m_reader = nullptr;
    WhyPanel* m_why = nullptr;
    QList<Panel*> m_panels;
    PanelArea* m_area = nullptr;
    QWidget* m_setup = nullptr;
    QByteArray m_lastLayout;        ///< to be put back when the window is shown
    bool m_opensStudyPage = false;  ///< then
    Timeline* m_timeline = nullptr;
    RunList* m_runs = nullptr;
    RunsCard* m_runsCard = nullptr;
    DataCard* m_data = nullptr;
    RunSession* m_comparison = nullptr;  ///< a second run, trained at the same time to compare with
    int m_runId = 0;                     ///< in the list, of the run of m_session; 0: none
    int m_comparisonId = 0;
    std::unique_ptr<Autosave> m_autosave;
    std::optional<ExperimentSpec> m_next;  ///< settings of the next run, while the form has those of a moment
    ExperimentSpec m_momentSettings;       ///< of the moment looked at: what differs from them will change at a fork
    int m_rangeRun = 0;                    ///< the run in which a range is marked; 0: none
    QLabel* m_status = nullptr;
    QLabel* m_frameTime = nullptr;
    QElapsedTimer m_frameClock;
};

}  // namespace miru
