// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A curve stays small, keeps its edges, and never forgets an extreme.

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/measure/curve.h"

using namespace miru;

class TestCurve : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aShortCurveIsKeptAsItIs() {
        Curve curve;
        for (int i = 0; i < 512; ++i) curve.add(i * 10, i, std::sin(i));
        QCOMPARE(curve.points().size(), std::size_t{512});
        QCOMPARE(curve.points()[100].value, std::sin(100));
    }

    void aLongCurveIsThinnedButKeepsItsLastPointAndItsExtremes() {
        Curve curve;
        for (int i = 0; i < 100'000; ++i) curve.add(i, i, i == 777 ? 5 : i == 40'000 ? -5 : 0.5);
        QVERIFY(curve.points().size() <= Curve::capacity);
        QVERIFY(curve.points().size() > Curve::capacity / 4);
        QCOMPARE(curve.points().back().samples, std::int64_t{99'999});
        const auto& points = curve.points();
        QCOMPARE(std::ranges::max(points, {}, &CurvePoint::high).high, 5.0);
        QCOMPARE(std::ranges::min(points, {}, &CurvePoint::low).low, -5.0);
        QVERIFY(std::ranges::is_sorted(points, {}, &CurvePoint::samples));
    }

    void pinnedPointsSurviveThinning() {
        Curve curve;
        for (int i = 0; i < 5000; ++i) curve.add(i, i, i, i % 1000 == 0);
        int pinned = 0;
        for (const CurvePoint& point : curve.points())
            if (point.pinned) {
                QCOMPARE(point.samples % 1000, std::int64_t{0});
                QCOMPARE(point.low, point.value);
                ++pinned;
            }
        QCOMPARE(pinned, 5);
    }

    void pinnedPointsAloneCannotBreakTheBound() {
        Curve curve;
        for (int i = 0; i < 3000; ++i) curve.add(i, i, i, true);
        QVERIFY(curve.points().size() <= Curve::capacity);
    }
};

QTEST_GUILESS_MAIN(TestCurve)
#include "tst_curve.moc"
