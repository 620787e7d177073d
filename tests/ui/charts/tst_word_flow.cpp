// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words stand in lines, are coloured by what they did once they are read, and stay in sight while they are.

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/charts/word_flow.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

WordFlowData wordsOf(int count, int shown = -1) {
    WordFlowData data;
    for (int n = 0; n < count; ++n) data.words << FlowWord{QString("word%1").arg(n), n % 3 != 2, 0};
    data.shown = shown;
    return data;
}

void show(WordFlow& flow) { showAt(flow, {300, 100}); }

}  // namespace

class TestWordFlow : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void wordsStandInLinesWithoutOverlap() {
        WordFlow flow;
        show(flow);
        flow.setData(wordsOf(40));
        for (int n = 0; n < 40; ++n) {
            QVERIFY(flow.rectOf(n).right() < flow.viewport()->width());
            for (int m = 0; m < n; ++m) QVERIFY(!flow.rectOf(n).intersects(flow.rectOf(m)));
            if (n > 0) QVERIFY(flow.rectOf(n).top() >= flow.rectOf(n - 1).top());
        }
        QVERIFY(flow.verticalScrollBar()->maximum() > 0);
    }

    void aWordWiderThanTheViewIsCutOff() {
        WordFlow flow;
        show(flow);
        flow.setData({{FlowWord{QString(500, 'w'), true, 0}, FlowWord{"next", true, 0}}, -1});
        QVERIFY(flow.rectOf(0).width() <= flow.viewport()->width());
        QVERIFY(flow.rectOf(1).top() > flow.rectOf(0).top());
    }

    void whatAWordDidIsSeenOnceItIsRead() {
        WordFlow flow;
        show(flow);
        auto data = wordsOf(6, 0);
        data.words[1].effect = 1;
        data.words[2].effect = -1;
        flow.setData(data);
        const auto isSeen = [&](double value) { return inkIn(pictureOf(flow), signedColor(value)) > 20; };
        QVERIFY(!isSeen(1) && !isSeen(-1));
        data.shown = 2;
        flow.setData(data);
        QVERIFY(isSeen(1) && !isSeen(-1));
        data.shown = -1;
        flow.setData(data);
        QVERIFY(isSeen(1) && isSeen(-1));
    }

    void theWordAtHandStaysInSight() {
        WordFlow flow;
        show(flow);
        for (int shown = 1; shown <= 80; ++shown) {
            flow.setData(wordsOf(80, shown));
            QVERIFY(flow.viewport()->rect().contains(flow.rectOf(shown - 1)));
        }
        flow.setData(wordsOf(30, 1));  // another text begins at its beginning
        QCOMPARE(flow.verticalScrollBar()->value(), 0);
    }

    void aClickTellsWhichWord() {
        WordFlow flow;
        show(flow);
        flow.setData(wordsOf(10));
        QSignalSpy clicks(&flow, &WordFlow::wordClicked);
        QTest::mouseClick(flow.viewport(), Qt::LeftButton, {}, flow.rectOf(4).center());
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks[0][0].toInt(), 4);
        QTest::mouseClick(flow.viewport(), Qt::LeftButton, {}, QPoint(flow.viewport()->width() - 1, 95));
        QCOMPARE(clicks.size(), 1);
    }

    void noWordsAreNoText() {
        WordFlow flow;
        show(flow);
        flow.setData(wordsOf(10));
        flow.setData({});
        QVERIFY(flow.data().words.isEmpty());
        QCOMPARE(flow.verticalScrollBar()->maximum(), 0);
    }
};

QTEST_MAIN(TestWordFlow)
#include "tst_word_flow.moc"
