// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/between_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/charts/line_chart.h"
#include "ui/style/calm.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"

namespace miru {
namespace {

constexpr double noticeable = 0.1;  // nats: a ridge lower than this is within what a few sequences can tell
constexpr int roomForLabels = 360;  // pixels: below it names at line ends leave too little of the plot
const QString nowKey = QStringLiteral("now");
constexpr int leastChart = 220;  // pixels

double shareOf(std::size_t network) { return static_cast<double>(network) / (BetweenPanel::networksOnLine - 1); }

}  // namespace

std::vector<double> BetweenPanel::LineTest::numbersOf(int task, double WatchedScore::*number) const {
    std::vector<double> numbers;
    for (const Scores& each : scores) numbers.push_back(each[static_cast<std::size_t>(task)].*number);
    return numbers;
}

BetweenPanel::BetweenPanel(QWidget* parent) : Panel(tr("Is there a barrier?"), parent) {
    m_fromBox =
        makeChoiceBox(tr("From"), tr("Where the straight line begins: a network at the end of a task, now, or the "
                                     "latest of another run"));
    m_toBox = makeChoiceBox(tr("To"), tr("Where the straight line ends"));
    m_measure = new Calm<QComboBox>;
    m_measure->setAccessibleName(tr("What the plot shows"));
    m_measure->addItems({tr("accuracy"), tr("loss")});
    m_compute = new QPushButton(tr("Compute"));
    m_compute->setToolTip(tr("Test networks on the line between both moments as they are now"));
    m_choices = new QWidget;
    auto* const grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(m_fromBox, 0, 0);
    grid->addWidget(m_toBox, 0, 1);
    grid->addWidget(m_measure, 1, 0);
    grid->addWidget(m_compute, 1, 1);
    content()->addWidget(m_choices);
    m_chart = new LineChart;
    m_chart->setAccessibleName(tr("Every learned task on the straight line between two networks"));
    m_chart->setMinimumWidth(leastChart);
    content()->addWidget(m_chart, 1);
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setToolTip(tr(
        "Barrier: how far the loss on the line between two networks rises above the straight line between their losses "
        "(linear mode connectivity, Frankle et al. 2020). Measured on the watched test sequences; below 0.1 nats it is "
        "called none."));
    content()->addWidget(m_sentence);
    connect(m_fromBox, &QComboBox::activated, this, [this] {
        m_wantedFrom = m_fromBox->currentData().toString();
        choose();
    });
    connect(m_toBox, &QComboBox::activated, this, [this] {
        m_wantedTo = m_toBox->currentData().toString();
        choose();
    });
    connect(m_measure, &QComboBox::activated, this, [this] { invalidate(); });
    connect(m_compute, &QPushButton::clicked, this, [this] {
        if (!m_isAbandoned && snapshot() && obstacle().isEmpty()) begin();
        draw();
    });
    explain(QString());
}

BetweenPanel::~BetweenPanel() { abandon(); }

QList<BetweenPanel::Moment> BetweenPanel::momentsOf(const Snapshot& snapshot) const {
    QList<Moment> moments;
    for (std::size_t task = 0; task < snapshot.learned.size(); ++task)
        moments << Moment{QStringLiteral("end %1").arg(task), tr("the end of task %1").arg(task + 1),
                          snapshot.learned[task]};
    moments << Moment{nowKey, tr("now"), snapshot.model, snapshot.state == RunState::Running};
    for (const Ghost& ghost : ghosts())
        if (ghost.latest && ghost.latest->model)
            moments << Moment{QStringLiteral("run ") + ghost.name, ghost.name, ghost.latest->model,
                              ghost.latest->state == RunState::Running};
    return moments;
}

void BetweenPanel::fillChoices(const Snapshot& snapshot) {
    m_moments = momentsOf(snapshot);
    const auto holds = [this](const QComboBox& box) {
        bool same = box.count() == m_moments.size();
        for (int n = 0; same && n < box.count(); ++n)
            same = box.itemData(n).toString() == m_moments[n].key && box.itemText(n) == m_moments[n].name;
        return same;
    };
    const auto fill = [&](QComboBox* box, const QString& wanted, int usual) {
        const QSignalBlocker quiet(box);
        if (!holds(*box)) {  // a list that is open stays as it is while nothing is new
            box->clear();
            for (const Moment& moment : m_moments) box->addItem(moment.name, moment.key);
        }
        const int found = box->findData(wanted);
        box->setCurrentIndex(found >= 0 ? found : usual);
    };
    fill(m_fromBox, m_wantedFrom, 0);
    fill(m_toBox, m_wantedTo, static_cast<int>(snapshot.learned.size()));
}

BetweenPanel::Moment BetweenPanel::chosen(const QComboBox* box) const { return m_moments.value(box->currentIndex()); }

/// Why there is no line; empty: there is one.
QString BetweenPanel::obstacle() const {
    const Moment from = chosen(m_fromBox);
    const Moment to = chosen(m_toBox);
    if (!from.network || !to.network) return tr("This moment was kept without its network.");
    if (from.key == to.key) return tr("Both ends are the same moment: choose another one.");
    if (from.network->shape() != to.network->shape())
        return tr("These two networks have different shapes: there is no straight line between them.");
    return {};
}

bool BetweenPanel::isTested() const {
    return m_line.isWhole() && m_line.from.network == chosen(m_fromBox).network &&
           m_line.to.network == chosen(m_toBox).network && m_line.tasks == static_cast<int>(snapshot()->learned.size());
}

void BetweenPanel::choose() {
    abandon();
    m_line = {};
    invalidate();
}

void BetweenPanel::abandon() {
    if (m_isAbandoned) *m_isAbandoned = true;
}

void BetweenPanel::hideEvent(QHideEvent* event) {
    Panel::hideEvent(event);
    if (!m_isAbandoned) return;
    abandon();
    m_line = {};
    invalidate();
}

void BetweenPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    m_chart->setLabelled(width() >= roomForLabels);
    fitSentence();
}

