// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One claim, one verdict: the report on runs, the report on a study of the same runs and the page of studies say the same.

#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include "core/run/run_recorder.h"
#include "core/study/study_findings.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"
#include "tests/support/warnings.h"
#include "ui/report/report.h"
#include "ui/report/study_report.h"
#include "ui/study/study_verdicts_card.h"
#include "ui/style/claim_words.h"
#include "ui/style/theme.h"

using namespace miru;
using namespace miru::test;

namespace {

class Source : public DatasetSource {
 public:
    Dataset load(const std::string& name) const override {
        if (name == "texts") return smallTexts();
        Dataset dataset = smallDataset();
        dataset.train = smallSet(60, 11, {28, 28, 10});
        dataset.test = smallSet(30, 12, {28, 28, 10});
        dataset.classNames.clear();
        return dataset;
    }
};

/// The chapter in which claims are judged.
QString claimsIn(const QByteArray& html) {
    const QString page = QString::fromUtf8(html);
    const auto from = page.indexOf("What is reported, and what was found here");
    return page.mid(from, page.indexOf("<h2>", from) - from);
}

QString plain(const QString& html) {
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText();
}

Study studyOf(const QByteArray& dataset, const QByteArray& axes) {
    StudyReading reading = readStudy(R"({"format": 1, "title": "Some", "spec": {"format": 1,
        "data": {"dataset": ")" + dataset.toStdString() +
                                     R"(", "tasks": 1}, "evaluation": {"every": 1000}}, "axes": [)" +
                                     axes.toStdString() + "]}");
    if (!reading.isGood()) qFatal("%s", reading.problems.front().sentence.c_str());
    return reading.study;
}

/// The runs of the study, as their folders have them, under the names that the study gives its groups.
QList<Run> runsIn(const std::filesystem::path& folder) {
    const StoredStudy stored = readStudyFolder(folder);
    QList<Run> runs(stored.study.runCount());
    for (const StudyGroup& group : groupsOf(stored.study))
        for (const int run : group.runs) {
            runs[run] = readRunFolder(folderOfRun(folder, run));
            runs[run].name = group.name;
            runs[run].folder.clear();
        }
    return runs;
}

}  // namespace

