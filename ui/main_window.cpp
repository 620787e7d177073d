// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main_window.h"

#include <QAbstractSpinBox>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <new>
#include <utility>

#include "core/model/cell_kinds.h"
#include "core/run/fork.h"
#include "core/run/memory_forecast.h"
#include "core/run/session_file.h"
#include "core/study/run_study.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "ui/docks/panel_dock.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/compare_menu.h"
#include "ui/run/pace_button.h"
#include "ui/run/recent_files.h"
#include "ui/run/runs_card.h"
#include "ui/run/study_session.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/data_card.h"
#include "ui/setup/spec_form.h"
#include "ui/style/card.h"
#include "ui/style/elided_label.h"
#include "ui/style/icons.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int setupWidth = 292;  // pixels
constexpr double lectureScale = 1.25;
constexpr int scrollBarWidth = 10;  // as the style sheet has it

/// What a window can take up, its frame included.
QSize roomOnScreen(const QWidget& window) {
    constexpr QSize frame(2, 32);  // pixels; how large it is becomes known when the window is shown
    return window.screen()->availableSize() - frame;
}

/// Of a large network even a measurement may need more memory than there is.
double secondsOrNothing(const Snapshot& snapshot) {
    try {
        return ResourcesPanel::secondsPerSequence(snapshot);
    } catch (const std::bad_alloc&) {
        return 0;
    }
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_background(std::make_unique<Background>()) {
    m_session = new RunSession(m_library, this);
    m_comparison = new RunSession(m_library, this);
    m_runs = new RunList(this);
    m_exporter = new Exporter(this);
    m_recent = new RecentFiles(this);
    m_transport = new TransportBar;

    auto* const body = new QWidget;
    auto* const columns = new QHBoxLayout(body);
    columns->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    columns->setSpacing(Theme::gap);
    makePanels();
    columns->addWidget(makeSetup());
    columns->addWidget(m_area, 1);
    m_timeline = new Timeline;
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(Theme::padding, 0, Theme::padding, Theme::gap);
    below->addWidget(m_timeline);

    auto* const centre = new QWidget;
    auto* const layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addWidget(m_transport);
    layout->addWidget(makeHeader());
    auto* const above = new QHBoxLayout;
    above->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    above->addWidget(makeInfoBar());
    layout->addLayout(above);
    layout->addWidget(body, 1);
    layout->addLayout(below);
    setCentralWidget(centre);

    m_status = new QLabel;
    m_frameTime = new QLabel;
    m_status->setContentsMargins(Theme::padding, 2, 0, 2);
    m_frameTime->setContentsMargins(0, 2, Theme::padding, 2);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_frameTime);
    statusBar()->setSizeGripEnabled(false);

    makeShortcuts();
    connectParts();
    setMinimumSize(QSize(1000, 640).boundedTo(roomOnScreen(*this)));
    resize(QSize(1280, 800).boundedTo(roomOnScreen(*this)));
    setAcceptDrops(true);
    loadPreset(QStringLiteral("forgetting"));
    m_form->forgetChanges();
    showStatus();
    m_transport->runButton()->setFocus();
}

// What is being written is written to its end; runs read from the library, and end before it.
MainWindow::~MainWindow() {
    m_background.reset();
    delete m_session;
    delete m_comparison;
    delete m_studySession;
}

QWidget* MainWindow::makeHeader() {
    auto* const header = new QWidget;
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    layout->setSpacing(Theme::gap);
    m_title = new QLabel;
    styleAsTitle(m_title, 1.1);
    m_subtitle = new ElidedLabel;
    styleAsCaption(m_subtitle);
    m_changed = new QLabel;
    m_changed->setObjectName(QStringLiteral("badge"));
    m_changed->hide();
    layout->addWidget(m_title);
    layout->addWidget(m_changed);
    layout->addWidget(m_subtitle, 1);
    const auto addMenu = [&](const QString& text, const QString& tip, QMenu* menu) {
        auto* const button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(menu);
        layout->addWidget(button);
    };
    addMenu(tr("File"), tr("Sessions, runs, reports, plots, numbers, and the command that repeats a run"),
            makeFileMenu());
    addMenu(tr("Layout"), tr("Arrangements of the panels, and which are open"), makeLayoutMenu());
    return header;
}

QFrame* MainWindow::makeInfoBar() {
    m_infoBar = new QFrame;
    m_infoBar->setObjectName(QStringLiteral("infoBar"));
    auto* const layout = new QHBoxLayout(m_infoBar);
    layout->setContentsMargins(Theme::padding, 4, Theme::gap, 4);
    m_infoText = new QLabel;
    m_infoText->setWordWrap(true);
    auto* const smaller = new QPushButton(tr("Restart with learning rate ÷ 10"));
    m_smallerRate = smaller;
    auto* const lastGood = new QPushButton(tr("Show the last good snapshot"));
    m_lastGood = lastGood;
    auto* const close = new QToolButton;
    const auto paintClose = [close] { close->setIcon(icon(QStringLiteral("close"), colors().warning)); };
    paintClose();
    connect(&Theme::current(), &Theme::changed, close, paintClose);
    close->setAccessibleName(tr("Dismiss"));
    close->setToolTip(tr("Dismiss"));
    auto* const restore = new QPushButton(tr("Recover"));
    m_restore = restore;
    connect(restore, &QPushButton::clicked, this, &MainWindow::showKeptRuns);
    auto* const discard = new QPushButton(tr("Discard"));
    discard->setToolTip(tr("Removes these runs from the disk"));
    m_discard = discard;
    connect(discard, &QPushButton::clicked, this, [this] {
        m_autosave->discardKeptRuns();
        m_infoBar->hide();
    });
    layout->addWidget(m_infoText, 1);
    layout->addWidget(restore);
    layout->addWidget(discard);
    layout->addWidget(lastGood);
    layout->addWidget(smaller);
    layout->addWidget(close);
    connect(smaller, &QPushButton::clicked, this, &MainWindow::learnMoreSlowly);
    connect(lastGood, &QPushButton::clicked, this, [this] { m_timeline->step(-1); });
    connect(close, &QToolButton::clicked, m_infoBar, &QWidget::hide);
    m_infoBar->hide();
    return m_infoBar;
}

