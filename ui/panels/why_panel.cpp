// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/why_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/measure_bars.h"
#include "ui/charts/pixel_image.h"
#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr int mapSide = 104;  // pixels
constexpr int worst = -1;     // the choice that follows whichever task has lost most

/// The matrices whose drift is told: of the cell, of the readout and, where words are read, of the embedding.
constexpr const char* told[] = {"W", "U", "V", "E"};

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;<b>%2</b></td></tr>").arg(name, value);
}

/// A share in a plain word.
QString wordForShare(double share) {
    if (!(share >= 0.005)) return WhyPanel::tr("nothing");
    if (share < 0.1) return WhyPanel::tr("little");
    if (share < 0.4) return WhyPanel::tr("some");
    if (share < 0.6) return WhyPanel::tr("half");
    if (share < 0.9) return WhyPanel::tr("most");
    return share < 0.995 ? WhyPanel::tr("nearly all") : WhyPanel::tr("all of it");
}

/// A change, as a share of what there was, in a plain word.
QString wordForChange(double share) {
    if (!(share >= 0.005)) return WhyPanel::tr("nothing");
    if (share < 0.1) return WhyPanel::tr("little");
    if (share < 0.4) return WhyPanel::tr("some");
    return share < 1 ? WhyPanel::tr("much") : WhyPanel::tr("very much");
}

constexpr double muchFrom = 0.4;  // what forgetting is often seen with

MeasureBar barOfDrift(const WeightDrift& drift) {
    constexpr double fullAt = 1.4;  // a random matrix beside another differs by √2
    const QString tensor = QString::fromStdString(drift.tensor);
    const QString name = drift.tensor == "V"   ? WhyPanel::tr("readout changed")
                         : drift.tensor == "E" ? WhyPanel::tr("embedding changed")
                                               : WhyPanel::tr("%1 changed").arg(tensor);
    return {name,
            drift.share / fullAt,
            words::percent(drift.share),
            wordForChange(drift.share),
            drift.share >= muchFrom,
            WhyPanel::tr("Change of %1 since the task was learned: ‖now − then‖ / ‖then‖ (Frobenius norm). W are the "
                         "input weights, U the recurrent ones, V the readout, E the embedding.")
                .arg(tensor)};
}

std::vector<MeasureBar> barsOf(const ForgettingAccount& account) {
    std::vector<MeasureBar> bars;
    const auto add = [&](const QString& name, double share, bool isWarning, const QString& tip) {
        bars.push_back({name, share, words::percent(share), wordForShare(share), isWarning, tip});
    };
    if (account.unitOverlap)
        add(WhyPanel::tr("units shared"), *account.unitOverlap, *account.unitOverlap >= muchFrom,
            WhyPanel::tr("Units that this task shares with task %1: weighted Jaccard index of firing shares.")
                .arg(account.during + 1));
    for (const WeightDrift& drift : account.drifts)
        if (std::ranges::count(told, drift.tensor) > 0) bars.push_back(barOfDrift(drift));
    if (account.saturationBefore && account.saturationNow)
        add(WhyPanel::tr("saturated"), *account.saturationNow, false,
            WhyPanel::tr("Gates below 0.1 or above 0.9, or states beyond ±0.9 where there are no gates: %1 then, %2 "
                         "now.")
                .arg(words::percent(account.saturationBefore), words::percent(account.saturationNow)));
    add(WhyPanel::tr("rehearsed"), account.rehearsedShare, false,
        WhyPanel::tr("Share of each batch that is rehearsed from this task."));
    return bars;
}

/// Where the methods that hold weights see importance, a bar for each matrix.
void addImportance(const Snapshot& snapshot, std::vector<MeasureBar>& bars) {
    if (!snapshot.anchor) return;
    for (const AnchorSummary::Tensor& tensor : snapshot.anchor->tensors)
        if (std::ranges::count(told, tensor.name) > 0)
            bars.push_back({WhyPanel::tr("importance in %1").arg(QString::fromStdString(tensor.name)), tensor.share,
                            words::percent(tensor.share), wordForShare(tensor.share), false,
                            WhyPanel::tr("How much of the importance of all weights lies in this matrix.")});
}

/// What methods against forgetting do in this run; empty where there are none.
QString methodsOf(const Snapshot& snapshot) {
    QString rows;
    const auto lastOf = [&](TrainingQuantity quantity) -> std::optional<double> {
        const Curve& curve = snapshot.quantities[static_cast<std::size_t>(quantity)];
        return curve.empty() ? std::nullopt : std::optional(curve.points().back().value);
    };
    if (snapshot.anchor)
        rows += row(WhyPanel::tr("distance from where weights are held"), words::fixed(snapshot.anchorDistance, 2));
    if (const auto penalty = lastOf(TrainingQuantity::Penalty); penalty && !snapshot.loss.empty())
        rows += row(WhyPanel::tr("penalty beside the loss"), words::fixed(*penalty, 4) + QStringLiteral(" : ") +
                                                                 words::fixed(snapshot.loss.points().back().value, 4));
    if (const auto divergence = lastOf(TrainingQuantity::Distillation))
        rows += row(WhyPanel::tr("divergence from the teacher, nats"), words::fixed(*divergence, 4));
    if (const auto apart = lastOf(TrainingQuantity::KeptLogits))
        rows += row(WhyPanel::tr("logits away from those kept, mean square"), words::fixed(*apart, 4));
    if (snapshot.projections.of > 0)
        rows +=
            row(WhyPanel::tr("steps projected"), words::percent(static_cast<double>(snapshot.projections.projected) /
                                                                static_cast<double>(snapshot.projections.of)));
    return rows;
}

