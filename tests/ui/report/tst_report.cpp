// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports: complete, in one file without links, on one run and on several; and what else leaves the window.

#include <QDir>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/run/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/warnings.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/report/exporter.h"
#include "ui/report/printed.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

Run reported(CellKind cell, const QString& name) {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 12;
    spec.evaluation = {.every = 5, .sequences = 30};
    const Run record = runExperiment(spec, smallDataset(), {});
    return {record.spec, name.toStdString(), {}, {}, record.snapshots};
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

    QList<Run> m_runs;

 private Q_SLOTS:
    void initTestCase() {
        Theme::current().apply(Theme::Kind::Light);
        m_runs << reported(CellKind::Miru2, "MiRU-2 · seed 1") << reported(CellKind::Gru, "GRU <b> & co");
        m_runs[0].note = "a note with < and &";
    }
    void init() { failOnWarnings(); }

    void aPageIsOneFileWithoutLinks() {
        const QByteArray html = reportAsHtml({m_runs[0]});
        for (const char* outside : {"http-equiv", "<link", "<script", "src=", "url(", "@import"})
            QVERIFY2(!html.contains(outside), outside);
        QCOMPARE(html.count("<svg"), 3);
        for (const char* part :
             {"What was run", "Results", "What it costs", "What is reported", "How to repeat it",
              "miru-run train forgetting --set data.dataset=glyphs", "a note with &lt; and &amp;", "ACC", "2.88"})
            QVERIFY2(html.contains(part), part);
    }

    void everyFigureInItIsAWholeSvg() {
        const QByteArray html = reportAsHtml(m_runs);
        int figures = 0;
        for (qsizetype at = html.indexOf("<svg"); at >= 0; at = html.indexOf("<svg", at + 1)) {
            const qsizetype end = html.indexOf("</svg>", at) + 6;
            QVERIFY(QSvgRenderer(html.mid(at, end - at)).isValid());
            ++figures;
        }
        QCOMPARE(figures, 5);
    }

    void runsAreComparedByWhatTellsThemApart() {
        const QByteArray html = reportAsHtml(m_runs);
        QVERIFY(html.contains("Differences in settings"));
        QVERIFY(html.contains("<small>model.cell"));
        QVERIFY(!html.contains("<small>model.hiddenUnits"));
        QVERIFY(html.contains("GRU &lt;b&gt; &amp; co"));
        QVERIFY(!html.contains("GRU <b>"));
        QVERIFY(html.contains("one pair of equal seed: no interval can be given"));
    }

    void runsWithoutNamesAreCalledByWhatTellsThemApart() {
        QList<Run> runs{m_runs[0], m_runs[0]};
        for (Run& run : runs) run.name.clear();
        runs[0].folder = "/somewhere/first & best";
        runs[1].folder = "/somewhere/second";
        QByteArray html = reportAsHtml(runs);
        QVERIFY(html.contains("<h3>first &amp; best</h3>") && html.contains("<h3>second</h3>"));
        runs[0].spec.model.lambda = 0.5;
        runs[1].spec.model.lambda = 0.9;
        html = reportAsHtml(runs);
        QVERIFY(html.contains("<h3>λ 0.5</h3>") && html.contains("<h3>λ 0.9</h3>"));
        QVERIFY(html.contains("<title>λ 0.5 and λ 0.9</title>"));
    }

    void aTurnedSettingShowsItsCourseAndAGruHasNoCoefficients() {
        QList<Run> runs = m_runs;
        runs[0].spec.events = {{2, Knob::Beta, 0.8}};
        const QString html = QString::fromUtf8(reportAsHtml(runs));
        const qsizetype start = html.indexOf("Differences in settings");
        const QString differences = html.mid(start, html.indexOf("</table>", start) - start);
        QVERIFY2(differences.contains(QString::fromUtf8("0.55 → 0.8 at batch 2")), qPrintable(differences));
        const QString beta = differences.mid(differences.indexOf("model.beta"));
        QVERIFY2(beta.left(beta.indexOf("</tr>")).contains(QString::fromUtf8("–")), "of the GRU");
        QVERIFY(html.contains(QString::fromUtf8("β = 0.55 → 0.8 at batch 2")));
        QVERIFY(!html.contains(QString::fromUtf8("β = 0.55,")));
    }

    void aReportTellsHowFarErrorsReachedBack() {
        Run run = m_runs[0];
        QVERIFY(!reportAsHtml({run}).contains("BPTT:"));
        run.spec.training.truncation = 5;
        QVERIFY(!reportAsHtml({run}).contains("BPTT:"));
        run.spec.training.credit = CreditRule::Truncated;
        QVERIFY(reportAsHtml({run}).contains("Truncated BPTT: the gradient flowed within windows of a length of 5,"));
        run.spec.training.credit = CreditRule::FeedbackAlignment;
        QVERIFY(reportAsHtml({run}).contains("Direct feedback alignment: errors were fed to every step"));
        const QByteArray html = reportAsHtml({run, m_runs[1]});
        QVERIFY(html.contains("Credit assignment") && html.contains(">feedback alignment<"));
    }

    void anUnfinishedRunIsNotSetBesideFinishedOnes() {
        QList<Run> runs = m_runs;
        Snapshot left = *runs[1].latest();
        left.state = RunState::Stopped;
        left.position.batch = 4;
        runs[1].snapshots.back() = std::make_shared<const Snapshot>(left);
        const QString html = QString::fromUtf8(reportAsHtml(runs));
        const qsizetype results = html.indexOf("Results");
        const QString first = html.mid(results, html.indexOf("</table>", results) - results);
        QVERIFY(first.contains("MiRU-2 · seed 1") && !first.contains("GRU &lt;b&gt;"));
        QVERIFY(html.contains("Not finished, so not compared with runs that are"));
        QVERIFY(html.contains("stopped at batch 4"));
        QVERIFY2(!html.contains("pairs of equal seed, n") && !html.contains("one pair of equal seed"),
                 "no claim is judged by it");
    }

    void runsOnOtherTasksAreNotSetSideBySide() {
        QList<Run> runs = m_runs;
        runs[1].spec.data.stream = StreamKind::PermutedRows;
        const QString html = QString::fromUtf8(reportAsHtml(runs));
        QVERIFY(html.contains("Not compared with the runs above (another stream of tasks)"));
        QVERIFY(!html.contains("one pair of equal seed"));
    }

    void speedsOfASharedMachineAreMarked() {
        QList<Run> runs = m_runs;
        QVERIFY(!reportAsHtml(runs).contains("(shared)"));
        for (Run& run : runs) {
            Snapshot shared = *run.latest();
            shared.timing.sharedMachine = true;
            run.snapshots.back() = std::make_shared<const Snapshot>(shared);
        }
        const QByteArray html = reportAsHtml(runs);
        QCOMPARE(html.count("(shared)"), 2);
        QVERIFY(html.contains("shared: other runs used the machine"));
        QVERIFY(html.contains("measured while other runs shared the machine"));
    }

    void networksOfOtherShapesHaveTheirOwnCosts() {
        QList<Run> runs = m_runs;
        QCOMPARE(reportAsHtml(runs).count("computed, from shapes"), 1);
        Snapshot larger = *runs[1].latest();
        larger.resources = countResources({.steps = 28, .inputs = 28, .hidden = 99, .classes = 10});
        runs[1].snapshots.back() = std::make_shared<const Snapshot>(larger);
        QCOMPARE(reportAsHtml(runs).count("computed, from shapes"), 2);
    }

    void printedPagesHoldTheSame() {
        const QByteArray pdf = reportAsPdf(m_runs);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.count("/Type /Page\n") >= 2);
        QVERIFY(!pdf.contains("/Subtype /Image"));
    }

    void equalRunsHaveEqualReports() {
        QList<Run> again{reported(CellKind::Miru2, "MiRU-2 · seed 1")};
        again[0].note = m_runs[0].note;
        Snapshot timed = *again[0].latest();
        timed.timing = m_runs[0].latest()->timing;  // all that is measured
        again[0].snapshots.back() = std::make_shared<const Snapshot>(timed);
        QCOMPARE(reportAsHtml(again), reportAsHtml({m_runs[0]}));
    }

    void itSaysWhenTheCommandCarriesTheWholeSpec() {
        QVERIFY(!reportAsHtml({m_runs[0]}).contains("carries the whole spec"));
        Run changed = m_runs[0];
        changed.spec.events = {{5, Knob::Lambda, 0.9}};
        const QByteArray html = reportAsHtml({changed});
        QVERIFY(html.contains("carries the whole spec"));
        QVERIFY(html.contains("<pre>sh repeat.sh</pre>"));
    }

    void allPlotsAreWrittenAtOnce() {
        QTemporaryDir folder;
        AccuracyPanel accuracy;
        WhyPanel why;
        AccuracyPanel empty;
        accuracy.setSnapshot(m_runs[0].latest());
        why.setSnapshot(m_runs[0].latest());
        QCOMPARE(exportAllPlots({&accuracy, &why, &empty}, folder.path(), {{80, 50}, 96}), 5);
        const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names, (QStringList{"does-it-remember.csv", "does-it-remember.pdf", "does-it-remember.png",
                                     "does-it-remember.svg", "why-did-it-forget.csv"}));
        QCOMPARE(QImage(folder.filePath("does-it-remember.png")).width(), 302);
    }

    void whatCannotBeWrittenIsSaid() {
        AccuracyPanel accuracy;
        accuracy.setSnapshot(m_runs[0].latest());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportPlot(accuracy, "/no/such/folder/a.png", {}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportPlot(accuracy, "/tmp/a.docx", {}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportReport(m_runs, "/tmp/a.txt"));
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