QWidget* MainWindow::makeSetup() {
    m_form = new SpecForm;
    auto* const scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(setupWidth + scrollBarWidth);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_setup = scroll;
    return scroll;
}

/// The table of panels.
void MainWindow::makePanels() {
    m_area = new PanelArea;
    const auto add = [this](PanelId place, auto* panel, const QString& tab) {
        m_area->add(place, panel, tab);
        m_panels << panel;
        return panel;
    };
    m_accuracy = add(PanelId::Accuracy, new AccuracyPanel, tr("Accuracy"));
    m_matrix = add(PanelId::Matrix, new MemoryMatrixPanel, tr("Matrix"));
    add(PanelId::Activity, new ActivityPanel, tr("Activity"));
    add(PanelId::Sparsity, new SparsityPanel, tr("Sparsity"));
    m_resources = add(PanelId::Resources, new ResourcesPanel, tr("Cost"));
    m_reader = add(PanelId::Reader, new ReaderPanel, tr("Reader"));
    m_why = add(PanelId::Why, new WhyPanel, tr("Why"));
    add(PanelId::Buffer, new BufferPanel, tr("Rehearsal"));
    m_runsCard = new RunsCard(m_runs);
    m_area->add(PanelId::Runs, m_runsCard, tr("Runs"));
    m_data = new DataCard(m_library, catalog());
    m_area->add(PanelId::Data, m_data, tr("Data"));
    makeStudy();
}

QMenu* MainWindow::makeLayoutMenu() {
    auto* const menu = new QMenu(this);
    using Arrangement = PanelArea::Arrangement;
    menu->addAction(tr("Lab: everything"), QKeySequence(Qt::CTRL | Qt::Key_1), this,
                    [this] { arrange(Arrangement::Lab); });
    menu->addAction(tr("Lecture: few and large"), QKeySequence(Qt::CTRL | Qt::Key_2), this,
                    [this] { arrange(Arrangement::Lecture); });
    menu->addAction(tr("Paper: what would be printed"), QKeySequence(Qt::CTRL | Qt::Key_3), this,
                    [this] { arrange(Arrangement::Paper); });
    menu->addAction(tr("Study: experiments repeated"), QKeySequence(Qt::CTRL | Qt::Key_4), this,
                    [this] { showStudyPage(); });
    menu->addAction(tr("Reset layout"), QKeySequence(Qt::CTRL | Qt::Key_0), this,
                    [this] { arrange(m_area->arrangement()); });
    menu->addSeparator();
    for (PanelDock* dock : m_area->docks()) menu->addAction(dock->toggleViewAction());
    return menu;
}

void MainWindow::arrange(PanelArea::Arrangement arrangement) {
    fitTo(arrangement);
    m_area->arrange(arrangement);
}

/// Type and settings column as the arrangement wants them.
void MainWindow::fitTo(PanelArea::Arrangement arrangement) {
    const double scale = arrangement == PanelArea::Arrangement::Lecture ? lectureScale : 1;
    Theme::current().setTypeScale(scale);
    m_setup->setFixedWidth(static_cast<int>(setupWidth * scale) + scrollBarWidth);
    m_setup->setVisible(arrangement != PanelArea::Arrangement::Paper);
}

void MainWindow::restoreLook(const QSettings& settings) {
    restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    resize(size().boundedTo(roomOnScreen(*this)));  // the screen may be another one
    m_lastLayout = settings.value(QStringLiteral("layout")).toByteArray();
}

void MainWindow::saveLook(QSettings& settings) const {
    settings.setValue(QStringLiteral("window"), saveGeometry());
    settings.setValue(QStringLiteral("layout"), m_area->layoutState());
    settings.setValue(QStringLiteral("theme"), static_cast<int>(Theme::current().kind()));
}

/// Only now it is known how much room there is.
void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (event->spontaneous()) return;
    QTimer::singleShot(0, this, [this] {
        if (!showLayout(std::exchange(m_lastLayout, {}))) arrange(m_area->arrangement());
        if (m_opensStudyPage) showStudyPage();
    });
}

bool MainWindow::showLayout(const QByteArray& layout) {
    if (layout.isEmpty() || !m_area->setLayoutState(layout)) return false;
    fitTo(m_area->arrangement());
    return true;
}

