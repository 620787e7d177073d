// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sequences as stored, and as written into a batch.

#include <QTest>

#include "core/tasks/sequence_set.h"

using namespace miru;

class TestSequenceSet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bytesAreDividedByTheScaleAndLieInTimeMajorBlocks() {
        const SequenceSet set({2, 3, 2}, std::vector<std::uint8_t>{0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 51},
                              {0, 1}, 255);
        Matrix x(3, 2 * 2);
        writeFrames(set.frames(0), x, 0, 2);
        writeFrames(set.frames(1), x, 1, 2);
        const auto near = [](Real a, double b) { return std::abs(static_cast<double>(a) - b) < 1e-6; };
        QVERIFY(near(x(1, 0), 0.2));  // step 0, sample 0
        QVERIFY(near(x(0, 1), 1.0));  // step 0, sample 1
        QVERIFY(near(x(2, 2), 1.0));  // step 1, sample 0
        QVERIFY(near(x(2, 3), 0.2));  // step 1, sample 1
        QCOMPARE(set.bytesPerNumber(), 1);
    }

    void anOrderSaysWhereEachNumberIsFound() {
        const SequenceSet set({2, 2, 2}, std::vector<float>{1, 2, 3, 4}, {1}, 1);
        const std::uint32_t order[] = {3, 0, 2, 1};
        FrameView frames = set.frames(0);
        frames.order = order;
        Matrix x(2, 2);
        writeFrames(frames, x, 0, 1);
        QCOMPARE(x(0, 0), Real(4));
        QCOMPARE(x(1, 0), Real(1));
        QCOMPARE(x(0, 1), Real(3));
        QCOMPARE(x(1, 1), Real(2));
        QCOMPARE(set.bytesPerNumber(), 4);
    }

    void copiesShareTheirStorage() {
        const SequenceSet set({1, 2, 2}, std::vector<std::uint8_t>{1, 2}, {0}, 255);
        const SequenceSet copy = set;
        QCOMPARE(copy.frames(0).bytes, set.frames(0).bytes);
    }
};

QTEST_GUILESS_MAIN(TestSequenceSet)
#include "tst_sequence_set.moc"
