// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Groups of numbers on one axis: every number a dot.

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/support/warnings.h"
#include "ui/charts/interval_chart.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

IntervalGroup group(const QString& name, std::vector<double> points) {
    IntervalGroup group;
    group.name = name;
    group.color = taskColor(1);
    for (const double point : points) group.mean += point / static_cast<double>(points.size());
    group.low = group.mean - 0.01;
    group.high = group.mean + 0.01;
    group.points = std::move(points);
    return group;
}

}  // namespace

class TestIntervalChart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void theAxisHoldsEveryNumber() {
        IntervalChart chart;
        chart.resize(500, 160);
        chart.setData({"accuracy, %", {group("a", {0.31, 0.35}), group("b", {0.84, 0.861})}});
        for (const double number : {0.31, 0.861}) {
            QVERIFY(chart.xOf(number) > 12);
            QVERIFY(chart.xOf(number) < chart.width());
        }
        QVERIFY(chart.xOf(0.84) > chart.xOf(0.35));
    }

    void groupsStandBelowEachOtherBlocksApart() {
        IntervalChart chart;
        chart.resize(500, 300);
        IntervalGroup third = group("c", {0.5});
        third.startsBlock = true;
        chart.setData({"x", {group("a", {0.1}), group("b", {0.2}), third}});
        QCOMPARE(chart.stripOf(0).bottom(), chart.stripOf(1).top());
        QVERIFY(chart.stripOf(2).top() > chart.stripOf(1).bottom());
        QSignalSpy clicked(&chart, &IntervalChart::groupClicked);
        chart.show();
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.stripOf(2).center().toPoint());
        QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(3, chart.height() - 1));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked[0][0].toInt(), 2);
    }

    void oddDataIsDrawnWithoutHarm_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 5; ++kind) QTest::addRow("%d", kind) << kind;
    }
    void oddDataIsDrawnWithoutHarm() {
        QFETCH(int, kind);
        IntervalChartData data;
        if (kind == 1) data.groups = {group("empty", {})};
        if (kind == 2) data.groups = {group("equal", {0.5, 0.5, 0.5})};
        if (kind == 3) data.groups = {group("negative", {-0.7, 0.02}), group(QString(200, 'x'), {0.1})};
        if (kind == 4)
            for (int n = 0; n < 200; ++n) data.groups.push_back(group(QString::number(n), {0.01 * (n % 90)}));
        for (const QSize size : {QSize(500, 200), QSize(60, 20)}) {
            IntervalChart chart;
            chart.resize(size);
            chart.setData(data);
            QVERIFY(!chart.grab().isNull());
        }
    }

    void itIsReadableInTheDark() {
        Theme::current().apply(Theme::Kind::Dark);
        IntervalChart chart;
        chart.resize(400, 120);
        chart.setData({"x", {group("a", {0.1, 0.2})}});
        const QImage image = chart.grab().toImage();
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(image != chart.grab().toImage());
    }
};

QTEST_MAIN(TestIntervalChart)
#include "tst_interval_chart.moc"