class TestClaimsAgree : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void bothReportsAndThePageSayTheSameOfTheSameRuns_data() {
        QTest::addColumn<QByteArray>("dataset");
        QTest::addColumn<QByteArray>("axes");
        QTest::addColumn<QStringList>("said");
        const QByteArray cells = R"({"setting": "model.cell", "values": ["gru", "miru1", "miru2"]})";
        const QByteArray seeds = R"(, {"setting": "seed", "values": [1, 2, 3]})";
        const QByteArray oneSeed = R"(, {"setting": "seed", "values": [1]})";
        QTest::newRow("64 units") << QByteArray("small")
                                  << QByteArray(R"({"setting": "model.hiddenUnits", "values": [64]}, )" + cells + seeds)
                                  << QStringList{"2.80×, computed", "does not hold", "n = 3 pairs of equal seed"};
        QTest::newRow("several sizes, with and without inhibition")
            << QByteArray("small")
            << QByteArray(R"({"setting": "model.hiddenUnits", "values": [32, 64, 128, 160]},
                             {"setting": "inhibition.sparsity", "values": [0, 0.75]}, )" +
                          cells + oneSeed)
            << QStringList{"2.80×, computed", "2.88×, computed", "cannot tell", "holds"};
        QTest::newRow("one pair of runs") << QByteArray("small") << QByteArray(cells + oneSeed)
                                          << QStringList{"one pair of equal seed", "cannot tell"};
        QTest::newRow("each cell tuned") << QByteArray("small")
                                         << QByteArray(R"({"name": "cell", "cases": [
                   {"name": "GRU", "set": {"model.cell": "gru", "training.learningRate": 0.003}},
                   {"name": "fast", "set": {"model.cell": "miru2", "training.learningRate": 0.005}},
                   {"name": "many scales", "set": {"model.cell": "miru2", "model.lambdaRange": [0, 0.99]}}]})" +
                                                       seeds)
                                         << QStringList{"\nfast\n", "\nmany scales\n"};
        QTest::newRow("one cell alone") << QByteArray("small")
                                        << QByteArray(R"({"setting": "model.cell", "values": ["miru2"]})" + seeds)
                                        << QStringList{"2.88×, computed", "not looked at"};
        QTest::newRow("texts") << QByteArray("texts") << QByteArray(cells + seeds)
                               << QStringList{"without the embedding", "reported for 28 inputs"};
    }
    void bothReportsAndThePageSayTheSameOfTheSameRuns() {
        QFETCH(QByteArray, dataset);
        QFETCH(QByteArray, axes);
        QFETCH(QStringList, said);
        const auto folder = m_root.filePath(QTest::currentDataTag()).toStdString();
        const Source source;
        QVERIFY(runStudy(folder, studyOf(dataset, axes), source, {}));
        const StoredStudy stored = readStudyFolder(folder);
        const QString ofStudy = claimsIn(studyReportAsHtml({stored}));
        const QString ofRuns = claimsIn(reportAsHtml(runsIn(folder)));
        QCOMPARE(plain(ofRuns), plain(ofStudy));
        for (const QString& part : said) QVERIFY2(plain(ofStudy).contains(part), qPrintable(plain(ofStudy)));

        StudyVerdictsCard card;
        card.setStudy(stored);
        const auto verdicts = verdictsOf(stored);
        const QAbstractItemModel& table = *card.verdicts()->model();
        const auto textAt = [&table](int row, int column) { return table.index(row, column).data().toString(); };
        QCOMPARE(table.rowCount(), static_cast<int>(verdicts.size()));
        for (int row = 0; row < table.rowCount(); ++row) {
            const Verdict& verdict = verdicts[static_cast<std::size_t>(row)];
            QCOMPARE(textAt(row, 0), titleOf(verdict));
            QVERIFY(plain(ofRuns).contains(nameOf(verdict.claim)));
            // Where, what was found, the verdict: one row of the report's table.
            const QString rowText = whereOf(verdict) + '\n' + textAt(row, 1) + '\n' + textAt(row, 2);
            QVERIFY2(plain(ofRuns).contains(rowText), qPrintable(rowText));
        }
    }

    void whatIsReportedIsNeverPrintedAsOursAndWhatDoesNotAddUpIsSaid() {
        const auto folder = m_root.filePath("figures").toStdString();
        const Source source;
        QVERIFY(runStudy(folder, studyOf("small", R"({"setting": "seed", "values": [1]})"), source, {}));
        const QString page = plain(QString::fromUtf8(reportAsHtml(runsIn(folder))));
        QVERIFY(page.contains("61,696 : 21,386"));
        QVERIFY(page.contains("61,696 parameters of a GRU are 118 more than by the formula"));
        QVERIFY(page.contains("0.391 : 0.136 µJ, have the ratio 2.875, not the reported 3.19"));
        QVERIFY(page.contains("61,578"));
        QCOMPARE(page.count("3.19"),
                 3);  // in the sentence on claims, in the claim, and where it is said that it does not add up
    }

    void ofManyConfigurationsTheFirstAndTheLastAreNamed() {
        Verdict verdict;
        verdict.where = "a, b, c, d";
        verdict.comparisons = 4;
        QCOMPARE(whereOf(verdict), QString("a, b, c, d"));
        verdict.where += ", e";
        verdict.comparisons = 5;
        QCOMPARE(whereOf(verdict), QString("5 configurations: a … e"));
        verdict.where.clear();
        QCOMPARE(whereOf(verdict), QString("all 5 configurations"));
    }
};

QTEST_MAIN(TestClaimsAgree)
#include "tst_claims_agree.moc"
