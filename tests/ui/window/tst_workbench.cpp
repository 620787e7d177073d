// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs are begun, compared, forked and given up without a window.

#include <QSignalSpy>
#include <QTest>

#include "tests/support/drive_window.h"
#include "ui/window/workbench.h"

using namespace miru;

class TestWorkbench : public QObject {
    Q_OBJECT

    Library m_library;
    ExperimentSpec m_settings = drive::shortRun();

 private Q_SLOTS:
    void init() { m_settings = drive::shortRun(); }

    void aRunIsListedAndShownWhileItTrains() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        QSignalSpy arrived(&bench, &Workbench::arrived);
        QVERIFY(!bench.shown() && !bench.settingsShown());
        bench.run();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Finished, drive::patience);
        QCOMPARE(bench.runs()->entries().size(), std::size_t{1});
        QCOMPARE(arrived.last()[0].toInt(), bench.runs()->current()->id);
        QCOMPARE(bench.shown(), bench.runs()->current()->latest());
        QVERIFY(*bench.settingsShown() == m_settings);
    }

    void aMomentThatIsLookedBackAtStays() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        bench.run();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Finished, drive::patience);
        const auto first = bench.runs()->current()->snapshots.front();
        bench.setMoment(first);
        QCOMPARE(bench.shown(), first);
        bench.setMoment(nullptr);
        QVERIFY(bench.shown() != first);
    }

    void theOtherCellIsTrainedBeside() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        m_settings.model.cell = CellKind::Gru;
        bench.compareWithOtherCell();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.session()->isActive() && !bench.comparison()->isActive(), drive::patience);
        QCOMPARE(bench.runs()->entries().size(), std::size_t{2});
        QVERIFY(bench.comparison()->spec().model.cell == CellKind::Miru2);
        const auto ghosts = bench.ghosts();
        QCOMPARE(ghosts.size(), 1);
        QCOMPARE(ghosts[0].latest, bench.comparison()->snapshot());
    }

    void aForkRepeatsTheRunUpToTheMomentAndTakesTheSettingsAtHand() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        bench.run();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Finished, drive::patience);
        const auto early = bench.runs()->current()->snapshots.front();
        QSignalSpy forked(&bench, &Workbench::forked);
        bench.setMoment(early);
        m_settings.training.learningRate = 0.01;
        bench.fork();
        bench.setMoment(nullptr);  // as the timeline says when it is live again
        QCOMPARE(forked.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Finished, drive::patience);
        QCOMPARE(bench.runs()->entries().size(), std::size_t{2});
        QCOMPARE(bench.session()->spec().events.size(), std::size_t{1});
        QCOMPARE(bench.session()->spec().events[0].batch, early->position.batch);
    }

    void whatCannotChangeAtAForkIsSaid() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        bench.run();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Finished, drive::patience);
        bench.setMoment(bench.runs()->current()->snapshots.front());
        QSignalSpy said(&bench, &Workbench::messageRequested);
        m_settings.model.hiddenUnits = 17;
        bench.fork();
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].value<Message>().sentence.contains("cannot change at a fork"));
        QCOMPARE(bench.runs()->entries().size(), std::size_t{1});
    }

    void aRunGivenUpBeforeItHasLearnedATaskIsForgotten() {
        Workbench bench(
            m_library, [this] { return m_settings; }, nullptr);
        bench.step(StepUnit::Batch);
        QTRY_COMPARE_WITH_TIMEOUT(bench.session()->state(), RunSession::State::Paused, drive::patience);
        bench.reset();
        QVERIFY(bench.runs()->entries().empty() && !bench.shown());
    }
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
