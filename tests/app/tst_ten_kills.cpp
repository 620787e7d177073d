// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run and a study of some minutes, each killed at ten random moments, one of the long tests (`./lab test --long`): nothing
// that had been reported is lost, and both end as if nothing had happened. (tst_interruption kills a shorter run a thousand
// times, tst_recovery a window two hundred times.)

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <set>

#include "core/run/run_recorder.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

namespace {

constexpr int kills = 10;

/// The journal's lines that are whole.
QByteArrayList reportedIn(const QString& folder) {
    QByteArrayList lines = contentOf(folder + "/journal.jsonl").split('\n');
    lines.removeLast();
    return lines;
}

}  // namespace

class TestTenKills : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        if (!qEnvironmentVariableIsSet("MIRU_LONG_TESTS")) QSKIP("It takes some minutes; ./lab test --long runs it.");
        QVERIFY(m_folder.isValid());
    }

    void ofARunNothingReportedIsLost() {
        const QStringList training =
            smallRun(8) + QStringList{"--set", "training.epochs=150", "--set", "rehearsal.samplesPerTask=200"};
        const QString straight = m_folder.filePath("straight");
        const QString folder = m_folder.filePath("killed");
        QElapsedTimer clock;
        clock.start();
        const Outcome never = run(training + QStringList{"--out", straight});
        QVERIFY2(never.code == 0, qPrintable(never.all()));
        const auto whole = static_cast<std::uint64_t>(clock.elapsed());
        Random random(qEnvironmentVariable("MIRU_LONG_SEED", "1").toULongLong(), "moments");
        std::set<QByteArray> reported;
        std::int64_t reached = 0;
        int killed = 0;
        for (; killed < kills; ++killed) {
            QProcess process;
            process.start(MIRU_RUN, training + QStringList{"--out", folder, "--resume", "--checkpoint-every", "1"});
            if (process.waitForFinished(static_cast<int>(random.below(whole / 6)))) break;  // all of it is done
            process.kill();
            QVERIFY(process.waitForFinished(programDeadline));
            if (!QFile::exists(folder + "/journal.jsonl")) continue;  // it had not begun
            const QByteArrayList lines = reportedIn(folder);
            for (const QByteArray& line : lines) reported.insert(line);
            const auto left = readRunFolder(folder.toStdString());
            const std::int64_t batch = left.latest() ? left.latest()->position.batch : 0;
            QVERIFY2(batch >= reached, "it has lost what it had");
            reached = batch;
            qInfo("kill %d: at the checkpoint of batch %lld, %lld lines in the journal", killed + 1,
                  static_cast<long long>(batch), static_cast<long long>(lines.size()));
        }
        QVERIFY(killed >= 5);
        const Outcome last = run(training + QStringList{"--out", folder, "--resume"});
        QVERIFY2(last.code == 0, qPrintable(last.all()));
        verifyEqualRuns(straight, folder);
        const QByteArrayList lines = reportedIn(folder);
        for (const QByteArray& line : reported) QVERIFY2(lines.contains(line), line.constData());
        qInfo("%d kills, %zu reports, none lost", killed, reported.size());
    }

    void ofAStudyNoRunIsLost() {
        const QString file = m_folder.filePath("study.json");
        write(file, testing::onFewGlyphs(R"({"format": 1, "title": "Small", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 4, "trainPerTask": 640, "testPerTask": 100},
            "model": {"hiddenUnits": 16}, "training": {"epochs": 20}},
            "axes": [{"setting": "seed", "values": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}]})"));
        const QString straight = m_folder.filePath("study straight");
        const QString folder = m_folder.filePath("study killed");
        QElapsedTimer clock;
        clock.start();
        const Outcome never = run({"study", file, "--out", straight, "--jobs", "2"});
        QVERIFY2(never.code == 0, qPrintable(never.all()));
        const auto whole = static_cast<std::uint64_t>(clock.elapsed());
        Random random(qEnvironmentVariable("MIRU_LONG_SEED", "1").toULongLong(), "moments");
        const auto finishedRuns = [&] {
            QStringList names;
            for (const QString& name : QDir(folder + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                if (objectIn(folder + "/runs/" + name + "/summary.json")["outcome"].toString() == "finished")
                    names << name;
            return names;
        };
        QStringList finished;
        int killed = 0;
        for (; killed < kills; ++killed) {
            QProcess process;
            process.start(MIRU_RUN, {"study", file, "--out", folder, "--resume", "--jobs", "2"});
            if (process.waitForFinished(static_cast<int>(random.below(whole / 6)))) break;
            process.kill();
            QVERIFY(process.waitForFinished(programDeadline));
            const QStringList now = finishedRuns();
            for (const QString& name : finished) QVERIFY2(now.contains(name), qPrintable(name + " is lost"));
            finished = now;
            qInfo("kill %d: %lld of 12 runs over", killed + 1, static_cast<long long>(finished.size()));
        }
        QVERIFY(killed >= 5);
        const Outcome last = run({"study", file, "--out", folder, "--resume", "--jobs", "2"});
        QVERIFY2(last.code == 0, qPrintable(last.all()));
        QCOMPARE(contentOf(folder + "/study.csv"), contentOf(straight + "/study.csv"));
        for (const QString& name : QDir(straight + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            verifyEqualRuns(straight + "/runs/" + name, folder + "/runs/" + name);
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTenKills)
#include "tst_ten_kills.moc"
