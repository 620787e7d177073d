// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A number at a few moments, small.

#include <QTest>
#include <limits>

#include "tests/support/warnings.h"
#include "ui/charts/moment_chart.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

class TestMomentChart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void theAxisHoldsEveryNumberAndAtLeastOne() {
        MomentChart chart;
        chart.resize(200, 100);
        chart.setData({"x", {"1", "2", "now"}, {{taskColor(0), Qt::SolidLine, {0, 0.2, 0.4}}}});
        const double low = chart.positionOf(0, 1).y();
        QVERIFY(low > 0);
        chart.setData({"x", {"1", "2", "now"}, {{taskColor(0), Qt::SolidLine, {0, 2.2, 3.1}}}});
        QCOMPARE(chart.positionOf(2, 4).y(), low);  // a whole number is at the top
        QVERIFY(chart.positionOf(2, 3.1).x() > chart.positionOf(1, 2.2).x());
    }

    void aLineHasItsColour() {
        MomentChart chart;
        chart.resize(200, 100);
        chart.setData({"x", {"1", "now"}, {{taskColor(1), Qt::SolidLine, {0.5, 0.5}}}});
        QCOMPARE(chart.grab().toImage().pixelColor(chart.positionOf(0, 0.5).toPoint()).rgb(), taskColor(1).rgb());
    }

    void oddDataIsDrawnWithoutHarm() {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        QStringList many;
        for (int n = 0; n < 50; ++n) many << QString::number(n);
        for (const MomentChartData& data :
             {MomentChartData(), MomentChartData{"x", {"1"}, {{taskColor(0), Qt::SolidLine, {0.5}}}},
              MomentChartData{"x", {"1", "2"}, {{taskColor(0), Qt::SolidLine, {nan, nan}}}},
              MomentChartData{QString(200, 'x'), many, {{taskColor(0), Qt::DashLine, QList<double>(50, 1e9)}}}})
            for (const QSize size : {QSize(200, 100), QSize(30, 10)}) {
                MomentChart chart;
                chart.resize(size);
                chart.setData(data);
                QVERIFY(!chart.grab().isNull());
            }
    }
};

QTEST_MAIN(TestMomentChart)
#include "tst_moment_chart.moc"
