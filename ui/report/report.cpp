// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/report.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/run/comparability.h"
#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "core/study/claims.h"
#include "resources/repeat_command.h"
#include "ui/report/claims_table.h"
#include "ui/report/plot_of_runs.h"
#include "ui/report/plots.h"
#include "ui/report/run_tables.h"
#include "ui/report/run_text.h"
#include "ui/report/verification.h"
#include "ui/style/numbers.h"
#include "ui/style/result_text.h"
#include "ui/style/run_names.h"
#include "ui/style/spec_text.h"

namespace miru {
namespace {

constexpr QSizeF squareFigure{104, 84};
constexpr QSizeF largeSquareFigure{126, 100};  // of many tasks
constexpr QSizeF smallSquareFigure{84, 68};
constexpr QSizeF tallFigure{174, 110};
constexpr QSizeF lowFigure{174, 84};
constexpr qsizetype mostWithPlotsOfTheirOwn = 4;  // runs

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// In the words of the panel that shows them.
class MatrixPanel {
    Q_DECLARE_TR_FUNCTIONS(miru::MemoryMatrixPanel)
};

/// Accuracies after each task on each task; of running texts, which are known by it, bits per character.
Block matrixOf(const Run& run, QSizeF millimetres, const QString& of, const QString& above) {
    const Snapshot& last = *run.latest();
    const bool isText = last.network.dataKind() == DataKind::RunningTexts && last.lossRows.size() > 1;
    MapPlot plot;
    for (int task = 1; task <= last.scoreboard.taskCount(); ++task) {
        plot.rowNames << MatrixPanel::tr("after %1").arg(task);
        plot.columnNames << MatrixPanel::tr("on %1").arg(task);
    }
    plot.areColumnsTasks = true;
    if (isText) {
        plot.values.assign(last.lossRows.begin() + 1, last.lossRows.end());  // the first is of the untrained network
        plot.factor = 1;
        plot.decimals = 2;
        plot.low = 0;
        for (auto& row : plot.values)
            for (double& loss : row) plot.low = std::max(plot.low, std::isfinite(loss /= std::numbers::ln2) ? loss : 0);
        plot.high = 0;  // the less the better: the colours run the other way round
    } else {
        plot.values = last.scoreboard.rows();
    }
    QStringList metrics;
    for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting})
        metrics << words::nameOf(metric) + ' ' + words::percent(last.scoreboard.value(metric));
    plot.foot = metrics.join(QStringLiteral(" · "));
    return {above, drawn(plot, millimetres),
            isText ? tr("Bits per character on each task after learning each task%1.").arg(of)
                   : tr("Accuracy on each task after learning each task, %%1.").arg(of)};
}

/// What a file is called that goes along with the report, of one run or of one of several.
QString fileNameFor(const QList<Run>& runs, qsizetype n, const char* name) {
    return runs.size() == 1 ? QString::fromUtf8(name) : QStringLiteral("run-%1-%2").arg(n + 1).arg(QLatin1String(name));
}
constexpr const char* nameOfScript = "repeat.sh";

/// As in the folder of a run, and whatever is too long for a page.
ReportFiles filesOf(const QList<Run>& runs, const Submission& submission) {
    ReportFiles files{
        {QStringLiteral("report.json"), reportJson(runs, submission), QStringLiteral("application/json")}};
    for (qsizetype n = 0; n < runs.size(); ++n) {
        const Run& run = runs[n];
        const auto add = [&](const char* name, const std::string& content, const char* type) {
            files.push_back({fileNameFor(runs, n, name), QByteArray::fromStdString(content), QLatin1String(type)});
        };
        add("spec.json", writeSpec(run.spec), "application/json");
        add("summary.json", summaryJson(run), "application/json");
        add("matrix.csv", matrixCsv(run.latest()->scoreboard), "text/csv");
        if (const RepeatCommand command = repeatCommand(run.spec); command.carriesSpec)
            add(nameOfScript, command.text + '\n', "application/x-sh");
        if (QString::fromStdString(run.note).size() > printedNoteLength) add("note.txt", run.note, "text/plain");
    }
    return files;
}

/// The command, and what there is to know before it is run.
QString howToRepeat(const QList<Run>& runs, qsizetype n) {
    const RepeatCommand command = repeatCommand(runs[n].spec);
    const QString script = fileNameFor(runs, n, nameOfScript);
    QString html = code(command.carriesSpec ? QStringLiteral("sh ") + script : QString::fromStdString(command.text));
    if (command.carriesSpec)
        html += paragraph(tr("%1 goes along with this report; it carries the whole spec, changes made during the run "
                             "included.")
                              .arg(script));
    if (!command.relativeNames.empty())
        html += paragraph(tr("Run it in the folder in which the run was started: %1 is a name relative to that.")
                              .arg(QString::fromStdString(command.relativeNames.front()).toHtmlEscaped()));
    return html;
}

