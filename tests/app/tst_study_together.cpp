// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several programs at work on one study at once, as on a cluster with a shared disk: together they do what one does alone,
// whoever is killed on the way.

#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <vector>

#include "core/files/atomic_file.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/study/run_study.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/folders.h"
#include "tests/support/program.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int runs = 8;

/// Small enough for a test; each run long enough to be met at work.
QByteArray someStudy(int epochs = 2) {
    return testing::onFewGlyphs(R"({"format": 1, "title": "Small", "spec": {"format": 1,
        "data": {"dataset": "FEW_GLYPHS", "tasks": 2, "trainPerTask": 960, "testPerTask": 100},
        "model": {"hiddenUnits": 32}, "training": {"epochs": )") +
           QByteArray::number(epochs) + R"(}, "evaluation": {"every": 20}},
        "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]}, {"setting": "seed", "values": [1, 2, 3, 4]}]})";
}

class Program {
 public:
    explicit Program(const QStringList& arguments) {
        m_process.start(MIRU_RUN, arguments);
        m_process.waitForStarted(programDeadline);
    }
    /// −1: it did not end by itself.
    int code() {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(programDeadline)) m_process.kill();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool isRunning() {
        m_process.waitForFinished(0);
        return m_process.state() != QProcess::NotRunning;
    }
    void kill() {
        m_process.kill();  // SIGKILL: nothing can be put in order
        m_process.waitForFinished(programDeadline);
    }
    void terminate() { m_process.terminate(); }
    QString out() { return m_out += QString::fromUtf8(m_process.readAllStandardOutput()); }
    QString errors() { return m_errors += QString::fromUtf8(m_process.readAllStandardError()); }
    /// For messages of tests that fail.
    const char* all() {
        m_all = (out() + errors()).toUtf8();
        return m_all.constData();
    }
    bool waitForOut(const QString& text) {
        const QDeadlineTimer deadline(programDeadline);
        while (!out().contains(text) && !deadline.hasExpired() && m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(100);
        return out().contains(text);
    }

 private:
    QProcess m_process;
    QString m_out;
    QString m_errors;
    QByteArray m_all;
};

/// Of all files in a folder.
qint64 sizeOf(const QString& folder) {
    qint64 size = 0;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) size += QFileInfo(walk.next()).size();
    return size;
}

}  // namespace

