// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a run still takes, told by marks on a clock.

#include <QTest>

#include "ui/run/time_left.h"

using namespace miru;

class TestTimeLeft : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itIsTheRestAtTheSpeedOfLately() {
        TimeLeft left;
        for (int second = 0; second <= 10; ++second) left.add(second, 100 * second);
        QCOMPARE(*left.until(3000), 20.0);
        QCOMPARE(*left.until(1000), 0.0);
        QCOMPARE(*left.until(500), 0.0);  // it is beyond that
    }

    void nobodyKnowsBeforeTheFirstSeconds() {
        TimeLeft left;
        QVERIFY(!left.until(1000));
        left.add(0, 0);
        QVERIFY(!left.until(1000));
        for (const double second : {0.1, 0.2, 0.3}) left.add(second, 10);
        QVERIFY(!left.until(1000));
    }

    void aRunThatStandsStillHasNoEnd() {
        TimeLeft left;
        for (int second = 0; second <= 10; ++second) left.add(second, 100);
        QVERIFY(!left.until(1000));
    }

    void whatWasLongAgoDoesNotCount() {
        TimeLeft left;
        for (int second = 0; second <= 100; ++second) left.add(second, 1000 * second);
        for (int second = 1; second <= 60; ++second) left.add(100 + second, 100'000 + 10 * second);
        QCOMPARE(*left.until(100'600 + 100), 10.0);
    }

    void manySnapshotsInASecondAreNoTrouble() {
        TimeLeft left;
        for (int n = 0; n <= 2000; ++n) left.add(0.01 * n, n);
        QVERIFY(qAbs(*left.until(4000) - 20) < 1e-6);
    }

    void afterAPauseItIsMeasuredAfresh() {
        TimeLeft left;
        for (int second = 0; second <= 10; ++second) left.add(second, 100 * second);
        left.clear();
        left.add(1000, 1000);
        QVERIFY(!left.until(3000));
        left.add(1010, 2000);
        QCOMPARE(*left.until(3000), 10.0);
    }
};

QTEST_APPLESS_MAIN(TestTimeLeft)
#include "tst_time_left.moc"
