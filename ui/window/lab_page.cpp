// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/lab_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/run/fork.h"
#include "core/run/session_file.h"
#include "core/spec/spec_fields.h"
#include "resources/presets.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/run/compare_menu.h"
#include "ui/run/pace_button.h"
#include "ui/run/runs_card.h"
#include "ui/run/timeline.h"
#include "ui/run/transport_bar.h"
#include "ui/setup/data_card.h"
#include "ui/setup/spec_form.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/window/data_facts.h"
#include "ui/window/panel_desk.h"
#include "ui/window/settings_desk.h"
#include "ui/window/settings_rail.h"
#include "ui/window/status_line.h"
#include "ui/window/title_line.h"
#include "ui/window/workbench.h"

namespace miru {

LabPage::LabPage(Workbench& bench, SettingsDesk& settings, PanelDesk& panels, DataFacts& facts)
    : m_bench(bench),
      m_settings(settings),
      m_panels(panels),
      m_facts(facts),
      m_transport(new TransportBar),
      m_title(new TitleLine),
      m_rail(new SettingsRail(&settings)),
      m_timeline(new Timeline),
      m_status(new StatusLine) {
    auto* const columns = new QHBoxLayout;
    columns->setContentsMargins(Theme::padding, 0, Theme::padding, 0);
    columns->setSpacing(Theme::gap);
    columns->addWidget(m_rail);
    columns->addWidget(&m_settings);
    columns->addWidget(m_panels.area(), 1);
    auto* const below = new QHBoxLayout;
    below->setContentsMargins(Theme::padding, 0, Theme::padding, Theme::gap);
    below->addWidget(m_timeline);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::gap);
    layout->addWidget(m_transport);
    layout->addWidget(m_title);
    layout->addLayout(columns, 1);
    layout->addLayout(below);
    setFocusProxy(m_transport->runButton());

    makeShortcuts();
    connectRun();
    connectSettings();
    connectMoments();
    connect(&m_panels, &PanelDesk::arranged, this, &LabPage::fitTo);
    describeStatus();
}

MenuRow* LabPage::menus() const { return m_title->menus(); }