void MainWindow::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(Qt::Key_Right, [this] { step(m_transport->stepUnit()); });
    add(Qt::SHIFT | Qt::Key_Right, [this] { step(StepUnit::Task); });
    add(Qt::CTRL | Qt::Key_R, [this] { reset(); });
    add(Qt::CTRL | Qt::Key_T, [this] { Q_EMIT m_transport->themePressed(); });
    add(QKeySequence::Undo, [this] { m_form->undo(); });
    add(QKeySequence::Redo, [this] { m_form->redo(); });
    add(QKeySequence::Quit, [this] { close(); });
}

void MainWindow::connectParts() {
    connect(m_transport, &TransportBar::runPressed, this, &MainWindow::run);
    connect(m_transport, &TransportBar::pausePressed, this, &MainWindow::pause);
    connect(m_transport, &TransportBar::stepPressed, this, &MainWindow::step);
    connect(m_transport, &TransportBar::resetPressed, this, &MainWindow::reset);
    connect(m_transport, &TransportBar::presetChosen, this, &MainWindow::loadPreset);
    connect(m_transport, &TransportBar::seedChosen, this, [this](unsigned seed) {
        m_timeline->goLive();  // a fork has its parent's seed
        ExperimentSpec spec = m_form->spec();
        spec.seed = seed;
        m_form->setSpec(spec);
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
    connect(m_form, &SpecForm::specChanged, this, [this] {
        markModified();
        specChanged();
    });
    for (RunSession* session : {m_session, m_comparison}) {
        connect(m_transport->paceButton(), &PaceButton::paceChosen, session, &RunSession::setPace);
        connect(m_transport->paceButton(), &PaceButton::pausePointChosen, session, &RunSession::setPausePoint);
    }
    connect(m_form, &SpecForm::messageRequested, this,
            [this](const QString& sentence) { showMessage(sentence, false); });
    connect(m_form, &SpecForm::knobTurned, m_session, &RunSession::turn);
    connect(m_data, &DataCard::datasetChosen, this, &MainWindow::chooseDataset);
    connect(m_data, &DataCard::libraryChanged, this, [this] {
        lookAgain();
        m_form->setSpec(m_form->spec());
    });
    connect(m_resources, &ResourcesPanel::latencyWanted, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        m_background->run(
            [snapshot] { return secondsOrNothing(*snapshot); },
            [this, network = snapshot->network](double seconds) { m_resources->setLatency(network, seconds); });
    });
    connect(m_session, &RunSession::stateChanged, this, &MainWindow::stateChanged);
    connect(m_session, &RunSession::snapshotArrived, this, &MainWindow::receive);
    connect(m_timeline, &Timeline::momentChosen, this, [this] {
        followMoment();
        showSnapshot(shownSnapshot());
        specChanged();
    });
    connect(m_transport, &TransportBar::comparePressed, this, &MainWindow::compareWithOtherCell);
    connect(m_transport->compareMenu(), &QMenu::aboutToShow, this, [this] {
        takeTyped();
        fillCompareMenu(*m_transport->compareMenu(), comparedSpec(),
                        [this](const ExperimentSpec& other) { compareWith(other); });
    });
    connect(m_timeline, &Timeline::forkPressed, this, &MainWindow::fork);
    connect(m_runs, &RunList::changed, this, &MainWindow::runsChanged);
    connect(m_comparison, &RunSession::snapshotArrived, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        m_runs->add(m_comparisonId, snapshot);
        m_runs->current() && m_runs->current()->id == m_comparisonId ? runsChanged() : updateGhosts();
        m_runsCard->refresh();
    });
    connect(m_comparison, &RunSession::failed, this, [this](const QString& sentence) { showMessage(sentence, false); });
    connect(m_comparison, &RunSession::stateChanged, this, &MainWindow::comparisonChanged);
    connect(m_runs, &RunList::renamed, this, &MainWindow::keepName);
    connect(m_runs, &RunList::removed, this, [this](int id) {  // what is forgotten is not trained on
        if (id == m_runId) m_session->reset();
        if (id == m_comparisonId) m_comparison->reset();
        if (m_autosave) m_autosave->discard(id);
    });
    connect(m_runs, &RunList::squeezedOut, this, [this](int id) {
        if (m_autosave) m_autosave->squeezedOut(id);
    });
    connect(m_accuracy, &AccuracyPanel::taskChosen, this, [this](int task) {
        m_why->setTask(task);
        m_area->dock(PanelId::Why)->show();
        m_area->dock(PanelId::Why)->raise();
    });
    for (Panel* panel : m_panels)
        connect(panel, &Panel::exportPressed, this, [this, panel] {
            m_exporter->menuFor(panel)->popup(
                panel->exportButton()->mapToGlobal(QPoint(0, panel->exportButton()->height())));
        });
    connect(m_exporter, &Exporter::messageRequested, this,
            [this](const QString& sentence) { showMessage(sentence, false); });
    connect(m_accuracy, &AccuracyPanel::rangeChosen, this, &MainWindow::chooseRange);
    connect(m_why, &WhyPanel::rangeCleared, this, [this] { chooseRange(std::nullopt); });
    connect(m_timeline, &Timeline::rangeMarked, this, [this](std::int64_t from, std::int64_t to) {
        chooseRange(BatchRange{from, to});
    });
    connect(m_session, &RunSession::failed, this, [this](const QString& sentence) {
        showMessage(sentence, false);
        // What is missing can be fetched there.
        const QString dataset = QString::fromStdString(m_session->spec().data.dataset);
        if (findInCatalog(dataset) && !m_library.isHere(dataset)) m_area->dock(PanelId::Data)->raise();
    });
}

