// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every panel can be read as a table with a sentence, and goes back to its snapshot.

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <functional>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/panels/accuracy_panel.h"
#include "ui/panels/activity_panel.h"
#include "ui/panels/between_panel.h"
#include "ui/panels/buffer_panel.h"
#include "ui/panels/forgotten_panel.h"
#include "ui/panels/memory_matrix_panel.h"
#include "ui/panels/reader_panel.h"
#include "ui/panels/resources_panel.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/panels/state_space_panel.h"
#include "ui/panels/why_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

/// Told at once what it asks for.
std::unique_ptr<Panel> forgottenPanel() {
    auto panel = std::make_unique<ForgottenPanel>();
    QObject::connect(
        panel.get(), &ForgottenPanel::answersWanted, panel.get(), [panel = panel.get()](const WatchedQuestion& asked) {
            panel->takeAnswers(
                asked, std::make_shared<const WatchedAnswers>(answersTo(*asked.samples, *asked.network, asked.among)),
                0);
        });
    return panel;
}

/// One that makes its maps at once.
std::unique_ptr<Panel> stateSpacePanel() {
    auto panel = std::make_unique<StateSpacePanel>();
    QObject::connect(panel.get(), &StateSpacePanel::mapWanted, panel.get(),
                     [panel = panel.get()](const StateSpacePanel::MakeMap& make) { panel->setMap(make()); });
    return panel;
}

/// One that tests its networks at once.
std::unique_ptr<Panel> betweenPanel() {
    auto panel = std::make_unique<BetweenPanel>();
    QObject::connect(panel.get(), &BetweenPanel::scoresWanted, panel.get(),
                     [panel = panel.get()](const BetweenPanel::TestNetwork& test) { panel->setScores(test()); });
    return panel;
}

std::vector<std::unique_ptr<Panel>> everyPanel() {
    std::vector<std::unique_ptr<Panel>> panels;
    panels.push_back(std::make_unique<AccuracyPanel>());
    panels.push_back(std::make_unique<ActivityPanel>());
    panels.push_back(betweenPanel());
    panels.push_back(std::make_unique<BufferPanel>());
    panels.push_back(forgottenPanel());
    panels.push_back(std::make_unique<MemoryMatrixPanel>());
    panels.push_back(std::make_unique<ReaderPanel>());
    panels.push_back(std::make_unique<ResourcesPanel>());
    panels.push_back(std::make_unique<SparsityPanel>());
    panels.push_back(stateSpacePanel());
    panels.push_back(std::make_unique<WhyPanel>());
    return panels;
}

Snapshot wholeSnapshot() {
    Snapshot snapshot = snapshots::withNetworks(snapshots::withSignals(CellKind::Miru2));
    snapshot.state = RunState::Paused;  // what is between moments is computed at once
    snapshot.buffer.capacityPerTask = 40;
    snapshot.buffer.keptPerTask = {40, 40, 12};
    return snapshot;
}

QString textOf(const QTableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
}

}  // namespace

class TestTableTwins : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void everyPanelHasOne() {
        for (const auto& panel : everyPanel()) {
            panel->resize(400, 300);
            panel->setVisible(true);
            QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
            panel->setSnapshot(snapshots::shared(wholeSnapshot()));
            QVERIFY2(!panel->sentence().isEmpty(), qPrintable(panel->title()));
            QTest::mouseClick(panel->tableButton(), Qt::LeftButton);
            QVERIFY(panel->isTableShown());
            QAbstractItemModel& numbers = *panel->tableTwin()->model();
            const QAbstractItemModelTester tester(&numbers, QAbstractItemModelTester::FailureReportingMode::QtTest);
            QVERIFY2(numbers.rowCount() > 0 && numbers.columnCount() > 1, qPrintable(panel->title()));
            for (int row = 0; row < numbers.rowCount(); ++row)
                QVERIFY2(!textOf(*panel->tableTwin(), row, 0).contains("nan"), qPrintable(panel->title()));
            panel->setSnapshot(nullptr);  // nothing to show, and no trouble
            panel->setSnapshot(snapshots::shared(snapshots::fiftyTasks()));
            panel->setSnapshot(snapshots::shared(snapshots::withoutNumbers()));
            QTest::mouseClick(panel->tableButton(), Qt::LeftButton);
            QVERIFY(!panel->isTableShown());
            QVERIFY(!panel->grab().isNull());
        }
    }

    void theMatrixIsThereWithItsMetrics() {
        MemoryMatrixPanel panel;
        panel.setVisible(true);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTableShown(true);
        const QTableView& table = *panel.tableTwin();
        QCOMPARE(table.model()->columnCount(), 6);
        QCOMPARE(table.model()->rowCount(), 1 + 2 + 3);  // untrained, two learned tasks, three metrics
        QCOMPARE(textOf(table, 2, 1), QString("65.0\u00a0%"));
        QCOMPARE(textOf(table, 3, 1), QString("72.5\u00a0%"));
    }

    void curvesAreAlignedByWhatHadBeenRead() {
        AccuracyPanel panel;
        panel.setVisible(true);
        const auto snapshot = snapshots::shared(snapshots::inTheMiddle());
        panel.setSnapshot(snapshot);
        panel.setTableShown(true);
        const QTableView& table = *panel.tableTwin();
        QCOMPARE(table.model()->rowCount(), static_cast<int>(snapshot->accuracy[0].points().size()));
        QCOMPARE(textOf(table, 0, 0), QString("0"));
        QCOMPARE(textOf(table, 0, 1), QString("80.0\u00a0%"));
        QVERIFY2(textOf(table, 0, 3).isEmpty(), "the third task had not been met");
        QCOMPARE(textOf(table, table.model()->rowCount() - 1, 3), QString("80.0\u00a0%"));
    }

    void aClickOnAHeadingSortsNumbersAsNumbers() {
        AccuracyPanel panel;
        panel.resize(500, 300);
        panel.setVisible(true);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTableShown(true);
        const QTableView& table = *panel.tableTwin();
        const auto numbers = [&table] {
            QList<double> values;
            for (int row = 0; row < table.model()->rowCount(); ++row) values << *words::numberIn(textOf(table, row, 0));
            return values;
        };
        const QList<double> before = numbers();
        QVERIFY(std::ranges::is_sorted(before));
        QHeaderView& header = *table.horizontalHeader();
        const auto click = [&header] {
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, {header.sectionViewportPosition(0) + 5, 5});
        };
        click();
        QVERIFY(std::ranges::is_sorted(numbers()));
        click();
        QVERIFY(std::ranges::is_sorted(numbers(), std::greater<>()));
        QVERIFY2(numbers().size() > 20, "so that 1,000 comes before 200 where they are texts");
        click();
        QCOMPARE(numbers(), before);
        QVERIFY(!header.isSortIndicatorShown() || header.sortIndicatorSection() < 0);
    }

    void theRowsOfAMatrixStayInTheirOrder() {
        MemoryMatrixPanel panel;
        panel.setVisible(true);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setTableShown(true);
        QVERIFY(!panel.tableTwin()->isSortingEnabled());
    }

    void itFollowsTheRun() {
        MemoryMatrixPanel panel;
        panel.setVisible(true);
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        panel.setTableShown(true);
        const int before = panel.tableTwin()->model()->rowCount();
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(panel.tableTwin()->model()->rowCount() > before);
    }
};

QTEST_MAIN(TestTableTwins)
#include "tst_table_twins.moc"
