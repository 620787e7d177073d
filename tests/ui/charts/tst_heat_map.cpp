// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number in its own square, however many there are.

#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

HeatMapData tableOf(int side, double value = 0.5) {
    HeatMapData data;
    for (int i = 1; i <= side; ++i) {
        data.rowNames << QString("after %1").arg(i);
        data.columnNames << QString("on %1").arg(i);
        data.columnColors << taskColor(i - 1);
    }
    const auto size = static_cast<std::size_t>(side);
    data.values.assign(size, std::vector<double>(size, value));
    return data;
}

}  // namespace

class TestHeatMap : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void cellsFitAndDoNotOverlap_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<QSize>("size");
        for (const int side : {1, 2, 5, 20, 50}) {
            QTest::addRow("%d at the usual size", side) << side << QSize(280, 210);
            QTest::addRow("%d at the smallest size", side) << side << QSize(180, 120);
            QTest::addRow("%d at a large size", side) << side << QSize(900, 700);
        }
    }
    void cellsFitAndDoNotOverlap() {
        QFETCH(int, side);
        QFETCH(QSize, size);
        HeatMap map;
        map.resize(size);
        map.setData(tableOf(side));
        const double cell = map.cellRect(0, 0).width();
        QVERIFY(cell > 1);
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) {
                const QRectF rect = map.cellRect(row, column);
                QVERIFY(QRectF(map.rect()).adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(rect));
                QCOMPARE(rect.width(), rect.height());
                if (column > 0) QVERIFY(rect.left() >= map.cellRect(row, column - 1).right() - 1e-6);
                if (row > 0) QVERIFY(rect.top() >= map.cellRect(row - 1, column).bottom() - 1e-6);
            }
        QVERIFY(!pictureOf(map).isNull());
    }

    void inALectureTheyFillAWideCard() {
        HeatMap map;
        map.resize(900, 300);
        map.setData(tableOf(5));
        const double narrow = map.cellRect(4, 4).right();
        Theme::current().setTypeScale(2);
        map.setData(tableOf(5));
        QVERIFY(map.cellRect(4, 4).right() > 1.5 * narrow);
        QVERIFY(map.cellRect(4, 4).right() <= 900 && map.cellRect(4, 4).bottom() <= 300);
        QVERIFY(map.cellRect(0, 0).width() > map.cellRect(0, 0).height());
        Theme::current().setTypeScale(1);
    }

    void aCellHasTheColourOfItsValue() {
        HeatMap map;
        map.resize(280, 210);
        HeatMapData data = tableOf(3);
        data.values = {{0, 0.5, 1}, {notANumber, 0.25}};  // the rest is not there at all
        map.setData(data);
        const QImage image = pictureOf(map);
        const auto cornerOf = [&](int row, int column) {  // beside the number
            return image.pixelColor((map.cellRect(row, column).topLeft() + QPointF(6, 6)).toPoint()).rgb();
        };
        QCOMPARE(cornerOf(0, 0), mapColor(0).rgb());
        QCOMPARE(cornerOf(0, 1), mapColor(0.5).rgb());
        QCOMPARE(cornerOf(0, 2), mapColor(1).rgb());
        QCOMPARE(cornerOf(1, 1), mapColor(0.25).rgb());
        QCOMPARE(cornerOf(1, 0), colors().field.rgb());
        QCOMPARE(cornerOf(2, 2), colors().field.rgb());
    }

    void whatIsNotMeasuredStaysBlank() {
        HeatMap map;
        map.resize(280, 210);
        HeatMapData data = tableOf(4, notANumber);
        data.values[2][1] = 0.5;
        map.setData(data);
        const QImage image = pictureOf(map);
        const auto colorsIn = [&](int row, int column) {
            QSet<QRgb> found;
            const QRect cell = map.cellRect(row, column).adjusted(6, 6, -6, -6).toRect();
            for (int y = cell.top(); y <= cell.bottom(); ++y)
                for (int x = cell.left(); x <= cell.right(); ++x) found << image.pixel(x, y);
            return found;
        };
        QCOMPARE(colorsIn(0, 0), QSet<QRgb>{colors().field.rgb()});
        QCOMPARE(colorsIn(3, 3), QSet<QRgb>{colors().field.rgb()});
        QVERIFY2(colorsIn(2, 1).size() > 1, "a number is written into a cell with a value");
    }

    void thePointerFindsItsCell_data() {
        QTest::addColumn<int>("side");
        QTest::newRow("5") << 5;
        QTest::newRow("50") << 50;
    }
    void thePointerFindsItsCell() {
        QFETCH(int, side);
        HeatMap map;
        map.resize(280, 210);
        map.setData(tableOf(side));
        QSignalSpy hovered(&map, &HeatMap::cellHovered);
        for (const auto& [row, column] : {std::pair(0, 0), {0, side - 1}, {side - 1, 0}, {side / 2, side / 3}}) {
            rest(map, map.cellRect(row, column).center());
            QCOMPARE(hovered.size(), 1);
            const auto arguments = hovered.takeFirst();
            QCOMPARE(arguments[0].toInt(), row);
            QCOMPARE(arguments[1].toInt(), column);
        }
    }

    void besideTheCellsAndOnBlankOnesThereIsNothingToSay() {
        HeatMap map;
        map.resize(280, 210);
        HeatMapData data = tableOf(3);
        data.values[1][1] = notANumber;
        data.values.pop_back();
        map.setData(data);
        QSignalSpy hovered(&map, &HeatMap::cellHovered);
        for (const QPointF& position :
             {QPointF(1, 1), map.cellRect(1, 1).center(), map.cellRect(2, 0).center(), QPointF(279, 209)}) {
            rest(map, position);
            QCOMPARE(hovered.size(), 1);
            const auto arguments = hovered.takeFirst();
            QCOMPARE(arguments[0].toInt(), -1);
            QCOMPARE(arguments[1].toInt(), -1);
        }
    }

    void moreAndLessHaveColoursThatMeetAtNothing() {
        HeatMap map;
        map.resize(280, 210);
        HeatMapData data = tableOf(3);
        data.values[0] = {-4, 0, 8};
        data.high = 8;
        data.areHundredths = false;
        data.isSigned = true;
        map.setData(data);
        const QImage picture = pictureOf(map);
        const auto colorIn = [&](int column) {
            const QRectF cell = map.cellRect(0, column);
            return picture.pixelColor((cell.topLeft() + QPointF(6, 6)).toPoint()).rgb();
        };
        QCOMPARE(colorIn(0), signedColor(-0.5).rgb());
        QCOMPARE(colorIn(1), signedColor(0).rgb());
        QCOMPARE(colorIn(2), signedColor(1).rgb());
    }

    void turnedNamesLeaveTheColumnsTheirWidth() {
        HeatMap map;
        map.resize(300, 300);
        HeatMapData data = tableOf(10);
        data.columnNames = QStringList(10, "a long name");
        map.setData(data);
        const double before = map.cellRect(0, 0).top();
        data.areColumnNamesTurned = true;
        map.setData(data);
        QVERIFY(map.cellRect(0, 0).top() > before + 20);
        QVERIFY(map.cellRect(9, 9).bottom() < 300.5);
        // Every column has its name: there is ink above each.
        const QImage picture = pictureOf(map);
        for (int column = 0; column < 10; ++column) {
            const QRectF cell = map.cellRect(0, column);
            bool hasInk = false;
            for (int y = 0; y < static_cast<int>(cell.top()) - 3; ++y)
                hasInk |= picture.pixelColor(static_cast<int>(cell.center().x()), y) != QColor(Qt::magenta);
            QVERIFY2(hasInk, qPrintable(QString::number(column)));
        }
    }

    void anEmptyTableIsNoTrouble() {
        HeatMap map;
        map.resize(280, 210);
        QVERIFY(!pictureOf(map).isNull());
        QSignalSpy hovered(&map, &HeatMap::cellHovered);
        rest(map, {100, 100});
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][0].toInt(), -1);
    }
};

QTEST_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
