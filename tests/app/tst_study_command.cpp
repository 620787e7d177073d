// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Studies on the command line: run whole, in shards, and put together; and what is refused.

#include <QStandardPaths>
#include <QTemporaryDir>

#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

class TestStudyCommand : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        write(m_folder.filePath("tiny.json"),
              testing::onFewGlyphs(R"({"format": 1, "title": "Tiny", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 1, "trainPerTask": 32, "testPerTask": 20}, "model": {"hiddenUnits": 4}},
            "axes": [{"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}},
                                                {"name": "MiRU-2", "set": {"model.cell": "miru2", "model.beta": 0.3}}]},
                     {"setting": "seed", "values": [1, 2]}]})"));
        const Outcome outcome = run(smallRun() + QStringList{"--out", m_folder.filePath("a-run")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
    }

    void aStudyInShardsUnderGnuParallelIsTheWholeStudy() {
        const QString file = m_folder.filePath("study.json");
        write(file, testing::onFewGlyphs(R"({"format": 1, "title": "Small", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 2, "trainPerTask": 320, "testPerTask": 100}, "model": {"hiddenUnits": 16}},
            "axes": [{"setting": "model.cell", "values": ["gru", "miru1", "miru2"]},
                     {"setting": "seed", "values": [1, 2, 3]}]})"));
        const QString whole = m_folder.filePath("study");
        const Outcome straight = run({"study", file, "--out", whole, "--jobs", "1"});
        QVERIFY2(straight.code == 0, qPrintable(straight.all()));
        QVERIFY2(straight.out.contains("run 9/9  cell miru2 · seed 3: ACC "), qPrintable(straight.out));
        QVERIFY2(straight.out.contains("miru2: ACC ") && straight.out.contains("n = 3"), qPrintable(straight.out));
        QCOMPARE(run({"study", file, "--out", whole}).code, 0);  // the same study is resumed
        QCOMPARE(run({"study", file, "--out", whole, "--resume"}).code, 0);
        QCOMPARE(run({"study", file, "--out", whole, "--resume", "--set", "training.batch=8"}).code, 2);
        QCOMPARE(run({"study", file, "--out", whole + "2", "--shard", "3/2"}).code, 2);
        QCOMPARE(run({"study", "no-such-study", "--out", whole + "2"}).code, 2);

        if (QStandardPaths::findExecutable("parallel").isEmpty()) QSKIP("GNU parallel is not installed");
        QProcess parallel;
        const QString line = QString("%1 study %2 --out %3-{} --jobs 1 --shard {}/4").arg(MIRU_RUN, file, whole);
        parallel.start("parallel", {"--will-cite", line, ":::", "1", "2", "3", "4"});
        const Outcome shards = outcomeOf(parallel);
        QVERIFY2(shards.code == 0, qPrintable(shards.all()));
        QStringList merge{"merge"};
        for (int shard = 1; shard <= 4; ++shard) merge << QString("%1-%2").arg(whole).arg(shard);
        const Outcome merged = run(merge + QStringList{"--out", whole + "-merged"});
        QVERIFY2(merged.code == 0 && merged.out.startsWith("9 of 9 runs"), qPrintable(merged.all()));
        QCOMPARE(contentOf(whole + "-merged/study.csv"), contentOf(whole + "/study.csv"));
        QCOMPARE(contentOf(whole + "-merged/study.json"), contentOf(whole + "/study.json"));
        for (const QString& name : QDir(whole + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            verifyEqualRuns(whole + "/runs/" + name, whole + "-merged/runs/" + name);
        QCOMPARE(run({"merge", m_folder.filePath("nothing"), "--out", whole + "3"}).code, 2);
    }

    void whatWouldDoNothingIsRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto add = [](const char* name, const QStringList& arguments, const QString& named) {
            QTest::newRow(name) << arguments << named;
        };
        add("a setting of an axis", {"--set", "seed=3"}, "axis seed");
        add("a setting of a case", {"--set", "model.beta=0.5"}, "axis cell");
        add("the same setting twice", {"--set", "training.batch=8", "--set", "training.batch=16"}, "8 and as 16");
        add("no setting", {"--set", "training.batch"}, "key=value");
        add("a shard behind the last run", {"--shard", "5/8"}, "4 runs");
        add("a shard of none", {"--shard", "1/0"}, "--shard 1/0");
        add("a shard behind the last shard", {"--shard", "3/2"}, "--shard 3/2");
        add("a shard and more", {"--shard", "1/2x"}, "--shard 1/2x");
        add("a huge shard", {"--shard", "1/99999999999"}, "--shard 1/99999999999");
        add("a shard with a blank", {"--shard", " 1/2"}, "i/n");
        add("an empty shard", {"--shard", ""}, "--shard must not be empty");
        add("two shards", {"--shard", "1/2", "--shard", "2/2"}, "--shard is given more than once");
        add("negative jobs", {"--jobs", "-1"}, "--jobs -1");
    }
    void whatWouldDoNothingIsRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const QString folder = m_folder.filePath("refused");
        const Outcome outcome = run(QStringList{"study", m_folder.filePath("tiny.json"), "--out", folder} + arguments);
        QVERIFY2(outcome.code == 2 && outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(folder));
    }

    void aShardBehindTheOthersThatHasARunIsUsed() {
        const QString folder = m_folder.filePath("last-shard");
        const Outcome outcome =
            run({"study", m_folder.filePath("tiny.json"), "--out", folder, "--shard", "4/8", "--set", "data.tasks=2"});
        QVERIFY2(outcome.code == 0 && outcome.out.contains("run 4/4"), qPrintable(outcome.all()));
        QCOMPARE(objectIn(folder + "/runs/0004/spec.json")["data"].toObject()["tasks"].toInt(), 2);
    }

    void runsAndStudiesDoNotShareAFolder() {
        const QString aRun = m_folder.filePath("a-run");
        const QString aStudy = m_folder.filePath("a-study");
        const QString tiny = m_folder.filePath("tiny.json");
        QVERIFY(run({"study", tiny, "--out", aStudy}).code == 0);
        const QStringList before = QDir(aRun).entryList();
        const Outcome study = run({"study", tiny, "--out", aRun});
        QVERIFY2(study.code == 2 && study.errors.contains(aRun + " holds a run"), qPrintable(study.all()));
        const Outcome merged = run({"merge", aStudy, "--out", aRun});
        QVERIFY2(merged.code == 2 && merged.errors.contains(aRun + " holds a run"), qPrintable(merged.all()));
        QCOMPARE(QDir(aRun).entryList(), before);
        for (const QStringList& resume : {QStringList{}, QStringList{"--resume"}}) {
            const Outcome train = run(smallRun() + QStringList{"--out", aStudy} + resume);
            QVERIFY2(train.code == 2 && train.errors.contains(aStudy + " holds a study"), qPrintable(train.all()));
        }
        QVERIFY(!QFile::exists(aStudy + "/spec.json"));
    }

    void whatIsNoStudyIsSaidToBeWhatItIs() {
        const QString aRun = m_folder.filePath("a-run");
        const QString out = m_folder.filePath("nothing");
        const Outcome spec = run({"study", aRun + "/spec.json", "--out", out});
        QVERIFY2(spec.code == 2 && spec.sentences() == 1 && spec.errors.contains("is a spec"), qPrintable(spec.all()));
        const Outcome folder = run({"study", aRun, "--out", out});
        QVERIFY2(folder.code == 2 && folder.errors.contains("is the folder of a run"), qPrintable(folder.all()));
        const Outcome merged = run({"merge", aRun, "--out", out});
        QVERIFY2(merged.code == 2 && merged.errors.contains("is the folder of a run"), qPrintable(merged.all()));
        const Outcome trained = run({"train", m_folder.filePath("tiny.json")});
        QVERIFY2(trained.code == 2 && trained.errors.contains("is a study; `miru-run study` runs it"),
                 qPrintable(trained.all()));
        QVERIFY(!QFile::exists(out));
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStudyCommand)
#include "tst_study_command.moc"
