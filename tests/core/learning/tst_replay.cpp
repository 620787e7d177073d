// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rehearsal mixes earlier tasks into a batch, and only those.

#include <QTest>

#include "core/learning/replay.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/batches.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

class TestReplay : public QObject {
    Q_OBJECT

    PermutedStream m_stream{{.kind = StreamKind::PermutedPixels, .tasks = 3}, smallDataset()};
    Random m_random{1, "strategy"};
    StrategyGround m_ground{m_stream};

    /// A whole step: the batch is composed and has been learned.
    void learn(Replay& replay, Batch& batch, Random& random) {
        replay.compose(m_ground.context(random), batch);
        replay.stepTaken(m_ground.context(random));
    }
    void start(Replay& replay, const Task& task) { replay.taskStarted(m_ground.context(m_random), task); }

 private Q_SLOTS:
    void nothingIsReplayedInTheFirstTask() {
        Replay replay({.samplesPerTask = 20, .perBatch = 8});
        const Task task = m_stream.makeTask(0);
        start(replay, task);
        Batch batch = batchOf(task, 0, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{16});
        QCOMPARE(replay.bufferSummary().keptPerTask, std::vector<int>{16});
    }

    void laterTasksGetAsManyOldSamplesAsAskedFor() {
        Replay replay({.samplesPerTask = 20, .perBatch = 8});
        const Task first = m_stream.makeTask(0);
        const Task second = m_stream.makeTask(1);
        start(replay, first);
        for (int n = 0; n < 96; n += 32) {
            Batch batch = batchOf(first, n, 32);
            learn(replay, batch, m_random);
        }
        start(replay, second);
        Batch batch = batchOf(second, 0, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{24});
        for (std::size_t n = 16; n < 24; ++n) QVERIFY(!batch.samples[n].frames.order);  // from the reservoir
        replay.turn(Knob::ReplayPerBatch, 3);
        batch = batchOf(second, 16, 16);
        learn(replay, batch, m_random);
        QCOMPARE(batch.samples.size(), std::size_t{19});
    }

    void theBufferHoldsNoMoreThanItsShareAndCountsItsBytes() {
        Replay replay({.samplesPerTask = 20, .perBatch = 8});
        for (int t = 0; t < 3; ++t) {
            const Task task = m_stream.makeTask(t);
            start(replay, task);
            for (int n = 0; n < 288; n += 32) {
                Batch batch = batchOf(task, n, 32);
                learn(replay, batch, m_random);
            }
        }
        const BufferSummary summary = replay.bufferSummary();
        QCOMPARE(summary.keptPerTask, (std::vector<int>{20, 20, 20}));
        QCOMPARE(summary.bytes, std::int64_t{3 * 20 * 30});
    }

    void aBufferIsFilledAgainFromTheNumbersOfWhatItHeld() {
        const std::vector<Task> tasks{m_stream.makeTask(0), m_stream.makeTask(1)};
        Replay straight({.samplesPerTask = 20, .perBatch = 8});
        for (const Task& task : tasks) {
            start(straight, task);
            for (int n = 0; n < 96; n += 32) {
                Batch batch = batchOf(task, n, 32);
                learn(straight, batch, m_random);
            }
        }
        Replay resumed({.samplesPerTask = 20, .perBatch = 8});
        resumed.restore(straight.state(), tasks);
        QVERIFY(resumed.bufferSummary() == straight.bufferSummary());
        Random other(m_random.state());
        Batch batch = batchOf(tasks[1], 96, 32);
        Batch again = batchOf(tasks[1], 96, 32);
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
        Replay replay({.samplesPerTask = 20, .perBatch = 8});
        const Task task = m_stream.makeTask(0);
        start(replay, task);
        Batch batch = batchOf(task, 0, 32);
        learn(replay, batch, m_random);
        const auto before = replay.state();
        const Random random = m_random;
        for (int attempt = 0; attempt < 3; ++attempt) {
            m_random = random;
            Batch abandoned = batchOf(task, 32, 32);
            replay.compose(m_ground.context(m_random), abandoned);
            QVERIFY(replay.state() == before);
        }
        replay.stepTaken(m_ground.context(m_random));
        QCOMPARE(replay.state().get<std::int64_t>("offered").front(), std::int64_t{64});

        Replay straight({.samplesPerTask = 20, .perBatch = 8});
        Random other(1, "strategy");
        start(straight, task);
        for (int n = 0; n < 64; n += 32) {
            Batch fresh = batchOf(task, n, 32);
            learn(straight, fresh, other);
        }
        QVERIFY(straight.state() == replay.state());
    }

    void laterEpochsOfferNothingAnew() {
        Replay replay({.samplesPerTask = 100, .perBatch = 8});
        const Task task = m_stream.makeTask(0);
        start(replay, task);
        Batch once = batchOf(task, 0, 32);
        learn(replay, once, m_random);
        Batch again = batchOf(task, 0, 32, false);
        learn(replay, again, m_random);
        QCOMPARE(replay.bufferSummary().keptPerTask, std::vector<int>{32});
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
