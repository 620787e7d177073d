// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of the window besides the lab: studies, lessons, and where signs are taught; and how one comes from one to another.

#include <QStackedWidget>
#include <QStatusBar>

#include "ui/help/help_menu.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lessons_page.h"
#include "ui/main_window.h"
#include "ui/report/exporter.h"
#include "ui/study/study_page.h"
#include "ui/style/setting_words.h"
#include "ui/teach/teach_page.h"
#include "ui/window/editor_desk.h"
#include "ui/window/file_menu.h"
#include "ui/window/lab_page.h"
#include "ui/window/lecture_view.h"
#include "ui/window/lesson_desk.h"
#include "ui/window/panel_desk.h"
#include "ui/window/presenter.h"
#include "ui/window/session_document.h"
#include "ui/window/study_desk.h"
#include "ui/window/teach_desk.h"
#include "ui/window/toast.h"
#include "ui/window/workbench.h"

namespace miru {

void MainWindow::connectStudies() {
    connect(m_studies->page(), &StudyPage::backPressed, this, &MainWindow::showLab);
    connect(m_studies->page(), &StudyPage::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(m_studies, &StudyDesk::messageRequested, this, &MainWindow::showProblem);
    connect(m_studies, &StudyDesk::dataWanted, this, [this] {
        showLab();
        m_panels->bringUp(PanelId::Data);
    });
    connect(m_studies, &StudyDesk::reportWanted, m_exporter, &Exporter::saveStudyReport);
    connect(m_studies, &StudyDesk::runChosen, this, &MainWindow::showRunOfStudy);
}

void MainWindow::connectLessons() {
    connect(m_lessonsPage, &LessonsPage::backPressed, this, &MainWindow::showLab);
    connect(m_lessonsPage, &LessonsPage::lessonChosen, this, &MainWindow::beginLesson);
    connect(m_lessonsPage, &LessonsPage::openPressed, this, &MainWindow::chooseLessonFile);
    connect(m_fileMenu, &FileMenu::lessonsWanted, this, [this] { turnTo(m_lessonsPage); });
    connect(m_lessons, &LessonDesk::messageRequested, m_toast, &Toast::say);
    connect(m_lessons, &LessonDesk::modified, m_document, &SessionDocument::markModified);
    connect(m_lessons, &LessonDesk::teachWanted, this, &MainWindow::showTeachPage);
    connect(m_lessons, &LessonDesk::labWanted, this, &MainWindow::showLab);
}

void MainWindow::connectEditor() {
    connect(m_lessonsPage, &LessonsPage::makePressed, m_editor, &EditorDesk::make);
    connect(m_lessonsPage, &LessonsPage::changePressed, m_editor, &EditorDesk::change);
    connect(m_fileMenu, &FileMenu::lessonFromSessionWanted, m_editor, &EditorDesk::make);
    connect(m_editor, &EditorDesk::messageRequested, m_toast, &Toast::say);
    connect(m_editor, &EditorDesk::pageWanted, this, &MainWindow::showEditor);
    connect(m_editor, &EditorDesk::leaveWanted, this, &MainWindow::showLab);
}

void MainWindow::showEditor() {
    LessonEditor* const page = m_editor->page();
    if (m_pages->indexOf(page) < 0) {
        m_pages->addWidget(page);
        fill(page->menus());
        connect(page, &LessonEditor::helpWanted, m_helpMenu, &HelpMenu::showPage);
    }
    turnTo(page);
}

void MainWindow::beginLesson(const QString& name) {
    showLab();
    m_lessons->begin(name);
}

/// Without a lesson one is to be chosen first.
void MainWindow::present() {
    if (!m_lessons->isOn()) return turnTo(m_lessonsPage);
    showLab();
    m_presenter->begin();
}

void MainWindow::connectTeaching() {
    connect(m_fileMenu, &FileMenu::teachPageWanted, this, &MainWindow::showTeachPage);
    connect(m_teach->page(), &TeachPage::backPressed, this, &MainWindow::showLab);
    connect(m_teach->page(), &TeachPage::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(m_teach, &TeachDesk::messageRequested, m_toast, &Toast::say);
    connect(m_teach, &TeachDesk::labWanted, this, [this](const ExperimentSpec& settings) {
        m_lab->setSettings(settings);
        showLab();
        m_toast->say(Message::success(tr("The signs are the data set of the next run.")));
    });
}

/// Once there is a window to show it in.
void MainWindow::showStudyPage() {
    m_opensStudyPage = !isVisible();
    if (isVisible()) turnTo(m_studies->page());
}

void MainWindow::showTeachPage() {
    turnTo(m_teach->page());
    m_teach->offerKept();
}

void MainWindow::showLab() { turnTo(m_lab); }

/// What the training is at, and the keys of a lecture, belong to the lab.
void MainWindow::turnTo(QWidget* page) {
    if (m_pages->currentWidget() == page) return;
    const bool isLab = page == m_lab;
    statusBar()->setVisible(isLab);
    m_pages->setCurrentWidget(page);
    m_lecture->setKeysHeeded(isLab);
    // Who writes a lesson sees the strip of that one.
    m_lessons->strip()->setVisible(m_lessons->isOn() && !qobject_cast<LessonEditor*>(page));
    page->setFocus();
}

/// It comes beside what is there: its curves appear behind those of the run looked at, if they can be compared.
void MainWindow::showRunOfStudy(const Run& run) {
    RunList& runs = *m_bench->runs();
    const int before = runs.current() ? runs.current()->id : 0;
    const RunEntry& added = *runs.find(runs.add(run, before == 0));
    const QString name = added.title;
    const auto obstacle = runs.curveObstacle(added);
    showLab();
    const QString sentence = before == 0 ? tr("%1 is shown.").arg(name)
                             : obstacle ? tr("%1 is in the list of runs, but not drawn behind the one you look at: %2.")
                                              .arg(name, words::describe(*obstacle))
                                        : tr("%1 is drawn behind the run you look at.").arg(name);
    m_toast->say(Message::success(sentence, {{tr("Back to the study"), [this] { showStudyPage(); }}}));
}

}  // namespace miru
