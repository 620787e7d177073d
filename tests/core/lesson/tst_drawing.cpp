// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was expected and what came: a drawing is read column by column and set beside the curve.

#include "core/lesson/drawing.h"

#include <QTest>

using namespace miru;

namespace {

Drawing sheet() { return {.task = 1, .by = {}, .fromSamples = 1000, .toSamples = 2000}; }

Curve straight(double from, double to, std::int64_t until = 2000) {
    return Curve({{0, 0, from}, {until, 20, from + (to - from) * static_cast<double>(until) / 2000}});
}

}  // namespace

class TestDrawing : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aStrokeFillsTheColumnsItPasses() {
        Drawing drawing = sheet();
        QVERIFY(drawing.isEmpty());
        drawing.stroke(1000, 0.8, 1500, 0.4);
        QVERIFY(!drawing.isEmpty() && !drawing.isComplete());
        QVERIFY(std::abs(drawing.at(1250).value() - 0.6) < 0.01);
        QVERIFY(!drawing.at(1700));
        drawing.stroke(2000, 0.1, 1500, 0.4);  // from right to left
        QVERIFY(drawing.isComplete());
        QVERIFY(std::abs(drawing.at(1750).value() - 0.25) < 0.01);
    }

    void drawnAgainARangeIsReplaced() {
        Drawing drawing = sheet();
        drawing.stroke(1000, 0.8, 2000, 0.8);
        drawing.stroke(1400, 0.2, 1600, 0.2);
        QCOMPARE(drawing.at(1500), std::optional(0.2));
        QCOMPARE(drawing.at(1300), std::optional(0.8));
        QCOMPARE(drawing.at(1700), std::optional(0.8));
    }

    void whatLiesOutsideIsTakenToTheEdge() {
        Drawing drawing = sheet();
        drawing.stroke(-500, -3, 9000, 7);
        QVERIFY(drawing.isComplete());
        for (const auto& value : drawing.values) QVERIFY(*value >= 0 && *value <= 1);
        QVERIFY(!drawing.at(999) && !drawing.at(2001));
        drawing.stroke(5000, 0.5, 5000, 0.5);
        QCOMPARE(drawing.at(2000), std::optional(0.5));
    }

    void theDistanceIsThatOfTheTwoLines() {
        Drawing drawing = sheet();
        drawing.stroke(1000, 0.72, 2000, 0.72);
        const auto outcome = outcomeOf(drawing, straight(0.38, 0.38));
        QVERIFY(outcome);
        QVERIFY(std::abs(outcome->apart - 0.34) < 1e-12);
        QVERIFY(std::abs(outcome->expected - 0.72) < 1e-12);
        QVERIFY(std::abs(outcome->came - 0.38) < 1e-12);
    }

    void aDrawingThatCrossesTheCurveIsApartAllTheSame() {
        Drawing drawing = sheet();
        drawing.stroke(1000, 0, 2000, 1);
        QVERIFY(std::abs(outcomeOf(drawing, straight(0.5, 0.5))->apart - 0.25) < 0.01);
    }

    void nothingIsSaidBeforeTheEnd() {
        Drawing drawing = sheet();
        QVERIFY(!outcomeOf(drawing, straight(0.5, 0.5)));  // nothing drawn
        drawing.stroke(1000, 0.5, 2000, 0.5);
        QVERIFY(!outcomeOf(drawing, straight(0.5, 0.5, 1900)));
        QVERIFY(!outcomeOf(drawing, Curve()));
    }

    void aCurveIsStraightBetweenItsPoints() {
        const Curve curve({{100, 1, 0.2}, {300, 3, 0.6}});
        QVERIFY(std::abs(valueAt(curve, 200).value() - 0.4) < 1e-12);
        QCOMPARE(valueAt(curve, 100), std::optional(0.2));
        QCOMPARE(valueAt(curve, 300), std::optional(0.6));
        QVERIFY(!valueAt(curve, 99) && !valueAt(curve, 301));
    }
};

QTEST_GUILESS_MAIN(TestDrawing)
#include "tst_drawing.moc"
