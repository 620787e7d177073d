// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window: its pages (the lab, the studies, and where signs are taught), its menus and messages, and the file of its session. Nothing is computed or
// drawn in here.

#include <QMainWindow>
#include <memory>
#include <vector>

#include "datasets/library.h"
#include "ui/window/data_facts.h"

class QMenu;
class QSettings;
class QStackedWidget;

namespace miru {

class Background;
class EditorDesk;
class ExportDesk;
class Exporter;
class FileMenu;
class HelpMenu;
class LabPage;
class LectureView;
class LessonDesk;
class LessonsPage;
class MenuRow;
class PanelDesk;
class Presenter;
class SessionDocument;
class SettingsDesk;
class StudyDesk;
class TeachDesk;
class Toast;
class Workbench;
struct Run;
struct StoredSession;

class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Loads a preset by name, as if it had been chosen.
    void loadPreset(const QString& name);
    /// Begins a lesson by name.
    void beginLesson(const QString& name);
    /// Presses Run.
    void run();
    /// Keeps every run of this session on disk while it goes. What a crash has left there is offered, until it is discarded or
    /// saved.
    void keepRunsBelow(const QString& folder);
    /// Opens a session (.miru), settings or a study (.json), or the folder of a run or of a study; false, and a sentence, if
    /// it cannot.
    bool open(const QString& path);
    /// Size and place of the window and of every panel, and the theme: from the last time, and for the next.
    void restoreLook(const QSettings& settings);
    void saveLook(QSettings& settings) const;
    /// Whether threads are at work: they are told to stop when the window is closed, and may take a moment.
    bool hasThreads() const;

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
    void arrangePages();
    void addMenus();
    void fill(MenuRow* row) const;
    void makeShortcuts();
    void connectDesks();
    void connectStudies();
    void connectTeaching();
    void connectDocument();

    void nameAfterSession();
    void showProblem(const QString& sentence);
    void showLab();
    void showStudyPage();
    void connectLessons();
    void connectEditor();
    void showEditor();
    void present();
    void showTeachPage();
    void turnTo(QWidget* page);
    void showRunOfStudy(const Run& run);

    // In main_window_files.cpp.
    bool openSpec(const QString& file);
    bool openStudy(const QString& place);
    bool openLesson(const QString& file, const std::string& json);
    void chooseLessonFile();
    bool openRun(const QString& folder);
    bool openSession(const QString& file);
    StoredSession sessionNow() const;
    std::vector<int> idsOfRuns() const;
    void addRun(const Run& run);

    Library m_library;
    DataFacts m_facts;
    std::unique_ptr<Background> m_background;
    SettingsDesk* m_settings = nullptr;
    Workbench* m_bench = nullptr;
    PanelDesk* m_panels = nullptr;
    SessionDocument* m_document = nullptr;
    Exporter* m_exporter = nullptr;
    ExportDesk* m_export = nullptr;
    FileMenu* m_fileMenu = nullptr;
    HelpMenu* m_helpMenu = nullptr;
    StudyDesk* m_studies = nullptr;
    TeachDesk* m_teach = nullptr;
    LabPage* m_lab = nullptr;
    QStackedWidget* m_pages = nullptr;  ///< the lab, the studies, the lessons, and where signs are taught
    Toast* m_toast = nullptr;
    LectureView* m_lecture = nullptr;
    LessonDesk* m_lessons = nullptr;
    LessonsPage* m_lessonsPage = nullptr;
    EditorDesk* m_editor = nullptr;
    QMenu* m_layoutMenu = nullptr;
    Presenter* m_presenter = nullptr;
    QByteArray m_lastLayout;        ///< to be put back when the window is shown
    bool m_opensStudyPage = false;  ///< then
};

}  // namespace miru
