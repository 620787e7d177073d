// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window: a table of what is where, and the wires between the parts. Nothing is computed or drawn in here.

#include <QMainWindow>

#include "datasets/library.h"
#include "ui/report/report.h"
#include "ui/window/data_facts.h"
#include "ui/window/panel_desk.h"
#include "ui/window/session_document.h"
#include "ui/window/settings_desk.h"
#include "ui/window/workbench.h"

class QMenu;
class QSettings;
class QStackedWidget;

namespace miru {

class AccuracyPanel;
class Background;
class DataCard;
class Exporter;
class FileMenu;
class LectureView;
class HelpMenu;
class MemoryMatrixPanel;
class Panel;
struct DataExtent;
struct Ghost;
struct Run;
class ReaderPanel;
class ResourcesPanel;
class RunsCard;
class SettingsRail;
class SpecForm;
class StatusLine;
class StudyDesk;
class StudyPage;
class StudySession;
struct StoredSession;
class Timeline;
class TitleLine;
class Toast;
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

    RunSession* session() const { return m_bench->session(); }
    RunSession* comparisonSession() const { return m_bench->comparison(); }
    RunList* runs() const { return m_bench->runs(); }
    RunsCard* runsCard() const { return m_panels->runs(); }
    StudyPage* studyPage() const;
    StudySession* studySession() const;
    DataCard* dataCard() const { return m_panels->data(); }
    SpecForm* form() const { return m_settings->form(); }
    TransportBar* transport() const { return m_transport; }
    AccuracyPanel* accuracyPanel() const { return m_panels->accuracy(); }
    MemoryMatrixPanel* memoryMatrixPanel() const { return m_panels->matrix(); }
    ResourcesPanel* resourcesPanel() const { return m_panels->resources(); }
    ReaderPanel* readerPanel() const { return m_panels->reader(); }
    WhyPanel* whyPanel() const { return m_panels->why(); }
    PanelArea* panels() const { return m_panels->area(); }
    Timeline* timeline() const { return m_timeline; }
    /// Keeps every run of this session on disk while it goes. What a crash has left there is offered, until it is discarded or
    /// saved.
    void keepRunsBelow(const QString& folder);
    /// Opens a session (.miru), settings or a study (.json), or the folder of a run or of a study; false, and a sentence, if
    /// it cannot.
    bool open(const QString& path);
    /// Writes runs, notes, settings and layout into one file, as they are now, while the window stays responsive. A sentence says
    /// that it is saved, or why not.
    void beginSaving(const QString& file) { m_document->save(file); }
    /// The same, and waits for it; false if it cannot be written.
    bool saveSession(const QString& file);
    /// The file of the session at hand; empty if it has none yet.
    QString sessionFile() const { return m_document->file(); }
    QMenu* fileMenu() const;
    HelpMenu* helpMenu() const { return m_helpMenu; }
    /// Adds the runs in these folders to the list and looks at the last; returns how many could be read.
    int openRuns(const QStringList& folders);
    /// Size and place of the window and of every panel, and the theme: from the last time, and for the next.
    void restoreLook(const QSettings& settings);
    void saveLook(QSettings& settings) const;
    /// Whether threads are at work: they are told to stop when the window is closed, and may take a moment.
    bool hasThreads() const;
    /// The sentence that lies over the window; empty when there is none.
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
    void makeShortcuts();
    void connectParts();

    void step(StepUnit unit);
    void specChanged();
    DataExtent dataToExpect(const ExperimentSpec& spec) const;
    void stateChanged();
    void fitTo(PanelArea::Arrangement arrangement);
    void runsChanged();
    void receive(int run);
    void showMoment();
    void showProblem(const QString& sentence);
    void chooseDataset(const QString& name);
    void showLab();
    void showStudyPage();
    void turnTo(QWidget* page);
    void showRunOfStudy(const Run& run);

    // In main_window_files.cpp.
    bool openSpec(const QString& file);
    bool openStudy(const QString& place);
    bool openSession(const QString& file);
    StoredSession sessionNow() const;
    int addRun(const Run& run);

    Library m_library;
    DataFacts m_facts;
    std::unique_ptr<Background> m_background;
    SettingsDesk* m_settings = nullptr;
    Workbench* m_bench = nullptr;
    PanelDesk* m_panels = nullptr;
    SessionDocument* m_document = nullptr;
    Exporter* m_exporter = nullptr;
    FileMenu* m_fileMenu = nullptr;
    HelpMenu* m_helpMenu = nullptr;
    StudyDesk* m_studies = nullptr;
    QStackedWidget* m_pages = nullptr;  ///< the lab, and the studies
    TransportBar* m_transport = nullptr;
    TitleLine* m_title = nullptr;
    Toast* m_toast = nullptr;
    StatusLine* m_status = nullptr;
    LectureView* m_lecture = nullptr;
    SettingsRail* m_rail = nullptr;
    QByteArray m_lastLayout;        ///< to be put back when the window is shown
    bool m_opensStudyPage = false;  ///< then
    Timeline* m_timeline = nullptr;
};

}  // namespace miru