void BetweenPanel::show(const Snapshot* snapshot) {
    const bool hasLearned = snapshot && !snapshot->learned.empty() && !snapshot->samples.empty();
    m_choices->setEnabled(hasLearned);
    if (!hasLearned) {
        abandon();
        m_line = {};
        return explain(
            tr("Once a task has been learned, networks half way to another moment can be tested: is there a ridge "
               "of high loss between both, or did training follow a valley?"));
    }
    if (m_line.snapshot && m_line.snapshot->samples.front() != snapshot->samples.front()) {  // another run
        abandon();
        m_line = {};
    }
    fillChoices(*snapshot);
    if (const QString why = obstacle(); !why.isEmpty()) {
        abandon();
        m_line = {};
        return explain(why);
    }
    const bool isMoving = chosen(m_fromBox).isMoving || chosen(m_toBox).isMoving;
    if (!m_isTwin && !m_isAbandoned && !isTested() && !isMoving) begin();
    draw();
}

void BetweenPanel::begin() {
    m_line = {chosen(m_fromBox), chosen(m_toBox), sharedSnapshot(), static_cast<int>(snapshot()->learned.size())};
    // The run continues while networks are tested, and soon is somewhere else.
    for (Moment* end : {&m_line.from, &m_line.to})
        if (end->key == nowKey && end->isMoving)
            end->name = tr("batch %1").arg(words::number(snapshot()->position.batch));
    askForNext();
}

void BetweenPanel::askForNext() {
    m_isAbandoned = std::make_shared<std::atomic<bool>>(false);
    Q_EMIT scoresWanted([from = m_line.from.network, to = m_line.to.network, snapshot = m_line.snapshot,
                         tasks = m_line.tasks, share = shareOf(m_line.scores.size()), isAbandoned = m_isAbandoned] {
        return scoresOf(networkBetween(*from, *to, share), *snapshot, tasks, *isAbandoned);
    });
}

void BetweenPanel::setScores(std::optional<Scores> scores) {
    const bool wasAbandoned = m_isAbandoned && *m_isAbandoned;
    m_isAbandoned = nullptr;
    if (wasAbandoned) return invalidate();
    if (!scores) {  // there is no memory for it
        m_line.scores.clear();
        return explain(tr("There is no memory left to test these networks."));
    }
    m_line.scores.push_back(std::move(*scores));
    if (m_line.isWhole()) return invalidate();
    askForNext();
    draw();
}

void BetweenPanel::say(const QString& sentence) {
    m_sentence->setText(sentence);
    fitSentence();
}

/// However little room there is, the sentence is written below the plot, not over it.
void BetweenPanel::fitSentence() {
    if (m_chart->width() > 0) m_sentence->setMinimumHeight(std::max(0, m_sentence->heightForWidth(m_chart->width())));
}

void BetweenPanel::explain(const QString& sentence) {
    setCaption(QString());
    LineChartData plot;
    plot.xTitle = tr("share of the way, %");
    plot.xEnd = plot.yEnd = 100;
    m_chart->setData(plot);
    say(sentence);
    m_compute->hide();
}

