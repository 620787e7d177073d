// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The printed report: four pages for a run, whatever it was; the first tells it all; nothing is parted that belongs together.

#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "tests/support/german.h"
#include "tests/support/pdf_text.h"
#include "tests/support/small_dataset.h"
#include "tests/support/warnings.h"
#include "ui/report/printed.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

Run trained(const ExperimentSpec& spec) {
    return {spec, {}, {}, {}, runExperiment(spec, smallDataset(), {}).snapshots};
}

ExperimentSpec small(CellKind cell, int tasks) {
    ExperimentSpec spec;
    spec.data.tasks = tasks;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 12;
    spec.evaluation = {.every = 5, .sequences = 30};
    return spec;
}

/// As much as can be said of a run: twenty tasks, every kind of method, a long name and a long note, a setting turned often.
Run elaborate(CellKind cell) {
    ExperimentSpec spec = small(cell, 20);
    spec.rehearsal.samplesPerTask = 5;
    spec.rehearsal.perBatch = 2;
    spec.importance.method = ImportanceSettings::Method::Ewc;
    spec.distillation.strength = 0.5;
    spec.inhibition.sparsity = 0.25;
    spec.training.learningRate = 0.003;
    Run run = trained(spec);
    run.name = QString("What a long name %1").arg(QString(60, 'n')).toStdString();
    run.note = QString("It was noted, ").repeated(500).toStdString();
    for (int batch = 1; batch <= 20; ++batch) run.spec.events.push_back({batch, Knob::LearningRate, 0.001 * batch});
    return run;
}

/// Paragraphs and tables of several pages, with a heading above each.
Blocks manyBlocks() {
    Blocks blocks;
    const QString words = QStringLiteral("Words that fill a line or two, and then a few more of them: 3:4, −0.5. ");
    for (int n = 0; n < 12; ++n) {
        QList<QStringList> rows;
        for (int row = 0; row < 3 + 7 * (n % 3); ++row)
            rows << QStringList{QStringLiteral("row %1").arg(row), words.repeated(row % 3),
                                words.repeated((row + n) % 2)};
        blocks.push_back(textBlock(heading(QStringLiteral("Heading %1").arg(n)) + tableOf({"a", "b", "c"}, rows, 3) +
                                   remark(words.repeated(5)) + heading(QStringLiteral("Below %1").arg(n)) +
                                   paragraph(words.repeated(4))));
    }
    return blocks;
}

QString textOf(const Blocks& blocks) {
    QString text;
    for (const Block& block : blocks) {
        QTextDocument document;
        document.setHtml(block.html);
        text += document.toPlainText();
    }
    return text;
}

}  // namespace

