// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs and studies that are interrupted: by Ctrl-C, by a request to end, by a terminal that is closed, by being killed.

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <csignal>

#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/run/session_file.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

class TestInterruption : public QObject {
    Q_OBJECT

 private:
    /// Long enough to be interrupted after its first task.
    static QStringList longRun() { return smallRun(8) + QStringList{"--set", "training.epochs=20"}; }

    static void signal(QProcess& process, int number) {
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), number), 0);
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        const Outcome straight = run(longRun() + QStringList{"--out", m_folder.filePath("straight")});
        QVERIFY2(straight.code == 0, qPrintable(straight.all()));
        writeTexts(m_folder.filePath("texts"));
    }

    void aRunThatIsInterruptedIsKeptAndResumed_data() {
        QTest::addColumn<QList<int>>("signals_");
        QTest::newRow("Ctrl-C") << QList<int>{SIGINT};
        QTest::newRow("a request to end") << QList<int>{SIGTERM};
        QTest::newRow("a closed terminal") << QList<int>{SIGHUP};
        QTest::newRow("a closed terminal, said by system and shell") << QList<int>{SIGHUP, SIGHUP, SIGTERM};
    }
    void aRunThatIsInterruptedIsKeptAndResumed() {
        QFETCH(QList<int>, signals_);
        const QString folder = m_folder.filePath(QString("interrupted %1").arg(QTest::currentDataTag()));
        QProcess process;
        process.start(MIRU_RUN, longRun() + QStringList{"--out", folder});
        QVERIFY(!waitForLine(process, "task 1/8").isEmpty());
        for (const int number : signals_) signal(process, number);
        const Outcome stopped = outcomeOf(process);
        QVERIFY2(stopped.code == 1, qPrintable(stopped.all()));
        QVERIFY2(stopped.errors.contains("stopped at batch") && stopped.errors.contains(folder),
                 qPrintable(stopped.all()));
        QCOMPARE(objectIn(folder + "/summary.json")["outcome"].toString(), QString("stopped"));
        for (const QString& name : filesOfEqualRuns)
            QVERIFY2(!contentOf(folder + '/' + name).isEmpty(), qPrintable(name));
        const Outcome resumed = run({"train", "--resume", "--out", folder});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
        verifyEqualRuns(m_folder.filePath("straight"), folder);
    }

    void whatWasLearnedLastIsOnTheCurveOfAStoppedRunToo() {
        const QString folder = m_folder.filePath("stopped");
        QProcess process;
        process.start(MIRU_RUN, longRun() + QStringList{"--out", folder});
        QVERIFY(!waitForLine(process, "task 1/8").isEmpty());
        signal(process, SIGINT);
        QVERIFY(outcomeOf(process).code == 1);
        const QStringList lines = QString::fromUtf8(contentOf(folder + "/curves.csv")).split('\n');
        const QJsonObject summary = objectIn(folder + "/summary.json");
        for (const char* quantity : {",loss_nats,", ",gradient_norm,"}) {
            const QStringList points = lines.filter(quantity);
            QVERIFY2(!points.isEmpty(), quantity);
            QCOMPARE(points.last().split(',')[1].toInt(), summary["batches"].toInt());
        }
    }

    /// A batch of it takes seconds, and so does writing it: neither is waited for.
    void aLargeRunEndsInTheMidstOfItsBatchAndCanBeResumed() {
        const QString folder = m_folder.filePath("large");
        QProcess process;
        process.start(MIRU_RUN, smallRun(2, 2048) + QStringList{"--set", "training.batch=512", "--out", folder});
        QVERIFY(!waitForLine(process, "MiRU-2").isEmpty());
        while (!QFile::exists(folder + "/spec.json")) QVERIFY(process.state() == QProcess::Running);
        signal(process, SIGTERM);
        const Outcome stopped = outcomeOf(process);
        QCOMPARE(stopped.code, 1);
        QVERIFY2(stopped.errors.contains("stopped") && stopped.errors.contains("--resume --out " + folder),
                 qPrintable(stopped.all()));
        QVERIFY2(holdsRun(folder.toStdString()), "its folder can be resumed");
        QVERIFY(readRunFolder(folder.toStdString()).spec.model.hiddenUnits == 2048);
    }

    /// As its user would close it: what was not saved waits in last.miru; where it would take long, the run stays kept.
    void aWindowThatIsToldToEndClosesAndKeepsItsRuns_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("a request to end") << SIGTERM;
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("a closed terminal") << SIGHUP;
    }
    void aWindowThatIsToldToEndClosesAndKeepsItsRuns() {
        QFETCH(int, number);
        const QString home = m_folder.filePath(QString("home %1").arg(number));
        QVERIFY(QDir().mkpath(home));
        write(home + "/spec.json",
              testing::onFewGlyphs(R"({"format": 1, "data": {"dataset": "FEW_GLYPHS", "trainPerTask": 640,
            "testPerTask": 100}, "model": {"hiddenUnits": 16}, "training": {"epochs": 1000}})"));
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", home);
        environment.insert("XDG_CONFIG_HOME", home);
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        window.setProcessEnvironment(environment);
        window.start(MIRU_LAB, {home + "/spec.json", "--run"});
        const QString root = home + "/MiRU Lab/miru-lab/autosave";
        QElapsedTimer clock;
        clock.start();
        while (!QFile::exists(root + "/session-1/run-1/checkpoint.safetensors"))  // four seconds after its start
            QVERIFY2(!window.waitForFinished(20) && clock.elapsed() < programDeadline, "it did not run");
        signal(window, number);
        const Outcome outcome = outcomeOf(window);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        const StoredSession session = readSession((root + "/last.miru").toStdString());
        QCOMPARE(session.runs.size(), std::size_t{1});
        QVERIFY(session.runs[0].snapshots.back()->position.batch > 0);
        QVERIFY(session.runs[0].snapshots.back()->checkpoint);
        QVERIFY2(QDir(root).entryList({"session-*"}, QDir::Dirs).isEmpty(), "what is saved is not kept twice");
    }

    void nohupIsRespected() {
        QProcess process;
        process.start("sh", QStringList{"-c", "trap '' HUP; exec \"$0\" \"$@\"", MIRU_RUN} + longRun());
        QVERIFY(!waitForLine(process, "task 1/8").isEmpty());
        signal(process, SIGHUP);
        const Outcome outcome = outcomeOf(process);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
    }

    void aStudyWhoseTerminalIsClosedIsKeptAndResumed() {
        const QString file = m_folder.filePath("study.json");
        write(file, testing::onFewGlyphs(R"({"format": 1, "title": "Small", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 4, "trainPerTask": 640, "testPerTask": 100}, "model": {"hiddenUnits": 16}},
            "axes": [{"setting": "seed", "values": [1, 2, 3, 4, 5, 6]}]})"));
        const QString straight = m_folder.filePath("study straight");
        const Outcome whole = run({"study", file, "--out", straight});
        QVERIFY2(whole.code == 0, qPrintable(whole.all()));
        const QString folder = m_folder.filePath("study");
        QProcess process;
        process.start(MIRU_RUN, {"study", file, "--out", folder, "--jobs", "1"});
        QVERIFY(!waitForLine(process, "run 1/6").isEmpty());
        signal(process, SIGHUP);
        const Outcome stopped = outcomeOf(process);
        QVERIFY2(stopped.code == 1 && stopped.errors.contains("stopped"), qPrintable(stopped.all()));
        const Outcome resumed = run({"study", file, "--out", folder, "--resume"});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
        QCOMPARE(contentOf(folder + "/study.csv"), contentOf(straight + "/study.csv"));
        for (const QString& name : QDir(straight + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            verifyEqualRuns(straight + "/runs/" + name, folder + "/runs/" + name);
    }

    void aRunThatIsKilledAgainAndAgainEndsAsIfNothingHadHappened_data() {
        const bool isLong = qEnvironmentVariableIsSet("MIRU_LONG_TESTS");
        const auto times = [&](int usual, int many) { return isSanitized ? usual / 10 : isLong ? many : usual; };
        const QString sequences = isSanitized ? "400" : "4000";
        QTest::addColumn<QStringList>("spec");
        QTest::addColumn<int>("wanted");
        QTest::newRow("images") << QStringList{"train", "forgetting",
                                               "--set", "data.dataset=" + testing::fewGlyphs(),
                                               "--set", "data.tasks=3",
                                               "--set", "data.trainPerTask=" + sequences,
                                               "--set", "data.testPerTask=300",
                                               "--set", "rehearsal.samplesPerTask=200"}
                                << times(100, 1000);
        QTest::newRow("texts") << textRun(m_folder.filePath("texts")) << times(20, 200);
    }
    void aRunThatIsKilledAgainAndAgainEndsAsIfNothingHadHappened() {
        QFETCH(QStringList, spec);
        QFETCH(int, wanted);
        const QString straight = m_folder.filePath("never-killed-") + QTest::currentDataTag();
        const QString killed = m_folder.filePath("killed-") + QTest::currentDataTag();
        const Outcome never = run(spec + QStringList{"--out", straight});
        QVERIFY2(never.code == 0, qPrintable(never.all()));
        const QStringList arguments = spec + QStringList{"--out", killed, "--resume", "--checkpoint-every", "0.02"};
        Random random(3, "moments");
        int kills = 0;
        while (kills < wanted) {
            QProcess process;
            process.start(MIRU_RUN, arguments);
            if (process.waitForFinished(1 + static_cast<int>(random.below(400)))) {
                // It was quicker: this time it has to end well, and the next one begins at the start.
                const Outcome outcome = outcomeOf(process);
                QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
                verifyEqualRuns(straight, killed);
                QVERIFY(QDir(killed).removeRecursively());
                continue;
            }
            process.kill();
            QVERIFY(process.waitForFinished(programDeadline));
            ++kills;
            for (const QString& name : QDir(killed).entryList(QDir::Files))
                if (name.endsWith(".json")) QVERIFY2(!objectIn(killed + '/' + name).isEmpty(), qPrintable(name));
        }
        const Outcome last = run(arguments);
        QVERIFY2(last.code == 0, qPrintable(last.all()));
        verifyEqualRuns(straight, killed);
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
