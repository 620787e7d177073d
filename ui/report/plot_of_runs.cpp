// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/plot_of_runs.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/run/comparability.h"
#include "ui/report/plots.h"
#include "ui/style/numbers.h"
#include "ui/style/run_course.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"

namespace miru {
namespace {

constexpr QSizeF plotSize{180, 70};             // millimetres
constexpr qsizetype mostWithAllTheirTasks = 3;  // runs

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// In the words of the panel that shows them.
class AccuracyPanel {
    Q_DECLARE_TR_FUNCTIONS(miru::AccuracyPanel)
};

/// The runs that share an axis with the first one, and those that do not.
struct DrawnRuns {
    QList<qsizetype> drawn;
    QStringList left;
};

DrawnRuns drawnOnes(const QList<Run>& runs) {
    const auto on = [&](qsizetype n) { return measuredOn(runs[n].spec, runs[n].latest().get()); };
    const QStringList names = namesOf(runs);
    DrawnRuns result;
    for (qsizetype n = 0; n < runs.size(); ++n) {
        if (const auto obstacle = curveObstacle(on(0), on(n)))
            result.left << QStringLiteral("%1 (%2)").arg(names[n], words::describe(*obstacle));
        else
            result.drawn << n;
    }
    return result;
}

QString wordFor(Qt::PenStyle pen) {
    switch (pen) {
        case Qt::DashLine: return tr("dashed");
        case Qt::DotLine: return tr("dotted");
        default: return tr("dashed and dotted");
    }
}

/// Its points, in thousand sequences and per cent.
QList<QPointF> pointsOf(const Curve& curve) {
    QList<QPointF> points;
    for (const CurvePoint& point : curve.points()) points << QPointF(thousands(point.samples), 100 * point.value);
    return points;
}

/// The lines of another run, thin and pale, in its dash; and how it ended.
void addOther(LinePlot& plot, const Run& run, const QString& name, Qt::PenStyle pen) {
    constexpr double paleness = 0.55;
    double sum = 0;
    int met = 0;
    const Snapshot& last = *run.latest();
    for (std::size_t task = 0; task < last.accuracy.size(); ++task) {
        const Curve& curve = last.accuracy[task];
        const Rgb color = light::between(light::card, light::task(static_cast<int>(task)), paleness);
        plot.lines << LinePlot::Line{pointsOf(curve), color, pen, {}, 1.25};
        if (curve.empty()) continue;
        plot.xEnd = std::max(plot.xEnd, plot.lines.last().points.last().x());
        sum += curve.points().back().value;
        ++met;
    }
    if (met > 0)
        plot.endLabels << LinePlot::EndLabel{100 * sum / met,
                                             QStringLiteral("%1 %2").arg(name, words::percent(sum / met))};
}

LinePlot plotOver(double thousandSequences, double chance) {
    LinePlot plot;
    plot.xTitle = AccuracyPanel::tr("training sequences, thousand");
    plot.xEnd = thousandSequences;
    if (chance > 0) {
        plot.reference = 100 * chance;
        plot.referenceLabel = AccuracyPanel::tr("chance %1").arg(words::percent(chance));
    }
    return plot;
}

Block plotOfAllTasks(const QList<Run>& runs, const QList<qsizetype>& drawnRuns) {
    const QStringList names = namesOf(runs);
    const Snapshot& first = *runs.front().latest();
    LinePlot plot = plotOver(thousands(first.timetable.totalSamples()), first.chance);
    plot.yTitle = AccuracyPanel::tr("test accuracy, %");
    plot.spans = taskSpansOf(first);
    plot.marks = changeMarksOf(first);
    QStringList legend{tr("solid: %1").arg(names.front())};
    for (const qsizetype n : drawnRuns.mid(1)) {
        const auto pen = light::runPen(static_cast<int>(n) - 1);
        addOther(plot, runs[n], names[n], pen);
        legend << wordFor(pen) + QStringLiteral(": ") + names[n];
    }
    for (int task = 0; task < first.position.taskCount; ++task) {
        const Curve& curve = first.accuracy[static_cast<std::size_t>(task)];
        LinePlot::Line line{pointsOf(curve), light::task(task), light::taskPen(task), {}};
        if (!curve.empty())
            line.label =
                AccuracyPanel::tr("task %1  %2").arg(task + 1).arg(words::percent(curve.points().back().value));
        plot.lines << line;
    }
    QString caption = tr("Test accuracy of every task over training%1.")
                          .arg(plot.endLabels.isEmpty() ? QString() : QStringLiteral("; ") + legend.join(tr(", ")));
    return {{}, drawn(plot, plotSize), caption};
}

Block plotOfFirstTasks(const QList<Run>& runs, const QList<qsizetype>& drawnRuns) {
    const QStringList names = namesOf(runs);
    LinePlot plot = plotOver(1, 0);
    for (const qsizetype n : drawnRuns) {
        const Snapshot& last = *runs[n].latest();
        const double end = std::max(plot.xEnd, thousands(last.timetable.totalSamples()));
        LinePlot own = plotOver(end, last.chance > 0 ? last.chance : plot.reference.value_or(0) / 100);
        own.lines = plot.lines;
        own.lines << LinePlot::Line{pointsOf(last.accuracy.front()), light::task(static_cast<int>(n) + 2),
                                    Qt::SolidLine, names[n]};
        plot = own;
    }
    plot.yTitle = tr("test accuracy on task 1, %");
    return {{}, drawn(plot, plotSize), tr("Test accuracy on the first task over training, of every run.")};
}

}  // namespace

Block plotOfRuns(const QList<Run>& runs) {
    const DrawnRuns which = drawnOnes(runs);
    Block plot = which.drawn.size() > mostWithAllTheirTasks ? plotOfFirstTasks(runs, which.drawn)
                                                            : plotOfAllTasks(runs, which.drawn);
    if (!which.left.isEmpty()) plot.caption += ' ' + tr("Not drawn: %1.").arg(which.left.join(tr(", ")));
    return plot;
}

}  // namespace miru
