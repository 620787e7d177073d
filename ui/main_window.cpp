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

#include "core/run/fork.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "ui/help/help_menu.h"
#include "ui/panels/reader_panel.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/compare_menu.h"
#include "ui/run/pace_button.h"
#include "ui/run/runs_card.h"
#include "ui/run/study_session.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/data_card.h"
#include "ui/setup/spec_form.h"
#include "ui/study/study_page.h"
#include "ui/style/access_keys.h"
#include "ui/style/numbers.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/window/file_menu.h"
#include "ui/window/lecture_view.h"
#include "ui/window/settings_rail.h"
#include "ui/window/status_line.h"
#include "ui/window/study_desk.h"
#include "ui/window/title_line.h"
#include "ui/window/toast.h"

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
    m_bench = new Workbench(
        m_library, [this] { return m_settings->settings(); }, this);
    m_exporter = new Exporter(this);
    m_document = new SessionDocument(
        *m_background, *runs(), [this] { return sessionNow(); }, this);
    m_panels = new PanelDesk(*m_bench, m_library, *m_background, this);
    m_panels->exportWith(*m_exporter);
    m_studies = new StudyDesk(
        m_library, m_facts, *m_background, *m_bench, [this] { return m_settings->settings(); }, this);
    m_transport = new TransportBar;
    m_title = new TitleLine;
    m_status = new StatusLine;
    m_lecture = new LectureView(this);

    auto* const body = new QWidget;
    auto* const columns = new QHBoxLayout(body);
    columns->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    columns->setSpacing(Theme::gap);
    m_rail = new SettingsRail(m_settings);
    columns->addWidget(m_rail);
    columns->addWidget(m_settings);
    columns->addWidget(m_panels->area(), 1);
    m_timeline = new Timeline;
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(Theme::padding, 0, Theme::padding, Theme::gap);
    below->addWidget(m_timeline);

    auto* const centre = new QWidget;
    auto* const layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addWidget(m_transport);
    layout->addWidget(m_title);
    m_pages = new QStackedWidget;
    m_pages->addWidget(body);
    m_pages->addWidget(m_studies->page());
    layout->addWidget(m_pages, 1);
    layout->addLayout(below);
    setCentralWidget(centre);
    m_toast = new Toast(centre);
    m_toast->keepAbove(m_timeline);

    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);

    m_fileMenu = new FileMenu(*m_bench, *m_settings, *m_panels, *m_document, *m_exporter, this);
    const QString filesTip = tr("Sessions, runs, reports, plots, numbers, and the command that repeats a run");
    const QString layoutTip = tr("Arrangements of the panels, and which are open");
    QMenu* const layoutMenu = m_panels->makeMenu(this);
    m_title->addMenu(tr("File"), filesTip, m_fileMenu);
    m_title->addMenu(tr("Layout"), layoutTip, layoutMenu);
    m_studies->page()->addMenu(tr("File"), filesTip, m_fileMenu);
    m_studies->page()->addMenu(tr("Layout"), layoutTip, layoutMenu);
    m_helpMenu = new HelpMenu(this);
    const QString helpTip = tr("What a panel shows and how it is read, a glossary, all keys, and about MiRU Lab");
    m_title->addMenu(tr("Help"), helpTip, m_helpMenu);
    m_studies->page()->addMenu(tr("Help"), helpTip, m_helpMenu);
    new AccessKeys(this);
    makeShortcuts();
    connectParts();
    setMinimumSize(QSize(1000, 640).boundedTo(roomOnScreen(*this)));
    resize(QSize(1280, 800).boundedTo(roomOnScreen(*this)));
    setAcceptDrops(true);
    loadPreset(QStringLiteral("forgetting"));
    form()->forgetChanges();
    m_status->describe(*session());
    m_transport->runButton()->setFocus();
}

// What is being written is written to its end; runs read from the library, and end before it.
MainWindow::~MainWindow() {
    m_background.reset();
    delete m_bench;
    delete m_studies;
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
        if (m_opensStudyPage) showStudyPage();
    });
}

