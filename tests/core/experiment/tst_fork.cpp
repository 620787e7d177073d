// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fork repeats its parent bit for bit up to the moment it leaves it, and only there goes its own way.

#include <QTest>
#include <atomic>
#include <thread>

#include "core/experiment/fork.h"
#include "core/experiment/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

class TestFork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anUnchangedForkIsTheParent() {
        const RunRecord parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.kept[1];
        const ExperimentSpec fork = forkedAt(parent.spec, moment, withEventsApplied(parent.spec));
        QVERIFY(fork == parent.spec);
        const RunRecord again = runExperiment(fork, smallDataset(), {});
        QVERIFY(again.last->scoreboard == parent.last->scoreboard);
        QVERIFY(std::ranges::equal(again.weights().values(), parent.weights().values()));
    }

    void aRunGoesOnFromAnyPictureBitForBit_data() {
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<int>("rehearsed");
        QTest::newRow("Adam, rehearsal") << 0 << 30;
        QTest::newRow("Adam, none") << 0 << 0;
        QTest::newRow("momentum, rehearsal") << 1 << 30;
    }
    void aRunGoesOnFromAnyPictureBitForBit() {
        QFETCH(int, optimizer);
        QFETCH(int, rehearsed);
        ExperimentSpec spec = rehearsedSpec();
        spec.training.optimizer = static_cast<OptimizerKind>(optimizer);
        spec.rehearsal.samplesPerTask = rehearsed;
        spec.events.push_back({61, "model.lambda", 0.8});
        const RunRecord straight = runExperiment(spec, smallDataset(), {});

        // Stopped after every so many batches, and each time taken up by another run with other threads.
        std::vector<std::shared_ptr<const Snapshot>> places;
        for (const int batches : {1, 9, 10, 11, 19, 37, 38, 39, 60, 61, 100}) {
            TrainingThread run;
            run.control.step(StepUnit::Batch);
            run.start(spec, smallDataset());
            for (int batch = 1; batch <= batches; ++batch) {
                const auto picture = run.next(RunState::Paused);
                QVERIFY(picture);
                QCOMPARE(picture->position.batch, std::int64_t{batch});
                if (batch == batches) places.push_back(picture);
                if (batch < batches) run.control.step(StepUnit::Batch);
            }
            const RunRecord stopped = run.stop();
            QCOMPARE(stopped.last->state, RunState::Stopped);
            places.push_back(stopped.last);
        }
        places.insert(places.end(), straight.kept.begin(), straight.kept.end());
        for (const auto& place : places) {
            RunOptions options;
            options.threads = 3;
            options.from = place;
            const RunRecord resumed = runExperiment(spec, smallDataset(), options);
            QCOMPARE(resumed.last->state, RunState::Finished);
            QVERIFY(std::ranges::equal(resumed.weights().values(), straight.weights().values()));
            QVERIFY(resumed.last->scoreboard == straight.last->scoreboard);
            QVERIFY(resumed.last->accuracy == straight.last->accuracy);
            QVERIFY(resumed.last->loss == straight.last->loss);
            QVERIFY(resumed.last->changes == straight.last->changes);
            QVERIFY(resumed.last->buffer == straight.last->buffer);
            QVERIFY(resumed.last->pastActivity == straight.last->pastActivity);
            QVERIFY(resumed.spec == straight.spec);
        }
    }

    void aRunPausedOrStoppedWithinAnEvaluationGoesOnBitForBit() {
        const Dataset dataset =
            smallDataset(300, 5000);  // evaluations of several portions, each with a chance to pause
        ExperimentSpec spec = rehearsedSpec();
        spec.evaluation.samples = 0;
        const RunRecord straight = runExperiment(spec, dataset, {});
        for (int allowed = 0; allowed < 12; ++allowed) {
            RunControl control;
            std::atomic<int> evaluations = 0;
            RunOptions options;
            options.control = &control;
            options.progressed = [&](const Snapshot&) {
                if (++evaluations == allowed) control.stop();
            };
            std::jthread meddler;
            if (allowed % 2 == 0)
                meddler = std::jthread([&](const std::stop_token& isOver) {
                    while (!isOver.stop_requested() && evaluations + 1 < allowed) std::this_thread::yield();
                    control.stop();  // wherever that is, often within the evaluation
                });
            const RunRecord stopped = runExperiment(spec, dataset, options);
            meddler = {};
            RunOptions again;
            again.from = stopped.last;
            const RunRecord resumed = runExperiment(spec, dataset, again);
            QVERIFY(resumed.last->scoreboard == straight.last->scoreboard);
            QVERIFY(resumed.last->accuracy == straight.last->accuracy);
            QVERIFY(std::ranges::equal(resumed.weights().values(), straight.weights().values()));
        }
    }

    void aForkFromItsCheckpointIsTheForkFromTheBeginning() {
        const RunRecord parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const auto& moment = parent.kept[0];
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.model.lambda = 0.95;
        const ExperimentSpec fork = forkedAt(parent.spec, *moment, wanted);
        const RunRecord whole = runExperiment(fork, smallDataset(), {});
        RunOptions options;
        options.from = moment;
        const RunRecord rest = runExperiment(fork, smallDataset(), options);
        QVERIFY(rest.last->scoreboard == whole.last->scoreboard);
        QVERIFY(rest.last->changes == whole.last->changes);
        QVERIFY(std::ranges::equal(rest.weights().values(), whole.weights().values()));
        QVERIFY(rest.spec == whole.spec);
    }

    void aChangedForkLeavesTheParentAtTheMoment() {
        const RunRecord parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.kept[1];
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.model.lambda = 0.95;
        wanted.rehearsal.perBatch = 0;
        wanted.model.hiddenUnits = 99;  // cannot change on the way
        const ExperimentSpec fork = forkedAt(parent.spec, moment, wanted);
        QCOMPARE(fork.model.hiddenUnits, 20);
        QCOMPARE(fork.events.size(), std::size_t{3});
        QCOMPARE(fork.events[0].key, std::string("model.beta"));
        for (const std::size_t added : {1U, 2U}) QCOMPARE(fork.events[added].batch, moment.position.batch);
        const RunRecord other = runExperiment(fork, smallDataset(), {});
        const auto& mine = other.last->scoreboard.rows();
        const auto& theirs = parent.last->scoreboard.rows();
        QVERIFY(mine[0] == theirs[0]);
        QVERIFY(mine[1] == theirs[1]);
        QVERIFY(mine[2] != theirs[2]);
    }

    void changesAfterTheMomentAreForgotten() {
        ExperimentSpec spec = rehearsedSpec();
        spec.events.push_back({100, "training.learningRate", 0.001});
        const RunRecord parent = runExperiment(spec, smallDataset(), {});
        const Snapshot& early = *parent.kept[0];
        QVERIFY(early.position.batch < 100);
        ExperimentSpec wanted = withEventsApplied(rehearsedSpec());
        const ExperimentSpec fork = forkedAt(parent.spec, early, wanted);
        QVERIFY(fork.events == rehearsedSpec().events);
    }

    void whatIsDrawnPerUnitOrWasNeverOnIsLeftAlone() {
        ExperimentSpec spec = rehearsedSpec();
        spec.rehearsal.samplesPerTask = 0;
        spec.model.lambdaRange = {0, 0.99};
        spec.events.clear();
        const RunRecord parent = runExperiment(spec, smallDataset(), {});
        ExperimentSpec wanted = spec;
        wanted.rehearsal.perBatch = 3;
        QVERIFY(forkedAt(spec, *parent.kept[0], wanted) == spec);
    }

    void eventsAppliedInOrderLeadToTheLastValue() {
        ExperimentSpec spec = rehearsedSpec();
        spec.events = {{1, "model.beta", 0.1}, {2, "rehearsal.perBatch", 3}, {3, "model.beta", 0.2}};
        const ExperimentSpec applied = withEventsApplied(spec);
        QCOMPARE(applied.model.beta, 0.2);
        QCOMPARE(applied.rehearsal.perBatch, 3);
        QVERIFY(applied.events.empty());
    }
};

QTEST_GUILESS_MAIN(TestFork)
#include "tst_fork.moc"
