// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs are begun, compared, forked and given up without a window.

#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/drive_window.h"
#include "ui/window/workbench.h"

using namespace miru;

class TestWorkbench : public QObject {
    Q_OBJECT

    const Library m_library;
    ExperimentSpec m_settings;
    std::unique_ptr<Workbench> m_bench;

    /// Begins a run and waits for its end.
    void runToEnd() {
        m_bench->run();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Finished, drive::patience);
    }

 private Q_SLOTS:
    void init() {
        m_settings = drive::shortRun();
        m_bench = std::make_unique<Workbench>(
            m_library, [this] { return m_settings; }, nullptr);
    }
    void cleanup() { m_bench.reset(); }

    void aRunIsListedAndShownWhileItTrains() {
        QSignalSpy arrived(m_bench.get(), &Workbench::arrived);
        QVERIFY(!m_bench->shown() && !m_bench->settingsShown());
        runToEnd();
        QCOMPARE(m_bench->runs()->entries().size(), std::size_t{1});
        QCOMPARE(arrived.last()[0].toInt(), m_bench->runs()->current()->id);
        QCOMPARE(m_bench->shown(), m_bench->runs()->current()->latest());
        QVERIFY(*m_bench->settingsShown() == m_settings);
    }

    void howLongARunWillTakeIsKnownWhileItTrains() {
        QVERIFY(!m_bench->secondsLeft());
        m_settings.training.epochs = 1000;  // more than anybody waits for
        m_bench->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->secondsLeft() > 0, drive::patience);
        m_bench->pause();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Paused, drive::patience);
        QVERIFY(!m_bench->secondsLeft());
    }

    void aMomentThatIsLookedBackAtStays() {
        runToEnd();
        const auto first = m_bench->runs()->current()->snapshots.front();
        m_bench->setMoment(first);
        QCOMPARE(m_bench->shown(), first);
        m_bench->setMoment(nullptr);
        QVERIFY(m_bench->shown() != first);
    }

    void theOtherCellIsTrainedBeside() {
        m_settings.model.cell = CellKind::Gru;
        m_bench->compareWithOtherCell();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->session()->isActive() && !m_bench->comparison()->isActive(),
                                 drive::patience);
        QCOMPARE(m_bench->runs()->entries().size(), std::size_t{2});
        QVERIFY(m_bench->comparison()->spec().model.cell == CellKind::Miru2);
        const auto ghosts = m_bench->ghosts();
        QCOMPARE(ghosts.size(), 1);
        QCOMPARE(ghosts[0].latest, m_bench->comparison()->snapshot());
    }

    void rehearsalIsTriedFromWhereTheTaskWasKnown() {
        runToEnd();
        const RunEntry parent = *m_bench->runs()->current();
        QSignalSpy forked(m_bench.get(), &Workbench::forked);
        m_bench->forkWithRehearsal(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Finished, drive::patience);
        QCOMPARE(forked.size(), 1);
        const ExperimentSpec& spec = m_bench->session()->spec();
        const auto end = parent.latest()->timetable.batchesBefore(1);
        QVERIFY(!spec.events.empty() && spec.events.front().batch == end);
        QVERIFY(withEventsApplied(spec).rehearsal.samplesPerTask > 0);
        QCOMPARE(m_bench->session()->snapshot()->scoreboard.rows()[0], parent.latest()->scoreboard.rows()[0]);
        QVERIFY(m_bench->session()->snapshot()->buffer.keptPerTask.at(0) > 0);
    }

    void aForkRepeatsTheRunUpToTheMomentAndTakesTheSettingsAtHand() {
        runToEnd();
        const auto early = m_bench->runs()->current()->snapshots.front();
        QSignalSpy forked(m_bench.get(), &Workbench::forked);
        m_bench->setMoment(early);
        m_settings.training.learningRate = 0.01;
        m_bench->fork();
        m_bench->setMoment(nullptr);  // as the timeline says when it is live again
        QCOMPARE(forked.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Finished, drive::patience);
        QCOMPARE(m_bench->runs()->entries().size(), std::size_t{2});
        QCOMPARE(m_bench->session()->spec().events.size(), std::size_t{1});
        QCOMPARE(m_bench->session()->spec().events[0].batch, early->position.batch);
    }

    void whatCannotChangeAtAForkIsSaid() {
        runToEnd();
        m_bench->setMoment(m_bench->runs()->current()->snapshots.front());
        QSignalSpy said(m_bench.get(), &Workbench::messageRequested);
        m_settings.model.hiddenUnits = 17;
        m_bench->fork();
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].value<Message>().sentence.contains("cannot change at a fork"));
        QCOMPARE(m_bench->runs()->entries().size(), std::size_t{1});
    }

    void aRunGivenUpBeforeItHasLearnedATaskIsForgotten() {
        m_bench->step(StepUnit::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->session()->state(), RunSession::State::Paused, drive::patience);
        m_bench->reset();
        QVERIFY(m_bench->runs()->entries().empty() && !m_bench->shown());
    }
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
