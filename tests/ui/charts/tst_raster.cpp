// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A raster is a dot per number: in its colour, in its place, and found by the pointer.

#include <QSignalSpy>
#include <QTest>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/raster.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr int side = 20;  // of a dot, pixels

RasterData dots(int rows, int columns, std::vector<float> values) {
    RasterData data;
    data.rows = rows;
    data.columns = columns;
    data.values = std::move(values);  // column by column
    return data;
}

/// A raster without names, whose dots are squares.
void setUp(Raster& raster, RasterData data) {
    raster.resize(data.columns * side + 1, data.rows * side + 1);
    raster.setData(std::move(data));
}

QPoint middleOf(int row, int column) { return {column * side + side / 2, row * side + side / 2}; }

QRgb dotOf(const QImage& image, int row, int column) { return image.pixel(middleOf(row, column)); }

}  // namespace

class TestRaster : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aSignedNumberHasItsColour() {
        Raster raster;
        RasterData data = dots(2, 3, {-1, -0.5F, 0, 0.25F, 1, 7});
        data.scale = RasterData::Scale::Signed;
        setUp(raster, data);
        const QImage image = pictureOf(raster);
        QCOMPARE(dotOf(image, 0, 0), taskColor(1).rgb());
        QCOMPARE(dotOf(image, 1, 0), signedColor(-0.5).rgb());
        QCOMPARE(dotOf(image, 0, 1), colors().card.rgb());
        QCOMPARE(dotOf(image, 1, 1), signedColor(0.25).rgb());
        QCOMPARE(dotOf(image, 0, 2), taskColor(0).rgb());
        QCOMPARE(dotOf(image, 1, 2), taskColor(0).rgb());
    }

    void aShareHasItsColour() {
        Raster raster;
        RasterData data = dots(3, 2, {0, 0.5F, 1, -3, 2, 0.25F});
        setUp(raster, data);
        QImage image = pictureOf(raster);
        QCOMPARE(dotOf(image, 0, 0), colors().card.rgb());
        QCOMPARE(dotOf(image, 1, 0), blended(colors().card, colors().accent, 0.5).rgb());
        QCOMPARE(dotOf(image, 2, 0), colors().accent.rgb());
        QCOMPARE(dotOf(image, 0, 1), colors().card.rgb());
        QCOMPARE(dotOf(image, 1, 1), colors().accent.rgb());
        data.color = Qt::red;
        setUp(raster, data);
        image = pictureOf(raster);
        QCOMPARE(dotOf(image, 2, 0), QColor(Qt::red).rgb());
        QCOMPARE(dotOf(image, 2, 1), blended(colors().card, Qt::red, 0.25).rgb());
    }

    void whatIsNotThereStaysBlank() {
        Raster raster;
        setUp(raster,
              dots(2, 2, {1, notANumber, std::numeric_limits<float>::infinity()}));  // and the fourth is missing
        const QImage image = pictureOf(raster);
        QCOMPARE(dotOf(image, 0, 0), colors().accent.rgb());
        QCOMPARE(dotOf(image, 1, 0), colors().card.rgb());
        QCOMPARE(dotOf(image, 0, 1), colors().card.rgb());
        QCOMPARE(dotOf(image, 1, 1), colors().card.rgb());
    }

    void onlyTheShownColumnsHaveInk_data() {
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("columns");
        QTest::newRow("all") << -1 << 5;
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("more than there are") << 9 << 5;
    }
    void onlyTheShownColumnsHaveInk() {
        QFETCH(int, shown);
        QFETCH(int, columns);
        Raster raster;
        RasterData data = dots(4, 5, std::vector<float>(20, 1));
        data.shownColumns = shown;
        setUp(raster, data);
        const QImage image = pictureOf(raster);
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 5; ++column)
                QCOMPARE(dotOf(image, row, column), (column < columns ? colors().accent : colors().card).rgb());
    }

    void thePointerFindsItsDot() {
        Raster raster;
        setUp(raster, dots(6, 9, std::vector<float>(54, 0.5F)));
        QSignalSpy hovered(&raster, &Raster::dotHovered);
        for (const auto& [row, column] : {std::pair(0, 0), {5, 0}, {0, 8}, {5, 8}, {2, 7}}) {
            rest(raster, middleOf(row, column));
            QCOMPARE(hovered.size(), 1);
            const auto arguments = hovered.takeFirst();
            QCOMPARE(arguments[0].toInt(), row);
            QCOMPARE(arguments[1].toInt(), column);
            QCOMPARE(arguments[2].toPoint(), raster.mapToGlobal(middleOf(row, column)));
        }
    }

    void onTheNamesOfItsAxesThereIsNoDot() {
        Raster raster;
        RasterData data = dots(3, 3, std::vector<float>(9, 1));
        data.rowsName = "unit";
        data.columnsName = "step";
        raster.resize(200, 120);
        raster.setData(data);
        const QImage image = pictureOf(raster);
        QCOMPARE(image.pixel(100, 60), colors().accent.rgb());
        QVERIFY2(inkIn(image, {0, 0, 8, 120}, colors().accent) == 0, "no dots under the name at the left");
        QVERIFY2(inkIn(image, {0, 112, 200, 8}, colors().accent) == 0, "no dots under the name below");
        QSignalSpy hovered(&raster, &Raster::dotHovered);
        for (const QPoint& position : {QPoint(2, 60), QPoint(100, 118)}) {
            rest(raster, position);
            QCOMPARE(hovered.takeFirst()[0].toInt(), -1);
        }
    }

    void fiveHundredUnitsAndAsManySteps() {
        Raster raster;
        raster.resize(785, 513);  // a pixel each
        RasterData data = dots(512, 784, std::vector<float>(std::size_t{512} * 784, 0));
        data.values[std::size_t{700} * 512 + 300] = 1;
        raster.setData(data);
        const QImage image = pictureOf(raster);
        QCOMPARE(inkIn(image, {698, 298, 6, 6}, colors().accent), 1);
        QCOMPARE(inkIn(image, colors().accent), 1);
        raster.resize(100, 40);
        QSignalSpy hovered(&raster, &Raster::dotHovered);
        rest(raster, {99, 39});
        QVERIFY(hovered[0][0].toInt() >= 490 && hovered[0][0].toInt() < 512);
        QVERIFY(hovered[0][1].toInt() >= 770 && hovered[0][1].toInt() < 784);
        QVERIFY(inkIn(pictureOf(raster), colors().card) > 3000);
    }

    void everySizeAndNoDataAreNoTrouble() {
        Raster raster;
        QSignalSpy hovered(&raster, &Raster::dotHovered);
        for (const bool filled : {false, true}) {
            RasterData data;
            if (filled) data = dots(1, 1, {1});
            data.rowsName = "unit";
            raster.setData(data);
            for (const QSize& size : {QSize(1, 1), QSize(3, 300), QSize(100, 40), QSize(2000, 1)}) {
                raster.resize(size);
                QCOMPARE(inkIn(pictureOf(raster), colors().accent) > 0, filled && size == QSize(100, 40));
                rest(raster, {size.width() / 2.0, size.height() / 2.0});
                QCOMPARE(hovered.takeLast()[0].toInt(), filled && size == QSize(100, 40) ? 0 : -1);
            }
        }
    }

    void itFollowsTheTheme() {
        Raster raster;
        setUp(raster, dots(1, 2, {0, 1}));
        Theme::current().apply(Theme::Kind::Dark);
        const QImage image = pictureOf(raster);
        const QRgb card = colors().card.rgb();
        const QRgb accent = colors().accent.rgb();
        Theme::current().apply(Theme::Kind::Light);
        QCOMPARE(dotOf(image, 0, 0), card);
        QCOMPARE(dotOf(image, 0, 1), accent);
        QCOMPARE(dotOf(pictureOf(raster), 0, 1), colors().accent.rgb());
    }
};

QTEST_MAIN(TestRaster)
#include "tst_raster.moc"
