// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "ui/window/message_bar.h"

using namespace miru;

class TestMessageBar : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void itSaysNothingAtFirst() {
        const MessageBar bar;
        QVERIFY(bar.isHidden() && bar.sentence().isEmpty());
    }

    void aSentenceStandsInPlaceOfTheOneBefore() {
        MessageBar bar;
        bar.say({"The run is saved."});
        bar.say({"The disk is full."});
        QCOMPARE(bar.sentence(), QString("The disk is full."));
    }

    void anOfferIsAButtonThatDoesIt() {
        MessageBar bar;
        int times = 0;
        bar.say({"One run can be recovered.", {{"Recover", [&] { ++times; }, "From the disk"}}});
        const auto buttons = bar.findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 1);
        QCOMPARE(buttons[0]->text(), QString("Recover"));
        QCOMPARE(buttons[0]->toolTip(), QString("From the disk"));
        buttons[0]->click();
        QCOMPARE(times, 1);
    }

    void whatAnOfferSaysTakesItsPlace() {
        MessageBar bar;
        bar.say({"One run can be recovered.", {{"Recover", [&] { bar.say({"It is back."}); }}}});
        bar.findChild<QPushButton*>()->click();
        QCOMPARE(bar.sentence(), QString("It is back."));
        QTRY_VERIFY(bar.findChildren<QPushButton*>().isEmpty());
    }

    void whatIsAddedLeavesTheSentenceBeforeUnlessThatOffersSomething() {
        MessageBar bar;
        bar.say({.sentence = "The file is gone.", .isAdded = true});
        QCOMPARE(bar.sentence(), QString("The file is gone."));
        bar.say({.sentence = "A run can be recovered.", .offers = {{"Recover", [] {}}}, .isAdded = true});
        QCOMPARE(bar.sentence(), QString("The file is gone. A run can be recovered."));
        bar.say({.sentence = "Two runs can be recovered.", .offers = {{"Recover", [] {}}}, .isAdded = true});
        QCOMPARE(bar.sentence(), QString("Two runs can be recovered."));
    }

    void itGoesWhenItIsDismissedOrWhenAllIsDone() {
        MessageBar bar;
        bar.say({"It is saved."});
        bar.findChild<QToolButton*>()->click();
        QVERIFY(bar.isHidden() && bar.sentence().isEmpty());
        bar.say({"It is saved."});
        bar.say({});
        QVERIFY(bar.isHidden() && bar.sentence().isEmpty());
    }
};

QTEST_MAIN(TestMessageBar)
#include "tst_message_bar.moc"
