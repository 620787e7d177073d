// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/plot_of_runs.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/run/comparability.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"

namespace miru {
namespace {

constexpr QSizeF plotSize{180, 70};             // millimetres
constexpr qsizetype mostWithAllTheirTasks = 3;  // runs

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

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

Block plotOfAllTasks(const QList<Run>& runs, const QList<qsizetype>& drawn) {
    const QStringList names = namesOf(runs);
    QList<Ghost> ghosts;
    QStringList legend{tr("solid: %1").arg(names.front())};
    for (const qsizetype n : drawn.mid(1)) {
        const auto pen = runPen(static_cast<int>(n) - 1);
        ghosts << Ghost{names[n], runColor(static_cast<int>(n)), pen, runs[n].latest(), runs[n].latest(), {}, {}};
        legend << wordFor(pen) + QStringLiteral(": ") + names[n];
    }
    auto makePanel = [] { return std::make_unique<AccuracyPanel>(); };
    QString caption = tr("Test accuracy of every task over training%1.")
                          .arg(ghosts.isEmpty() ? QString() : QStringLiteral("; ") + legend.join(tr(", ")));
    return {{}, Figure(makePanel, runs.front().latest(), ghosts, plotSize), caption};
}

Block plotOfFirstTasks(const QList<Run>& runs, const QList<qsizetype>& drawn) {
    const QStringList names = namesOf(runs);
    LineChartData plot;
    plot.xTitle = tr("training sequences, thousand");
    plot.yTitle = tr("test accuracy on task 1, %");
    plot.yEnd = 100;
    for (const qsizetype n : drawn) {
        const Snapshot& last = *runs[n].latest();
        plot.xEnd = std::max(plot.xEnd, static_cast<double>(last.timetable.totalSamples()) / 1000);
        if (last.chance > 0) plot.reference = 100 * last.chance;
        Line line{runColor(static_cast<int>(n)), Qt::SolidLine, {}, names[n]};
        for (const CurvePoint& point : last.accuracy.front().points())
            line.points << QPointF(static_cast<double>(point.samples) / 1000, 100 * point.value);
        plot.lines << line;
    }
    plot.referenceLabel = tr("chance %1").arg(words::percent(plot.reference / 100));
    const auto makeChart = [&]() -> std::unique_ptr<QWidget> {
        auto chart = std::make_unique<LineChart>();
        chart->setData(plot);
        chart->drawForPaper();
        return chart;
    };
    return {{},
            Figure(std::function<std::unique_ptr<QWidget>()>(makeChart), plotSize),
            tr("Test accuracy on the first task over training, of every run.")};
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
