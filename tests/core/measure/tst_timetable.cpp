// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timetable of a run whose tasks are of different length.

#include "core/measure/timetable.h"

#include <QTest>

using namespace miru;

class TestTimetable : public QObject {
    Q_OBJECT

    const Timetable m_timetable{{100, 7, 32}, 16, 2};

 private Q_SLOTS:
    void everyTaskHasBatchesOfItsOwn() {
        QCOMPARE(m_timetable.batchesPerEpoch(0), std::int64_t{7});
        QCOMPARE(m_timetable.batches(0), std::int64_t{14});
        QCOMPARE(m_timetable.batches(1), std::int64_t{2});
        QCOMPARE(m_timetable.batches(2), std::int64_t{4});
        QCOMPARE(m_timetable.samples(1), std::int64_t{14});
        QCOMPARE(m_timetable.totalBatches(), std::int64_t{20});
        QCOMPARE(m_timetable.totalSamples(), std::int64_t{2 * 139});
    }

    void everyBatchBelongsToATask() {
        const int expected[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2};
        for (int batch = 0; batch < 22; ++batch) QCOMPARE(m_timetable.taskAt(batch), expected[batch]);
    }

    void tasksBeginAndEndAtTheirBatches() {
        std::vector<std::int64_t> boundaries;
        for (std::int64_t batch = 0; batch <= 20; ++batch)
            if (m_timetable.isBoundary(batch)) boundaries.push_back(batch);
        QCOMPARE(boundaries, (std::vector<std::int64_t>{0, 14, 16, 20}));
    }

    void samplesAndBatchesLeadToOneAnother() {
        QCOMPARE(m_timetable.samplesAt(0), 0.0);
        QCOMPARE(m_timetable.samplesAt(14), 200.0);
        QCOMPARE(m_timetable.samplesAt(15), 207.0);
        QCOMPARE(m_timetable.samplesAt(20), 278.0);
        for (std::int64_t batch = 0; batch <= 20; ++batch)
            QVERIFY(std::abs(m_timetable.batchAt(m_timetable.samplesAt(batch)) - static_cast<double>(batch)) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestTimetable)
#include "tst_timetable.moc"
