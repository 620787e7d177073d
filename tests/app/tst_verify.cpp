// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report that is handed in is repeated: an honest one agrees, and a number that somebody has improved does not.

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "datasets/library.h"
#include "resources/lessons.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/german.h"
#include "tests/support/program.h"
#include "ui/report/report.h"

using namespace miru;

namespace {

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestVerify : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString at(const char* name) const { return m_folder.filePath(name); }

    void train(const char* name, const QStringList& more = {}) {
        const Outcome outcome =
            run(QStringList{"train", "forgetting", "--set", "data.dataset=" + testing::fewGlyphs(), "--set",
                            "data.tasks=2", "--set", "data.trainPerTask=320", "--set", "data.testPerTask=50", "--set",
                            "model.hiddenUnits=12", "--out", at(name)} +
                more);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
    }
    /// The page with the first `from` behind `after` replaced.
    QString changed(const char* name, const QByteArray& after, const QByteArray& from, const QByteArray& to) {
        QByteArray page = read(at("one.html"));
        const auto begin = page.indexOf(after);
        const auto place = page.indexOf(from, begin);
        if (begin < 0 || place < 0) qFatal("there is no %s to change", from.constData());
        page.replace(place, from.size(), to);
        write(at(name), page);
        return at(name);
    }

 private Q_SLOTS:
    void initTestCase() {
        train("a");
        train("b", {"--set", "model.lambda=0.3"});
        QCOMPARE(run({"report", at("a"), "--out", at("one.html"), "--name", "Group <1>"}).code, 0);
    }

