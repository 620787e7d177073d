// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "ui/window/toast.h"

using namespace miru;

class TestToast : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itSaysNothingAtFirst() {
        QWidget place;
        const Toast toast(&place);
        QVERIFY(toast.isHidden() && toast.sentence().isEmpty());
    }

    void aSentenceStandsInPlaceOfTheOneBefore() {
        QWidget place;
        Toast toast(&place);
        toast.say({"The run is saved."});
        toast.say({"The disk is full."});
        QCOMPARE(toast.sentence(), QString("The disk is full."));
    }

    void anOfferIsAButtonThatDoesIt() {
        QWidget place;
        Toast toast(&place);
        int times = 0;
        toast.say({"One run can be recovered.", {{"Recover", [&] { ++times; }, "From the disk"}}});
        const auto buttons = toast.findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 1);
        QCOMPARE(buttons[0]->text(), QString("Recover"));
        QCOMPARE(buttons[0]->toolTip(), QString("From the disk"));
        buttons[0]->click();
        QCOMPARE(times, 1);
    }

    void whatAnOfferSaysTakesItsPlace() {
        QWidget place;
        Toast toast(&place);
        toast.say({"One run can be recovered.", {{"Recover", [&] { toast.say({"It is back."}); }}}});
        toast.findChild<QPushButton*>()->click();
        QCOMPARE(toast.sentence(), QString("It is back."));
        QTRY_VERIFY(toast.findChildren<QPushButton*>().isEmpty());
    }

    void whatIsAddedLeavesTheSentenceBeforeUnlessThatOffersSomething() {
        QWidget place;
        Toast toast(&place);
        toast.say({.sentence = "The file is gone.", .isAdded = true});
        QCOMPARE(toast.sentence(), QString("The file is gone."));
        toast.say({.sentence = "A run can be recovered.", .offers = {{"Recover", [] {}}}, .isAdded = true});
        QCOMPARE(toast.sentence(), QString("The file is gone. A run can be recovered."));
        toast.say({.sentence = "Two runs can be recovered.", .offers = {{"Recover", [] {}}}, .isAdded = true});
        QCOMPARE(toast.sentence(), QString("Two runs can be recovered."));
    }

    void itLiesOverThePlaceAtTheBottomRightAndMovesNothing() {
        QWidget place;
        place.resize(900, 600);
        QWidget below(&place);
        below.setGeometry(0, 560, 900, 40);
        Toast toast(&place);
        toast.keepAbove(&below);
        place.show();
        toast.say(
            Message::note("A sentence that is long enough to need more than one line in a toast of the usual width."));
        QVERIFY(toast.geometry().right() < 900 && toast.geometry().right() > 870);
        QVERIFY(toast.geometry().bottom() < 560 && toast.geometry().bottom() > 540);
        QVERIFY(toast.height() > 2 * toast.fontMetrics().height());
        place.resize(700, 500);
        below.hide();
        toast.say(Message::note("Another."));
        QVERIFY(toast.geometry().right() < 700 && toast.geometry().bottom() < 500 && toast.geometry().bottom() > 480);
    }

    void whatNeedsNoAnswerGoesByItselfAndTroubleStays() {
        QWidget place;
        place.resize(900, 600);
        place.show();
        Toast toast(&place, std::chrono::milliseconds(1));
        toast.say(Message::success("It is saved."));
        QTRY_VERIFY(toast.isHidden());
        toast.say({"The disk is full."});
        QWidget elsewhere;
        elsewhere.resize(900, 600);
        elsewhere.show();
        Toast clock(&elsewhere, std::chrono::milliseconds(1));
        clock.say(Message::note("Goes."));
        QTRY_VERIFY(clock.isHidden());
        QCOMPARE(toast.sentence(), QString("The disk is full."));
    }

    void escapeDismissesIt() {
        QWidget place;
        place.show();
        Toast toast(&place);
        toast.say({"The disk is full."});
        QTest::keyClick(&toast, Qt::Key_Escape);
        QVERIFY(toast.isHidden());
    }

    void itGoesWhenItIsDismissedOrWhenAllIsDone() {
        QWidget place;
        Toast toast(&place);
        toast.say({"It is saved."});
        toast.findChild<QToolButton*>()->click();
        QVERIFY(toast.isHidden() && toast.sentence().isEmpty());
        toast.say({"It is saved."});
        toast.say({});
        QVERIFY(toast.isHidden() && toast.sentence().isEmpty());
    }
};

QTEST_MAIN(TestToast)
#include "tst_toast.moc"