class TestReportPages : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnWarnings();
        Theme::current().apply(Theme::Kind::Light);
    }

    void nothingIsPartedInAnyTypeface_data() {
        QTest::addColumn<QFont>("font");
        for (const char* family : {"DejaVu Sans", "DejaVu Serif", "Inter"})
            for (const double size : {7.9, 8.2, 8.6, 9.0, 9.5, 10.3}) {
                QFont font(family);
                font.setPointSizeF(size);
                font.setStyleStrategy(QFont::PreferNoShaping);
                QTest::addRow("%s %.1f", family, size) << font;
            }
    }
    void nothingIsPartedInAnyTypeface() {
        QFETCH(QFont, font);
        const Blocks blocks = manyBlocks();
        const QStringList pages = pagesOfPdf(documentAsPdf({blocks, "Many"}, {QPageSize::A4, font}));
        QVERIFY(pages.size() > 2);
        // What is cut is drawn on both pages, or in another order.
        QCOMPARE(withoutSpaces(pages.join(QString())), withoutSpaces(textOf(blocks)));
        for (const QString& page : pages) {
            const QString lastLine = page.trimmed().section('\n', -1);
            QVERIFY2(!lastLine.startsWith("Heading") && !lastLine.startsWith("Below") && lastLine != "a b c",
                     qPrintable(lastLine));
        }
    }

    /// Where the text fits and the edge below it does not, none of it is drawn again above the next page.
    void aTableThatEndsWithThePageIsDrawnOnce() {
        for (const double size : {8.0, 8.5, 9.0, 9.5, 10.0}) {
            QFont font("Inter");
            font.setPointSizeF(size);
            font.setStyleStrategy(QFont::PreferNoShaping);
            for (int rows = 40; rows < 75; ++rows) {
                QList<QStringList> table;
                for (int row = 0; row < rows; ++row) table << QStringList{QStringLiteral("row%1").arg(row), "words"};
                Blocks blocks;
                blocks.push_back(textBlock(tableOf({"a", "b"}, table, 2)));
                blocks.push_back(textBlock(paragraph("Below.")));
                const QString text = pagesOfPdf(documentAsPdf({blocks, "One"}, {QPageSize::A4, font})).join(' ');
                QVERIFY2(text.count(QStringLiteral("row%1").arg(rows - 1)) == 1, qPrintable(text.right(200)));
            }
        }
    }

    void aRunTakesFourPagesAtMost_data() {
        QTest::addColumn<bool>("inGerman");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("family");
        for (const bool inGerman : {false, true})
            for (const auto size : {QPageSize::A4, QPageSize::Letter})
                for (const char* family : {"Inter", "DejaVu Sans"})
                    QTest::addRow("%s, %s, %s", inGerman ? "German" : "English",
                                  size == QPageSize::A4 ? "A4" : "Letter", family)
                        << inGerman << static_cast<int>(size) << QString(family);
    }
    void aRunTakesFourPagesAtMost() {
        QFETCH(bool, inGerman);
        QFETCH(int, size);
        QFETCH(QString, family);
        std::optional<German> german;
        if (inGerman) german.emplace();
        if (german && !german->isThere()) QSKIP("built without Qt's linguist tools (Debian: qt6-l10n-tools)");
        QFont font(family);
        font.setPointSizeF(Theme::baseFont().pointSizeF());
        const Paper paper{static_cast<QPageSize::PageSizeId>(size), font};
        for (const CellKind cell : {CellKind::Miru2, CellKind::Gru, CellKind::Lstm}) {
            const QStringList pages =
                pagesOfPdf(reportAsPdf({elaborate(cell)}, {QString("Anna ").repeated(20)}, paper));
            QVERIFY2(pages.size() <= 4, qPrintable(QString::number(pages.size()) + " pages"));
        }
    }

    void theFirstPageTellsItAll() {
        const QStringList one = pagesOfPdf(reportAsPdf({trained(small(CellKind::Miru2, 5))}, {"Anna & Ben"}));
        QVERIFY2(one[0].startsWith("Anna & Ben"), qPrintable(one[0]));
        for (const char* part :
             {"What happened", "Task 1", "Nothing was rehearsed.", "Reported but not found here", "Results", "ACC",
              "Settings that matter", "Cell", "MiRU-2", "Seed", "How to repeat it", "miru-run train forgetting"})
            QVERIFY2(one[0].simplified().contains(part), qPrintable(part + ("\n" + one[0])));
        const QStringList two =
            pagesOfPdf(reportAsPdf({trained(small(CellKind::Miru2, 5)), trained(small(CellKind::Gru, 5))}));
        QVERIFY2(two[0].startsWith("MiRU-2 and GRU"), qPrintable(two[0]));
        for (const char* part : {"solid: MiRU-2", "dashed: GRU", "What happened", "Results"})
            QVERIFY2(two[0].contains(part), qPrintable(part + ("\n" + two[0])));
    }

    void manyRunsGrowByHalfAPageEach() {
        QList<Run> runs;
        for (int seed = 1; seed <= 8; ++seed) {
            ExperimentSpec spec = small(CellKind::Miru2, 3);
            spec.seed = static_cast<std::uint32_t>(seed);
            runs << trained(spec);
        }
        const QStringList pages = pagesOfPdf(reportAsPdf(runs));
        QVERIFY2(pages.size() <= 10, qPrintable(QString::number(pages.size()) + " pages"));
        QVERIFY2(pages[0].startsWith("8 runs compared"), qPrintable(pages[0]));
        QVERIFY2(pages[0].contains("Test accuracy on the first task"), qPrintable(pages[0]));
    }

    void filesGoAlongAndAreNotPrinted() {
        const Run run = elaborate(CellKind::Miru2);
        const QByteArray pdf = reportAsPdf({run});
        QVERIFY(!textOfPdf(pdf).contains("\"hiddenUnits\""));
        const QTemporaryDir folder;
        QFile file(folder.filePath("a.pdf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
        file.close();
        const auto files = filesInPdf(file.fileName());
        QCOMPARE(files.value("spec.json"), QByteArray::fromStdString(writeSpec(run.spec)));
        QCOMPARE(files.value("matrix.csv"), QByteArray::fromStdString(matrixCsv(run.latest()->scoreboard)));
        QCOMPARE(files.value("summary.json"), QByteArray::fromStdString(summaryJson(run)));
        QCOMPARE(files.value("note.txt"), QByteArray::fromStdString(run.note));
        QVERIFY(files.value("repeat.sh").startsWith("miru-run train - <<'SPEC'\n{"));

        QString page = QString::fromUtf8(reportAsHtml({run}));
        QVERIFY(page.contains("<summary>spec.json</summary><pre>{\n"));
        const qsizetype folded = page.indexOf("<details>");
        QVERIFY(folded > 0 && !page.left(folded).contains("&quot;hiddenUnits&quot;"));
    }

    void equalReportsAreEqualFilesWheneverTheyAreWritten() {
        const Run run = trained(small(CellKind::Miru2, 2));
        const QByteArray pdf = reportAsPdf({run});
        QVERIFY(pdf.contains("/CreationDate (D:20000101000000"));
        QCOMPARE(reportAsPdf({run}), pdf);
    }
};

QTEST_MAIN(TestReportPages)
#include "tst_report_pages.moc"
