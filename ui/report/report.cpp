// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/report.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "core/model/cell_kinds.h"
#include "core/run/comparability.h"
#include "core/spec/spec_json.h"
#include "core/study/claims.h"
#include "core/tasks/make_stream.h"
#include "datasets/library.h"
#include "resources/repeat_command.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/report/claims_table.h"
#include "ui/report/document.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/run_names.h"
#include "ui/style/setting_words.h"
#include "ui/style/spec_text.h"
#include "ui/style/theme.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr QSizeF wideFigure{174, 78};
constexpr QSizeF squareFigure{104, 84};
constexpr QSizeF tallFigure{174, 110};

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

QString outcomeInWords(const Snapshot& snapshot) {
    const RunPosition& position = snapshot.position;
    switch (snapshot.state) {
        case RunState::Finished: return tr("The run was finished.");
        case RunState::Diverged: return words::describe(snapshot.divergence, position.batch);
        default: break;
    }
    return tr("The run was stopped after batch %1, in task %2 of %3.")
        .arg(words::number(position.batch))
        .arg(snapshot.activityTask + 1)
        .arg(position.taskCount);
}

/// Training sequences of a task; from the shortest to the longest where they differ.
QString sequencesText(const Timetable& timetable) {
    std::vector<std::int64_t> sequences;
    for (int task = 0; task < timetable.taskCount(); ++task)
        if (timetable.sequences(task) > 0) sequences.push_back(timetable.sequences(task));
    if (sequences.empty()) return words::number(0);
    const auto [least, most] = std::ranges::minmax(sequences);
    // Those that are learned all at once lie in the last task together.
    if (sequences.size() == 1) return words::number(most / timetable.taskCount());
    return least == most ? words::number(most) : tr("%1 to %2").arg(words::number(least), words::number(most));
}

