// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

#include "ui/help/help_menu.h"
#include "ui/lesson/lesson_editor.h"
#include "ui/lesson/lesson_strip.h"
#include "ui/lesson/lessons_page.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/run_session.h"
#include "ui/run/study_session.h"
#include "ui/run/timeline.h"
#include "ui/setup/spec_form.h"
#include "ui/study/study_page.h"
#include "ui/style/access_keys.h"
#include "ui/style/menu_row.h"
#include "ui/style/theme.h"
#include "ui/teach/teach_page.h"
#include "ui/window/editor_desk.h"
#include "ui/window/export_desk.h"
#include "ui/window/file_menu.h"
#include "ui/window/lab_page.h"
#include "ui/window/lecture_view.h"
#include "ui/window/lesson_desk.h"
#include "ui/window/panel_desk.h"
#include "ui/window/presenter.h"
#include "ui/window/session_document.h"
#include "ui/window/settings_desk.h"
#include "ui/window/status_line.h"
#include "ui/window/study_desk.h"
#include "ui/window/teach_desk.h"
#include "ui/window/toast.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// What a window can take up, its frame included.
QSize roomOnScreen(const QWidget& window) {
    constexpr QSize frame(2, 32);  // pixels; how large it is becomes known when the window is shown
    return window.screen()->availableSize() - frame;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_facts(m_library), m_background(std::make_unique<Background>()) {
    m_settings = new SettingsDesk;
    const auto settings = [this] { return m_settings->settings(); };
    m_bench = new Workbench(m_library, settings, this);
    m_exporter = new Exporter(this);
    m_document = new SessionDocument(
        *m_background, *m_bench->runs(), [this] { return sessionNow(); }, this);
    m_panels = new PanelDesk(*m_bench, m_library, *m_background, this);
    m_panels->exportWith(*m_exporter);
    m_export = new ExportDesk(*m_bench, m_library, m_panels->resources(), this);
    m_studies = new StudyDesk(m_library, m_facts, *m_background, *m_bench, settings, this);
    m_teach = new TeachDesk(m_library, *m_background, this);
    m_lecture = new LectureView(this);
    m_lab = new LabPage(*m_bench, *m_settings, *m_panels, m_facts);
    m_lessons = new LessonDesk(*m_bench, *m_settings, *m_panels, *m_lab, this);
    m_editor = new EditorDesk(*m_background, *m_bench, *m_settings, *m_panels, *m_lessons, this);
    m_presenter = new Presenter(this, *m_lab, *m_lessons, *m_lecture);
    arrangePages();
    addMenus();
    makeShortcuts();
    connectDesks();
    connectStudies();
    connectLessons();
    connectEditor();
    connectTeaching();
    connectDocument();
    setMinimumSize(QSize(1000, 640).boundedTo(roomOnScreen(*this)));
    resize(QSize(1280, 800).boundedTo(roomOnScreen(*this)));
    setAcceptDrops(true);
    loadPreset(QStringLiteral("forgetting"));
    m_settings->form()->forgetChanges();
    m_lab->setFocus();
}

// What is being written is written to its end; runs read from the library, and end before it.
MainWindow::~MainWindow() {
    m_background.reset();
    delete m_export;
    delete m_bench;
    delete m_studies;
    delete m_teach;
}

void MainWindow::arrangePages() {
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_lab);
    m_pages->addWidget(m_studies->page());
    m_lessonsPage = new LessonsPage;
    m_pages->addWidget(m_lessonsPage);
    m_pages->addWidget(m_teach->page());
    auto* const centre = new QWidget;
    auto* const layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    auto* const below = new QHBoxLayout;  // on every page
    below->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    below->addWidget(m_lessons->strip());
    layout->addLayout(below);
    setCentralWidget(centre);
    m_toast = new Toast(centre);  // over all pages
    m_toast->keepAbove(m_lab->timeline());
    statusBar()->addWidget(m_lab->status(), 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::addMenus() {
    m_fileMenu = new FileMenu(*m_bench, *m_settings, *m_panels, *m_document, *m_lessons, *m_exporter, this);
    m_layoutMenu = m_panels->makeMenu(this);
    m_helpMenu = new HelpMenu(this);  // last, as in the list of keys
    connect(m_helpMenu, &HelpMenu::guideWanted, m_exporter, &Exporter::saveGuide);
    for (MenuRow* row : {m_lab->menus(), m_studies->page()->menus(), m_lessonsPage->menus(), m_teach->page()->menus()})
        fill(row);
    new AccessKeys(this);
}

/// The same on every page.
void MainWindow::fill(MenuRow* row) const {
    row->addMenu(tr("File"), tr("Sessions, runs, reports, plots, numbers, and the command that repeats a run"),
                 m_fileMenu);
    row->addMenu(tr("Layout"), tr("Arrangements of the panels, and which are open"), m_layoutMenu);
    row->addMenu(tr("Help"), tr("What a panel shows and how it is read, a glossary, all keys, and about MiRU Lab"),
                 m_helpMenu);
}

/// Those of every page; what each of them does is read in the help.
void MainWindow::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, const QString& does, auto* receiver, auto action) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setWhatsThis(does);
        connect(shortcut, &QShortcut::activated, receiver, action);
    };
    add(Qt::CTRL | Qt::Key_T, tr("The next theme: light, dark, high contrast"), &Theme::current(), &Theme::applyNext);
    add(Qt::Key_F5, tr("Present the lesson, full screen"), this, &MainWindow::present);
    add(Qt::CTRL | Qt::Key_Q, tr("Close the window"), this, &QWidget::close);
}