/// They are there while the buttons of the run are. What each of them does is read in the help, and in the manual page.
void LabPage::makeShortcuts() {
    const auto add = [this](const QKeySequence& keys, const QString& does, auto action) {
        auto* const shortcut = new QShortcut(keys, m_transport);
        shortcut->setWhatsThis(does);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(Qt::Key_Right, tr("Step: run until the next batch, evaluation or task is done"),
        [this] { step(m_transport->stepUnit()); });
    add(Qt::SHIFT | Qt::Key_Right, tr("Run until the task is done"), [this] { step(StepUnit::Task); });
    add(Qt::CTRL | Qt::Key_R, tr("Reset: discard the run"), [this] {
        if (m_transport->isTouchable(QStringLiteral("reset"))) m_bench.reset();
    });
    add(QKeySequence::Undo, tr("Take the last change back: of settings, or of a lesson that is being written"),
        [this] { m_settings.form()->undo(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, tr("Make that change again"), [this] { m_settings.form()->redo(); });
}

void LabPage::connectRun() {
    connect(m_transport, &TransportBar::runPressed, this, &LabPage::run);
    connect(m_transport, &TransportBar::pausePressed, &m_bench, &Workbench::pause);
    connect(m_transport, &TransportBar::stepPressed, this, &LabPage::step);
    connect(m_transport, &TransportBar::resetPressed, &m_bench, &Workbench::reset);
    connect(m_transport, &TransportBar::themePressed, &Theme::current(), &Theme::applyNext);
    connect(m_transport, &TransportBar::comparePressed, &m_bench, &Workbench::compareWithOtherCell);
    connect(m_transport->compareMenu(), &QMenu::aboutToShow, this, [this] {
        fillCompareMenu(*m_transport->compareMenu(), m_bench.compared(),
                        [this](const ExperimentSpec& other) { m_bench.compareWith(other); });
    });
    for (RunSession* each : {m_bench.session(), m_bench.comparison()}) {
        connect(m_transport->paceButton(), &PaceButton::paceChosen, each, &RunSession::setPace);
        connect(m_transport->paceButton(), &PaceButton::pausePointChosen, each, &RunSession::setPausePoint);
        connect(each, &RunSession::stateChanged, this, &LabPage::stateChanged);
    }
}

void LabPage::connectSettings() {
    SpecForm* const form = m_settings.form();
    connect(form, &SpecForm::specChanged, this, [this] {
        Q_EMIT modified();
        specChanged();
    });
    connect(form, &SpecForm::knobTurned, m_bench.session(), &RunSession::turn);
    connect(m_transport, &TransportBar::presetChosen, this, &LabPage::loadPreset);
    connect(m_transport, &TransportBar::seedChosen, this,
            [this](unsigned seed) { changeNextRun([seed](ExperimentSpec& next) { next.seed = seed; }); });
    connect(m_panels.data(), &DataCard::datasetChosen, this, [this](const QString& name) {
        changeNextRun([&name](ExperimentSpec& next) { next.data.dataset = name.toStdString(); });
    });
    connect(m_panels.data(), &DataCard::libraryChanged, this, [this, form] {
        m_facts.forgetAll();
        form->setSpec(form->spec());
    });
    connect(&m_bench, &Workbench::settingsWanted, this, &LabPage::setSettings);
    connect(&m_bench, &Workbench::forked, this, [this](const ExperimentSpec& settings) {
        m_settings.forked(settings);
        m_timeline->goLive();
    });
}

void LabPage::connectMoments() {
    connect(&m_bench, &Workbench::arrived, this, &LabPage::receive);
    connect(&m_bench, &Workbench::changed, this, &LabPage::runsChanged);
    connect(&m_bench, &Workbench::liveWanted, m_timeline, &Timeline::goLive);
    connect(&m_bench, &Workbench::stepBackWanted, m_timeline, [this] { m_timeline->step(-1); });
    connect(m_timeline, &Timeline::forkPressed, &m_bench, &Workbench::fork);
    connect(m_timeline, &Timeline::momentChosen, this, [this](std::shared_ptr<const Snapshot> moment) {
        m_bench.setMoment(std::move(moment));
        m_settings.lookBack(m_bench.runs()->current(), m_timeline->moment());
        if (m_timeline->isLive()) m_settings.follow(*m_bench.session(), true);
        showMoment();
        specChanged();
    });
    connect(m_timeline, &Timeline::rangeMarked, this, [this](std::int64_t from, std::int64_t to) {
        m_panels.chooseRange(BatchRange{from, to});
    });
    connect(m_panels.accuracy(), &AccuracyPanel::pointedAt, m_timeline, &Timeline::pointAt);
    connect(m_timeline, &Timeline::pointedAt, m_panels.accuracy(), &AccuracyPanel::pointAt);
}

void LabPage::setTouchable(const std::optional<QStringList>& things) {
    m_transport->setTouchable(things);
    m_timeline->setEnabled(!things || things->contains(QStringLiteral("timeline")));
    m_settings.form()->setTouchable(things);
    const bool hasSettings = things && std::ranges::any_of(*things, [](const QString& thing) {
                                 return findField(thing.toStdString()) != nullptr;
                             });
    m_panels.data()->setEnabled(!things || things->contains(QStringLiteral("data.dataset")));
    m_panels.accuracy()->setStepsOffered(!things);
    m_panels.why()->setStepsOffered(!things);
    m_panels.runs()->setRemovable(!things);
    stateChanged();  // what may be compared
    m_rail->setFoldable(!things && m_panels.area()->arrangement() != PanelArea::Arrangement::Lab);
    if (things) m_settings.setVisible(hasSettings);
}

void LabPage::setPausePoint(const std::optional<PausePoint>& point) {
    for (RunSession* session : {m_bench.session(), m_bench.comparison()})
        session->setPausePoint(point.value_or(m_transport->paceButton()->pausePoint()));
}

void LabPage::setPace(std::optional<double> batchesPerSecond) {
    for (RunSession* session : {m_bench.session(), m_bench.comparison()})
        session->setPace(batchesPerSecond.value_or(m_transport->paceButton()->pace()));
}

void LabPage::setBare(bool bare) {
    m_transport->setChoicesShown(!bare);
    for (QWidget* part :
         {static_cast<QWidget*>(m_transport), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_timeline)})
        part->setVisible(!bare);
    if (bare) {
        m_rail->hide();
        m_settings.hide();
    }
}

void LabPage::setBareBut(const QStringList& things) {
    setBare(true);
    for (const QString& thing : things) {
        const bool isOnTimeline = thing == QStringLiteral("timeline") || thing == QStringLiteral("fork");
        QWidget* part = m_transport;
        if (isOnTimeline) part = m_timeline;
        if (findField(thing.toStdString())) part = &m_settings;
        part->show();
    }
}

void LabPage::run() {
    m_settings.takeTyped();
    m_bench.run();
}

void LabPage::runOrPause() {
    if (!m_transport->isTouchable(QStringLiteral("run"))) return;
    const auto state = m_bench.leading()->state();
    if (state == RunSession::State::Running || state == RunSession::State::Loading)
        m_bench.pause();
    else
        run();
}

void LabPage::step(StepUnit unit) {
    if (!m_transport->isTouchable(QStringLiteral("step"))) return;
    m_settings.takeTyped();
    m_bench.step(unit);
}

void LabPage::goToNextTask() {
    if (!m_timeline->stepTask(1)) step(StepUnit::Task);
}

void LabPage::goToPreviousTask() { m_timeline->stepTask(-1); }

void LabPage::loadPreset(const QString& name) {
    const Preset* preset = findPreset(name.toStdString());
    if (!preset) return;
    m_timeline->goLive();
    m_facts.forget(name);  // what is here may have changed since
    setSettings(m_facts.specOf(*preset));
}

/// What a fork has from its parent, the next run may have otherwise.
void LabPage::changeNextRun(const std::function<void(ExperimentSpec&)>& change) {
    m_timeline->goLive();
    ExperimentSpec next = m_settings.form()->spec();
    change(next);
    setSettings(next);
}

void LabPage::setSettings(const ExperimentSpec& spec) {
    m_settings.form()->setSpec(spec);
    specChanged();
}

/// What is known of a data set: everything, if it has been read.
DataExtent LabPage::dataToExpect(const ExperimentSpec& spec) const {
    const Dataset* const read = m_bench.session()->dataset(spec.data.dataset);
    return read ? extentOf(*read, spec.text) : m_facts.extent(spec);
}

/// Tells whoever names the run that is shown (while there is none, what would run) and whoever shows settings of the form.
void LabPage::specChanged() {
    SpecForm* const form = m_settings.form();
    const auto shown = m_bench.settingsShown();
    const ExperimentSpec& next = form->spec();
    const ExperimentSpec& named = shown ? *shown : next;
    const DataKind kind = m_facts.kindOf(named.data.dataset);
    m_title->describe(next, shown, m_timeline->moment(), kind);
    setWindowTitle(words::titleOf(named, kind));
    m_panels.reader()->setClassNames(m_facts.classNames(named.data.dataset));
    m_transport->setSeed(next.seed);
    m_transport->setPreset(m_facts.presetOf(next));
    m_panels.data()->setUse(shown ? QString::fromStdString(shown->data.dataset) : QString(),
                            QString::fromStdString(next.data.dataset));
    form->setDataKind(m_facts.kindOf(next.data.dataset));
    form->setWithoutChoice(m_facts.withoutChoice(next.data.dataset));
    m_panels.setForecast(next, dataToExpect(next), named, dataToExpect(named), m_bench.keepsRuns());
}

void LabPage::stateChanged() {
    const RunSession& session = *m_bench.session();
    const auto state = session.state();
    m_transport->setState(m_bench.leading()->state());
    m_transport->compareButton()->setEnabled(!m_bench.comparison()->isActive() &&
                                             m_transport->isTouchable(QStringLiteral("compare")));
    // What a run began with is what the form is compared with; the form itself follows the knobs turned since.
    if (state == RunSession::State::Loading || !session.isActive()) m_settings.follow(session, m_timeline->isLive());
    const auto paused = state == RunSession::State::Paused ? session.snapshot() : nullptr;
    m_settings.form()->setInForce(paused ? std::optional(settingsAt(session.spec(), *paused)) : std::nullopt);
    if (state == RunSession::State::Running) m_facts.setClassNames(session.spec().data.dataset, session.classNames());
    specChanged();
    describeStatus();
}

/// What is looked at has changed, or what it is compared with.
void LabPage::runsChanged() {
    Q_EMIT modified();
    const RunEntry* const run = m_bench.runs()->current();
    m_timeline->setHistory(run ? run->snapshots : Moments());
    m_panels.checkRange();
    showMoment();
    specChanged();
}

/// While somebody looks back or at another run, the panels stay there; the run continues.
void LabPage::receive(int id) {
    Q_EMIT modified();
    const RunEntry* const run = m_bench.runs()->current();
    if (!run || run->id != id) {
        describeStatus();
        return m_panels.updateGhosts();
    }
    m_timeline->setHistory(run->snapshots);
    if (m_timeline->isLive()) showMoment();
}

/// Of the run, or of one that is still trained to be set beside it.
void LabPage::describeStatus() {
    const RunSession* const leading = m_bench.leading();
    const RunEntry* const run = leading == m_bench.session() ? nullptr : m_bench.leadingRun();
    m_status->describe(*leading, m_bench.secondsLeft(), run ? run->title : QString());
}

/// What is looked at, drawn.
void LabPage::showMoment() {
    m_status->startFrame();
    m_panels.showMoment(m_bench.shown());
    describeStatus();
    m_status->endFrameWhenPainted();
}

/// Settings and status as the arrangement wants them.
void LabPage::fitTo(PanelArea::Arrangement arrangement) {
    m_status->setBrief(arrangement == PanelArea::Arrangement::Lecture);
    m_rail->setFoldable(arrangement != PanelArea::Arrangement::Lab);
}

/// Snapshots are shared: nobody changes them.
StoredSession LabPage::session() const {
    StoredSession session;
    session.settings = m_settings.ofNextRun();
    session.view = m_panels.reader()->state().toStdString();
    session.moment = m_timeline->isLive() ? -1 : m_timeline->moment()->position.batch;
    for (const QString& name : m_panels.reader()->classNames()) session.classNames.push_back(name.toStdString());
    const RunList& runs = *m_bench.runs();
    for (const RunEntry* run : runs.begun()) {
        if (run == runs.current()) session.shown = static_cast<int>(session.runs.size());
        if (!run->isGhost) session.undrawn.insert(session.runs.size());
        session.runs.push_back(*run);
    }
    return session;
}

void LabPage::restore(const StoredSession& session) {
    RunList& runs = *m_bench.runs();
    std::vector<int> ids;
    for (const Run& run : session.runs) ids.push_back(runs.add(run));
    for (std::size_t r = 0; r < ids.size(); ++r) runs.setGhost(ids[r], !session.undrawn.contains(r));
    runs.lookAt(session.shown < 0 ? 0 : ids[static_cast<std::size_t>(session.shown)]);
    m_settings.form()->setSpec(session.settings);
    m_settings.form()->forgetChanges();
    QStringList names;
    for (const std::string& name : session.classNames) names << QString::fromStdString(name);
    if (const RunEntry* const shown = runs.current(); shown && !names.isEmpty())
        m_facts.setClassNames(shown->spec.data.dataset, names);
    m_panels.reader()->setState(QByteArray::fromStdString(session.view));
    runsChanged();
    if (session.moment >= 0) m_timeline->lookAt(session.moment);
}

}  // namespace miru
