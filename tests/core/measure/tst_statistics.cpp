// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Means, deviations and intervals over seeds.

#include <QTest>
#include <vector>

#include "core/math/random.h"
#include "core/measure/statistics.h"

using namespace miru;

class TestStatistics : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void quantilesAreThoseOfTheTables_data() {
        QTest::addColumn<int>("freedom");
        QTest::addColumn<double>("quantile");
        QTest::newRow("1") << 1 << 12.706;
        QTest::newRow("2") << 2 << 4.303;
        QTest::newRow("3") << 3 << 3.182;
        QTest::newRow("4") << 4 << 2.776;
        QTest::newRow("9") << 9 << 2.262;
        QTest::newRow("30") << 30 << 2.042;
        QTest::newRow("120") << 120 << 1.980;
    }
    void quantilesAreThoseOfTheTables() {
        QFETCH(int, freedom);
        QFETCH(double, quantile);
        QVERIFY(std::abs(studentQuantile(freedom) - quantile) < 5e-4);
    }

    void fiveNumbersWorkedOutByHand() {
        const Statistics s = statisticsOf(std::vector<double>{2, 4, 4, 4, 6});
        QCOMPARE(s.n, 5);
        QCOMPARE(s.mean, 4.0);
        QCOMPARE(s.deviation, std::sqrt(2.0));
        QVERIFY(std::abs(s.halfWidth - 2.776445 * std::sqrt(2.0) / std::sqrt(5.0)) < 1e-5);
        QCOMPARE(s.low() + s.high(), 8.0);
    }

    void oneNumberHasNoInterval() {
        const Statistics s = statisticsOf(std::vector<double>{0.7});
        QCOMPARE(s.mean, 0.7);
        QVERIFY(!s.hasInterval());
        QCOMPARE(s.halfWidth, 0.0);
        QCOMPARE(statisticsOf({}).n, 0);
    }

    void whatTheSeedDoesToBothFallsOutOfPairedDifferences() {
        const std::vector<double> a{0.80, 0.60, 0.70};
        const std::vector<double> b{0.75, 0.55, 0.65};
        const Statistics difference = pairedDifference(a, b);
        QVERIFY(std::abs(difference.mean - 0.05) < 1e-12);
        QVERIFY(difference.halfWidth < 1e-9);
        QVERIFY(statisticsOf(a).halfWidth > 0.2);
    }

    void ninetyFiveOfAHundredIntervalsHoldTheTruth() {
        Random random(7, "normal");
        int holds = 0;
        constexpr int trials = 4000;
        for (int trial = 0; trial < trials; ++trial) {
            std::vector<double> values;
            for (int k = 0; k < 5; ++k) values.push_back(3 + 2 * random.normal());
            const Statistics s = statisticsOf(values);
            holds += s.low() <= 3 && 3 <= s.high();
        }
        QVERIFY2(std::abs(holds / double{trials} - 0.95) < 0.014, qPrintable(QString::number(holds)));  // 4 σ
    }
};

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
