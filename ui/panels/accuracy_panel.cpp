// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/accuracy_panel.h"

#include <QActionGroup>
#include <QChart>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/measure/forgetting_account.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_folder.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_outcome.h"
#include "ui/panels/accuracy_plot.h"
#include "ui/panels/accuracy_start.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/run_course.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int mostGhosts = 2;      // drawn at a time: more are a thicket
constexpr int lowestAlone = 140;   // pixels, of a plot
constexpr int lowestPlot = 78;     // of each of several
constexpr int lowestForTwo = 210;  // of both together

}  // namespace

AccuracyPanel::AccuracyPanel(QWidget* parent)
    : Panel(tr("Does it remember?"), parent),
      m_outcome(new AccuracyOutcome),
      m_start(new AccuracyStart),
      m_chart(new LineChart),
      m_beside(new LineChart),
      m_secondName(makeCaption({})),
      m_second(new LineChart) {
    content()->addWidget(m_outcome);
    content()->addWidget(m_start, 2);
    content()->addWidget(m_chart, 2);
    content()->addWidget(m_beside, 2);
    content()->addWidget(m_secondName);
    content()->addWidget(m_second, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_outcome, m_chart, m_beside, m_secondName, m_second})
        part->hide();
    m_chart->setAccessibleName(tr("Test accuracy of every task over training"));
    m_beside->setAccessibleName(tr("Test accuracy of every task over training, of the run compared"));
    m_second->setAccessibleName(tr("Another curve over training"));
    for (LineChart* chart : {m_chart, m_beside, m_second}) explore(chart);
    connect(m_chart, &LineChart::lineClicked, this, &AccuracyPanel::taskChosen);
    connect(m_start->runButton(), &QPushButton::clicked, this, &AccuracyPanel::runWanted);
    connect(m_outcome->rehearsalButton(), &QPushButton::clicked, this, &AccuracyPanel::rehearsalWanted);
    connect(m_outcome->comparisonButton(), &QPushButton::clicked, this, &AccuracyPanel::comparisonWanted);
    connect(m_outcome->whyButton(), &QPushButton::clicked, this, [this] {
        if (snapshot()) Q_EMIT taskChosen(mostForgottenTask(*snapshot()).value_or(0));
    });
    makeMenu();
}

/// All plots have one cursor, one stretch of time and one range.
void AccuracyPanel::explore(LineChart* chart) {
    chart->setExplorable(true);
    const QString tip =
        tr("Drag, or turn the wheel with Ctrl: zoom in (Ctrl and +, −). Double click: the whole run (Ctrl and 0). "
           "Drag with Shift: choose a stretch for “Why did it forget?”. ← →: read the values.");
    chart->setToolTip(QStringLiteral("<p>%1</p>").arg(tip));  // several lines
    connect(chart, &LineChart::hovered, this, &AccuracyPanel::moveCursor);
    connect(chart, &LineChart::viewChosen, this, [this](std::optional<LineRange> view) {
        for (LineChart* each : {m_chart, m_beside, m_second}) each->setView(view);
    });
    connect(chart, &LineChart::rangeDragged, this, [this](LineRange range) {
        markRange();  // it is marked when it has been taken up
        if (!snapshot()) return;
        const auto batchAt = [&](double thousand) {
            return std::llround(snapshot()->timetable.batchAt(1000 * thousand));
        };
        Q_EMIT rangeChosen(BatchRange{batchAt(range.from), batchAt(range.to)});
    });
    connect(chart, &LineChart::emptyClicked, this, [this] { Q_EMIT rangeChosen(std::nullopt); });
    connect(chart->chart(), &QChart::plotAreaChanged, this, [this] { LineChart::align(shownCharts()); });
}

