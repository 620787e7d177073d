// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The costs: the numbers of all three cells, from a snapshot or, before there is one, from the forecast.

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <optional>

#include "core/run/run_experiment.h"
#include "tests/support/german.h"
#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/panels/resources_panel.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

enum Column { Name, Lstm, Gru, Mgu, Miru1, Miru2, Rnn, MinGru, Ratio };

void show(ResourcesPanel& panel) { showAt(panel, {600, 372}); }

int rowsOf(const ResourcesPanel& panel) { return panel.table()->model()->rowCount(); }

QModelIndex cellAt(const ResourcesPanel& panel, int row, int column) {
    return panel.table()->model()->index(row, column);
}

bool isBoldAt(const ResourcesPanel& panel, int row, int column) {
    return cellAt(panel, row, column).data(Qt::FontRole).value<QFont>().bold();
}

QString headOf(const QTableView& table, int column) {
    return table.model()->headerData(column, Qt::Horizontal).toString();
}

/// The row whose name begins so; −1 if there is none.
int rowOf(const ResourcesPanel& panel, const QString& name) {
    for (int row = 0; row < rowsOf(panel); ++row)
        if (cellAt(panel, row, Name).data().toString().startsWith(name)) return row;
    return -1;
}

QString textAt(const ResourcesPanel& panel, const QString& name, int column) {
    const int row = rowOf(panel, name);
    return row < 0 ? QString("no such row") : cellAt(panel, row, column).data().toString();
}

ExperimentSpec withUnits(int units) {
    ExperimentSpec spec;
    spec.model.hiddenUnits = units;
    return spec;
}

}  // namespace

class TestResourcesPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void parametersAreCountedForAllThreeCells() {
        ResourcesPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(textAt(panel, "parameters", Gru), QString("61,578"));
        QCOMPARE(textAt(panel, "parameters", Miru1), QString("41,482"));
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("21,386"));
        QCOMPARE(textAt(panel, "parameters", Ratio), QString::fromUtf8("2.88×"));
        QCOMPARE(textAt(panel, "weights", Miru2), QString("85.5 kB"));
        QCOMPARE(textAt(panel, "rehearsal buffer", Miru2), QString("0 B"));
        QCOMPARE(textAt(panel, "rehearsal buffer", Ratio), QString::fromUtf8("–"));
    }

    void theCostsAreAModelAsViewsExpectIt() {
        ResourcesPanel panel;
        QAbstractItemModel* const model = panel.table()->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(panel);
        for (const Snapshot& snapshot : snapshots::ofEveryKind()) panel.setSnapshot(snapshots::shared(snapshot));
        panel.resize(350, 300);  // without bars
        panel.setSnapshot(nullptr);
        QVERIFY(model->rowCount() > 0);
        QVERIFY(model->headerData(Ratio, Qt::Horizontal, Qt::ToolTipRole).toString().contains("MiRU-2"));
    }

    void rehearsalCountsAmongTheCostsOfEveryCell() {
        ResourcesPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withRehearsal()));
        for (const int column : {Gru, Miru1, Miru2})
            QCOMPARE(textAt(panel, "rehearsal buffer", column), QString("7.35 MB"));
    }

    void threeCellsAreShownTheOneThatRunsAmongThem() {
        ResourcesPanel panel;
        show(panel);
        const auto shown = [&] {
            QStringList names;
            for (int column = Lstm; column < Ratio; ++column)
                if (!panel.table()->isColumnHidden(column)) names << headOf(*panel.table(), column);
            return names;
        };
        panel.setForecast(resourceCostsOf(withUnits(128), {28, 28, 10}, 1), CellKind::Miru2);
        QCOMPARE(shown(), (QStringList{"GRU", "MiRU-1", "MiRU-2"}));
        panel.setForecast(resourceCostsOf(withUnits(128), {28, 28, 10}, 1), CellKind::Lstm);
        QCOMPARE(shown(), (QStringList{"LSTM", "GRU", "MiRU-2"}));
        auto* const all = panel.findChild<QToolButton*>("allCells");
        QVERIFY(all);
        all->click();
        QCOMPARE(shown(), (QStringList{"LSTM", "GRU", "MGU", "MiRU-1", "MiRU-2", "RNN", "minGRU"}));
        all->click();
        QCOMPARE(shown().size(), 3);
    }

    void onlyTheCellThatRunsIsMeasured() {
        ResourcesPanel panel;
        show(panel);
        Snapshot snapshot = snapshots::inTheMiddle();
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(textAt(panel, "seq/s", Miru2), QString("12,300"));
        QCOMPARE(textAt(panel, "seq/s", Gru), QString::fromUtf8("–"));
        QVERIFY(textAt(panel, "seq/s", Name).contains("measured"));
        QVERIFY(isBoldAt(panel, 0, Miru2));
        QVERIFY(!isBoldAt(panel, 0, Gru));
        snapshot.network.cell = CellKind::Gru;
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(textAt(panel, "seq/s", Gru), QString("12,300"));
        QCOMPARE(textAt(panel, "seq/s", Miru2), QString::fromUtf8("–"));
        QVERIFY(isBoldAt(panel, 0, Gru));
    }

    void nothingIsCutWhereThereIsLittleRoom_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("inGerman");
        for (const int width : {344, 380, 430, 500, 600, 900})
            for (const bool inGerman : {false, true})
                QTest::addRow("%d pixels, %s", width, inGerman ? "German" : "English") << width << inGerman;
    }
    void nothingIsCutWhereThereIsLittleRoom() {
        QFETCH(int, width);
        QFETCH(bool, inGerman);
        std::optional<test::German> german;
        if (inGerman) german.emplace();
        ResourcesPanel panel;
        showAt(panel, {width, 300});
        panel.setSnapshot(snapshots::shared(snapshots::withRehearsal()));
        const QTableView& table = *panel.table();
        QVERIFY(!table.isColumnHidden(Miru2) && !table.isColumnHidden(Gru));
        QVERIFY2(table.columnWidth(Name) + table.columnViewportPosition(Name) == table.columnViewportPosition(Gru) ||
                     table.isColumnHidden(Gru),
                 "the names end where figures begin");
        int end = 0;
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (table.isColumnHidden(column)) continue;
            const QString head = headOf(table, column);
            QVERIFY2(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column), qPrintable(head));
            end = std::max(end, table.columnViewportPosition(column) + table.columnWidth(column));
            for (int row = 0; row < rowsOf(panel); ++row) {
                if (table.isRowHidden(row)) continue;
                const QModelIndex cell = cellAt(panel, row, column);
                const QString shown = cell.data().toString();
                const QRect room = table.visualRect(cell).adjusted(3, 0, -3, 0);
                const QRect text = QFontMetrics(cell.data(Qt::FontRole).value<QFont>())
                                       .boundingRect(QRect(0, 0, room.width(), 1000), Qt::TextWordWrap, shown);
                QVERIFY2(text.width() <= room.width() && text.height() <= room.height(), qPrintable(shown));
            }
        }
        QTRY_VERIFY2(end <= table.viewport()->width(), qPrintable(QString::number(end)));  // bars come and go later
        for (const char* name : {"parameters", "MACs, forward", "MACs, backward", "weights"}) {
            const QString text = QCoreApplication::translate("miru", name);
            const int row = rowOf(panel, text);
            QVERIFY2(row >= 0 && table.rowHeight(row) < 2 * QFontMetrics(table.font()).height(), name);
        }
    }

    void longNumbersHaveUnits() {
        ResourcesPanel panel;
        panel.setForecast(resourceCostsOf(withUnits(1024), {32, 96, 10}, 1), CellKind::Miru2);
        show(panel);
        static const QRegularExpression longNumber("[0-9]{3}[,.][0-9]{3}[,.][0-9]{3}|[0-9]{5}");
        for (int row = 0; row < rowsOf(panel); ++row)
            for (int column = Lstm; column <= Ratio; ++column)
                QVERIFY2(!longNumber.match(cellAt(panel, row, column).data().toString()).hasMatch(),
                         qPrintable(cellAt(panel, row, column).data().toString()));
        QVERIFY2(textAt(panel, "parameters", Gru).endsWith(" M"), qPrintable(textAt(panel, "parameters", Gru)));
    }

    void theCreditRuleDecidesTheWayBackAndTheTrace() {
        ResourcesPanel panel;
        ExperimentSpec spec;
        const auto shown = [&](CreditRule rule) {
            spec.training.credit = rule;
            panel.setForecast(resourceCostsOf(spec, {28, 28, 10}, 1), CellKind::Miru2);
            return QStringList{textAt(panel, "MACs, backward", Miru2), textAt(panel, "trace", Miru2)};
        };
        show(panel);
        QCOMPARE(shown(CreditRule::Bptt), (QStringList{"1.02 M", "29.5 kB"}));
        QCOMPARE(shown(CreditRule::Truncated), (QStringList{"0.29 M", "8.4 kB"}));
        QCOMPARE(shown(CreditRule::FeedbackAlignment), (QStringList{"0.56 M", "29.5 kB"}));
    }

    void aSlowRunHasARateToo() {
        ResourcesPanel panel;
        show(panel);
        Snapshot snapshot = snapshots::inTheMiddle();
        snapshot.timing.sequencesPerSecond = 3.4;
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(textAt(panel, "seq/s", Miru2), QString("3.4"));
    }

    void everyFigureHasAnExplanation() {
        ResourcesPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        for (int row = 0; row < rowsOf(panel); ++row)
            for (int column = 0; column <= Ratio; ++column) {
                QVERIFY(!cellAt(panel, row, column).data().toString().isEmpty());
                QVERIFY(!cellAt(panel, row, column).data(Qt::ToolTipRole).toString().isEmpty());
            }
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("parameters");
        QTest::newRow("one task") << 0 << "21,386";
        QTest::newRow("fifty tasks") << 1 << "21,386";
        QTest::newRow("no numbers") << 2 << "21,386";
        QTest::newRow("one unit") << 3 << "50";        // 28 + 1 + 1 + 10 + 10
        QTest::newRow("512 units") << 4 << "282,122";  // 512 · (28 + 512 + 1) + 10 · 512 + 10
        QTest::newRow("diverged") << 5 << "21,386";
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(QString, parameters);
        ResourcesPanel panel;
        show(panel);
        const Snapshot snapshot = snapshots::ofEveryKind()[static_cast<std::size_t>(which)];
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(textAt(panel, "parameters", Miru2), parameters);
        QVERIFY(!panel.grab().isNull());
        QVERIFY(!textAt(panel, "seq/s", Miru2).contains("nan", Qt::CaseInsensitive));
    }

    void energiesFollowTheirAssumptions() {
        ResourcesPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(textAt(panel, "energy, paper", Miru2), QString::fromUtf8("0.136 µJ"));
        const QString horowitz = textAt(panel, "energy, 45 nm", Miru2);
        for (auto* box : panel.assumptions()->findChildren<QDoubleSpinBox*>())
            if (box->accessibleName().contains("parameter")) box->setValue(2 * box->value());
        QCOMPARE(textAt(panel, "energy, paper", Miru2), QString::fromUtf8("0.271 µJ"));
        QCOMPARE(textAt(panel, "energy, 45 nm", Miru2), horowitz);
        for (auto* box : panel.assumptions()->findChildren<QDoubleSpinBox*>()) box->setValue(0);
        QCOMPARE(textAt(panel, "energy, 45 nm", Gru), QString::fromUtf8("0 µJ"));
        QCOMPARE(textAt(panel, "energy, 45 nm", Ratio), QString::fromUtf8("–"));
    }

    void oneSequenceIsMeasuredOnTheNetworkAtHandButNotHere() {
        ResourcesPanel panel;
        std::vector<std::shared_ptr<const Snapshot>> wanted;
        connect(&panel, &ResourcesPanel::latencyWanted, &panel,
                [&](const auto& snapshot) { wanted.push_back(snapshot); });
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));  // made by hand, without a network
        QVERIFY(wanted.empty());
        QCOMPARE(textAt(panel, "latency", Miru2), QString::fromUtf8("–"));
        const auto snapshot = snapshots::shared(snapshots::withNetworks());
        panel.setSnapshot(snapshot);
        QCOMPARE(wanted.size(), std::size_t{1});
        QVERIFY(wanted[0] == snapshot);
        panel.setSnapshot(snapshot);
        QVERIFY2(wanted.size() == 1, "one at a time");
        QVERIFY(ResourcesPanel::secondsPerSequence(*snapshot) > 0);
        panel.setLatency(snapshot->network, 42e-6);
        QCOMPARE(textAt(panel, "latency", Miru2), QString::fromUtf8("42.0 µs"));
        QCOMPARE(textAt(panel, "latency", Gru), QString::fromUtf8("–"));
        Snapshot other = *snapshot;
        other.network.hidden += 1;
        panel.setSnapshot(snapshots::shared(std::move(other)));
        QVERIFY2(textAt(panel, "latency", Miru2) == QString::fromUtf8("–"), "it was of another network");
        QCOMPARE(wanted.size(), std::size_t{2});
        panel.setSnapshot(nullptr);
        QCOMPARE(textAt(panel, "latency", Miru2), QString::fromUtf8("–"));
    }

    void beforeARunTheForecastIsShown() {
        ResourcesPanel panel;
        panel.setForecast(resourceCostsOf(withUnits(128), {28, 28, 10}, 1), CellKind::Miru1);
        show(panel);
        QCOMPARE(textAt(panel, "parameters", Miru1), QString("41,482"));
        QVERIFY(isBoldAt(panel, 0, Miru1));
        panel.setForecast(resourceCostsOf(withUnits(1), {28, 28, 10}, 1), CellKind::Miru2);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("50"));
        QCOMPARE(textAt(panel, "seq/s", Miru2), QString::fromUtf8("–"));
    }

    void aRunIsShownInPlaceOfTheForecastUntilItIsForgotten() {
        ResourcesPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        panel.setForecast(resourceCostsOf(withUnits(1), {28, 28, 10}, 1), CellKind::Miru2);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("21,386"));
        panel.setSnapshot(nullptr);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("50"));
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        ResourcesPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(rowsOf(panel), 0);
        show(panel);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("21,386"));
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::withOneUnit()));
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("21,386"));
        panel.setVisible(true);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("50"));
    }

    void aForecastMadeWhileHiddenIsShownLater() {
        ResourcesPanel panel;
        panel.setForecast(resourceCostsOf(withUnits(128), {28, 28, 10}, 1), CellKind::Miru2);
        show(panel);
        panel.setVisible(false);
        panel.setForecast(resourceCostsOf(withUnits(1), {28, 28, 10}, 1), CellKind::Miru2);
        panel.setVisible(true);
        QCOMPARE(textAt(panel, "parameters", Miru2), QString("50"));
    }
};

QTEST_MAIN(TestResourcesPanel)
#include "tst_resources_panel.moc"
