// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/run_tables.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/cell_kinds.h"
#include "core/run/comparability.h"
#include "core/spec/setting_course.h"
#include "core/study/claims.h"
#include "ui/report/document.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// Its name; what is not finished is marked.
QString headOf(const Run& run, const QString& name) {
    const QString unfinished = words::unfinishedText(*run.latest());
    return name.toHtmlEscaped() +
           (unfinished.isEmpty() ? QString() : QStringLiteral("<br><small>%1</small>").arg(unfinished));
}

/// Runs whose results may stand side by side.
struct ComparableRuns {
    QList<qsizetype> runs;
    bool areFinished = true;
    std::optional<ComparisonObstacle> obstacle;  ///< to the first ones
};

QList<ComparableRuns> comparableOnes(const QList<Run>& runs) {
    QList<ComparableRuns> groups;
    const auto on = [&](qsizetype n) { return measuredOn(runs[n].spec, runs[n].latest().get()); };
    for (const bool finished : {true, false})
        for (qsizetype n = 0; n < runs.size(); ++n) {
            if ((runs[n].latest()->state == RunState::Finished) != finished) continue;
            const auto group = std::ranges::find_if(groups, [&](const ComparableRuns& known) {
                return known.areFinished == finished && !comparisonObstacle(on(known.runs.first()), on(n));
            });
            if (group != groups.end())
                group->runs << n;
            else
                groups << ComparableRuns{
                    {n},
                    finished,
                    groups.isEmpty() ? std::nullopt : comparisonObstacle(on(groups.first().runs.first()), on(n))};
        }
    return groups;
}

/// Those of a row. The other convention of forgetting is in summary.json.
constexpr std::array shownMetrics{Metric::Acc, Metric::Bwt, Metric::Fwt, Metric::Forgetting, Metric::Aia};

QString tableOfResults(const QList<Run>& runs, const QList<qsizetype>& shown) {
    const QStringList names = namesOf(runs);
    QStringList heads{tr("% of test sequences")};
    for (const Metric metric : shownMetrics) heads << words::nameOf(metric);
    heads << tr("first task, at the end");
    QList<QStringList> rows;
    for (const qsizetype n : shown) {
        const Snapshot& last = *runs[n].latest();
        QStringList row{headOf(runs[n], names[n])};
        for (const Metric metric : shownMetrics) row << words::percent(last.scoreboard.value(metric), 1);
        const auto& curve = last.accuracy.front();
        row << (curve.empty() ? QStringLiteral("–") : words::percent(curve.points().back().value, 1));
        rows << row;
    }
    return tableOf(heads, rows);
}

QString formulasOfMetrics() {
    QStringList formulas;
    for (const Metric metric : shownMetrics)
        formulas << words::nameOf(metric) + QStringLiteral(" = ") + QString::fromUtf8(infoOf(metric).formula);
    return formulas.join(QStringLiteral("; ")).toHtmlEscaped();
}

/// Of a setting in every run.
using Courses = std::vector<std::optional<SettingCourse>>;
Courses coursesOf(const SpecField& field, const QList<Run>& runs) {
    Courses courses;
    for (const Run& run : runs)
        courses.push_back(courseOf(field, run.spec, run.dataKind(), run.latest()->position.batch));
    return courses;
}

/// Equal in all runs, and either one that every reader asks for or one that somebody has chosen.
bool mattersToAll(const SpecField& field, const Courses& courses) {
    static constexpr std::array<std::string_view, 10> always{
        "model.hiddenUnits", "model.beta",   "model.lambda",

        "model.cell",        "data.dataset", "data.stream",  "data.scenario", "data.tasks", "training.epochs", "seed"};
    if (!courses.front() || std::ranges::count(courses, courses.front()) != std::ssize(courses)) return false;
    const bool isDefault = courses.front()->first == field.defaultValue() && courses.front()->changes.empty();
    return !isDefault || std::ranges::find(always, field.key) != always.end();
}

/// Computed from the shape of this run's network.
QList<QStringList> costRowsOf(const Run& run) {
    const ResourceCosts& costs = run.latest()->resources;
    const auto row = [&](const QString& name, auto text, const QString& reported) {
        QStringList cells{name};
        for (const CellKind kind : comparedCells(run.spec.model.cell)) cells << text(costs.of(kind));
        return cells << reported;
    };
    using Count = const ResourceCost&;
    return {
        row(
            tr("parameters"), [](Count c) { return words::number(c.parameters); },
            reportedFiguresOf(Claim::FewerParameters)),
        row(
            tr("multiply-adds, forward, per sequence"), [](Count c) { return words::large(c.macsForward); }, QString()),
        row(
            tr("multiply-adds, backward, per sequence"), [](Count c) { return words::large(c.macsBackward); },
            QString()),
        row(
            tr("trace of a sequence, until its error is known"), [](Count c) { return words::bytes(c.traceBytes); },
            QString()),
        row(
            tr("weights"), [](Count c) { return words::bytes(c.weightBytes); }, QString()),
        row(
            tr("optimiser's memory"), [](Count c) { return words::bytes(c.optimizerBytes); }, QString()),
        row(
            tr("rehearsal buffer"), [](Count c) { return words::bytes(c.rehearsalBytes); }, QString()),
        row(
            tr("energy per inference, 45 nm model (Horowitz 2014)"),
            [](Count c) { return words::energy(c.energyJoule); }, QString()),
        row(
            tr("energy per inference, %1 pJ per parameter").arg(words::fixed(EnergyModel().perParameter * 1e12, 2)),
            [](Count c) { return words::energy(c.energyJoulePaper); },
            reportedFiguresOf(Claim::LessEnergy) + QStringLiteral(" µJ")),
    };
}