class TestStudyTogether : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString m_file;
    QString path(const QString& name) const { return m_root.filePath(name); }
    QStringList study(const QString& out, const QStringList& more = {}) const {
        return QStringList{"study", m_file, "--out", path(out), "--jobs", "1"} + more;
    }
    void verifyWhole(const QString& out) const {
        const auto expected = filesIn(path("alone"));
        const auto found = filesIn(path(out));
        QCOMPARE(found.keys(), expected.keys());
        for (const QString& name : expected.keys()) QVERIFY2(found[name] == expected[name], qPrintable(name));
        const std::string timing = readFile((path(out) + "/timing.csv").toStdString());
        QCOMPARE(std::ranges::count(timing, '\n'), 1 + runs);
    }

 private Q_SLOTS:
    void initTestCase() {
        m_file = path("study.json");
        write(m_file, someStudy());
        Program alone(study("alone"));
        QVERIFY2(alone.code() == 0, alone.all());
    }

    void startedSeveralTimesAtOnceEveryRunIsDoneOnceAndNothingIsLost_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("twice") << 2;
        QTest::newRow("thrice") << 3;
    }
    void startedSeveralTimesAtOnceEveryRunIsDoneOnceAndNothingIsLost() {
        QFETCH(int, count);
        const QString out = QString("at-once-%1").arg(count);
        std::vector<std::unique_ptr<Program>> programs;
        for (int n = 0; n < count; ++n) programs.push_back(std::make_unique<Program>(study(out)));
        qsizetype done = 0;
        for (const auto& program : programs) {
            QVERIFY2(program->code() == 0, program->all());
            for (const QString& line : program->out().split('\n'))
                done += line.startsWith("run ") && !line.contains("another program");
            // Whoever ends says what came of the whole study.
            QVERIFY2(program->out().contains("gru: ACC ") && program->out().count("n = 4 seeds") == 2, program->all());
        }
        QCOMPARE(done, runs);
        verifyWhole(out);
    }

    void whatOneLeavesUndoneBecauseItIsKilledAnotherDoes() {
        Program first(study("killed"));
        QVERIFY2(first.waitForOut("run 1/8"), first.all());
        Program second(study("killed"));
        Program third(study("killed"));
        QVERIFY2(second.waitForOut("\nrun "), second.all());
        first.kill();
        QVERIFY2(second.code() == 0, second.all());
        third.kill();
        Program again(study("killed"));
        QVERIFY2(again.code() == 0, again.all());
        verifyWhole("killed");
    }

    void killedAgainAndAgainItIsWholeInTheEnd() {
        for (int round = 0; round < 8; ++round) {
            Program one(study("again"));
            Program two(study("again"));
            // Somewhere in it, and never in the same place: after so many of the things that are written.
            const QDeadlineTimer deadline(programDeadline);
            qint64 size = 0;
            for (int changes = 0; changes < 1 + 5 * round && one.isRunning() && !deadline.hasExpired();) {
                const qint64 now = sizeOf(path("again"));
                changes += now != std::exchange(size, now);
            }
            one.kill();
            two.kill();
        }
        Program last(study("again"));
        QVERIFY2(last.code() == 0, last.all());
        verifyWhole("again");
    }

    void whoHasNothingLeftToDoSaysForWhatItWaitsAndTakesItOver() {
        // A run that somebody is at work on for as long as this wants.
        const auto folder = folderOfRun(path("waiting").toStdString(), 2);
        auto claim = claimRunFolder(folder);
        QVERIFY(claim);
        Program program(study("waiting"));
        QVERIFY2(program.waitForOut("waiting for a run that another program is doing"), program.all());
        QVERIFY(!program.out().contains("run 3/8"));
        claim.reset();
        QVERIFY2(program.code() == 0, program.all());
        QVERIFY2(program.out().contains("run 3/8  cell gru · seed 3: ACC "), program.all());
        verifyWhole("waiting");
    }

    void whoWaitsCanBeStopped() {
        const auto claim = claimRunFolder(folderOfRun(path("stopped").toStdString(), 2));
        Program program(study("stopped"));
        QVERIFY2(program.waitForOut("waiting for"), program.all());
        program.terminate();
        QCOMPARE(program.code(), 1);
        QVERIFY2(program.errors().contains("stopped; the same command resumes it."), program.all());
    }

    void shardsMayShareOneFolder() {
        Program one(study("shards", {"--shard", "1/3"}));
        Program two(study("shards", {"--shard", "2/3"}));
        Program three(study("shards", {"--shard", "3/3"}));
        for (Program* program : {&one, &two, &three}) QVERIFY2(program->code() == 0, program->all());
        verifyWhole("shards");
    }

    void theSameStudyIsResumedAndAnotherOneIsRefused() {
        Program again(study("alone"));
        QVERIFY2(again.code() == 0, again.all());
        verifyWhole("alone");
        Program other(study("alone", {"--set", "training.batch=8"}));
        QCOMPARE(other.code(), 2);
        QVERIFY2(other.errors().contains("holds another study; name another folder."), other.all());
    }

    void aStudyThatIsOverMayLieWhereNothingCanBeWritten() {
        const QString locked = path("locked");
        QVERIFY(QDir().mkpath(locked));
        mergeStudies({path("alone").toStdString()}, (locked + "/study").toStdString());
        QProcess::execute("chmod", {"-R", "a-w", locked});
        Program over(study("locked/study"));
        const int code = over.code();
        Program report({"report", locked + "/study", "--out", path("locked.html")});
        const int reported = report.code();
        QProcess::execute("chmod", {"-R", "u+w", locked});
        QVERIFY2(code == 0 && reported == 0, code == 0 ? report.all() : over.all());
        QVERIFY2(over.out().count("n = 4 seeds") == 2, over.all());
    }

    void failuresAreCountedWhoeverHadThem() {
        write(m_root.filePath("failing.json"),
              QByteArray(someStudy()).replace("\"gru\", \"miru2\"", "\"gru\"").replace("\"axes\": [", R"("axes": [
                  {"name": "data", "cases": [{"name": "some"}, {"name": "too much", "set": {"data.trainPerTask": 99999}}]}, )"));
        const QStringList arguments{"study", m_root.filePath("failing.json"), "--out", path("failing"), "--jobs", "1"};
        Program one(arguments);
        Program two(arguments);
        for (Program* program : {&one, &two}) {
            QCOMPARE(program->code(), 1);
            QVERIFY2(program->out().contains("failed. data.trainPerTask is 99999"), program->all());
        }
        const auto results = readStudyFolder(path("failing").toStdString()).results;
        QCOMPARE(std::ranges::count(results, "finished", &StudyResult::outcome), 4);
        QCOMPARE(std::ranges::count(results, "failed", &StudyResult::outcome), 4);
    }

    void partsAreMergedWhileTheyAreDone() {
        Program first(study("part-1", {"--shard", "1/2"}));
        Program second(study("part-2", {"--shard", "2/2"}));
        QVERIFY2(first.waitForOut("run 1/8"), first.all());
        QTRY_VERIFY_WITH_TIMEOUT(holdsStudy(path("part-2").toStdString()), programDeadline);
        for (int n = 0; n < 5; ++n) {
            Program merge({"merge", path("part-1"), path("part-2"), "--out", path("merged")});
            QVERIFY2(merge.code() == 0, merge.all());
            readStudyFolder(path("merged").toStdString());
        }
        Program here(study("merged"));  // and resume there at the same time
        QVERIFY2(first.code() == 0 && second.code() == 0 && here.code() == 0, here.all());
        Program merge({"merge", path("part-1"), path("part-2"), "--out", path("merged")});
        QVERIFY2(merge.code() == 0 && merge.out().startsWith("8 of 8 runs"), merge.all());
        verifyWhole("merged");
    }

    void aStudyIsReadWholeWhileOthersWriteIt() {
        Program one(study("read"));
        Program two(study("read"));
        const QDeadlineTimer deadline(programDeadline);
        QTRY_VERIFY_WITH_TIMEOUT(holdsStudy(path("read").toStdString()), programDeadline);
        std::ptrdiff_t over = 0;
        while (over < runs && !deadline.hasExpired()) {
            const auto results = readStudyFolder(path("read").toStdString()).results;
            const auto now = std::ranges::count_if(results, &StudyResult::isFinished);
            QVERIFY(now >= over);
            over = now;
        }
        QCOMPARE(over, runs);
        QVERIFY2(one.code() == 0 && two.code() == 0, one.all());
    }

    void aRunThatIsBeingDoneIsNotResumedBySomebodyElse() {
        const QString folder = path("run");
        const QStringList train{"train",   "forgetting",
                                "--set",   "data.dataset=" + testing::fewGlyphs(),
                                "--set",   "data.trainPerTask=640",
                                "--set",   "data.testPerTask=100",
                                "--out",   folder,
                                "--resume"};
        {
            const auto claim = claimRunFolder(folder.toStdString());
            Program second(train);
            QCOMPARE(second.code(), 1);
            QVERIFY2(second.errors().contains("Another program is at work on the run in " + folder), second.all());
        }
        Program first(train);
        QVERIFY2(first.code() == 0, first.all());
    }
};

QTEST_GUILESS_MAIN(TestStudyTogether)
#include "tst_study_together.moc"
