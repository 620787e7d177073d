// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run that is kept in its folder resumes from there, bit for bit, however it was left.

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

#include "core/files/network_file.h"
#include "core/run/run_folder.h"
#include "core/run/run_recorder.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec someSpec() {
    ExperimentSpec spec = rehearsedSpec();
    spec.events.push_back({70, Knob::Sparsity, 0.5});
    return spec;
}

QByteArray contentsOf(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// Every file of both folders but the measured seconds.
void compareFolders(const QString& a, const QString& b) {
    const auto names = QDir(a).entryList(QDir::Files, QDir::Name);
    QCOMPARE(QDir(b).entryList(QDir::Files, QDir::Name), names);
    QCOMPARE(names.size(), 8);
    for (const QString& name : names)
        if (name != "timing.json") QVERIFY2(contentsOf(a + '/' + name) == contentsOf(b + '/' + name), qPrintable(name));
}

std::filesystem::path path(const QString& folder) { return folder.toStdString(); }

/// Runs in the folder, from where it was left, until so many batches are done; 0: to the end.
Run runFor(const QString& folder, std::int64_t batches, const Dataset& dataset = smallDataset()) {
    const bool isThere = holdsRun(path(folder));
    RecoverableRun left;
    left.spec = someSpec();
    if (isThere) left = readRunFolder(path(folder));
    const auto run = [&](const RunOptions& options) {
        return runInFolder(path(folder), left.spec, dataset, options, isThere ? &left : nullptr);
    };
    if (batches == 0) return run({});
    TrainingThread thread;
    thread.control.step(StepUnit::Batch);
    thread.start(run);
    // Where it cannot be resumed there is nothing to wait for: `stop` throws what it threw.
    while (const auto snapshot = thread.next(RunState::Paused)) {
        if (snapshot->position.batch >= batches) break;
        thread.control.step(StepUnit::Batch);
    }
    return thread.stop();
}

}  // namespace

