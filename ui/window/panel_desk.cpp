// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/panel_desk.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <iterator>
#include <new>
#include <vector>

#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "datasets/library.h"
#include "ui/docks/panel_dock.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/between_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/forgotten_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/panels/state_space_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/report/exporter.h"
#include "ui/run/background.h"
#include "ui/run/ghost_chips.h"
#include "ui/run/runs_card.h"
#include "ui/setup/data_card.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/window/sound_desk.h"
#include "ui/window/start_desk.h"
#include "ui/window/workbench.h"

namespace miru {
namespace {

/// Of a large network even a measurement may need more memory than there is.
double secondsOrNothing(const Snapshot& snapshot) {
    try {
        return ResourcesPanel::secondsPerSequence(snapshot);
    } catch (const std::bad_alloc&) {
        return 0;
    }
}

struct TimedAnswers {
    std::shared_ptr<const WatchedAnswers> answers;  ///< null: there is not memory enough
    double seconds = 0;
};

TimedAnswers answersOrNothing(const WatchedQuestion& question) {
    QElapsedTimer clock;
    clock.start();
    TimedAnswers told;
    try {
        told.answers =
            std::make_shared<const WatchedAnswers>(answersTo(*question.samples, *question.network, question.among));
    } catch (const std::bad_alloc&) {
    }
    told.seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    return told;
}

}  // namespace

PanelDesk::PanelDesk(Workbench& bench, const Library& library, Background& background, QObject* parent)
    : QObject(parent), m_bench(bench), m_area(new PanelArea) {
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
    m_forgotten = add(PanelId::Forgotten, new ForgottenPanel, tr("Forgotten"));
    auto* const stateSpace = add(PanelId::StateSpace, new StateSpacePanel, tr("State space"));
    auto* const between = add(PanelId::Between, new BetweenPanel, tr("Between"));
    add(PanelId::Buffer, new BufferPanel, tr("Rehearsal"));
    m_runs = new RunsCard(bench.runs());
    m_area->add(PanelId::Runs, m_runs, tr("Runs"));
    m_data = new DataCard(library, catalog());
    m_area->add(PanelId::Data, m_data, tr("Data"));
    m_start = new StartDesk(bench, library, background, m_accuracy, m_reader, this);

    new SoundDesk(bench, library, background, m_reader, this);

    connect(m_data, &DataCard::libraryChanged, m_start, &StartDesk::lookAgain);
    connect(m_accuracy, &AccuracyPanel::taskChosen, this, [this](int task) {
        m_why->setTask(task);
        bringUp(PanelId::Why);
    });
    connect(m_accuracy, &AccuracyPanel::rangeChosen, this, &PanelDesk::chooseRange);
    connect(m_accuracy, &AccuracyPanel::rehearsalWanted, &bench, [&bench] { bench.tryMethod(MethodKind::Rehearsal); });
    connect(m_accuracy, &AccuracyPanel::comparisonWanted, &bench, &Workbench::compareWithOtherCell);
    connect(bench.comparison(), &RunSession::stateChanged, this,
            [this, &bench] { m_accuracy->setComparing(bench.comparison()->isActive()); });
    connect(bench.session(), &RunSession::failed, this, [this, &bench, &library] {
        // What is missing can be fetched there.
        const QString dataset = QString::fromStdString(bench.session()->spec().data.dataset);
        if (findInCatalog(dataset) && !library.isHere(dataset)) bringUp(PanelId::Data);
    });
    auto* const chips = new GhostChips(bench.runs());
    m_accuracy->addToHead(chips);
    connect(chips, &GhostChips::pointedAt, m_accuracy, &AccuracyPanel::pointAtRun);
    connect(chips, &GhostChips::moreWanted, this, [this] { bringUp(PanelId::Runs); });
    connect(m_why, &WhyPanel::rangeCleared, this, [this] { chooseRange(std::nullopt); });
    connect(m_forgotten, &ForgottenPanel::readWanted, this, [this](int task, int sample) {
        m_reader->read(task, sample);
        bringUp(PanelId::Reader);
    });
    connect(m_forgotten, &ForgottenPanel::answersWanted, this, [this, &background](const WatchedQuestion& question) {
        background.run([question] { return answersOrNothing(question); },
                       [this, question](const TimedAnswers& told) {
                           m_forgotten->takeAnswers(question, told.answers, told.seconds);
                       });
    });
    connect(m_why, &WhyPanel::rehearsalWanted, &bench, &Workbench::forkWithRehearsal);
    connect(m_why, &WhyPanel::comparisonWanted, &bench, &Workbench::compareWithOtherCell);
    connect(m_why, &WhyPanel::forgottenWanted, this, [this](int task) {
        m_forgotten->setTask(task);
        bringUp(PanelId::Forgotten);
    });
    connect(stateSpace, &StateSpacePanel::mapWanted, this,
            [&background, stateSpace](const StateSpacePanel::MakeMap& make) {
                background.run(make, [stateSpace](std::optional<StateMap> map) { stateSpace->setMap(std::move(map)); });
            });
    connect(between, &BetweenPanel::scoresWanted, this, [&background, between](const BetweenPanel::TestNetwork& test) {
        background.run(
            test, [between](std::optional<BetweenPanel::Scores> scores) { between->setScores(std::move(scores)); });
    });
    connect(m_resources, &ResourcesPanel::latencyWanted, this,
            [this, &background](const std::shared_ptr<const Snapshot>& snapshot) {
                background.run(
                    [snapshot] { return secondsOrNothing(*snapshot); },
                    [this, network = snapshot->network](double seconds) { m_resources->setLatency(network, seconds); });
            });
}

QMenu* PanelDesk::makeMenu(QWidget* parent) {
    auto* const menu = new QMenu(parent);
    using Arrangement = PanelArea::Arrangement;
    const auto add = [&](const QString& text, int key, auto action) {
        menu->addAction(text, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this, action);
    };
    add(tr("Lab: everything"), Qt::Key_1, [this] { arrange(Arrangement::Lab); });
    add(tr("Lecture: few and large"), Qt::Key_2, [this] { arrange(Arrangement::Lecture); });
    add(tr("Paper: what would be printed"), Qt::Key_3, [this] { arrange(Arrangement::Paper); });
    add(tr("Study: experiments repeated"), Qt::Key_4, [this] { Q_EMIT studyPageWanted(); });
    add(tr("Reset layout"), Qt::Key_0, [this] { arrange(m_area->arrangement()); });
    menu->addSeparator();
    for (PanelDock* dock : m_area->docks()) menu->addAction(dock->toggleViewAction());
    return menu;
}

void PanelDesk::exportWith(Exporter& exporter) {
    for (Panel* panel : m_panels)
        connect(panel, &Panel::exportPressed, this, [&exporter, panel] {
            exporter.menuFor(panel)->popup(
                panel->exportButton()->mapToGlobal(QPoint(0, panel->exportButton()->height())));
        });
}

void PanelDesk::arrange(PanelArea::Arrangement arrangement) {
    Q_EMIT arranged(arrangement);  // first: panels are given what is left
    m_area->arrange(arrangement);
}

bool PanelDesk::setLayout(const QByteArray& layout) {
    if (layout.isEmpty() || !m_area->setLayoutState(layout)) return false;
    Q_EMIT arranged(m_area->arrangement());
    return true;
}

void PanelDesk::bringUp(PanelId panel) {
    m_area->dock(panel)->show();
    m_area->dock(panel)->raise();
}

void PanelDesk::showMoment(const std::shared_ptr<const Snapshot>& moment) {
    m_data->setSnapshot(moment);
    const RunEntry* const run = m_bench.runs()->current();
    m_accuracy->setRun(run ? ShownRun{run->title, runColor(run->id), run->latest()} : ShownRun());
    const QList<Ghost> ghosts = m_bench.ghosts();
    for (Panel* panel : m_panels) panel->setSnapshot(moment, ghosts);
}

void PanelDesk::updateGhosts() {
    const QList<Ghost> ghosts = m_bench.ghosts();
    for (Panel* panel : m_panels) panel->setGhosts(ghosts);
}

void PanelDesk::chooseRange(std::optional<BatchRange> range) {
    const RunEntry* const run = m_bench.runs()->current();
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
    if (to) bringUp(PanelId::Why);
}

void PanelDesk::checkRange() {
    const RunEntry* const run = m_bench.runs()->current();
    if (m_rangeRun != 0 && (!run || run->id != m_rangeRun)) chooseRange(std::nullopt);
}

void PanelDesk::setForecast(const ExperimentSpec& next, const DataExtent& nextData, const ExperimentSpec& shown,
                            const DataExtent& shownData, bool keepsFolder) {
    m_start->setNext(next);
    m_matrix->setPlannedTasks(next.data.tasks);
    m_resources->setForecast(resourceCostsOf(next, nextData.shape, nextData.bytesPerElement, nextData.trainCount),
                             next.model.cell);
    const RunManner manner{.threads = 0, .keepsFolder = keepsFolder, .keepsMoments = true};
    std::vector<std::int64_t> bytes;
    MemoryForecast own;
    for (const CellKind cell : cellKinds()) {
        ExperimentSpec other = shown;
        other.model.cell = cell;
        const MemoryForecast forecast = memoryOf(other, shownData, manner);
        bytes.push_back(forecast.total());
        if (cell == shown.model.cell) own = forecast;
    }
    m_resources->setMemory(bytes,
                           tr("Of it, traces of every thread %1, weights and their gradients %2, snapshots %3, "
                              "data %4, rehearsal %5.")
                               .arg(words::bytes(own.traces), words::bytes(own.weights), words::bytes(own.snapshots),
                                    words::bytes(own.data), words::bytes(own.rehearsal)));
}

}  // namespace miru
