// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/why_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/pixel_image.h"
#include "ui/style/calm.h"
#include "ui/style/card.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"

namespace miru {
namespace {

constexpr int mapSide = 104;  // pixels
constexpr int worst = -1;     // the choice that follows whichever task has lost most

/// The matrices whose drift is told: of the cell, of the readout and, where words are read, of the embedding.
constexpr const char* told[] = {"W", "U", "V", "E"};

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;&nbsp;<b>%2</b></td></tr>").arg(name, value);
}

QString tableOf(const ForgettingAccount& account) {
    QString rows;
    rows += row(
        account.sinceBatch ? WhyPanel::tr("accuracy before → after") : WhyPanel::tr("accuracy after training → now"),
        words::percent(account.before) + QStringLiteral(" → ") + words::percent(account.now));
    if (account.unitOverlap)
        rows +=
            row(WhyPanel::tr("units shared with task %1").arg(account.during + 1), words::percent(account.unitOverlap));
    for (const WeightDrift& drift : account.drifts)
        if (std::ranges::count(told, drift.tensor) > 0)
            rows += row(WhyPanel::tr("change of %1 (Frobenius norm)").arg(QString::fromStdString(drift.tensor)),
                        words::percent(drift.share));
    if (account.saturationBefore && account.saturationNow)
        rows += row(
            account.sinceBatch ? WhyPanel::tr("saturated, before → after") : WhyPanel::tr("saturated, then → now"),
            words::percent(account.saturationBefore) + QStringLiteral(" → ") + words::percent(account.saturationNow));
    rows += row(WhyPanel::tr("share of a batch rehearsed from it"), words::percent(account.rehearsedShare, 1));
    return QStringLiteral("<table width='100%'>%1</table>").arg(rows);
}

/// What methods against forgetting do in this run; empty where there are none.
QString methodsOf(const Snapshot& snapshot) {
    QString rows;
    const auto lastOf = [&](LossTerm term) -> std::optional<double> {
        const Curve& curve = snapshot.lossTerms[static_cast<std::size_t>(term)];
        return curve.empty() ? std::nullopt : std::optional(curve.points().back().value);
    };
    if (snapshot.anchor) {
        for (const AnchorSummary::Tensor& tensor : snapshot.anchor->tensors)
            if (std::ranges::count(told, tensor.name) > 0)
                rows += row(WhyPanel::tr("importance in %1").arg(QString::fromStdString(tensor.name)),
                            words::percent(tensor.share));
        rows += row(WhyPanel::tr("distance from where weights are held"), words::fixed(snapshot.anchorDistance, 2));
    }
    if (const auto penalty = lastOf(LossTerm::Penalty); penalty && !snapshot.loss.empty())
        rows += row(WhyPanel::tr("penalty beside the loss"), words::fixed(*penalty, 4) + QStringLiteral(" : ") +
                                                                 words::fixed(snapshot.loss.points().back().value, 4));
    if (const auto divergence = lastOf(LossTerm::Distillation))
        rows += row(WhyPanel::tr("divergence from the teacher, nats"), words::fixed(*divergence, 4));
    if (const auto apart = lastOf(LossTerm::KeptLogits))
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
    m_numbers = new QLabel;
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setWordWrap(true);
    m_numbers->setToolTip(
        tr("W, U, V: input, recurrent and readout weights; ‖now − then‖ / ‖then‖ since the task was learned. "
           "Units shared: weighted Jaccard index of firing shares. Saturated: gates below 0.1 or above 0.9, "
           "or states beyond ±0.9 where there are no gates."));
    m_whole = new QPushButton(tr("Whole time"));
    m_whole->setToolTip(tr("Account for everything since the task was learned, not only the marked interval"));
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
        tr("Importance: how much of it lies in each matrix. Distance: ‖θ − θ*‖ of all weights. "
           "Penalty: (Λ/2) Σ Ω (θ − θ*)², and the task's loss beside it. "
           "Steps projected: those whose gradient went against a draw of earlier tasks."));
    m_map = new PixelImage;
    m_map->setFixedSize(mapSide, mapSide);
    m_map->setToolTip(
        tr("Where importance lies in the recurrent weights U: a row for each unit that feels (gates stacked), "
           "a column for each that is felt; several to a dot in large networks. "
           "Square root, relative to the largest."));
    m_map->setAccessibleName(tr("Importance of the recurrent weights"));
    column->addWidget(m_numbers);
    column->addWidget(m_methods);
    column->addWidget(m_map, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_whole, &QPushButton::clicked, this, &WhyPanel::rangeCleared);
    connect(m_task, &QComboBox::activated, this, [this] { setTask(m_task->currentData().toInt()); });
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
    m_numbers->setVisible(account.has_value());
    if (account) m_numbers->setText(tableOf(*account));
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
