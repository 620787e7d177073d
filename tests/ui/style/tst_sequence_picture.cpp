// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Images in ink and in colour, and recordings, as small pictures.

#include <QTest>

#include "ui/style/palette.h"
#include "ui/style/sequence_picture.h"
#include "ui/style/theme.h"

using namespace miru;

class TestSequencePicture : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { Theme::current().apply(Theme::Kind::Light); }

    void bytesBecomeInkRowByRow() {
        const QImage picture = sequencePicture({0, 255, 51, 102, 153, 204}, 2, 3, {});
        QCOMPARE(picture.size(), QSize(3, 2));
        const double expected[2][3] = {{0, 1, 0.2}, {0.4, 0.6, 0.8}};
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 3; ++column)
                QCOMPARE(picture.pixel(column, row), mapColor(expected[row][column]).rgb());
    }

    void inkIsOfTheThemeAndColoursAreNot() {
        Theme::current().apply(Theme::Kind::Dark);
        QCOMPARE(sequencePicture({0}, 1, 1, {}).pixel(0, 0), mapColor(0).rgb());
        QCOMPARE(sequencePicture({9, 8, 7}, 1, 3, {.channels = 3}).pixel(0, 0), qRgb(9, 8, 7));
    }

    void anImageInColourIsTheSameHoweverItIsRead() {
        const std::vector<unsigned char> bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        const QImage rows = sequencePicture(bytes, 2, 6, {.channels = 3});
        const QImage pixels = sequencePicture(bytes, 4, 3, {.channels = 3, .columns = 2});
        QCOMPARE(rows.size(), QSize(2, 2));
        QCOMPARE(rows.pixel(1, 1), qRgb(10, 11, 12));
        QCOMPARE(pixels, rows);
        QCOMPARE(sequencePicture({5, 6, 7, 8}, 4, 1, {.columns = 2}), sequencePicture({5, 6, 7, 8}, 2, 2, {}));
    }

    void aRecordingHasTimeToTheRightAndPitchUpwards() {
        const QImage picture = sequencePicture({255, 0, 0, 0, 0, 255}, 3, 2, {.hasOwnLengths = true});
        QCOMPARE(picture.size(), QSize(3, 2));
        QCOMPARE(picture.pixel(0, 1), mapColor(1).rgb());
        QCOMPARE(picture.pixel(0, 0), mapColor(0).rgb());
        QCOMPARE(picture.pixel(2, 0), mapColor(1).rgb());
    }

    void whatIsMissingIsBlank() { QCOMPARE(sequencePicture({255}, 2, 1, {}).pixel(0, 1), mapColor(0).rgb()); }
};

QTEST_MAIN(TestSequencePicture)
#include "tst_sequence_picture.moc"