class TestRuner : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString folder(const char* name) const { return m_root.filePath(name); }

 private Q_SLOTS:
    void initTestCase() { QVERIFY(runFor(folder("straight"), 0).latest()->state == RunState::Finished); }

    void equalRunsLeaveEqualFolders() {
        runFor(folder("again"), 0);
        compareFolders(folder("straight"), folder("again"));
    }

    void aRunStoppedAtAnyBatchResumesAsIfNothingHadHappened() {
        for (std::int64_t batch = 1; batch < 114; batch += 7) runFor(folder("stopped"), batch);
        QVERIFY(readRunFolder(path(folder("stopped"))).latest()->position.batch > 100);
        QCOMPARE(runFor(folder("stopped"), 0).latest()->state, RunState::Finished);
        compareFolders(folder("straight"), folder("stopped"));
    }

    void theJournalSaysWhatHappenedInOrder() {
        const auto lines = contentsOf(folder("straight") + "/journal.jsonl").split('\n');
        QVERIFY(lines[0].startsWith("{\"began\":{\"format\":1"));
        QVERIFY(lines[1].startsWith("{\"batch\":0,\"untrained\":["));
        QVERIFY(lines.contains("{\"batch\":5,\"changed\":\"model.beta\",\"to\":0.4}"));
        QVERIFY(lines.contains("{\"batch\":114,\"ended\":\"finished\"}"));
        std::int64_t learned = 0;
        for (const QByteArray& line : lines) learned += line.contains("\"learned\":") ? 1 : 0;
        QCOMPARE(learned, 3);
    }

    void whatWasWrittenAfterTheCheckpointIsWrittenAgain() {
        runFor(folder("torn"), 50);
        QFile journal(folder("torn") + "/journal.jsonl");
        QVERIFY(journal.open(QIODevice::Append));
        journal.write("{\"batch\":60,\"samp");  // a line the crash cut off
        journal.close();
        runFor(folder("torn"), 0);
        compareFolders(folder("straight"), folder("torn"));
    }

    void aRunLeftBeforeItsFirstCheckpointBeginsAnew() {
        runFor(folder("early"), 5);
        QFile::remove(folder("early") + "/checkpoint.safetensors");
        QVERIFY(!readRunFolder(path(folder("early"))).latest());
        runFor(folder("early"), 0);
        compareFolders(folder("straight"), folder("early"));
    }

    void changesThatTheJournalReportsAreRepeatedByARunLeftBeforeItsFirstCheckpoint() {
        runFor(folder("changed"), 20);
        QFile::remove(folder("changed") + "/checkpoint.safetensors");
        QFile journal(folder("changed") + "/journal.jsonl");
        QVERIFY(journal.open(QIODevice::Append));
        journal.write("{\"batch\":20,\"changed\":\"model.beta\",\"to\":0.7}\n{\"batch\":21,\"changed\":\"model.be");
        journal.close();
        const RecoverableRun left = readRunFolder(path(folder("changed")));
        QVERIFY(!left.latest());
        std::vector<KnobChange> expected = someSpec().events;  // those the spec knew are there once
        expected.push_back({20, Knob::Beta, 0.7});
        QCOMPARE(left.spec.events, expected);
        QVERIFY(!differenceFromRun(someSpec(), path(folder("changed")), left));
    }

    void aJournalThatIsNestedWithoutEndSaysNothing() {
        runFor(folder("nested"), 20);
        const RecoverableRun left = readRunFolder(path(folder("nested")));
        const QByteArray deep(1'000'000, '[');
        for (const QByteArray& began : {deep, QByteArray(deep + QByteArray(deep.size(), ']'))}) {
            QFile journal(folder("nested") + "/journal.jsonl");
            QVERIFY(journal.open(QIODevice::WriteOnly));
            journal.write("{\"began\":" + began + "}\n");
            journal.close();
            QVERIFY(!differenceFromRun(left.spec, path(folder("nested")), left));
        }
    }

    /// Forks, runs of a session file, runs whose folder has another moment: at no moment is there less than the beginning.
    void aRunThatResumesElsewhereIsThereFromTheStart() {
        runFor(folder("origin"), 50);
        runFor(folder("later"), 80);
        const RecoverableRun origin = readRunFolder(path(folder("origin")));
        for (const char* name : {"elsewhere", "later"}) {
            RunControl control;
            RunOptions options;
            options.control = &control;
            options.from = origin.latest();
            std::vector<std::int64_t> kept;
            options.progressed = [&](const Snapshot&) {
                kept.push_back(readRunFolder(path(folder(name))).latest()->position.batch);
                control.stop();
            };
            const auto record =
                runInFolder(path(folder(name)), origin.spec, smallDataset(), options, nullptr, Keeping::IfPossible);
            QCOMPARE(kept.size(), std::size_t{1});
            QCOMPARE(kept.front(), origin.latest()->position.batch);
            const RecoverableRun stopped = readRunFolder(path(folder(name)));
            QCOMPARE(stopped.latest()->position.batch, record.latest()->position.batch);
            QCOMPARE(runFor(folder(name), 0).latest()->state, RunState::Finished);
            QCOMPARE(contentsOf(folder(name) + "/checkpoint.safetensors").size(),
                     contentsOf(folder("straight") + "/checkpoint.safetensors").size());
            QCOMPARE(contentsOf(folder(name) + "/network.safetensors"),
                     contentsOf(folder("straight") + "/network.safetensors"));
        }
    }

    void aFolderThatIsRemovedMeanwhileStaysGone() {
        RunOptions options;
        options.progressed = [&](const Snapshot&) { QDir(folder("gone")).removeRecursively(); };
        const auto record =
            runInFolder(path(folder("gone")), someSpec(), smallDataset(), options, nullptr, Keeping::IfPossible);
        QCOMPARE(record.latest()->state, RunState::Finished);
        QVERIFY(!QDir(folder("gone")).exists());
    }

    void whatWasMeasuredIsReadAsItWas() {
        const Run record = runFor(folder("read"), 0);
        const RecoverableRun left = readRunFolder(path(folder("read")));
        QVERIFY(left.isOver());
        QVERIFY(left.spec == record.spec);
        const Snapshot& a = *left.latest();
        const Snapshot& b = *record.latest();
        QVERIFY(a.scoreboard == b.scoreboard);
        QVERIFY(a.accuracy == b.accuracy && a.loss == b.loss && a.changes == b.changes && a.knobs == b.knobs);
        QVERIFY(a.activity == b.activity && a.pastActivity == b.pastActivity && a.firingShares == b.firingShares);
        QVERIFY(a.buffer == b.buffer && a.resources == b.resources && a.coefficients == b.coefficients);
        QVERIFY(std::ranges::equal(a.model->parameters().values(), b.model->parameters().values()));
        QVERIFY(a.model->inhibition() == b.model->inhibition());
        QCOMPARE(a.learned.size(), b.learned.size());
        QVERIFY(*a.samples[2] == *b.samples[2]);
        QVERIFY(a.timing.sequences == b.timing.sequences);
    }

    void theNetworkIsReadByItsNamesAndShapes() {
        const std::string bytes = contentsOf(folder("straight") + "/network.safetensors").toStdString();
        const StoredNetwork stored = networkFrom(TensorFile::fromBytes(bytes));
        QCOMPARE(stored.steps, 6);
        QCOMPARE(stored.network.shape().inputs, 5);
        QCOMPARE(stored.network.inhibition().sparsity, 0.5);  // as it was left
        const auto left = readRunFolder(path(folder("straight")));
        QVERIFY(std::ranges::equal(stored.network.parameters().values(), left.latest()->model->parameters().values()));
        const TensorFile file = TensorFile::fromBytes(bytes);
        const auto W = file.numbers<Real>("W", {20, 5});
        QCOMPARE(W[1], stored.network.parameters().tensor("W")(0, 1));  // row by row
    }

    void aDataSetThatHasChangedIsNotGoneOnWith() {
        runFor(folder("other-data"), 20);
        try {
            runFor(folder("other-data"), 0, smallDataset(300, 91));
            QFAIL("went on with other data");
        } catch (const std::runtime_error& error) {
            QVERIFY(QString(error.what()).contains("its sequences differ"));
        }
    }

    void twoProgramsDoNotWriteToOneRun() {
        std::atomic<bool> hasBegun = false;
        TrainingThread first;
        first.control.step(StepUnit::Batch);
        first.start([&](RunOptions options) {
            options.checkpointed = [&](const auto&) { hasBegun = true; };
            return runInFolder(path(folder("locked")), someSpec(), smallDataset(), options);
        });
        QVERIFY(waitUntil([&] { return hasBegun.load(); }));
        try {
            runFor(folder("locked"), 0);
            QFAIL("two at once");
        } catch (const std::runtime_error& error) {
            QVERIFY(QString(error.what()).contains("Another program is at work"));
        }
        first.stop();
        runFor(folder("locked"), 0);
        compareFolders(folder("straight"), folder("locked"));
    }

    void whatOthersHaveDoneSinceAFolderWasReadIsNotUndone() {
        runFor(folder("meanwhile"), 100);
        const RecoverableRun left = readRunFolder(path(folder("meanwhile")));
        runFor(folder("meanwhile"), 0);
        for (const RecoverableRun* read : {&left, static_cast<const RecoverableRun*>(nullptr)}) {
            try {
                runInFolder(path(folder("meanwhile")), left.spec, smallDataset(), {}, read);
                QFAIL("began where it had been left before");
            } catch (const std::runtime_error& error) {
                QVERIFY2(QString(error.what()).contains("has worked on the run"), error.what());
            }
            compareFolders(folder("straight"), folder("meanwhile"));
        }
    }

    void damagedCheckpointsAreRefusedWithASentence() {
        const QByteArray whole = contentsOf(folder("straight") + "/checkpoint.safetensors");
        Random random(7, "damage");
        int refused = 0;
        for (int n = 0; n < 300; ++n) {
            QByteArray damaged = whole;
            if (n % 3 == 0) {
                damaged.truncate(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(whole.size()))));
            } else {  // in the header, where everything that is claimed stands
                const auto place = static_cast<qsizetype>(random.below(
                    std::min<std::uint64_t>(n % 3 == 1 ? 9000 : 60000, static_cast<std::uint64_t>(whole.size()))));
                damaged[place] = static_cast<char>(random.below(n % 2 == 0 ? 256 : 10) + (n % 2 == 0 ? 0 : '0'));
            }
            const QString broken = folder("broken");
            QDir().mkpath(broken);
            for (const auto& [name, bytes] :
                 {std::pair("checkpoint.safetensors", damaged),
                  std::pair("journal.jsonl", contentsOf(folder("straight") + "/journal.jsonl"))}) {
                QFile file(broken + '/' + name);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(bytes);
            }
            try {
                const RecoverableRun left = readRunFolder(path(broken));
                if (left.latest())
                    resumeObstacle(*left.latest(), left.spec, smallDataset());  // may be whole all the same
            } catch (const std::runtime_error& error) {
                ++refused;
                QVERIFY2(QString(error.what()).endsWith("."), error.what());
            }
        }
        QVERIFY(refused > 150);
    }

    void aFolderThatCannotBeWrittenSaysSo() {
        if (::geteuid() == 0) {
            try {
                runInFolder("/proc/nowhere/run", someSpec(), smallDataset(), {});
                QFAIL("wrote to /proc");
            } catch (const std::runtime_error& error) {
                QVERIFY(QString(error.what()).startsWith("Could not make the folder /proc/nowhere/run"));
            }
            return;
        }
        QVERIFY(QDir().mkpath(folder("locked-away")));
        QVERIFY(QFile::setPermissions(folder("locked-away"), QFile::ReadOwner | QFile::ExeOwner));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, runFor(folder("locked-away") + "/run", 0));
        QFile::setPermissions(folder("locked-away"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
};

QTEST_GUILESS_MAIN(TestRuner)
#include "tst_run_recorder.moc"