void MainWindow::connectDesks() {
    connect(m_settings->form(), &SpecForm::messageRequested, m_toast, &Toast::say);
    connect(m_settings->form(), &SpecForm::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(m_bench, &Workbench::messageRequested, m_toast, &Toast::say);
    connect(m_exporter, &Exporter::messageRequested, m_toast, &Toast::say);
    connect(m_export, &ExportDesk::messageRequested, m_toast, &Toast::say);
    connect(m_fileMenu, &FileMenu::networkAsCWanted, m_export, &ExportDesk::exportAsC);
    connect(m_lecture, &LectureView::scaled, m_settings, &SettingsDesk::setWidthScale);
    connect(m_lecture, &LectureView::nextWanted, m_lab, &LabPage::goToNextTask);
    connect(m_lecture, &LectureView::previousWanted, m_lab, &LabPage::goToPreviousTask);
    connect(m_lecture, &LectureView::leaveWanted, m_panels, [this] { m_panels->arrange(PanelArea::Arrangement::Lab); });
    connect(m_panels, &PanelDesk::arranged, this, [this](PanelArea::Arrangement arrangement) {
        m_lecture->setOn(arrangement == PanelArea::Arrangement::Lecture);
        showLab();
    });
    connect(m_panels, &PanelDesk::studyPageWanted, this, &MainWindow::showStudyPage);
    connect(m_panels->area(), &PanelArea::helpWanted, m_helpMenu, &HelpMenu::showPage);
}

void MainWindow::connectDocument() {
    connect(m_fileMenu, &FileMenu::windowWanted, this, [this] { Q_EMIT windowWanted({}); });
    connect(m_fileMenu, &FileMenu::openWanted, this, &MainWindow::open);
    connect(m_fileMenu, &FileMenu::messageRequested, m_toast, &Toast::say);
    connect(m_lab, &LabPage::modified, m_document, &SessionDocument::markModified);
    connect(m_lab, &LabPage::windowTitleChanged, this, &MainWindow::nameAfterSession);
    connect(m_bench->runs(), &RunList::renamed, m_document, &SessionDocument::keepName);
    connect(m_document, &SessionDocument::messageRequested, m_toast, &Toast::say);
    connect(m_document, &SessionDocument::modifiedChanged, this, &MainWindow::setWindowModified);
    connect(m_document, &SessionDocument::fileChanged, this, &MainWindow::nameAfterSession);
    connect(m_document, &SessionDocument::runRecovered, this, &MainWindow::addRun);
}

void MainWindow::restoreLook(const QSettings& settings) {
    restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    resize(size().boundedTo(roomOnScreen(*this)));  // the screen may be another one
    m_lastLayout = settings.value(QStringLiteral("layout")).toByteArray();
}

void MainWindow::saveLook(QSettings& settings) const {
    settings.setValue(QStringLiteral("window"), saveGeometry());
    settings.setValue(QStringLiteral("layout"), m_panels->area()->layoutState());
    settings.setValue(QStringLiteral("theme"), static_cast<int>(Theme::current().kind()));
}

/// Only now it is known how much room there is.
void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (event->spontaneous()) return;
    QTimer::singleShot(0, this, [this] {
        if (!m_panels->setLayout(std::exchange(m_lastLayout, {}))) m_panels->arrange(m_panels->area()->arrangement());
        m_lessons->settle();
        if (m_opensStudyPage) showStudyPage();
    });
}

void MainWindow::loadPreset(const QString& name) { m_lab->loadPreset(name); }

void MainWindow::run() { m_lab->run(); }

/// The file of the session, if it has one, and what the lab shows.
void MainWindow::nameAfterSession() {
    const QString title = m_lab->windowTitle();
    const QString session = QFileInfo(m_document->file()).completeBaseName();
    setWindowTitle(session.isEmpty() ? tr("%1 – MiRU Lab").arg(title)
                                     : tr("%1[*] – %2 – MiRU Lab").arg(session, title));
}

void MainWindow::showProblem(const QString& sentence) { m_toast->say({sentence}); }

/// Space reaches the window only if what has the focus has no use for it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    const bool isSpace = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier;
    if (isSpace && m_pages->currentWidget() == m_lab) return m_lab->runOrPause();
    QMainWindow::keyPressEvent(event);
}

/// Whoever comes back to the window may have fetched a data set elsewhere.
void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) m_facts.forgetAll();
}

bool MainWindow::hasThreads() const {
    return m_bench->hasThread() || m_studies->session()->hasThread() || m_teach->session()->hasThread() ||
           !m_background->isIdle() || !m_export->isIdle();
}

/// A session that cannot be written keeps the window open, once: a sentence says why.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_editor->isModified()) {
        m_editor->whenSaved(tr("Close without saving"), [this] {
            m_editor->discard();
            close();
        });
        return event->ignore();
    }
    if (!m_document->finishSaving()) return event->ignore();
    m_bench->session()->reset();
    m_bench->comparison()->reset();
    m_studies->session()->stop();
    m_teach->session()->reset();
    const StoredSession session = sessionNow();
    hide();  // at once: what is left to be done does not concern who has closed it
    m_export->finish();
    m_document->close(session);
    QMainWindow::closeEvent(event);
}

}  // namespace miru
