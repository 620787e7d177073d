// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports: complete, in one file without links, on one run and on several; and what else leaves the window.

#include <QDir>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/experiment/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/warnings.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/report/exporter.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

ReportedRun reported(CellKind cell, const QString& name) {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 12;
    spec.evaluation = {.every = 5, .samples = 30};
    const RunRecord record = runExperiment(spec, smallDataset(), {});
    return {name, {}, record.spec, record.last};
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

    QList<ReportedRun> m_runs;

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
        QCOMPARE(figures, 6);
    }

    void runsAreComparedByWhatTellsThemApart() {
        const QByteArray html = reportAsHtml(m_runs);
        QVERIFY(html.contains("What tells them apart"));
        QVERIFY(html.contains("<small>model.cell"));
        QVERIFY(!html.contains("<small>model.hiddenUnits"));
        QVERIFY(html.contains("GRU &lt;b&gt; &amp; co"));
        QVERIFY(!html.contains("GRU <b>"));
        QVERIFY(html.contains("one pair of equal seed: no interval can be given"));
    }

    void runsWithoutNamesAreCalledByWhatTellsThemApart() {
        QList<ReportedRun> runs{m_runs[0], m_runs[0]};
        for (ReportedRun& run : runs) run.name.clear();
        runs[0].folder = "/somewhere/first & best";
        runs[1].folder = "/somewhere/second";
        QByteArray html = reportAsHtml(runs);
        QVERIFY(html.contains("<h3>first &amp; best</h3>") && html.contains("<h3>second</h3>"));
        runs[0].spec.model.lambda = 0.5;
        runs[1].spec.model.lambda = 0.9;
        html = reportAsHtml(runs);
        QVERIFY(html.contains("<h3>λ 0.5</h3>") && html.contains("<h3>λ 0.9</h3>"));
        QVERIFY(html.contains("<title>λ 0.5 beside λ 0.9</title>"));
    }

    void printedPagesHoldTheSame() {
        const QByteArray pdf = reportAsPdf(m_runs);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.count("/Type /Page\n") >= 3);
        QVERIFY(!pdf.contains("/Subtype /Image"));
    }

    void equalRunsHaveEqualReports() {
        QList<ReportedRun> again{reported(CellKind::Miru2, "MiRU-2 · seed 1")};
        again[0].note = m_runs[0].note;
        Snapshot timed = *again[0].picture;
        timed.timing = m_runs[0].picture->timing;  // all that is measured
        again[0].picture = std::make_shared<const Snapshot>(timed);
        QCOMPARE(reportAsHtml(again), reportAsHtml({m_runs[0]}));
    }

    void itSaysWhenTheCommandCarriesTheWholeSpec() {
        QVERIFY(!reportAsHtml({m_runs[0]}).contains("carries the whole spec"));
        ReportedRun changed = m_runs[0];
        changed.spec.events = {{5, "model.lambda", 0.9}};
        const QByteArray html = reportAsHtml({changed});
        QVERIFY(html.contains("carries the whole spec"));
        QVERIFY(html.contains("<pre>miru-run train - &lt;&lt;'SPEC'\n{"));
    }

    void allPlotsAreWrittenAtOnce() {
        QTemporaryDir folder;
        AccuracyPanel accuracy;
        WhyPanel why;
        AccuracyPanel empty;
        accuracy.setSnapshot(m_runs[0].picture);
        why.setSnapshot(m_runs[0].picture);
        QCOMPARE(exportAllPlots({&accuracy, &why, &empty}, folder.path(), {{80, 50}, 96}), 5);
        const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names, (QStringList{"does-it-remember.csv", "does-it-remember.pdf", "does-it-remember.png",
                                     "does-it-remember.svg", "why-did-it-forget.csv"}));
        QCOMPARE(QImage(folder.filePath("does-it-remember.png")).width(), 302);
    }

    void whatCannotBeWrittenIsSaid() {
        AccuracyPanel accuracy;
        accuracy.setSnapshot(m_runs[0].picture);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportPlot(accuracy, "/no/such/folder/a.png", {}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportPlot(accuracy, "/tmp/a.docx", {}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, exportReport(m_runs, "/tmp/a.txt"));
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
