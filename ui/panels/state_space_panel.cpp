// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/state_space_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "ui/charts/moment_chart.h"
#include "ui/charts/scatter_plot.h"
#include "ui/style/calm.h"
#include "ui/style/class_names.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr int pauseShare = 20;     // a run that continues gives a twentieth of its time to maps
constexpr int curvesBeside = 520;  // pixels from which on the curves stand beside the plot,
constexpr int curvesBelow = 400;   // or below it; where there is less of both the plot takes their place

QPointF placeOf(const PlanePoint& point) { return {point.x, point.y}; }

/// The number at the end of each drift, on average over the tasks; nothing where there is none.
std::optional<double> lastOf(const std::vector<StateDrift>& drifts, std::optional<double> StateDrift::Point::*number) {
    double sum = 0;
    int count = 0;
    for (const StateDrift& drift : drifts) {
        if (drift.points.empty() || !(drift.points.back().*number)) continue;
        sum += *(drift.points.back().*number);
        ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

MomentChartData courseOf(const std::vector<StateDrift>& drifts, std::optional<double> StateDrift::Point::*number) {
    std::set<int> ends;
    for (const StateDrift& drift : drifts)
        for (const StateDrift::Point& point : drift.points)
            if (point.learned > 0) ends.insert(point.learned);
    MomentChartData data;
    for (const int end : ends) data.moments << words::number(end);
    data.moments << StateSpacePanel::tr("now");
    for (const StateDrift& drift : drifts) {
        MomentLine line{taskColor(drift.task), taskPen(drift.task),
                        QList<double>(data.moments.size(), std::numeric_limits<double>::quiet_NaN())};
        for (const StateDrift::Point& point : drift.points) {
            const auto moment =
                point.learned > 0 ? std::distance(ends.begin(), ends.find(point.learned)) : data.moments.size() - 1;
            if (point.*number) line.values[moment] = *(point.*number);
        }
        data.lines << line;
    }
    return data;
}

}  // namespace

StateSpacePanel::StateSpacePanel(QWidget* parent)
    : Panel(tr("Where do sequences end up?"), parent), m_memory(std::make_shared<StateMemory>()) {
    makeChoices();
    m_plot = new ScatterPlot;
    m_plot->setAccessibleName(tr("The hidden states in which test sequences end"));
    m_parts = new QVBoxLayout;
    m_parts->addWidget(m_plot, 1);
    content()->addLayout(m_parts, 1);
    m_moved = new QLabel;
    m_moved->setWordWrap(true);
    m_moved->setToolTip(tr(
        "Moved: the mean distance of a state from where it was when the task had been learned, in units of the spread "
        "σ that the states had then. CKA: linear centred kernel alignment (Kornblith et al. 2019) of both sets of "
        "states; 1 if they lie to each other as they did, turned or not."));
    content()->addWidget(m_moved);
    m_distances = new MomentChart;
    m_distances->setAccessibleName(tr("How far states have moved since the task was learned"));
    m_alignments = new MomentChart;
    m_alignments->setAccessibleName(tr("How similar the states are to those when the task had been learned"));
    m_curves = new QWidget;
    m_curves->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // likewise
    m_curvesRow = new QHBoxLayout(m_curves);
    m_curvesRow->setContentsMargins(0, 0, 0, 0);
    m_curvesRow->addWidget(m_distances);
    m_curvesRow->addWidget(m_alignments);
    m_parts->addWidget(m_curves);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (isVisible() && snapshot() && !isMapped()) ask();
    });
    connect(m_plot, &ScatterPlot::pointHovered, this, [this](int point, const QPoint& position) {
        if (point < 0 || !m_map || static_cast<std::size_t>(point) >= m_map->states.size()) return QToolTip::hideText();
        QToolTip::showText(position, pointText(m_map->states[static_cast<std::size_t>(point)]), m_plot);
    });
    placeParts();
    clear();
}

StateSpacePanel::~StateSpacePanel() { abandon(); }

