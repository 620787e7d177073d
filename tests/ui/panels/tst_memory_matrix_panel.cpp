// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The matrix panel shows the scoreboard, and its metrics explain themselves.

#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <QToolTip>
#include <cmath>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(MemoryMatrixPanel& panel) { showAt(panel, {400, 372}); }

}  // namespace

class TestMemoryMatrixPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void metricsStandBesideTheMapWhereItIsLow() {
        MemoryMatrixPanel panel;
        showAt(panel, {300, 400});
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        const auto placeOf = [&](Metric metric) { return panel.metricLabel(metric)->mapTo(&panel, QPoint()); };
        const auto endOfMap = [&] { return panel.map()->geometry().bottomRight(); };
        QTRY_VERIFY(placeOf(Metric::Acc).y() > endOfMap().y());
        panel.resize(300, panel.minimumSizeHint().height());
        QTRY_VERIFY(placeOf(Metric::Acc).x() > endOfMap().x());
        QVERIFY(placeOf(Metric::Forgetting).y() > placeOf(Metric::Acc).y());
        const QLabel* const last = panel.metricLabel(Metric::Forgetting);
        QVERIFY(last != nullptr);
        QTRY_VERIFY(last && last->mapTo(&panel, QPoint(0, last->height())).y() <= panel.height());
        panel.resize(300, 400);
        QTRY_VERIFY(placeOf(Metric::Acc).y() > endOfMap().y());
    }

    void theTableIsTheScoreboard() {
        MemoryMatrixPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(snapshots::inTheMiddle());
        panel.setSnapshot(snapshot);
        const HeatMapData& data = panel.map()->data();
        QCOMPARE(data.rowNames.size(), 5);
        QCOMPARE(data.columnNames.size(), 5);
        QCOMPARE(data.columnColors.size(), 5);
        QVERIFY(data.values == snapshot->scoreboard.rows());
    }

    void beforeARunItHasTheTasksThatAreToCome() {
        MemoryMatrixPanel panel;
        show(panel);
        panel.setPlannedTasks(3);
        QCOMPARE(panel.map()->data().rowNames.size(), 3);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setPlannedTasks(2);
        QCOMPARE(panel.map()->data().rowNames.size(), 5);
        panel.setSnapshot(nullptr);
        QCOMPARE(panel.map()->data().rowNames.size(), 2);
    }

    void anotherRunIsComparedCellByCell() {
        MemoryMatrixPanel panel;
        show(panel);
        const auto mine = snapshots::shared(snapshots::inTheMiddle());
        Snapshot other = snapshots::inTheMiddle();
        other.scoreboard = Scoreboard(5);
        other.scoreboard.addRow({0.9, 0.1, 0.1, 0.1, 0.1});
        panel.setSnapshot(
            mine, {Ghost{"GRU · seed 1", Qt::red, Qt::DashLine, snapshots::shared(std::move(other)), {}, {}, {}}});
        QCOMPARE(panel.map()->data().others.size(), std::size_t{1});
        const QRect cell = panel.map()->cellRect(0, 0).toRect();
        const QImage compared = panel.map()->grab(cell).toImage();
        bool isNamed = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            isNamed = isNamed || (label->text() + label->toolTip()).contains("GRU · seed 1");
        QVERIFY(isNamed);
        panel.setSnapshot(mine, {});
        QVERIFY(panel.map()->data().others.empty());
        QVERIFY(panel.map()->grab(cell).toImage() != compared);
    }

    void metricsAreThoseOfTheScoreboard() {
        MemoryMatrixPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        // Rows: 0.8 | 0.65 0.8 → ACC (0.65 + 0.8) / 2, BWT 0.65 − 0.8, forgetting 0.8 − 0.65.
        const QString acc = panel.metricLabel(Metric::Acc)->text();
        QVERIFY2(acc == "72\u00a0%" || acc == "73\u00a0%", qPrintable(acc));  // 72.5
        QCOMPARE(panel.metricLabel(Metric::Bwt)->text(), QString::fromUtf8("−15\u00a0%"));
        QCOMPARE(panel.metricLabel(Metric::Forgetting)->text(), QString("15\u00a0%"));
    }

    void aMetricHoldsItsFormulaAndTheNumbersPutIn() {
        MemoryMatrixPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        const QString acc = panel.metricLabel(Metric::Acc)->toolTip();
        QVERIFY2(acc.contains(QString::fromUtf8(infoOf(Metric::Acc).formula).toHtmlEscaped()), qPrintable(acc));
        QVERIFY2(acc.contains("(0.650 + 0.800) / 2 = 0.725"), qPrintable(acc));
        const QString bwt = panel.metricLabel(Metric::Bwt)->toolTip();
        QVERIFY2(bwt.contains(QString::fromUtf8(infoOf(Metric::Bwt).formula).toHtmlEscaped()), qPrintable(bwt));
        QVERIFY2(bwt.contains("0.150"), qPrintable(bwt));
        QVERIFY2(bwt.contains(infoOf(Metric::Bwt).source), qPrintable(bwt));
        QVERIFY(panel.metricLabel(Metric::Bwt)->accessibleName().contains("BWT"));
    }

    void beforeAnythingIsLearnedNoMetricIsDefined() {
        MemoryMatrixPanel panel;
        show(panel);
        for (const auto& snapshot : {std::shared_ptr<const Snapshot>(), snapshots::shared(snapshots::oneTask())}) {
            panel.setSnapshot(snapshot);
            QVERIFY(panel.map()->data().values.empty());
            for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting}) {
                QCOMPARE(panel.metricLabel(metric)->text(), QString::fromUtf8("–"));
                QVERIFY(panel.metricLabel(metric)->toolTip().contains("Not defined yet"));
            }
        }
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("learned");
        QTest::newRow("one task") << 0 << 1 << 0;
        QTest::newRow("fifty tasks") << 1 << 50 << 49;
        QTest::newRow("no numbers") << 2 << 5 << 4;
        QTest::newRow("one unit") << 3 << 5 << 2;
        QTest::newRow("512 units") << 4 << 5 << 2;
        QTest::newRow("diverged") << 5 << 5 << 2;
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, rows);
        QFETCH(int, learned);
        MemoryMatrixPanel panel;
        show(panel);
        const Snapshot snapshot = snapshots::ofEveryKind()[static_cast<std::size_t>(which)];
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.map()->data().rowNames.size(), rows);
        QCOMPARE(static_cast<int>(panel.map()->data().values.size()), learned);
        QVERIFY(!panel.grab().isNull());
        for (const Metric metric : {Metric::Acc, Metric::Bwt, Metric::Forgetting})
            QVERIFY2(!panel.metricLabel(metric)->text().contains("nan", Qt::CaseInsensitive),
                     qPrintable(panel.metricLabel(metric)->text()));
    }

    void aCellSaysWhatItMeans() {
        MemoryMatrixPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        const QPoint position = panel.map()->cellRect(1, 0).center().toPoint();
        QHelpEvent help(QEvent::ToolTip, position, panel.map()->mapToGlobal(position));
        QCoreApplication::sendEvent(panel.map(), &help);
        const QString text = QToolTip::text();
        QVERIFY2(text.contains("learning task 2") && text.contains("on task 1") && text.contains("65.0\u00a0%") &&
                     text.contains("R[1][0]"),
                 qPrintable(text));
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        MemoryMatrixPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(panel.map()->data().rowNames.isEmpty());
        show(panel);
        QCOMPARE(panel.map()->data().rowNames.size(), 5);
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        panel.setSnapshot(snapshots::shared(snapshots::fiftyTasks()));
        QCOMPARE(panel.map()->data().rowNames.size(), 5);
        panel.setVisible(true);
        QCOMPARE(panel.map()->data().rowNames.size(), 50);
    }
};

QTEST_MAIN(TestMemoryMatrixPanel)
#include "tst_memory_matrix_panel.moc"
