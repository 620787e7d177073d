// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline goes to kept moments and back to now: with the mouse, the buttons and the keys.

#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/timeline.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

Moments fiveMoments() {
    Moments history;
    for (int task = 0; task < 5; ++task) keepMoment(history, snapshots::shared(snapshots::during(task, 5)));
    return history;
}

void show(Timeline& timeline) { showAt(timeline, {900, 40}); }

}  // namespace

class TestTimeline : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void withoutAHistoryThereIsNowhereToGo() {
        Timeline timeline;
        show(timeline);
        QVERIFY(timeline.isLive());
        QVERIFY(!timeline.backButton()->isEnabled());
        QVERIFY(!timeline.forwardButton()->isEnabled());
        QVERIFY(!timeline.liveButton()->isEnabled());
        QSignalSpy chosen(&timeline, &Timeline::momentChosen);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {300, 20});
        QTest::keyClick(&timeline, Qt::Key_Left);
        QTest::keyClick(&timeline, Qt::Key_Home);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(!timeline.grab().isNull());
    }

    /// Of two tasks, the second three times as long; a setting was turned in the middle of the run.
    void tasksAreAsLongAsTheyAreAndChangesStandWhereTheyWere() {
        Snapshot snapshot = snapshots::during(1, 2);
        snapshot.timetable = Timetable({1600, 4800}, 16, 1);
        snapshot.position.taskCount = 2;
        snapshot.position.batch = 400;
        snapshot.changes = {{200, Knob::Beta, 0.3}};
        Timeline timeline;
        show(timeline);
        Moments history;
        keepMoment(history, snapshots::shared(snapshot));
        timeline.setHistory(history);
        const auto xOf = [&](std::int64_t batch) {
            snapshot.position.batch = batch;
            return static_cast<int>(std::lround(timeline.positionOf(snapshot).x()));
        };
        const QImage image = timeline.grab().toImage();
        const int middle = image.height() / 2;
        const QRgb first = image.pixel(xOf(50), middle);
        const QRgb second = image.pixel(xOf(150), middle);
        QVERIFY(first != second);
        QCOMPARE(image.pixel(xOf(98), middle), first);
        QCOMPARE(image.pixel(xOf(102), middle), second);
        QCOMPARE(image.pixel(xOf(300), middle), second);
        QVERIFY(qGray(image.pixel(xOf(200), middle)) < qGray(second) - 50);  // the mark of the change
    }

    void learnedAllAtOnceThereIsOneStretch() {
        Snapshot snapshot = snapshots::during(2, 3);
        snapshot.timetable = Timetable({0, 0, 1600}, 16, 1);
        snapshot.position.batch = 100;
        Timeline timeline;
        show(timeline);
        Moments history;
        keepMoment(history, snapshots::shared(snapshot));
        timeline.setHistory(history);
        const QImage image = timeline.grab().toImage();
        snapshot.position.batch = 10;
        const auto left = image.pixel(static_cast<int>(timeline.positionOf(snapshot).x()), image.height() / 2);
        snapshot.position.batch = 80;
        QCOMPARE(image.pixel(static_cast<int>(timeline.positionOf(snapshot).x()), image.height() / 2), left);
    }

    void buttonsGoOneMomentBackAndForth() {
        Timeline timeline;
        show(timeline);
        const Moments history = fiveMoments();
        timeline.setHistory(history);
        QSignalSpy chosen(&timeline, &Timeline::momentChosen);
        QTest::mouseClick(timeline.backButton(), Qt::LeftButton);
        QVERIFY(timeline.moment() == history[3]);
        QTest::mouseClick(timeline.backButton(), Qt::LeftButton);
        QVERIFY(timeline.moment() == history[2]);
        QTest::mouseClick(timeline.forwardButton(), Qt::LeftButton);
        QVERIFY(timeline.moment() == history[3]);
        QTest::mouseClick(timeline.forwardButton(), Qt::LeftButton);
        QVERIFY2(timeline.isLive(), "the newest moment is now");
        QCOMPARE(chosen.count(), 4);
        QVERIFY(!timeline.forwardButton()->isEnabled());
    }

    void keysDoTheSame() {
        Timeline timeline;
        show(timeline);
        const Moments history = fiveMoments();
        timeline.setHistory(history);
        QTest::keyClick(&timeline, Qt::Key_Home);
        QVERIFY(timeline.moment() == history[0]);
        QVERIFY(!timeline.backButton()->isEnabled());
        QTest::keyClick(&timeline, Qt::Key_Left);
        QVERIFY(timeline.moment() == history[0]);
        QTest::keyClick(&timeline, Qt::Key_Right);
        QVERIFY(timeline.moment() == history[1]);
        QTest::keyClick(&timeline, Qt::Key_End);
        QVERIFY(timeline.isLive());
    }

    void aClickAndADragTakeTheNearestMoment() {
        Timeline timeline;
        show(timeline);
        const Moments history = fiveMoments();
        timeline.setHistory(history);
        QTest::mousePress(&timeline, Qt::LeftButton, {}, timeline.positionOf(*history[1]).toPoint());
        QVERIFY(timeline.moment() == history[1]);
        QTest::mouseMove(&timeline, timeline.positionOf(*history[3]).toPoint());
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, timeline.positionOf(*history[3]).toPoint());
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, timeline.positionOf(*history[2]).toPoint());
        QVERIFY(timeline.moment() == history[2]);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, timeline.positionOf(*history[4]).toPoint() + QPoint(60, 0));
        QVERIFY(timeline.isLive());
    }

    void withShiftArrowKeysMarkARange() {
        Timeline timeline;
        show(timeline);
        const Moments history = fiveMoments();
        timeline.setHistory(history);
        QSignalSpy marked(&timeline, &Timeline::rangeMarked);
        const auto batch = [&](std::size_t n) { return history[n]->position.batch; };
        QTest::keyClick(&timeline, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&timeline, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(marked.count(), 2);
        QCOMPARE(marked[1][0].value<std::int64_t>(), batch(2));
        QCOMPARE(marked[1][1].value<std::int64_t>(), batch(4));
        QTest::keyClick(&timeline, Qt::Key_Left);  // without Shift the next range starts here
        QTest::keyClick(&timeline, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(marked[2][0].value<std::int64_t>(), batch(1));
        QCOMPARE(marked[2][1].value<std::int64_t>(), batch(2));
    }

    void aMomentThatIsGivenUpIsReplacedByTheNextOne() {
        Timeline timeline;
        show(timeline);
        Moments history = fiveMoments();
        timeline.setHistory(history);
        QTest::keyClick(&timeline, Qt::Key_Home);
        Moments later;
        for (const int task : {2, 3, 4}) keepMoment(later, history[static_cast<std::size_t>(task)]);
        timeline.setHistory(later);
        QVERIFY(timeline.moment() == later[0]);
        timeline.setHistory({});
        QVERIFY(timeline.isLive());
    }

    void thePointerIsTranslatedToBatches() {
        Timeline timeline;
        show(timeline);
        timeline.setHistory(fiveMoments());
        const QImage before = timeline.grab().toImage();
        QSignalSpy pointed(&timeline, &Timeline::pointedAt);
        const QPointF at = timeline.positionOf(snapshots::during(1, 5));
        QMouseEvent move(QEvent::MouseMove, at, timeline.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&timeline, &move);
        const auto batch = pointed.value(0).value(0).value<std::optional<std::int64_t>>();
        QVERIFY(batch && std::abs(*batch - 1500) <= 2);
        QVERIFY(timeline.grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&timeline, &leave);
        QVERIFY(!pointed.value(1).value(0).value<std::optional<std::int64_t>>());
        QCOMPARE(timeline.grab().toImage(), before);
        QVERIFY(timeline.isLive());
    }

    void extremeRunsAreDrawn() {
        Timeline timeline;
        show(timeline);
        for (const Snapshot& snapshot :
             {snapshots::oneTask(), snapshots::fiftyTasks(), snapshots::withKnobChanges(), Snapshot{}}) {
            Moments history;
            keepMoment(history, snapshots::shared(snapshot));
            timeline.setHistory(history);
            QVERIFY(!timeline.grab().isNull());
            const QPointF at = timeline.positionOf(snapshot);
            QVERIFY(at.x() >= 0 && at.x() <= timeline.width());
        }
    }
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