void MainWindow::loadPreset(const QString& name) {
    const Preset* preset = findPreset(name.toStdString());
    if (!preset) return;
    m_timeline->goLive();
    m_presetDatasets.remove(name);  // what is here may have changed since
    m_form->setSpec(specOf(*preset));
    specChanged();
}

/// The preset that the form shows, whatever its seed; empty if there is none. Which data set it takes is asked last: the
/// form changes with every pixel that a slider moves.
QString MainWindow::presetAtHand() const {
    const ExperimentSpec& shown = m_form->spec();
    for (const Preset& preset : presets()) {
        ExperimentSpec spec = preset.spec;
        spec.seed = shown.seed;
        spec.data.dataset = shown.data.dataset;
        if (spec == shown && specOf(preset).data.dataset == shown.data.dataset)
            return QString::fromStdString(preset.name);
    }
    return {};
}

ExperimentSpec MainWindow::specOf(const Preset& preset) const {
    ExperimentSpec spec = preset.spec;
    QString& dataset = m_presetDatasets[QString::fromStdString(preset.name)];
    if (dataset.isEmpty()) dataset = QString::fromStdString(resolved(preset, m_library.availability()).data.dataset);
    spec.data.dataset = dataset.toStdString();
    return spec;
}

DataKind MainWindow::kindOfData(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (!m_dataKinds.contains(name)) m_dataKinds[name] = Library::kindOf(name);
    return m_dataKinds.value(name);
}

QStringList MainWindow::classNamesOf(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (m_classNames.contains(name)) return m_classNames.value(name);
    const CatalogEntry* const entry = findInCatalog(name);
    return entry ? entry->classNames : QStringList();
}

/// Settings that a data set leaves no choice in.
QStringList MainWindow::withoutChoiceFor(const std::string& dataset) const {
    const QString name = QString::fromStdString(dataset);
    if (const auto known = m_withoutChoice.constFind(name); known != m_withoutChoice.cend()) return *known;
    QStringList keys;
    if (Library::isSound(name)) keys << QStringLiteral("data.sequence");
    if (!Library::hasCoarseLabels(name)) keys << QStringLiteral("data.labels");
    return m_withoutChoice[name] = keys;
}

/// Data sets may have come or gone.
void MainWindow::lookAgain() {
    m_presetDatasets.clear();
    m_dataKinds.clear();
    m_withoutChoice.clear();
}

/// The run the buttons speak of: the one begun here, or the comparison run while that alone is active.
RunSession* MainWindow::leadingSession() const {
    return !m_session->isActive() && m_comparison->isActive() ? m_comparison : m_session;
}

/// A number that is still being typed counts: a click on a button does not always end the typing.
void MainWindow::takeTyped() {
    if (auto* const box = qobject_cast<QAbstractSpinBox*>(focusWidget())) box->interpretText();
}

void MainWindow::run() {
    takeTyped();
    if (!leadingSession()->isActive()) {
        const RunEntry* const left = m_runs->current();
        const auto latest = left ? left->latest() : nullptr;
        if (latest && latest->state == RunState::Stopped && latest->checkpoint) return resumeRun(*left);
        m_session->start(begin());
        return;
    }
    for (RunSession* session : {m_session, m_comparison})
        if (session->state() == RunSession::State::Paused) session->resume();
}

void MainWindow::pause() {
    m_session->pause();
    m_comparison->pause();
}

void MainWindow::step(StepUnit unit) {
    takeTyped();
    if (!leadingSession()->isActive()) {
        m_session->startWithStep(begin(), unit);
        return;
    }
    for (RunSession* session : {m_session, m_comparison})
        if (session->state() == RunSession::State::Paused) session->step(unit);
}

/// Resumes a run that was left before its end, with knobs as the form has them. What cannot change while a run is going is
/// the run's own; where the form had something else, that is said.
void MainWindow::resumeRun(const RunEntry& run) {
    m_infoBar->hide();
    m_timeline->goLive();
    const auto from = run.latest();
    ExperimentSpec spec = run.spec;
    ExperimentSpec wanted = m_form->spec();
    wanted.events.clear();
    ExperimentSpec now = settingsAt(spec, *from);
    if (settledAtFork(now, wanted).empty()) {  // else they are the settings of another run
        for (const SpecField& field : specFields())
            if (field.isLive()) field.set(now, field.get(wanted));
        spec = forkedAt(spec, *from, now);
    }
    if (wanted != now)
        showMessage(tr("The run is resumed with its own settings. Those that stood here are back with Ctrl+Z."), false);
    m_runId = run.id;
    m_form->setSpec(now);
    m_session->setSharesMachine(m_comparison->isActive());
    m_session->setFolder(m_autosave ? m_autosave->folderOf(m_runId) : QString());
    m_session->start(spec, from);
}

/// What is to be started: a new entry in the list of runs (what was shown before is there to compare with), or the entry
/// looked at if a crash came before it had begun and nobody has touched its settings.
ExperimentSpec MainWindow::begin() {
    m_infoBar->hide();
    m_session->setSharesMachine(m_comparison->isActive());
    ExperimentSpec spec = m_form->spec();
    const RunEntry* const shown = m_runs->current();
    if (shown && !shown->hasBegun && withEventsApplied(shown->spec) == spec) {
        m_runId = shown->id;
        spec = shown->spec;
    } else {
        m_runId = m_runs->begin(spec);
    }
    m_session->setFolder(m_autosave ? m_autosave->folderOf(m_runId) : QString());
    return spec;
}

