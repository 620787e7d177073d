// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of runs, used with mouse and keyboard: looked at, ticked, renamed.

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/runs_card.h"
#include "ui/run/runs_model.h"
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
        card.resize(700, 400);
        card.show();
        card.activateWindow();
    }
    QModelIndex cell(int row, int column = RunsModel::Name) { return card.table()->model()->index(row, column); }
    QString text(int row, int column = RunsModel::Name) { return cell(row, column).data().toString(); }
    QString tip(int row) { return cell(row).data(Qt::ToolTipRole).toString(); }
    QPoint at(int row, int column = RunsModel::Name) { return card.table()->visualRect(cell(row, column)).center(); }
    /// On this cell of the first row.
    void doubleClick(int column) {
        QTest::mouseClick(card.table()->viewport(), Qt::LeftButton, {}, at(0, column));
        QTest::mouseDClick(card.table()->viewport(), Qt::LeftButton, {}, at(0, column));
    }
    QLineEdit* editor() { return card.table()->viewport()->findChild<QLineEdit*>(); }
    /// As they are listed, from top to bottom.
    QStringList names() {
        QStringList texts;
        for (int row = 0; row < card.table()->model()->rowCount(); ++row) texts << text(row);
        return texts;
    }
    /// Cells of the row of this name in the table of differences.
    QStringList differencesIn(const QString& name) {
        const QAbstractItemModel& model = *card.differences()->model();
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data().toString() == name)
                for (int column = 1; column < model.columnCount(); ++column)
                    found << model.index(row, column).data().toString();
        return found;
    }
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

    void strokesGrowWithTheType() {
        Shown shown;
        const QSize usual = shown.card.table()->iconSize();
        Theme::current().setTypeScale(2);
        QCOMPARE(shown.card.table()->iconSize(), 2 * usual);
        Theme::current().setTypeScale(1);
        QCOMPARE(shown.card.table()->iconSize(), usual);
    }

    void runsAreCalledByWhatTellsThemApart() {
        Shown shown;
        QCOMPARE(shown.text(0), QString::fromUtf8("λ 0.5"));
        QCOMPARE(shown.text(1), QString::fromUtf8("λ 0.9"));
        QCOMPARE(shown.card.differences()->model()->headerData(1, Qt::Horizontal).toString(),
                 QString::fromUtf8("λ 0.5"));
        shown.runs.remove(shown.first);
        QCOMPARE(shown.text(0), QString::fromUtf8("MiRU-2 · seed 1"));
    }

    void aClickLooksAtARunATickDoesNot() {
        Shown shown;
        QCOMPARE(shown.runs.current()->id, shown.second);
        const QRect row = shown.card.table()->visualRect(shown.cell(0));
        QTest::mouseClick(shown.card.table()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 9, row.center().y()));
        QVERIFY(!shown.runs.find(shown.first)->isGhost);
        QCOMPARE(shown.runs.current()->id, shown.second);
        QTest::mouseClick(shown.card.table()->viewport(), Qt::LeftButton, {}, shown.at(0));
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
        QCOMPARE(shown.differencesIn(QString::fromUtf8("λ")),
                 (QStringList{QString::fromUtf8("0.5 → 0.9 at batch 1,000"), QString::fromUtf8("–")}));
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
        QCOMPARE(shown.differencesIn("outcome"), (QStringList{"finished", "stopped at batch 2,500"}));
        QVERIFY(shown.tip(1).contains("stopped at batch 2,500"));
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
        QVERIFY(shown.tip(0).contains("not drawn: another number of tasks"));
        shown.runs.setGhost(shown.first, false);
        QVERIFY2(shown.card.notDrawn()->isHidden(), "nobody asked for it to be drawn");
    }

    void f2RenamesAndAnEmptyNameIsTheAutomaticOneAgain() {
        Shown shown;
        shown.card.table()->setCurrentIndex(shown.cell(0));
        shown.card.table()->setFocus();
        QTest::keyClick(shown.card.table(), Qt::Key_F2);
        QVERIFY(shown.editor());
        QCOMPARE(shown.editor()->text(), QString::fromUtf8("λ 0.5"));
        QCOMPARE(shown.editor()->maxLength(), maxRunNameLength);
        shown.type("  <b>the control</b> ");
        QCOMPARE(shown.runs.find(shown.first)->name, std::string("<b>the control</b>"));
        QTRY_COMPARE(shown.text(0), QString("<b>the control</b>"));
        QVERIFY2(!shown.tip(0).contains("<b>"), "names are plain text");
        QTest::keyClick(shown.card.table(), Qt::Key_F2);
        shown.type(" ");
        QVERIFY(shown.runs.find(shown.first)->name.empty());
        QTRY_COMPARE(shown.text(0), QString::fromUtf8("λ 0.5"));
    }

    void aNameThatIsLeftAsItIsStaysAutomatic() {
        Shown shown;
        shown.card.table()->setCurrentIndex(shown.cell(0));
        shown.card.table()->setFocus();
        QTest::keyClick(shown.card.table(), Qt::Key_F2);
        QTest::keyClick(shown.editor(), Qt::Key_Return);
        QTRY_VERIFY(!shown.editor());
        QVERIFY(shown.runs.find(shown.first)->name.empty());
    }

    void aDoubleClickRenames() {
        Shown shown;
        shown.doubleClick(RunsModel::Name);
        QVERIFY(shown.editor());
        shown.type("mine");
        QCOMPARE(shown.runs.find(shown.first)->title, QString("mine"));
        QCOMPARE(shown.runs.current()->id, shown.first);
    }

    void theMenuRenamesToo() {
        Shown shown;
        Q_EMIT shown.card.table()->customContextMenuRequested(shown.at(0));
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
        shown.card.table()->setCurrentIndex(shown.cell(0));
        shown.card.table()->setFocus();
        QTest::keyClick(shown.card.table(), Qt::Key_F2);
        shown.editor()->selectAll();
        QTest::keyClicks(shown.editor(), "half a na");
        shown.runs.add(shown.second, snapshots::shared(snapshots::inTheMiddle()));
        shown.card.refresh();
        QCOMPARE(shown.editor()->text(), QString("half a na"));
        QTest::keyClicks(shown.editor(), "me");
        QTest::keyClick(shown.editor(), Qt::Key_Return);
        QTRY_COMPARE(shown.runs.find(shown.first)->title, QString("half a name"));
        QTRY_VERIFY2(shown.text(1, RunsModel::Acc).contains('%'), "what came meanwhile is shown then");
    }

    void tagsAndNotesAreTypedInPlaceAndALongerNoteInAWindow() {
        Shown shown;
        shown.card.resize(1200, 400);
        QTRY_VERIFY(shown.card.table()->viewport()->rect().contains(shown.at(0, RunsModel::Note)));
        shown.doubleClick(RunsModel::Tags);
        QVERIFY(shown.editor());
        shown.type("lecture, baseline");
        QCOMPARE(tagsText(shown.runs.find(shown.first)->tags), QString("lecture, baseline"));
        shown.doubleClick(RunsModel::Note);
        QVERIFY(shown.editor());
        shown.type("it forgets");
        QCOMPARE(shown.runs.find(shown.first)->note, std::string("it forgets"));
        shown.runs.setNote(shown.first, "it forgets\nall");
        shown.doubleClick(RunsModel::Note);
        QVERIFY(!shown.editor());
        auto* const dialog = shown.card.findChild<QInputDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->textValue(), QString("it forgets\nall"));
    }

    void enterLooksAtARunAndSpaceTicksIt() {
        Shown shown;
        shown.card.table()->setCurrentIndex(shown.cell(0));
        shown.card.table()->setFocus();
        QTest::keyClick(shown.card.table(), Qt::Key_Space);
        QVERIFY(!shown.runs.find(shown.first)->isGhost);
        QTest::keyClick(shown.card.table(), Qt::Key_Return);
        QCOMPARE(shown.runs.current()->id, shown.first);
        QTest::keyClick(shown.card.table(), Qt::Key_Tab);
        QVERIFY2(!shown.card.table()->hasFocus(), "Tab leaves the table");
    }

    void aHeadingSortsAndTheSelectedRunStaysSelected() {
        Shown shown;
        shown.runs.rename(shown.first, "b");
        shown.runs.rename(shown.second, "a");
        shown.card.table()->setCurrentIndex(shown.cell(0));
        QHeaderView& header = *shown.card.table()->horizontalHeader();
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                          {header.sectionViewportPosition(RunsModel::Name) + 9, 9});
        QCOMPARE(shown.names(), (QStringList{"a", "b"}));
        QCOMPARE(shown.card.table()->currentIndex().data().toString(), QString("b"));
        shown.card.table()->sortByColumn(RunsModel::Name, Qt::DescendingOrder);
        QCOMPARE(shown.names(), (QStringList{"b", "a"}));
    }

    void ofManyRunsThoseAreListedThatHaveTheWords() {
        Shown shown;
        QVERIFY2(!shown.card.filter()->isVisible(), "two runs are seen at a glance");
        ExperimentSpec gru;
        gru.model.cell = CellKind::Gru;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            gru.seed = seed;
            shown.runs.setTags(shown.runs.begin(gru), seed % 2 == 0 ? "even" : "odd");
        }
        QVERIFY(shown.card.filter()->isVisible());
        const QAbstractItemModelTester tester(shown.card.table()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.names().size(), 8);
        QTest::keyClicks(shown.card.filter(), "gru EVEN");
        QCOMPARE(shown.names().size(), 3);
        QVERIFY(says(shown.card, "3 of 8 runs"));
        for (int row = 0; row < 3; ++row) QCOMPARE(shown.text(row, RunsModel::Tags), QString("even"));
        shown.runs.setTags(shown.runs.entries()[2].id, "even, first");
        QCOMPARE(shown.names().size(), 4);
        for (int n = 0; n < 4; ++n) shown.runs.remove(shown.runs.entries().back().id);
        QVERIFY(!shown.card.filter()->isVisible());
        QVERIFY2(shown.names().size() == 4, "what is not seen hides nothing");
    }

    void thePointerOnARowIsToldAndSoIsItsLeaving() {
        Shown shown;
        QSignalSpy hovered(&shown.runs, &RunList::hovered);
        QWidget* const viewport = shown.card.table()->viewport();
        QTest::mouseMove(viewport, shown.at(0));
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered[0][0].toInt(), shown.first);
        QTest::mouseMove(viewport, shown.at(1));
        QTRY_COMPARE(hovered.count(), 2);
        QCOMPARE(hovered[1][0].toInt(), shown.second);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(viewport, &leave);
        QCOMPARE(hovered.count(), 3);
        QCOMPARE(hovered[2][0].toInt(), 0);
    }

    void theNoteIsCutFirst() {
        Shown shown;
        shown.runs.setNote(shown.first, QString("a note that is longer than there is room for ").repeated(5));
        shown.card.resize(900, 400);
        const QTableView& table = *shown.card.table();
        const auto widthOf = [&table](int column) { return table.columnWidth(column); };
        QTRY_COMPARE(table.horizontalHeader()->length(), table.viewport()->width());
        QVERIFY(table.sizeHintForIndex(shown.cell(0, RunsModel::Note)).width() > widthOf(RunsModel::Note));
        for (const auto column : {RunsModel::Name, RunsModel::Method, RunsModel::State})
            QVERIFY(table.sizeHintForIndex(shown.cell(0, column)).width() <= widthOf(column));
        const int note = widthOf(RunsModel::Note);
        shown.card.resize(1100, 400);
        QTRY_COMPARE(widthOf(RunsModel::Note), note + 200);
    }
};

QTEST_MAIN(TestRunsCard)
#include "tst_runs_card.moc"
