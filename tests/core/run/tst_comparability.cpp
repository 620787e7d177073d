// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which runs can be compared, and why others cannot.

#include <QTest>

#include "core/measure/checkpoint.h"
#include "core/run/comparability.h"

using namespace miru;

namespace {

MeasuredOn usual() { return measuredOn(ExperimentSpec{}, nullptr); }

}  // namespace

class TestComparability : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalOnesAre() {
        QVERIFY(!comparisonObstacle(usual(), usual()));
        QVERIFY(!curveObstacle(usual(), usual()));
        ExperimentSpec other;
        other.seed = 9;
        other.model.cell = CellKind::Gru;
        other.training.batch = 7;
        QVERIFY(!curveObstacle(usual(), measuredOn(other, nullptr)));
    }

    void otherDataStreamTasksOrTestsAreNot_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("obstacle");
        QTest::newRow("data") << 0 << static_cast<int>(ComparisonObstacle::OtherData);
        QTest::newRow("stream") << 1 << static_cast<int>(ComparisonObstacle::OtherStream);
        QTest::newRow("tasks") << 2 << static_cast<int>(ComparisonObstacle::OtherTasks);
        QTest::newRow("tests") << 3 << static_cast<int>(ComparisonObstacle::OtherTests);
        QTest::newRow("scenario") << 4 << static_cast<int>(ComparisonObstacle::OtherScenario);
    }
    void otherDataStreamTasksOrTestsAreNot() {
        QFETCH(int, which);
        QFETCH(int, obstacle);
        ExperimentSpec other;
        if (which == 0) other.data.dataset = "mnist";
        if (which == 1) other.data.stream = StreamKind::PermutedRows;
        if (which == 2) other.data.tasks = 3;
        if (which == 3) other.data.testOn = DataSplit::Validation;
        if (which == 4) other.data.scenario = Scenario::Class;
        const auto found = comparisonObstacle(usual(), measuredOn(other, nullptr));
        QVERIFY(found && static_cast<int>(*found) == obstacle);
        QVERIFY(curveObstacle(usual(), measuredOn(other, nullptr)) == found);
    }

    void streamsDifferInWhatTheyAreMadeOf() {
        const auto areComparable = [](const ExperimentSpec& one, const ExperimentSpec& other) {
            return !comparisonObstacle(measuredOn(one, nullptr), measuredOn(other, nullptr));
        };
        ExperimentSpec one;
        ExperimentSpec other;
        other.data.rotation = 30;
        QVERIFY(areComparable(one, other));  // nothing is turned
        one.data.stream = other.data.stream = StreamKind::Rotated;
        QVERIFY(!areComparable(one, other));
        one.data.stream = other.data.stream = StreamKind::SplitClasses;
        QVERIFY(areComparable(one, other));
        other.data.classOrder = ClassOrder::Shuffled;
        QVERIFY(!areComparable(one, other));
        other = one;
        one.data.classesPerTask = 1;
        other.data.classesPerTask = 2;
        QVERIFY(!areComparable(one, other));
        one.data.classesPerTask = 0;
        Snapshot tenClasses;
        tenClasses.classes = 10;
        QVERIFY(!comparisonObstacle(measuredOn(one, &tenClasses), measuredOn(other, nullptr)));
    }

    void theUpperBoundIsDrawnBesideARunOfAsManySequences() {
        MeasuredOn inTurn = usual();
        MeasuredOn together = usual();
        together.isJoint = true;
        inTurn.samples = {2000, 2000};
        together.samples = {0, 4000};
        QVERIFY(!curveObstacle(inTurn, together) && !curveObstacle(together, inTurn));
        together.samples = {0, 2000};
        QVERIFY(curveObstacle(inTurn, together) == ComparisonObstacle::OtherLength);
    }

    void oneTaskHasNoStream() {
        ExperimentSpec one;
        one.data.tasks = 1;
        ExperimentSpec other = one;
        other.data.stream = StreamKind::PermutedRows;
        QVERIFY(!comparisonObstacle(measuredOn(one, nullptr), measuredOn(other, nullptr)));
    }

    void sequencesCountMoreThanTheNameOfTheirSet() {
        const auto with = [](const char* name, std::uint64_t fingerprint) {
            ExperimentSpec spec;
            spec.data.dataset = name;
            Snapshot snapshot;
            Checkpoint checkpoint;
            checkpoint.data = fingerprint;
            snapshot.checkpoint = std::make_shared<const Checkpoint>(std::move(checkpoint));
            return measuredOn(spec, &snapshot);
        };
        QVERIFY(!comparisonObstacle(with("here", 5), with("moved", 5)));
        QVERIFY(comparisonObstacle(with("here", 5), with("here", 6)) == ComparisonObstacle::OtherData);
        Snapshot diverged;  // it has no checkpoint: the name has to do
        ExperimentSpec spec;
        spec.data.dataset = "here";
        QVERIFY(!comparisonObstacle(with("here", 5), measuredOn(spec, &diverged)));
    }

    void curvesNeedTasksOfOneLengthResultsDoNot() {
        MeasuredOn longer = usual();
        MeasuredOn shorter = usual();
        longer.samples = {2000, 2000};
        shorter.samples = {2000, 1000};
        QVERIFY(!comparisonObstacle(longer, shorter));
        QVERIFY(curveObstacle(longer, shorter) == ComparisonObstacle::OtherLength);
        shorter.samples.clear();  // it has not begun
        QVERIFY(!curveObstacle(longer, shorter));
    }
};

QTEST_APPLESS_MAIN(TestComparability)
#include "tst_comparability.moc"
