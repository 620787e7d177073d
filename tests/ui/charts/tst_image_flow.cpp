// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures that grow with the room there is, and wrap where there is too little.

#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/image_flow.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

QList<ImageGroup> groupsOf(int groups, int pictures, const QSize& size = {28, 28}) {
    QList<ImageGroup> made;
    for (int n = 0; n < groups; ++n) {
        ImageGroup group{QString("task %1").arg(n + 1), Qt::blue, {}, {}};
        for (int p = 0; p < pictures; ++p) {
            group.pictures << QImage(size, QImage::Format_RGB32);
            group.pictures.last().fill(Qt::red);
        }
        made << group;
    }
    return made;
}

/// As high as it wants to be at this width.
QImage drawnAt(int width, const QList<ImageGroup>& groups) {
    ImageFlow flow;
    flow.setGroups(groups);
    flow.resize(width, std::max(1, flow.heightForWidth(width)));
    return pictureOf(flow);
}

int redIn(int width, const QList<ImageGroup>& groups) { return inkIn(drawnAt(width, groups), Qt::red); }

}  // namespace

class TestImageFlow : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void picturesGrowWithTheWidthByWholePixels() {
        const auto groups = groupsOf(3, 8);
        QCOMPARE(redIn(270, groups), 3 * 8 * 28 * 28);
        QCOMPARE(redIn(500, groups), 3 * 8 * 56 * 56);
        QCOMPARE(redIn(1180, groups), 3 * 8 * 140 * 140);
    }

    void noneIsEverCutOrSmallerThanItCanBeRead() {
        for (int width = 40; width < 1300; width += 37) QVERIFY(redIn(width, groupsOf(2, 8)) >= 2 * 8 * 28 * 28);
        QCOMPARE(redIn(400, groupsOf(1, 8, {8, 8})), 8 * 40 * 40);
        QCOMPARE(redIn(100, groupsOf(1, 8, {8, 8})), 8 * 24 * 24);
        QCOMPARE(redIn(100, groupsOf(1, 2, {500, 40})), 2 * 100 * 8);
    }

    void onePictureDoesNotFillTheScreen() { QCOMPARE(redIn(1200, groupsOf(1, 1)), 140 * 140); }

    void whatHasNoRoomInARowGoesOnInTheNext() {
        ImageFlow flow;
        flow.setGroups(groupsOf(1, 8));
        QVERIFY(flow.hasHeightForWidth());
        QCOMPARE(flow.heightForWidth(130) - flow.heightForWidth(270), 28 + 4);  // four and four
    }

    void textsAreWholeAtAnyWidth() {
        ImageGroup group{"task 1", Qt::blue, {}, {"a good film with a bad end, and a plot that nobody can follow"}};
        ImageFlow flow;
        flow.setGroups({group});
        QVERIFY(flow.heightForWidth(120) > flow.heightForWidth(800));
        QVERIFY(inkIn(drawnAt(120, {group}), colors().text) > 20);
    }

    void withoutAnythingItIsBlank() {
        QVERIFY(isBlank(drawnAt(300, {})));
        ImageFlow flow;
        QCOMPARE(flow.heightForWidth(300), 0);
        flow.setGroups({{"task 1", Qt::blue, {QImage()}, {}}});
        QVERIFY(flow.heightForWidth(300) > 0);
    }

    void itFollowsTheTheme() {
        const ImageGroup group{"task 1", Qt::blue, {}, {"some words of a text"}};
        Theme::current().apply(Theme::Kind::Dark);
        const QImage dark = drawnAt(300, {group});
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(dark != drawnAt(300, {group}));
    }
};

QTEST_MAIN(TestImageFlow)
#include "tst_image_flow.moc"
