// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fork repeats its parent bit for bit up to the moment it leaves it, and only there goes its own way.

#include <QTest>

#include "core/experiment/fork.h"
#include "core/experiment/run_experiment.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec parentSpec() {
    ExperimentSpec spec;
    spec.data.tasks = 3;
    spec.model.hiddenUnits = 20;
    spec.rehearsal = {.samplesPerTask = 30, .perBatch = 8};
    spec.training.batch = 16;
    spec.training.learningRate = 0.01;
    spec.training.epochs = 2;
    spec.evaluation = {.every = 10, .samples = 30};
    spec.events = {{5, "model.beta", 0.4}};
    return spec;
}

}  // namespace

class TestFork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anUnchangedForkIsTheParent() {
        const RunRecord parent = runExperiment(parentSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.kept[1];
        const ExperimentSpec fork = forkedAt(parent.spec, moment, withEventsApplied(parent.spec));
        QVERIFY(fork == parent.spec);
        const RunRecord again = runExperiment(fork, smallDataset(), {});
        QVERIFY(again.last->scoreboard == parent.last->scoreboard);
        QVERIFY(std::ranges::equal(again.weights.values(), parent.weights.values()));
    }

    void aChangedForkLeavesTheParentAtTheMoment() {
        const RunRecord parent = runExperiment(parentSpec(), smallDataset(), {});
        const Snapshot& moment = *parent.kept[1];
        ExperimentSpec wanted = withEventsApplied(parent.spec);
        wanted.model.lambda = 0.95;
        wanted.rehearsal.perBatch = 0;
        wanted.model.hiddenUnits = 99;  // cannot change on the way
        const ExperimentSpec fork = forkedAt(parent.spec, moment, wanted);
        QCOMPARE(fork.model.hiddenUnits, 20);
        QCOMPARE(fork.events.size(), std::size_t{3});
        QCOMPARE(fork.events[0].key, std::string("model.beta"));
        for (const std::size_t added : {1, 2}) QCOMPARE(fork.events[added].batch, moment.position.batch);
        const RunRecord other = runExperiment(fork, smallDataset(), {});
        const auto& mine = other.last->scoreboard.rows();
        const auto& theirs = parent.last->scoreboard.rows();
        QVERIFY(mine[0] == theirs[0]);
        QVERIFY(mine[1] == theirs[1]);
        QVERIFY(mine[2] != theirs[2]);
    }

    void changesAfterTheMomentAreForgotten() {
        ExperimentSpec spec = parentSpec();
        spec.events.push_back({100, "training.learningRate", 0.001});
        const RunRecord parent = runExperiment(spec, smallDataset(), {});
        const Snapshot& early = *parent.kept[0];
        QVERIFY(early.position.batch < 100);
        ExperimentSpec wanted = withEventsApplied(parentSpec());
        const ExperimentSpec fork = forkedAt(parent.spec, early, wanted);
        QVERIFY(fork.events == parentSpec().events);
    }

    void whatIsDrawnPerUnitOrWasNeverOnIsLeftAlone() {
        ExperimentSpec spec = parentSpec();
        spec.rehearsal.samplesPerTask = 0;
        spec.model.lambdaRange = {0, 0.99};
        spec.events.clear();
        const RunRecord parent = runExperiment(spec, smallDataset(), {});
        ExperimentSpec wanted = spec;
        wanted.rehearsal.perBatch = 3;
        QVERIFY(forkedAt(spec, *parent.kept[0], wanted) == spec);
    }

    void eventsAppliedInOrderLeadToTheLastValue() {
        ExperimentSpec spec = parentSpec();
        spec.events = {{1, "model.beta", 0.1}, {2, "rehearsal.perBatch", 3}, {3, "model.beta", 0.2}};
        const ExperimentSpec applied = withEventsApplied(spec);
        QCOMPARE(applied.model.beta, 0.2);
        QCOMPARE(applied.rehearsal.perBatch, 3);
        QVERIFY(applied.events.empty());
    }
};

QTEST_GUILESS_MAIN(TestFork)
#include "tst_fork.moc"
