// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pad is drawn on with a mouse, a pen, a finger, or keys, and always gives the same strokes.

#include <QInputDevice>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/style/theme.h"
#include "ui/teach/sketch_pad.h"

using namespace miru;

namespace {

constexpr QPoint corner(100, 50);
constexpr QPoint middle(200, 150);
constexpr QPoint end(300, 150);

void setUp(SketchPad& pad) { showAt(pad, {400, 300}); }

void dragAlong(SketchPad& pad) {
    QTest::mousePress(&pad, Qt::LeftButton, {}, corner);
    for (const QPoint& to : {middle, end}) {
        QMouseEvent move(QEvent::MouseMove, to, pad.mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pad, &move);
    }
    QTest::mouseRelease(&pad, Qt::LeftButton, {}, end);
}

void writeWithPen(SketchPad& pad, QEvent::Type type, const QPoint& at) {
    static const QPointingDevice pen("pen", 1, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen,
                                     QInputDevice::Capability::Position, 1, 1);
    const bool isDown = type != QEvent::TabletRelease;
    QTabletEvent event(type, &pen, at, pad.mapToGlobal(QPointF(at)), isDown ? 1 : 0, 0, 0, 0, 0, 0, {}, Qt::LeftButton,
                       isDown ? Qt::LeftButton : Qt::NoButton);
    QCoreApplication::sendEvent(&pad, &event);
}

/// From the corner to the middle and the end, in units of the pad's height.
const Strokes expected{{{0.5 - 100 / 300.0, 0.5 - 100 / 300.0}, {0.5, 0.5}, {0.5 + 100 / 300.0, 0.5}}};

bool areNear(const Strokes& a, const Strokes& b) {
    return std::ranges::equal(a, b, [](const Stroke& one, const Stroke& other) {
        return std::ranges::equal(one, other, [](PenPoint p, PenPoint q) {
            return std::abs(p.x - q.x) < 0.005 && std::abs(p.y - q.y) < 0.005;
        });
    });
}

}  // namespace

class TestSketchPad : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aMouseDraws() {
        SketchPad pad;
        setUp(pad);
        const QSignalSpy changed(&pad, &SketchPad::changed);
        dragAlong(pad);
        QVERIFY(areNear(pad.strokes(), expected));
        QCOMPARE(changed.count(), 3);
        QVERIFY(inkIn(pictureOf(pad), QRect(middle, QSize(60, 6)), colors().text) > 150);
    }

    void whatIsNotPressedDoesNotDraw() {
        SketchPad pad;
        setUp(pad);
        QTest::mouseMove(&pad, middle);
        QTest::mouseClick(&pad, Qt::RightButton, {}, middle);
        QVERIFY(pad.isEmpty());
    }

    void aPenDraws() {
        SketchPad pad;
        setUp(pad);
        writeWithPen(pad, QEvent::TabletPress, corner);
        writeWithPen(pad, QEvent::TabletMove, middle);
        writeWithPen(pad, QEvent::TabletMove, end);
        writeWithPen(pad, QEvent::TabletRelease, end);
        writeWithPen(pad, QEvent::TabletMove, corner);  // it hovers
        QVERIFY(areNear(pad.strokes(), expected));
    }

    void aFingerDraws() {
        SketchPad pad;
        setUp(pad);
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(&pad, screen.get()).press(0, corner, &pad);
        QTest::touchEvent(&pad, screen.get()).move(0, middle, &pad);
        QTest::touchEvent(&pad, screen.get()).move(0, end, &pad);
        QTest::touchEvent(&pad, screen.get()).release(0, end, &pad);
        QVERIFY(areNear(pad.strokes(), expected));
    }

    void keysDraw() {
        SketchPad pad;
        setUp(pad);
        pad.setFocus();
        QTest::keyClick(&pad, Qt::Key_Left);  // the pen is lifted
        QVERIFY(pad.isEmpty());
        QTest::keyClick(&pad, Qt::Key_Space);
        QTest::keyClick(&pad, Qt::Key_Down);
        QTest::keyClick(&pad, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&pad, Qt::Key_Space);
        QTest::keyClick(&pad, Qt::Key_Up);
        QVERIFY(areNear(pad.strokes(), {{{0.475, 0.5}, {0.475, 0.525}, {0.48, 0.525}}}));
        QTest::keyClick(&pad, Qt::Key_Space);
        QCOMPARE(pad.strokes().size(), std::size_t{2});
        QTest::keyClick(&pad, Qt::Key_Backspace);
        QCOMPARE(pad.strokes().size(), std::size_t{1});
        const QSignalSpy confirmed(&pad, &SketchPad::confirmed);
        QTest::keyClick(&pad, Qt::Key_Return);
        QCOMPARE(confirmed.count(), 1);
        QTest::keyClick(&pad, Qt::Key_Delete);
        QVERIFY(pad.isEmpty());
    }

    void aStrokeThatIsTakenAwayWhileItIsDrawnIsOver() {
        SketchPad pad;
        setUp(pad);
        QTest::mousePress(&pad, Qt::LeftButton, {}, corner);
        pad.undo();
        QMouseEvent move(QEvent::MouseMove, end, pad.mapToGlobal(QPointF(end)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pad, &move);
        QVERIFY(pad.isEmpty());
        pad.undo();  // there is nothing left to take
        pad.clear();
        QVERIFY(pad.isEmpty());
    }

    void aClickIsADot() {
        SketchPad pad;
        setUp(pad);
        QTest::mouseClick(&pad, Qt::LeftButton, {}, middle);
        QVERIFY(areNear(pad.strokes(), {{{0.5, 0.5}}}));
        QVERIFY(inkIn(pictureOf(pad), QRect(middle - QPoint(3, 3), QSize(6, 6)), colors().text) > 10);
    }

    void whoCannotSeeItIsToldTheKeys() {
        const SketchPad pad;
        QCOMPARE(pad.accessibleName(), QString("Drawing pad"));
        QVERIFY(pad.accessibleDescription().contains("Space"));
    }
};

QTEST_MAIN(TestSketchPad)
#include "tst_sketch_pad.moc"
