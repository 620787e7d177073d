// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include "ui/style/focus_ring.h"
#include "ui/style/theme.h"
#include "ui/window/lecture_view.h"

using namespace miru;

class TestLectureView : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_window.resize(960, 1080);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        m_view = std::make_unique<LectureView>(&m_window);
    }
    void cleanup() {
        m_view->setOn(false);
        m_view.reset();
    }

    void typeGrowsWithTheWindowWithinLimits() {
        QCOMPARE(LectureView::scaleAt(1080), 2.0);
        QCOMPARE(LectureView::scaleAt(640), 1.25);
        QCOMPARE(LectureView::scaleAt(4320), 3.0);
    }

    void allTypeIsLargeWhileItIsOn() {
        m_view->setOn(true);
        QCOMPARE(Theme::current().typeScale(), LectureView::scaleAt(m_window.height()));
        QVERIFY(Theme::captionFont().pointSizeF() * 96 / 72 >= 20);  // pixels, in a window 1080 high
        m_window.resize(960, 810);
        QTRY_COMPARE(Theme::current().typeScale(), 1.5);
        m_view->setOn(false);
        QCOMPARE(Theme::current().typeScale(), 1.0);
    }

    void itHasTheKeysThatClickersSend() {
        QSignalSpy next(m_view.get(), &LectureView::nextWanted);
        QSignalSpy previous(m_view.get(), &LectureView::previousWanted);
        QTest::keyClick(&m_window, Qt::Key_PageDown);
        QCOMPARE(next.count(), 0);
        m_view->setOn(true);
        QTest::keyClick(&m_window, Qt::Key_PageDown);
        QTest::keyClick(&m_window, Qt::Key_PageUp);
        QCOMPARE(next.count(), 1);
        QCOMPARE(previous.count(), 1);
    }

    void theWindowGoesBlackAndComesBack() {
        m_view->setOn(true);
        QTest::keyClick(&m_window, Qt::Key_Period);
        QVERIFY(m_view->isBlack());
        QCOMPARE(m_window.grab().toImage().pixelColor(100, 100), QColor(Qt::black));
        QSignalSpy leave(m_view.get(), &LectureView::leaveWanted);
        QTest::keyClick(&m_window, Qt::Key_Escape);
        QVERIFY(!m_view->isBlack());
        QCOMPARE(leave.count(), 0);
        QTest::keyClick(&m_window, Qt::Key_Escape);
        QCOMPARE(leave.count(), 1);
    }

    void nothingShinesThroughTheBlack() {
        const FocusRing ring;
        QPushButton button(&m_window);
        button.setGeometry(400, 400, 100, 30);
        button.show();
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Shift);
        QCOMPARE(ring.target(), &button);
        m_view->setOn(true);
        m_view->toggleBlack();
        button.resize(120, 30);  // the ring follows, and comes to the top
        QCoreApplication::processEvents();
        const QImage image = m_window.grab().toImage();
        for (int y = 390; y < 440; ++y)
            for (int x = 390; x < 540; ++x) QCOMPARE(image.pixelColor(x, y), QColor(Qt::black));
        m_view->toggleBlack();
        QCOMPARE(QApplication::focusWidget(), &button);
    }

 private:
    QWidget m_window;
    std::unique_ptr<LectureView> m_view;
};

QTEST_MAIN(TestLectureView)
#include "tst_lecture_view.moc"
