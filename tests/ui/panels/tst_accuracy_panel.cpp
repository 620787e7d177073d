// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The accuracy panel shows any snapshot of a run, however strange, and works only while it is seen.

#include <QImage>
#include <QLabel>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QTest>
#include <QToolTip>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(AccuracyPanel& panel) { showAt(panel, {700, 320}); }

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

    void theCaptionSaysWhatHasBecomeOfTheFirstTask() {
        QVERIFY2(
            AccuracyPanel::sentenceOf(snapshots::inTheMiddle()).contains(QRegularExpression("80\u00a0%.*50\u00a0%")),
            qPrintable(AccuracyPanel::sentenceOf(snapshots::inTheMiddle())));
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(says(panel, AccuracyPanel::sentenceOf(snapshots::inTheMiddle())));
        panel.setSnapshot(nullptr);
        QVERIFY(says(panel, "Run"));
        QVERIFY(panel.chart()->data().lines.isEmpty());
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

    void thePointerReadsTheValues() {
        AccuracyPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        Q_EMIT panel.chart()->hovered(33, panel.chart()->mapToGlobal(QPoint(100, 100)));
        const QString text = QToolTip::text();
        QVERIFY2(text.contains("33,000") && text.contains("task 1") && text.contains("65.0\u00a0%") &&
                     text.contains("task 2") && text.contains("80.0\u00a0%"),
                 qPrintable(text));
        QVERIFY2(!text.contains("task 3"), "task 3 had not begun by then");
    }
};

QTEST_MAIN(TestAccuracyPanel)
#include "tst_accuracy_panel.moc"
