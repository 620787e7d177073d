// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/memory_matrix_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolTip>
#include <QVBoxLayout>
#include <utility>

#include "core/run/run_folder.h"
#include "ui/charts/heat_map.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr Metric shownMetrics[] = {Metric::Acc, Metric::Bwt, Metric::Forgetting};

}  // namespace

MemoryMatrixPanel::MemoryMatrixPanel(QWidget* parent) : Panel(tr("After each task"), parent), m_map(new HeatMap) {
    setCaption(tr("accuracy, %"));
    content()->addWidget(m_map, 1);
    m_map->setAccessibleName(tr("Accuracy on each task after learning each task"));
    auto* const row = new QHBoxLayout;
    for (const Metric metric : shownMetrics) {
        auto* const tile = new QWidget;
        auto* const layout = new QVBoxLayout(tile);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto* const value = new QLabel;
        styleAsTitle(value);
        value->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(makeCaption(words::nameOf(metric)));
        layout->addWidget(value);
        row->addWidget(tile, 1);
        m_metrics.insert(static_cast<int>(metric), value);
        m_tiles.insert(static_cast<int>(metric), tile);
    }
    content()->addLayout(row);
    connect(m_map, &HeatMap::cellHovered, this, [this](int after, int on, const QPoint& position) {
        if (after < 0 || !snapshot()) {
            QToolTip::hideText();
            return;
        }
        const auto& rows = snapshot()->scoreboard.rows();
        if (static_cast<std::size_t>(after) >= rows.size() ||
            static_cast<std::size_t>(on) >= rows[static_cast<std::size_t>(after)].size())
            return QToolTip::hideText();
        const double value = rows[static_cast<std::size_t>(after)][static_cast<std::size_t>(on)];
        const Ghost* const other = compared();
        const auto& others = other ? other->latest->scoreboard.rows() : std::vector<std::vector<double>>();
        const bool isKnown = static_cast<std::size_t>(after) < others.size() &&
                             static_cast<std::size_t>(on) < others[static_cast<std::size_t>(after)].size();
        const QString comparison =
            isKnown ? tr(" %1: %2.")
                          .arg(other->name,
                               words::percent(others[static_cast<std::size_t>(after)][static_cast<std::size_t>(on)], 1))
                    : QString();
        QToolTip::showText(position,
                           tr("After learning task %1, accuracy on task %2 is %3 (R[%4][%5] in the formulas).")
                                   .arg(after + 1)
                                   .arg(on + 1)
                                   .arg(words::percent(value, 1))
                                   .arg(after)
                                   .arg(on) +
                               comparison,
                           m_map);
    });
}

/// The ghost the matrix is compared with: the last that has learned anything; null if none has.
const Ghost* MemoryMatrixPanel::compared() const {
    if (!snapshot()) return nullptr;
    for (auto ghost = ghosts().crbegin(); ghost != ghosts().crend(); ++ghost)
        if (ghost->latest && ghost->latest->scoreboard.learnedCount() > 0) return &*ghost;
    return nullptr;
}

void MemoryMatrixPanel::setPlannedTasks(int tasks) {
    if (std::exchange(m_plannedTasks, tasks) == tasks || snapshot()) return;
    show(nullptr);
}

void MemoryMatrixPanel::show(const Snapshot* snapshot) {
    const Scoreboard scoreboard = snapshot ? snapshot->scoreboard : Scoreboard(m_plannedTasks);
    HeatMapData grid;
    for (int task = 0; task < scoreboard.taskCount(); ++task) {
        grid.rowNames << tr("after %1").arg(task + 1);
        grid.columnNames << tr("on %1").arg(task + 1);
        grid.columnColors << taskColor(task);
    }
    grid.values = scoreboard.rows();
    const Ghost* const other = compared();
    if (other) grid.others = other->latest->scoreboard.rows();
    setCaption(other ? tr("accuracy, %; below it: more than %1").arg(other->name) : tr("accuracy, %"));
    m_map->setData(std::move(grid));
    for (const Metric metric : shownMetrics) {
        QLabel* const label = metricLabel(metric);
        label->setText(words::percent(scoreboard.value(metric)));
        label->setAccessibleName(words::nameOf(metric) + ' ' + label->text());
        const QString explanation = words::explanationOf(metric, scoreboard);
        label->setToolTip(explanation);
        m_tiles.value(static_cast<int>(metric))->setToolTip(explanation);
    }
}

QByteArray MemoryMatrixPanel::csv() const {
    return snapshot() ? QByteArray::fromStdString(matrixCsv(snapshot()->scoreboard)) : QByteArray();
}

QString MemoryMatrixPanel::sentence() const {
    if (!snapshot() || snapshot()->scoreboard.learnedCount() == 0) return {};
    QStringList parts;
    for (const Metric metric : shownMetrics)
        parts << words::nameOf(metric) + ' ' + words::percent(snapshot()->scoreboard.value(metric), 1);
    return tr("After %n task(s): %1.", nullptr, snapshot()->scoreboard.learnedCount()).arg(parts.join(tr(", ")));
}

PanelTable MemoryMatrixPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << QString();
    for (int task = 0; task < snapshot()->scoreboard.taskCount(); ++task)
        table.columns << tr("on task %1").arg(task + 1);
    const auto add = [&](const QString& name, const std::vector<double>& accuracies) {
        QStringList row{name};
        for (const double accuracy : accuracies) row << words::percent(accuracy, 1);
        while (row.size() < table.columns.size()) row << QStringLiteral("–");  // not tested
        table.rows << row;
    };
    if (!snapshot()->scoreboard.baseline().empty()) add(tr("untrained"), snapshot()->scoreboard.baseline());
    for (std::size_t i = 0; i < snapshot()->scoreboard.rows().size(); ++i)
        add(tr("after task %1").arg(i + 1), snapshot()->scoreboard.rows()[i]);
    for (const Metric metric : shownMetrics)
        table.rows << QStringList{words::nameOf(metric), words::percent(snapshot()->scoreboard.value(metric), 1)};
    return table;
}

}  // namespace miru
