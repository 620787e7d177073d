// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The accuracy panel shows any snapshot of a run, however strange, and works only while it is seen.

#include <QAbstractItemModel>
#include <QAction>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_outcome.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/accuracy_plot.h"
#include "ui/panels/accuracy_start.h"
#include "ui/style/palette.h"
#include "ui/style/run_course.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(AccuracyPanel& panel) { showAt(panel, {700, 320}); }

Ghost ghostOf(const QString& name, Snapshot snapshot, int run = 2) {
    const auto its = snapshots::shared(std::move(snapshot));
    return {name, runColor(run), Qt::DashLine, its, its, {}, {}, run};
}

Snapshot finished() {
    Snapshot snapshot = snapshots::during(2, 3);
    snapshot.state = RunState::Finished;
    snapshot.scoreboard.addRow({0.5, 0.6, 0.8});
    return snapshot;
}

/// What can be seen of a colour through this much of the card.
QColor through(const QColor& color, double opacity) { return blended(colors().card, color, opacity); }

}  // namespace

class TestAccuracyPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void everyTaskHasALineABandAndItsColour() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        const LineChartData& data = panel.chart()->data();
        QCOMPARE(data.lines.size(), 5);
        QCOMPARE(data.bands.size(), 3);  // of the tasks that have begun
        for (int task = 0; task < 5; ++task) QCOMPARE(data.lines[task].color, taskColor(task));
        QCOMPARE(data.lines[0].width, 2.5);
        QCOMPARE(data.lines[0].points.size(), 26);
        QCOMPARE(data.lines[0].points.first(), QPointF(0, 80));
        QCOMPARE(data.lines[0].points.last(), QPointF(80, 50));  // 2,500 batches of 32; 0.8 − 2 · 0.15
        QVERIFY(data.lines[3].points.isEmpty());
        QVERIFY(data.lines[3].label.isEmpty());
        QVERIFY2(data.lines[0].label.contains("50\u00a0%"), qPrintable(data.lines[0].label));
        QCOMPARE(data.xEnd, 160.0);
        QCOMPARE(data.yEnd, 100.0);
        QCOMPARE(data.reference, 10.0);
        QCOMPARE(data.bands[1].from, 32.0);
        QCOMPARE(data.bands[1].to, 64.0);
    }

    void aSentenceSaysWhatHasBecomeOfTheFirstTask() {
        QVERIFY2(outcomeOf(snapshots::inTheMiddle()).contains(QRegularExpression("80\u00a0%.*50\u00a0%")),
                 qPrintable(outcomeOf(snapshots::inTheMiddle())));
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(panel.sentence(), QString("Task 1 fell from 80\u00a0% to 50\u00a0%: 30 points forgotten."));
        QVERIFY(says(panel, "Task 1 fell from 80\u00a0% to 50\u00a0%: <b>30 points forgotten</b>."));
        panel.setSnapshot(nullptr);
        QVERIFY(panel.start()->runButton()->isVisible());
        QVERIFY(panel.chart()->data().lines.isEmpty());
    }

    void aLargeButtonBeginsTheFirstRun() {
        AccuracyPanel panel;
        show(panel);
        panel.setPlannedTasks(5);
        QPushButton* const button = panel.start()->runButton();
        QVERIFY(button->isVisible() && !panel.outcome()->isVisible());
        QVERIFY(panel.start()->isExampleShown());
        QVERIFY((button->focusPolicy() & Qt::TabFocus) != 0);
        QSignalSpy wanted(&panel, &AccuracyPanel::runWanted);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(wanted.count(), 2);
        panel.setBeginning(true);
        QVERIFY(!button->isVisible() && panel.chart()->isVisible() && panel.outcome()->isVisible());
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setBeginning(false);
        QVERIFY(!button->isVisible() && panel.chart()->isVisible() && panel.outcome()->isVisible());
        panel.setSnapshot(nullptr);
        QVERIFY(button->isVisible());
    }

    void theLargeButtonAndThePlotHandEachOtherTheFocus() {
        AccuracyPanel panel;
        show(panel);
        panel.start()->runButton()->setFocus();
        panel.setBeginning(true);
        QCOMPARE(panel.focusWidget(), panel.chart());
        panel.setBeginning(false);
        QCOMPARE(panel.focusWidget(), panel.start()->runButton());
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(panel.focusWidget(), panel.chart());
    }

    void theLargeButtonSaysHowManyTasksThereAre_data() {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<QString>("text");
        QTest::newRow("one") << 1 << "Run: watch it learn";
        QTest::newRow("two") << 2 << "Run: watch it learn two tasks";
        QTest::newRow("ten") << 10 << "Run: watch it learn ten tasks";
        QTest::newRow("eleven") << 11 << "Run: watch it learn 11 tasks";
    }
    void theLargeButtonSaysHowManyTasksThereAre() {
        QFETCH(int, tasks);
        QFETCH(QString, text);
        AccuracyPanel panel;
        show(panel);
        panel.setPlannedTasks(50);
        const QImage other = panel.grab().toImage();
        panel.setPlannedTasks(tasks);
        QPushButton* const button = panel.start()->runButton();
        QCOMPARE(button->text(), text);
        QCOMPARE(button->accessibleName(), text);
        QVERIFY(panel.grab().toImage() != other);
        panel.resize(240, 320);
        QTRY_COMPARE(button->text().simplified(), text);
        QTRY_VERIFY(panel.rect().contains(QRect(button->mapTo(&panel, QPoint()), button->size())));
        QVERIFY(button->width() >= button->sizeHint().width());
    }

    void theExampleIsNoMeasurement() {
        AccuracyPanel panel;
        show(panel);
        panel.setPlannedTasks(5);
        QVERIFY(says(panel, "An example of what you will see"));
        QVERIFY(panel.csv().isEmpty());
        QVERIFY(panel.sentence().isEmpty());
        QVERIFY(panel.chart()->data().lines.isEmpty() && panel.chart()->accessibleDescription().isEmpty());
        panel.setTableShown(true);
        QCOMPARE(panel.tableTwin()->model()->rowCount(), 0);
        QVERIFY(!panel.start()->isVisible());
        const auto plot = panel.twin();
        plot->becomePlot();
        showAt(*plot, {700, 320});
        QVERIFY(!static_cast<AccuracyPanel&>(*plot).start()->isVisible());
    }

    void earlierRunsAreDrawnInPlaceOfTheExample() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(nullptr, {ghostOf("GRU", finished())});
        QVERIFY(panel.start()->runButton()->isVisible() && !panel.start()->isExampleShown());
        QVERIFY(panel.chart()->isVisible() && !panel.chart()->data().behind.isEmpty());
        QVERIFY(panel.start()->geometry().bottom() < panel.chart()->geometry().top());
        QCOMPARE(panel.chart()->data().xEnd, 80.0);  // as far as that run went
        panel.setGhosts({});
        QVERIFY(panel.start()->isExampleShown() && !panel.chart()->isVisible());
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("lines");
        QTest::newRow("one task") << 0 << 1;
        QTest::newRow("fifty tasks") << 1 << 50;
        QTest::newRow("no numbers") << 2 << 5;
        QTest::newRow("one unit") << 3 << 5;
        QTest::newRow("512 units") << 4 << 5;
        QTest::newRow("diverged") << 5 << 5;
        QTest::newRow("fifty tasks without numbers") << 6 << 50;
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, lines);
        AccuracyPanel panel;
        show(panel);
        const Snapshot snapshots[] = {
            snapshots::oneTask(),      snapshots::fiftyTasks(), snapshots::withoutNumbers(),  snapshots::withOneUnit(),
            snapshots::with512Units(), snapshots::diverged(),   snapshots::withoutNumbers(50)};
        panel.setSnapshot(snapshots::shared(snapshots[which]));
        QCOMPARE(panel.chart()->data().lines.size(), lines);
        const QImage shown = panel.grab().toImage();
        panel.setSnapshot(nullptr);
        QVERIFY(panel.grab().toImage() != shown);
    }

    void aTurnedKnobLeavesAMarkerWhereItWasTurned() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withKnobChanges()));
        const auto& markers = panel.chart()->data().markers;
        QCOMPARE(markers.size(), 2);
        QCOMPARE(markers[0].x, 16.0);  // batch 500 of 1,000 for 32 thousand sequences
        QCOMPARE(markers[1].x, 48.0);
        QCOMPARE(markers[0].label, QString("β 0.55 → 0.8"));
        QCOMPARE(markers[1].label, QString("λ 0.7 → 0.97"));
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        AccuracyPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        QVERIFY(panel.chart()->data().lines.isEmpty());
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        show(panel);
        QCOMPARE(panel.chart()->data().lines.size(), 5);
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::fiftyTasks()));
        QCOMPARE(panel.chart()->data().lines.size(), 5);
        panel.setVisible(true);
        QCOMPARE(panel.chart()->data().lines.size(), 50);
    }

    void anotherThemeRecoloursTheLines() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        const QColor light = panel.chart()->data().lines[1].color;
        Theme::current().apply(Theme::Kind::Dark);
        const QColor dark = panel.chart()->data().lines[1].color;
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(light != dark);
        QCOMPARE(panel.chart()->data().lines[1].color, light);
    }

    void anotherRunIsThinAndPaleAndNamedAtItsEnd() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()), {ghostOf("GRU", snapshots::inTheMiddle())});
        const LineChartData& data = panel.chart()->data();
        QCOMPARE(data.behind.size(), 5);
        QCOMPARE(data.behind[0].width, 1.25);
        QCOMPARE(data.behind[0].color, through(taskColor(0), 0.3));
        QCOMPARE(data.behind[0].pen, Qt::SolidLine);
        QCOMPARE(data.endLabels.size(), 1);
        QCOMPARE(data.endLabels[0].text, QString("GRU 65\u00a0%"));  // the mean of 50, 65 and 80
        QCOMPARE(std::lround(data.endLabels[0].y), 65L);
        QVERIFY2(panel.outcome()->sentence().endsWith("GRU: 30 points."), qPrintable(panel.outcome()->sentence()));
        for (const auto kind : {Theme::Kind::Dark, Theme::Kind::HighContrast}) {
            Theme::current().apply(kind);
            QCOMPARE(panel.chart()->data().behind[0].color, taskColor(0));
            QCOMPARE(panel.chart()->data().behind[0].pen, Qt::DashLine);
        }
        Theme::current().apply(Theme::Kind::Light);
    }

    void twoOthersAreDrawnAndWhicheverIsPointedAt() {
        AccuracyPanel panel;
        show(panel);
        QList<Ghost> ghosts;
        for (int run = 1; run <= 4; ++run) ghosts << ghostOf(QString("run %1").arg(run), snapshots::inTheMiddle(), run);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()), ghosts);
        const auto names = [&] {
            QStringList all;
            for (const EndLabel& label : panel.chart()->data().endLabels) all << label.text.left(5);
            return all.join(' ');
        };
        QCOMPARE(names(), QString("run 3 run 4"));
        panel.pointAtRun(1);
        QCOMPARE(names(), QString("run 4 run 1"));
        QVERIFY(panel.chart()->data().behind.last().width > panel.chart()->data().behind.first().width);
        panel.pointAtRun(0);
        QCOMPARE(names(), QString("run 3 run 4"));
    }

    void whatCameLaterStaysFaint() {
        AccuracyPanel panel;
        show(panel);
        panel.setRun({"MiRU-2", Qt::blue, snapshots::shared(snapshots::during(3, 5))});
        panel.setSnapshot(snapshots::shared(snapshots::during(1, 5)));
        const LineChartData& data = panel.chart()->data();
        QCOMPARE(data.behind.size(), 5);
        QCOMPARE(data.behind[0].color, through(taskColor(0), 0.25));
        QCOMPARE(data.behind[0].points.first(), data.lines[0].points.last());
        QCOMPARE(data.behind[0].points.last(), QPointF(112, 35));  // 3,500 batches of 32
        QCOMPARE(data.lines[0].points.last().x(), 48.0);
        panel.setSnapshot(snapshots::shared(snapshots::during(3, 5)));
        QVERIFY(panel.chart()->data().behind.isEmpty());
    }

    void atTheEndOfARunItOffersWhatToTryNext() {
        AccuracyPanel panel;
        show(panel);
        AccuracyOutcome* const outcome = panel.outcome();
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(outcome->rehearsalButton()->isHidden() && outcome->whyButton()->isHidden());
        const int top = panel.chart()->y();
        panel.setSnapshot(snapshots::shared(finished()));
        QTRY_VERIFY(outcome->rehearsalButton()->isVisible());
        QCOMPARE(panel.chart()->y(), top);
        QCOMPARE(outcome->comparisonButton()->text(), QString("Compare with GRU"));
        QSignalSpy rehearsal(&panel, &AccuracyPanel::rehearsalWanted);
        QSignalSpy comparison(&panel, &AccuracyPanel::comparisonWanted);
        QSignalSpy why(&panel, &AccuracyPanel::taskChosen);
        QTest::mouseClick(outcome->rehearsalButton(), Qt::LeftButton);
        QTest::mouseClick(outcome->comparisonButton(), Qt::LeftButton);
        QTest::mouseClick(outcome->whyButton(), Qt::LeftButton);
        QCOMPARE(rehearsal.count(), 1);
        QCOMPARE(comparison.count(), 1);
        QCOMPARE(why.value(0).value(0).toInt(), 0);
        Snapshot gru = finished();
        gru.network.cell = CellKind::Gru;
        panel.setSnapshot(panel.sharedSnapshot(), {ghostOf("GRU", gru)});
        QVERIFY(outcome->comparisonButton()->isHidden());
        Snapshot rehearsed = finished();
        rehearsed.buffer.capacityPerTask = 100;
        panel.setSnapshot(snapshots::shared(rehearsed));
        QVERIFY(outcome->rehearsalButton()->isHidden());
    }

    void aRunTrainedBesideHasAPlotOfItsOwn() {
        AccuracyPanel panel;
        showAt(panel, {700, 480});
        Ghost ghost = ghostOf("GRU", snapshots::inTheMiddle());
        ghost.isBeside = true;
        panel.setRun({"MiRU-2", Qt::blue, nullptr});
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()), {ghost});
        QVERIFY(panel.besideChart()->isVisible());
        QCOMPARE(panel.besideChart()->data().lines.size(), 5);
        QCOMPARE(panel.besideChart()->data().name, QString("GRU"));
        QCOMPARE(panel.chart()->data().name, QString("MiRU-2"));
        QVERIFY(panel.chart()->data().behind.isEmpty());
        QCOMPARE(panel.chart()->data().xEnd, panel.besideChart()->data().xEnd);
        panel.resize(700, 200);  // no room for two
        QTRY_VERIFY(!panel.besideChart()->isVisible());
        QCOMPARE(panel.chart()->data().behind.size(), 5);
    }

    void theNormOfTheGradientStandsBesideWhereItIsClipped() {
        Snapshot snapshot = snapshots::inTheMiddle();
        snapshot.knobs[Knob::GradientClip] = 2;
        snapshot.quantities[static_cast<std::size_t>(TrainingQuantity::GradientNorm)].add(32, 1, 0.5);
        AccuracyPanel panel;
        showAt(panel, {700, 480});
        panel.setSecondCurve(SecondCurve::GradientNorm);
        panel.setSnapshot(snapshots::shared(snapshot));
        const LineChartData& data = panel.secondChart()->data();
        QCOMPARE(data.lines[0].points, QList<QPointF>{QPointF(0.032, 0.5)});
        QCOMPARE(data.reference, 2.0);
        QCOMPARE(data.referenceLabel, QString("clipped at 2"));
        QVERIFY(data.yEnd >= 2);
        snapshot.knobs[Knob::GradientClip] = 0;  // off
        panel.setSnapshot(snapshots::shared(snapshot));
        QVERIFY(data.reference < 0 && data.yEnd < 2);
    }

    void aSecondCurveCanStandBelow() {
        AccuracyPanel panel;
        showAt(panel, {700, 480});
        Snapshot snapshot = snapshots::inTheMiddle();
        snapshot.quantities[0].add(32, 1, 0.5);
        panel.setSnapshot(snapshots::shared(snapshot));
        QVERIFY(!panel.secondChart()->isVisible());
        Q_EMIT panel.curvesMenu()->aboutToShow();
        QStringList entries;
        for (const QAction* action : panel.curvesMenu()->actions()) entries << action->text();
        QVERIFY2(entries.filter("Below it").size() == 2, qPrintable(entries.join('|')));
        panel.setSecondCurve(SecondCurve::Loss);
        QVERIFY(panel.secondChart()->isVisible());
        const LineChartData& data = panel.secondChart()->data();
        QCOMPARE(data.lines.size(), 1);
        QCOMPARE(data.lines[0].points.size(), qsizetype(snapshot.loss.points().size()));
        QVERIFY(!data.isLogarithmic);
        panel.setLogarithmic(true);
        QVERIFY(data.isLogarithmic && data.yStart > 0);
        Q_EMIT panel.chart()->hovered(33);
        QCOMPARE(panel.secondChart()->cursor()->x, 33.0);
        QCOMPARE(panel.secondChart()->cursor()->card.rows.size(), 1);
        panel.setSecondCurve(SecondCurve::None);
        QVERIFY(!panel.secondChart()->isVisible());
    }

    void offersGiveWayToTheSentence() {
        AccuracyOutcome outcome;
        outcome.setSentence("Task 1 fell from 97 % to 0 %: <b>97 points forgotten</b>.");
        outcome.setOffers({.rehearsal = true, .comparison = true, .why = true, .otherCell = "MiRU-2"});
        showAt(outcome, {800, 60});
        QTRY_VERIFY(outcome.comparisonButton()->isVisible() && outcome.whyButton()->isVisible());
        outcome.resize(380, 60);
        QTRY_VERIFY(!outcome.comparisonButton()->isVisible());
        QVERIFY(outcome.rehearsalButton()->isVisible());
        const auto* const sentence = outcome.findChild<QLabel*>();
        QTRY_VERIFY(sentence->heightForWidth(sentence->width()) <= sentence->height());
        outcome.resize(800, 60);
        QTRY_VERIFY(outcome.comparisonButton()->isVisible());
    }

    void tableAndFigureHaveTheSecondCurveToo() {
        AccuracyPanel panel;
        showAt(panel, {700, 480});
        const Snapshot snapshot = snapshots::inTheMiddle();
        panel.setSnapshot(snapshots::shared(snapshot));
        panel.setSecondCurve(SecondCurve::Loss);
        panel.setTableShown(true);
        const QAbstractItemModel& table = *panel.tableTwin()->model();
        const int last = table.columnCount() - 1;
        QCOMPARE(table.headerData(last, Qt::Horizontal).toString(), QString("training loss, nats"));
        qsizetype losses = 0;
        for (int row = 0; row < table.rowCount(); ++row)
            losses += table.index(row, last).data().toString().isEmpty() ? 0 : 1;
        QCOMPARE(losses, qsizetype(snapshot.loss.points().size()));
        panel.setSecondCurve(SecondCurve::None);
        QCOMPARE(table.columnCount(), last);

        panel.setTableShown(false);
        panel.setSecondCurve(SecondCurve::Loss);
        panel.setLogarithmic(true);
        panel.chart()->setView(LineRange{10, 30});
        const auto twin = panel.twin();
        twin->becomePlot();
        showAt(*twin, {700, 480});
        twin->setSnapshot(panel.sharedSnapshot());
        auto& figure = static_cast<AccuracyPanel&>(*twin);
        QVERIFY(figure.secondChart()->isVisible() && figure.secondChart()->data().isLogarithmic);
        for (const LineChart* chart : {figure.chart(), figure.secondChart()})
            QVERIFY(chart->view() == LineRange({10, 30}));
    }

    void thePointerReadsTheValues() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QSignalSpy pointed(&panel, &AccuracyPanel::pointedAt);
        Q_EMIT panel.chart()->hovered(33);
        const CursorCard card = panel.chart()->cursor()->card;
        QCOMPARE(panel.chart()->accessibleDescription(), spoken(card));
        QCOMPARE(card.title, QString("after 33,000 sequences"));
        QCOMPARE(card.rows.size(), 2);                   // task 3 had not begun by then
        QCOMPARE(card.rows[0].name, QString("task 2"));  // the one being learned
        QCOMPARE(card.rows[0].value, QString("80\u00a0%"));
        QCOMPARE(card.rows[1].name, QString("task 1"));
        QCOMPARE(card.rows[1].value, QString("65\u00a0%"));
        QCOMPARE(pointed.count(), 1);
        const double now = static_cast<double>(panel.sharedSnapshot()->position.samples) / 1000;
        Q_EMIT panel.chart()->hovered(now);
        QVERIFY(!panel.chart()->cursor()->card.rows.isEmpty());
        Q_EMIT panel.chart()->hovered(now + 1);  // where it has not come to
        QVERIFY(panel.chart()->cursor()->card.rows.isEmpty());
        Q_EMIT panel.chart()->hovered(std::numeric_limits<double>::quiet_NaN());
        QVERIFY(!panel.chart()->cursor());
        QCOMPARE(panel.chart()->accessibleDescription(), panel.sentence());
        panel.pointAt(1000);  // from elsewhere
        QCOMPARE(panel.chart()->cursor()->x, 32.0);
        QCOMPARE(pointed.count(), 4);
    }
};

QTEST_MAIN(TestAccuracyPanel)
#include "tst_accuracy_panel.moc"