void StateSpacePanel::makeChoices() {
    m_task = makeChoiceBox(tr("Whose sequences"), tr("The task whose test sequences are watched"));
    m_axes = makeChoiceBox(
        tr("Axes"),
        tr("The two directions in which states differ most. Fixed when a task had been learned, they show how "
           "states drift; following, they show how states lie to each other"));
    m_color = makeChoiceBox(tr("Colours"), tr("What the colour of a point says"));
    m_color->addItems({tr("by class"), tr("by task")});
    m_lines = makeChoiceBox(tr("Ends or paths"),
                            tr("Where sequences end, or, of a few of them, the whole way through the states"));
    m_lines->addItems({tr("ends"), tr("paths")});
    m_choices = new QWidget;
    m_choices->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // in a row they must not keep the panel wide
    m_choicesGrid = new QGridLayout(m_choices);
    m_choicesGrid->setContentsMargins(0, 0, 0, 0);
    m_choicesGrid->setSpacing(4);
    content()->addWidget(m_choices);
    connect(m_task, &QComboBox::activated, this, [this] {
        m_wantedTask = m_task->currentData().toInt();
        choose();
    });
    connect(m_axes, &QComboBox::activated, this, [this] {
        m_wantedAxes = m_axes->currentData().toInt();
        choose();
    });
    connect(m_lines, &QComboBox::activated, this, &StateSpacePanel::choose);
    connect(m_color, &QComboBox::activated, this, [this] { invalidate(); });
}

/// Side by side where there is room, else below each other.
void StateSpacePanel::placeParts() {
    const bool isWide = width() >= curvesBeside;
    m_curves->setVisible((isWide || height() >= curvesBelow) && m_map && !m_map->drifts.empty());
    m_parts->setStretch(0, isWide ? 2 : 1);
    m_parts->setStretch(1, isWide ? 1 : 0);
    m_parts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_curvesRow->setDirection(isWide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int columns = isWide ? 4 : 2;
    if (m_choicesGrid->columnCount() == columns) return;  // they stand so already
    int n = 0;
    for (QComboBox* box : {m_task, m_axes, m_color, m_lines}) {
        m_choicesGrid->addWidget(box, n / columns, n % columns);
        ++n;
    }
}

void StateSpacePanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    placeParts();
}

/// What was being made for another choice is in vain.
void StateSpacePanel::choose() {
    abandon();
    invalidate();
}

void StateSpacePanel::abandon() {
    if (m_isAbandoned) *m_isAbandoned = true;
}

void StateSpacePanel::hideEvent(QHideEvent* event) {
    Panel::hideEvent(event);
    if (!m_isAbandoned) return;
    abandon();
    invalidate();
}

void StateSpacePanel::fillChoices(const Snapshot* snapshot) {
    const int tasks = snapshot ? static_cast<int>(snapshot->samples.size()) : 0;
    const int learned = snapshot ? static_cast<int>(snapshot->learned.size()) : 0;
    const QSignalBlocker quietTask(m_task);
    const QSignalBlocker quietAxes(m_axes);
    if (m_task->count() != (tasks > 1 ? tasks + 1 : tasks)) {
        m_task->clear();
        for (int task = 0; task < tasks; ++task) m_task->addItem(tr("task %1").arg(task + 1), task);
        if (tasks > 1) m_task->addItem(tr("all tasks"), StateMapQuestion::allTasks);
    }
    if (m_axes->count() != learned + 1) {
        m_axes->clear();
        for (int task = 0; task < learned; ++task) m_axes->addItem(tr("axes of task %1").arg(task + 1), task);
        m_axes->addItem(tr("axes follow"), StateMapQuestion::following);
    }
    m_task->setCurrentIndex(std::max(0, m_task->findData(m_wantedTask)));
    const int axes = m_axes->findData(m_wantedAxes);
    m_axes->setCurrentIndex(axes >= 0 ? axes : learned);
}

StateSpacePanel::Wanted StateSpacePanel::wanted() const {
    return {sharedSnapshot(), m_task->currentData().toInt(), m_axes->currentData().toInt(),
            m_lines->currentIndex() == 1};
}

bool StateSpacePanel::isMapped() const { return m_mapOf == wanted(); }

/// Whether a run that continues has just come as far as this.
bool StateSpacePanel::isLive(const Snapshot& snapshot) {
    if (m_run.lock() != snapshot.samples.front()) {
        m_run = snapshot.samples.front();
        m_latestBatch = -1;
    }
    const bool isNew = snapshot.position.batch > m_latestBatch;
    m_latestBatch = std::max(m_latestBatch, snapshot.position.batch);
    return isNew && snapshot.state == RunState::Running;
}

void StateSpacePanel::show(const Snapshot* snapshot) {
    fillChoices(snapshot);
    if (!snapshot || !snapshot->model || snapshot->samples.empty()) {
        abandon();
        return clear();
    }
    if (!isMapped() && !m_isAbandoned) {
        const qint64 wait = pauseShare * m_cost - (m_sinceMapped.isValid() ? m_sinceMapped.elapsed() : 0);
        const bool isOfSameRun = m_map && m_mapOf.snapshot->samples.front() == snapshot->samples.front();
        if (isLive(*snapshot) && isOfSameRun && wait > 0)
            m_pause.start(static_cast<int>(wait));
        else
            ask();
    }
    draw();
}

