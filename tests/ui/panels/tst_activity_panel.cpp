// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The activity panel draws the snapshot's histograms, and constants where a cell has no gates.

#include <QTest>
#include <cmath>
#include <numeric>

#include "tests/support/pictures.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/histogram_chart.h"
#include "ui/panels/activity_panel.h"
#include "ui/style/numbers.h"
#include "ui/style/palette.h"
#include "ui/style/result_text.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

void show(ActivityPanel& panel) { showAt(panel, {360, 480}); }

QStringList titlesOf(const ActivityPanel& panel) {
    QStringList titles;
    for (const HistogramChart* chart : panel.charts()) titles << chart->data().title;
    return titles;
}

void compare(const std::vector<double>& heights, const Histogram& histogram) {
    QCOMPARE(heights.size(), histogram.counts.size());
    for (std::size_t bin = 0; bin < heights.size(); ++bin)
        QVERIFY(std::abs(heights[bin] - static_cast<double>(histogram.counts[bin]) / 1000) < 1e-9);
}

}  // namespace

class TestActivityPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void whatACellHasIsShownAndConstantsStandInPlaceOfGates() {
        const QString z = words::nameOf(Signal::UpdateGate);
        const QString r = words::nameOf(Signal::ResetGate);
        const QString candidate = words::nameOf(Signal::Candidate);
        const QString h = words::nameOf(Signal::Hidden);
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Gru)));
        QCOMPARE(titlesOf(panel), (QStringList{z, r, candidate, h}));
        for (const HistogramChart* chart : panel.charts()) QVERIFY(chart->data().constants.isEmpty());

        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Miru1)));
        QCOMPARE(titlesOf(panel), (QStringList{"in place of the update gate", r, candidate, h}));
        auto constants = panel.charts()[0]->data().constants;
        QCOMPARE(constants.size(), 1);
        QCOMPARE(constants[0].label, QString::fromUtf8("λ 0.7"));

        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Miru2)));
        QCOMPARE(titlesOf(panel), (QStringList{"in place of gates: constants", candidate, h}));
        constants = panel.charts()[0]->data().constants;
        QCOMPARE(constants.size(), 2);
        QCOMPARE(constants[0].label, QString::fromUtf8("β 0.55"));
        QCOMPARE(constants[1].label, QString::fromUtf8("λ 0.7"));
        QVERIFY(std::abs(constants[0].at - 0.55) < 1e-6 && std::abs(constants[1].at - 0.7) < 1e-6);
        QVERIFY(inkIn(pictureOf(*panel.charts()[0]), colors().accent) > 50);
    }

    void histogramsAreThoseOfTheSnapshot() {
        const auto snapshot = snapshots::shared(snapshots::withSignals(CellKind::Gru));
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshot);
        for (int n = 0; n < 4; ++n) {
            const auto signal = static_cast<std::size_t>(n);
            const Histogram& histogram = snapshot->activity.signals[signal].histogram;
            const HistogramData& data = panel.charts()[n]->data();
            compare(data.heights, histogram);
            QCOMPARE(data.low, n < 2 ? 0.0 : -1.0);
            QCOMPARE(data.high, 1.0);
            QCOMPARE(data.note, words::percent(histogram.saturatedShare()) + " saturated");
            QCOMPARE(data.outlines.size(), 2);
            for (int task = 0; task < 2; ++task) {
                const auto index = static_cast<std::size_t>(task);
                compare(data.outlines[task].heights, snapshot->pastActivity[index].signals[signal].histogram);
                QCOMPARE(data.outlines[task].color, taskColor(task));
            }
            QVERIFY(data.outlines[0].heights != data.outlines[1].heights);
        }
        QCOMPARE(panel.charts()[0]->data().fill, panel.charts()[1]->data().fill);
        QVERIFY2(panel.charts()[0]->data().fill != panel.charts()[2]->data().fill, "gates and states differ");
    }

    void onlyTheLatestTasksAreOutlined() {
        ActivityPanel panel;
        show(panel);
        const auto snapshot = snapshots::shared(snapshots::withSignals(CellKind::Miru2, snapshots::during(9, 10, 16)));
        panel.setSnapshot(snapshot);
        const auto& outlines = panel.charts()[1]->data().outlines;
        QCOMPARE(outlines.size(), 4);
        for (int n = 0; n < 4; ++n) {
            QCOMPARE(outlines[n].color, taskColor(5 + n));
            compare(outlines[n].heights, snapshot->pastActivity[static_cast<std::size_t>(5 + n)].signals[0].histogram);
        }
        QVERIFY(says(panel, "dashed: at the ends of earlier tasks"));
    }

    void coefficientsOfEachUnitAreAnOutline() {
        Snapshot snapshot = snapshots::withSignals(CellKind::Miru2);
        for (std::size_t unit = 0; unit < 128; ++unit)
            snapshot.coefficients.lambda[unit] = Real(unit % 2 == 0 ? 0.21 : 1.0);
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        const HistogramData& data = panel.charts()[0]->data();
        QCOMPARE(data.constants.size(), 1);  // β is the same everywhere
        QVERIFY(data.constants[0].label.startsWith(QString::fromUtf8("β")));
        QCOMPARE(data.outlines.size(), 1);
        const auto& heights = data.outlines[0].heights;
        QCOMPARE(std::accumulate(heights.begin(), heights.end(), 0.0), 1.0);
        QCOMPARE(heights[8], 0.5);  // 0.2 … 0.225
        QCOMPARE(heights.back(), 0.5);
        QVERIFY2(data.note.contains(QString::fromUtf8("λ 0.21 … 1.00 per unit")), qPrintable(data.note));
    }

    void aCoefficientAboveOneIsOnTheAxisToo() {
        Snapshot snapshot = snapshots::withSignals(CellKind::Miru2);
        std::ranges::fill(snapshot.coefficients.beta, Real(2));  // the form allows up to 10
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        const HistogramData& data = panel.charts()[0]->data();
        QVERIFY(data.constants.last().label.startsWith(QString::fromUtf8("β")));
        QVERIFY(data.constants.last().at <= data.high);
    }

    void everySnapshotCanBeShown_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("outlines");
        QTest::newRow("one task") << 0 << 0;
        QTest::newRow("fifty tasks") << 1 << 4;
        QTest::newRow("no numbers") << 2 << 4;
        QTest::newRow("one unit") << 3 << 2;
        QTest::newRow("512 units") << 4 << 2;
        QTest::newRow("diverged") << 5 << 2;
    }
    void everySnapshotCanBeShown() {
        QFETCH(int, which);
        QFETCH(int, outlines);
        const Snapshot snapshot = snapshots::ofEveryKind()[static_cast<std::size_t>(which)];
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));  // nothing was watched: its constants alone
        QCOMPARE(panel.charts().size(), 1);
        for (const auto& [key, charts] :
             {std::pair{"lstm", 6}, {"gru", 4}, {"mgu", 3}, {"miru1", 4}, {"miru2", 3}, {"rnn", 2}, {"mingru", 3}}) {
            panel.setSnapshot(snapshots::shared(snapshots::withSignals(*findCellKind(key), snapshot)));
            QCOMPARE(panel.charts().size(), charts);
            QCOMPARE(panel.charts().last()->data().outlines.size(), outlines);
            QVERIFY(inkIn(panel.grab().toImage(), panel.charts().last()->data().fill) > 0);
        }
        panel.setSnapshot(nullptr);
        QVERIFY(panel.charts().isEmpty());
        QVERIFY(says(panel, "no run yet"));
    }

    void whatIsNoNumberIsInNoBar() {
        Snapshot snapshot = snapshots::withSignals(CellKind::Gru);
        for (SignalHistogram& signal : snapshot.activity.signals) signal.histogram = Histogram::ofGate();
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshot));
        QCOMPARE(panel.charts()[0]->data().heights, std::vector<double>(Histogram::binCount, 0.0));
        QVERIFY(!panel.charts()[0]->data().note.contains("nan", Qt::CaseInsensitive));
    }

    void aHiddenPanelDoesNoWorkAndThenShowsTheLatest() {
        ActivityPanel panel;
        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Gru)));
        QVERIFY(panel.charts().isEmpty());
        show(panel);
        QCOMPARE(panel.charts().size(), 4);
        panel.setVisible(false);
        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Miru1)));
        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Miru2)));
        QCOMPARE(panel.charts().size(), 4);
        panel.setVisible(true);
        QCOMPARE(panel.charts().size(), 3);
    }

    void itFollowsTheTheme() {
        ActivityPanel panel;
        show(panel);
        panel.setSnapshot(snapshots::shared(snapshots::withSignals(CellKind::Gru)));
        const QColor light = panel.charts()[0]->data().fill;
        Theme::current().apply(Theme::Kind::Dark);
        const QColor dark = panel.charts()[0]->data().fill;
        const QColor expected = taskColor(0);
        const QColor outline = panel.charts()[0]->data().outlines[0].color;
        Theme::current().apply(Theme::Kind::Light);
        QVERIFY(dark != light);
        QCOMPARE(outline, expected);
        QCOMPARE(panel.charts()[0]->data().fill, light);
    }
};

QTEST_MAIN(TestActivityPanel)
#include "tst_activity_panel.moc"
