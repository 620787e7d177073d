// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The training loop: it learns, pauses where it is told to, publishes, and ends in an orderly way when numbers do not.

#include <QTest>
#include <algorithm>
#include <thread>

#include "core/learning/replay.h"
#include "core/learning/trainer.h"
#include "core/measure/checkpoint.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/spec/spec_fields.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

namespace {

/// Rehearsal in the midst of whose batch number `batch` the run is told to stop: its samples are drawn, nothing is learned.
class StoppedReplay : public Replay {
 public:
    StoppedReplay(RunControl& control, int batch)
        : Replay({.samplesPerTask = 30, .perBatch = 8}), m_control(control), m_left(batch) {}
    void compose(const Context& context, Batch& batch) override {
        Replay::compose(context, batch);
        if (m_left-- == 0) m_control.stop();
    }

 private:
    RunControl& m_control;
    int m_left;
};

/// A run, from a snapshot or from the beginning, that is stopped within a batch; −1: that is not.
std::shared_ptr<const Snapshot> trainUntil(int batch, std::shared_ptr<const Snapshot> from) {
    const ExperimentSpec spec = rehearsedSpec();
    const Dataset dataset = smallDataset();
    const PermutedStream stream({.kind = spec.data.stream, .tasks = spec.data.tasks, .seed = spec.seed}, dataset);
    ThreadPool threadPool(2);
    RunControl control;
    Trainer trainer({.network = makeNetwork(spec, stream.shape()),
                     .stream = stream,
                     .threadPool = threadPool,
                     .control = control,
                     .makeStrategy = [&](const Knobs&) { return std::make_unique<StoppedReplay>(control, batch); },
                     .from = std::move(from)},
                    {.batch = spec.training.batch,
                     .epochs = spec.training.epochs,
                     .strategy = {},
                     .knobs = knobsOf(spec),
                     .changes = {}});
    return trainer.run();
}

void verifyEqual(const Snapshot& a, const Snapshot& b) {
    QCOMPARE(a.state, RunState::Finished);
    QCOMPARE(b.state, RunState::Finished);
    QCOMPARE(a.scoreboard.rows(), b.scoreboard.rows());
    QVERIFY(std::ranges::equal(a.model->parameters().values(), b.model->parameters().values()));
    QCOMPARE(a.checkpoint->random, b.checkpoint->random);
    QCOMPARE(a.loss.points().size(), b.loss.points().size());
}

}  // namespace

class TestTrainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellLearnsATaskItCanLearn_data() {
        QTest::addColumn<QString>("cell");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->title) << QString(cell->key);
    }
    void everyCellLearnsATaskItCanLearn() {
        QFETCH(QString, cell);
        ExperimentSpec spec = smallSpec();
        spec.model.cell = *findCellKind(cell.toStdString());
        spec.data.tasks = 1;
        const Run record = runExperiment(spec, smallDataset(), {});
        QCOMPARE(record.latest()->state, RunState::Finished);
        QVERIFY(record.latest()->scoreboard.baseline()[0] < 0.7);
        QVERIFY(record.latest()->scoreboard.rows()[0][0] > 0.95);
    }

    void theLastSnapshotTellsTheWholeRun() {
        ExperimentSpec spec = smallSpec();
        spec.rehearsal = {.samplesPerTask = 40, .perBatch = 8};
        const Run record = runExperiment(spec, smallDataset(300), {});
        const Snapshot& last = *record.latest();
        QCOMPARE(last.scoreboard.learnedCount(), 3);
        QCOMPARE(last.position.samples, std::int64_t{3 * 3 * 300});
        QCOMPARE(last.position.batch, std::int64_t{3 * 3 * 19});
        QCOMPARE(last.buffer.keptPerTask, (std::vector<int>{40, 40, 40}));
        QCOMPARE(last.pastActivity.size(), std::size_t{3});
        QCOMPARE(last.firingShares.size(), std::size_t{3});
        QCOMPARE(record.snapshots.size(), std::size_t{3});
        for (int task = 0; task < 3; ++task) {
            const auto& points = last.accuracy[static_cast<std::size_t>(task)].points();
            QCOMPARE(points.front().samples, std::int64_t{task * 900});
            QCOMPARE(points.back().samples, std::int64_t{2700});
            QCOMPARE(points.back().value, last.scoreboard.rows()[2][static_cast<std::size_t>(task)]);
        }
        QVERIFY(!last.loss.empty());
        QVERIFY(last.loss.points().back().value < last.loss.points().front().value);
    }

    void stepsPauseAfterABatchAnEvaluationAndATask() {
        TrainingThread run;
        run.control.step(StepUnit::Batch);
        run.start(smallSpec(), smallDataset());
        const auto afterBatch = run.next(RunState::Paused);
        QVERIFY(afterBatch);
        QCOMPARE(afterBatch->position.batch, std::int64_t{1});
        run.control.step(StepUnit::Evaluation);
        const auto afterEvaluation = run.next(RunState::Paused);
        QVERIFY(afterEvaluation);
        QCOMPARE(afterEvaluation->position.batch, std::int64_t{10});
        run.control.step(StepUnit::Task);
        const auto afterTask = run.next(RunState::Paused);
        QVERIFY(afterTask);
        QCOMPARE(afterTask->scoreboard.learnedCount(), 1);
        QCOMPARE(afterTask->position.task, 1);
    }

    void aBatchStepLeadsToTheNextBatchAlsoFromWithinAnEvaluation() {
        TrainingThread run;
        run.control.step(StepUnit::Batch);
        run.start(smallSpec(), smallDataset());
        for (std::int64_t batch = 1; batch <= 11; ++batch) {  // there is an evaluation after the tenth
            const auto snapshot = run.next(RunState::Paused);
            QVERIFY(snapshot);
            QCOMPARE(snapshot->position.batch, batch);
            QCOMPARE(snapshot->accuracy[0].points().back().batch, batch > 10 ? 10 : 0);
            run.control.step(StepUnit::Batch);
        }
    }

    void aRunPausesByItselfWhereItIsToldTo_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("value");
        QTest::newRow("second epoch") << static_cast<int>(PausePoint::Kind::Epoch) << 2.0;
        QTest::newRow("two tasks") << static_cast<int>(PausePoint::Kind::Task) << 2.0;
        QTest::newRow("known") << static_cast<int>(PausePoint::Kind::Known) << 0.6;
        QTest::newRow("forgotten") << static_cast<int>(PausePoint::Kind::Forgotten) << 0.9;
    }
    void aRunPausesByItselfWhereItIsToldTo() {
        QFETCH(int, kind);
        QFETCH(double, value);
        TrainingThread run;
        run.control.pauseAt({static_cast<PausePoint::Kind>(kind), value});
        run.start(smallSpec(), smallDataset());
        const auto snapshot = run.next(RunState::Paused);
        QVERIFY(snapshot);
        run.control.resume();  // the same place is passed once
        if (kind == static_cast<int>(PausePoint::Kind::Task)) {
            const auto finished = run.next(RunState::Finished);
            QVERIFY(finished);
            QCOMPARE(finished->scoreboard.learnedCount(), 3);
        }
        run.stop();
        const auto known = [&](std::size_t task) { return snapshot->accuracy[task].points().back().value; };
        switch (static_cast<PausePoint::Kind>(kind)) {
            case PausePoint::Kind::Epoch: QCOMPARE(snapshot->position.batch, std::int64_t{2 * 19}); break;
            case PausePoint::Kind::Task: QCOMPARE(snapshot->scoreboard.learnedCount(), 2); break;
            case PausePoint::Kind::Known: QVERIFY(known(0) >= value && snapshot->position.task == 0); break;
            default: QVERIFY(snapshot->position.task > 0 && known(0) < value);
        }
    }

    void aStoppedRunKeepsWhatItHadLearned() {
        TrainingThread run;
        run.control.step(StepUnit::Task);
        run.start(smallSpec(), smallDataset());
        QVERIFY(run.next(RunState::Paused));
        const Run record = run.stop();
        QCOMPARE(record.latest()->state, RunState::Stopped);
        QCOMPARE(record.latest()->scoreboard.learnedCount(), 1);
    }

    void aRunStoppedInTheMidstOfABatchResumesBitForBit() {
        const auto straight = trainUntil(-1, nullptr);
        for (const int batch : {0, 1, 9, 10, 18, 19, 37, 38, 60}) {
            const auto stopped = trainUntil(batch, nullptr);
            QCOMPARE(stopped->state, RunState::Stopped);
            QCOMPARE(stopped->position.batch, std::int64_t{batch});  // the abandoned one does not count
            verifyEqual(*trainUntil(-1, stopped), *straight);
        }
    }

    void aRunStoppedInTheMidstOfEveryFewBatchesResumesBitForBit() {
        std::shared_ptr<const Snapshot> last;
        int stops = 0;
        do {
            last = trainUntil(3, last);
            QVERIFY(++stops < 200);
        } while (last->state == RunState::Stopped);
        QVERIFY(stops > 20);
        verifyEqual(*last, *trainUntil(-1, nullptr));
    }

    /// By another thread, which knows nothing of batches, shards and steps.
    void aRunStoppedAtAnyInstantResumesBitForBit() {
        ExperimentSpec spec = rehearsedSpec();
        spec.training.batch = 128;
        spec.model.hiddenUnits = 96;
        const Dataset dataset = smallDataset();
        const Run straight = runExperiment(spec, dataset, {});
        Random random(5, "instants");
        std::shared_ptr<const Snapshot> last;
        for (int stops = 0; stops < 30 && (!last || last->state == RunState::Stopped); ++stops) {
            RunControl control;
            RunOptions options;
            options.control = &control;
            options.from = last;
            std::jthread hasty([&control, yields = random.below(3000)] {
                for (std::uint64_t n = 0; n < yields; ++n) std::this_thread::yield();
                control.stop();
            });
            last = runExperiment(spec, dataset, options).latest();
        }
        if (last->state == RunState::Stopped) {
            RunOptions options;
            options.from = last;
            last = runExperiment(spec, dataset, options).latest();
        }
        verifyEqual(*last, *straight.latest());
    }

    void numbersThatAreNoLongerFiniteEndTheRun() {
        ExperimentSpec spec = smallSpec();
        spec.training.optimizer = OptimizerKind::Sgd;
        spec.training.learningRate = 1e38;  // far above what the table allows: one step leaves the range of float
        spec.training.gradientClip = 0;
        const Run record = runExperiment(spec, smallDataset(), {});
        QCOMPARE(record.latest()->state, RunState::Diverged);
        QVERIFY(record.latest()->divergence != DivergenceCause::None);
    }

    void watchingDoesNotChangeWhatIsLearned() {
        const Run unwatched = runExperiment(smallSpec(), smallDataset(), {});
        Mailbox<Snapshot> mailbox;
        RunOptions options;
        options.mailbox = &mailbox;
        std::jthread viewer([&](const std::stop_token& isOver) {
            while (!isOver.stop_requested()) {
                mailbox.take();
                std::this_thread::yield();
            }
        });
        const Run watched = runExperiment(smallSpec(), smallDataset(), options);
        viewer = {};
        QVERIFY(std::ranges::equal(unwatched.weights().values(), watched.weights().values()));
        QCOMPARE(unwatched.latest()->scoreboard, watched.latest()->scoreboard);
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
