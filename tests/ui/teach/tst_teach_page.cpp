// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page on which signs are drawn and taught: what can be pressed when, and what it says of what is remembered.

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "core/run/run_experiment.h"
#include "tests/support/hand_drawn_signs.h"
#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/style/theme.h"
#include "ui/teach/answer_bars.h"
#include "ui/teach/drawings_row.h"
#include "ui/teach/sketch_pad.h"
#include "ui/teach/teach_page.h"

using namespace miru;
using namespace miru::test;

namespace {

/// A stroke through these places of the pad, in pixels.
void drag(SketchPad* pad, const QList<QPoint>& places) {
    QTest::mousePress(pad, Qt::LeftButton, {}, places.first());
    for (const QPoint& place : places) {
        QMouseEvent move(QEvent::MouseMove, place, pad->mapToGlobal(QPointF(place)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(pad, &move);
    }
    QTest::mouseRelease(pad, Qt::LeftButton, {}, places.last());
}

void drawCorner(TeachPage& page) { drag(page.pad(), {{50, 50}, {50, 120}, {120, 120}}); }

void click(QPushButton* button) { QTest::mouseClick(button, Qt::LeftButton); }

void addDrawings(TeachPage& page, int count) {
    for (int n = 0; n < count; ++n) {
        drawCorner(page);
        click(page.addButton());
    }
}

/// With blanks that may break.
QString plain(QString text) { return text.replace(QChar::Nbsp, ' '); }

Teaching four(bool rehearses) { return {fourSigns(5), std::vector<bool>(4, rehearses)}; }

std::shared_ptr<const Snapshot> snapshotOf(const Teaching& teaching) {
    return runExperiment(specOf(teaching), datasetOf(teaching.signs), {}).latest();
}

}  // namespace

class TestTeachPage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void aSignCanBeTaughtWhenItHasBeenDrawnTwice() {
        TeachPage page;
        showAt(page, {1280, 720});
        QVERIFY(!page.addButton()->isEnabled() && !page.teachButton()->isEnabled());
        QCOMPARE(page.hint(), QString("Draw the sign five to ten times."));
        addDrawings(page, 1);
        QVERIFY(page.pad()->isEmpty() && !page.teachButton()->isEnabled());
        QCOMPARE(page.hint(), QString("Draw it once more at least; five to ten times are better."));
        addDrawings(page, 1);
        QVERIFY(page.teachButton()->isEnabled());
        QCOMPARE(page.hint(), QString("2 drawings; five to ten are better."));
        addDrawings(page, 3);
        QCOMPARE(page.hint(), QString("5 drawings."));
        QTest::keyClicks(page.nameField(), "corner");
        const QSignalSpy wanted(&page, &TeachPage::teachWanted);
        click(page.teachButton());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(page.teaching().signs.size(), std::size_t{1});
        QCOMPARE(page.teaching().signs[0].name, std::string("corner"));
        QCOMPARE(page.teaching().signs[0].drawings.size(), std::size_t{5});
        QVERIFY2(page.nameField()->text().isEmpty() && page.drawings()->buttons().isEmpty(),
                 "the next one begins anew");
        QVERIFY(!page.teachButton()->isEnabled());
    }

    void enterAddsADrawingAndAClickRemovesIt() {
        TeachPage page;
        showAt(page, {1280, 720});
        for (int n = 0; n < 3; ++n) {
            drawCorner(page);
            QTest::keyClick(page.pad(), Qt::Key_Return);
        }
        QCOMPARE(page.drawings()->buttons().size(), qsizetype{3});
        QTest::keyClick(page.pad(), Qt::Key_Return);
        QCOMPARE(page.drawings()->buttons().size(), qsizetype{3});  // nothing was drawn
        QTest::mouseClick(page.drawings()->buttons()[1], Qt::LeftButton);
        QCOMPARE(page.drawings()->buttons().size(), qsizetype{2});
    }

    void aSignWithoutANameIsCalledByItsNumber() {
        TeachPage page;
        showAt(page, {1280, 720});
        addDrawings(page, 2);
        click(page.teachButton());
        QCOMPARE(page.teaching().signs[0].name, std::string("Sign 1"));
    }

    void twoSignsOfOneNameAreRefused() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(false));
        addDrawings(page, 2);
        QTest::keyClicks(page.nameField(), " hook ");
        QVERIFY(!page.teachButton()->isEnabled());
        QCOMPARE(page.hint(), QString("There is a sign called “hook” already."));
        QTest::keyClicks(page.nameField(), "s");
        QVERIFY(page.teachButton()->isEnabled());
    }

    void whileItLearnsNothingElseIsTaught() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(false));
        addDrawings(page, 2);
        page.setProgress(0.5);
        QVERIFY(!page.teachButton()->isEnabled() && !page.againButton()->isEnabled());
        QCOMPARE(page.hint(), QString("It is learning still."));
        page.setProgress(std::nullopt);
        QVERIFY(page.teachButton()->isEnabled() && page.againButton()->isEnabled());
    }

    void itSaysWhatIsForgottenAndAnswersWhileThePenMoves() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(false));
        QCOMPARE(page.sentence(), QString("Nothing is learned yet: start again with these signs."));
        page.setSnapshot(snapshotOf(four(false)));
        const auto bars = [&] { return page.answers()->bars(); };
        QCOMPARE(bars().size(), std::size_t{4});
        QVERIFY(*bars()[0].whenTaught > 0.9 && *bars()[0].now < 0.2);
        QCOMPARE(plain(accuracyThenAndNow(bars()[0])), QString("100 % → 0 %"));
        QVERIFY2(page.sentence().startsWith("It has forgotten “"), qPrintable(page.sentence()));
        QVERIFY(!bars()[0].probability);
        QTest::mousePress(page.pad(), Qt::LeftButton, {}, {60, 60});
        QVERIFY2(bars()[0].probability, "it answers while the pen is down");
        double sum = 0;
        for (const AnswerBar& bar : bars()) sum += *bar.probability;
        QVERIFY(std::abs(sum - 1) < 1e-4);
        QVERIFY2(page.sentence().startsWith("It says “spiral”"), qPrintable(page.sentence()));
        QVERIFY(plain(page.answers()->accessibleDescription())
                    .contains("circle, probability 0 %, test accuracy 100 % → 0 %"));
    }

    void theAnswerFollowsThePen() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(true));
        page.setSnapshot(snapshotOf(four(true)));
        QList<QPoint> zigzag{{60, 80}, {100, 160}, {140, 80}, {190, 160}};
        drag(page.pad(), zigzag);
        QVERIFY2(page.sentence().startsWith("It says “zigzag”"), qPrintable(page.sentence()));
        QTest::keyClick(page.pad(), Qt::Key_Delete);
        drag(page.pad(), {{100, 50}, {102, 120}, {100, 190}, {115, 195}, {140, 185}, {150, 175}});
        QVERIFY2(page.sentence().startsWith("It says “hook”"), qPrintable(page.sentence()));
    }

    void whoStartsAgainTakesThePresentSwitch() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(false));
        page.setSnapshot(snapshotOf(four(false)));
        page.rehearseBox()->setChecked(true);
        QVERIFY2(page.teaching().rehearses == std::vector<bool>(4, false), "nothing changes by itself");
        const QSignalSpy wanted(&page, &TeachPage::teachWanted);
        click(page.againButton());
        QCOMPARE(wanted.count(), 1);
        QVERIFY(page.teaching().rehearses == std::vector<bool>(4, true));
        QVERIFY2(page.knowsNothing(), "the network is a new one");
        QVERIFY(page.teaching().signs == four(false).signs);
    }

    void aSignTaughtCanBeChangedAndRemoved() {
        TeachPage page;
        showAt(page, {1280, 720});
        page.setTeaching(four(false));
        addDrawings(page, 1);  // of the next one
        QTest::mouseClick(page.answers(), Qt::LeftButton, {}, page.answers()->rowOf(2).center());
        QCOMPARE(page.nameField()->text(), QString("hook"));
        QCOMPARE(page.drawings()->buttons().size(), qsizetype{5});
        QCOMPARE(page.teachButton()->text(), QString("Teach again"));
        addDrawings(page, 1);
        QCOMPARE(page.teaching().signs[2].drawings.size(), std::size_t{6});
        click(page.newButton());
        QVERIFY2(page.drawings()->buttons().size() == 1, "what was begun is there still");
        QVERIFY(page.nameField()->text().isEmpty());
        page.answers()->setFocus();
        QTest::keyClick(page.answers(), Qt::Key_Up);
        QTest::keyClick(page.answers(), Qt::Key_Return);
        QCOMPARE(page.nameField()->text(), QString("zigzag"));
        const QSignalSpy wanted(&page, &TeachPage::teachWanted);
        click(page.removeButton());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(page.teaching().signs.size(), std::size_t{3});
        QCOMPARE(page.teaching().rehearses.size(), std::size_t{3});
    }

    void theSentenceStaysLargeInEveryTheme() {
        TeachPage page;
        showAt(page, {1280, 720});
        QLabel* label = nullptr;
        for (QLabel* each : page.findChildren<QLabel*>())
            if (each->text() == page.sentence()) label = each;
        QVERIFY(label);
        const int size = label->fontInfo().pixelSize();
        QVERIFY(size >= 18);
        Theme::current().apply(Theme::Kind::HighContrast);
        const int sizeInContrast = label->fontInfo().pixelSize();
        Theme::current().apply(Theme::Kind::Light);
        QCOMPARE(sizeInContrast, size);
        page.resize(1920, 1080);
        QTRY_VERIFY(label->fontInfo().pixelSize() > size);
    }

    void whatIsNoDataSetCannotBeSaved() {
        TeachPage page;
        showAt(page, {1280, 720});
        QVERIFY(!page.saveButton()->isEnabled() && !page.labButton()->isEnabled());
        Teaching teaching = four(false);
        page.setTeaching(teaching);
        QVERIFY(page.saveButton()->isEnabled() && page.labButton()->isEnabled());
        teaching.signs[1].drawings.resize(1);
        page.setTeaching(teaching);
        QVERIFY(!page.saveButton()->isEnabled() && !page.againButton()->isEnabled());
        QCOMPARE(page.obstacle(), QString("“zigzag” needs two drawings at least."));
    }
};

QTEST_MAIN(TestTeachPage)
#include "tst_teach_page.moc"
