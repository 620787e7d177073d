// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run seen from the window's thread: it can be paused, stepped, turned and thrown away at any moment, and none of
// that changes what is learned.

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <stdexcept>

#include "tests/support/warnings.h"
#include "ui/run/run_session.h"

using namespace miru;
using State = RunSession::State;

namespace {

constexpr int trainCount = 400;
constexpr int testCount = 90;
constexpr int batchesPerEpoch = 25;  // of 16
constexpr int patience = 60'000;     // milliseconds at most: a machine may be busy

/// A small set made of noise around a pattern for each class.
class TinySource : public DatasetSource {
 public:
    Dataset load(const std::string& name) const override {
        ++loads;
        if (name != "tiny") throw std::runtime_error("There is no data set " + name + " here.");
        return {name, "Tiny", make(trainCount, "train"), make(testCount, "test"), {"a", "b", "c"}};
    }
    mutable std::atomic<int> loads{0};

 private:
    static SequenceSet make(int count, const char* stream) {
        constexpr SequenceSet::Shape shape{6, 5, 3};
        Random random(3, stream);
        std::vector<float> frames;
        std::vector<std::int32_t> labels;
        for (int n = 0; n < count; ++n) {
            labels.push_back(n % shape.classes);
            for (int i = 0; i < shape.steps * shape.inputs; ++i)
                frames.push_back(static_cast<float>((i % shape.classes == n % shape.classes ? 0.6 : 0.2) +
                                                    0.3 * random.uniform(0, 1)));
        }
        return SequenceSet(shape, std::move(frames), std::move(labels), 1);
    }
};

/// Hands nothing out before it is told to: a data set that takes long to read.
class SlowSource : public TinySource {
 public:
    Dataset load(const std::string& name) const override {
        isOpen.wait(false);
        return TinySource::load(name);
    }
    void open() {
        isOpen = true;
        isOpen.notify_all();
    }
    std::atomic<bool> isOpen{false};
};

ExperimentSpec specOf(int tasks, int epochs) {
    ExperimentSpec spec;
    spec.data.dataset = "tiny";
    spec.data.tasks = tasks;
    spec.model.hiddenUnits = 8;
    spec.training.batch = 16;
    spec.training.epochs = epochs;
    spec.evaluation.every = 10;
    spec.evaluation.sequences = 30;
    return spec;
}

/// The same as the command line does it: on this thread, with nobody watching.
Run runAlone(const ExperimentSpec& spec, const Dataset& dataset) {
    RunOptions options;
    options.threads = 1;
    return runExperiment(spec, dataset, options);
}

/// Not over before somebody ends it.
ExperimentSpec endless() { return specOf(50, 1000); }

}  // namespace