/// The spec as a paragraph.
QString inWords(const Run& run) {
    const ExperimentSpec& spec = run.spec;
    const DataKind kind = run.latest()->network.dataKind();
    QStringList sentences;
    // What was turned on the way is not what the run began with.
    const auto courseIn = [&](const char* key) {
        return courseOf(*findField(key), spec, kind, run.latest()->position.batch);
    };
    const auto settingText = [&](const char* key) { return words::courseText(*findField(key), courseIn(key)); };
    const auto isOn = [&](const char* key) {
        const auto course = courseIn(key);
        const auto isZero = [](const SettingValue& value) {
            return value == SettingValue(0.0) || value == SettingValue(std::int64_t{0});
        };
        return course && (!isZero(course->first) || !course->changes.empty());
    };
    QString coefficients;
    QStringList parts;
    for (const char* const key : {"model.beta", "model.lambda"}) {
        const auto course = courseIn(key);
        if (!course) continue;
        const QString letter = words::setting(findField(key)->label);
        const auto* const range = std::get_if<Range>(&course->first);
        parts << (range && course->changes.empty()
                      ? tr("%1 drawn per unit from %2 to %3")
                            .arg(letter, words::exact(range->low), words::exact(range->high))
                      : QStringLiteral("%1 = %2").arg(letter, settingText(key)));
    }
    if (!parts.isEmpty()) coefficients = QStringLiteral(", ") + parts.join(QStringLiteral(", "));
    if (!parts.isEmpty() && run.spec.model.learnCoefficients)
        coefficients = tr(", beginning at %1").arg(parts.join(QStringLiteral(", ")));
    const QString dataset = Library::titleOf(QString::fromStdString(spec.data.dataset));
    sentences << tr("The network (%1, %2 hidden units%3) learned %4 of %5, %6 training sequences each.")
                     .arg(words::cellOf(spec), words::number(spec.model.hiddenUnits), coefficients,
                          spec.data.tasks == 1 ? tr("one task")
                                               : tr("%1 tasks, one after the other,").arg(spec.data.tasks),
                          dataset.toHtmlEscaped(), sequencesText(run.latest()->timetable));
    if (spec.data.testOn == DataSplit::Validation)
        sentences << tr("Evaluated on a validation set, a sixth of the training sequences, not on the test set.");
    const QString as =
        spec.model.embedding > 0 ? tr("as %1 numbers").arg(words::number(spec.model.embedding)) : tr("one-hot");
    if (kind == DataKind::Texts)
        sentences << tr("Of each text up to %1 words are read, each %2; it knows %3 words, which make up %4 of the "
                        "training texts.")
                         .arg(words::number(run.latest()->steps), as,
                              words::number(static_cast<qint64>(run.latest()->words->size())),
                              words::percent(run.latest()->knownShare, 1));
    if (kind == DataKind::RunningTexts)
        sentences << tr("%1 characters make a sequence, each read %2 and answered by the one that follows; it knows %3 "
                        "characters. %4")
                         .arg(words::number(run.latest()->steps), as,
                              words::number(static_cast<qint64>(run.latest()->words->size())),
                              spec.training.carryState ? tr("The text is read on from batch to batch.")
                                                       : tr("Each sequence begins with a state of zero."));
    if (spec.data.tasks > 1) {
        const StreamType& stream = typeOf(spec.data.stream);
        sentences << words::setting(kind != DataKind::Numbers ? stream.textExplanation : stream.explanation)
                  << words::setting(typeOf(spec.data.scenario).explanation);
        if (spec.data.joint) sentences << tr("All tasks were learned at once, and tested one by one.");
    }
    sentences << tr("%1, batches of %2, %3 with a learning rate of %4%5.")
                     .arg(spec.training.epochs == 1 ? tr("One epoch per task")
                                                    : tr("%1 epochs per task").arg(words::number(spec.training.epochs)),
                          words::number(spec.training.batch), settingText("training.optimizer"),
                          settingText("training.learningRate"),
                          isOn("training.gradientClip")
                              ? tr(", gradients clipped to %1").arg(settingText("training.gradientClip"))
                              : QString());
    sentences << (isOn("rehearsal.samplesPerTask")
                      ? tr("Rehearsal: %1 sequences of each task are kept, %2 of earlier tasks join every batch.")
                            .arg(settingText("rehearsal.samplesPerTask"), settingText("rehearsal.perBatch"))
                      : tr("Nothing was rehearsed."));
    if (courseIn("importance.strength") && isOn("importance.strength"))
        sentences << tr("Weights are held by %1, with a strength Λ of %2.")
                         .arg(settingText("importance.method"), settingText("importance.strength"));
    if (isOn("distillation.strength"))
        sentences
            << tr("Distillation from the network before each task, with a strength of %1 and a temperature of %2.")
                   .arg(settingText("distillation.strength"), settingText("distillation.temperature"));
    const auto sparsity = courseIn("inhibition.sparsity");
    sentences
        << (!isOn("inhibition.sparsity") ? tr("No inhibition.")
            : sparsity->changes.empty()
                ? tr("Inhibition silences %1 of the units.").arg(words::percent(spec.inhibition.sparsity))
                : tr("Inhibition, share of the units that are silenced: %1.").arg(settingText("inhibition.sparsity")));
    sentences << tr("Seed %1.").arg(spec.seed) << outcomeInWords(*run.latest());
    const auto& changes = run.latest()->changes;
    for (std::size_t n = 0; n < changes.size(); ++n)
        sentences << tr("After batch %1: %2.")
                         .arg(words::number(changes[n].batch),
                              words::describe(changes[n], valueBefore(n, changes, run.latest()->firstKnobs)));
    return paragraph(sentences.join(' '));
}

