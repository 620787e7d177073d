// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was counted on a microcontroller stands beside what is computed, and belongs to one network alone.

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "core/model/cell_kinds.h"
#include "tests/support/device_tools.h"
#include "tests/support/fake_players.h"
#include "tests/support/german.h"
#include "tests/support/pictures.h"
#include "tests/support/warnings.h"
#include "ui/panels/resources_panel.h"
#include "ui/style/number_box.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

QString noTools() { return "Two tools are missing."; }
QString allTools() { return {}; }

Snapshot withCell(CellKind cell, double sparsity = 0) {
    Snapshot snapshot = snapshots::during(2, 5);
    snapshot.network.cell = cell;
    snapshot.knobs[Knob::Sparsity] = sparsity;
    snapshot = snapshots::withNetworks(std::move(snapshot));
    snapshot.ownCost = countResources(cell, {.steps = 28, .inputs = 28, .hidden = 128, .classes = 10});
    return snapshot;
}

/// The cells of the row of this name.
QStringList rowOf(const DeviceView& view, const QString& name) {
    for (const QStringList& row : view.rows())
        if (row[0].trimmed() == name) return row.mid(1);
    return {};
}

}  // namespace

class TestResourcesDevice : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void withoutToolsThereIsASentenceAndNoButton() {
        DeviceView view(noTools);
        view.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        view.show();
        QCOMPARE(view.note(), QString("Two tools are missing."));
        QVERIFY(!view.countButton()->isVisible());
        QVERIFY(!view.table()->isVisible());
    }

    void toolsInstalledMeanwhileAreFound() {
        bool areThere = false;
        DeviceView view([&] { return areThere ? QString() : noTools(); });
        view.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        view.show();
        QVERIFY(!view.countButton()->isVisible());
        view.hide();
        areThere = true;
        view.show();
        QVERIFY(view.countButton()->isVisible() && view.countButton()->isEnabled());
        QVERIFY(view.countButton()->text().contains("Cortex-M4F"));
    }

    void withoutANetworkNothingCanBeCounted() {
        DeviceView view(allTools);
        view.show();
        QVERIFY(!view.countButton()->isEnabled());
        QCOMPARE(view.note(), QString("There is no network yet: press Run first."));
        view.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        QVERIFY(view.countButton()->isEnabled());
    }

    void whatIsChosenIsCounted() {
        DeviceView view(allTools);
        const auto snapshot = snapshots::shared(withCell(CellKind::Miru2, 0.75));
        view.setSnapshot(snapshot);
        view.show();
        std::shared_ptr<const Snapshot> wanted;
        ExportPlan plan;
        connect(&view, &DeviceView::countWanted, &view, [&](const auto& moment, const ExportPlan& asked) {
            wanted = moment;
            plan = asked;
        });
        QVERIFY(view.sparse()->isVisible());
        view.sparse()->setChecked(true);
        view.numbers()->setCurrentIndex(1);
        view.countButton()->click();
        QVERIFY(wanted == snapshot);
        QVERIFY(plan.numbers == NumberForm::Q15 && plan.isSparse);
        QVERIFY(view.isCounting());
        QVERIFY(!view.numbers()->isEnabled());
        view.setFinding(test::countedOf(*snapshot));
        QVERIFY(!view.isCounting() && view.numbers()->isEnabled());
        // Nothing is left out where nothing is inhibited, whatever was ticked before.
        view.setSnapshot(snapshots::shared(withCell(CellKind::Miru2)));
        QVERIFY(!view.sparse()->isVisible());
        view.countButton()->click();
        QVERIFY(!plan.isSparse);
    }

    void pressedAgainItStops() {
        DeviceView view(allTools);
        view.setSnapshot(snapshots::shared(snapshots::withNetworks()));
        view.show();
        QSignalSpy stopped(&view, &DeviceView::stopWanted);
        view.countButton()->click();
        QCOMPARE(view.countButton()->text(), QString("Stop"));
        view.countButton()->click();
        QCOMPARE(stopped.size(), 1);
        QVERIFY2(!view.countButton()->isEnabled(), "until it has stopped");
        view.setFinding({});
        QVERIFY(view.countButton()->isEnabled());
        QVERIFY(view.countButton()->text().startsWith("Count"));
        QVERIFY(!view.finding());
    }

    void aCountStandsBesideWhatIsComputed() {
        DeviceView view(allTools);
        const auto snapshot = snapshots::shared(withCell(CellKind::Miru2));
        view.setSnapshot(snapshot);
        view.show();
        view.setFinding(test::countedOf(*snapshot));
        QVERIFY(view.table()->isVisible());
        QVERIFY(view.note().isEmpty());
        QCOMPARE(view.columns(), (QStringList{"", "computed", "counted", "GRU"}));
        QCOMPARE(rowOf(view, "one inference"), (QStringList{"0.56 M", "3.01 M", "9.03 M"}));
        QCOMPARE(rowOf(view, "recurrent").mid(0, 2), (QStringList{"0.46 M", "2.33 M"}));
        QCOMPARE(rowOf(view, "nonlinearity").mid(0, 2), (QStringList{QString::fromUtf8("–"), "0.13 M"}));
        QVERIFY2(rowOf(view, "winners").isEmpty(), "neither network has any");
        QCOMPARE(rowOf(view, "flash").mid(0, 2), (QStringList{"86.1 kB", "87.1 kB"}));
        QCOMPARE(rowOf(view, "RAM").mid(0, 2), (QStringList{"1.1 kB", "1.1 kB"}));
        QCOMPARE(rowOf(view, "energy")[0], QString::fromUtf8("0.136 µJ"));
        QCOMPARE(rowOf(view, "GRU : MiRU-2"),
                 (QStringList{QString::fromUtf8("3.00×"), QString::fromUtf8("3.00×"), QString::fromUtf8("1.00×")}));
        QVERIFY(view.verdicts().contains(QString::fromUtf8("2.49× faster inference; here 3.00×: holds")));
        QVERIFY(view.verdicts().contains(QString::fromUtf8("3.19× less energy; here 3.00×: does not hold")));
        QVERIFY(view.verdicts().contains("no gain where memory is not the bottleneck"));
        view.setFinding(test::countedOf(*snapshot, 0.8));
        QVERIFY(view.verdicts().endsWith("there is none"));
    }

    void computedPartsAddUpToTheCost_data() {
        QTest::addColumn<int>("cell");
        QTest::addColumn<int>("vocabulary");
        QTest::addColumn<bool>("isOneHot");
        QTest::addColumn<bool>("everyStep");
        for (int n = 0; n < static_cast<int>(cellKinds().size()); ++n) {
            const char* const key = cellKinds()[static_cast<std::size_t>(n)]->key;
            QTest::addRow("%s", key) << n << 0 << false << false;
            QTest::addRow("%s, words", key) << n << 50 << false << false;
            QTest::addRow("%s, characters", key) << n << 28 << true << true;
        }
    }
    void computedPartsAddUpToTheCost() {
        QFETCH(int, cell);
        QFETCH(int, vocabulary);
        QFETCH(bool, isOneHot);
        QFETCH(bool, everyStep);
        const CellKind kind = cellKinds()[static_cast<std::size_t>(cell)];
        Snapshot snapshot = snapshots::during(2, 5);
        snapshot.network.cell = kind;
        snapshot.network.vocabulary = vocabulary;
        snapshot.network.isOneHot = isOneHot;
        if (everyStep) snapshot.network.answers = Answers::EveryStep;
        snapshot.model = std::make_shared<const Network>(snapshot.network, snapshot.coefficients, Inhibition{}, 1);
        double sum = 0;
        for (int part = 0; part < devicePartCount; ++part)
            sum += DeviceView::multiplyAddsOf(static_cast<DevicePart>(part), snapshot);
        const ResourceCost cost = countResources(kind, {.steps = 28,
                                                        .inputs = 28,
                                                        .hidden = 128,
                                                        .classes = 10,
                                                        .vocabulary = vocabulary,
                                                        .isOneHot = isOneHot,
                                                        .answersEveryStep = everyStep});
        QCOMPARE(sum, static_cast<double>(cost.macsForward));
    }

    void timeAndEnergyFollowTheirAssumptions() {
        DeviceView view(allTools);
        const auto snapshot = snapshots::shared(withCell(CellKind::Miru2));
        view.setSnapshot(snapshot);
        view.show();
        view.setFinding(test::countedOf(*snapshot));
        QCOMPARE(rowOf(view, "time")[1], QString("37.6 ms"));
        QCOMPARE(rowOf(view, "energy")[1], QString::fromUtf8("722 µJ"));
        const auto saysSource = [&](const QString& text) {
            const auto labels = view.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(text); });
        };
        QVERIFY(saysSource("STM32L412 data sheet DS12469"));
        QVERIFY(saysSource("Counted in 32-bit float."));
        view.numbers()->setCurrentIndex(2);
        QVERIFY(saysSource("Counted in 32-bit float."));
        view.clock()->setValue(160);
        view.energy()->setValue(0.5);
        QCOMPARE(rowOf(view, "time")[1], QString("18.8 ms"));
        QVERIFY2(rowOf(view, "energy")[1].startsWith("1.5"), qPrintable(rowOf(view, "energy")[1]));
        QVERIFY(!saysSource("STM32L412"));
    }

    void aCountOfAnotherNetworkIsNotShown() {
        DeviceView view(allTools);
        const auto counted = snapshots::shared(withCell(CellKind::Miru2));
        const auto later = snapshots::shared(withCell(CellKind::Miru2));
        view.setSnapshot(counted);
        view.show();
        view.setFinding(test::countedOf(*counted));
        view.setSnapshot(later);
        QVERIFY(!view.finding());
        QVERIFY(!view.table()->isVisible());
        QVERIFY(view.rows().isEmpty());
        QCOMPARE(view.note(), QString("What was counted is another network, as it was after 2,500 batches."));
        view.setSnapshot(nullptr);
        QVERIFY(!view.finding() && !view.table()->isVisible());
        view.setSnapshot(counted);
        QVERIFY(view.finding() && view.table()->isVisible());
    }

    void whyThereIsNoCountIsSaid() {
        DeviceView view(allTools);
        const auto snapshot = snapshots::shared(withCell(CellKind::Gru));
        view.setSnapshot(snapshot);
        view.show();
        view.setFinding({.network = snapshot->model, .problem = "qemu-system-arm failed."});
        QCOMPARE(view.note(), QString("qemu-system-arm failed."));
        QVERIFY(!view.table()->isVisible());
    }

    void thePanelOpensItAndItsNumbersAreExported() {
        ResourcesPanel panel;
        const auto snapshot = snapshots::shared(withCell(CellKind::Miru2));
        panel.setSnapshot(snapshot);
        showAt(panel, {600, 372});
        QVERIFY(panel.table()->isVisible() && !panel.device()->isVisible());
        QVERIFY(!panel.csv().contains("counted"));
        panel.deviceButton()->click();
        QVERIFY(panel.device()->isVisible() && !panel.table()->isVisible());
        panel.device()->setFinding(test::countedOf(*snapshot));
        QVERIFY2(panel.csv().contains("\"instructions, counted\",–,9.03 M,–,–,3.01 M,"), panel.csv().constData());
        QVERIFY(panel.csv().contains("\"flash, counted\""));
        panel.setSnapshot(snapshots::shared(withCell(CellKind::Miru2)));
        QVERIFY(!panel.csv().contains("counted"));
        panel.setSnapshot(snapshot);
        QVERIFY(panel.csv().contains("counted"));
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(withCell(CellKind::Miru2)));
        QVERIFY2(!panel.csv().contains("counted"), "a hidden panel exports what it would show");
        panel.setVisible(true);
        panel.deviceButton()->click();
        QVERIFY(panel.table()->isVisible() && !panel.device()->isVisible());
    }

    void noFigureIsCutWhereThereIsLittleRoom_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("inGerman");
        for (const int width : {344, 430, 900})
            for (const bool inGerman : {false, true})
                QTest::addRow("%d pixels, %s", width, inGerman ? "German" : "English") << width << inGerman;
    }
    void noFigureIsCutWhereThereIsLittleRoom() {
        QFETCH(int, width);
        QFETCH(bool, inGerman);
        const testing::FakePlayers tools;
        tools.add("arm-none-eabi-gcc", "exit 1");
        tools.add("qemu-system-arm", "exit 1");
        std::optional<test::German> german;
        if (inGerman) german.emplace();
        ResourcesPanel panel;
        const auto snapshot = snapshots::shared(withCell(CellKind::Miru2));
        panel.setSnapshot(snapshot);
        showAt(panel, {width, 300});
        QVERIFY(panel.width() <= width);
        panel.deviceButton()->click();
        QTest::qWait(1);  // what was asked for is laid out before a count comes
        panel.device()->setFinding(test::countedOf(*snapshot));
        const QTableView& table = *panel.device()->table();
        QVERIFY(table.isVisible());
        for (int row = 0; row < table.model()->rowCount(); ++row)
            for (int column = 0; column < table.model()->columnCount(); ++column) {
                const QString figure = table.model()->index(row, column).data().toString();
                QVERIFY2(table.fontMetrics().horizontalAdvance(figure) < table.columnWidth(column), qPrintable(figure));
            }
        QTRY_VERIFY(table.columnViewportPosition(3) + table.columnWidth(3) <= table.viewport()->width());
        QCOMPARE(table.height(),
                 table.horizontalHeader()->height() + table.model()->rowCount() * table.rowHeight(0) + 2);
        QVERIFY(panel.width() <= width);
    }
};

QTEST_MAIN(TestResourcesDevice)
#include "tst_resources_device.moc"
