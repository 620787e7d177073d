// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every metric on a matrix small enough to compute by hand.

#include <QTest>

#include "core/measure/scoreboard.h"

using namespace miru;

namespace {

Scoreboard example() {
    Scoreboard board(3);
    board.setBaseline({0.10, 0.12, 0.08});
    board.addRow({0.80, 0.20, 0.10});
    board.addRow({0.90, 0.70, 0.30});
    board.addRow({0.50, 0.60, 0.75});
    return board;
}

bool isNear(std::optional<double> value, double expected) { return value && std::abs(*value - expected) < 1e-12; }

}  // namespace

class TestScoreboard : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void metricsAreTheirFormulas() {
        const Scoreboard board = example();
        QVERIFY(isNear(board.value(Metric::Acc), (0.50 + 0.60 + 0.75) / 3));
        QVERIFY(isNear(board.value(Metric::Bwt), ((0.50 - 0.80) + (0.60 - 0.70)) / 2));
        QVERIFY(isNear(board.value(Metric::Fwt), ((0.20 - 0.12) + (0.30 - 0.08)) / 2));
        QVERIFY(isNear(board.value(Metric::Forgetting), ((0.90 - 0.50) + (0.70 - 0.60)) / 2));
        QVERIFY(isNear(board.value(Metric::ForgettingFirstMinusLast), ((0.80 - 0.50) + (0.70 - 0.60)) / 2));
        QVERIFY(isNear(board.value(Metric::Aia), (0.80 + (0.90 + 0.70) / 2 + (0.50 + 0.60 + 0.75) / 3) / 3));
    }

    void withoutALearnedTaskThereIsNoMetric() {
        Scoreboard board(3);
        board.setBaseline({0.1, 0.1, 0.1});
        for (const Metric metric : allMetrics) QVERIFY(!board.value(metric));
    }

    void withOneTaskThereIsNoForgetting() {
        Scoreboard board(1);
        board.setBaseline({0.1});
        board.addRow({0.8});
        QVERIFY(isNear(board.value(Metric::Acc), 0.8));
        QVERIFY(isNear(board.value(Metric::Aia), 0.8));
        for (const Metric metric : {Metric::Bwt, Metric::Fwt, Metric::Forgetting, Metric::ForgettingFirstMinusLast})
            QVERIFY(!board.value(metric));
    }

    void theSubstitutedFormulaHoldsTheNumbers() {
        QCOMPARE(example().substituted(Metric::Acc), std::string("(0.500 + 0.600 + 0.750) / 3 = 0.617"));
        QCOMPARE(example().substituted(Metric::Bwt), std::string("(-0.300 − 0.100) / 2 = -0.200"));
        QVERIFY(Scoreboard(2).substituted(Metric::Acc).empty());
    }

    void everyMetricHasAFormulaAndASource() {
        for (const Metric metric : allMetrics) {
            QVERIFY(*infoOf(metric).formula);
            QVERIFY(*infoOf(metric).source);
        }
        QCOMPARE(infoOf(Metric::ForgettingFirstMinusLast).key, "forgettingFirstMinusLast");
    }
};

QTEST_GUILESS_MAIN(TestScoreboard)
#include "tst_scoreboard.moc"