/// What a comparison run is to differ from in one thing: the run that is going, else what would be started.
ExperimentSpec MainWindow::comparedSpec() const { return m_session->isActive() ? m_session->spec() : m_form->spec(); }

void MainWindow::compareWithOtherCell() {
    takeTyped();
    ExperimentSpec other = comparedSpec();
    other.model.cell = other.model.cell == CellKind::Gru ? CellKind::Miru2 : CellKind::Gru;
    other.events.clear();
    compareWith(std::move(other));
}

/// Trains this as a comparison run; both, if nothing runs yet.
void MainWindow::compareWith(ExperimentSpec other) {
    if (m_comparison->isActive()) return;
    if (!m_session->isActive()) {
        const ExperimentSpec spec = begin();
        m_session->setSharesMachine(true);
        m_session->start(spec);
    } else if (m_session->state() == RunSession::State::Paused) {
        m_session->resume();
    }
    m_comparisonId = m_runs->begin(other, false);
    m_comparison->setFolder(m_autosave ? m_autosave->folderOf(m_comparisonId) : QString());
    m_comparison->setSharesMachine(true);
    m_comparison->start(other);
}

/// A new run that repeats the one looked at up to the moment looked at, and continues with the settings of the form.
void MainWindow::fork() {
    takeTyped();
    const RunEntry* const parent = m_runs->current();
    const auto moment = m_timeline->moment();
    if (!parent || !moment) return;
    const ExperimentSpec before = settingsAt(parent->spec, *moment);
    const ExperimentSpec wanted = m_form->spec();
    if (const auto settled = settledAtFork(before, wanted); !settled.empty()) {
        showMessage(
            tr("Not forked: %1 cannot change at a fork, since %2. With the run's own value it can be forked; with "
               "yours, begin a new run.")
                .arg(words::setting(settled[0]->label), words::setting(*settled[0]->whySettled(before))),
            false);
        return;
    }
    const ExperimentSpec spec = forkedAt(parent->spec, *moment, wanted);
    QStringList changes;
    for (const SpecField& field : specFields())
        if (field.knob && field.isUsed(wanted) && field.get(wanted) != field.get(before))
            changes << words::describe({moment->position.batch, *field.knob, numberOf(field, field.get(wanted))},
                                       numberOf(field, field.get(before)));
    m_infoBar->hide();
    m_session->reset();
    m_next.reset();
    m_form->setForkOf(std::nullopt);
    m_timeline->goLive();
    m_form->setSpec(wanted);
    m_session->setSharesMachine(m_comparison->isActive());
    // A moment without a checkpoint is reached again from the last one before it, bit for bit.
    const auto from = parent->lastCheckpoint(moment->position.batch);
    m_runId = m_runs->begin(spec, true, from ? momentsUntil(parent->snapshots, from->position.batch) : Moments());
    QString note = tr("%1, forked at batch %2").arg(words::shortTitleOf(before), words::number(moment->position.batch));
    if (!changes.isEmpty()) note += QStringLiteral(": ") + changes.join(QStringLiteral(", "));
    m_runs->setNote(m_runId, note);
    m_session->setFolder(m_autosave ? m_autosave->folderOf(m_runId) : QString());
    m_session->start(spec, from);
    const int kept = wanted.rehearsal.samplesPerTask;
    if (kept > 0 && kept != before.rehearsal.samplesPerTask && moment->position.batch > 0)
        showMessage(
            tr("The fork rehearses from here on. Of the tasks so far it keeps what it would have kept had it rehearsed "
               "from the first batch: %1 sequences of each.")
                .arg(words::number(kept)),
            false);
}

/// Looking back, the form has the settings of that moment, and what is changed there is changed by a fork. Live again, it
/// has those of the next run.
void MainWindow::followMoment() {
    const RunEntry* const run = m_runs->current();
    const auto moment = m_timeline->moment();
    if (!run || !moment) {
        m_form->setForkOf(std::nullopt);
        if (m_next) m_form->setSpec(*std::exchange(m_next, std::nullopt));
        return showRunningInForm();
    }
    const ExperimentSpec settings = settingsAt(run->spec, *moment);
    ExperimentSpec shown = settings;
    if (m_next) {
        for (const SpecField& field : specFields())  // edits are carried along
            if (field.get(m_form->spec()) != field.get(m_momentSettings)) field.set(shown, field.get(m_form->spec()));
    } else {
        m_next = m_form->spec();
    }
    m_momentSettings = settings;
    m_form->setRunning(std::nullopt);
    m_form->setSpec(shown);
    m_form->setForkOf(settings);
}

/// What the form is compared with while a run is going, and turns knobs of.
void MainWindow::showRunningInForm() {
    const bool follows = m_session->isActive() && m_timeline->isLive();
    m_form->setRunning(follows ? std::optional(withEventsApplied(m_session->spec())) : std::nullopt);
}

