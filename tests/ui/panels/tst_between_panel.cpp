// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks on the line between two moments are tested one after the other, for the line that is chosen and no other.

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <cmath>

#include "core/math/interruption.h"
#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/line_chart.h"
#include "ui/panels/between_panel.h"
#include "ui/report/figure.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

/// A run that stands still in the middle of task 3.
Snapshot restingRun() {
    Snapshot snapshot = snapshots::withNetworks(snapshots::during(2, 5, 16));
    snapshot.state = RunState::Paused;
    return snapshot;
}

/// A panel whose networks are tested when the test says so.
struct TestedPanel {
    BetweenPanel panel;
    QList<BetweenPanel::TestNetwork> asked;

    TestedPanel() {
        QObject::connect(&panel, &BetweenPanel::scoresWanted, &panel,
                         [this](const BetweenPanel::TestNetwork& test) { asked << test; });
        panel.resize(500, 400);
        panel.setVisible(true);
    }
    void answer() { panel.setScores(asked.takeFirst()()); }
    /// Two tasks whose losses are 1 at both ends, and of the first `ridge` more in the middle.
    void answerWithRidge(double ridge) {
        for (int n = 0; n < BetweenPanel::networksOnLine; ++n) {
            asked.takeFirst();
            panel.setScores(BetweenPanel::Scores{{1 + (n == 10 ? ridge : 0), 0.5}, {1, 0.25}});
        }
    }
};

}  // namespace

class TestBetweenPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void beforeATaskIsLearnedItSaysWhatItWillShow() {
        TestedPanel it;
        it.panel.setSnapshot(nullptr);
        QVERIFY(says(it.panel, "Once a task has been learned"));
        it.panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::during(0, 5, 16))));
        QVERIFY(it.asked.isEmpty());
        QVERIFY(it.panel.sentence().isEmpty());
    }

    void everyNetworkOfTheLineIsTestedInTurn() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        QCOMPARE(it.panel.fromBox()->currentText(), QString("the end of task 1"));
        QCOMPARE(it.panel.toBox()->currentText(), QString("now"));
        for (int n = 0; n < BetweenPanel::networksOnLine; ++n) {
            QCOMPARE(it.asked.size(), 1);
            QVERIFY(says(it.panel, QString("testing network %1 of 21").arg(n + 1)));
            it.answer();
        }
        QVERIFY(it.asked.isEmpty());
        const LineChartData& data = it.panel.chart()->data();
        QCOMPARE(data.lines.size(), 2);  // the third task is still being learned
        QCOMPARE(data.lines[0].points.size(), 21);
        QCOMPARE(data.lines[0].color, taskColor(0));
        QCOMPARE(data.lines[0].points.last().x(), 100.0);
        QVERIFY(!it.panel.computeButton()->isVisible());
        QVERIFY(it.panel.sentence().contains("barrier"));
    }

    void theEndsAreTheNetworksChosen() {
        TestedPanel it;
        const Snapshot run = restingRun();
        it.panel.setSnapshot(snapshots::shared(run));
        const auto first = it.asked[0]();
        const auto expected = scoresOf(*run.learned[0], run, 2, neverInterrupted);
        QVERIFY(std::abs((*first)[0].loss - (*expected)[0].loss) < 1e-6);
    }

    void aRidgeIsToldWithItsTask() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.answerWithRidge(0.8);
        QVERIFY2(it.panel.sentence().contains("the loss on task 1 rises by up to 0.80 nats"),
                 qPrintable(it.panel.sentence()));
        QVERIFY(it.panel.sentence().endsWith("there is a barrier."));
    }

    void aValleyHasNoBarrier() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.answerWithRidge(0.03);
        QVERIFY(it.panel.sentence().endsWith("there is no barrier."));
    }

    void lossIsDrawnWhenItIsChosen() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.answerWithRidge(2.5);
        choose(it.panel.measureBox(), 1);
        QVERIFY(it.asked.isEmpty());
        QCOMPARE(it.panel.chart()->data().lines[0].points[10].y(), 3.5);
        QCOMPARE(it.panel.chart()->data().yEnd, 4.0);
    }

    void anotherChoiceBeginsAnotherLine() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.answer();
        choose(it.panel.toBox(), 1);
        QCOMPARE(it.asked.size(), 1);
        QVERIFY2(!it.asked[0](), "the other line is abandoned");
        it.answer();
        QCOMPARE(it.asked.size(), 1);
        QVERIFY(says(it.panel, "testing network 1 of 21"));
        choose(it.panel.toBox(), 0);
        it.answer();
        QVERIFY(says(it.panel, "Both ends are the same moment"));
        QVERIFY(it.asked.isEmpty());
    }

    void theLineToARunThatGoesOnIsComputedWhenAsked() {
        TestedPanel it;
        Snapshot moving = restingRun();
        moving.state = RunState::Running;
        it.panel.setSnapshot(snapshots::shared(moving));
        QVERIFY(it.asked.isEmpty());
        QVERIFY(says(it.panel, "press Compute"));
        QTest::mouseClick(it.panel.computeButton(), Qt::LeftButton);
        QCOMPARE(it.asked.size(), 1);
        moving.position.batch += 10;
        moving.model = std::make_shared<const Network>(*moving.model);
        it.panel.setSnapshot(snapshots::shared(moving));
        it.answerWithRidge(0.5);
        QVERIFY2(it.panel.computeButton()->isVisible(), "the run has continued since");
        QVERIFY(it.panel.sentence().contains("0.50"));
    }

    void anotherRunIsAnEndIfItHasTheSameShape() {
        TestedPanel it;
        Ghost ghost;
        ghost.name = "GRU";
        Snapshot other = snapshots::during(2, 5, 16);
        other.network.cell = CellKind::Gru;
        other = snapshots::withNetworks(other);
        other.state = RunState::Finished;
        ghost.latest = snapshots::shared(other);
        Ghost same = ghost;
        same.name = "seed 2";
        same.latest = snapshots::shared(restingRun());
        it.panel.setSnapshot(snapshots::shared(restingRun()), {ghost, same});
        const int count = it.panel.toBox()->count();
        QCOMPARE(count, 5);
        choose(it.panel.toBox(), count - 2);
        it.answer();
        QVERIFY(says(it.panel, "different shapes"));
        choose(it.panel.toBox(), count - 1);
        QCOMPARE(it.asked.size(), 1);
        QVERIFY(it.asked[0]().has_value());
    }

    void whileHiddenNothingIsTested() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.panel.setVisible(false);
        QVERIFY(!it.asked[0]());
        it.answer();
        QVERIFY(it.asked.isEmpty());
        it.panel.setVisible(true);
        QCOMPARE(it.asked.size(), 1);
    }

    void itCanBePrinted() {
        TestedPanel it;
        it.panel.setSnapshot(snapshots::shared(restingRun()));
        it.answerWithRidge(0.8);
        const auto twin = it.panel.twin();
        twin->setSnapshot(it.panel.sharedSnapshot());
        twin->setVisible(true);
        QCOMPARE(twin->sentence(), it.panel.sentence());
        QVERIFY(!Figure(it.panel, Figure::usualSize).image(96).isNull());
    }
};

QTEST_MAIN(TestBetweenPanel)
#include "tst_between_panel.moc"
