// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sparsity panel shows who won, how often each unit fires, and how much tasks share.

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/raster.h"
#include "ui/panels/sparsity_panel.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(SparsityPanel& panel) { showAt(panel, {400, 560}); }

/// The dot under the middle of a raster, and what the panel says of it.
struct Hovered {
    int row = 0;
    int column = 0;
    QString text;
};
Hovered restInTheMiddleOf(Raster& raster) {
    QSignalSpy hovered(&raster, &Raster::dotHovered);
    const QString text = rest(raster, QRectF(raster.rect()).center());
    return {hovered[0][0].toInt(), hovered[0][1].toInt(), text};
}

}  // namespace

class TestSparsityPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void exactlyTheWinnersAreShown_data() {
        QTest::addColumn<double>("sparsity");
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("winners");
        QTest::newRow("three quarters silent") << 0.75 << 128 << 32;
        QTest::newRow("hardly any winner") << 0.99 << 512 << 5;
        QTest::newRow("one unit") << 0.9 << 1 << 1;
    }
    void exactlyTheWinnersAreShown() {
        QFETCH(double, sparsity);
        QFETCH(int, units);
        QFETCH(int, winners);
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withInhibition(sparsity, snapshots::during(2, 5, units))));
        QVERIFY(says(panel, QString("exactly %1 of %2 at every step").arg(winners).arg(units)));
        const RasterData& mask = panel.mask()->data();
        QCOMPARE(mask.rows, units);
        QCOMPARE(mask.columns, 28);
        for (int step = 0; step < 28; ++step) {
            int firing = 0;
            for (int unit = 0; unit < units; ++unit) {
                const float fires = mask.values[static_cast<std::size_t>(step * units + unit)];
                QCOMPARE(fires, (unit - step % units + units) % units < winners ? 1.0F : 0.0F);
                firing += fires > 0 ? 1 : 0;
            }
            QCOMPARE(firing, winners);
        }
    }

    void withoutInhibitionItSaysSo() {
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(says(panel, "no inhibition"));
        QVERIFY(!says(panel, "exactly"));
        QVERIFY(says(panel, QString::fromUtf8("|h| > 0.1")));
    }

    void sharesAreThoseOfTheSnapshot() {
        const auto snapshot = snapshots::shared(snapshots::withInhibition(0.75));
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        const RasterData& shares = panel.shares()->data();
        QCOMPARE(shares.rows, 3);
        QCOMPARE(shares.columns, 128);
        for (std::size_t task = 0; task < 3; ++task)
            for (std::size_t unit = 0; unit < 128; ++unit)
                QCOMPARE(shares.values[unit * 3 + task], snapshot->firingShares[task][unit]);
    }

    void tasksShareTheirUnitsMutually() {
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withInhibition(0.75)));
        const HeatMapData& data = panel.overlaps()->data();
        QCOMPARE(data.values.size(), std::size_t{3});
        for (std::size_t a = 0; a < 3; ++a) {
            QCOMPARE(data.values[a].size(), std::size_t{3});
            QCOMPARE(data.values[a][a], 1.0);
            QCOMPARE(data.columnColors[static_cast<qsizetype>(a)], taskColor(static_cast<int>(a)));
            for (std::size_t b = 0; b < 3; ++b) QCOMPARE(data.values[a][b], data.values[b][a]);
        }
        QVERIFY(std::abs(data.values[0][1] - 22.0 / 42) < 1e-6);  // 32 units each, 10 further on
        QVERIFY(std::abs(data.values[0][2] - 12.0 / 52) < 1e-6);
    }

    void tooltipsSayWhatIsUnderThePointer() {
        const auto snapshot = snapshots::shared(snapshots::withInhibition(0.75));
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        const Hovered mask = restInTheMiddleOf(*panel.mask());
        QVERIFY(mask.row > 40 && mask.row < 90 && mask.column > 8 && mask.column < 20);
        QCOMPARE(mask.text, QString("unit %1 is silent at step %2").arg(mask.row + 1).arg(mask.column + 1));

        const Hovered shares = restInTheMiddleOf(*panel.shares());
        QCOMPARE(shares.row, 1);
        QCOMPARE(shares.text, QString("unit %1 fires 0\u00a0% of the time on task 2").arg(shares.column + 1));

        const QString overlap = rest(*panel.overlaps(), panel.overlaps()->cellRect(2, 1).center());
        QVERIFY2(overlap.startsWith("Tasks 3 and 2 share 52\u00a0% of their units."), qPrintable(overlap));

        Snapshot loud = snapshots::inTheMiddle();  // all fire, each half of the time
        panel.setSnapshot(snapshots::shared(loud));
        QVERIFY(restInTheMiddleOf(*panel.mask()).text.contains(" fires at step "));
        QVERIFY(restInTheMiddleOf(*panel.shares()).text.contains(" fires 50\u00a0% of the time on task 2"));
    }

    void theFirstTaskSharesWithNobody() {
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::oneTask()));
        QVERIFY(says(panel, "from the second task on"));
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QVERIFY(!says(panel, "from the second task on"));
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("tasks");
        QTest::addColumn<int>("units");
        QTest::newRow("one task") << 0 << 1 << 128;
        QTest::newRow("fifty tasks") << 1 << 50 << 128;
        QTest::newRow("no numbers") << 2 << 5 << 128;
        QTest::newRow("one unit") << 3 << 3 << 1;
        QTest::newRow("512 units") << 4 << 3 << 512;
        QTest::newRow("diverged") << 5 << 3 << 128;
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, tasks);
        QFETCH(int, units);
        const Snapshot snapshot = snapshots::ofEveryKind()[static_cast<std::size_t>(which)];
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.mask()->data().rows, units);
        QCOMPARE(panel.shares()->data().rows, tasks);
        QCOMPARE(panel.shares()->data().columns, units);
        QCOMPARE(static_cast<int>(panel.overlaps()->data().values.size()), tasks);
        QVERIFY(inkIn(panel.grab().toImage(), colors().accent) > 100);
        QVERIFY(!restInTheMiddleOf(*panel.mask()).text.isEmpty());
    }

    void beforeAnythingHasRunItIsEmpty() {
        SparsityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withInhibition(0.75)));
        for (const auto& nothing : {snapshots::shared({}), std::shared_ptr<const Snapshot>()}) {
            panel.setSnapshot(nothing);
            QVERIFY(panel.mask()->data().values.empty());
            QVERIFY(panel.shares()->data().values.empty());
            QVERIFY(panel.overlaps()->data().values.empty());
            QVERIFY(!says(panel, "exactly"));
            QCOMPARE(restInTheMiddleOf(*panel.mask()).row, -1);
            QVERIFY(!panel.grab().isNull());
        }
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        SparsityPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(panel.mask()->data().rows, 0);
        show(panel);
        QCOMPARE(panel.mask()->data().rows, 128);
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::withOneUnit()));
        panel.setSnapshot(snapshots::shared(snapshots::with512Units()));
        QCOMPARE(panel.mask()->data().rows, 128);
        panel.setVisible(true);
        QCOMPARE(panel.mask()->data().rows, 512);
    }
};

QTEST_MAIN(TestSparsityPanel)
#include "tst_sparsity_panel.moc"