void BetweenPanel::draw() {
    if (!snapshot() || m_moments.isEmpty()) return;
    m_compute->setVisible(!isTested());
    m_compute->setEnabled(!m_isAbandoned);
    if (m_line.scores.empty()) {
        explain(m_isAbandoned ? QString()
                              : tr("The run continues: press Compute to test the line to the network of now."));
        m_compute->setVisible(!m_isAbandoned);
    } else {
        drawLines();
        say(sentence());
    }
    setCaption(m_isAbandoned ? tr("testing network %1 of %2").arg(m_line.scores.size() + 1).arg(networksOnLine)
                             : QString());
}

void BetweenPanel::drawLines() {
    const bool isAccuracy = m_measure->currentIndex() == 0;
    LineChartData plot;
    plot.xTitle = tr("share of the way from %1 to %2, %").arg(m_line.from.name, m_line.to.name);
    plot.xEnd = 100;
    plot.yTitle = isAccuracy ? tr("accuracy, %") : tr("loss, nats");
    plot.yEnd = isAccuracy ? 100 : 1;
    if (isAccuracy && m_line.snapshot->chance > 0) {
        plot.reference = 100 * m_line.snapshot->chance;
        plot.referenceLabel = tr("chance %1").arg(words::percent(m_line.snapshot->chance));
    }
    for (int task = 0; task < m_line.tasks; ++task) {
        Line line{taskColor(task), taskPen(task), {}, tr("task %1").arg(task + 1)};
        const auto numbers = m_line.numbersOf(task, isAccuracy ? &WatchedScore::accuracy : &WatchedScore::loss);
        for (std::size_t n = 0; n < numbers.size(); ++n) {
            line.points << QPointF(100 * shareOf(n), (isAccuracy ? 100 : 1) * numbers[n]);
            if (std::isfinite(numbers[n]) && !isAccuracy) plot.yEnd = std::max(plot.yEnd, std::ceil(numbers[n]));
        }
        plot.lines << line;
    }
    m_chart->setData(plot);
    m_chart->setAccessibleDescription(sentence());
}

/// The task with the highest barrier.
int BetweenPanel::worstTask() const {
    int worst = 0;
    double highest = -1;
    for (int task = 0; task < m_line.tasks; ++task) {
        const double height = barrierIn(m_line.numbersOf(task, &WatchedScore::loss)).height;
        if (height <= highest) continue;
        highest = height;
        worst = task;
    }
    return worst;
}

QString BetweenPanel::sentence() const {
    if (!m_line.isWhole() || m_line.tasks == 0) return {};
    const int task = worstTask();
    const LossBarrier barrier = barrierIn(m_line.numbersOf(task, &WatchedScore::loss));
    const QString nats = words::fixed(barrier.height, 2);
    if (barrier.height < noticeable)
        return tr("On the straight line from %1 to %2 no task's loss rises by more than %3 nats above the line between "
                  "its "
                  "ends: there is no barrier.")
            .arg(m_line.from.name, m_line.to.name, nats);
    return tr("On the straight line from %1 to %2 the loss on task %3 rises by up to %4 nats above the line between "
              "its "
              "ends: there is a barrier.")
        .arg(m_line.from.name, m_line.to.name, QString::number(task + 1), nats);
}

PanelTable BetweenPanel::numbers() const {
    if (m_line.scores.empty()) return {};
    PanelTable table;
    table.columns << tr("share of the way");
    for (int task = 0; task < m_line.tasks; ++task)
        table.columns << tr("task %1: accuracy").arg(task + 1) << tr("task %1: loss, nats").arg(task + 1);
    for (std::size_t n = 0; n < m_line.scores.size(); ++n) {
        QStringList row{words::percent(shareOf(n))};
        for (const WatchedScore& score : m_line.scores[n])
            row << words::percent(score.accuracy, 1) << words::fixed(score.loss, 4);
        table.rows << row;
    }
    return table;
}

std::unique_ptr<Panel> BetweenPanel::twin() const {
    auto twin = std::make_unique<BetweenPanel>();
    twin->m_wantedFrom = m_wantedFrom;
    twin->m_wantedTo = m_wantedTo;
    twin->m_measure->setCurrentIndex(m_measure->currentIndex());
    twin->m_line = m_line;
    twin->m_isTwin = true;
    return twin;
}

void BetweenPanel::becomePlot() {
    Panel::becomePlot();
    m_choices->hide();
    m_chart->drawForPaper();
}

}  // namespace miru