/// Heads of a table of some of the runs; what is not finished is marked.
QStringList headsOf(const QString& first, const QList<Run>& runs, const QList<qsizetype>& shown) {
    QStringList heads{first};
    const QStringList names = namesOf(runs);
    for (const qsizetype n : shown) {
        const QString unfinished = words::unfinishedText(*runs[n].latest());
        heads << names[n].toHtmlEscaped() +
                     (unfinished.isEmpty() ? QString() : QStringLiteral("<br><small>%1</small>").arg(unfinished));
    }
    return heads;
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

QString resultsTable(const QList<Run>& runs, const QList<qsizetype>& shown) {
    QList<QStringList> rows;
    for (const Metric metric : allMetrics) {
        QStringList row{QStringLiteral("<b>%1</b><br><small>%2</small>")
                            .arg(words::nameOf(metric), QString::fromUtf8(infoOf(metric).formula).toHtmlEscaped())};
        for (const qsizetype n : shown) row << words::percent(runs[n].latest()->scoreboard.value(metric), 2);
        rows << row;
    }
    QStringList first{tr("<b>first task, at the end</b>")};
    for (const qsizetype n : shown) {
        const auto& curve = runs[n].latest()->accuracy.front();
        first << (curve.empty() ? QStringLiteral("–") : words::percent(curve.points().back().value, 2));
    }
    rows << first;
    return tableOf(headsOf(tr("% of test sequences"), runs, shown), rows);
}

/// A table for all runs that can be compared; those that cannot have one of their own, and a sentence why.
QString resultsOf(const QList<Run>& runs) {
    QString html;
    const auto groups = comparableOnes(runs);
    for (const ComparableRuns& group : groups) {
        if (&group != &groups.first()) {
            if (!group.areFinished && groups.first().areFinished)
                html += paragraph(tr("Not finished, so not compared with runs that are:"));
            if (group.obstacle)
                html += paragraph(tr("Not compared with the runs above (%1):").arg(words::describe(*group.obstacle)));
        }
        html += resultsTable(runs, group.runs);
    }
    return html +
           paragraph(tr(
               "R[i][j] is the accuracy on task j after learning task i, b[j] that of the untrained network. One run "
               "each: no error bar can be given."));
}

QString differencesOf(const QList<Run>& runs) {
    QList<qsizetype> all(runs.size());
    std::iota(all.begin(), all.end(), 0);
    QList<QStringList> rows;
    for (const words::SettingDifference& difference : words::differencesOf(runs)) {
        QStringList row{difference.label + QStringLiteral(" <small>%1</small>").arg(difference.key)};
        for (const QString& value : difference.values) row << value.toHtmlEscaped();
        rows << row;
    }
    return rows.isEmpty() ? paragraph(tr("The runs have the same settings."))
                          : tableOf(headsOf(tr("setting"), runs, all), rows);
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

QString costOf(const QList<Run>& runs) {
    const QStringList names = namesOf(runs);
    QList<QStringList> measured;
    bool anyShared = false;
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const RunTiming& timing = runs[n].latest()->timing;
        const auto rate = trainingRateOf(timing);
        anyShared |= timing.sharedMachine;
        const QString text = rate ? words::number(std::llround(*rate)) : QStringLiteral("–");
        measured << QStringList{names[n].toHtmlEscaped(), timing.sharedMachine ? tr("%1 (shared)").arg(text) : text,
                                words::fixed(timing.trainingSeconds, 1), words::fixed(timing.evaluationSeconds, 1),
                                words::number(timing.threads)};
    }
    return computedCostOf(runs, names) + QStringLiteral("<p><small>%1</small></p>").arg(whatDoesNotAddUp()) +
           tableOf({tr("measured, on this machine"), tr("sequences/s, training"), tr("training, s"),
                    tr("evaluation, s"), tr("threads")},
                   measured) +
           (anyShared ? QStringLiteral("<p><small>%1</small></p>").arg(whatSharedMeans()) : QString());
}

std::vector<Verdict> verdictsOn(const QList<Run>& runs) {
    std::vector<ComparedRun> compared;
    const QStringList names = namesOf(runs);  // for those that have no name of their own
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const std::string name = runs[n].name.empty() ? names[n].toStdString() : runs[n].name;
        compared.push_back(comparedRun(name, runs[n].spec, *runs[n].latest()));
    }
    return verdictsOf(compared);
}

template <typename PanelKind>
Block figureBlock(const Run& run, QSizeF millimetres, const QString& caption) {
    auto makePanel = [] { return std::make_unique<PanelKind>(); };
    return {{}, Figure(makePanel, run.latest(), {}, millimetres), caption};
}

