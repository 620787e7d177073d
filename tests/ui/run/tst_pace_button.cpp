// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The button for speed and for pausing says what it has been set to, and tells those who ask.

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/warnings.h"
#include "ui/run/pace_button.h"

using namespace miru;

class TestPaceButton : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void atFirstTheRunGoesAsFastAsItCanToItsEnd() {
        PaceButton button;
        QCOMPARE(button.pace(), 0.0);
        QCOMPARE(button.pausePoint().kind, PausePoint::Kind::Never);
        QVERIFY(button.text().isEmpty());
        QVERIFY(button.valueBox()->isHidden());
    }

    void aSlowerPaceIsChosenFromTheMenu() {
        PaceButton button;
        QSignalSpy chosen(&button, &PaceButton::paceChosen);
        QAction* const slow = button.menu()->actions().at(3);
        QCOMPARE(slow->text(), QString("5 batches a second"));
        slow->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toDouble(), 5.0);
        QCOMPARE(button.text(), QString("5/s"));
        QVERIFY(slow->isChecked() && !button.menu()->actions().at(0)->isChecked());
    }

    void eachKindOfPauseHasItsUnit_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << 1 << 3.0 << 3.0 << QString("to epoch 3");
        QTest::newRow("task") << 3 << 2.0 << 2.0 << QString("to task 2");
        QTest::newRow("known") << 4 << 90.0 << 0.9 << QString("to ≥ 90\u00a0%");
        QTest::newRow("forgotten") << 5 << 35.0 << 0.35 << QString("to < 35\u00a0%");
    }
    void eachKindOfPauseHasItsUnit() {
        QFETCH(int, kind);
        QFETCH(double, typed);
        QFETCH(double, value);
        QFETCH(QString, text);
        PaceButton button;
        QSignalSpy chosen(&button, &PaceButton::pausePointChosen);
        button.kindBox()->setCurrentIndex(kind);
        QVERIFY(!button.valueBox()->isHidden());
        button.valueBox()->setValue(typed);
        QCOMPARE(button.pausePoint().kind, static_cast<PausePoint::Kind>(kind));
        QVERIFY(std::abs(button.pausePoint().value - value) < 1e-12);
        QVERIFY(chosen.last()[0].value<PausePoint>() == button.pausePoint());
        QCOMPARE(button.text(), text);
        button.kindBox()->setCurrentIndex(0);
        QVERIFY(button.text().isEmpty());
    }

    void everyTaskNeedsNoNumber() {
        PaceButton button;
        button.kindBox()->setCurrentText("after each task");
        QCOMPARE(button.pausePoint().kind, PausePoint::Kind::EachTask);
        QVERIFY(button.valueBox()->isHidden());
        QCOMPARE(button.text(), QString("task by task"));
    }
};

QTEST_MAIN(TestPaceButton)
#include "tst_pace_button.moc"
