// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A picture shows its dots, and puts ink under the pointer where it may be drawn on, nowhere else.

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/pixel_image.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

QRgb dotOf(PixelImage& picture, int row, int column) {
    return pictureOf(picture).pixel(picture.dotRect(row, column).center().toPoint());
}

float inkAt(const PixelImage& picture, int row, int column) {
    return picture.data().values[static_cast<std::size_t>(row * picture.data().columns + column)];
}

void setBlank(PixelImage& picture, int rows = 28, int columns = 28) {
    picture.resize(282, 282);
    picture.setData({rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns)), -1, -1});
}

void drag(PixelImage& picture, const QPointF& to) {
    QMouseEvent move(QEvent::MouseMove, to, picture.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&picture, &move);
}

void press(PixelImage& picture, int row, int column, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mouseClick(&picture, button, {}, picture.dotRect(row, column).center().toPoint());
}

}  // namespace

class TestPixelImage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void dotsOfThreeChannelsHaveTheirOwnColours() {
        PixelImage picture;
        picture.resize(122, 82);
        PixelImageData data{1, 2, {1, 0, 0, 0, 0.2F, 1}, -1, -1};
        data.channels = 3;
        picture.setData(data);
        QCOMPARE(dotOf(picture, 0, 0), qRgb(255, 0, 0));
        QCOMPARE(dotOf(picture, 0, 1), qRgb(0, 51, 255));
    }

    void whatIsNotReadYetIsFaintDotByDotOrColumnByColumn() {
        PixelImage picture;
        picture.resize(122, 82);
        PixelImageData data{2, 2, {1, 1, 1, 1}, 0, 0};
        data.markedColumn = 0;
        data.shownColumns = 1;
        picture.setData(data);
        QCOMPARE(dotOf(picture, 0, 0), mapColor(1).rgb());
        QCOMPARE(dotOf(picture, 0, 1), mapColor(0.25).rgb());
        data.markedRow = -1;
        data.fillsArea = true;
        picture.setData(data);
        QCOMPARE(picture.dotRect(0, 0).size(), QSizeF(60, 40));  // not square
        QCOMPARE(dotOf(picture, 1, 0), mapColor(1).rgb());
        QCOMPARE(dotOf(picture, 0, 1), mapColor(0.25).rgb());
        QVERIFY(inkIn(pictureOf(picture), colors().warning) > 100);
    }

    void dotsHaveTheInkOfTheirNumbers() {
        PixelImage picture;
        picture.resize(122, 82);
        constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
        picture.setData({2, 3, {0, 0.5F, 1, 7, notANumber}, -1, -1});  // row by row; the sixth is missing
        QCOMPARE(dotOf(picture, 0, 0), mapColor(0).rgb());
        QCOMPARE(dotOf(picture, 0, 1), mapColor(0.5).rgb());
        QCOMPARE(dotOf(picture, 0, 2), mapColor(1).rgb());
        QCOMPARE(dotOf(picture, 1, 0), mapColor(1).rgb());
        QCOMPARE(dotOf(picture, 1, 1), mapColor(0).rgb());
        QCOMPARE(dotOf(picture, 1, 2), mapColor(0).rgb());
    }

    void rowsNotYetReadAreFaintAndTheOneBeingReadIsFramed() {
        PixelImage picture;
        picture.resize(102, 102);
        picture.setData({5, 5, std::vector<float>(25, 1), 2, 3});
        for (int row = 0; row < 5; ++row) QCOMPARE(dotOf(picture, row, 2), mapColor(row < 3 ? 1 : 0.25).rgb());
        const QImage image = pictureOf(picture);
        for (int row = 0; row < 5; ++row) {
            const int top = picture.dotRect(row, 0).toRect().top();
            QCOMPARE(inkIn(image, {0, top + 5, 3, 10}, colors().warning) >= 10, row == 2);  // the frame's side
            QCOMPARE(inkIn(image, {6, top + 5, 90, 10}, colors().warning), 0);  // within it the picture is seen
        }
        for (const int nothing : {-1, 5}) {
            picture.setData({5, 5, std::vector<float>(25, 1), nothing, 0});
            QCOMPARE(inkIn(pictureOf(picture), colors().warning), 0);
            QCOMPARE(dotOf(picture, 0, 0), mapColor(0.25).rgb());
        }
    }

    void dotsAreSquareAndFit_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("a digit") << 28 << 28;
        QTest::newRow("number by number") << 784 << 1;
        QTest::newRow("one row") << 1 << 784;
        QTest::newRow("large") << 784 << 512;
        QTest::newRow("one dot") << 1 << 1;
    }
    void dotsAreSquareAndFit() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        PixelImage picture;
        picture.setData({rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns), 1), -1, -1});
        for (const QSize& size : {QSize(64, 64), QSize(112, 112), QSize(900, 80)}) {
            picture.resize(size);
            const QRectF last = picture.dotRect(rows - 1, columns - 1);
            QVERIFY(qFuzzyCompare(last.width(), last.height()) && last.width() > 0);
            QVERIFY(QRectF(picture.rect()).adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(picture.dotRect(0, 0) | last));
            QVERIFY(!isBlank(pictureOf(picture)));
        }
    }

    void pressingPutsInkUnderThePointer() {
        PixelImage picture;
        setBlank(picture);
        picture.setDrawable(true);
        QSignalSpy drawn(&picture, &PixelImage::drawn);
        press(picture, 10, 12);
        QCOMPARE(drawn.size(), 1);
        QCOMPARE(inkAt(picture, 10, 12), 1.0F);
        QCOMPARE(dotOf(picture, 10, 12), mapColor(1).rgb());
        for (int row = 0; row < 28; ++row)
            for (int column = 0; column < 28; ++column)
                QVERIFY(inkAt(picture, row, column) == 0 || std::max(abs(row - 10), abs(column - 12)) <= 2);
    }

    void aStrokeHasNoGapsAndTheNextOneBeginsAnew() {
        PixelImage picture;
        setBlank(picture);
        picture.setDrawable(true);
        QTest::mousePress(&picture, Qt::LeftButton, {}, picture.dotRect(5, 3).center().toPoint());
        drag(picture, picture.dotRect(5, 24).center());
        QTest::mouseRelease(&picture, Qt::LeftButton);
        for (int column = 3; column <= 24; ++column) QVERIFY(inkAt(picture, 5, column) > 0.9F);
        press(picture, 20, 3);
        QCOMPARE(inkAt(picture, 20, 3), 1.0F);
        for (int row = 8; row < 18; ++row)
            for (int column = 0; column < 28; ++column) QCOMPARE(inkAt(picture, row, column), 0.0F);
        QVERIFY2(inkAt(picture, 5, 12) > 0.9F, "the first stroke stays");
    }

    void strokesMayLeaveThePicture() {
        PixelImage picture;
        setBlank(picture);
        picture.setDrawable(true);
        QTest::mousePress(&picture, Qt::LeftButton, {}, picture.dotRect(14, 25).center().toPoint());
        drag(picture, {5000, 141});
        drag(picture, {-5000, -5000});
        QCOMPARE(picture.data().values.size(), std::size_t{28 * 28});
        QVERIFY(inkAt(picture, 14, 27) > 0.9F);
        for (const float value : picture.data().values) QVERIFY(value >= 0 && value <= 1);
    }

    void nothingIsDrawnWhereItMayNotBe() {
        PixelImage picture;
        setBlank(picture);
        QSignalSpy drawn(&picture, &PixelImage::drawn);
        press(picture, 10, 12);
        drag(picture, picture.dotRect(5, 24).center());
        picture.setDrawable(true);
        press(picture, 10, 12, Qt::RightButton);
        QVERIFY(drawn.isEmpty());
        QCOMPARE(picture.data().values, std::vector<float>(28 * 28));
        picture.setData({});  // no dots to draw on
        press(picture, 0, 0);
        QVERIFY(picture.data().values.empty());
        QVERIFY(isBlank(pictureOf(picture)));
    }

    void itFollowsTheTheme() {
        PixelImage picture;
        setBlank(picture);
        const QRgb light = dotOf(picture, 3, 3);
        Theme::current().apply(Theme::Kind::Dark);
        const QRgb dark = dotOf(picture, 3, 3);
        const QRgb expected = mapColor(0).rgb();
        Theme::current().apply(Theme::Kind::Light);
        QCOMPARE(dark, expected);
        QVERIFY(dark != light);
    }
};

QTEST_MAIN(TestPixelImage)
#include "tst_pixel_image.moc"
