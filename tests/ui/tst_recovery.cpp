// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window is killed again and again while it recovers what earlier crashes have left: nothing is ever lost, and what is
// resumed ends as if nothing had happened.

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

#include "core/files/atomic_file.h"
#include "core/math/random.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "core/spec/spec_json.h"
#include "datasets/library.h"

using namespace miru;

namespace {

constexpr int deadline = 120'000;  // milliseconds at most
constexpr int runCount = 4;        // the last one was killed before its first checkpoint

ExperimentSpec specOf(int run) {
    ExperimentSpec spec;
    spec.seed = static_cast<std::uint64_t>(run);
    spec.data = {.dataset = testing::fewGlyphs().toStdString(), .tasks = 10, .trainPerTask = 640, .testPerTask = 100};
    spec.model.hiddenUnits = 24;
    spec.training.epochs = 6;
    spec.rehearsal = {.samplesPerTask = 50, .perBatch = 8};
    return spec;
}

/// Everything kept below the root, by seed. Throws if a run cannot be read.
std::multimap<std::uint64_t, RecoverableRun> keptBelow(const QString& root) {
    std::multimap<std::uint64_t, RecoverableRun> runs;
    for (const QString& session : QDir(root).entryList({"session-*"}, QDir::Dirs))
        for (const QString& run : QDir(root + '/' + session).entryList({"run-*"}, QDir::Dirs)) {
            const auto folder = (root + '/' + session + '/' + run).toStdString();
            if (!holdsRun(folder)) continue;
            RecoverableRun left = readRunFolder(folder);
            const auto seed = left.spec.seed;
            runs.emplace(seed, std::move(left));
        }
    return runs;
}

}  // namespace

class TestRecovery : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aWindowKilledInTheMidstOfItsRecoveryLosesNothing() {
        QTemporaryDir folder;
        const QString root = folder.filePath("autosave");
        const Dataset dataset = Library().load(testing::fewGlyphs().toStdString());
        for (int run = 1; run <= runCount; ++run) {
            const auto place = QString("%1/session-1/run-%2").arg(root).arg(run).toStdString();
            if (run == runCount) {
                makeFolder(place);
                writeFileAtomically(place + "/spec.json", writeSpec(specOf(run)));
                writeFileAtomically(place + "/journal.jsonl", "");
                break;
            }
            RunControl control;
            RunOptions options;
            options.control = &control;
            options.taskLearned = [&](const auto&) { control.stop(); };
            runInFolder(place, specOf(run), dataset, options);
        }
        std::map<std::uint64_t, std::int64_t> reached;
        Random random(14, "moments");
        const int kills = qEnvironmentVariableIsSet("MIRU_LONG_TESTS") ? 200 : 15;
        int resumed = 0;
        // A machine that is busy may take longer to resume a run than the window is left alive: then it gets more time.
        for (int kill = 0; kill < kills || (resumed == 0 && kill < 2 * kills); ++kill) {
            QProcess window;
            const auto seed = 1 + random.below(runCount);
            window.start(MIRU_WINDOW_TO_BE_KILLED, {folder.path(), QString::number(seed)});
            QVERIFY(window.waitForStarted(deadline));
            window.waitForFinished(static_cast<int>(random.below(kill < kills ? 2500 : 6000)));
            QVERIFY2(window.state() == QProcess::Running, window.readAllStandardError().constData());
            window.kill();
            QVERIFY(window.waitForFinished(deadline));

            const auto kept = keptBelow(root);
            QCOMPARE(kept.size(), std::size_t{runCount});
            for (std::uint64_t n = 1; n <= runCount; ++n) {
                QCOMPARE(kept.count(n), std::size_t{1});
                const auto& left = kept.find(n)->second;
                const std::int64_t batch = left.latest() ? left.latest()->position.batch : 0;
                QVERIFY2(batch >= reached[n], "it has lost what it had");
                if (batch > reached[n] && kill > 0) ++resumed;
                reached[n] = batch;
            }
        }
        QVERIFY2(resumed > 0, "it was never killed after it had resumed a run");

        for (int run = 1; run <= runCount; ++run) {
            const auto place = QString("%1/session-1/run-%2").arg(root).arg(run).toStdString();
            const RecoverableRun left = readRunFolder(place);
            const auto straight = runExperiment(specOf(run), dataset, {});
            const auto record = runInFolder(place, left.spec, dataset, {}, &left);
            QCOMPARE(record.latest()->scoreboard.rows(), straight.latest()->scoreboard.rows());
            QVERIFY(std::ranges::equal(record.weights().values(), straight.weights().values()));
        }
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