void StateSpacePanel::ask() {
    m_pause.stop();
    m_asked = wanted();
    m_isAbandoned = std::make_shared<std::atomic<bool>>(false);
    m_sinceAsked.start();
    const StateMapQuestion question{m_asked.snapshot, m_asked.task, m_asked.axesOf, m_asked.hasPaths,
                                    m_map ? m_map->axes : PrincipalAxes()};
    Q_EMIT mapWanted([question, memory = m_memory, isAbandoned = m_isAbandoned] {
        return mapStates(question, *memory, *isAbandoned);
    });
}

void StateSpacePanel::setMap(std::optional<StateMap> map) {
    const bool wasAbandoned = m_isAbandoned && *m_isAbandoned;
    m_isAbandoned = nullptr;
    m_cost = m_sinceAsked.elapsed();
    m_sinceMapped.start();
    if (!wasAbandoned) {
        m_mapOf = std::exchange(m_asked, {});
        m_map = std::move(map);
    }
    invalidate();
}

StateSpacePanel::Coloured StateSpacePanel::coloured() const {
    return m_color->currentIndex() == 1 ? Coloured::ByTask : Coloured::ByClass;
}

void StateSpacePanel::clear() {
    m_map.reset();
    m_mapOf = {};
    m_plot->setData({});
    m_curves->hide();
    setCaption(QString());
    m_moved->setText(
        tr("Each point will be the hidden state in which a test sequence ends, seen from the side that shows most. "
           "Press Run: sequences of a class gather. When the next task is learned, watch them move."));
}

void StateSpacePanel::draw() {
    if (!m_map) {
        m_moved->setText(m_isAbandoned ? tr("being computed …") : tr("There are no states that can be shown."));
        if (m_isAbandoned) return;
        m_plot->setData({});
        m_curves->hide();
        setCaption({});
        return;
    }
    setCaption(m_map->areAxesFixed ? tr("axes fixed at the end of task %1").arg(m_mapOf.axesOf + 1)
                                   : tr("axes follow"));
    m_plot->setData(plotData());
    m_plot->setAccessibleDescription(sentence());
    drawDrift();
}

void StateSpacePanel::drawDrift() {
    m_moved->setText(movedText());
    placeParts();
    MomentChartData distances = courseOf(m_map->drifts, &StateDrift::Point::moved);
    distances.title = tr("moved, σ; after task …");
    m_distances->setData(distances);
    MomentChartData alignments = courseOf(m_map->drifts, &StateDrift::Point::alignment);
    alignments.title = tr("similarity (CKA)");
    alignments.decimals = 2;
    m_alignments->setData(alignments);
}

/// Points of a kind share colour and mark; tasks and classes have their own.
int StateSpacePanel::kindOf(int task, int label) const { return coloured() == Coloured::ByTask ? task : label; }

ScatterPlotData StateSpacePanel::plotData() const {
    const bool byTask = coloured() == Coloured::ByTask;
    ScatterPlotData data;
    data.xTitle = tr("axis 1: %1 of the variance").arg(words::percent(m_map->axes.firstShare));
    data.yTitle = tr("axis 2: %1").arg(words::percent(m_map->axes.secondShare));
    const int shownTask = m_mapOf.task == StateMapQuestion::allTasks ? 0 : m_mapOf.task;
    std::map<int, int> kinds;  // number of a task or class → place among those that are there
    for (const MappedState& state : m_map->states) kinds[kindOf(state.task, state.label)] = 0;
    for (auto& [number, place] : kinds) {
        place = static_cast<int>(data.kinds.size());
        // Where colours come again, marks differ.
        data.kinds << (byTask ? ScatterKind{tr("task %1").arg(number + 1), taskColor(number), number}
                              : ScatterKind{nameOfClass(shownTask, number), classColor(number),
                                            number + number / classColorCount});
    }
    for (const MappedState& state : m_map->states)
        data.points << ScatterPoint{
            placeOf(state.now), kinds[kindOf(state.task, state.label)], !state.isRight(),
            state.then && m_lines->currentIndex() == 0 ? std::optional(placeOf(*state.then)) : std::nullopt};
    for (const StatePath& path : m_map->paths) {
        ScatterPath line{kinds[kindOf(path.task, path.label)], {}};
        for (const PlanePoint& point : path.points) line.points << placeOf(point);
        data.paths << line;
    }
    const AnswerRegions& regions = m_map->regions;
    data.regions = {QRectF(placeOf(regions.low), placeOf(regions.high)),
                    regions.columns,
                    regions.rows,
                    {regions.answers.begin(), regions.answers.end()},
                    {}};
    for (int label = 0; label < m_mapOf.snapshot->network.classes; ++label) {
        if (!byTask) data.regions.fills << classColor(label);
        data.regions.names << nameOfClass(shownTask, label);
    }
    data.scale = m_map->axes.spread;
    data.scaleName = tr("1 σ");
    return data;
}