/// What the report is on, in a line.
QString subjectOf(const QList<Run>& runs) {
    constexpr qsizetype mostNamed = 3;
    if (runs.size() > mostNamed) return tr("%1 runs compared").arg(runs.size());
    if (runs.size() > 1) return namesOf(runs).join(tr(" and "));
    const QString title = words::titleOf(runs.front().spec);
    return runs.front().name.empty() ? title
                                     : QString::fromStdString(runs.front().name) + QStringLiteral(" – ") + title;
}

QString titleOf(const QList<Run>& runs, const QString& author) {
    return author.isEmpty() ? subjectOf(runs) : author + QStringLiteral(" – ") + subjectOf(runs);
}

QString whatHappened(const QList<Run>& runs, const std::vector<Verdict>& verdicts) {
    const QStringList names = namesOf(runs);
    QString html;
    for (qsizetype n = 0; n < runs.size(); ++n)
        html += paragraph((runs.size() == 1 ? QString() : QStringLiteral("<b>%1</b>: ").arg(names[n].toHtmlEscaped())) +
                          whatHappenedIn(runs[n]));
    const QString claims = claimsInSentences(verdicts);
    return html + (claims.isEmpty() ? QString() : paragraph(claims));
}

/// What whoever looks at one page has to see.
void addFirstPage(const QList<Run>& runs, const std::vector<Verdict>& verdicts, const QString& author, Blocks& blocks) {
    const QString subject = subjectOf(runs).toHtmlEscaped();
    const QString title = author.isEmpty()
                              ? QStringLiteral("<h1>%1</h1>").arg(subject)
                              : QStringLiteral("<h1>%1</h1>%2").arg(author.toHtmlEscaped(), paragraph(subject));
    Block plot = plotOfRuns(runs);
    plot.html = title;
    blocks.push_back(std::move(plot));
    blocks.push_back(textBlock(heading(tr("What happened")) + whatHappened(runs, verdicts)));
    blocks.push_back(textBlock(heading(tr("Results")) + tableOfResults(runs)));
    blocks.push_back(textBlock(heading(tr("Settings that matter")) + tableOfSettings(runs)));
    if (runs.size() > 1) blocks.push_back(textBlock(heading(tr("Differences in settings")) + tableOfDifferences(runs)));
    QString commands = heading(tr("How to repeat it"));
    for (qsizetype n = 0; n < runs.size(); ++n) commands += howToRepeat(runs, n);
    blocks.push_back(textBlock(commands));
}

/// Text and plots of a run; of many runs no more than their matrices.
void addRun(const QList<Run>& runs, qsizetype n, Blocks& blocks) {
    const Run& run = runs[n];
    const bool isOne = runs.size() == 1;
    const QString name = namesOf(runs)[n];
    const QString of = isOne ? QString() : QStringLiteral(" – ") + name;
    constexpr int manyTasks = 10;
    const QSizeF square = run.latest()->position.taskCount > manyTasks ? largeSquareFigure
                          : isOne                                      ? squareFigure
                                                                       : smallSquareFigure;
    const QString chapter =
        isOne ? heading(tr("What was run")) : QStringLiteral("<h3>%1</h3>").arg(name.toHtmlEscaped());
    blocks.push_back(matrixOf(run, square, of, chapter + settingsInSentences(run) + printedNote(run)));
    if (runs.size() <= mostWithPlotsOfTheirOwn && !run.latest()->activity.signals.empty())
        blocks.push_back(
            {{},
             drawn(unitHistogramsOf(*run.latest()), isOne ? tallFigure : lowFigure),
             tr("Gates, candidate and hidden state at the end%1; dashed: at the ends of earlier tasks.").arg(of)});
}

/// The whole report, piece by piece.
Blocks blocksOf(const QList<Run>& runs, const Submission& submission, const ReportFiles& files) {
    Blocks blocks;
    const std::vector<Verdict> verdicts = verdictsOn(runs);
    addFirstPage(runs, verdicts, submission.author, blocks);
    if (submission.lesson) blocks.push_back(textBlock(lessonPart(*submission.lesson, runs)));
    for (qsizetype n = 0; n < runs.size(); ++n) addRun(runs, n, blocks);
    blocks.push_back(textBlock(heading(tr("What it costs")) + tablesOfCost(runs)));
    blocks.push_back(textBlock(heading(tr("What is reported, and what was found here")) + tableOfVerdicts(verdicts) +
                               footOfVerdicts()));
    blocks.push_back(textBlock(
        heading(tr("Environment")) +
        paragraph(tr("MiRU Lab %1; arithmetic: 32-bit floating point. Equal settings give equal bits on one build "
                     "and machine, for any number of threads.")
                      .arg(QStringLiteral(MIRU_VERSION)))));
    blocks.push_back(listOfFiles(files));
    return blocks;
}

}  // namespace

Document reportOn(const QList<Run>& runs, const Submission& submission) {
    ReportFiles files = filesOf(runs, submission);
    return {blocksOf(runs, submission, files), titleOf(runs, submission.author), std::move(files)};
}

QByteArray reportAsHtml(const QList<Run>& runs, const Submission& submission) {
    return documentAsHtml(reportOn(runs, submission));
}

}  // namespace miru
