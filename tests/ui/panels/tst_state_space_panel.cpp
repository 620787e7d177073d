// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map of states is asked for, drawn when it comes, and only then.

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/charts/moment_chart.h"
#include "ui/charts/scatter_plot.h"
#include "ui/panels/state_space_panel.h"
#include "ui/report/figure.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace miru;

namespace {

Snapshot stateRun() { return snapshots::withNetworks(snapshots::during(2, 5, 16)); }

/// A panel whose maps are made when the test says so.
struct AskingPanel {
    StateSpacePanel panel;
    QList<StateSpacePanel::MakeMap> asked;

    AskingPanel() {
        QObject::connect(&panel, &StateSpacePanel::mapWanted, &panel,
                         [this](const StateSpacePanel::MakeMap& make) { asked << make; });
        panel.resize(400, 500);
        panel.setVisible(true);
    }
    void answer() { panel.setMap(asked.takeFirst()()); }
};

}  // namespace

class TestStateSpacePanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::current().apply(Theme::Kind::Light); }
    void init() { failOnWarnings(); }

    void beforeARunItSaysWhatItWillShow() {
        AskingPanel it;
        it.panel.setSnapshot(nullptr);
        QVERIFY(says(it.panel, "Press Run"));
        it.panel.setSnapshot(snapshots::shared(snapshots::inTheMiddle()));  // no network in it
        QVERIFY(it.asked.isEmpty());
        QVERIFY(it.panel.sentence().isEmpty());
    }

    void aMapIsDrawnWhenItComes() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        QCOMPARE(it.asked.size(), 1);
        QVERIFY(it.panel.plot()->data().points.isEmpty());
        it.answer();
        const ScatterPlotData& data = it.panel.plot()->data();
        QCOMPARE(data.points.size(), 3);
        QVERIFY(data.points[0].from.has_value());
        QCOMPARE(data.kinds[data.points[0].kind].color, classColor(0));
        QVERIFY(data.xTitle.contains("axis 1"));
        QVERIFY(!data.regions.values.empty());
        QVERIFY(says(it.panel, "axes fixed at the end of task 1"));
        QVERIFY(says(it.panel, "moved since task 1"));
        QVERIFY(it.panel.sentence().contains("CKA"));
        QCOMPARE(it.panel.distances()->data().moments, (QStringList{"1", "2", "now"}));
        QCOMPARE(it.panel.distances()->data().lines[0].values[0], 0.0);
        QCOMPARE(it.panel.distances()->data().lines[0].color, taskColor(0));
        QVERIFY(it.asked.isEmpty());
    }

    void theLastMapStaysUntilTheNextOneComes() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        it.answer();
        const auto before = it.panel.plot()->data().points;
        Snapshot earlier = stateRun();
        earlier.model = earlier.learned[0];
        earlier.state = RunState::Finished;
        it.panel.setSnapshot(snapshots::shared(earlier));
        QCOMPARE(it.panel.plot()->data().points.size(), before.size());
        QCOMPARE(it.panel.plot()->data().points[0].at, before[0].at);
        it.answer();
        QVERIFY(it.panel.plot()->data().points[0].at != before[0].at);
    }

    void momentsPassedMeanwhileAreNotAskedFor() {
        AskingPanel it;
        for (int n = 0; n < 5; ++n) {
            Snapshot moment = stateRun();
            moment.state = RunState::Finished;
            it.panel.setSnapshot(snapshots::shared(moment));
        }
        QCOMPARE(it.asked.size(), 1);
        it.answer();
        QCOMPARE(it.asked.size(), 1);  // the one looked at now
        it.answer();
        QVERIFY(it.asked.isEmpty());
    }

    void whileHiddenItAsksForNothing() {
        AskingPanel it;
        it.panel.setVisible(false);
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        QVERIFY(it.asked.isEmpty());
        it.panel.setVisible(true);
        QCOMPARE(it.asked.size(), 1);
        it.panel.setVisible(false);
        QVERIFY2(!it.asked[0](), "what nobody sees is abandoned");
        it.answer();
        QVERIFY(it.asked.isEmpty());
        it.panel.setVisible(true);
        QCOMPARE(it.asked.size(), 1);
    }

    void anotherChoiceAbandonsTheMap() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        choose(it.panel.taskBox(), it.panel.taskBox()->count() - 1);
        QCOMPARE(it.asked.size(), 1);
        QVERIFY(!it.asked[0]());
        it.answer();
        QCOMPARE(it.asked.size(), 1);
        it.answer();
        QCOMPARE(it.panel.plot()->data().points.size(), 9);
        QCOMPARE(it.panel.distances()->data().lines.size(), 2);
    }

    void coloursSayClassOrTask() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        it.answer();
        choose(it.panel.colorBox(), 1);
        QVERIFY2(it.asked.isEmpty(), "another colour needs no other map");
        const ScatterPlotData& data = it.panel.plot()->data();
        QCOMPARE(data.kinds.size(), 1);
        QCOMPARE(data.kinds[0].color, taskColor(0));
        QCOMPARE(data.kinds[0].name, QString("task 1"));
        QVERIFY2(data.regions.fills.isEmpty(), "the colours of regions would be taken for tasks");
    }

    void pathsTakeThePlaceOfTails() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        it.answer();
        choose(it.panel.linesBox(), 1);
        it.answer();
        QCOMPARE(it.panel.plot()->data().paths.size(), 3);
        QVERIFY(!it.panel.plot()->data().points[0].from.has_value());
    }

    void axesFollowUntilTheTaskIsLearned() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(snapshots::withNetworks(snapshots::during(0, 5, 16))));
        it.answer();
        QVERIFY(says(it.panel, "axes follow"));
        QVERIFY(it.panel.distances()->data().lines.isEmpty());
        QVERIFY(!it.panel.distances()->isVisible());
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        it.answer();
        QVERIFY(says(it.panel, "axes fixed at the end of task 1"));
    }

    void classesHaveTheNamesOfTheirData() {
        AskingPanel it;
        Snapshot named = stateRun();
        named.classNames = std::make_shared<const std::vector<std::string>>(
            std::vector<std::string>{"Shirt", "Trouser", "Pullover", "Dress"});
        it.panel.setSnapshot(snapshots::shared(named));
        it.answer();
        QCOMPARE(it.panel.plot()->data().kinds[1].name, QString("Trouser"));
    }

    void aRunningRunIsNotAskedAllTheTime() {
        AskingPanel it;
        Snapshot moment = stateRun();
        it.panel.setSnapshot(snapshots::shared(moment));
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(clock.elapsed() > 30);  // a map that takes its time
        it.answer();
        moment.position.batch += 10;
        it.panel.setSnapshot(snapshots::shared(moment));
        QVERIFY(it.asked.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(it.asked.size(), 1, 120'000);  // but in the end
    }

    void whatIsNoNumberIsNotDrawn() {
        AskingPanel it;
        Snapshot broken = stateRun();
        Network network = *broken.model;
        for (Real& value : network.parameters().values()) value = std::numeric_limits<Real>::quiet_NaN();
        broken.model = std::make_shared<const Network>(network);
        it.panel.setSnapshot(snapshots::shared(broken));
        it.answer();
        QVERIFY(!it.panel.grab().isNull());
        it.panel.setTableShown(true);
    }

    void itCanBePrinted() {
        AskingPanel it;
        it.panel.setSnapshot(snapshots::shared(stateRun()));
        it.answer();
        const Figure figure(it.panel, Figure::usualSize);
        const QImage image = figure.image(96);
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) inked += image.pixelColor(x, y) == classColor(0) ? 1 : 0;
        QVERIFY2(inked > 5, "the points of the first class");
    }
};

QTEST_MAIN(TestStateSpacePanel)
#include "tst_state_space_panel.moc"