    void anHonestReportAgrees() {
        const Outcome outcome = run({"verify", at("one.html")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QCOMPARE(outcome.out, at("one.html") + " (Group <1>): every number agrees, the run was repeated\n");
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(outcome.errors));
    }

    void soDoesOneOnSeveralRuns() {
        QCOMPARE(run({"report", at("a"), at("b"), "--out", at("both.html")}).code, 0);
        const Outcome outcome = run({"verify", at("both.html"), "--threads", "1"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY(outcome.out.endsWith(": every number agrees, 2 runs were repeated\n"));
    }

    void aReportInGermanIsReadInGerman() {
        const test::German german;
        QVERIFY(german.isThere());
        const Run learned = readRunFolder(at("a").toStdString());
        write(at("deutsch.html"), reportAsHtml({learned}, {QStringLiteral("Gruppe 2")}));
        QVERIFY(read(at("deutsch.html")).contains("lang='de"));
        const Outcome outcome = run({"verify", at("deutsch.html")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
    }

    void aResultThatWasImprovedDoesNot() {
        const Outcome outcome = run(
            {"verify", changed("summary.html", "<summary>summary.json", "&quot;ACC&quot;: ", "&quot;ACC&quot;: 1")});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("metrics.ACC is 1"), qPrintable(outcome.all()));
    }

    void norDoesATableThatWasImproved() {
        QByteArray page = read(at("one.html"));
        const auto end = page.indexOf("</td>", page.indexOf("<td", page.indexOf("<h2>Results</h2>")) + 60);
        const auto digit =
            std::find_if(page.begin() + end, page.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
        QVERIFY(end > 0 && digit != page.end());
        *digit = *digit == '9' ? '8' : '9';
        write(at("table.html"), page);
        const Outcome outcome = run({"verify", at("table.html")});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("In its tables a row is missing"), qPrintable(outcome.all()));
    }

    void norDoOtherSettingsThanThoseThatWereUsed() {
        const Outcome outcome =
            run({"verify", changed("spec.html", "<summary>spec.json", "&quot;seed&quot;: 1", "&quot;seed&quot;: 2")});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("the accuracy matrix is not that of the repeated run"),
                 qPrintable(outcome.all()));
    }

    void norDoesAClaimThatWasImproved() {
        const Outcome outcome =
            run({"verify", changed("claim.html", "fewer parameters than a GRU<br>", "×, computed", "0×, computed")});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("fewer parameters than a GRU"), qPrintable(outcome.all()));
    }

    void aRunThatWasNotFinishedIsRepeatedToWhereItStood() {
        const Run whole = readRunFolder(at("a").toStdString());
        const Dataset data = Library().load(whole.spec.data.dataset);
        RunOptions options;
        options.batches = 13;  // within the second task
        const Run half = runExperiment(whole.spec, data, options);
        QCOMPARE(half.latest()->position.batch, 13);
        QCOMPARE(half.latest()->scoreboard.learnedCount(), 1);
        Snapshot paused = *half.latest();
        paused.state = RunState::Paused;
        for (const auto& moment : {half.latest(), std::make_shared<const Snapshot>(paused)}) {
            Run reported = half;
            reported.snapshots = {moment};
            write(at("half.html"), reportAsHtml({reported}));
            const Outcome outcome = run({"verify", at("half.html")});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        }
        QByteArray page = read(at("half.html"));
        QVERIFY(page.contains("&quot;batches&quot;: 13"));
        write(at("later.html"), page.replace("&quot;batches&quot;: 13", "&quot;batches&quot;: 9"));
        QCOMPARE(run({"verify", at("later.html")}).code, 1);
        const QByteArray good = read(at("half.html"));
        const QByteArray summary = "<summary>summary.json</summary><pre>";
        QVERIFY(good.contains(summary + '{'));
        for (const QByteArray& bad :
             {QByteArray(good).replace("&quot;batches&quot;: 13", "&quot;batches&quot;: 18446744073709551615"),
              QByteArray(good).replace(summary + '{', summary + '['),
              QByteArray(good).replace(summary, summary + "[1] ")}) {
            write(at("bad-summary.html"), bad);
            const Outcome outcome = run({"verify", at("bad-summary.html")});
            QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
            QVERIFY2(outcome.errors.endsWith("bad-summary.html: It does not say how far a run had come.\n"),
                     qPrintable(outcome.all()));
        }
    }

    /// What was drawn, and how far it was from what came, is recomputed too.
    void whatWasDoneInALessonIsComparedToo() {
        const Run learned = readRunFolder(at("a").toStdString());
        LessonProgress progress{
            .name = "it-forgets", .lesson = findLesson("it-forgets")->json, .step = 3, .by = "Anna"};
        Drawing drawing{.task = 1, .by = "Anna", .fromSamples = 320, .toSamples = 640};
        drawing.stroke(320, 0.8, 640, 0.7);
        progress.drawings[2].push_back(drawing);
        progress.begun[2] = {0, 10};
        write(at("lesson.html"), reportAsHtml({learned}, {QStringLiteral("Anna"), progress}));
        const Outcome outcome = run({"verify", at("lesson.html")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        const QByteArray page = read(at("lesson.html"));
        QVERIFY(page.contains("Anna expected 70\u00a0%"));
        write(at("boast.html"), QByteArray(page).replace("Anna expected 70", "Anna expected 20"));
        QCOMPARE(run({"verify", at("boast.html")}).code, 1);
    }

    void aFolderOfReportsIsGoneThrough() {
        QVERIFY(QDir().mkpath(at("handed-in")));
        QVERIFY(QFile::copy(at("one.html"), at("handed-in/a.html")));
        QVERIFY(QFile::copy(changed("bad.html", "<summary>spec.json", "&quot;seed&quot;: 1", "&quot;seed&quot;: 3"),
                            at("handed-in/b.html")));
        const Outcome outcome = run({"verify", at("handed-in")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains("a.html (Group <1>): every number agrees"), qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("b.html (Group <1>): does not agree"), qPrintable(outcome.all()));
    }

    void whatIsNoReportIsRefused_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        QTest::newRow("another page") << QByteArray("<html></html>") << "nothing goes along with it";
        QTest::newRow("a report without its files")
            << QByteArray(
                   "<details><summary>report.json</summary><pre>{&quot;format&quot;: 2, &quot;author&quot;: "
                   "&quot;&quot;,"
                   "&quot;runs&quot;: [{&quot;name&quot;: &quot;&quot;, &quot;folder&quot;: &quot;&quot;, "
                   "&quot;note&quot;: "
                   "&quot;&quot;, &quot;spec&quot;: &quot;spec.json&quot;}]}</pre></details>")
            << "spec.json that goes along with the report is missing";
        QTest::newRow("damaged") << QByteArray("<details><summary>report.json</summary><pre>{}</pre></details>")
                                 << "is damaged";
    }
    void whatIsNoReportIsRefused() {
        QFETCH(QByteArray, content);
        QFETCH(QString, part);
        write(at("other.html"), content);
        const Outcome outcome = run({"verify", at("other.html")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.errors.contains(part), qPrintable(outcome.all()));
    }

    void whatIsNotThereIsRefused() {
        QCOMPARE(run({"verify", at("nothing.html")}).code, 2);
        QCOMPARE(run({"verify", at("a")}).code, 2);  // no page in it
    }
};

QTEST_MAIN(TestVerify)
#include "tst_verify.moc"