/// The command, and what there is to know before it is run.
QString howToRepeat(const ExperimentSpec& spec) {
    const RepeatCommand command = repeatCommand(spec);
    QString html = code(QString::fromStdString(command.text));
    if (!spec.events.empty())
        html +=
            paragraph(tr("Settings were changed while this run was going, which options of the command line cannot "
                         "say: the command carries the whole spec, changes included."));
    if (!command.relativeNames.empty())
        html += paragraph(tr("Run it in the folder in which the run was started: %1 is a name relative to that.")
                              .arg(QString::fromStdString(command.relativeNames.front()).toHtmlEscaped()));
    return html;
}

/// What the report is on, in a line.
QString titleOf(const QList<Run>& runs) {
    if (runs.size() > 1) return namesOf(runs).join(tr(" and "));
    const QString title = words::titleOf(runs.front().spec);
    return runs.front().name.empty() ? title
                                     : QString::fromStdString(runs.front().name) + QStringLiteral(" – ") + title;
}

/// The whole report, piece by piece.
Blocks blocksOf(const QList<Run>& runs) {
    Blocks blocks;
    const bool isOne = runs.size() == 1;
    const auto add = [&](Block block) { blocks.push_back(std::move(block)); };
    const QStringList names = namesOf(runs);
    add(textBlock(QStringLiteral("<h1>%1</h1>").arg(titleOf(runs).toHtmlEscaped()) + heading(tr("What was run"))));
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const Run& run = runs[n];
        const QString name = isOne ? QString() : QStringLiteral("<h3>%1</h3>").arg(names[n].toHtmlEscaped());
        const QString note =
            run.note.empty() ? QString()
                             : paragraph(tr("<i>Note: %1</i>").arg(QString::fromStdString(run.note).toHtmlEscaped()));
        add(textBlock(name + inWords(run) + note));
    }
    if (!isOne) add(textBlock(heading(tr("Differences in settings")) + differencesOf(runs)));
    add(textBlock(heading(tr("Results")) + resultsOf(runs)));
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const Run& run = runs[n];
        const QString of = isOne ? QString() : QStringLiteral(" – ") + names[n];
        const QString sentence = AccuracyPanel::sentenceOf(*run.latest());
        add(figureBlock<AccuracyPanel>(run, wideFigure,
                                       tr("Test accuracy of every task over training%1. %2").arg(of, sentence)));
        add(figureBlock<MemoryMatrixPanel>(run, squareFigure,
                                           tr("Accuracy on each task after learning each task, %%1.").arg(of)));
        if (!run.latest()->activity.signals.empty())
            add(figureBlock<ActivityPanel>(
                run, tallFigure,
                tr("Gates, candidate and hidden state at the end%1; dashed: at the ends of earlier tasks.").arg(of)));
    }
    add(textBlock(heading(tr("What it costs")) + costOf(runs)));
    add(textBlock(heading(tr("What is reported, and what was found here")) + tableOfVerdicts(verdictsOn(runs)) +
                  footOfVerdicts()));
    add(textBlock(
        heading(tr("Environment")) +
        paragraph(tr("MiRU Lab %1; arithmetic: 32-bit floating point. Equal settings give equal bits on one build "
                     "and machine, for any number of threads.")
                      .arg(QStringLiteral(MIRU_VERSION)))));
    add(textBlock(heading(tr("How to repeat it"))));
    for (const Run& run : runs) add(textBlock(howToRepeat(run.spec)));
    if (isOne && !repeatCommand(runs.front().spec).carriesSpec)
        add(textBlock(paragraph(tr("The settings in full:")) +
                      code(QString::fromStdString(writeSpec(runs.front().spec)))));
    return blocks;
}

}  // namespace

QByteArray reportAsHtml(const QList<Run>& runs) { return documentAsHtml(blocksOf(runs), titleOf(runs)); }

QByteArray reportAsPdf(const QList<Run>& runs) {
    const LightForPaper light;
    return documentAsPdf(blocksOf(runs), titleOf(runs));
}

}  // namespace miru