/// Ends what is running. A run that has learned a task stays in the list, and so does one that a crash has left; another
/// is forgotten.
void MainWindow::discardRun() {
    for (const auto& [session, id] : {std::pair(m_session, m_runId), std::pair(m_comparison, m_comparisonId)}) {
        session->reset();
        const RunEntry* const run = m_runs->find(id);
        const auto latest = run ? run->latest() : nullptr;
        const bool wasKept = m_autosave && m_autosave->isKeptRun(id);
        if (!latest || (latest->scoreboard.learnedCount() == 0 && !wasKept)) m_runs->remove(id);
    }
    m_runId = 0;
    m_comparisonId = 0;
}

void MainWindow::reset() {
    m_infoBar->hide();
    discardRun();
    m_runs->lookAt(0);
    runsChanged();
}

/// What is looked at has changed, or what it is compared with.
void MainWindow::runsChanged() {
    markModified();
    if (m_autosave)
        for (const RunEntry& kept : m_runs->entries())
            m_autosave->keepWords(kept.id, QString::fromStdString(kept.name), QString::fromStdString(kept.note));
    const RunEntry* const run = m_runs->current();
    m_timeline->setHistory(run ? run->snapshots : Moments());
    if (m_rangeRun != 0 && (!run || run->id != m_rangeRun)) chooseRange(std::nullopt);
    showSnapshot(shownSnapshot());
    specChanged();
}

/// The moment chosen on the timeline, else the latest of the run looked at; null if none is.
std::shared_ptr<const Snapshot> MainWindow::shownSnapshot() const {
    if (!m_timeline->isLive()) return m_timeline->moment();
    return m_runs->current() ? m_runs->current()->latest() : nullptr;
}

QList<Ghost> MainWindow::ghosts() const {
    const auto shown = shownSnapshot();
    QList<Ghost> ghosts;
    const auto inWords = [](const auto& obstacle) { return obstacle ? words::describe(*obstacle) : QString(); };
    for (const RunEntry& run : m_runs->entries())
        if (run.isGhost && &run != m_runs->current() && run.latest())
            ghosts << Ghost{run.title,
                            runColor(run.id),
                            runPen(run.id),
                            run.latest(),
                            shown ? run.at(shown->position.batch) : run.latest(),
                            inWords(m_runs->obstacle(run)),
                            inWords(m_runs->curveObstacle(run))};
    return ghosts;
}

/// Accounts for the kept moments nearest to the ends of a range; a range between two of them is widened to both.
void MainWindow::chooseRange(std::optional<BatchRange> range) {
    const RunEntry* const run = m_runs->current();
    const auto from = run && range ? run->at(range->from) : nullptr;
    auto to = from ? run->at(range->to) : nullptr;
    if (from && to == from) {
        const auto& moments = run->snapshots;
        const auto next = std::next(std::ranges::find(moments, from));
        to = next == moments.end() ? nullptr : *next;
    }
    m_rangeRun = to ? run->id : 0;
    m_why->setRange(to ? from : nullptr, to);
    m_accuracy->setRange(to ? std::optional(BatchRange{from->position.batch, to->position.batch}) : std::nullopt);
    if (!to) return;
    m_area->dock(PanelId::Why)->show();
    m_area->dock(PanelId::Why)->raise();
}

void MainWindow::updateGhosts() {
    for (Panel* panel : m_panels) panel->setGhosts(ghosts());
}

/// What is known of a data set: everything, if it has been read; else what the catalog says; of a folder, as if it held images
/// like MNIST's, or long texts, or as much running text as Shakespeare wrote.
DataExtent MainWindow::dataToExpect(const ExperimentSpec& spec) const {
    const std::string& dataset = spec.data.dataset;
    if (const Dataset* const read = m_session->dataset(dataset)) return extentOf(*read, spec.text);
    if (kindOfData(dataset) == DataKind::RunningTexts) {
        constexpr std::int64_t characters = 1'115'394;  // of Tiny Shakespeare
        const auto sequences = static_cast<int>(characters / std::max(1, spec.text.longest));
        const SequenceSet::Shape shape{std::numeric_limits<int>::max(), 1, 66, 67, Answers::EveryStep};
        return {shape, sizeof(Token), sequences * 9 / 10, sequences / 10,
                characters * static_cast<int>(sizeof(Token) + sizeof(std::int32_t))};
    }
    const CatalogEntry* const entry = findInCatalog(QString::fromStdString(dataset));
    if (kindOfData(dataset) == DataKind::Texts) {
        constexpr int texts = 25'000;
        constexpr int words = 240;  // of a review
        return {{std::numeric_limits<int>::max(), 1, 2, Vocabulary::largest},
                sizeof(Token),
                texts,
                texts,
                std::int64_t{2} * texts * words * static_cast<int>(sizeof(Token))};
    }
    const CatalogEntry::Extent extent = entry ? entry->extent : CatalogEntry::Extent{};
    const SequenceSet::Shape shape{.steps = extent.steps,
                                   .inputs = extent.inputs,
                                   .classes = extent.classes,
                                   .layout = {.channels = extent.channels, .hasOwnLengths = extent.hasOwnLengths()},
                                   .coarseClasses = extent.coarseClasses};
    const int bytes = extent.hasOwnLengths() ? int{sizeof(Real)} : 1;
    const int steps = extent.hasOwnLengths() ? extent.meanSteps : extent.steps;
    return {shape, bytes, extent.train, extent.test,
            (std::int64_t{extent.train} + extent.test) * steps * extent.inputs * bytes};
}

