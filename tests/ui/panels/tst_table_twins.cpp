// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every panel can be read as a table with a sentence, and goes back to its snapshot.

#include <QLabel>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

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

QString textOf(const QTableWidget& table, int row, int column) { return table.item(row, column)->text(); }

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
            QVERIFY2(panel->tableTwin()->rowCount() > 0 && panel->tableTwin()->columnCount() > 1,
                     qPrintable(panel->title()));
            for (int row = 0; row < panel->tableTwin()->rowCount(); ++row)
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
        const QTableWidget& table = *panel.tableTwin();
        QCOMPARE(table.columnCount(), 6);
        QCOMPARE(table.rowCount(), 1 + 2 + 3);  // untrained, two learned tasks, three metrics
        QCOMPARE(textOf(table, 2, 1), QString("65.0\u00a0%"));
        QCOMPARE(textOf(table, 3, 1), QString("72.5\u00a0%"));
    }

    void curvesAreAlignedByWhatHadBeenRead() {
        AccuracyPanel panel;
        panel.setVisible(true);
        const auto snapshot = snapshots::shared(snapshots::inTheMiddle());
        panel.setSnapshot(snapshot);
        panel.setTableShown(true);
        const QTableWidget& table = *panel.tableTwin();
        QCOMPARE(table.rowCount(), static_cast<int>(snapshot->accuracy[0].points().size()));
        QCOMPARE(textOf(table, 0, 0), QString("0"));
        QCOMPARE(textOf(table, 0, 1), QString("80.0\u00a0%"));
        QVERIFY2(textOf(table, 0, 3).isEmpty(), "the third task had not been met");
        QCOMPARE(textOf(table, table.rowCount() - 1, 3), QString("80.0\u00a0%"));
    }

    void itFollowsTheRun() {
        MemoryMatrixPanel panel;
        panel.setVisible(true);
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        panel.setTableShown(true);
        const int before = panel.tableTwin()->rowCount();
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(panel.tableTwin()->rowCount() > before);
    }
};

QTEST_MAIN(TestTableTwins)
#include "tst_table_twins.moc"
