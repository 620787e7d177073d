// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept of a run to look back at: never too much, never too little.

#include <QTest>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/history.h"

using namespace miru;

namespace {

/// A snapshot after so many batches of a run of tasks of a thousand batches each.
std::shared_ptr<const Snapshot> after(int batch) {
    Snapshot snapshot;
    snapshot.position.taskCount = 50;
    snapshot.timetable = Timetable(std::vector<std::int64_t>(50, 1000), 1, 1);
    snapshot.position.batch = batch;
    snapshot.position.batchInTask = batch > 0 && batch % 1000 == 0 ? 1000 : batch % 1000;
    snapshot.position.task = batch / 1000;
    return snapshots::shared(std::move(snapshot));
}

}  // namespace

class TestHistory : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void snapshotsAreKeptInOrder() {
        Moments history;
        QVERIFY(history.empty());
        for (const int batch : {0, 10, 20}) keepMoment(history, after(batch));
        QCOMPARE(history.size(), std::size_t{3});
        QCOMPARE(history[1]->position.batch, 10);
        history.clear();
        QVERIFY(history.empty());
    }

    void aSnapshotOfTheSameBatchReplacesTheLast() {
        Moments history;
        keepMoment(history, after(10));
        const auto again = after(10);
        keepMoment(history, again);
        QCOMPARE(history.size(), std::size_t{1});
        QVERIFY(history[0] == again);
    }

    void ofLargeNetworksFewerAreKept() {
        Moments history;
        const Coefficients coefficients{std::vector<Real>(2048), std::vector<Real>(2048)};
        const auto large = std::make_shared<const Network>(NetworkShape{.inputs = 28, .hidden = 2048, .classes = 10},
                                                           coefficients, Inhibition{}, 1);
        for (int batch = 1; batch < 200; ++batch) {
            Snapshot snapshot = *after(batch);
            snapshot.model = large;
            keepMoment(history, snapshots::shared(std::move(snapshot)));
        }
        const std::size_t each = 3 * large->parameters().values().size_bytes();
        QVERIFY(history.size() * each <= maxMomentBytes + each);
        QVERIFY(history.size() >= minMoments / 2);
    }

    void endsOfTasksAndTheNewestAreNeverGivenUp() {
        Moments history;
        int added = 0;
        for (int batch = 0; batch <= 20'000; batch += 10) {
            keepMoment(history, after(batch));
            ++added;
            QCOMPARE(history.back()->position.batch, batch);
            const auto pinned = static_cast<std::size_t>(batch / 1000 + 1);
            QVERIFY(history.size() <= maxMoments + pinned + 1);
        }
        QVERIFY(added > 1000);
        int ends = 0;
        std::int64_t last = -1;
        std::int64_t widest = 0;
        for (const auto& moment : history) {
            QVERIFY(moment->position.batch > last);
            if (last >= 0) widest = std::max(widest, moment->position.batch - last);
            last = moment->position.batch;
            if (moment->position.batch % 1000 == 0) ++ends;
        }
        QCOMPARE(ends, 21);
        QVERIFY2(widest <= 1000, "the past is covered evenly, not only its end");
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
