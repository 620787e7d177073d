// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chips of the runs in a plot: hidden for a while, taken off, counted where there is no room.

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/ghost_chips.h"
#include "ui/run/run_list.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

int begin(RunList& runs, double lambda, bool isLookedAt = false) {
    ExperimentSpec spec;
    spec.model.lambda = lambda;
    const int id = runs.begin(spec, isLookedAt);
    runs.add(id, snapshots::shared(snapshots::inTheMiddle()));
    return id;
}

QToolButton* buttonOf(const QWidget* chip, int number) { return chip->findChildren<QToolButton*>().value(number); }

}  // namespace

class TestGhostChips : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void oneRunAloneHasNoChip() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {600, 30});
        begin(runs, 0.5, true);
        QVERIFY(chips.chips().isEmpty());
        begin(runs, 0.9);
        QCOMPARE(chips.chips().size(), 2);
        QVERIFY(says(*chips.chips()[1], QString::fromUtf8("λ 0.9")));
        QVERIFY(chips.chips()[0]->findChildren<QToolButton*>().isEmpty());  // the run looked at is there to stay
    }

    void theEyeHidesARunForAWhile() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {600, 30});
        begin(runs, 0.5, true);
        const int other = begin(runs, 0.9);
        QTest::mouseClick(buttonOf(chips.chips()[1], 0), Qt::LeftButton);
        QVERIFY(!runs.find(other)->isGhost);
        QCOMPARE(chips.chips().size(), 2);  // to bring it back
        QTest::mouseClick(buttonOf(chips.chips()[1], 0), Qt::LeftButton);
        QVERIFY(runs.find(other)->isGhost);
    }

    void theCrossTakesItOffThePlotAndLeavesItInTheList() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {600, 30});
        begin(runs, 0.5, true);
        const int other = begin(runs, 0.9);
        QTest::mouseClick(buttonOf(chips.chips()[1], 0), Qt::LeftButton);  // hidden before, too
        QTest::mouseClick(buttonOf(chips.chips()[1], 1), Qt::LeftButton);
        QVERIFY(chips.chips().isEmpty());
        QVERIFY(runs.find(other) && !runs.find(other)->isGhost);
        runs.setGhost(other, true);
        QCOMPARE(chips.chips().size(), 2);
    }

    void whatHasNoRoomIsCounted() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {1200, 30});
        for (int n = 0; n < 6; ++n) begin(runs, 0.1 * n + 0.1, n == 0);
        QVERIFY(chips.moreButton()->isHidden());
        chips.resize(250, 30);
        QTRY_VERIFY(chips.moreButton()->isVisible());
        int shown = 0;
        for (const QWidget* chip : chips.chips()) shown += chip->isVisible() ? 1 : 0;
        QCOMPARE(chips.moreButton()->text(), QString("+%1").arg(6 - shown));
        QSignalSpy more(&chips, &GhostChips::moreWanted);
        QTest::mouseClick(chips.moreButton(), Qt::LeftButton);
        QCOMPARE(more.count(), 1);
    }

    void iconsGrowWithTheType() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {900, 40});
        begin(runs, 0.5, true);
        begin(runs, 0.9);
        const QSize usual = buttonOf(chips.chips()[1], 0)->iconSize();
        const auto strokeOf = [&] {
            return chips.chips()[1]->findChildren<QLabel*>()[0]->pixmap().deviceIndependentSize();
        };
        const QSizeF stroke = strokeOf();
        Theme::current().setTypeScale(2);
        QCOMPARE(buttonOf(chips.chips()[1], 0)->iconSize(), 2 * usual);
        QCOMPARE(strokeOf(), 2 * stroke);
        Theme::current().setTypeScale(1);
        QCOMPARE(buttonOf(chips.chips()[1], 0)->iconSize(), usual);
    }

    void thePointerTellsWhichRun() {
        RunList runs;
        GhostChips chips(&runs);
        showAt(chips, {600, 30});
        begin(runs, 0.5, true);
        const int other = begin(runs, 0.9);
        QSignalSpy pointed(&chips, &GhostChips::pointedAt);
        QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
        QCoreApplication::sendEvent(chips.chips()[1], &enter);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(chips.chips()[1], &leave);
        QCOMPARE(pointed.value(0).value(0).toInt(), other);
        QCOMPARE(pointed.value(1).value(0).toInt(), 0);
    }
};

QTEST_MAIN(TestGhostChips)
#include "tst_ghost_chips.moc"
