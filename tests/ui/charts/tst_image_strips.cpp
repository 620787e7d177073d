// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each strip has its bar and its pictures; where there is little room the bars stay.

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/image_strips.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr int largest = 49;  // pixels a strip takes where there is room: name, picture, gap

QColor colorOf(int n) { return QColor::fromRgb(200 - n, 2 * n, 255 - n); }
QColor inkOf(int picture) { return QColor::fromRgb(10 + picture, 250, 20); }

QList<ImageStrip> stripsOf(int count, int pictures, double share = 0.5) {
    QList<ImageStrip> strips;
    for (int n = 0; n < count; ++n) {
        ImageStrip strip{QString("task %1").arg(n + 1), colorOf(n), share, "375", {}, {}};
        for (int p = 0; p < pictures; ++p) {
            strip.pictures << QImage(28, 28, QImage::Format_RGB32);
            strip.pictures.last().fill(inkOf(p));
        }
        strips << strip;
    }
    return strips;
}

QImage pictureOf(const QList<ImageStrip>& strips, const QSize& size = {300, 200}) {
    ImageStrips widget;
    widget.resize(size);
    widget.setStrips(strips);
    return miru::pictureOf(widget);
}

/// Length of the bar of the strip whose top is given: the most of its colour in a line of pixels.
int barOf(const QImage& image, int n, int top, int height = 15) {
    int longest = 0;
    for (int y = top; y < top + height; ++y) longest = std::max(longest, inkIn(image, {0, y, 300, 1}, colorOf(n)));
    return longest;
}

}  // namespace

class TestImageStrips : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void barsAreAsLongAsTheirShares() {
        auto strips = stripsOf(4, 0);
        for (const auto& [n, share] : {std::pair(0, 1.0), {1, 0.5}, {2, 7.0}, {3, 0.0}}) {
            strips[n].share = share;
            strips[n].name = QString(" ");  // no ink but the bar's
            strips[n].note.clear();
        }
        const QImage image = pictureOf(strips);
        const int whole = barOf(image, 0, 0);
        QVERIFY(whole > 250);
        QVERIFY(std::abs(barOf(image, 1, largest) - whole / 2) <= 1);
        QCOMPARE(barOf(image, 2, 2 * largest), whole);
        QCOMPARE(barOf(image, 3, 3 * largest), 0);
        QVERIFY2(inkIn(image, {0, largest, 300, 15}, colors().grid) > 100, "the rest of the track is seen");
    }

    void everyStripShowsItsPicturesInTheirOrder() {
        const QImage image = pictureOf(stripsOf(3, 5));
        for (int n = 0; n < 3; ++n)
            for (int p = 0; p < 5; ++p) QCOMPARE(image.pixel(p * 34 + 15, n * largest + 31), inkOf(p).rgb());
        QCOMPARE(image.pixel(5 * 34 + 15, 31), QColor(Qt::magenta).rgb());
    }

    void aPictureIsShownWholeOrNotAtAll() {
        const QImage image = pictureOf(stripsOf(1, 8), {140, 100});
        int shown = 0;
        for (int p = 0; p < 8; ++p) {
            const int ink = inkIn(image, inkOf(p));
            QVERIFY2(ink == 0 || ink >= 29 * 29, qPrintable(QString::number(ink)));
            shown += ink > 0 ? 1 : 0;
        }
        QCOMPARE(shown, 4);
    }

    void whereThereIsLittleRoomTheBarsStay() {
        const QImage image = pictureOf(stripsOf(5, 3), {300, 60});
        QCOMPARE(inkIn(image, inkOf(0)), 0);
        for (int n = 0; n < 5; ++n) QVERIFY(barOf(image, n, n * 12, 12) > 50);
    }

    void fiftyStripsAreAllSeen_data() {
        QTest::addColumn<int>("height");
        QTest::newRow("tall") << 2450;
        QTest::newRow("usual") << 200;
        QTest::newRow("smallest") << 60;
    }
    void fiftyStripsAreAllSeen() {
        QFETCH(int, height);
        const QImage image = pictureOf(stripsOf(50, 8), {300, height});
        for (int n = 0; n < 50; ++n) {
            QVERIFY2(barOf(image, n, 0, height) > 50, qPrintable(QString("strip %1").arg(n)));
        }
        QVERIFY((inkIn(image, inkOf(0)) > 0) == (height == 2450));
    }

    void noStripsAndStrangeNumbersAreNoTrouble() {
        QVERIFY(isBlank(pictureOf({})));
        auto strips = stripsOf(2, 1, std::numeric_limits<double>::quiet_NaN());
        strips[1].pictures = {QImage()};
        const QImage image = pictureOf(strips);
        QVERIFY(inkIn(image, colors().grid) > 100);
        for (const QSize& size : {QSize(1, 1), QSize(20, 600), QSize(3000, 3)})
            QCOMPARE(inkIn(pictureOf(stripsOf(3, 2), size), inkOf(0)) > 0, size.height() == 600 && size.width() >= 30);
    }

    void textsTakeAsManyLinesAsThereIsRoomFor() {
        QList<ImageStrip> strips = stripsOf(2, 0);
        for (ImageStrip& strip : strips)
            for (int n = 0; n < 8; ++n) strip.texts << QString("text %1, in a few words").arg(n);
        const auto inked = [&](int height) { return inkIn(pictureOf(strips, {300, height}), colors().text); };
        QVERIFY(inked(120) > 0);
        QVERIFY(inked(400) > 2 * inked(120));  // all of them, no longer two or three
    }

    void itAsksForRoomForAllOfThem() {
        ImageStrips widget;
        QVERIFY(widget.sizeHint().isValid());
        widget.setStrips(stripsOf(7, 1));
        QCOMPARE(widget.sizeHint().height(), 7 * largest);
        QCOMPARE(widget.strips().size(), 7);
    }

    void aRecordingIsWiderThanHighWithinBounds() {
        ImageStrip strip{"a", Qt::blue, 0, {}, {}, {}};
        for (const int wide : {24, 48, 480}) strip.pictures << QImage(wide, 24, QImage::Format_RGB32);
        for (QImage& picture : strip.pictures) picture.fill(Qt::red);
        const QImage image = pictureOf({strip});
        const int red = inkIn(image, Qt::red);
        strip.pictures.remove(1, 2);
        const int one = inkIn(pictureOf({strip}), Qt::red);
        QVERIFY(one > 100);
        // Once as wide as it is high, twice, and two and a half times where it would be twenty.
        QVERIFY(std::abs(red - 5.5 * one) < 0.15 * red);
    }

    void itFollowsTheTheme() {
        Theme::current().apply(Theme::Kind::Dark);
        const QImage image = pictureOf(stripsOf(1, 0));
        const QColor track = colors().grid;
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(track != colors().grid);
        QVERIFY(inkIn(image, track) > 100);
    }
};

QTEST_MAIN(TestImageStrips)
#include "tst_image_strips.moc"
