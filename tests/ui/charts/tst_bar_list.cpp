// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bar is as long as its share, the marked one in full colour, the right one underlined.

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/bar_list.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr int pitch = 20;

QImage pictureOf(const BarListData& data, QSize size = {}) {
    BarList list;
    list.resize(size.isEmpty() ? QSize(400, pitch * static_cast<int>(data.names.size())) : size);
    list.setData(data);
    return miru::pictureOf(list);
}

QStringList digits(int count = 10) {
    QStringList names;
    for (int n = 0; n < count; ++n) names << QString::number(n);
    return names;
}

QColor faint() { return blended(colors().card, colors().accent, 0.45); }

/// How long bar n is, in pixels.
int lengthOf(const QImage& image, int n) {
    const QRect row(0, n * pitch + pitch / 2, image.width(), 1);
    return inkIn(image, row, colors().accent) + inkIn(image, row, faint());
}

}  // namespace

class TestBarList : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void barsAreAsLongAsTheirShares() {
        const QImage image = pictureOf({digits(6), {1, 0.5, 0.25, 0, 3, -1}, -1, -1});
        const int most = lengthOf(image, 0);
        QVERIFY(most > 300 && most < 400);
        QVERIFY(std::abs(lengthOf(image, 1) - most / 2) <= 2);
        QVERIFY(std::abs(lengthOf(image, 2) - most / 4) <= 2);
        QVERIFY2(lengthOf(image, 3) <= 2, "nothing is hardly a bar");
        QVERIFY2(std::abs(lengthOf(image, 4) - most) <= 2, "no bar is longer than everything");
        QVERIFY(lengthOf(image, 5) <= 2);
    }

    void theMarkedBarStandsOutAndHasItsNumber() {
        const BarListData unmarked{digits(4), {0.1, 0.6, 0.2, 0.1}, -1, -1};
        BarListData marked = unmarked;
        marked.marked = 1;
        const QImage plain = pictureOf(unmarked);
        const QImage image = pictureOf(marked);
        QCOMPARE(inkIn(plain, colors().accent), 0);
        QVERIFY(inkIn(image, {0, pitch, 400, pitch}, colors().accent) > 1000);
        QCOMPARE(inkIn(image, {0, 0, 400, pitch}, colors().accent), 0);
        QVERIFY(inkIn(image, {0, 0, 400, pitch}, faint()) > 0);
        const QRect changed = differenceOf(plain, image);
        QVERIFY(changed.top() >= pitch && changed.bottom() < 2 * pitch);
        const int end = 20 + lengthOf(image, 1);
        QVERIFY2(inkIn(image, {end, pitch, 400, pitch}, Qt::magenta) < (400 - end) * pitch,
                 "its number stands right of it");
        QCOMPARE(inkIn(plain, {end, pitch, 400, pitch}, Qt::magenta), (400 - end) * pitch);
    }

    void theRightAnswerIsUnderlined() {
        const BarListData unknown{digits(4), {0.1, 0.6, 0.2, 0.1}, 1, -1};
        BarListData known = unknown;
        known.right = 2;
        const QRect changed = differenceOf(pictureOf(unknown), pictureOf(known));
        QVERIFY2(
            !changed.isEmpty() && changed.top() >= 2 * pitch && changed.bottom() < 3 * pitch && changed.right() < 20,
            "its name alone changes");
    }

    void whatIsNotMeasuredHasNoBar() {
        const QImage names = pictureOf({digits(4), {}, -1, -1});
        QVERIFY2(!isBlank(names), "names alone");
        for (int n = 0; n < 4; ++n) QCOMPARE(lengthOf(names, n), 0);
        const QImage image = pictureOf({digits(4), {notANumber, 0.5, std::numeric_limits<double>::infinity()}, 0, 9});
        QCOMPARE(lengthOf(image, 0), 0);
        QVERIFY(lengthOf(image, 1) > 100);
        QCOMPARE(lengthOf(image, 2), 0);
        QCOMPARE(lengthOf(image, 3), 0);
        QVERIFY(isBlank(pictureOf({{}, {}, -1, -1}, {200, 100})));
        QVERIFY(isBlank(pictureOf({{}, {0.5}, 0, 0}, {200, 100})));
    }

    void longNamesLeaveRoomForTheBars() {
        const QImage image = pictureOf({{QString(200, 'm'), "n"}, {1, 0.5}, -1, -1});
        QVERIFY(lengthOf(image, 0) > 100);
        QVERIFY(std::abs(lengthOf(image, 1) - lengthOf(image, 0) / 2) <= 2);
    }

    void manyBarsAreStillSeenWhereThereIsLittleRoom_data() {
        QTest::addColumn<int>("count");
        for (const int count : {1, 10, 26, 47, 100}) QTest::addRow("%d", count) << count;
    }
    void manyBarsAreStillSeenWhereThereIsLittleRoom() {
        QFETCH(int, count);
        BarList list;
        list.setData({digits(count), std::vector<double>(static_cast<std::size_t>(count), 0.5), 0, -1});
        const BarListData nameless{list.data().names, {}, 0, -1};
        for (const QSize& size : {list.minimumSizeHint(), list.sizeHint()}) {
            const QRect bars = differenceOf(pictureOf(list.data(), size), pictureOf(nameless, size));
            QVERIFY(!bars.isEmpty());
            QVERIFY2(bars.height() > size.height() * (count - 1) / count - 12, "from the first to the last");
        }
        QVERIFY(list.sizeHint().height() >= 14 * count);
    }

    /// On top of each other none could be read: the answer's stays, and the right one's where there is room.
    void namesThatWouldLieOnEachOtherAreLeftOut() {
        const int line = QFontMetrics(Theme::captionFont()).height();
        const auto namesOf = [&](int marked, int right, int height) {
            const BarListData data{digits(), {}, marked, right};
            const BarListData empty{QStringList(10, QString(QChar(0x2007))), {}, marked, right};  // as wide, and blank
            return differenceOf(pictureOf(data, {200, height}), pictureOf(empty, {200, height}));
        };
        const QRect all = namesOf(2, 8, 10 * line);
        QVERIFY(all.top() < line && all.bottom() > 9 * line);
        const QRect tight = namesOf(2, 2, 4 * line);  // four lines for ten names
        QVERIFY(!tight.isEmpty());
        QVERIFY2(tight.height() <= line, "one name alone");
        const QRect both = namesOf(1, 9, 4 * line);
        QVERIFY2(both.height() > 2 * line, "the right one is far enough");
    }

    void everySizeIsNoTrouble() {
        const BarListData data{digits(), std::vector<double>(10, 0.9), 0, 1};
        QCOMPARE(inkIn(pictureOf(data, {1, 1}), faint()), 0);
        QCOMPARE(inkIn(pictureOf(data, {10, 400}), faint()), 0);  // no room beside the names
        QVERIFY(inkIn(pictureOf(data, {2000, 5}), faint()) > 0);
        QVERIFY(inkIn(pictureOf(data, {3000, 2000}), faint()) > 9 * 2000);
    }

    void itFollowsTheTheme() {
        const BarListData data{digits(3), {0.3, 0.5, 0.2}, 1, 1};
        const QColor light = colors().accent;
        Theme::current().apply(Theme::Kind::Dark);
        const QImage image = pictureOf(data);
        const int now = inkIn(image, colors().accent);
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(now > 1000);
        QCOMPARE(inkIn(image, light), 0);
    }
};

QTEST_MAIN(TestBarList)
#include "tst_bar_list.moc"