/// One table for all runs whose networks cost the same.
QString computedCostOf(const QList<Run>& runs, const QStringList& names) {
    struct Costs {
        QStringList whose;
        QStringList heads;
        QList<QStringList> rows;
    };
    QList<Costs> costs;
    for (qsizetype n = 0; n < runs.size(); ++n) {
        auto rows = costRowsOf(runs[n]);
        QStringList heads{tr("computed, from shapes")};
        for (const CellKind kind : comparedCells(runs[n].spec.model.cell)) heads << words::nameOf(kind);
        heads << tr("reported, GRU : MiRU-2");
        const auto same =
            std::ranges::find_if(costs, [&](const Costs& one) { return one.rows == rows && one.heads == heads; });
        if (same != costs.end())
            same->whose << names[n];
        else
            costs.push_back({{names[n]}, std::move(heads), std::move(rows)});
    }
    QString html;
    for (const Costs& one : costs) {
        if (costs.size() > 1) html += paragraph(one.whose.join(tr(", ")).toHtmlEscaped());
        html += tableOf(one.heads, one.rows);
    }
    return html;
}

}  // namespace

QString tableOfComputedCost(const QList<Run>& runs) { return computedCostOf(runs, namesOf(runs)); }

QString tablesOfCost(const QList<Run>& runs) {
    const QStringList names = namesOf(runs);
    QList<QStringList> measured;
    bool anyShared = false;
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const RunTiming& timing = runs[n].latest()->timing;
        const auto rate = trainingRateOf(timing);
        anyShared |= timing.sharedMachine;
        const QString text = words::rate(rate.value_or(0));
        measured << QStringList{names[n].toHtmlEscaped(), timing.sharedMachine ? tr("%1 (shared)").arg(text) : text,
                                words::fixed(timing.trainingSeconds, 1), words::fixed(timing.evaluationSeconds, 1),
                                words::number(timing.threads)};
    }
    return computedCostOf(runs, names) + remark(whatDoesNotAddUp()) +
           tableOf({tr("measured, on this machine"), tr("sequences/s, training"), tr("training, s"),
                    tr("evaluation, s"), tr("threads")},
                   measured) +
           (anyShared ? remark(whatSharedMeans()) : QString());
}

QString tableOfResults(const QList<Run>& runs) {
    QString html;
    const auto groups = comparableOnes(runs);
    for (const ComparableRuns& group : groups) {
        if (&group != &groups.first()) {
            if (!group.areFinished && groups.first().areFinished)
                html += paragraph(tr("Not finished, so not compared with runs that are:"));
            if (group.obstacle)
                html += paragraph(tr("Not compared with the runs above (%1):").arg(words::describe(*group.obstacle)));
        }
        html += tableOfResults(runs, group.runs);
    }
    return html +
           remark(tr("R[i][j] is the accuracy on task j after learning task i, b[j] that of the untrained network. One "
                     "run each: no error bar can be given.") +
                  ' ' + formulasOfMetrics() + '.');
}

QString tableOfSettings(const QList<Run>& runs) {
    QStringList cells;
    const auto add = [&](const QString& label, const QString& value) {
        cells << QStringLiteral("<small>%1</small>").arg(label.toHtmlEscaped()) << value.toHtmlEscaped();
    };
    const QString methods = words::methodsText(runs.front().spec);
    if (std::ranges::all_of(runs, [&](const Run& run) { return words::methodsText(run.spec) == methods; }))
        add(tr("against forgetting"), methods);
    for (const SpecField& field : specFields())
        if (const Courses courses = coursesOf(field, runs); mattersToAll(field, courses))
            add(words::setting(field.label), words::courseText(field, courses.front()));
    // Two settings in a row.
    constexpr qsizetype columns = 4;
    QList<QStringList> rows;
    for (qsizetype n = 0; n < cells.size(); n += columns) {
        rows << cells.mid(n, columns);
        while (rows.last().size() < columns) rows.last() << QString();
    }
    return tableOf({tr("setting"), tr("value"), tr("setting"), tr("value")}, rows, columns);
}

QString tableOfDifferences(const QList<Run>& runs) {
    const auto differences = words::differencesOf(runs);
    if (differences.isEmpty()) return paragraph(tr("The runs have the same settings."));
    constexpr qsizetype runsPerTable = 4;
    const QStringList names = namesOf(runs);
    QString html;
    for (qsizetype from = 0; from < runs.size(); from += runsPerTable) {
        const qsizetype count = std::min(runsPerTable, runs.size() - from);
        QStringList heads{tr("setting")};
        for (qsizetype n = from; n < from + count; ++n) heads << headOf(runs[n], names[n]);
        QList<QStringList> rows;
        for (const words::SettingDifference& difference : differences) {
            QStringList row{difference.label + QStringLiteral(" <small>%1</small>").arg(difference.key)};
            for (const QString& value : difference.values.mid(from, count)) row << value.toHtmlEscaped();
            rows << row;
        }
        html += tableOf(heads, rows);
    }
    return html;
}

}  // namespace miru
