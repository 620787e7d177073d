// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QVBoxLayout>

#include "ui/style/focus_ring.h"

using namespace miru;

namespace {

/// Where the ring lies in its parent; nowhere if there is none.
QRect placeOf(const FocusRing& ring) {
    const QWidget* const widget = ring.ring();
    return widget ? widget->geometry() : QRect();
}

}  // namespace

class TestFocusRing : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_window = std::make_unique<QWidget>();
        auto* const column = new QVBoxLayout(m_window.get());
        for (QPushButton*& button : m_buttons) column->addWidget(button = new QPushButton("Press"));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_buttons[0]->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void theKeyboardBringsItAndTheMouseTakesItAway() {
        const FocusRing ring;
        QVERIFY(!ring.target());
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        QCOMPARE(ring.target(), m_buttons[1]);
        QTest::mouseClick(m_buttons[2], Qt::LeftButton);
        QVERIFY(!ring.target());
    }

    void itLiesTwoPixelsAwayAndTwoPixelsWide() {
        const FocusRing ring;
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        QCOMPARE(placeOf(ring), m_buttons[1]->geometry().adjusted(-4, -4, 4, 4));
    }

    void itMovesWithWhatItSurrounds() {
        const FocusRing ring;
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        m_window->resize(400, 300);
        QTRY_COMPARE(placeOf(ring), m_buttons[1]->geometry().adjusted(-4, -4, 4, 4));
    }

    void itIsScrolledAndCutAsWhatItSurrounds() {
        const FocusRing ring;
        auto* const area = new QScrollArea;
        auto* const inside = new QWidget;
        auto* const column = new QVBoxLayout(inside);
        for (int n = 0; n < 20; ++n) column->addWidget(new QPushButton("Press"));
        area->setWidget(inside);
        m_window->layout()->addWidget(area);
        area->show();
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        auto* const first = inside->findChild<QPushButton*>();
        first->setFocus(Qt::TabFocusReason);
        QVERIFY(area->viewport()->isAncestorOf(ring.ring()));
        const int before = placeOf(ring).y();
        inside->move(0, -10);
        QCOMPARE(placeOf(ring).y(), before - 10);
    }

    void itOutlivesTheWindowItLayIn() {
        const FocusRing ring;
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        m_window.reset();
        QVERIFY(!ring.target());
        init();
        QTest::keyClick(m_buttons[0], Qt::Key_Tab);
        QCOMPARE(ring.target(), m_buttons[1]);
    }

 private:
    std::unique_ptr<QWidget> m_window;
    std::array<QPushButton*, 3> m_buttons{};
};

QTEST_MAIN(TestFocusRing)
#include "tst_focus_ring.moc"