/// What a run of these settings would take.
void MainWindow::forecastMemory(const ExperimentSpec& spec) {
    const DataExtent extent = dataToExpect(spec);
    const RunManner manner{.threads = 0, .keepsFolder = m_autosave != nullptr, .keepsMoments = true};
    std::vector<std::int64_t> bytes;
    MemoryForecast own;
    for (const CellKind cell : cellKinds()) {
        ExperimentSpec other = spec;
        other.model.cell = cell;
        const MemoryForecast forecast = memoryOf(other, extent, manner);
        bytes.push_back(forecast.total());
        if (cell == spec.model.cell) own = forecast;
    }
    m_resources->setMemory(bytes,
                           tr("Of it, traces of every thread %1, weights and their gradients %2, snapshots %3, "
                              "data %4, rehearsal %5.")
                               .arg(words::bytes(own.traces), words::bytes(own.weights), words::bytes(own.snapshots),
                                    words::bytes(own.data), words::bytes(own.rehearsal)));
}

/// The settings of the run shown, as they stood at the moment shown; nothing where no run is shown.
std::optional<ExperimentSpec> MainWindow::settingsShown() const {
    const RunEntry* const run = m_runs->current();
    if (!run) return std::nullopt;
    const auto shown = shownSnapshot();
    return shown ? settingsAt(run->spec, *shown) : withEventsApplied(run->spec);
}

/// The header names the run that is shown; while there is none, what would run. Where the form has other settings than
/// that run, it says so.
void MainWindow::specChanged() {
    const auto shown = settingsShown();
    const ExperimentSpec& spec = shown ? *shown : m_form->spec();
    const QString title = words::titleOf(spec, kindOfData(spec.data.dataset));
    m_title->setText(title);
    const auto moment = m_timeline->moment();
    m_subtitle->setText(moment ? tr("looking back: task %1, batch %2")
                                     .arg(moment->activityTask + 1)
                                     .arg(words::number(moment->position.batch))
                               : words::subtitleOf(spec));
    ExperimentSpec next = m_form->spec();
    next.events.clear();
    m_changed->setVisible(shown && next != *shown);
    m_changed->setText(moment ? tr("settings changed: the fork") : tr("settings changed: the next run"));
    m_changed->setToolTip(moment ? tr("What is shown ran with other settings. A fork here takes those on the left.")
                                 : tr("What is shown ran with other settings. The next run takes those on the left."));
    const QString session = QFileInfo(m_sessionFile).completeBaseName();
    setWindowTitle(session.isEmpty() ? tr("%1 – MiRU Lab").arg(title)
                                     : tr("%1[*] – %2 – MiRU Lab").arg(session, title));
    m_reader->setClassNames(classNamesOf(spec.data.dataset));
    m_transport->setSeed(m_form->spec().seed);
    m_transport->setPreset(presetAtHand());
    const std::string& dataset = m_form->spec().data.dataset;
    m_data->setUse(shown ? QString::fromStdString(shown->data.dataset) : QString(), QString::fromStdString(dataset));
    m_form->setDataKind(kindOfData(dataset));
    m_form->setWithoutChoice(withoutChoiceFor(dataset));
    m_matrix->setPlannedTasks(m_form->spec().data.tasks);
    const DataExtent extent = dataToExpect(m_form->spec());
    m_resources->setForecast(resourceCostsOf(m_form->spec(), extent.shape, extent.bytesPerElement, extent.trainCount),
                             m_form->spec().model.cell);
    forecastMemory(m_runs->current() ? spec : m_form->spec());
}

void MainWindow::stateChanged(RunSession::State state) {
    m_transport->setState(leadingSession()->state());
    // What a run began with is what the form is compared with; the form itself follows the knobs turned since.
    if (state == RunSession::State::Loading || !m_session->isActive()) showRunningInForm();
    const auto paused = state == RunSession::State::Paused ? m_session->snapshot() : nullptr;
    m_form->setInForce(paused ? std::optional(settingsAt(m_session->spec(), *paused)) : std::nullopt);
    if (state == RunSession::State::Running)
        m_classNames[QString::fromStdString(m_session->spec().data.dataset)] = m_session->classNames();
    m_runs->setSpec(m_runId, m_session->spec());
    m_runs->setTraining(m_runId, m_session->isActive());
    if (state == RunSession::State::Diverged) {
        const auto& snapshot = *m_session->snapshot();
        showMessage(words::describe(snapshot.divergence, snapshot.position.batch), true);
    }
    specChanged();
    showStatus();
}

void MainWindow::comparisonChanged(RunSession::State state) {
    m_transport->setState(leadingSession()->state());
    m_transport->compareButton()->setEnabled(!m_comparison->isActive());
    m_runs->setTraining(m_comparisonId, m_comparison->isActive());
    if (state != RunSession::State::Diverged) return;
    const auto& snapshot = *m_comparison->snapshot();
    showMessage(tr("The comparison run, %1, has ended: %2")
                    .arg(m_runs->find(m_comparisonId) ? m_runs->find(m_comparisonId)->title
                                                      : words::shortTitleOf(m_comparison->spec()),
                         words::describe(snapshot.divergence, snapshot.position.batch)),
                false);
}

