// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts in bins and the saturated share.

#include <QTest>
#include <limits>
#include <numeric>

#include "core/measure/histogram.h"

using namespace miru;

class TestHistogram : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void gateValuesFallIntoBinsOverZeroToOne() {
        Matrix values(1, 5);
        const Real numbers[] = {0, Real(0.26), Real(0.5), Real(0.95), 1};
        for (int j = 0; j < 5; ++j) values(0, j) = numbers[j];
        Histogram histogram = Histogram::ofGate();
        histogram.add(values);
        QCOMPARE(histogram.counts[0], std::int64_t{1});
        QCOMPARE(histogram.counts[10], std::int64_t{1});
        QCOMPARE(histogram.counts[20], std::int64_t{1});
        QCOMPARE(histogram.counts[38], std::int64_t{1});
        QCOMPARE(histogram.counts[39], std::int64_t{1});
        QCOMPARE(histogram.nearLow, std::int64_t{1});
        QCOMPARE(histogram.nearHigh, std::int64_t{2});
        QCOMPARE(histogram.saturatedShare(), 0.6);
    }

    void stateValuesFallIntoBinsOverMinusOneToOne() {
        Matrix values(1, 3);
        values(0, 0) = -1;
        values(0, 1) = 0;
        values(0, 2) = Real(0.89);
        Histogram histogram = Histogram::ofState();
        histogram.add(values);
        QCOMPARE(histogram.counts[0], std::int64_t{1});
        QCOMPARE(histogram.counts[20], std::int64_t{1});
        QVERIFY(std::abs(histogram.saturatedShare() - 1.0 / 3) < 1e-12);
    }

    void valuesOutsideFallIntoTheOutermostBinsAndNotANumberNowhere() {
        Matrix values(1, 4);
        values(0, 0) = -std::numeric_limits<Real>::infinity();
        values(0, 1) = 5;
        values(0, 2) = std::numeric_limits<Real>::quiet_NaN();
        values(0, 3) = std::numeric_limits<Real>::infinity();
        Histogram histogram = Histogram::ofGate();
        histogram.add(values);
        QCOMPARE(histogram.total, std::int64_t{3});
        QCOMPARE(histogram.counts.front(), std::int64_t{1});
        QCOMPARE(histogram.counts.back(), std::int64_t{2});
    }

    void nothingIsSaturatedWhereNothingWasCounted() { QCOMPARE(Histogram::ofGate().saturatedShare(), 0.0); }
};

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
