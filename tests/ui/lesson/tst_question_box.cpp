// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A class answers: by a click, or by raised hands that are counted; the bars come with the answer.

#include "ui/lesson/question_box.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "tests/support/pictures.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

QuestionContent question() {
    QuestionContent content;
    content.choices = {QStringLiteral("full"), QStringLiteral("shared"), QStringLiteral("fast")};
    content.right = 1;
    return content;
}

QPushButton* choice(const QuestionBox& box, int n) {
    return box.findChildren<QPushButton*>(QStringLiteral("choice%1").arg(n)).last();
}

}  // namespace

class TestQuestionBox : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aClickIsAnAnswer() {
        QuestionBox box;
        box.setContent(question());
        QSignalSpy chosen(&box, &QuestionBox::chosen);
        QTest::mouseClick(choice(box, 2), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
    }

    void theRightOneIsMarkedWhenItIsRevealed() {
        QuestionBox box;
        QuestionContent content = question();
        box.setContent(content);
        QVERIFY(!choice(box, 1)->text().contains(QStringLiteral("✓")));
        content.chosen = 0;
        content.isRevealed = true;
        box.setContent(content);
        QVERIFY(choice(box, 1)->text().contains(QStringLiteral("✓")));
        QVERIFY(!choice(box, 0)->text().contains(QStringLiteral("✓")));
        QVERIFY(!choice(box, 1)->isEnabled());
    }

    void whatIsSwitchedOnCanBeRead() {
        Theme::current().apply(Theme::Kind::Light);
        QuestionBox box;
        QuestionContent content = question();
        content.hands = {0, 0, 0};
        box.setContent(content);
        box.show();
        auto* const count = box.findChild<QToolButton*>(QStringLiteral("countHands"));
        QVERIFY(count->isChecked());
        const QImage image = miru::pictureOf(*count);
        QVERIFY(inkIn(image, colors().accent) > 200);
        QVERIFY(inkIn(image, colors().accentText) > 5);
        QCOMPARE(inkIn(image, colors().text), 0);
    }

    void handsAreTypedAndNoBarsAreSeenBeforeTheAnswer() {
        QuestionBox box;
        QuestionContent content = question();
        box.setContent(content);
        QSignalSpy counted(&box, &QuestionBox::counted);
        QTest::mouseClick(box.findChild<QToolButton*>(QStringLiteral("countHands")), Qt::LeftButton);
        QCOMPARE(counted.last().first().value<QList<int>>(), (QList<int>{0, 0, 0}));
        content.hands = {0, 0, 0};
        box.setContent(content);
        auto* const hands = box.findChild<QSpinBox*>(QStringLiteral("hands1"));
        QVERIFY(hands);
        hands->setValue(17);
        QCOMPARE(counted.last().first().value<QList<int>>(), (QList<int>{0, 17, 0}));
        content.hands = {0, 17, 0};
        box.setContent(content);
        QCOMPARE(box.findChild<QSpinBox*>(QStringLiteral("hands1")), hands);  // whoever types keeps the field
        content.isRevealed = true;
        box.setContent(content);
        QTRY_VERIFY(box.findChildren<QSpinBox*>().isEmpty());
    }
};

QTEST_MAIN(TestQuestionBox)
#include "tst_question_box.moc"