/// While somebody looks back or at another run, the panels stay there; the run continues.
void MainWindow::receive(std::shared_ptr<const Snapshot> snapshot) {
    markModified();
    m_runs->add(m_runId, std::move(snapshot));
    m_runs->setSpec(m_runId, m_session->spec());
    m_runsCard->refresh();
    const RunEntry* const run = m_runs->current();
    if (!run || run->id != m_runId) return updateGhosts();
    m_timeline->setHistory(run->snapshots);
    if (m_timeline->isLive()) showSnapshot(run->latest());
}

void MainWindow::showSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    m_frameClock.start();
    m_data->setSnapshot(snapshot);
    for (Panel* panel : m_panels) panel->setSnapshot(snapshot, ghosts());
    showStatus();
    // Paint events that the panels asked for come first; what has passed by then is the frame.
    QTimer::singleShot(0, this,
                       [this] { m_frameTime->setText(tr("frame %1 ms").arg(words::number(m_frameClock.elapsed()))); });
}

void MainWindow::showStatus() {
    const auto snapshot = m_session->snapshot();
    if (m_session->state() == RunSession::State::Loading) {
        m_status->setText(tr("reading the data …"));
        return;
    }
    if (!snapshot) {
        m_status->setText(tr("ready"));
        m_frameTime->clear();
        return;
    }
    const RunPosition& position = snapshot->position;
    QStringList parts;
    switch (m_session->state()) {
        case RunSession::State::Finished: parts << tr("finished"); break;
        case RunSession::State::Diverged: parts << tr("diverged"); break;
        case RunSession::State::Paused: parts << whyPaused(); break;
        default: break;
    }
    parts << tr("task %1 of %2").arg(snapshot->activityTask + 1).arg(position.taskCount)
          << tr("batch %1 of %2")
                 .arg(words::number(position.batchInTask),
                      words::number(snapshot->timetable.batches(snapshot->activityTask)));
    if (snapshot->timing.sequencesPerSecond > 0)
        parts << (snapshot->timing.sharedMachine ? tr("%1 sequences/s, machine shared") : tr("%1 sequences/s"))
                     .arg(words::number(std::llround(snapshot->timing.sequencesPerSecond / 100) * 100));
    const int threads = snapshot->timing.threads;
    parts << (threads == 1 ? tr("1 thread") : tr("%1 threads").arg(threads))
          << tr("buffer %1").arg(words::bytes(snapshot->buffer.bytes));
    m_status->setText(parts.join(QStringLiteral("   ·   ")));
}

/// "paused", and if it did so by itself, why.
QString MainWindow::whyPaused() const {
    const auto point = m_session->pausedAt();
    if (!point) return tr("paused");
    const int learned = m_session->snapshot()->scoreboard.learnedCount();
    switch (point->kind) {
        case PausePoint::Kind::Never: break;
        case PausePoint::Kind::Epoch: return tr("paused: epoch %1 of the task is done").arg(words::plain(point->value));
        case PausePoint::Kind::EachTask:
        case PausePoint::Kind::Task: return tr("paused: task %1 is learned").arg(learned);
        case PausePoint::Kind::Known:
            return tr("paused: accuracy on the current task has reached %1").arg(words::percent(point->value));
        case PausePoint::Kind::Forgotten:
            return tr("paused: accuracy on a learned task has fallen below %1").arg(words::percent(point->value));
    }
    return tr("paused");
}

void MainWindow::showMessage(const QString& sentence, bool offersSmallerRate) {
    m_infoText->setText(sentence);
    m_smallerRate->setVisible(offersSmallerRate);
    m_restore->hide();
    m_discard->hide();
    const RunEntry* const run = m_runs->current();
    m_lastGood->setVisible(offersSmallerRate && run && run->snapshots.size() > 1);
    m_infoBar->show();
}

QString MainWindow::message() const { return m_infoBar->isHidden() ? QString() : m_infoText->text(); }

void MainWindow::chooseDataset(const QString& name) {
    m_timeline->goLive();
    ExperimentSpec spec = m_form->spec();
    spec.data.dataset = name.toStdString();
    m_form->setSpec(spec);
    specChanged();
}

void MainWindow::learnMoreSlowly() {
    ExperimentSpec spec = m_form->spec();
    spec.training.learningRate = std::max(findField("training.learningRate")->low, spec.training.learningRate / 10);
    reset();
    m_form->setSpec(spec);
    specChanged();
    run();
}

/// Space reaches the window only if what has the focus has no use for it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    const auto state = leadingSession()->state();
    if (state == RunSession::State::Running || state == RunSession::State::Loading)
        pause();
    else
        run();
}

/// Whoever comes back to the window may have fetched a data set elsewhere.
void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) lookAgain();
}

bool MainWindow::hasThreads() const {
    return m_session->hasThread() || m_comparison->hasThread() || m_studySession->hasThread() ||
           !m_background->isIdle();
}

/// A session that cannot be written keeps the window open, once: the sentence at the top says why.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (!finishSaving()) return event->ignore();
    m_session->reset();
    m_comparison->reset();
    m_studySession->stop();
    const StoredSession session = sessionNow();
    hide();  // at once: what is left to be done does not concern who has closed it
    if (keepForNextTime(session) && m_autosave) {
        std::vector<int> ids;
        std::ranges::transform(m_runs->begun(), std::back_inserter(ids), &RunEntry::id);
        m_autosave->saved(ids);
        m_autosave->clear();
    }
    QMainWindow::closeEvent(event);
}

}  // namespace miru