/// Type and settings column as the arrangement wants them.
void MainWindow::fitTo(PanelArea::Arrangement arrangement) {
    const bool isLecture = arrangement == PanelArea::Arrangement::Lecture;
    m_lecture->setOn(isLecture);
    m_status->setBrief(isLecture);
    m_rail->setFoldable(arrangement != PanelArea::Arrangement::Lab);
}

void MainWindow::makeShortcuts() {
    // What each of them does is read in the help, and in the manual page: they are the same on every desktop.
    const auto add = [this](QWidget* where, const QKeySequence& keys, const QString& does, auto action) {
        auto* const shortcut = new QShortcut(keys, where);
        shortcut->setWhatsThis(does);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    // Keys of the run are there while its buttons are.
    add(m_transport, Qt::Key_Right, tr("Step: run until the next batch, evaluation or task is done"),
        [this] { step(m_transport->stepUnit()); });
    add(m_transport, Qt::SHIFT | Qt::Key_Right, tr("Run until the task is done"), [this] { step(StepUnit::Task); });
    add(m_transport, Qt::CTRL | Qt::Key_R, tr("Reset: discard the run"), [this] { m_bench->reset(); });
    add(m_transport, QKeySequence::Undo, tr("Take the last change of settings back"), [this] { form()->undo(); });
    add(m_transport, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, tr("Make that change again"), [this] { form()->redo(); });
    add(this, Qt::CTRL | Qt::Key_T, tr("The next theme: light, dark, high contrast"),
        [this] { Q_EMIT m_transport->themePressed(); });
    add(this, Qt::CTRL | Qt::Key_Q, tr("Close the window"), [this] { close(); });
}

void MainWindow::connectParts() {
    connect(m_transport, &TransportBar::runPressed, this, &MainWindow::run);
    connect(m_transport, &TransportBar::pausePressed, m_bench, &Workbench::pause);
    connect(m_transport, &TransportBar::stepPressed, this, &MainWindow::step);
    connect(m_transport, &TransportBar::resetPressed, m_bench, &Workbench::reset);
    connect(m_transport, &TransportBar::presetChosen, this, &MainWindow::loadPreset);
    connect(m_transport, &TransportBar::seedChosen, this, [this](unsigned seed) {
        m_timeline->goLive();  // a fork has its parent's seed
        ExperimentSpec spec = form()->spec();
        spec.seed = seed;
        form()->setSpec(spec);
        specChanged();
    });
    connect(m_transport, &TransportBar::themePressed, this, [] {
        Theme& theme = Theme::current();
        switch (theme.kind()) {
            case Theme::Kind::Light: return theme.apply(Theme::Kind::Dark);
            case Theme::Kind::Dark: return theme.apply(Theme::Kind::HighContrast);
            case Theme::Kind::HighContrast: return theme.apply(Theme::Kind::Light);
        }
    });
    connect(form(), &SpecForm::specChanged, this, [this] {
        m_document->markModified();
        specChanged();
    });
    for (RunSession* each : {session(), comparisonSession()}) {
        connect(m_transport->paceButton(), &PaceButton::paceChosen, each, &RunSession::setPace);
        connect(m_transport->paceButton(), &PaceButton::pausePointChosen, each, &RunSession::setPausePoint);
    }
    connect(form(), &SpecForm::messageRequested, m_toast, &Toast::say);
    connect(form(), &SpecForm::knobTurned, session(), &RunSession::turn);
    connect(m_lecture, &LectureView::scaled, m_settings, &SettingsDesk::setWidthScale);
    connect(m_lecture, &LectureView::nextWanted, this, [this] {
        if (!m_timeline->stepTask(1)) step(StepUnit::Task);
    });
    connect(m_lecture, &LectureView::previousWanted, m_timeline, [this] { m_timeline->stepTask(-1); });
    connect(m_lecture, &LectureView::leaveWanted, this, [this] { m_panels->arrange(PanelArea::Arrangement::Lab); });
    connect(m_panels, &PanelDesk::arranged, this, [this](PanelArea::Arrangement arrangement) {
        fitTo(arrangement);
        showLab();
    });
    connect(m_panels, &PanelDesk::studyPageWanted, this, &MainWindow::showStudyPage);
    connect(m_studies->page(), &StudyPage::backPressed, this, &MainWindow::showLab);
    connect(form(), &SpecForm::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(m_panels->area(), &PanelArea::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(m_studies->page(), &StudyPage::helpWanted, m_helpMenu, &HelpMenu::showPage);
    connect(dataCard(), &DataCard::datasetChosen, this, &MainWindow::chooseDataset);
    connect(dataCard(), &DataCard::libraryChanged, this, [this] {
        m_facts.forgetAll();
        form()->setSpec(form()->spec());
    });
    for (RunSession* each : {session(), comparisonSession()})
        connect(each, &RunSession::stateChanged, this, &MainWindow::stateChanged);
    connect(m_timeline, &Timeline::momentChosen, this, [this](std::shared_ptr<const Snapshot> moment) {
        m_bench->setMoment(std::move(moment));
        m_settings->lookBack(runs()->current(), m_timeline->moment());
        if (m_timeline->isLive()) m_settings->follow(*session(), true);
        showMoment();
        specChanged();
    });
    connect(m_transport, &TransportBar::comparePressed, m_bench, &Workbench::compareWithOtherCell);
    connect(m_transport->compareMenu(), &QMenu::aboutToShow, this, [this] {
        fillCompareMenu(*m_transport->compareMenu(), m_bench->compared(),
                        [this](const ExperimentSpec& other) { m_bench->compareWith(other); });
    });
    connect(m_timeline, &Timeline::forkPressed, m_bench, &Workbench::fork);
    connect(runs(), &RunList::renamed, m_document, &SessionDocument::keepName);
    connect(m_exporter, &Exporter::messageRequested, m_toast, &Toast::say);
    connect(m_bench, &Workbench::messageRequested, m_toast, &Toast::say);
    connect(m_bench, &Workbench::arrived, this, &MainWindow::receive);
    connect(m_bench, &Workbench::changed, this, &MainWindow::runsChanged);
    connect(m_bench, &Workbench::liveWanted, m_timeline, &Timeline::goLive);
    connect(m_bench, &Workbench::stepBackWanted, m_timeline, [this] { m_timeline->step(-1); });
    connect(m_bench, &Workbench::settingsWanted, this, [this](const ExperimentSpec& settings) {
        form()->setSpec(settings);
        specChanged();
    });
    connect(m_bench, &Workbench::forked, this, [this](const ExperimentSpec& settings) {
        m_settings->forked(settings);
        m_timeline->goLive();
    });
    connect(m_fileMenu, &FileMenu::windowWanted, this, [this] { Q_EMIT windowWanted({}); });
    connect(m_fileMenu, &FileMenu::openWanted, this, &MainWindow::open);
    connect(m_fileMenu, &FileMenu::messageRequested, m_toast, &Toast::say);
    connect(m_document, &SessionDocument::messageRequested, m_toast, &Toast::say);
    connect(m_document, &SessionDocument::modifiedChanged, this, &MainWindow::setWindowModified);
    connect(m_document, &SessionDocument::fileChanged, this, &MainWindow::specChanged);
    connect(m_document, &SessionDocument::runRecovered, this, &MainWindow::addRun);
    connect(m_studies, &StudyDesk::messageRequested, this, &MainWindow::showProblem);
    connect(m_studies, &StudyDesk::dataWanted, this, [this] {
        showLab();
        m_panels->bringUp(PanelId::Data);
    });
    connect(m_studies, &StudyDesk::reportWanted, m_exporter, &Exporter::saveStudyReport);
    connect(m_studies, &StudyDesk::runChosen, this, &MainWindow::showRunOfStudy);
    connect(m_timeline, &Timeline::rangeMarked, this, [this](std::int64_t from, std::int64_t to) {
        m_panels->chooseRange(BatchRange{from, to});
    });
    connect(accuracyPanel(), &AccuracyPanel::pointedAt, m_timeline, &Timeline::pointAt);
    connect(m_timeline, &Timeline::pointedAt, accuracyPanel(), &AccuracyPanel::pointAt);
    connect(session(), &RunSession::failed, this, [this] {
        // What is missing can be fetched there.
        const QString dataset = QString::fromStdString(session()->spec().data.dataset);
        if (findInCatalog(dataset) && !m_library.isHere(dataset)) m_panels->bringUp(PanelId::Data);
    });
}

void MainWindow::loadPreset(const QString& name) {
    const Preset* preset = findPreset(name.toStdString());
    if (!preset) return;
    m_timeline->goLive();
    m_facts.forget(name);  // what is here may have changed since
    form()->setSpec(m_facts.specOf(*preset));
    specChanged();
}

void MainWindow::run() {
    m_settings->takeTyped();
    m_bench->run();
}

void MainWindow::step(StepUnit unit) {
    m_settings->takeTyped();
    m_bench->step(unit);
}

/// What is looked at has changed, or what it is compared with.
void MainWindow::runsChanged() {
    m_document->markModified();
    const RunEntry* const run = runs()->current();
    m_timeline->setHistory(run ? run->snapshots : Moments());
    m_panels->checkRange();
    showMoment();
    specChanged();
}

/// What is known of a data set: everything, if it has been read.
DataExtent MainWindow::dataToExpect(const ExperimentSpec& spec) const {
    const Dataset* const read = session()->dataset(spec.data.dataset);
    return read ? extentOf(*read, spec.text) : m_facts.extent(spec);
}

/// The header names the run that is shown; while there is none, what would run. Where the form has other settings than
/// that run, it says so.
void MainWindow::specChanged() {
    const auto shown = m_bench->settingsShown();
    const ExperimentSpec& spec = shown ? *shown : form()->spec();
    const QString title = words::titleOf(spec, m_facts.kindOf(spec.data.dataset));
    const auto moment = m_timeline->moment();
    m_title->setTitle(title, moment ? tr("looking back: task %1, batch %2")
                                          .arg(moment->activityTask + 1)
                                          .arg(words::number(moment->position.batch))
                                    : words::subtitleOf(spec));
    ExperimentSpec next = form()->spec();
    next.events.clear();
    if (!shown || next == *shown)
        m_title->setChanged({}, {});
    else if (moment)
        m_title->setChanged(tr("settings changed: the fork"),
                            tr("What is shown ran with other settings. A fork here takes those on the left."));
    else
        m_title->setChanged(tr("settings changed: the next run"),
                            tr("What is shown ran with other settings. The next run takes those on the left."));
    const QString session = QFileInfo(m_document->file()).completeBaseName();
    setWindowTitle(session.isEmpty() ? tr("%1 – MiRU Lab").arg(title)
                                     : tr("%1[*] – %2 – MiRU Lab").arg(session, title));
    readerPanel()->setClassNames(m_facts.classNames(spec.data.dataset));
    m_transport->setSeed(form()->spec().seed);
    m_transport->setPreset(m_facts.presetOf(form()->spec()));
    const std::string& dataset = form()->spec().data.dataset;
    dataCard()->setUse(shown ? QString::fromStdString(shown->data.dataset) : QString(),
                       QString::fromStdString(dataset));
    form()->setDataKind(m_facts.kindOf(dataset));
    form()->setWithoutChoice(m_facts.withoutChoice(dataset));
    const ExperimentSpec& wanted = form()->spec();
    const ExperimentSpec& seen = runs()->current() ? spec : wanted;
    m_panels->setForecast(wanted, dataToExpect(wanted), seen, dataToExpect(seen), m_document->autosave() != nullptr);
}

void MainWindow::stateChanged() {
    const auto state = session()->state();
    m_transport->setState(m_bench->leading()->state());
    m_transport->compareButton()->setEnabled(!comparisonSession()->isActive());
    // What a run began with is what the form is compared with; the form itself follows the knobs turned since.
    if (state == RunSession::State::Loading || !session()->isActive())
        m_settings->follow(*session(), m_timeline->isLive());
    const auto paused = state == RunSession::State::Paused ? session()->snapshot() : nullptr;
    form()->setInForce(paused ? std::optional(settingsAt(session()->spec(), *paused)) : std::nullopt);
    if (state == RunSession::State::Running)
        m_facts.setClassNames(session()->spec().data.dataset, session()->classNames());
    specChanged();
    m_status->describe(*session());
}

/// While somebody looks back or at another run, the panels stay there; the run continues.
void MainWindow::receive(int id) {
    m_document->markModified();
    const RunEntry* const run = runs()->current();
    if (!run || run->id != id) return m_panels->updateGhosts();
    m_timeline->setHistory(run->snapshots);
    if (m_timeline->isLive()) showMoment();
}

/// What is looked at, drawn.
void MainWindow::showMoment() {
    m_status->startFrame();
    m_panels->showMoment(m_bench->shown());
    m_status->describe(*session());
    m_status->endFrameWhenPainted();
}

void MainWindow::showProblem(const QString& sentence) { m_toast->say({sentence}); }

QMenu* MainWindow::fileMenu() const { return m_fileMenu; }
StudyPage* MainWindow::studyPage() const { return m_studies->page(); }
StudySession* MainWindow::studySession() const { return m_studies->session(); }

QString MainWindow::message() const { return m_toast->sentence(); }

/// Once there is a window to show it in.
void MainWindow::showStudyPage() {
    m_opensStudyPage = !isVisible();
    if (isVisible()) turnTo(m_studies->page());
}

void MainWindow::showLab() { turnTo(m_pages->widget(0)); }

/// Beside studies there are neither the settings of a run nor what it is steered with.
void MainWindow::turnTo(QWidget* page) {
    if (m_pages->currentWidget() == page) return;
    const bool isLab = page != m_studies->page();
    for (QWidget* part : std::initializer_list<QWidget*>{m_transport, m_title, m_timeline, statusBar()})
        part->setVisible(isLab);
    m_pages->setCurrentWidget(page);
    m_lecture->setKeysHeeded(isLab);
    QWidget* const first = isLab ? m_transport->runButton() : m_studies->page()->backButton();
    first->setFocus();
}

/// It comes beside what is there: its curves appear behind those of the run looked at, if they can be compared.
void MainWindow::showRunOfStudy(const Run& run) {
    const int before = runs()->current() ? runs()->current()->id : 0;
    const RunEntry& added = *runs()->find(runs()->add(run, before == 0));
    const QString name = added.title;
    const auto obstacle = runs()->curveObstacle(added);
    showLab();
    const QString sentence = before == 0 ? tr("%1 is shown.").arg(name)
                             : obstacle ? tr("%1 is in the list of runs, but not drawn behind the one you look at: %2.")
                                              .arg(name, words::describe(*obstacle))
                                        : tr("%1 is drawn behind the run you look at.").arg(name);
    m_toast->say(Message::success(sentence, {{tr("Back to the study"), [this] { showStudyPage(); }}}));
}

void MainWindow::chooseDataset(const QString& name) {
    m_timeline->goLive();
    ExperimentSpec spec = form()->spec();
    spec.data.dataset = name.toStdString();
    form()->setSpec(spec);
    specChanged();
}

/// Space reaches the window only if what has the focus has no use for it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    const bool isStudying = m_pages->currentWidget() == m_studies->page();
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier || isStudying) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    const auto state = m_bench->leading()->state();
    if (state == RunSession::State::Running || state == RunSession::State::Loading)
        m_bench->pause();
    else
        run();
}

/// Whoever comes back to the window may have fetched a data set elsewhere.
void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) m_facts.forgetAll();
}

bool MainWindow::hasThreads() const {
    return m_bench->hasThread() || m_studies->session()->hasThread() || !m_background->isIdle();
}

/// A session that cannot be written keeps the window open, once: a sentence says why.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_document->finishSaving()) return event->ignore();
    session()->reset();
    comparisonSession()->reset();
    m_studies->session()->stop();
    const StoredSession session = sessionNow();
    hide();  // at once: what is left to be done does not concern who has closed it
    m_document->close(session);
    QMainWindow::closeEvent(event);
}

}  // namespace miru
