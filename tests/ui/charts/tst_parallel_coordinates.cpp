// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines across many axes: parts of axes are kept, lines are looked at with the pointer and with the keys.

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/parallel_coordinates.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

/// The pointer comes to rest there, no button held.
void point(ParallelCoordinates& chart, const QPointF& to) {
    QMouseEvent move(QEvent::MouseMove, to, chart.mapToGlobal(to), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&chart, &move);
}

/// Three axes; line n goes from n at the first to 2 − n at the second; the last one has no value at the third.
ParallelData threeLines() {
    ParallelData data;
    for (const char* name : {"a", "b", "c"}) data.axes.push_back({name, 0, 2, {{0, "0"}, {2, "2"}}});
    for (int n = 0; n < 3; ++n)
        data.lines.push_back({taskColor(n),
                              {static_cast<double>(n), static_cast<double>(2 - n),
                               n == 2 ? std::numeric_limits<double>::quiet_NaN() : 1.0 + n}});
    return data;
}

}  // namespace

class TestParallelCoordinates : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void linesMeetTheAxesAtTheirValues() {
        ParallelCoordinates chart;
        showAt(chart, {600, 300});
        chart.setData(threeLines());
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Up);  // line 0, on top of the others and in its own colour
        const QImage picture = pictureOf(chart);
        const QPoint onLine = (0.75 * chart.pointOf(0, 0) + 0.25 * chart.pointOf(1, 2)).toPoint();
        QVERIFY(inkIn(picture, QRect(onLine - QPoint(5, 5), QSize(11, 11)), taskColor(0)) > 5);
        QCOMPARE(inkIn(picture, QRect(onLine - QPoint(5, 45), QSize(11, 11)), taskColor(0)), 0);
        QVERIFY(chart.pointOf(0, 2).y() < chart.pointOf(0, 0).y());
        QVERIFY(chart.pointOf(1, 0).x() > chart.pointOf(0, 0).x());
        QVERIFY(QRectF(chart.rect()).contains(chart.pointOf(2, 2)));
    }

    void draggingAlongAnAxisKeepsAPartOfTheLines() {
        ParallelCoordinates chart;
        showAt(chart, {600, 300});
        chart.setData(threeLines());
        QSignalSpy changed(&chart, &ParallelCoordinates::keptChanged);
        QTest::mousePress(&chart, Qt::LeftButton, {}, chart.pointOf(0, 2).toPoint());
        QTest::mouseMove(&chart, chart.pointOf(0, 0.9).toPoint());
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, chart.pointOf(0, 0.9).toPoint());
        QVERIFY(changed.size() > 0);
        QVERIFY(!chart.isKept(0) && chart.isKept(1) && chart.isKept(2));
        chart.keep(2, ParallelCoordinates::Part{0, 2});
        QVERIFY2(!chart.isKept(2), "what has no value there is in no part of it");
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, QPoint(300, 150));
        QVERIFY(chart.isKept(0) && chart.isKept(2));
    }

    void thePointerFindsALineAndAClickChoosesIt() {
        ParallelCoordinates chart;
        showAt(chart, {600, 300});
        chart.setData(threeLines());
        QSignalSpy hovered(&chart, &ParallelCoordinates::lineHovered);
        QSignalSpy chosen(&chart, &ParallelCoordinates::lineChosen);
        const QPoint onLine = (0.75 * chart.pointOf(0, 0) + 0.25 * chart.pointOf(1, 2)).toPoint();
        point(chart, onLine);
        QCOMPARE(chart.current(), 0);
        QCOMPARE(hovered.last()[0].toInt(), 0);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, onLine);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 0);
    }

    void theKeysDoTheSame() {
        ParallelCoordinates chart;
        showAt(chart, {600, 300});
        chart.setData(threeLines());
        QSignalSpy chosen(&chart, &ParallelCoordinates::lineChosen);
        QTest::keyClick(&chart, Qt::Key_Right);  // on the second axis the order is the other way round
        QTest::keyClick(&chart, Qt::Key_Up);
        QCOMPARE(chart.current(), 2);
        QTest::keyClick(&chart, Qt::Key_Up);
        QCOMPARE(chart.current(), 1);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chosen[0][0].toInt(), 1);
        QTest::keyClick(&chart, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(chart.isKept(0) && chart.isKept(1) && !chart.isKept(2));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(chart.isKept(2));
    }

    void nothingIsDrawnToo() {
        ParallelCoordinates chart;
        showAt(chart, {600, 300});
        QVERIFY(!pictureOf(chart).isNull());
        ParallelData data = threeLines();
        data.lines.clear();
        chart.setData(data);
        QTest::keyClick(&chart, Qt::Key_Up);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chart.current(), -1);
        data.axes.resize(1);
        data.lines = {{taskColor(0), {1}}};
        chart.setData(data);
        point(chart, QPoint(300, 150));
        QVERIFY(!pictureOf(chart).isNull());
    }
};

QTEST_MAIN(TestParallelCoordinates)
#include "tst_parallel_coordinates.moc"
