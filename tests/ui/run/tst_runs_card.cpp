// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of runs, used with mouse and keyboard: looked at, ticked, renamed.

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/runs_card.h"
#include "ui/style/run_names.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

ExperimentSpec withLambda(double lambda) {
    ExperimentSpec spec;
    spec.model.lambda = lambda;
    return spec;
}

struct Shown {
    RunList runs;
    RunsCard card{&runs};
    int first = 0;
    int second = 0;

    Shown() {
        first = runs.begin(withLambda(0.5));
        second = runs.begin(withLambda(0.9));
        card.resize(420, 400);
        card.show();
        card.activateWindow();
    }
    QTreeWidgetItem* item(int row) { return card.list()->topLevelItem(row); }
    QPoint at(int row) { return card.list()->visualItemRect(item(row)).center(); }
    QLineEdit* editor() { return card.list()->viewport()->findChild<QLineEdit*>(); }
    void type(const QString& name) {
        editor()->selectAll();
        QTest::keyClicks(editor(), name);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_VERIFY(!editor());
    }
};

}  // namespace

class TestRunsCard : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void runsAreCalledByWhatTellsThemApart() {
        Shown shown;
        QCOMPARE(shown.item(0)->text(0), QString::fromUtf8("λ 0.5"));
        QCOMPARE(shown.item(1)->text(0), QString::fromUtf8("λ 0.9"));
        QCOMPARE(shown.card.differences()->horizontalHeaderItem(0)->text(), QString::fromUtf8("λ 0.5"));
        shown.runs.remove(shown.first);
        QCOMPARE(shown.item(0)->text(0), QString::fromUtf8("MiRU-2 · seed 1"));
    }

    void aClickLooksAtARunATickDoesNot() {
        Shown shown;
        QCOMPARE(shown.runs.current()->id, shown.second);
        const QRect row = shown.card.list()->visualItemRect(shown.item(0));
        QTest::mouseClick(shown.card.list()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 9, row.center().y()));
        QVERIFY(!shown.runs.find(shown.first)->isGhost);
        QCOMPARE(shown.runs.current()->id, shown.second);
        QTest::mouseClick(shown.card.list()->viewport(), Qt::LeftButton, {}, shown.at(0));
        QCOMPARE(shown.runs.current()->id, shown.first);
    }

    void whatTellsRunsApartShowsCoursesAndDashes() {
        Shown shown;
        ExperimentSpec gru;
        gru.model.cell = CellKind::Gru;
        ExperimentSpec turned = withLambda(0.5);
        turned.events = {{1000, Knob::Lambda, 0.9}};
        shown.runs.setSpec(shown.first, turned);
        shown.runs.setSpec(shown.second, gru);
        const QTableWidget& table = *shown.card.differences();
        QStringList found;
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.verticalHeaderItem(row)->text() == QString::fromUtf8("λ"))
                found << table.item(row, 0)->text() << table.item(row, 1)->text();
        QCOMPARE(found, (QStringList{QString::fromUtf8("0.5 → 0.9 at batch 1,000"), QString::fromUtf8("–")}));
    }

    void aRunThatIsNotFinishedIsMarked() {
        Shown shown;
        Snapshot finished = snapshots::inTheMiddle();
        finished.state = RunState::Finished;
        Snapshot stopped = snapshots::inTheMiddle();
        stopped.state = RunState::Stopped;
        shown.runs.add(shown.first, snapshots::shared(finished));
        shown.runs.add(shown.second, snapshots::shared(stopped));
        shown.card.refresh();
        const QTableWidget& table = *shown.card.differences();
        QStringList outcomes;
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.verticalHeaderItem(row)->text() == "outcome")
                outcomes << table.item(row, 0)->text() << table.item(row, 1)->text();
        QCOMPARE(outcomes, (QStringList{"finished", "stopped at batch 2,500"}));
        QVERIFY(shown.item(1)->toolTip(0).contains("stopped at batch 2,500"));
    }

    void aGhostThatCannotBeComparedSaysWhy() {
        Shown shown;
        shown.runs.add(shown.first, snapshots::shared(snapshots::inTheMiddle()));
        shown.runs.add(shown.second, snapshots::shared(snapshots::inTheMiddle()));
        shown.card.refresh();
        QVERIFY(shown.card.notDrawn()->isHidden());
        ExperimentSpec other = withLambda(0.5);
        other.data.tasks = 3;
        shown.runs.setSpec(shown.first, other);
        QVERIFY(!shown.card.notDrawn()->isHidden());
        QVERIFY(shown.card.notDrawn()->text().contains("not drawn: another number of tasks"));
        QVERIFY(shown.item(0)->toolTip(0).contains("not drawn: another number of tasks"));
        shown.runs.setGhost(shown.first, false);
        QVERIFY2(shown.card.notDrawn()->isHidden(), "nobody asked for it to be drawn");
    }

    void f2RenamesAndAnEmptyNameIsTheAutomaticOneAgain() {
        Shown shown;
        shown.card.list()->setCurrentItem(shown.item(0));
        shown.card.list()->setFocus();
        QTest::keyClick(shown.card.list(), Qt::Key_F2);
        QVERIFY(shown.editor());
        QCOMPARE(shown.editor()->text(), QString::fromUtf8("λ 0.5"));
        QCOMPARE(shown.editor()->maxLength(), maxRunNameLength);
        shown.type("  <b>the control</b> ");
        QCOMPARE(shown.runs.find(shown.first)->name, std::string("<b>the control</b>"));
        QTRY_COMPARE(shown.item(0)->text(0), QString("<b>the control</b>"));
        QVERIFY2(!shown.item(0)->toolTip(0).contains("<b>"), "names are plain text");
        QTest::keyClick(shown.card.list(), Qt::Key_F2);
        shown.type(" ");
        QVERIFY(shown.runs.find(shown.first)->name.empty());
        QTRY_COMPARE(shown.item(0)->text(0), QString::fromUtf8("λ 0.5"));
    }

    void aNameThatIsLeftAsItIsStaysAutomatic() {
        Shown shown;
        shown.card.list()->setCurrentItem(shown.item(0));
        shown.card.list()->setFocus();
        QTest::keyClick(shown.card.list(), Qt::Key_F2);
        QTest::keyClick(shown.editor(), Qt::Key_Return);
        QTRY_VERIFY(!shown.editor());
        QVERIFY(shown.runs.find(shown.first)->name.empty());
    }

    void aDoubleClickRenames() {
        Shown shown;
        QTest::mouseClick(shown.card.list()->viewport(), Qt::LeftButton, {}, shown.at(0));
        QTest::mouseDClick(shown.card.list()->viewport(), Qt::LeftButton, {}, shown.at(0));
        QVERIFY(shown.editor());
        shown.type("mine");
        QCOMPARE(shown.runs.find(shown.first)->title, QString("mine"));
        QCOMPARE(shown.runs.current()->id, shown.first);
    }

    void theMenuRenamesToo() {
        Shown shown;
        Q_EMIT shown.card.list()->customContextMenuRequested(shown.at(0));
        QAction* rename = nullptr;
        for (QAction* action : shown.card.findChild<QMenu*>()->actions())
            if (action->text() == "Rename") rename = action;
        QVERIFY(rename);
        rename->trigger();
        shown.card.findChild<QMenu*>()->close();
        QTRY_VERIFY(shown.editor());
        shown.type("mine");
        QCOMPARE(shown.runs.find(shown.first)->title, QString("mine"));
    }

    void whoTypesANameIsNotDisturbedByTheRunThatTrains() {
        Shown shown;
        shown.card.list()->setCurrentItem(shown.item(0));
        shown.card.list()->setFocus();
        QTest::keyClick(shown.card.list(), Qt::Key_F2);
        shown.editor()->selectAll();
        QTest::keyClicks(shown.editor(), "half a na");
        shown.runs.add(shown.second, snapshots::shared(snapshots::inTheMiddle()));
        shown.card.refresh();
        QCOMPARE(shown.editor()->text(), QString("half a na"));
        QTest::keyClicks(shown.editor(), "me");
        QTest::keyClick(shown.editor(), Qt::Key_Return);
        QTRY_COMPARE(shown.runs.find(shown.first)->title, QString("half a name"));
        QTRY_VERIFY2(shown.item(1)->text(1).contains('%'), "what came meanwhile is shown then");
    }
};

QTEST_MAIN(TestRunsCard)
#include "tst_runs_card.moc"