PixelImageData mapOf(const AnchorSummary& anchor) {
    PixelImageData data{anchor.mapRows, anchor.mapColumns, anchor.map};
    const float largest = anchor.map.empty() ? 0 : *std::ranges::max_element(anchor.map);
    // A few weights matter by far the most: the root shows the others too.
    for (float& value : data.values) value = largest > 0 ? std::sqrt(value / largest) : 0;
    return data;
}

}  // namespace

WhyPanel::WhyPanel(QWidget* parent) : Panel(tr("Why did it forget?"), parent) {
    m_task = new Calm<QComboBox>;
    m_task->setAccessibleName(tr("Task to account for"));
    m_task->setToolTip(
        tr("Which task to look at; or click its line in the accuracy plot. Drag across a drop there (or use Shift and "
           "the arrow keys on the timeline) to look at that interval alone"));
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_bars = new MeasureBars;
    m_bars->setAccessibleName(tr("What can be measured about it"));
    m_whole = new QPushButton(tr("Whole time"));
    m_whole->setToolTip(tr("Account for everything since the task was learned, not only the marked interval"));
    m_whole->setObjectName(QStringLiteral("wholeTime"));
    m_whole->hide();
    auto* const choice = new QHBoxLayout;
    choice->addWidget(m_task, 1);
    choice->addWidget(m_whole);
    content()->addLayout(choice);
    QVBoxLayout* const column = addScrolledColumn(content());
    column->addWidget(m_sentence);
    m_methods = new QLabel;
    m_methods->setTextFormat(Qt::RichText);
    m_methods->setWordWrap(true);
    m_methods->setToolTip(
        tr("Distance: ‖θ − θ*‖ of all weights. "
           "Penalty: (Λ/2) Σ Ω (θ − θ*)², and the task's loss beside it. "
           "Steps projected: those whose gradient went against a draw of earlier tasks."));
    m_map = new PixelImage;
    m_map->setFixedSize(mapSide, mapSide);
    m_map->setToolTip(
        tr("Where importance lies in the recurrent weights U: a row for each unit that feels (gates stacked), "
           "a column for each that is felt; several to a dot in large networks. "
           "Square root, relative to the largest."));
    m_map->setAccessibleName(tr("Importance of the recurrent weights"));
    column->addWidget(m_bars);
    column->addWidget(makeSteps());
    column->addWidget(m_methods);
    column->addWidget(m_map, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_whole, &QPushButton::clicked, this, &WhyPanel::rangeCleared);
    connect(m_task, &QComboBox::activated, this, [this] { setTask(m_task->currentData().toInt()); });
}

QWidget* WhyPanel::makeSteps() {
    m_steps = new QWidget;
    auto* const grid = new QGridLayout(m_steps);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setSpacing(Theme::gap);
    grid->setColumnStretch(3, 1);
    m_rehearse = new QPushButton(tr("Try rehearsal from here"));
    m_rehearse->setProperty("primary", true);
    m_compare = new QPushButton;
    m_forgotten = new QPushButton(tr("What was forgotten?"));
    m_forgotten->setToolTip(tr("Sequences of this task that were known when it had been learned, and are not now"));
    connect(m_rehearse, &QPushButton::clicked, this, [this] { Q_EMIT rehearsalWanted(m_shownTask); });
    connect(m_compare, &QPushButton::clicked, this, &WhyPanel::comparisonWanted);
    connect(m_forgotten, &QPushButton::clicked, this, [this] { Q_EMIT forgottenWanted(m_shownTask); });
    return m_steps;
}

/// In a row; where there is no room for it, the first above the others, or each below the other.
void WhyPanel::arrangeSteps() {
    auto* const grid = static_cast<QGridLayout*>(m_steps->layout());
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    const int room = width() - 2 * Theme::padding - scrollBar;
    const int others = m_compare->sizeHint().width() + Theme::gap + m_forgotten->sizeHint().width();
    const int columns = room >= m_rehearse->sizeHint().width() + Theme::gap + others ? 3 : room >= others ? 2 : 1;
    grid->addWidget(m_rehearse, 0, 0, 1, columns == 2 ? 2 : 1);
    grid->addWidget(m_compare, columns == 3 ? 0 : 1, columns == 3 ? 1 : 0);
    grid->addWidget(m_forgotten, columns == 1 ? 2 : columns == 2 ? 1 : 0, columns - 1);
}

void WhyPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    arrangeSteps();
}

void WhyPanel::offerSteps(const std::optional<ForgettingAccount>& account) {
    m_steps->setVisible(m_offersSteps && account.has_value());
    if (!account) return;
    m_shownTask = account->task;
    const bool isRehearsed = account->rehearsedShare > 0;
    m_rehearse->setEnabled(!isRehearsed);
    m_rehearse->setToolTip(isRehearsed ? tr("This run rehearses already")
                                       : tr("A new run: this one up to the moment shown, or up to where task %1 was "
                                            "known, and from there on with rehearsal")
                                             .arg(account->task + 1));
    const CellKind other = snapshot()->network.cell == CellKind::Gru ? CellKind::Miru2 : CellKind::Gru;
    m_compare->setText(tr("Compare with %1").arg(words::nameOf(other)));
    m_compare->setToolTip(tr("Trains the same with the other cell, to be drawn behind"));
    arrangeSteps();
}

void WhyPanel::setStepsOffered(bool offered) {
    if (std::exchange(m_offersSteps, offered) != offered) invalidate();
}

void WhyPanel::setTask(int task) {
    if (snapshot() && task >= snapshot()->position.taskCount) return;
    m_wanted = task;
    invalidate();
}

void WhyPanel::setRange(std::shared_ptr<const Snapshot> then, std::shared_ptr<const Snapshot> until) {
    m_then = std::move(then);
    m_until = std::move(until);
    m_whole->setVisible(m_then != nullptr);
    invalidate();
}

std::optional<ForgettingAccount> WhyPanel::accountOf(int task) const {
    return m_then ? accountOver(*m_then, *m_until, task) : accountFor(*snapshot(), task);
}

std::optional<int> WhyPanel::mostForgotten() const {
    return m_then ? mostForgottenTask(*m_then, *m_until) : mostForgottenTask(*snapshot());
}

QString WhyPanel::sentence() const { return m_sentence->text(); }

void WhyPanel::show(const Snapshot* snapshot) {
    const QSignalBlocker quiet(m_task);
    int choices = 0;  // tasks that can be accounted for
    while (snapshot && accountOf(choices)) ++choices;
    if (m_task->count() != choices + 1) {
        m_task->clear();
        m_task->addItem(tr("the task that lost most"), worst);
        for (int task = 0; task < choices; ++task) m_task->addItem(tr("task %1").arg(task + 1), task);
    }
    m_task->setCurrentIndex(std::max(0, m_task->findData(m_wanted)));
    m_task->setVisible(choices > 0);
    const int wanted = m_task->currentData().toInt();
    const auto task = !snapshot ? std::nullopt : wanted == worst ? mostForgotten() : std::optional(wanted);
    const auto account = task ? accountOf(*task) : std::nullopt;
    setCaption(!account              ? QString()
               : account->sinceBatch ? tr("an interval of the run")
                                     : tr("task %1 during task %2").arg(account->task + 1).arg(account->during + 1));
    m_sentence->setText(account ? words::describe(*account)
                                : tr("There is nothing to forget until a second task begins."));
    const QString methods = snapshot ? methodsOf(*snapshot) : QString();
    m_methods->setText(QStringLiteral("<table width='100%'>%1</table>").arg(methods));
    m_methods->setVisible(!methods.isEmpty());
    const bool hasMap = snapshot && snapshot->anchor && !snapshot->anchor->map.empty();
    m_map->setVisible(hasMap);
    if (hasMap) m_map->setData(mapOf(*snapshot->anchor));
    m_bars->setVisible(account.has_value());
    if (account) {
        std::vector<MeasureBar> bars = barsOf(*account);
        addImportance(*snapshot, bars);
        m_bars->setBars(std::move(bars));
    }
    offerSteps(account);
}

PanelTable WhyPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("task") << (m_then ? tr("before") : tr("after training")) << (m_then ? tr("after") : tr("now"))
                  << tr("units shared") << tr("change of W") << tr("change of U") << tr("change of V");
    const bool readsWords = snapshot()->network.hasEmbedding();
    if (readsWords) table.columns << tr("change of E");
    table.columns << tr("rehearsed");
    for (int task = 0; const auto account = accountOf(task); ++task) {
        const auto moved = [&](const char* tensor) {
            const auto found = std::ranges::find(account->drifts, tensor, &WeightDrift::tensor);
            return found == account->drifts.end() ? QStringLiteral("–") : words::percent(found->share);
        };
        QStringList row{words::number(task + 1), words::percent(account->before, 1), words::percent(account->now, 1),
                        words::percent(account->unitOverlap)};
        for (const char* const tensor : told)
            if (readsWords || tensor != std::string_view("E")) row << moved(tensor);
        table.rows << (row << words::percent(account->rehearsedShare, 1));
    }
    return table;
}

}  // namespace miru
