// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/memory_matrix_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/run/run_folder.h"
#include "ui/charts/heat_map.h"
#include "ui/style/calm.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"

namespace miru {
namespace {

constexpr Metric shownMetrics[] = {Metric::Acc, Metric::Bwt, Metric::Forgetting};

bool isText(const Snapshot* snapshot) { return snapshot && snapshot->network.dataKind() == DataKind::RunningTexts; }

}  // namespace

MemoryMatrixPanel::MemoryMatrixPanel(QWidget* parent) : Panel(tr("After each task"), parent), m_map(new HeatMap) {
    setCaption(tr("accuracy, %"));
    m_measure = new Calm<QComboBox>;
    m_measure->setAccessibleName(tr("What the table shows"));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillMeasures(nullptr);
    content()->addWidget(m_measure, 0, Qt::AlignLeft);
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom);
    m_parts->addWidget(m_map, 1);
    content()->addLayout(m_parts, 1);
    connect(m_measure, &QComboBox::activated, this, [this] { invalidate(); });
    m_map->setAccessibleName(tr("Accuracy on each task after learning each task"));
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    for (const Metric metric : shownMetrics) {
        auto* const tile = new QWidget;
        auto* const layout = new QVBoxLayout(tile);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto* const value = new QLabel;
        styleAsTitle(value);
        value->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(makeCaption(words::nameOf(metric)));
        layout->addWidget(value, 1);
        m_row->addWidget(tile, 1);
        m_metrics.insert(static_cast<int>(metric), value);
        m_tiles.insert(static_cast<int>(metric), tile);
    }
    m_parts->addLayout(m_row);
    connect(m_map, &HeatMap::cellHovered, this, [this](int after, int on, const QPoint& position) {
        if (after < 0 || !snapshot()) {
            QToolTip::hideText();
            return;
        }
        const auto rows = rowsOf(*snapshot());
        if (static_cast<std::size_t>(after) >= rows.size() ||
            static_cast<std::size_t>(on) >= rows[static_cast<std::size_t>(after)].size())
            return QToolTip::hideText();
        const double value = rows[static_cast<std::size_t>(after)][static_cast<std::size_t>(on)];
        const Ghost* const other = compared();
        const auto others = other ? rowsOf(*other->latest) : std::vector<std::vector<double>>();
        const bool isKnown = static_cast<std::size_t>(after) < others.size() &&
                             static_cast<std::size_t>(on) < others[static_cast<std::size_t>(after)].size();
        const QString comparison =
            isKnown
                ? tr(" %1: %2.")
                      .arg(other->name, cellText(others[static_cast<std::size_t>(after)][static_cast<std::size_t>(on)]))
                : QString();
        const QString text = shown() == Shown::Accuracy
                                 ? tr("After learning task %1, accuracy on task %2 is %3 (R[%4][%5] in the formulas).")
                                       .arg(after + 1)
                                       .arg(on + 1)
                                       .arg(cellText(value))
                                       .arg(after)
                                       .arg(on)
                                 : tr("After learning task %1, on task %2: %3 %4.")
                                       .arg(QString::number(after + 1), QString::number(on + 1),
                                            m_measure->currentText(), cellText(value));
        QToolTip::showText(position, text + comparison, m_map);
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
    fillMeasures(snapshot);
    const Ghost* const other = compared();
    if (snapshot) grid.values = rowsOf(*snapshot);
    if (other) grid.others = rowsOf(*other->latest);
    const QString what = shown() == Shown::Accuracy ? tr("accuracy, %")
                         : shown() == Shown::Loss   ? tr("test loss, nats")
                                                    : m_measure->currentText();
    setCaption(other ? tr("%1; below it: more than %2").arg(what, other->name) : what);
    if (shown() != Shown::Accuracy) {  // the less the better: the colours run the other way round
        grid.areHundredths = false;
        grid.decimals = 2;
        grid.low = 0;
        grid.high = 0;
        for (const auto& row : grid.values)
            for (const double value : row)
                if (std::isfinite(value)) grid.low = std::max(grid.low, value);
        if (shown() == Shown::Perplexity) grid.high = std::min(1.0, grid.low);
    }
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

std::unique_ptr<Panel> MemoryMatrixPanel::twin() const {
    auto twin = std::make_unique<MemoryMatrixPanel>();
    twin->fillMeasures(snapshot());
    twin->m_measure->setCurrentIndex(m_measure->currentIndex());
    return twin;
}

/// Where there is no height to spare, but width, the metrics stand beside the map: below it they would be cut.
void MemoryMatrixPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    constexpr int wide = 250;  // pixels, of usual type
    const int saved = m_areMetricsBeside ? m_row->itemAt(0)->sizeHint().height() : 0;
    const bool isLow = height() <= minimumSizeHint().height() + saved;
    m_areMetricsBeside = isLow && width() >= wide * Theme::current().typeScale();
    m_parts->setDirection(m_areMetricsBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setDirection(m_areMetricsBeside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void MemoryMatrixPanel::becomePlot() {
    Panel::becomePlot();
    m_measure->hide();
}

MemoryMatrixPanel::Shown MemoryMatrixPanel::shown() const {
    return static_cast<Shown>(std::max(0, m_measure->currentIndex()));
}

/// Perplexity and bits belong to predictions.
void MemoryMatrixPanel::fillMeasures(const Snapshot* snapshot) {
    QStringList names{tr("accuracy"), tr("test loss")};
    if (snapshot && snapshot->network.answers == Answers::EveryStep)
        names << tr("perplexity") << (isText(snapshot) ? tr("bits per character") : tr("bits per answer"));
    QStringList there;
    for (int n = 0; n < m_measure->count(); ++n) there << m_measure->itemText(n);
    if (there == names) return;
    // A language model is known by its bits per character.
    const int chosen = there.size() == names.size() || !isText(snapshot)
                           ? std::min(m_measure->currentIndex(), static_cast<int>(names.size()) - 1)
                           : static_cast<int>(Shown::BitsPerCharacter);
    m_measure->clear();
    m_measure->addItems(names);
    m_measure->setCurrentIndex(std::max(0, chosen));
}

std::vector<std::vector<double>> MemoryMatrixPanel::rowsOf(const Snapshot& snapshot) const {
    if (shown() == Shown::Accuracy) return snapshot.scoreboard.rows();
    std::vector<std::vector<double>> rows;
    for (std::size_t n = 1; n < snapshot.lossRows.size(); ++n) {  // the first is of the untrained network
        rows.push_back(snapshot.lossRows[n]);
        for (double& value : rows.back()) {
            if (shown() == Shown::Perplexity) value = std::exp(value);
            if (shown() == Shown::BitsPerCharacter) value /= std::numbers::ln2;
        }
    }
    return rows;
}

QString MemoryMatrixPanel::cellText(double value) const {
    return shown() == Shown::Accuracy ? words::percent(value, 1) : words::fixed(value, 3);
}

QByteArray MemoryMatrixPanel::csv() const {
    if (!snapshot()) return {};
    if (shown() == Shown::Accuracy) return QByteArray::fromStdString(matrixCsv(snapshot()->scoreboard));
    Scoreboard board(snapshot()->scoreboard.taskCount());
    for (auto& row : rowsOf(*snapshot())) board.addRow(std::move(row));
    return QByteArray::fromStdString(matrixCsv(board));
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
    const auto add = [&](const QString& name, const std::vector<double>& values) {
        QStringList row{name};
        for (const double value : values) row << cellText(value);
        while (row.size() < table.columns.size()) row << QStringLiteral("–");  // not tested
        table.rows << row;
    };
    const bool areAccuracies = shown() == Shown::Accuracy;
    if (areAccuracies && !snapshot()->scoreboard.baseline().empty())
        add(tr("untrained"), snapshot()->scoreboard.baseline());
    const auto rows = rowsOf(*snapshot());
    for (std::size_t i = 0; i < rows.size(); ++i) add(tr("after task %1").arg(i + 1), rows[i]);
    for (const Metric metric : shownMetrics)
        table.rows << QStringList{words::nameOf(metric), words::percent(snapshot()->scoreboard.value(metric), 1)};
    return table;
}

}  // namespace miru
