// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/study_report.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/export/device_program.h"
#include "core/study/study_findings.h"
#include "datasets/library.h"
#include "resources/repeat_command.h"
#include "ui/device/device_words.h"
#include "ui/report/claims_table.h"
#include "ui/report/plots.h"
#include "ui/study/study_pictures.h"
#include "ui/study/study_words.h"
#include "ui/style/claim_words.h"
#include "ui/style/numbers.h"
#include "ui/style/translated.h"

namespace miru {
namespace {

constexpr double figureWidth = 174;  // millimetres

QString tr(const char* text) { return QCoreApplication::translate("miru", text); }

/// What every run has in common, and what varies.
QString whatWasRun(const StoredStudy& stored) {
    const Study& study = stored.study;
    const ExperimentSpec& spec = study.spec;
    const auto over = std::ranges::count_if(stored.results, &StudyResult::isFinished);
    QString html = paragraph(words::preset(study.about).toHtmlEscaped());
    html += paragraph(
        tr("%1 of %2 runs are finished. Data: %3; %4; %5 hidden units, %6 per task, batches of %7; evaluated on %8.")
            .arg(words::number(over), words::number(study.runCount()))
            .arg(Library::titleOf(QString::fromStdString(spec.data.dataset)).toHtmlEscaped(),
                 spec.data.tasks == 1 ? tr("one task") : tr("%1 tasks, one after the other").arg(spec.data.tasks),
                 words::number(spec.model.hiddenUnits),
                 spec.training.epochs == 1 ? tr("one epoch") : tr("%1 epochs").arg(words::number(spec.training.epochs)),
                 words::number(spec.training.batch),
                 spec.data.testOn == DataSplit::Test ? tr("the test set") : tr("a validation set")));
    QList<QStringList> rows;
    for (const Axis& axis : study.axes) {
        QStringList cases;
        for (const Axis::Case& one : axis.cases) {
            QStringList sets;
            for (const auto& [key, value] : one.values)
                sets << words::localized(QString::fromStdString(key + " " + value));
            const QString name = words::localized(QString::fromStdString(one.name));
            cases << (axis.name == (one.values.empty() ? "" : one.values.front().first)
                          ? name.toHtmlEscaped()
                          : QStringLiteral("%1 <small>(%2)</small>")
                                .arg(name.toHtmlEscaped(), sets.isEmpty()
                                                               ? tr("nothing changed")
                                                               : sets.join(QStringLiteral(", ")).toHtmlEscaped()));
        }
        rows << QStringList{nameOf(axis).toHtmlEscaped(), cases.join(QStringLiteral("; "))};
    }
    return html + tableOf({tr("what varies"), tr("over")}, rows, 2);
}

/// A caption as a sentence.
QString asSentence(QString caption) {
    caption[0] = caption[0].toUpper();
    return caption + '.';
}

Block figureOf(const StoredStudy& study, Measure measure) {
    if (const auto map = mapOf(study.study)) {
        const StudyMapPicture picture = mapPictureOf(study, *map, measure);
        MapPlot plot;
        plot.rowNames = picture.rowNames;
        plot.columnNames = picture.columnNames;
        plot.values = picture.values;
        plot.marked = picture.marked;
        plot.low = picture.low;
        plot.high = picture.high;
        plot.decimals = 1;
        return {{}, drawn(plot, {120, 100}), asSentence(captionOfMap(measure))};
    }
    const StudyGroupsPicture picture = groupsPictureOf(study, measure);
    const double height = std::min(200.0, 24 + 5.6 * static_cast<double>(picture.groups.size()));
    return {{},
            drawn(picture, {figureWidth, height}),
            asSentence(nameOf(measure) + QStringLiteral(": ") + captionOfGroups())};
}

Block figureOfCourses(const StoredStudy& study) {
    const StudyCoursePicture picture = coursePictureOf(study);
    const double height = 22 + 30 * static_cast<double>(picture.rowNames.size());
    return {{}, drawn(picture, {figureWidth, height}), asSentence(captionOfCourses())};
}

QString tableOfGroups(const StoredStudy& stored) {
    QList<QStringList> rows;
    bool anyShared = false;
    const bool haveBits = std::ranges::any_of(
        stored.results, [](const StudyResult& result) { return result.isFinished() && result.bitsPerCharacter; });
    const auto text = [](double value, int decimals) { return words::fixed(100 * value, decimals); };
    for (const StudyGroup& group : groupsOf(stored.study)) {
        const Statistics acc = statisticsOf(valuesOf(stored, group, Measure::Acc));
        if (acc.n == 0) continue;
        QStringList row{words::localized(QString::fromStdString(group.name)).toHtmlEscaped(), words::number(acc.n),
                        text(acc.mean, 2)};
        row << (acc.hasInterval() ? text(acc.deviation, 2) : QStringLiteral("–"))
            << (acc.hasInterval() ? text(acc.low(), 1) + QStringLiteral(" … ") + text(acc.high(), 1)
                                  : QStringLiteral("–"));
        for (const Measure measure : {Measure::FirstTask, Measure::Bwt, Measure::Forgetting}) {
            const Statistics s = statisticsOf(valuesOf(stored, group, measure));
            row << (s.n == 0 ? QStringLiteral("–") : text(s.mean, 1));
        }
        const Statistics bits = statisticsOf(valuesOf(stored, group, Measure::BitsPerCharacter));
        if (haveBits) row << (bits.n == 0 ? QStringLiteral("–") : words::fixed(bits.mean, 3));
        const Statistics rate = statisticsOf(valuesOf(stored, group, Measure::TrainingRate));
        const bool isShared = std::ranges::any_of(group.runs, [&](int run) {
            const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
            return result.isFinished() && result.timing.sharedMachine;
        });
        anyShared |= isShared;
        const QString speed = words::rate(rate.mean);
        row << (rate.n == 0 ? QStringLiteral("–") : isShared ? tr("%1 (shared)").arg(speed) : speed);
        rows << row;
    }
    QStringList columns{tr("group"),         tr("seeds, n"),      tr("ACC, %"), tr("sd"),
                        tr("95 % interval"), tr("first task, %"), tr("BWT"),    tr("forgetting")};
    if (haveBits) columns << tr("bits per character");
    columns << tr("trained/s");
    return tableOf(columns, rows) +
           paragraph(tr(
               "<small>n counts the seeds that are finished; mean = Σx/n; sd = √(Σ(x − mean)²/(n − 1)); interval = "
               "mean ± t(n − 1)·sd/√n (Student 1908). "
               "ACC = mean over j of R[T−1][j]; BWT = mean over j &lt; T−1 of (R[T−1][j] − R[j][j]) (Lopez-Paz &amp; "
               "Ranzato 2017). Rates are measured on one core each.</small>")) +
           (anyShared ? paragraph(QStringLiteral("<small>%1</small>").arg(whatSharedMeans())) : QString());
}

/// What is done against forgetting costs, counted; empty where nothing is done.
QString tableOfMethodCosts(const StoredStudy& stored) {
    QList<QStringList> rows;
    const auto millions = [](std::int64_t count) { return words::fixed(static_cast<double>(count) / 1e6, 2); };
    const auto kilobytes = [](std::int64_t bytes) { return words::fixed(static_cast<double>(bytes) / 1e3, 1); };
    bool anyCost = false;
    for (const StudyGroup& group : groupsOf(stored.study)) {
        const auto run = std::ranges::find_if(
            group.runs, [&](int number) { return stored.results[static_cast<std::size_t>(number)].isFinished(); });
        if (run == group.runs.end()) continue;
        const StudyResult& result = stored.results[static_cast<std::size_t>(*run)];
        const StrategyCost& cost = result.strategy;
        anyCost |= cost != StrategyCost{} || result.rehearsalBytes > 0;
        rows << QStringList{words::localized(QString::fromStdString(group.name)).toHtmlEscaped(),
                            words::number(cost.numbers),
                            kilobytes(cost.bytes),
                            kilobytes(result.rehearsalBytes),
                            millions(cost.macsPerBatch),
                            millions(cost.macsPerTask)};
    }
    if (!anyCost) return {};
    return tableOf({tr("group"), tr("numbers kept"), tr("numbers, kB"), tr("sequences, kB"),
                    tr("10⁶ multiply-adds per batch"), tr("10⁶ at a task's end")},
                   rows) +
           paragraph(
               QStringLiteral("<small>%1</small>")
                   .arg(tr("Counted from shapes: what is kept when memories are full, and what is computed besides "
                           "the task's own sequences.")));
}

/// What networks take on a microcontroller, counted; empty where nothing was.
QString tableOfDevice(const StoredStudy& stored) {
    if (stored.device.empty()) return {};
    std::vector<DeviceRow> sorted = stored.device;
    std::ranges::stable_sort(sorted, {}, &DeviceRow::run);
    const auto groups = groupsOf(stored.study);
    const auto nameOf = [&](int run) {
        const auto group = std::ranges::find_if(
            groups, [run](const StudyGroup& one) { return std::ranges::count(one.runs, run) > 0; });
        return words::localized(QString::fromStdString(group->name)).toHtmlEscaped();
    };
    QList<QStringList> rows;
    QStringList boards;
    const auto isOfFirst = [&](const DeviceRow& row) { return row.board == sorted.front().board; };
    const bool isOneBoard = std::ranges::all_of(sorted, isOfFirst);
    for (const DeviceRow& row : sorted) {
        const auto ratio = ratioToGru(stored.study, stored.device, row);
        const QString board = QString::fromUtf8(findDeviceBoard(row.board)->title);
        if (!boards.contains(board)) boards << board;
        rows << QStringList{
            isOneBoard ? nameOf(row.run) : nameOf(row.run) + QStringLiteral(" · ") + board.toHtmlEscaped(),
            titleOf(row.numbers),
            row.isSparse ? tr("winners alone") : tr("all units"),
            words::fixed(100 * row.accuracy, 2),
            words::fixed(row.instructions / 1e6, 2),
            words::fixed(static_cast<double>(row.flashBytes) / 1e3, 1),
            words::number(row.ramBytes),
            ratio ? words::fixed(*ratio, 2) + QStringLiteral("×") : QStringLiteral("–")};
    }
    return tableOf({tr("group"), tr("numbers"), tr("products"), tr("ACC, %"), tr("10⁶ instructions"), tr("flash, kB"),
                    tr("RAM, bytes"), tr("a GRU takes")},
                   rows, 3) +
           paragraph(QStringLiteral("<small>%1</small>")
                         .arg(boards.join(QStringLiteral(", ")).toHtmlEscaped() + QStringLiteral(". ") +
                              tr("Instructions of a sequence on a simulated processor (QEMU), compiled with -O2; "
                                 "instructions, not cycles. Whole numbers are tested on as many test sequences as the "
                                 "export takes. The last column is a GRU's instructions by those of the run.")));
}

QString unfinishedIn(const StoredStudy& stored) {
    QString html;
    for (int run = 0; run < stored.study.runCount(); ++run) {
        const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
        if (!result.isOver() || result.isFinished()) continue;
        html += paragraph(tr("Run %1 (%2): %3. %4")
                              .arg(words::number(run + 1),
                                   words::localized(QString::fromStdString(stored.study.nameOf(run))).toHtmlEscaped(),
                                   result.outcome == "diverged" ? tr("diverged") : tr("failed"),
                                   QString::fromStdString(result.problem).toHtmlEscaped()));
    }
    return html;
}

/// What programs read of the studies; the names of several have numbers.
ReportFiles filesOf(const std::vector<StoredStudy>& studies) {
    ReportFiles files;
    for (std::size_t n = 0; n < studies.size(); ++n) {
        const QString prefix = studies.size() == 1 ? QString() : QStringLiteral("study-%1-").arg(n + 1);
        files.push_back({prefix + QStringLiteral("study.json"),
                         QByteArray::fromStdString(writeStudyBriefly(studies[n].study)),
                         QStringLiteral("application/json")});
        files.push_back({prefix + QStringLiteral("study.csv"), QByteArray::fromStdString(studyCsv(studies[n])),
                         QStringLiteral("text/csv")});
        if (!studies[n].device.empty())
            files.push_back({prefix + QStringLiteral("device.csv"),
                             QByteArray::fromStdString(deviceCsv(studies[n].study, studies[n].device)),
                             QStringLiteral("text/csv")});
    }
    return files;
}

/// The command; what it needs unless the study is one that comes with the program.
QString howToRepeat(const Study& study) {
    const StudyCommand command = repeatCommand(study);
    const QString html = code(QString::fromStdString(command.text));
    return command.needsFile ? html + paragraph(tr("with the study.json that goes along with this report")) : html;
}

/// Every claim beside what each of the studies found.
Block verdictsOverAll(const std::vector<StoredStudy>& studies) {
    QString html = QStringLiteral("<h1>%1</h1>").arg(tr("What is reported, and what was found here"));
    for (const StoredStudy& study : studies)
        if (const auto verdicts = verdictsOf(study); !verdicts.empty())
            html += heading(titleOf(study.study).toHtmlEscaped()) + tableOfVerdicts(verdicts);
    return textBlock(html + footOfVerdicts());
}

void addStudy(const StoredStudy& stored, Blocks& blocks) {
    const auto add = [&](Block block) { blocks.push_back(std::move(block)); };
    add(textBlock(QStringLiteral("<h1>%1</h1>").arg(titleOf(stored.study).toHtmlEscaped()) +
                  heading(tr("What was run")) + whatWasRun(stored)));
    if (hasCourses(stored.study)) add(figureOfCourses(stored));
    add(figureOf(stored, Measure::Acc));
    if (stored.study.spec.data.tasks > 1 && !mapOf(stored.study)) add(figureOf(stored, Measure::FirstTask));
    add(textBlock(heading(tr("Results")) + tableOfGroups(stored)));
    if (const auto verdicts = expectationVerdictsOf(stored); !verdicts.empty())
        add(textBlock(heading(tr("What the literature leads to expect, and whether it came")) +
                      tableOfExpectations(verdicts)));
    if (const auto answers = openAnswersOf(stored); !answers.empty())
        add(textBlock(heading(tr("What the paper leaves open")) + tableOfOpenAnswers(answers)));
    if (const auto verdicts = verdictsOf(stored); !verdicts.empty())
        add(textBlock(heading(tr("What is reported, and what was found here")) + tableOfVerdicts(verdicts) +
                      footOfVerdicts()));
    if (const QString costs = tableOfMethodCosts(stored); !costs.isEmpty())
        add(textBlock(heading(tr("What methods cost")) + costs));
    if (const QString device = tableOfDevice(stored); !device.isEmpty())
        add(textBlock(heading(tr("Counted on a microcontroller")) + device));
    if (const QString unfinished = unfinishedIn(stored); !unfinished.isEmpty())
        add(textBlock(heading(tr("Runs that were not finished")) + unfinished));
    add(textBlock(heading(tr("Environment")) +
                  paragraph(tr("MiRU Lab %1; arithmetic: 32-bit floating point. Equal settings give equal bits on one "
                               "build and machine, for any number of threads.")
                                .arg(QStringLiteral(MIRU_VERSION)))));
    add(textBlock(heading(tr("How to repeat it")) + howToRepeat(stored.study)));
}

QString titleOf(const std::vector<StoredStudy>& studies) {
    return studies.size() == 1 ? titleOf(studies.front().study)
                               : tr("%1 studies").arg(words::number(std::ssize(studies)));
}

Blocks blocksOf(const std::vector<StoredStudy>& studies, const QString& author, const ReportFiles& files) {
    Blocks blocks;
    if (!author.isEmpty()) blocks.push_back(textBlock(QStringLiteral("<h1>%1</h1>").arg(author.toHtmlEscaped())));
    if (studies.size() > 1) blocks.push_back(verdictsOverAll(studies));
    for (const StoredStudy& study : studies) addStudy(study, blocks);
    blocks.push_back(listOfFiles(files));
    return blocks;
}

QString titleOf(const std::vector<StoredStudy>& studies, const QString& author) {
    return author.isEmpty() ? titleOf(studies) : author + QStringLiteral(" – ") + titleOf(studies);
}

}  // namespace

Document studyReportOn(const std::vector<StoredStudy>& studies, const QString& author) {
    ReportFiles files = filesOf(studies);
    return {blocksOf(studies, author, files), titleOf(studies, author), std::move(files)};
}

QByteArray studyReportAsHtml(const std::vector<StoredStudy>& studies, const QString& author) {
    return documentAsHtml(studyReportOn(studies, author));
}

}  // namespace miru
