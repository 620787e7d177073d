// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same plot again and again: side by side, on the same axes, each line with its band.

#include <QSignalSpy>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/small_multiples.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

BandLine lineAt(double height) {
    BandLine line;
    line.color = taskColor(0);
    line.courses = {{height, height, height}, {height, height, height}};
    line.mean = {height, height, height};
    line.low = {height - 0.1, height - 0.1, height - 0.1};
    line.high = {height + 0.1, height + 0.1, height + 0.1};
    return line;
}

SmallMultiplesData dataOf(int rows, int columns) {
    SmallMultiplesData data;
    for (int row = 0; row < rows; ++row) {
        data.rowNames << QString("row %1").arg(row);
        auto& cells = data.cells.emplace_back();
        for (int column = 0; column < columns; ++column) cells.push_back({lineAt(0.2 + 0.2 * row)});
    }
    for (int column = 0; column < columns; ++column) data.columnNames << QString("column %1").arg(column);
    data.steps = 3;
    data.lineNames << "line";
    return data;
}

void show(SmallMultiples& multiples) { showAt(multiples, {480, 320}); }

}  // namespace

class TestSmallMultiples : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void plotsStandInRowsAndColumnsOfEqualSize() {
        SmallMultiples multiples;
        show(multiples);
        multiples.setData(dataOf(3, 4));
        const QRectF first = multiples.plotOf(0, 0);
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 4; ++column) {
                const QRectF plot = multiples.plotOf(row, column);
                QVERIFY(QRectF(multiples.rect()).contains(plot));
                QVERIFY(std::abs(plot.width() - first.width()) < 1e-6 &&
                        std::abs(plot.height() - first.height()) < 1e-6);
                if (column > 0) QVERIFY(plot.left() > multiples.plotOf(row, column - 1).right());
                if (row > 0) QVERIFY(plot.top() > multiples.plotOf(row - 1, column).bottom());
            }
    }

    void aLineLiesAtItsHeightInEveryPlot() {
        SmallMultiples multiples;
        show(multiples);
        multiples.setData(dataOf(2, 2));
        const QImage picture = pictureOf(multiples);
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                const QRectF plot = multiples.plotOf(row, column);
                const double y = plot.bottom() - plot.height() * (0.2 + 0.2 * row);
                const QRect around(int(plot.left()), int(y) - 3, int(plot.width()), 7);
                QVERIFY(inkIn(picture, around, taskColor(0)) > 20);
                const QRect elsewhere(int(plot.left()), int(plot.top()), int(plot.width()), int(plot.height() / 4));
                QCOMPARE(inkIn(picture, elsewhere, taskColor(0)), 0);
            }
    }

    void aClickTellsWhichPlot() {
        SmallMultiples multiples;
        show(multiples);
        multiples.setData(dataOf(2, 3));
        QSignalSpy clicks(&multiples, &SmallMultiples::cellClicked);
        QTest::mousePress(&multiples, Qt::LeftButton, {}, multiples.plotOf(1, 2).center().toPoint());
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks[0][0].toInt(), 1);
        QCOMPARE(clicks[0][1].toInt(), 2);
        QTest::mousePress(&multiples, Qt::LeftButton, {}, QPoint(1, 1));
        QCOMPARE(clicks.size(), 1);
    }

    void nothingAndNoRunsYetAreDrawnToo() {
        SmallMultiples multiples;
        show(multiples);
        QVERIFY(!pictureOf(multiples).isNull());
        auto data = dataOf(2, 2);
        for (auto& row : data.cells)
            for (auto& cell : row) cell = {BandLine{taskColor(0), {}, {}, {}, {}}};
        multiples.setData(data);
        QCOMPARE(inkIn(pictureOf(multiples), multiples.plotOf(1, 1).toRect(), taskColor(0)), 0);
        multiples.resize(60, 40);
        QVERIFY(!pictureOf(multiples).isNull());
    }
};

QTEST_MAIN(TestSmallMultiples)
#include "tst_small_multiples.moc"
