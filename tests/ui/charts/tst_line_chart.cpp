// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is drawn is what was given: lines, bands, markers, labels, and where the pointer is.

#include <QApplication>
#include <QChart>
#include <QGraphicsTextItem>
#include <QImage>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/line_chart.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

LineChartData linesOf(int count, const QString& label = "task %1  100 %") {
    LineChartData data;
    data.xTitle = "x";
    data.yTitle = "y";
    data.xEnd = 10;
    data.yEnd = 100;
    for (int i = 0; i < count; ++i)
        data.lines << Line{Qt::darkBlue, Qt::SolidLine, {{0, 10.0 + i}, {5, 50}, {10, 20.0 + i}}, label.arg(i + 1)};
    return data;
}

QImage pictureOf(LineChart& chart) {
    QImage image(chart.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    chart.QWidget::render(&image);
    return image;
}

void show(LineChart& chart, const QSize& size = {600, 300}) { showAt(chart, size); }

QList<QPointF> pointsOf(const LineChart& chart, int series) {
    return qobject_cast<QLineSeries*>(chart.chart()->series()[series])->points();
}

void movePointer(LineChart& chart, const QPointF& to) {
    QMouseEvent move(QEvent::MouseMove, to, chart.viewport()->mapToGlobal(to), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(chart.viewport(), &move);
}

void drag(LineChart& chart, double from, double to, Qt::KeyboardModifiers keys = {}) {
    QTest::mousePress(chart.viewport(), Qt::LeftButton, keys, chart.positionOf({from, 50}).toPoint());
    QTest::mouseRelease(chart.viewport(), Qt::LeftButton, keys, chart.positionOf({to, 50}).toPoint());
}

void turnWheel(LineChart& chart, double x, int notches, Qt::KeyboardModifiers keys) {
    const QPointF at = chart.positionOf({x, 50});
    QWheelEvent wheel(at, chart.viewport()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart.viewport(), &wheel);
}

}  // namespace

class TestLineChart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void theNamesOfLinesHaveRoomAtTheRight() {
        LineChart chart;
        show(chart);
        chart.setData(linesOf(2, "Aufgabe %1  100 %, mit Wiederholung"));
        QFont font = Theme::captionFont();
        font.setWeight(QFont::DemiBold);
        const int room = chart.chart()->margins().right();
        QVERIFY(room > 8 + QFontMetricsF(font).horizontalAdvance(chart.data().lines[0].label));
        chart.setData(linesOf(2));
        QVERIFY2(chart.chart()->margins().right() < room, "short names leave more to the plot");
    }

    void thereAreAsManySeriesAsLines() {
        LineChart chart;
        show(chart);
        for (const int count : {3, 7, 50, 2, 0, 1}) {
            chart.setData(linesOf(count));
            QCOMPARE(chart.chart()->series().size(), count);
            QCOMPARE(chart.data().lines.size(), count);
        }
    }

    void theAxesHaveTheirNumbers() {
        LineChart chart;
        show(chart);
        chart.setData(linesOf(1));
        QStringList texts;
        for (const QGraphicsItem* item : chart.scene()->items())
            if (const auto* const text = qgraphicsitem_cast<const QGraphicsTextItem*>(item))
                texts << text->toPlainText();
        for (const char* number : {"0", "60", "100", "8", "10"})
            QVERIFY2(texts.contains(number), qPrintable(texts.join('|')));
    }

    void namesOfBandsStandAboveTheLines() {
        LineChart chart;
        LineChartData data = linesOf(1);
        data.lines[0].points = {{0, 100}, {10, 100}};
        data.bands << LineBand{0, 10, Qt::yellow, Qt::black, "learning task 1", "task 1"};
        chart.setData(data);
        for (const QSize size : {QSize(600, 400), QSize(400, 150)}) {
            showAt(chart, size);
            const double names = QFontMetricsF(Theme::captionFont()).height();
            QTRY_VERIFY(chart.positionOf({5, 100}).y() >= chart.chart()->plotArea().top() + names);
        }
        data.bands.clear();
        chart.setData(data);
        QVERIFY(chart.positionOf({5, 100}).y() < chart.chart()->plotArea().top() + 1);
    }

    void aTitleThatHasNoRoomLeavesItsUnit() {
        LineChart chart;
        LineChartData data = linesOf(1);
        data.yTitle = "test accuracy of all tasks, %";
        chart.setData(data);
        const auto title = [&] { return chart.chart()->axes(Qt::Vertical).first()->titleText(); };
        showAt(chart, {600, 400});
        QTRY_COMPARE(title(), data.yTitle);
        chart.resize(600, 150);
        QTRY_COMPARE(title(), QString("%"));
        chart.resize(600, 400);
        QTRY_COMPARE(title(), data.yTitle);
    }

    void newDataReplacesThePoints() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(2);
        chart.setData(data);
        QCOMPARE(pointsOf(chart, 0), data.lines[0].points);
        QCOMPARE(pointsOf(chart, 1), data.lines[1].points);
        auto* const series = chart.chart()->series()[0];
        data.lines[0].points << QPointF(10, 99);
        data.lines[1].points = {{1, 2}};
        chart.setData(data);
        QCOMPARE(chart.chart()->series()[0], series);  // the same series continues
        QCOMPARE(pointsOf(chart, 0), data.lines[0].points);
        QCOMPARE(pointsOf(chart, 1), data.lines[1].points);
    }

    void aLineHasItsColourAndDash() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        data.lines[0].color = Qt::darkRed;
        data.lines[0].pen = Qt::DashDotLine;
        chart.setData(data);
        const QPen pen = qobject_cast<QLineSeries*>(chart.chart()->series()[0])->pen();
        QCOMPARE(pen.color(), QColor(Qt::darkRed));
        QCOMPARE(pen.style(), Qt::DashDotLine);
    }

    void labelsStayInsideTheWidget_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("lines");
        QTest::addColumn<double>("height");
        for (const int lines : {1, 5, 50})
            for (const double height : {0.0, 50.0, 100.0}) {
                QTest::addRow("%d lines end at %g, large", lines, height) << QSize(900, 400) << lines << height;
                QTest::addRow("%d lines end at %g, small", lines, height) << QSize(280, 160) << lines << height;
            }
    }
    void labelsStayInsideTheWidget() {
        QFETCH(QSize, size);
        QFETCH(int, lines);
        QFETCH(double, height);
        LineChart chart;
        show(chart, size);
        LineChartData data = linesOf(lines);
        for (Line& line : data.lines) line.points.last().setY(height);
        LineChartData unnamed = data;
        for (Line& line : unnamed.lines) line.label.clear();
        chart.setData(unnamed);
        const QImage without = pictureOf(chart);
        chart.setData(data);
        const QRect ink = differenceOf(pictureOf(chart), without);
        QVERIFY(!ink.isEmpty());
        QVERIFY2(ink.left() >= chart.positionOf({10, 0}).x(), "labels stand right of the plot");
        // A label cut off by its box would leave ink in the box's last pixels.
        QVERIFY2(ink.right() < chart.width() - 2, qPrintable(QString::number(ink.right())));
        QVERIFY2(ink.top() >= 0 && ink.bottom() < chart.height() - 1, qPrintable(QString::number(ink.bottom())));
    }

    void labelsOfLinesThatEndTogetherDoNotCoverEachOther() {
        LineChart chart;
        show(chart);
        const auto inkOf = [&](const QList<double>& ends) {
            LineChartData data = linesOf(static_cast<int>(ends.size()), "M%1");
            for (int i = 0; i < ends.size(); ++i) data.lines[i].points.last().setY(ends[i]);
            LineChartData unnamed = data;
            for (Line& line : unnamed.lines) line.label.clear();
            chart.setData(unnamed);
            const QImage without = pictureOf(chart);
            chart.setData(data);
            const QImage with = pictureOf(chart);
            int pixels = 0;
            for (int y = 0; y < with.height(); ++y)
                for (int x = 0; x < with.width(); ++x) pixels += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
            return pixels;
        };
        const int apart = inkOf({20, 50, 80});
        const int together = inkOf({50, 50, 50});
        QVERIFY(apart > 0);
        QVERIFY2(std::abs(apart - together) < apart / 5, qPrintable(QString("%1, %2").arg(apart).arg(together)));
    }

    void aMarkerStandsAtItsPlaceInsideThePlot() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        chart.setData(data);
        const QImage without = pictureOf(chart);
        for (const double x : {0.0, 4.0, 10.0}) {
            data.markers = {{x, "λ 0.7 → 0.97"}};
            chart.setData(data);
            const QRect ink = differenceOf(pictureOf(chart), without);
            const double at = chart.positionOf({x, 0}).x();
            QVERIFY(!ink.isEmpty());
            QVERIFY2(ink.left() <= at + 1 && ink.right() >= at - 1, "the dashed line is where the change was");
            QVERIFY2(ink.left() >= chart.positionOf({0, 0}).x() - 2 && ink.right() <= chart.positionOf({10, 0}).x() + 2,
                     "the words stay in the plot");
            QVERIFY(ink.height() > chart.positionOf({0, 0}).y() - chart.positionOf({0, 100}).y() - 8);
        }
    }

    void manyMarkersAtOnePlaceAreDrawn() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        for (int i = 0; i < 20; ++i) data.markers << LineMarker{5, QString("β %1").arg(i)};
        chart.setData(data);
        const QImage crowded = pictureOf(chart);
        data.markers.resize(1);
        chart.setData(data);
        QVERIFY(crowded != pictureOf(chart));
    }

    void aBandIsPaintedBetweenItsEnds() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(0);
        data.bands = {{2, 5, QColor(0xffd0d0), Qt::red, {}, {}}};
        chart.setData(data);
        const QImage image = pictureOf(chart);
        const auto pixel = [&](double x) { return image.pixelColor(chart.positionOf({x, 33}).toPoint()); };
        QCOMPARE(pixel(3.5), QColor(0xffd0d0));
        QCOMPARE(pixel(2.1), QColor(0xffd0d0));
        QVERIFY(pixel(1.9) != QColor(0xffd0d0));
        QVERIFY(pixel(5.1) != QColor(0xffd0d0));
    }

    void theReferenceLineCanBeLeftOut() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        chart.setData(data);
        const QImage without = pictureOf(chart);
        data.reference = 60;
        data.referenceLabel = "chance";
        chart.setData(data);
        const QRect ink = differenceOf(pictureOf(chart), without);
        QVERIFY(!ink.isEmpty());
        QVERIFY(std::abs(ink.bottom() - chart.positionOf({0, 60}).y()) <= 3);
    }

    void noDataIsNoTrouble() {
        LineChart chart;
        show(chart);
        chart.setData({});
        QCOMPARE(chart.chart()->series().size(), 0);
        LineChartData flat;
        flat.xEnd = 0;
        flat.yEnd = -1;
        flat.lines << Line{Qt::red, Qt::SolidLine, {}, "none"};
        chart.setData(flat);
        QCOMPARE(chart.data().xEnd, 1.0);
        QCOMPARE(chart.data().yEnd, 1.0);
        QVERIFY(!pictureOf(chart).isNull());
    }

    void pointsThatAreNoNumbersAreLeftOut() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(40);
        for (int i = 0; i < data.lines.size(); ++i) {
            data.lines[i].points[1].setY(i % 2 ? notANumber : std::numeric_limits<double>::infinity());
            if (i % 3) data.lines[i].points[2].setY(notANumber);
        }
        chart.setData(data);
        QVERIFY(!pictureOf(chart).isNull());
        QCOMPARE(chart.chart()->series().size(), 40);
        for (int i = 0; i < 40; ++i)
            for (const QPointF& point : pointsOf(chart, i)) QVERIFY(std::isfinite(point.y()));
        QCOMPARE(pointsOf(chart, 0), (QList<QPointF>{{0, 10}, {10, 20}}));
    }

    void thePointerIsTranslatedToValues() {
        LineChart chart;
        show(chart);
        chart.setData(linesOf(1));
        QTRY_VERIFY(chart.chart()->plotArea().width() > 100);
        QSignalSpy hovered(&chart, &LineChart::hovered);
        movePointer(chart, chart.positionOf({4, 50}));
        QCOMPARE(hovered.size(), 1);
        const double pixel = 10 / chart.chart()->plotArea().width();
        QVERIFY(std::abs(hovered[0][0].toDouble() - 4) <= pixel);
        movePointer(chart, chart.positionOf({4, 50}) + QPointF(0, 1000));
        QCOMPARE(hovered.size(), 2);
        QVERIFY(std::isnan(hovered[1][0].toDouble()));
        movePointer(chart, {chart.width() - 4.0, 20});  // over the labels
        QCOMPARE(hovered.size(), 3);
        QVERIFY(std::isnan(hovered[2][0].toDouble()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&chart, &leave);
        QCOMPARE(hovered.size(), 4);
        QVERIFY(std::isnan(hovered[3][0].toDouble()));
    }

    void aClickTakesTheLineAndADragTheRangeUnderIt() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        chart.setData(data);
        QSignalSpy clicked(&chart, &LineChart::lineClicked);
        QSignalSpy empty(&chart, &LineChart::emptyClicked);
        QSignalSpy dragged(&chart, &LineChart::rangeDragged);
        const QPointF on = data.lines[0].points[data.lines[0].points.size() / 2];
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf(on).toPoint());
        QCOMPARE(clicked.count(), 1);
        const double away = on.y() > data.yEnd / 2 ? 0.1 : 0.9;
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf({on.x(), away * data.yEnd}).toPoint());
        QCOMPARE(empty.count(), 1);
        const QImage before = pictureOf(chart);
        const QPoint right = chart.positionOf({0.75 * data.xEnd, 0.5 * data.yEnd}).toPoint();
        const QPoint left = chart.positionOf({0.25 * data.xEnd, 0.2 * data.yEnd}).toPoint();
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, right);
        QMouseEvent move(QEvent::MouseMove, left, chart.viewport()->mapToGlobal(left), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(chart.viewport(), &move);
        QVERIFY(chart.range());
        QVERIFY(pictureOf(chart) != before);
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, left);
        QCOMPARE(dragged.count(), 1);
        const auto range = dragged[0][0].value<LineRange>();
        QVERIFY(std::abs(range.from / data.xEnd - 0.25) < 0.01);
        QVERIFY(std::abs(range.to / data.xEnd - 0.75) < 0.01);
        chart.setRange(std::nullopt);
        QCOMPARE(differenceOf(pictureOf(chart), before), QRect());
    }

    void whatLiesBehindIsDrawnFirstAndCannotBeClicked() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        data.behind << Line{Qt::red, Qt::SolidLine, {{0, 90}, {10, 90}}, {}};
        chart.setData(data);
        QCOMPARE(chart.chart()->series().size(), 2);
        QCOMPARE(pointsOf(chart, 0), data.behind[0].points);
        QCOMPARE(pointsOf(chart, 1), data.lines[0].points);
        QSignalSpy clicked(&chart, &LineChart::lineClicked);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf({9, 90}).toPoint());
        QCOMPARE(clicked.count(), 0);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf({5, 50}).toPoint());
        QCOMPARE(clicked.value(0).value(0).toInt(), 0);
    }

    void wordsStandAtTheRightAtTheirHeight() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(0);
        chart.setData(data);
        const QImage without = pictureOf(chart);
        data.endLabels << EndLabel{40, Qt::black, "GRU 40 %"};
        chart.setData(data);
        const QRect ink = differenceOf(pictureOf(chart), without);
        QVERIFY(ink.left() > chart.positionOf({10, 0}).x());
        QVERIFY(std::abs(ink.center().y() - chart.positionOf({0, 40}).y()) < 6);
    }

    void aDragZoomsAndADoubleClickShowsAllAgain() {
        LineChart chart;
        show(chart);
        chart.setExplorable(true);
        chart.setData(linesOf(1));
        QSignalSpy chosen(&chart, &LineChart::viewChosen);
        QSignalSpy ranges(&chart, &LineChart::rangeDragged);
        drag(chart, 2, 6);
        QVERIFY(chart.view());
        QVERIFY(std::abs(chart.view()->from - 2) < 0.1 && std::abs(chart.view()->to - 6) < 0.1);
        const QRectF plot = chart.chart()->plotArea();
        QVERIFY(std::abs(chart.positionOf({chart.view()->from, 0}).x() - plot.left()) < 2);
        QVERIFY(std::abs(chart.positionOf({chart.view()->to, 0}).x() - plot.right()) < 2);
        QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf({4, 50}).toPoint());
        QVERIFY(!chart.view());
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(ranges.count(), 0);
        drag(chart, 2, 6, Qt::ShiftModifier);
        QCOMPARE(ranges.count(), 1);
        QVERIFY(!chart.view());
    }

    void aDoubleClickIsNoClick() {
        LineChart chart;
        show(chart);
        chart.setExplorable(true);
        const LineChartData data = linesOf(1);
        chart.setData(data);
        QSignalSpy clicked(&chart, &LineChart::lineClicked);
        QSignalSpy chosen(&chart, &LineChart::viewChosen);
        const QPoint on = chart.positionOf(data.lines[0].points[1]).toPoint();
        const int usual = QApplication::doubleClickInterval();
        QApplication::setDoubleClickInterval(40);  // milliseconds
        const auto restore = qScopeGuard([usual] { QApplication::setDoubleClickInterval(usual); });
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, on);
        QVERIFY2(clicked.isEmpty(), "a second one may follow");
        QTRY_COMPARE(clicked.count(), 1);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, on);
        QTest::mouseDClick(chart.viewport(), Qt::LeftButton, {}, on);
        QCOMPARE(chosen.count(), 1);
        QVERIFY2(!clicked.wait(200), "the first of two was none");
    }

    void theWheelZoomsWithCtrlAroundThePointer() {
        LineChart chart;
        show(chart);
        chart.setExplorable(true);
        chart.setData(linesOf(1));
        const auto place = [&chart] {
            const QRectF plot = chart.chart()->plotArea();
            return (chart.positionOf({3, 50}).x() - plot.left()) / plot.width();
        };
        const double before = place();
        turnWheel(chart, 3, 2, Qt::NoModifier);
        QVERIFY(!chart.view());
        turnWheel(chart, 3, 2, Qt::ControlModifier);
        QVERIFY(chart.view());
        QVERIFY(std::abs(place() - before) < 0.01);
        turnWheel(chart, 3, -20, Qt::ControlModifier);
        QVERIFY(!chart.view());
    }

    void keysZoomAndMoveTheCursorFromMeasurementToMeasurement() {
        LineChart chart;
        show(chart);
        chart.setExplorable(true);
        chart.setData(linesOf(1));
        connect(&chart, &LineChart::hovered, &chart, [&chart](double x) {
            chart.setCursor(std::isfinite(x) ? std::optional(LineCursor{x}) : std::nullopt);
        });
        for (const double x : {0.0, 5.0, 10.0, 10.0}) {
            QTest::keyClick(&chart, Qt::Key_Right);
            QCOMPARE(chart.cursor()->x, x);
        }
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.cursor()->x, 5.0);
        QTest::keyClick(&chart, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(chart.view());
        QTest::keyClick(&chart, Qt::Key_Plus, Qt::ControlModifier);
        QTest::keyClick(&chart, Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(chart.view());
        QTest::keyClick(&chart, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(!chart.view());
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.cursor());
    }

    void theCardStandsOffItsLineAndInsideThePlot() {
        const QRectF plot(50, 10, 400, 200);
        for (double line = plot.left(); line <= plot.right(); line += 5) {
            const QRectF card = placeBeside(line, {150, 90}, plot);
            QVERIFY(plot.contains(card));
            QVERIFY(card.left() >= line + 8 || card.right() <= line - 8);
        }
        QVERIFY(plot.contains(placeBeside(250, {150, 900}, plot)));
    }

    void theCursorAndItsCardStayInThePlot() {
        LineChart chart;
        show(chart);
        chart.setData(linesOf(1));
        const QImage without = pictureOf(chart);
        CursorCard card{"after 3,000 sequences", {}};
        for (int n = 0; n < 50; ++n) card.rows << CursorRow{Qt::blue, "task", "80 %", "GRU 70 %"};
        for (const double x : {0.0, 4.0, 10.0}) {
            chart.setCursor(LineCursor{x, card});
            const QRect ink = differenceOf(pictureOf(chart), without);
            QVERIFY(ink.width() > 60);
            QVERIFY(chart.chart()->plotArea().adjusted(-2, -2, 2, 2).contains(ink));
        }
        chart.setCursor(std::nullopt);
        QCOMPARE(differenceOf(pictureOf(chart), without), QRect());
    }

    void aLogarithmicAxisHasEqualStepsForEqualFactors() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        data.lines[0].points = {{0, 0}, {1, -3}, {2, 0.1}, {5, 1}, {10, 10}};
        data.isLogarithmic = true;
        data.yStart = 0.01;
        data.yEnd = 10;
        chart.setData(data);
        const auto height = [&](double value) { return chart.positionOf({0, value}).y(); };
        QVERIFY(std::abs((height(0.1) - height(1)) - (height(1) - height(10))) <= 2);
        QCOMPARE(pointsOf(chart, 0), (QList<QPointF>{{2, 0.1}, {5, 1}, {10, 10}}));
        QVERIFY(!pictureOf(chart).isNull());
        data.isLogarithmic = false;
        data.yStart = 0;
        chart.setData(data);
        QCOMPARE(pointsOf(chart, 0), data.lines[0].points);
        QVERIFY(std::abs(height(5) - (height(0) + height(10)) / 2) < 1);
    }

    void plotsAboveOneAnotherBeginAndEndAtTheSamePlaces() {
        QWidget both;
        LineChart* const charts[] = {new LineChart(&both), new LineChart(&both)};
        charts[0]->setGeometry(0, 0, 600, 200);
        charts[1]->setGeometry(0, 200, 600, 200);
        showAt(both, {600, 400});
        LineChartData data = linesOf(1);
        charts[0]->setData(data);
        data.yEnd = 0.0125;
        data.lines[0].label = "a name that takes much more room";
        charts[1]->setData(data);
        const auto areAligned = [&] {
            LineChart::align({charts[0], charts[1]});
            const QRectF above = charts[0]->chart()->plotArea();
            const QRectF below = charts[1]->chart()->plotArea();
            return std::abs(above.left() - below.left()) <= 1 && std::abs(above.right() - below.right()) <= 1;
        };
        QTRY_VERIFY(areAligned());
    }

    void anotherThemeRecoloursWhatIsDrawn() {
        LineChart chart;
        show(chart);
        LineChartData data = linesOf(1);
        data.reference = 60;
        chart.setData(data);
        const QImage light = pictureOf(chart);
        Theme::current().apply(Theme::Kind::Dark);
        const QImage dark = pictureOf(chart);
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(light != dark);
        QCOMPARE(differenceOf(pictureOf(chart), light), QRect());
    }
};

QTEST_MAIN(TestLineChart)
#include "tst_line_chart.moc"