/// As the data of the run call it, or the task its characters.
QString StateSpacePanel::nameOfClass(int task, int label) const {
    const Snapshot& of = *m_mapOf.snapshot;
    const bool hasNames = of.classNames || of.network.dataKind() == DataKind::RunningTexts;
    return hasNames ? words::outputName(of, task, label) : tr("class %1").arg(label);
}

/// "moved since task 1: 1.9 σ · similarity (CKA) 0.31"
QString StateSpacePanel::movedText() const {
    const auto moved = lastOf(m_map->drifts, &StateDrift::Point::moved);
    const auto alignment = lastOf(m_map->drifts, &StateDrift::Point::alignment);
    if (m_map->drifts.empty()) return tr("This task is still being learned.");
    if (!moved) return tr("The states did not differ when the task had been learned.");
    const QString since = m_map->drifts.size() == 1
                              ? tr("moved since task %1: <b>%2 σ</b>").arg(m_map->drifts[0].task + 1)
                              : tr("moved since each task, on average: <b>%1 σ</b>");
    return since.arg(words::fixed(*moved, 1)) +
           (alignment ? QStringLiteral("  ·  ") + tr("similarity (CKA) <b>%1</b>").arg(words::fixed(*alignment, 2))
                      : QString());
}

QString StateSpacePanel::sentence() const {
    if (!m_map) return {};
    const auto right = std::ranges::count_if(m_map->states, &MappedState::isRight);
    QString text = tr("%1 of %2 sequences end where they are answered correctly.")
                       .arg(words::number(right), words::number(static_cast<qint64>(m_map->states.size())));
    const auto moved = lastOf(m_map->drifts, &StateDrift::Point::moved);
    const auto alignment = lastOf(m_map->drifts, &StateDrift::Point::alignment);
    if (!moved || !alignment) return text;
    return text + ' ' +
           (m_map->drifts.size() == 1
                ? tr("Since task %1 was learned they have moved by %2 σ; similarity (CKA) %3.")
                      .arg(QString::number(m_map->drifts[0].task + 1), words::fixed(*moved, 1),
                           words::fixed(*alignment, 2))
                : tr("Since their task was learned they have moved by %1 σ on average; similarity (CKA) %2.")
                      .arg(words::fixed(*moved, 1), words::fixed(*alignment, 2)));
}

QString StateSpacePanel::pointText(const MappedState& state) const {
    const QString which = tr("task %1, sequence %2: %3")
                              .arg(QString::number(state.task + 1), QString::number(state.sequence + 1),
                                   nameOfClass(state.task, state.label).toHtmlEscaped());
    return state.isRight() ? tr("%1, answered correctly").arg(which)
                           : tr("%1, answered <b>%2</b> (hollow: wrong)")
                                 .arg(which, nameOfClass(state.task, state.answer).toHtmlEscaped());
}

PanelTable StateSpacePanel::numbers() const {
    if (!m_map) return {};
    PanelTable table;
    table.columns << tr("task") << tr("sequence") << tr("class") << tr("answer") << tr("axis 1") << tr("axis 2")
                  << tr("axis 1, when learned") << tr("axis 2, when learned");
    for (const MappedState& state : m_map->states) {
        const auto number = [](double value) {
            return std::isfinite(value) ? words::fixed(value, 3) : QStringLiteral("–");
        };
        table.rows << QStringList{words::number(state.task + 1),
                                  words::number(state.sequence + 1),
                                  nameOfClass(state.task, state.label),
                                  nameOfClass(state.task, state.answer),
                                  number(state.now.x),
                                  number(state.now.y),
                                  state.then ? number(state.then->x) : QStringLiteral("–"),
                                  state.then ? number(state.then->y) : QStringLiteral("–")};
    }
    return table;
}

std::unique_ptr<Panel> StateSpacePanel::twin() const {
    auto twin = std::make_unique<StateSpacePanel>();
    twin->m_wantedTask = m_wantedTask;
    twin->m_wantedAxes = m_wantedAxes;
    twin->m_color->setCurrentIndex(m_color->currentIndex());
    twin->m_lines->setCurrentIndex(m_lines->currentIndex());
    twin->m_map = m_map;
    twin->m_mapOf = m_mapOf;
    return twin;
}

void StateSpacePanel::becomePlot() {
    Panel::becomePlot();
    m_choices->hide();
}

}  // namespace miru
