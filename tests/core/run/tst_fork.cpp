// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fork repeats its parent bit for bit up to the moment it leaves it, and only there goes its own way.

#include <QTest>
#include <atomic>
#include <set>
#include <thread>

#include "core/measure/checkpoint.h"
#include "core/run/fork.h"
#include "core/run/run_experiment.h"
#include "core/spec/spec_json.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

class TestFork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anUnchangedForkIsTheParent() {
        const Run parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.snapshots[1];
        const ExperimentSpec fork = forkedAt(parent.spec, moment, withEventsApplied(parent.spec));
        QVERIFY(fork == parent.spec);
        const Run again = runExperiment(fork, smallDataset(), {});
        QVERIFY(again.latest()->scoreboard == parent.latest()->scoreboard);
        QVERIFY(std::ranges::equal(again.weights().values(), parent.weights().values()));
    }

    void aRunResumesFromAnySnapshotBitForBit_data() {
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<int>("rehearsed");
        QTest::newRow("Adam, rehearsal") << 0 << 30;
        QTest::newRow("Adam, none") << 0 << 0;
        QTest::newRow("momentum, rehearsal") << 1 << 30;
    }
    void aRunResumesFromAnySnapshotBitForBit() {
        QFETCH(int, optimizer);
        QFETCH(int, rehearsed);
        ExperimentSpec spec = rehearsedSpec();
        spec.training.optimizer = static_cast<OptimizerKind>(optimizer);
        spec.rehearsal.samplesPerTask = rehearsed;
        spec.events.push_back({61, Knob::Lambda, 0.8});
        const Run straight = runExperiment(spec, smallDataset(), {});

        // Stopped after every so many batches, and each time taken up by another run with other threads.
        std::vector<std::shared_ptr<const Snapshot>> places;
        for (const int batches : {1, 9, 10, 11, 19, 37, 38, 39, 60, 61, 100}) {
            TrainingThread run;
            run.control.step(StepUnit::Batch);
            run.start(spec, smallDataset());
            for (int batch = 1; batch <= batches; ++batch) {
                const auto snapshot = run.next(RunState::Paused);
                QVERIFY(snapshot);
                QCOMPARE(snapshot->position.batch, std::int64_t{batch});
                if (batch == batches) places.push_back(snapshot);
                if (batch < batches) run.control.step(StepUnit::Batch);
            }
            const Run stopped = run.stop();
            QCOMPARE(stopped.latest()->state, RunState::Stopped);
            places.push_back(stopped.latest());
        }
        places.insert(places.end(), straight.snapshots.begin(), straight.snapshots.end());
        for (const auto& place : places) {
            RunOptions options;
            options.threads = 3;
            options.from = place;
            const Run resumed = runExperiment(spec, smallDataset(), options);
            QCOMPARE(resumed.latest()->state, RunState::Finished);
            QVERIFY(std::ranges::equal(resumed.weights().values(), straight.weights().values()));
            QVERIFY(resumed.latest()->scoreboard == straight.latest()->scoreboard);
            QVERIFY(resumed.latest()->accuracy == straight.latest()->accuracy);
            QVERIFY(resumed.latest()->loss == straight.latest()->loss);
            QVERIFY(resumed.latest()->changes == straight.latest()->changes);
            QVERIFY(resumed.latest()->buffer == straight.latest()->buffer);
            QVERIFY(resumed.latest()->pastActivity == straight.latest()->pastActivity);
            QVERIFY(resumed.spec == straight.spec);
        }
    }

    void aRunPausedOrStoppedWithinAnEvaluationResumesBitForBit() {
        const Dataset dataset =
            smallDataset(300, 5000);  // evaluations of several portions, each with a chance to pause
        ExperimentSpec spec = rehearsedSpec();
        spec.evaluation.sequences = 0;
        const Run straight = runExperiment(spec, dataset, {});
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
            const Run stopped = runExperiment(spec, dataset, options);
            meddler = {};
            RunOptions again;
            again.from = stopped.latest();
            const Run resumed = runExperiment(spec, dataset, again);
            QVERIFY(resumed.latest()->scoreboard == straight.latest()->scoreboard);
            QVERIFY(resumed.latest()->accuracy == straight.latest()->accuracy);
            QVERIFY(std::ranges::equal(resumed.weights().values(), straight.weights().values()));
        }
    }

    void aForkFromItsCheckpointIsTheForkFromTheBeginning() {
        const Run parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const auto& moment = parent.snapshots[0];
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.model.lambda = 0.95;
        const ExperimentSpec fork = forkedAt(parent.spec, *moment, wanted);
        const Run whole = runExperiment(fork, smallDataset(), {});
        RunOptions options;
        options.from = moment;
        const Run rest = runExperiment(fork, smallDataset(), options);
        QVERIFY(rest.latest()->scoreboard == whole.latest()->scoreboard);
        QVERIFY(rest.latest()->changes == whole.latest()->changes);
        QVERIFY(std::ranges::equal(rest.weights().values(), whole.weights().values()));
        QVERIFY(rest.spec == whole.spec);
    }

    void aChangedForkLeavesTheParentAtTheMoment() {
        const Run parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.snapshots[1];
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.model.lambda = 0.95;
        wanted.rehearsal.perBatch = 0;
        wanted.model.hiddenUnits = 99;  // is settled when a run begins
        const ExperimentSpec fork = forkedAt(parent.spec, moment, wanted);
        QCOMPARE(fork.model.hiddenUnits, 20);
        QCOMPARE(fork.events.size(), std::size_t{3});
        QCOMPARE(fork.events[0].knob, Knob::Beta);
        for (const std::size_t added : {1U, 2U}) QCOMPARE(fork.events[added].batch, moment.position.batch);
        const Run other = runExperiment(fork, smallDataset(), {});
        const auto& mine = other.latest()->scoreboard.rows();
        const auto& theirs = parent.latest()->scoreboard.rows();
        QVERIFY(mine[0] == theirs[0]);
        QVERIFY(mine[1] == theirs[1]);
        QVERIFY(mine[2] != theirs[2]);
    }

    void changesAfterTheMomentAreForgotten() {
        ExperimentSpec spec = rehearsedSpec();
        spec.events.push_back({100, Knob::LearningRate, 0.001});
        const Run parent = runExperiment(spec, smallDataset(), {});
        const Snapshot& early = *parent.snapshots[0];
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
        const Run parent = runExperiment(spec, smallDataset(), {});
        ExperimentSpec wanted = spec;
        wanted.rehearsal.perBatch = 3;
        QVERIFY(forkedAt(spec, *parent.snapshots[0], wanted) == spec);
    }

    void everythingThatIsNotSettledAtTheStartChangesAtAFork_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto add = [](const char* key, const char* value) {
            QTest::newRow(key) << QString(key) << QString(value);
        };
        add("model.beta", "0.2");
        add("model.lambda", "0.3");
        add("inhibition.sparsity", "0.5");
        add("inhibition.where", "readout");
        add("inhibition.rank", "magnitude");
        add("rehearsal.samplesPerTask", "11");
        add("rehearsal.perBatch", "3");
        add("training.optimizer", "adam");
        add("training.learningRate", "0.0001");
        add("training.momentum", "0.1");
        add("training.gradientClip", "0.01");
        add("evaluation.every", "7");
        add("evaluation.sequences", "13");
    }
    void everythingThatIsNotSettledAtTheStartChangesAtAFork() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        ExperimentSpec spec = rehearsedSpec();
        spec.inhibition.sparsity = 0.25;
        spec.training.optimizer = OptimizerKind::Sgd;
        spec.events.clear();
        const Run parent = runExperiment(spec, smallDataset(), {});
        const auto& moment = parent.snapshots[1];
        ExperimentSpec wanted = spec;
        QVERIFY(!setFromText(wanted, key.toStdString(), value.toStdString()));
        QVERIFY(settledAtFork(spec, wanted).empty());
        const ExperimentSpec fork = forkedAt(parent.spec, *moment, wanted);
        QVERIFY(withEventsApplied(fork) == wanted);
        QVERIFY(fork.events.size() == 1 && fork.events[0].batch == moment->position.batch);
        const SpecReading reading = readSpec(writeSpec(fork));
        QVERIFY2(reading.isGood() && reading.spec == fork, writeSpec(fork).c_str());

        const Run whole = runExperiment(fork, smallDataset(), {});
        RunOptions options;
        options.from = moment;
        const Run rest = runExperiment(fork, smallDataset(), options);
        QVERIFY(std::ranges::equal(rest.weights().values(), whole.weights().values()));
        QVERIFY(rest.latest()->accuracy == whole.latest()->accuracy &&
                rest.latest()->changes == whole.latest()->changes);
        QVERIFY(rest.latest()->knobs == whole.latest()->knobs && rest.latest()->resources == whole.latest()->resources);
        QVERIFY(rest.spec == whole.spec && rest.spec == fork);
        QVERIFY(whole.latest()->scoreboard.rows()[1] == parent.latest()->scoreboard.rows()[1]);
        const bool isWatching = key.startsWith("evaluation");
        QCOMPARE(std::ranges::equal(whole.weights().values(), parent.weights().values()), isWatching);
        QVERIFY(whole.latest()->accuracy != parent.latest()->accuracy);

        // A run that is stopped after the fork is resumed as it then stands.
        RunOptions again;
        again.from = whole.snapshots[2];
        const Run resumed = runExperiment(fork, smallDataset(), again);
        QVERIFY(!resumeObstacle(*whole.snapshots[2], fork, smallDataset()));
        QVERIFY(std::ranges::equal(resumed.weights().values(), whole.weights().values()));
        QVERIFY(resumed.latest()->accuracy == whole.latest()->accuracy &&
                resumed.latest()->buffer == whole.latest()->buffer);
    }

    void everySettingIsOneOrTheOther() {
        std::set<std::string> settled;
        for (const SpecField& field : specFields()) {
            QCOMPARE(field.settledBecause.empty(), field.knob.has_value());
            if (!field.knob) settled.insert(field.key);
        }
        for (const char* key : {"data.dataset", "data.tasks", "model.cell", "model.hiddenUnits", "seed"})
            QVERIFY(settled.contains(key));
    }

    void whatAForkCannotChangeIsNamed() {
        const ExperimentSpec spec = rehearsedSpec();
        ExperimentSpec wanted = spec;
        wanted.model.hiddenUnits = 99;
        wanted.data.tasks = 9;
        wanted.model.beta = 0.1;
        const auto settled = settledAtFork(spec, wanted);
        QCOMPARE(settled.size(), std::size_t{2});
        QCOMPARE(settled[0]->key, std::string("data.tasks"));
        QCOMPARE(settled[1]->key, std::string("model.hiddenUnits"));
    }

    /// What is rehearsed from then on, and how: as in a run that has rehearsed from its first batch.
    void rehearsalSwitchedOnAtAForkKeepsWhatItWouldHaveKept_data() {
        QTest::addColumn<int>("moment");  // batch
        for (const int batch : {0, 1, 17, 38, 39, 76, 100}) QTest::addRow("batch %d", batch) << batch;
    }
    void rehearsalSwitchedOnAtAForkKeepsWhatItWouldHaveKept() {
        QFETCH(int, moment);
        const auto rehearsalAfter = [](const ExperimentSpec& spec, int batches, std::shared_ptr<const Snapshot> from) {
            TrainingThread run;
            run.control.step(StepUnit::Batch);
            run.start(spec, smallDataset(), std::move(from));
            for (;;) {
                const auto snapshot = run.next(RunState::Paused);
                if (!snapshot || snapshot->position.batch >= batches) return snapshot;
                run.control.step(StepUnit::Batch);
            }
        };
        ExperimentSpec without = rehearsedSpec();
        without.training.epochs = 2;
        without.events.clear();
        ExperimentSpec with = without;
        without.rehearsal.samplesPerTask = 0;
        const auto always = rehearsalAfter(with, moment + 1, nullptr);
        const auto left = moment > 0 ? rehearsalAfter(without, moment, nullptr) : nullptr;
        const ExperimentSpec fork = left ? forkedAt(without, *left, with) : with;
        const auto forked = rehearsalAfter(fork, moment + 1, left);
        QVERIFY(always && forked && forked->position == always->position);
        QVERIFY(!forked->checkpoint->strategy.empty());
        QVERIFY(forked->checkpoint->strategy == always->checkpoint->strategy);
        QVERIFY(forked->checkpoint->random == always->checkpoint->random);
        QVERIFY(forked->buffer == always->buffer && forked->resources == always->resources);
    }

    void rehearsalSwitchedOffAtAForkForgetsWhatItKept() {
        const Run parent = runExperiment(rehearsedSpec(), smallDataset(), {});
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.rehearsal.samplesPerTask = 0;
        const Run fork = runExperiment(forkedAt(parent.spec, *parent.snapshots[0], wanted), smallDataset(), {});
        QVERIFY(fork.latest()->checkpoint->strategy.empty());
        QCOMPARE(fork.latest()->buffer.bytes, std::int64_t{0});
    }

    void aChangeToWhatIsSettledIsRefusedInASpec() {
        const auto problems =
            readSpec(R"({"format": 1, "events": [{"batch": 5, "key": "model.hiddenUnits", "value": 12}]})").problems;
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].sentence,
                 std::string("The event at batch 5: model.hiddenUnits cannot change within a run: it decides the "
                             "network's shape."));
    }

    void eventsAppliedInOrderLeadToTheLastValue() {
        ExperimentSpec spec = rehearsedSpec();
        spec.events = {{1, Knob::Beta, 0.1}, {2, Knob::ReplayPerBatch, 3}, {3, Knob::Beta, 0.2}};
        const ExperimentSpec applied = withEventsApplied(spec);
        QCOMPARE(applied.model.beta, 0.2);
        QCOMPARE(applied.rehearsal.perBatch, 3);
        QVERIFY(applied.events.empty());
    }
};

QTEST_GUILESS_MAIN(TestFork)
#include "tst_fork.moc"
