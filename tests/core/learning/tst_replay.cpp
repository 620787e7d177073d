// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rehearsal mixes earlier tasks into a batch, and only those.

#include <QTest>

#include "core/learning/replay.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

Batch freshBatch(const Task& task, int first, int count, bool firstEpoch = true) {
    Batch batch;
    batch.firstEpoch = firstEpoch;
    for (int n = first; n < first + count; ++n) batch.samples.push_back(task.train(n));
    return batch;
}

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT

    PermutedStream m_stream{smallDataset(), PermutedStream::Unit::Pixels, 3, 0, 0, 1};
    Random m_random{1, "strategy"};

    /// A whole step: the batch is composed and has been learned.
    static void learn(Replay& replay, Batch& batch, Random& random) {
        replay.compose(batch, random);
        replay.stepTaken();
    }

 private Q_SLOTS:
    void nothingIsReplayedInTheFirstTask() {
        Replay replay(20, 8);
        const Task task = m_stream.makeTask(0);
        replay.taskStarted(task);
        Batch batch = freshBatch(task, 0, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{16});
        QCOMPARE(replay.census().keptPerTask, std::vector<int>{16});
    }

    void laterTasksGetAsManyOldSamplesAsAskedFor() {
        Replay replay(20, 8);
        const Task first = m_stream.makeTask(0);
        const Task second = m_stream.makeTask(1);
        replay.taskStarted(first);
        for (int n = 0; n < 96; n += 32) {
            Batch batch = freshBatch(first, n, 32);
            learn(replay, batch, m_random);
        }
        replay.taskStarted(second);
        Batch batch = freshBatch(second, 0, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{24});
        for (std::size_t n = 16; n < 24; ++n) QVERIFY(!batch.samples[n].frames.order);  // from the reservoir
        replay.setReplayPerBatch(3);
        batch = freshBatch(second, 16, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{19});
    }

    void theBufferHoldsNoMoreThanItsShareAndCountsItsBytes() {
        Replay replay(20, 8);
        for (int t = 0; t < 3; ++t) {
            const Task task = m_stream.makeTask(t);
            replay.taskStarted(task);
            for (int n = 0; n < 288; n += 32) {
                Batch batch = freshBatch(task, n, 32);
                learn(replay, batch, m_random);
            }
        }
        const BufferSummary census = replay.census();
        QCOMPARE(census.keptPerTask, (std::vector<int>{20, 20, 20}));
        QCOMPARE(census.bytes, std::int64_t{3 * 20 * 30});
    }

    void aBufferIsFilledAgainFromTheNumbersOfWhatItHeld() {
        const std::vector<Task> tasks{m_stream.makeTask(0), m_stream.makeTask(1)};
        Replay straight(20, 8);
        for (const Task& task : tasks) {
            straight.taskStarted(task);
            for (int n = 0; n < 96; n += 32) {
                Batch batch = freshBatch(task, n, 32);
                learn(straight, batch, m_random);
            }
        }
        Replay resumed(20, 8);
        resumed.restore(straight.state(), tasks);
        QVERIFY(resumed.census() == straight.census());
        Random other(m_random.state());
        Batch batch = freshBatch(tasks[1], 96, 32);
        Batch again = freshBatch(tasks[1], 96, 32);
        learn(straight, batch, m_random);
        learn(resumed, again, other);
        QVERIFY(other.state() == m_random.state());
        QVERIFY(resumed.state() == straight.state());
        QCOMPARE(batch.samples.size(), again.samples.size());
        for (std::size_t n = 0; n < batch.samples.size(); ++n)
            QVERIFY(std::equal(batch.samples[n].frames.bytes(), batch.samples[n].frames.bytes() + 30,
                               again.samples[n].frames.bytes()));
    }

    void aBatchThatIsAbandonedLeavesNoTrace() {
        m_random = Random(1, "strategy");
        Replay replay(20, 8);
        const Task task = m_stream.makeTask(0);
        replay.taskStarted(task);
        Batch batch = freshBatch(task, 0, 32);
        learn(replay, batch, m_random);
        const auto before = replay.state();
        const Random random = m_random;
        for (int attempt = 0; attempt < 3; ++attempt) {
            m_random = random;
            Batch abandoned = freshBatch(task, 32, 32);
            replay.compose(abandoned, m_random);
            QVERIFY(replay.state() == before);
        }
        replay.stepTaken();
        QCOMPARE(replay.state()[0].offered, std::int64_t{64});

        Replay straight(20, 8);
        Random other(1, "strategy");
        straight.taskStarted(task);
        for (int n = 0; n < 64; n += 32) {
            Batch fresh = freshBatch(task, n, 32);
            learn(straight, fresh, other);
        }
        QVERIFY(straight.state() == replay.state());
    }

    void laterEpochsOfferNothingAnew() {
        Replay replay(100, 8);
        const Task task = m_stream.makeTask(0);
        replay.taskStarted(task);
        Batch once = freshBatch(task, 0, 32);
        learn(replay, once, m_random);
        Batch again = freshBatch(task, 0, 32, false);
        learn(replay, again, m_random);
        QCOMPARE(replay.census().keptPerTask, std::vector<int>{32});
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
