// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The remote control: what is pressed takes effect when it is asked for.

#include <QTest>
#include <atomic>
#include <thread>

#include "core/learning/run_control.h"

using namespace miru;

namespace {

/// A thread that stands where a run stands, and is let go when the test is over, however it ends.
class Waiting {
 public:
    template <typename Function>
    Waiting(RunControl& control, Function function) : m_control(control), m_thread(std::move(function)) {}
    ~Waiting() {
        m_control.setPace(0);
        m_control.stop();
    }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    void join() { m_thread.join(); }

 private:
    RunControl& m_control;
    std::jthread m_thread;
};

}  // namespace

class TestRunControl : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aRunContinuesUntilItIsPaused() {
        RunControl control;
        QVERIFY(!control.isPaused());
        QVERIFY(control.waitToProceed());
        control.pause();
        QVERIFY(control.isPaused());
        control.resume();
        QVERIFY(control.waitToProceed());
    }

    void aStepEndsWhenItsUnitIsReached() {
        RunControl control;
        control.step(StepUnit::Evaluation);
        control.reached(StepUnit::Batch);
        QVERIFY(!control.isPaused());
        control.reached(StepUnit::Evaluation);
        QVERIFY(control.isPaused());
        control.step(StepUnit::Batch);
        control.reached(StepUnit::Evaluation);  // of a batch done before the step: the step continues to the next one
        QVERIFY(!control.isPaused());
        control.reached(StepUnit::Batch);
        QVERIFY(control.isPaused());
    }

    void aPausedThreadIsWokenByResumeAndByStop() {
        for (const bool stops : {false, true}) {
            RunControl control;
            control.pause();
            bool proceeds = stops;
            Waiting runner(control, [&] { proceeds = control.waitToProceed(); });
            stops ? control.stop() : control.resume();
            runner.join();
            QCOMPARE(proceeds, !stops);
        }
    }

    void whoPausesAgainAtOnceFindsTheThreadHeld() {
        RunControl control;
        control.pause();
        QVERIFY(!control.isWaiting());
        Waiting runner(control, [&] { control.waitToProceed(); });
        QTRY_VERIFY(control.isWaiting());
        control.resume();
        control.pause();
        control.stop();
        runner.join();
        QVERIFY(!control.isWaiting());
    }

    void aPausePointPausesOnceEachTimeItComesTrue() {
        RunControl control;
        control.pauseAt({PausePoint::Kind::Known, 0.5});
        const auto pausesAt = [&](double known) {
            control.report({.atHand = known, .learned = {}});
            const bool isPaused = control.isPaused();
            control.resume();
            return isPaused;
        };
        QVERIFY(!pausesAt(0.4));
        QVERIFY(pausesAt(0.6));
        QVERIFY(!pausesAt(0.7));
        QVERIFY(!pausesAt(0.1));  // the next task
        QVERIFY(pausesAt(0.5));
        control.pauseAt({PausePoint::Kind::Known, 0.45});  // true already: nothing to wait for
        QVERIFY(!pausesAt(0.5));
        control.pauseAt({});
        QVERIFY(!pausesAt(0.1) && !pausesAt(0.9));
    }

    void everyTaskThatFallsPausesTheRun() {
        RunControl control;
        control.pauseAt({PausePoint::Kind::Forgotten, 0.5});
        const auto pausesAt = [&](std::vector<double> learned) {
            control.report({.learned = std::move(learned)});
            const bool isPaused = control.isPaused();
            control.resume();
            return isPaused;
        };
        QVERIFY(!pausesAt({}));
        QVERIFY(!pausesAt({0.9}));
        QVERIFY(pausesAt({0.4}));
        QVERIFY(!pausesAt({0.3, 0.9}));
        QVERIFY(pausesAt({0.3, 0.4}));
    }

    void everyTaskThatIsLearnedPausesTheRunAndIsTheReason() {
        RunControl control;
        control.pauseAt({PausePoint::Kind::EachTask});
        control.report({.tasksLearned = 2, .learned = {}});  // a run that is resumed: what it had learned is no news
        QVERIFY(!control.isPaused() && !control.pausedAt());
        control.report({.tasksLearned = 3, .learned = {}});
        QVERIFY(control.isPaused());
        QCOMPARE(control.pausedAt()->kind, PausePoint::Kind::EachTask);
        control.resume();
        QVERIFY(!control.pausedAt());
        control.report({.tasksLearned = 3, .learned = {}});
        QVERIFY(!control.isPaused());
        control.pause();
        QVERIFY2(!control.pausedAt(), "somebody pressed");
    }

    void theFirstTurnComesAtOnceWhateverTheClockSays() {
        using namespace std::chrono_literals;
        for (const auto uptime :
             {0s, 1s, 3600s, 1'000'000s}) {  // a steady clock counts from when the machine was started
            RunControl control([uptime] { return RunControl::Clock::time_point(uptime); });
            control.setPace(1e-4);  // a batch every three hours
            control.throttle();
            control.setPace(1e-300);
            control.pause();  // else it would wait now
            control.throttle();
        }
    }

    void aTurnComesWhenTheClockHasReachedIt() {
        using namespace std::chrono_literals;
        std::atomic<std::chrono::seconds> now = 5s;
        RunControl control([&now] { return RunControl::Clock::time_point(now.load()); });
        control.setPace(0.01);
        control.throttle();
        std::atomic<bool> hasTurn = false;
        Waiting runner(control, [&] {
            control.throttle();
            hasTurn = true;
        });
        control.setPace(0.01);  // looks at the clock again
        QVERIFY(!hasTurn);
        now = 104s;
        control.setPace(0.01);
        QVERIFY(!hasTurn);
        now = 105s;
        QTRY_VERIFY((control.setPace(0.01), hasTurn.load()));
    }

    void whoWaitsForItsTurnIsWokenByPauseStopAndANewPace() {
        for (const int call : {0, 1, 2}) {
            RunControl control;
            control.throttle();     // as fast as can be: does not wait
            control.setPace(1e-4);  // every three hours
            control.throttle();     // the first turn comes at once
            std::atomic<bool> hasTurn = false;
            Waiting runner(control, [&] {
                control.throttle();
                hasTurn = true;
            });
            QVERIFY(!hasTurn);
            if (call == 0) control.pause();
            if (call == 1) control.stop();
            if (call == 2) control.setPace(0);
            runner.join();
            QVERIFY(hasTurn);
        }
    }

    void ofSeveralTurnsOfAKnobTheLastCounts() {
        RunControl control;
        control.change(Knob::Beta, 0.1);
        control.change(Knob::Lambda, 0.2);
        control.change(Knob::Beta, 0.3);
        const auto changes = control.takeChanges();
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0].value, 0.3);
        QVERIFY(control.takeChanges().empty());
    }
};

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_run_control.moc"
