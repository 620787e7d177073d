// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A map of states is made from a snapshot: ends, paths, regions and how far all has moved.

#include <QTest>
#include <cmath>

#include "core/math/interruption.h"
#include "core/measure/reading.h"
#include "core/measure/state_map.h"
#include "tests/support/snapshots.h"

using namespace miru;

namespace {

/// In the middle of task 3 of 5, with networks of 16 units.
std::shared_ptr<const Snapshot> someRun() {
    return snapshots::shared(snapshots::withNetworks(snapshots::during(2, 5, 16)));
}

StateMap mapOf(const StateMapQuestion& question) {
    StateMemory memory;
    return mapStates(question, memory, neverInterrupted).value();
}

}  // namespace

class TestStateMap : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everySequenceEndsWhereItsLastStepDoes() {
        const auto snapshot = someRun();
        const StateMap map = mapOf({snapshot, 1, 1});
        QCOMPARE(map.states.size(), std::size_t{3});
        QVERIFY(map.areAxesFixed);
        const WatchedSamples& samples = *snapshot->samples[1];
        for (const MappedState& state : map.states) {
            const auto n = static_cast<std::size_t>(state.sequence);
            const Reading reading = readSequence(*snapshot->model, samples.frames[n], 28);
            const std::vector<float> last(reading.hidden.end() - 16, reading.hidden.end());
            const PlanePoint expected = project(last, map.axes)[0];
            QVERIFY(std::hypot(expected.x - state.now.x, expected.y - state.now.y) < 1e-4);
            QCOMPARE(state.answer, reading.answerAfter(27));
            QCOMPARE(state.label, samples.labels[n]);
            QVERIFY(state.then.has_value());
        }
    }

    void axesStayWhereTheyWereFixedAndElseFollow() {
        const auto snapshot = someRun();
        Snapshot later = *snapshot;
        later.model = snapshot->learned[1];
        const auto moved = snapshots::shared(later);
        QCOMPARE(mapOf({snapshot, 0, 0}).axes, mapOf({moved, 0, 0}).axes);
        QVERIFY(mapOf({snapshot, 0}).axes != mapOf({moved, 0}).axes);
        QVERIFY2(!mapOf({snapshot, 0, 3}).areAxesFixed, "task 4 is not learned yet");
    }

    void driftBeginsAtTheEndOfTheTaskItself() {
        const StateMap map = mapOf({someRun(), StateMapQuestion::allTasks, 0});
        QCOMPARE(map.drifts.size(), std::size_t{2});  // the third task is still being learned
        const auto& points = map.drifts[0].points;
        QCOMPARE(points.size(), std::size_t{3});  // after task 1, after task 2, now
        QCOMPARE(points[0].learned, 1);
        QCOMPARE(points[0].moved.value(), 0.0);
        QVERIFY(std::abs(points[0].alignment.value() - 1) < 1e-9);
        QVERIFY(points[1].moved.value() > 0.1);
        QCOMPARE(points[2].learned, 0);
        QCOMPARE(map.drifts[1].points.size(), std::size_t{2});
    }

    void rightAtTheEndOfATaskNowIsThatEnd() {
        Snapshot snapshot = *someRun();
        snapshot.model = snapshot.learned.back();
        const StateMap map = mapOf({snapshots::shared(snapshot), 0, 0});
        QCOMPARE(map.drifts[0].points.size(), std::size_t{2});
        QCOMPARE(map.drifts[0].points.back().learned, 0);
    }

    void pathsLeadToTheEnds() {
        const StateMap map = mapOf({someRun(), 0, 0, true});
        QCOMPARE(map.paths.size(), std::size_t{3});
        for (std::size_t n = 0; n < map.paths.size(); ++n) {
            QCOMPARE(map.paths[n].points.size(), std::size_t{28});
            const PlanePoint end = map.paths[n].points.back();
            QVERIFY(std::hypot(end.x - map.states[n].now.x, end.y - map.states[n].now.y) < 1e-4);
        }
        QVERIFY(mapOf({someRun(), 0, 0}).paths.empty());
    }

    void regionsSayWhatTheReadoutWouldAnswer() {
        const auto snapshot = someRun();
        const StateMap map = mapOf({snapshot, 0, 0});
        const AnswerRegions& regions = map.regions;
        QCOMPARE(regions.answers.size(), static_cast<std::size_t>(regions.columns * regions.rows));
        const int row = regions.rows / 3;
        const int column = regions.columns / 4;
        const double x = regions.low.x + (column + 0.5) / regions.columns * (regions.high.x - regions.low.x);
        const double y = regions.low.y + (row + 0.5) / regions.rows * (regions.high.y - regions.low.y);
        Matrix state(16, 1);
        for (int i = 0; i < 16; ++i) {
            const auto unit = static_cast<std::size_t>(i);
            state(i, 0) = static_cast<Real>(map.axes.mean[unit] + x * map.axes.first[unit] + y * map.axes.second[unit]);
        }
        Matrix logits(10, 1);
        readoutForward(snapshot->model->parameters(), state, logits);
        const auto answer = std::max_element(logits.column(0), logits.column(0) + 10) - logits.column(0);
        QCOMPARE(regions.answers[static_cast<std::size_t>(row * regions.columns + column)], static_cast<int>(answer));
        for (const MappedState& each : map.states)
            QVERIFY(each.now.x > regions.low.x && each.now.x < regions.high.x && each.now.y > regions.low.y &&
                    each.now.y < regions.high.y);
    }

    void answersAreAmongThoseATestAllows() {
        Snapshot snapshot = *someRun();
        snapshot.testedOutputs = {{0, 2}, {2, 4}, {4, 6}};
        const StateMap map = mapOf({snapshots::shared(snapshot), 1, 0});
        for (const MappedState& state : map.states) QVERIFY(state.answer == 2 || state.answer == 3);
        for (const std::int32_t answer : map.regions.answers) QVERIFY(answer == 2 || answer == 3);
        const StateMap ofAll = mapOf({snapshots::shared(snapshot), StateMapQuestion::allTasks, 0});
        QVERIFY2(ofAll.regions.answers.empty(), "the same place means another answer for another task");
    }

    void textsAndRecordingsHaveMapsToo() {
        for (const Snapshot& snapshot : {snapshots::withTexts(), snapshots::withRecordings()}) {
            const StateMap map = mapOf({snapshots::shared(snapshot), StateMapQuestion::allTasks, 0, true});
            QCOMPARE(map.states.size(), std::size_t{6});
            QVERIFY(!map.paths.empty());
            for (const MappedState& state : map.states) QVERIFY(std::isfinite(state.now.x));
        }
    }

    void oneUnitIsNoTrouble() {
        const auto snapshot = snapshots::shared(snapshots::withNetworks(snapshots::withOneUnit()));
        const StateMap map = mapOf({snapshot, StateMapQuestion::allTasks, 0});
        for (const MappedState& state : map.states) QCOMPARE(state.now.y, 0.0);
    }

    void nothingIsMappedWithoutNetworkOrInVain() {
        StateMemory memory;
        QVERIFY(!mapStates({nullptr}, memory, neverInterrupted));
        QVERIFY(!mapStates({snapshots::shared(snapshots::inTheMiddle())}, memory, neverInterrupted));
        QVERIFY(!mapStates({someRun(), 7}, memory, neverInterrupted));
        const std::atomic<bool> over{true};
        QVERIFY(!mapStates({someRun()}, memory, over));
    }

    void aNetworkIsAskedOnceAndNotKeptAlive() {
        StateMemory memory;
        auto snapshot = std::make_shared<Snapshot>(*someRun());
        const auto first = memory.answers(snapshot->samples[0], snapshot->model, 3);
        QCOMPARE(memory.answers(snapshot->samples[0], snapshot->model, 3), first);
        QVERIFY(memory.answers(snapshot->samples[0], snapshot->learned[0], 3) != first);
        QCOMPARE(memory.answers(snapshot->samples[0], snapshot->model, 2)->answers.size(), std::size_t{2});
        const std::weak_ptr<const Network> network = snapshot->model;
        snapshot.reset();
        QVERIFY(network.expired());
    }
};

QTEST_MAIN(TestStateMap)
#include "tst_state_map.moc"
