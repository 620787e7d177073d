// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/accuracy_panel.h"

#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>

#include "core/run/run_folder.h"
#include "ui/charts/line_chart.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"

namespace miru {
namespace {

double thousands(std::int64_t samples) { return static_cast<double>(samples) / 1000; }

/// A slider that is dragged makes many small changes; the eye wants one marker, from where it began to where it ended.
QList<LineMarker> markersOf(const Snapshot& snapshot) {
    constexpr int stepsPerRun = 40;  // changes of one knob closer than a fortieth of the run are one
    const auto& changes = snapshot.changes;
    const std::int64_t near = snapshot.timetable.totalBatches() / stepsPerRun;
    QList<LineMarker> markers;
    for (std::size_t first = 0, last = 0; first < changes.size(); first = ++last) {
        while (last + 1 < changes.size() && changes[last + 1].knob == changes[first].knob &&
               changes[last + 1].batch - changes[last].batch <= near)
            ++last;
        KnobChange change = changes[first];
        change.value = changes[last].value;
        markers << LineMarker{snapshot.timetable.samplesAt(change.batch) / 1000,
                              words::describe(change, valueBefore(first, changes, snapshot.firstKnobs))};
    }
    return markers;
}

}  // namespace

AccuracyPanel::AccuracyPanel(QWidget* parent) : Panel(tr("Does it remember?"), parent), m_chart(new LineChart) {
    content()->addWidget(m_chart, 1);
    m_chart->setAccessibleName(tr("Test accuracy of every task over training"));
    connect(m_chart, &LineChart::lineClicked, this, [this](int line) {
        if (snapshot() && line < snapshot()->position.taskCount) Q_EMIT taskChosen(line);  // the others are ghosts'
    });
    connect(m_chart, &LineChart::rangeDragged, this, [this](LineRange range) {
        markRange();  // it is marked when it has been taken up
        if (!snapshot()) return;
        const auto batchAt = [&](double thousand) {
            return std::llround(snapshot()->timetable.batchAt(1000 * thousand));
        };
        Q_EMIT rangeChosen(BatchRange{batchAt(range.from), batchAt(range.to)});
    });
    connect(m_chart, &LineChart::emptyClicked, this, [this] { Q_EMIT rangeChosen(std::nullopt); });
    connect(m_chart, &LineChart::hovered, this, [this](double x, const QPoint& position) {
        const QString text = std::isfinite(x) ? valuesAt(x) : QString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(position, text, m_chart);
    });
}

void AccuracyPanel::show(const Snapshot* snapshot) {
    LineChartData plot;
    plot.xTitle = tr("training sequences, thousand");
    plot.yTitle = tr("test accuracy, %");
    plot.yEnd = 100;
    plot.xEnd = 100;
    if (!snapshot) {
        addGhosts(plot);
        setCaption(tr("press Run to begin"));
        m_chart->setData(plot);
        return;
    }
    const RunPosition& position = snapshot->position;
    const Timetable& timetable = snapshot->timetable;
    plot.xEnd = thousands(timetable.totalSamples());
    plot.reference = snapshot->chance > 0 ? 100 * snapshot->chance : -1;
    plot.referenceLabel = tr("chance %1").arg(words::percent(plot.reference / 100));
    const bool isJoint = position.taskCount > 1 && timetable.sequences(0) == 0;
    for (int task = 0; task < position.taskCount; ++task) {
        const QColor color = taskColor(task);
        if (task <= snapshot->activityTask && timetable.sequences(task) > 0)
            plot.bands << LineBand{thousands(timetable.samplesBefore(task)),
                                   thousands(timetable.samplesBefore(task + 1)),
                                   taskBand(task),
                                   color,
                                   isJoint ? tr("learning all tasks at once") : tr("learning task %1").arg(task + 1),
                                   isJoint ? tr("all tasks") : tr("task %1").arg(task + 1)};
        Line line{color, taskPen(task), {}, {}};
        const auto& points = snapshot->accuracy[static_cast<std::size_t>(task)].points();
        for (const CurvePoint& point : points) line.points << QPointF(thousands(point.samples), 100 * point.value);
        if (!points.empty()) line.label = tr("task %1  %2").arg(task + 1).arg(words::percent(points.back().value));
        plot.lines << line;
    }
    plot.markers << markersOf(*snapshot);
    if (snapshot->state == RunState::Diverged) plot.markers << LineMarker{thousands(position.samples), tr("diverged")};
    addGhosts(plot);
    m_chart->setData(plot);
    QString sentence = sentenceOf(*snapshot);
    m_chart->setAccessibleDescription(sentence);
    QStringList names;
    for (const Ghost& ghost : ghosts())
        if (ghost.curveObstacle.isEmpty()) names << ghost.name;
    if (!names.isEmpty()) sentence = tr("dashed: %1").arg(names.join(tr(", "))) + QStringLiteral("  ·  ") + sentence;
    setCaption(sentence);
}

/// The other runs' curves, thinner and dashed, behind nothing but the bands.
void AccuracyPanel::addGhosts(LineChartData& plot) const {
    constexpr double thin = 1.2;
    for (const Ghost& ghost : ghosts()) {
        if (!ghost.latest || !ghost.curveObstacle.isEmpty()) continue;
        for (std::size_t task = 0; task < ghost.latest->accuracy.size(); ++task) {
            Line line{taskColor(static_cast<int>(task)), ghost.pen, {}, {}, thin};
            for (const CurvePoint& point : ghost.latest->accuracy[task].points())
                line.points << QPointF(thousands(point.samples), 100 * point.value);
            if (!line.points.isEmpty()) plot.xEnd = std::max(plot.xEnd, line.points.last().x());
            plot.lines << line;
        }
    }
}

void AccuracyPanel::setRange(std::optional<BatchRange> range) {
    m_range = range;
    markRange();
}

void AccuracyPanel::markRange() {
    if (!m_range || !snapshot()) return m_chart->setRange(std::nullopt);
    const Timetable& timetable = snapshot()->timetable;
    m_chart->setRange(LineRange{timetable.samplesAt(m_range->from) / 1000, timetable.samplesAt(m_range->to) / 1000});
}

QString AccuracyPanel::sentenceOf(const Snapshot& snapshot) {
    const auto& rows = snapshot.scoreboard.rows();
    if (snapshot.position.taskCount > 1 && snapshot.timetable.sequences(0) == 0) {
        const auto acc = snapshot.scoreboard.value(Metric::Acc);
        return acc ? tr("All tasks learned at once: %1 on average.").arg(words::percent(acc))
                   : tr("learning all tasks at once");
    }
    if (rows.empty() || snapshot.accuracy.empty() || snapshot.accuracy[0].empty()) return tr("learning the first task");
    const double learned = rows[0][0];
    const double now = snapshot.accuracy[0].points().back().value;
    if (rows.size() == 1 && snapshot.activityTask < 1) return tr("Task 1: accuracy %1.").arg(words::percent(learned));
    return tr("Task 1: accuracy was %1 after training, now %2.").arg(words::percent(learned), words::percent(now));
}

QString AccuracyPanel::valuesAt(double thousandSamples) const {
    if (!snapshot()) return {};
    QStringList rows;
    for (std::size_t task = 0; task < snapshot()->accuracy.size(); ++task) {
        const auto& points = snapshot()->accuracy[task].points();
        const auto after = std::ranges::find_if(
            points, [&](const CurvePoint& point) { return thousands(point.samples) > thousandSamples; });
        if (after == points.begin() || points.empty()) continue;
        rows << QStringLiteral("<span style='color:%1'>■</span> %2  <b>%3</b>")
                    .arg(taskColor(static_cast<int>(task)).name(), tr("task %1").arg(task + 1),
                         words::percent(std::prev(after)->value, 1));
    }
    if (rows.isEmpty()) return {};
    return tr("after %1 sequences").arg(words::number(std::llround(thousandSamples * 1000))) + QStringLiteral("<br>") +
           rows.join(QStringLiteral("<br>"));
}

void AccuracyPanel::becomePlot() {
    Panel::becomePlot();
    m_chart->drawForPaper();
}

QByteArray AccuracyPanel::csv() const {
    return snapshot() ? QByteArray::fromStdString(curvesCsv(*snapshot())) : QByteArray();
}

QString AccuracyPanel::sentence() const { return snapshot() ? sentenceOf(*snapshot()) : QString(); }

PanelTable AccuracyPanel::numbers() const {
    if (!snapshot()) return {};
    PanelTable table;
    table.columns << tr("sequences");
    std::map<std::int64_t, QStringList> rows;  // by what had been read
    const auto tasks = static_cast<int>(snapshot()->accuracy.size());
    for (int task = 0; task < tasks; ++task) {
        table.columns << tr("task %1").arg(task + 1);
        for (const CurvePoint& point : snapshot()->accuracy[static_cast<std::size_t>(task)].points()) {
            QStringList& row = rows[point.samples];
            while (row.size() <= tasks) row << QString();
            row[0] = words::number(point.samples);
            row[task + 1] = words::percent(point.value, 1);
        }
    }
    for (const auto& [samples, row] : rows) table.rows << row;
    return table;
}

}  // namespace miru
