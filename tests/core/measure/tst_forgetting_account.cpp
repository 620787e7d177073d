// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be said about a task that is being forgotten: by hand, and of a run that really forgets.

#include <QTest>
#include <cmath>

#include "core/measure/forgetting_account.h"
#include "core/run/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/snapshots.h"

using namespace miru;
using namespace miru::test;

class TestForgettingAccount : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void thereIsNoneForATaskThatIsNotLearnedOrStillBeingLearned() {
        const Snapshot snapshot = snapshots::inTheMiddle();  // tasks 1 and 2 learned, 3 being learned
        QVERIFY(accountFor(snapshot, 0));
        QVERIFY(accountFor(snapshot, 1));
        QVERIFY(!accountFor(snapshot, 2));
        QVERIFY(!accountFor(snapshot, 4));
        QVERIFY(!accountFor(snapshot, -1));
        QVERIFY(!mostForgottenTask(snapshots::oneTask()));
    }

    void itComparesWhatWasKnownWithWhatIsKnown() {
        const auto account = accountFor(snapshots::inTheMiddle(), 0);
        QCOMPARE(account->during, 2);
        QVERIFY(std::abs(account->before - 0.8) < 1e-9);
        QVERIFY(std::abs(account->now - 0.5) < 1e-9);
        QCOMPARE(*account->unitOverlap, 1.0);  // all units fire half of the time in both
        QVERIFY(account->drifts.empty());      // made by hand, without a network
        QCOMPARE(*mostForgottenTask(snapshots::inTheMiddle()), 0);
    }

    void theRehearsedShareIsThatOfABatch() {
        Snapshot snapshot = snapshots::withRehearsal();
        snapshot.knobs[Knob::ReplayPerBatch] = 32;
        snapshot.buffer.keptPerTask = {300, 100, 50};  // the third is being learned: it is not replayed
        const auto account = accountFor(snapshot, 0);
        QVERIFY(std::abs(account->rehearsedShare - 0.75 * 32 / (32 + snapshots::batchSize)) < 1e-9);
    }

    void whatIsOnlyLookedAtIsNotRehearsed() {
        Snapshot snapshot = snapshots::withRehearsal();
        snapshot.knobs[Knob::ReplayPerBatch] = 32;
        snapshot.buffer.keptPerTask = {300, 100, 50};
        snapshot.projections = {.projected = 3, .of = 10};
        QCOMPARE(accountFor(snapshot, 0)->rehearsedShare, 0.0);
    }

    void whereLogitsAreKeptTheTaskAtHandIsDrawnToo() {
        Snapshot snapshot = snapshots::withRehearsal();
        snapshot.knobs[Knob::ReplayPerBatch] = 32;
        snapshot.buffer.keptPerTask = {300, 100, 100};
        snapshot.buffer.keepsLogits = true;
        QVERIFY(std::abs(accountFor(snapshot, 0)->rehearsedShare - 0.6 * 32 / (32 + snapshots::batchSize)) < 1e-9);
        snapshot.quantities[static_cast<std::size_t>(TrainingQuantity::KeptLabels)].add(1, 1,
                                                                                        0.5);  // learned once more
        QVERIFY(std::abs(accountFor(snapshot, 0)->rehearsedShare - 0.6 * 64 / (64 + snapshots::batchSize)) < 1e-9);
    }

    void fewerThanAskedForAreAllRehearsed() {
        Snapshot snapshot = snapshots::withRehearsal();
        snapshot.knobs[Knob::ReplayPerBatch] = 32;
        snapshot.buffer.keptPerTask = {6, 2, 5};
        QVERIFY(std::abs(accountFor(snapshot, 0)->rehearsedShare - 0.75 * 8 / (8 + snapshots::batchSize)) < 1e-9);
    }

    void weightsDriftByTheLengthOfWhatTheyMoved() {
        const NetworkShape shape{CellKind::Miru2, ResetOrder::BeforeProduct, 5, 8, 3};
        const Coefficients half{std::vector<Real>(8, Real(0.5)), std::vector<Real>(8, Real(0.5))};
        const Network then(shape, half, {}, 1);
        Network now = then;
        for (const WeightDrift& drift : driftBetween(then, now)) QCOMPARE(drift.share, 0.0);
        auto U = now.parameters().tensor("U");
        for (int j = 0; j < U.cols(); ++j)
            for (int i = 0; i < U.rows(); ++i) U(i, j) *= Real(1.5);
        for (const WeightDrift& drift : driftBetween(then, now))
            QVERIFY(std::abs(drift.share - (drift.tensor == "U" ? 0.5 : 0.0)) < 1e-6);
        QCOMPARE(driftBetween(then, now).size(), std::size_t{3});  // W, U, V; biases start at zero
    }

    void aRunThatForgetsAccountsForIt() {
        const Run record = runExperiment(smallSpec(), smallDataset(), {});
        const auto task = mostForgottenTask(*record.latest());
        QVERIFY(task);
        const auto account = accountFor(*record.latest(), *task);
        QVERIFY(account->before > account->now);
        QVERIFY(*account->unitOverlap > 0 && *account->unitOverlap <= 1);
        QVERIFY(!account->drifts.empty());
        QVERIFY(account->drifts[0].share > 0);
        QVERIFY(account->saturationBefore && account->saturationNow);
        QCOMPARE(account->rehearsedShare, 0.0);
    }

    void aRangeIsAccountedForBetweenItsEnds() {
        const Run record = runExperiment(smallSpec(), smallDataset(), {});
        const Snapshot& then = *record.snapshots[0];
        const Snapshot& until = *record.snapshots[1];
        const auto account = accountOver(then, until, 0);
        QCOMPARE(*account->sinceBatch, then.position.batch);
        QCOMPARE(account->untilBatch, until.position.batch);
        QCOMPARE(account->before, then.scoreboard.rows()[0][0]);
        QCOMPARE(account->now, until.scoreboard.rows()[1][0]);
        QCOMPARE(account->drifts.size(), driftBetween(*then.model, *until.model).size());
        QCOMPARE(account->drifts[0].share, driftBetween(*then.model, *until.model)[0].share);
        QVERIFY(!accountOver(then, until, 1));  // not met by then
        QCOMPARE(*mostForgottenTask(then, until), 0);
        QVERIFY(!accountOver(then, until, -1) && !accountOver(then, until, 9));
    }
};

QTEST_GUILESS_MAIN(TestForgettingAccount)
#include "tst_forgetting_account.moc"