class TestRunSession : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aRunGoesThroughToItsEnd() {
        const TinySource source;
        RunSession session(source);
        QCOMPARE(session.state(), State::Idle);
        QVERIFY(!session.isActive());
        QSignalSpy states(&session, &RunSession::stateChanged);
        QSignalSpy snapshots(&session, &RunSession::snapshotArrived);
        session.start(specOf(3, 4));
        QCOMPARE(session.state(), State::Loading);
        QVERIFY(session.isActive());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QVERIFY(!session.isActive());
        QVERIFY(!snapshots.isEmpty());
        QVERIFY(session.snapshot());
        QCOMPARE(session.snapshot()->state, RunState::Finished);
        QCOMPARE(session.snapshot()->scoreboard.learnedCount(), 3);
        QCOMPARE(session.snapshot()->position.batch, 3 * 4 * batchesPerEpoch);
        QVERIFY(session.spec() == specOf(3, 4));
        QCOMPARE(states.first()[0].value<State>(), State::Loading);
        QCOMPARE(states.last()[0].value<State>(), State::Finished);
    }

    void theResultIsThatOfTheCommandLine() {
        const TinySource source;
        const ExperimentSpec spec = specOf(3, 4);
        const Run alone = runAlone(spec, source.load("tiny"));

        RunSession session(source);
        session.start(spec);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QVERIFY(session.snapshot()->scoreboard == alone.latest()->scoreboard);
        QVERIFY(session.snapshot()->accuracy == alone.latest()->accuracy);
        QVERIFY(session.snapshot()->loss == alone.latest()->loss);

        ExperimentSpec other = spec;
        other.seed = 2;
        session.start(other);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QVERIFY2(!(session.snapshot()->scoreboard == alone.latest()->scoreboard), "another seed gives another run");
    }

    void pausingInBetweenChangesNothing() {
        const TinySource source;
        const ExperimentSpec spec = specOf(3, 4);
        const Run alone = runAlone(spec, source.load("tiny"));
        RunSession session(source);
        session.startWithStep(spec, StepUnit::Evaluation);
        for (const StepUnit unit : {StepUnit::Batch, StepUnit::Batch, StepUnit::Task, StepUnit::Evaluation}) {
            QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
            session.step(unit);
        }
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        session.resume();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QVERIFY(session.snapshot()->scoreboard == alone.latest()->scoreboard);
        QVERIFY(session.snapshot()->accuracy == alone.latest()->accuracy);
        QVERIFY(session.spec() == spec);
    }

    void aPausedRunStandsStillAndResumes() {
        const TinySource source;
        RunSession session(source);
        session.start(endless());
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot() && session.snapshot()->position.batch > 0, patience);
        QCOMPARE(session.state(), State::Running);
        session.pause();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QVERIFY(session.isActive());
        QCOMPARE(session.snapshot()->state, RunState::Paused);
        const auto batch = session.snapshot()->position.batch;
        session.step(StepUnit::Batch);  // from just where it stood
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->position.batch, batch + 1);
        session.resume();
        QCOMPARE(session.state(), State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot()->position.batch > batch + 1, patience);
        QCOMPARE(session.snapshot()->state, RunState::Running);
    }

    void eachStepGoesAsFarAsItsUnit() {
        const TinySource source;
        RunSession session(source);
        session.startWithStep(specOf(3, 2), StepUnit::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->position.batch, 1);
        session.step(StepUnit::Batch);
        QCOMPARE(session.state(), State::Running);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->position.batch, 2);
        session.step(StepUnit::Evaluation);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->position.batch, 10);
        QCOMPARE(session.snapshot()->accuracy[0].points().back().batch, 10);
        session.step(StepUnit::Task);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->position.batch, 2 * batchesPerEpoch);
        QCOMPARE(session.snapshot()->scoreboard.learnedCount(), 1);
        session.step(StepUnit::Task);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->scoreboard.learnedCount(), 2);
        session.step(StepUnit::Task);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QCOMPARE(session.snapshot()->scoreboard.learnedCount(), 3);
    }

    void aRunIsForgottenOnReset() {
        const TinySource source;
        RunSession session(source);
        session.start(endless());
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot() && session.snapshot()->position.batch > 0, patience);
        session.reset();
        QCOMPARE(session.state(), State::Idle);
        QVERIFY(!session.snapshot());
        QSignalSpy snapshots(&session, &RunSession::snapshotArrived);
        session.start(specOf(2, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        for (const auto& arrived : snapshots)
            QCOMPARE(arrived[0].value<std::shared_ptr<const Snapshot>>()->position.taskCount, 2);
        QCOMPARE(source.loads, 1);  // the data are kept from run to run
    }

    void itCanBeResetAtAnyMoment() {
        const TinySource source;
        RunSession session(source);
        session.reset();  // nothing to reset
        QCOMPARE(session.state(), State::Idle);
        for (int i = 0; i < 20; ++i) {
            session.start(endless());
            session.reset();
            QCOMPARE(session.state(), State::Idle);
        }
        session.startWithStep(endless(), StepUnit::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        session.reset();
        QCOMPARE(session.state(), State::Idle);
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        session.reset();
        QVERIFY(!session.snapshot());
    }

    void aResetWaitsForNothing() {
        SlowSource source;
        {
            RunSession session(source);
            const auto opened = qScopeGuard([&] { source.open(); });
            for (int i = 0; i < 3; ++i) {
                session.start(endless());
                session.reset();  // its thread is still busy reading
                QCOMPARE(session.state(), State::Idle);
            }
            session.start(specOf(1, 1));
            QCOMPARE(session.state(), State::Loading);
            source.open();
            QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        }
        QVERIFY(source.loads <= 2);  // of those discarded, only the first had begun
    }

    void whoIsToldMayResetAtOnce_data() {
        QTest::addColumn<int>("when");
        QTest::newRow("on the first state") << static_cast<int>(State::Loading);
        QTest::newRow("when it runs") << static_cast<int>(State::Running);
        QTest::newRow("when it is over") << static_cast<int>(State::Finished);
        QTest::newRow("on a snapshot") << -1;
    }
    void whoIsToldMayResetAtOnce() {
        QFETCH(int, when);
        const TinySource source;
        RunSession session(source);
        bool isReset = false;
        const auto resetOnce = [&] {
            if (!std::exchange(isReset, true)) session.reset();
        };
        connect(&session, &RunSession::stateChanged, &session, [&](State state) {
            if (static_cast<int>(state) == when) resetOnce();
        });
        connect(&session, &RunSession::snapshotArrived, &session, [&] {
            if (when < 0) resetOnce();
        });
        session.start(specOf(1, 1));
        QTRY_VERIFY_WITH_TIMEOUT(isReset, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Idle, patience);
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
    }

    void itCanBeDestroyedAtAnyMoment() {
        const TinySource source;
        {
            RunSession session(source);
            session.start(endless());  // still loading
        }
        {
            RunSession session(source);
            session.start(endless());
            QTRY_VERIFY_WITH_TIMEOUT(session.snapshot(), patience);  // running
        }
        {
            RunSession session(source);
            session.startWithStep(endless(), StepUnit::Batch);
            QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        }
        QVERIFY(source.loads >= 2);  // the first may have been over before it read anything
    }

    void aSecondStartReplacesTheFirst() {
        const TinySource source;
        RunSession session(source);
        session.start(endless());
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot(), patience);
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QCOMPARE(session.snapshot()->position.taskCount, 1);
    }

    void aDataSetThatHasBeenReadIsNotReadAgain() {
        const TinySource source;
        RunSession session(source);
        session.offer(std::make_shared<const Dataset>(source.load("tiny")));
        QCOMPARE(source.loads.load(), 1);
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QCOMPARE(source.loads.load(), 1);
    }

    void aMissingDataSetIsTold() {
        const TinySource source;
        RunSession session(source);
        QSignalSpy failed(&session, &RunSession::failed);
        ExperimentSpec spec = specOf(1, 1);
        spec.data.dataset = "nowhere";
        session.start(spec);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Failed, patience);
        QVERIFY(!session.isActive());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QString("There is no data set nowhere here."));
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QCOMPARE(failed.size(), 1);
    }

    void aDataSetThatIsTooSmallIsTold() {
        const TinySource source;
        RunSession session(source);
        QSignalSpy failed(&session, &RunSession::failed);
        ExperimentSpec spec = specOf(1, 1);
        spec.data.trainPerTask = trainCount + 1;
        session.start(spec);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Failed, patience);
        QCOMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains("401") && failed[0][0].toString().contains("400"),
                 qPrintable(failed[0][0].toString()));
    }

    void aTurnedKnobIsRecordedAndCanBeRepeated() {
        const TinySource source;
        const ExperimentSpec spec = specOf(2, 2);
        RunSession session(source);
        session.startWithStep(spec, StepUnit::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        session.turn(Knob::Lambda, 0.2);
        session.turn(Knob::Lambda, 0.1);  // the last one counts
        session.step(StepUnit::Evaluation);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Paused, patience);
        QCOMPARE(session.snapshot()->changes.size(), std::size_t{1});
        const KnobChange change = session.snapshot()->changes[0];
        QCOMPARE(change.batch, 1);
        QCOMPARE(change.knob, Knob::Lambda);
        QCOMPARE(change.value, 0.1);
        QVERIFY(std::abs(session.snapshot()->firstKnobs[Knob::Lambda] - 0.7) < 1e-6);  // the units' mean, in float
        QCOMPARE(session.snapshot()->knobs[Knob::Lambda], 0.1);
        QCOMPARE(session.spec().events.size(), std::size_t{1});
        QVERIFY((session.spec().events[0] == KnobChange{1, Knob::Lambda, 0.1}));
        QCOMPARE(session.spec().model.lambda, 0.7);  // what it began with
        session.resume();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
        QVERIFY((session.spec().events == std::vector<KnobChange>{{1, Knob::Lambda, 0.1}}));

        const Dataset tiny = source.load("tiny");
        const Run again = runAlone(session.spec(), tiny);
        QVERIFY(again.latest()->scoreboard == session.snapshot()->scoreboard);
        QVERIFY(again.latest()->loss == session.snapshot()->loss);
        const Run untouched = runAlone(spec, tiny);
        QVERIFY2(!(untouched.latest()->loss == session.snapshot()->loss), "the knob did something");
    }

    void aRunWhoseNumbersBurstDiverges() {
        const TinySource source;
        RunSession session(source);
        ExperimentSpec spec = specOf(2, 2);
        spec.training.optimizer = OptimizerKind::Sgd;
        spec.training.learningRate = 1e38;  // far beyond what a form or a file lets through
        spec.training.gradientClip = 0;
        session.start(spec);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Diverged, patience);
        QVERIFY(!session.isActive());
        QCOMPARE(session.snapshot()->state, RunState::Diverged);
        QVERIFY(session.snapshot()->divergence != DivergenceCause::None);
        session.start(specOf(1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), State::Finished, patience);
    }

    void withoutARunButtonsDoNothing() {
        const TinySource source;
        RunSession session(source);
        QSignalSpy states(&session, &RunSession::stateChanged);
        session.pause();
        session.resume();
        session.step(StepUnit::Task);
        session.turn(Knob::Beta, 0.1);
        QCOMPARE(session.state(), State::Idle);
        QVERIFY(states.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_run_session.moc"