void AccuracyPanel::makeMenu() {
    auto* const button = new QToolButton;
    button->setText(tr("Curves"));
    button->setProperty("title", true);
    button->setToolTip(tr("Which curves are shown: another one below, and how a run that is compared is drawn"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    m_menu = new QMenu(button);
    m_menu->setAccessibleName(tr("Curves"));
    button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &AccuracyPanel::fillMenu);
    auto* const row = static_cast<QHBoxLayout*>(head()->layout());
    row->insertWidget(row->indexOf(tableButton()), button);
}

/// Only what this run has can be chosen.
void AccuracyPanel::fillMenu() {
    m_menu->clear();
    const auto add = [this](const QString& text, bool isChecked, auto action) {
        QAction* const entry = m_menu->addAction(text, this, action);
        entry->setCheckable(true);
        entry->setChecked(isChecked);
        return entry;
    };
    qDeleteAll(m_menu->findChildren<QActionGroup*>());
    auto* const curves = new QActionGroup(m_menu);
    curves->addAction(
        add(tr("Accuracy alone"), m_secondCurve == SecondCurve::None, [this] { setSecondCurve(SecondCurve::None); }));
    for (const SecondCurve curve : secondCurves)
        if (curve == SecondCurve::Loss || (snapshot() && !curveOf(*snapshot(), curve).empty()))
            curves->addAction(add(tr("Below it: %1").arg(nameOf(curve)), m_secondCurve == curve,
                                  [this, curve] { setSecondCurve(curve); }));
    m_menu->addSeparator();
    add(tr("Curve below: logarithmic"), m_isLogarithmic, [this](bool on) { setLogarithmic(on); });
    add(tr("Compared runs in one plot"), m_comparesInOnePlot, [this](bool on) {
        m_comparesInOnePlot = on;
        invalidate();
    });
}

void AccuracyPanel::addToHead(QWidget* chips) {
    static_cast<QHBoxLayout*>(head()->layout())->insertWidget(1, chips, 100);
}

void AccuracyPanel::setSecondCurve(SecondCurve curve) {
    m_secondCurve = curve;
    invalidate();
}

void AccuracyPanel::setLogarithmic(bool logarithmic) {
    m_isLogarithmic = logarithmic;
    invalidate();
}

void AccuracyPanel::setComparing(bool comparing) {
    m_isComparing = comparing;
    invalidate();
}

void AccuracyPanel::setStepsOffered(bool offered) {
    if (std::exchange(m_offersSteps, offered) != offered) invalidate();
}

void AccuracyPanel::setPlannedTasks(int tasks) { m_start->setTasks(tasks); }

void AccuracyPanel::setBeginning(bool beginning) {
    m_isBeginning = beginning;
    if (!snapshot()) invalidate();
}

void AccuracyPanel::pointAtRun(int run) {
    if (std::exchange(m_pointedAtRun, run) != run) invalidate();
}

QList<LineChart*> AccuracyPanel::shownCharts() const {
    QList<LineChart*> charts;
    for (LineChart* chart : {m_chart, m_beside, m_second})
        if (!chart->isHidden()) charts << chart;
    return charts;
}

/// Those whose curves belong on the same axis.
QList<Ghost> AccuracyPanel::comparable() const {
    QList<Ghost> runs;
    for (const Ghost& ghost : ghosts())
        if (ghost.latest && ghost.curveObstacle.isEmpty()) runs << ghost;
    return runs;
}

/// The one that has a plot of its own.
std::optional<Ghost> AccuracyPanel::beside() const {
    if (m_comparesInOnePlot || !snapshot() || !hasRoomForTwo()) return std::nullopt;
    for (const Ghost& ghost : comparable())
        if (ghost.isBeside) return ghost;
    return std::nullopt;
}

/// The newest of the others, and in any case the one pointed at.
QList<Ghost> AccuracyPanel::drawnBehind() const {
    QList<Ghost> runs = comparable();
    if (const auto own = beside())
        runs.removeIf([&](const Ghost& ghost) { return ghost.run == own->run && ghost.isBeside; });
    std::stable_partition(runs.begin(), runs.end(), [this](const Ghost& ghost) { return ghost.run != m_pointedAtRun; });
    return runs.mid(std::max<qsizetype>(0, runs.size() - mostGhosts));
}

/// All the others that are seen, behind and in a plot of their own.
QList<Ghost> AccuracyPanel::drawn() const {
    QList<Ghost> others = drawnBehind();
    if (const auto compared = beside()) others << *compared;
    return others;
}

/// The run as it is now, if what is shown lies behind it.
const Snapshot* AccuracyPanel::future() const {
    const Snapshot* const latest = m_run.latest.get();
    const bool isLater = latest && snapshot() && latest->position.samples > snapshot()->position.samples;
    return isLater && latest->timetable == snapshot()->timetable ? latest : nullptr;
}

bool AccuracyPanel::hasRoomForTwo() const { return body()->height() - m_outcome->minimumHeight() >= lowestForTwo; }

void AccuracyPanel::show(const Snapshot* snapshot) {
    LineChartData plot = accuracyPlot(snapshot, future());
    QList<Ghost> behind = drawnBehind();
    if (!snapshot && !behind.isEmpty()) plot.xEnd = 0;                                    // as far as they go
    if (behind.size() == 1 && !Theme::current().isDark()) behind[0].pen = Qt::SolidLine;  // pale is enough
    for (const Ghost& ghost : behind) addGhost(plot, ghost, m_pointedAtRun != 0 && ghost.run == m_pointedAtRun);
    showStart(!plot.behind.isEmpty());
    const auto compared = beside();
    const bool isAlone = !compared && m_secondCurve == SecondCurve::None;
    for (LineChart* chart : {m_chart, m_beside, m_second}) chart->setMinimumHeight(isAlone ? lowestAlone : lowestPlot);
    m_beside->setVisible(compared.has_value());
    m_second->setVisible(snapshot && m_secondCurve != SecondCurve::None);
    m_secondName->setVisible(!m_second->isHidden());
    m_secondName->setText(nameOf(m_secondCurve));  // lying: the plot may be too low for an upright title
    if (compared) showBeside(*compared, plot);
    m_chart->setXAxisShown(m_beside->isHidden() && m_second->isHidden());
    m_chart->setData(plot);
    if (snapshot && m_viewToBegin) m_chart->setView(std::exchange(m_viewToBegin, std::nullopt));
    showSecond();
    LineChart::align(shownCharts());
    showOutcome();
    showCursor();
}

/// The run compared, as far as it was at the moment shown, and with the same ends of the axes.
void AccuracyPanel::showBeside(const Ghost& ghost, LineChartData& own) {
    const bool looksBack = future() != nullptr;
    const Snapshot& then = looksBack && ghost.then ? *ghost.then : *ghost.latest;
    LineChartData plot = accuracyPlot(&then, looksBack ? ghost.latest.get() : nullptr);
    own.name = m_run.name;
    own.nameColor = m_run.color;
    plot.name = ghost.name;
    plot.nameColor = ghost.color;
    own.xEnd = plot.xEnd = std::max(own.xEnd, plot.xEnd);
    for (LineBand& band : plot.bands) band.label = band.shortLabel = QString();  // they stand above
    m_beside->setXAxisShown(shownCharts().last() == m_beside);
    m_beside->setData(plot);
    m_beside->setView(m_chart->view());
}

void AccuracyPanel::showSecond() {
    if (m_second->isHidden()) return;
    LineChartData plot = secondPlot(m_secondCurve, m_isLogarithmic, *snapshot(), future(), drawn());
    plot.xEnd = std::max(plot.xEnd, m_chart->data().xEnd);
    m_second->setData(plot);
    m_second->setView(m_chart->view());
}

/// In place of the plot, or above it where other runs are drawn there. Each hands the focus to the other.
void AccuracyPanel::showStart(bool drawsOthers) {
    const bool isStart = !snapshot() && !m_isBeginning && !m_isPlot && m_offersSteps;
    QWidget* const button = m_start->runButton();
    QWidget* const gone = isStart ? m_chart : button;
    const bool handsOver = m_start->isHidden() == isStart && window()->focusWidget() == gone;
    if (!isStart) m_start->hide();  // first: all of them at a time would need much room
    m_start->setExampleShown(!drawsOthers);
    m_outcome->setVisible(!isStart && !m_isPlot);
    m_chart->setVisible(!isStart || drawsOthers);
    if (isStart) m_start->show();
    if (handsOver) (isStart ? button : m_chart)->setFocus();
    content()->activate();
}

void AccuracyPanel::showOutcome() {
    const Snapshot* const shown = snapshot();
    if (!shown) {
        m_outcome->setSentence(m_isBeginning ? tr("The run begins …") : tr("Nothing has been learned yet."));
        m_outcome->setOffers({});
        return;
    }
    QString sentence = outcomeOf(*shown, QStringLiteral("<b>%1</b>"));
    const QList<Ghost> others = comparable();
    if (!others.isEmpty() && firstTaskLearnedAt(*shown) && shown->activityTask > 0) {
        const Ghost& other = beside().value_or(others.last());
        const Snapshot& its = other.then ? *other.then : *other.latest;
        const auto before = firstTaskLearnedAt(its);
        const auto now = firstTaskNowAt(its);
        if (before && now && its.activityTask > 0)
            sentence +=
                QStringLiteral(" ") +
                tr("%1: %n points.", nullptr, std::max(0, pointsLost(*before, *now))).arg(other.name.toHtmlEscaped());
    }
    m_outcome->setSentence(sentence);
    AccuracyOutcome::Offers offers;
    if (m_offersSteps && shown->state == RunState::Finished && shown->position.taskCount > 1 && !future()) {
        const CellKind cell = shown->network.cell == CellKind::Gru ? CellKind::Miru2 : CellKind::Gru;
        const auto hasIt = [cell](const Ghost& ghost) { return ghost.latest->network.cell == cell; };
        offers.otherCell = words::nameOf(cell);
        offers.rehearsal = shown->buffer.capacityPerTask == 0 && shown->timetable.sequences(0) > 0;
        offers.comparison = !m_isComparing && std::ranges::none_of(others, hasIt);
        offers.why = mostForgottenTask(*shown).has_value();
    }
    m_outcome->setOffers(offers);
}

void AccuracyPanel::setRange(std::optional<BatchRange> range) {
    m_range = range;
    markRange();
}

void AccuracyPanel::markRange() {
    std::optional<LineRange> range;
    if (m_range && snapshot()) {
        const Timetable& timetable = snapshot()->timetable;
        range = LineRange{timetable.samplesAt(m_range->from) / 1000, timetable.samplesAt(m_range->to) / 1000};
    }
    for (LineChart* chart : {m_chart, m_beside, m_second}) chart->setRange(range);
}

void AccuracyPanel::moveCursor(double thousandSamples) {
    m_cursor = std::isfinite(thousandSamples) && snapshot() ? std::optional(thousandSamples) : std::nullopt;
    showCursor();
    if (m_cursor)
        Q_EMIT pointedAt(std::llround(snapshot()->timetable.batchAt(1000 * *m_cursor)));
    else
        Q_EMIT pointedAt(std::nullopt);
}

void AccuracyPanel::pointAt(std::optional<std::int64_t> batch) {
    m_cursor.reset();
    if (batch && snapshot()) m_cursor = snapshot()->timetable.samplesAt(*batch) / 1000;
    showCursor();
}

void AccuracyPanel::showCursor() {
    if (!m_cursor || !snapshot()) {
        for (LineChart* chart : {m_chart, m_beside, m_second}) chart->setCursor(std::nullopt);
        describeCharts();
        return;
    }
    const Snapshot& known = future() ? *future() : *snapshot();
    m_chart->setCursor(LineCursor{*m_cursor, accuraciesAt(known, *m_cursor, drawn())});
    m_beside->setCursor(LineCursor{*m_cursor});
    m_second->setCursor(LineCursor{*m_cursor, secondCurveAt(m_secondCurve, known, *m_cursor, drawn())});
    describeCharts();
}

/// For whoever cannot see them: the values at the cursor; without one, what the plot shows.
void AccuracyPanel::describeCharts() {
    const auto textOf = [](const LineChart* chart, const QString& otherwise) {
        return chart->cursor() ? spoken(chart->cursor()->card) : otherwise;
    };
    m_chart->setAccessibleDescription(textOf(m_chart, sentence()));
    m_second->setAccessibleDescription(textOf(m_second, QString()));
}

void AccuracyPanel::resizeEvent(QResizeEvent* event) {
    const bool hadRoom = !m_beside->isHidden();
    Panel::resizeEvent(event);
    if (beside().has_value() != hadRoom) invalidate();
}

std::unique_ptr<Panel> AccuracyPanel::twin() const {
    auto twin = std::make_unique<AccuracyPanel>();
    twin->m_secondCurve = m_secondCurve;
    twin->m_isLogarithmic = m_isLogarithmic;
    twin->m_viewToBegin = m_chart->view();
    return twin;
}

void AccuracyPanel::becomePlot() {
    Panel::becomePlot();
    m_isPlot = true;
    m_comparesInOnePlot = true;
    for (LineChart* chart : {m_chart, m_beside, m_second}) chart->drawForPaper();
}

QByteArray AccuracyPanel::csv() const {
    return snapshot() ? QByteArray::fromStdString(curvesCsv(*snapshot())) : QByteArray();
}

QString AccuracyPanel::sentence() const { return snapshot() ? outcomeOf(*snapshot()) : QString(); }

/// A row for whatever was measured at a time: the tasks, and the second curve where one is shown.
PanelTable AccuracyPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("sequences");
    std::map<std::int64_t, QStringList> rows;  // by what had been read
    const auto add = [&](const QString& name, const Curve& curve, const auto& textOf) {
        const qsizetype column = table.columns.size();
        table.columns << name;
        for (const CurvePoint& point : curve.points()) {
            QStringList& row = rows[point.samples];
            row.resize(column + 1);
            row[0] = words::number(point.samples);
            row[column] = textOf(point.value);
        }
    };
    for (std::size_t task = 0; task < snapshot()->accuracy.size(); ++task)
        add(tr("task %1").arg(task + 1), snapshot()->accuracy[task],
            [](double value) { return words::percent(value, 1); });
    if (m_secondCurve != SecondCurve::None)
        add(nameOf(m_secondCurve), curveOf(*snapshot(), m_secondCurve),
            [](double value) { return words::significant(value, 4); });
    for (auto& [samples, row] : rows) {
        row.resize(table.columns.size());
        table.rows << row;
    }
    return table;
}

}  // namespace miru
