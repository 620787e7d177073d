// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The runs of a session: begun, looked at, hidden, named, forgotten.

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "tests/support/snapshots.h"
#include "tests/support/warnings.h"
#include "ui/run/run_list.h"

using namespace miru;

class TestRunList : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aRunThatIsBegunIsLookedAt() {
        RunList runs;
        QSignalSpy changed(&runs, &RunList::changed);
        QVERIFY(!runs.current());
        const int first = runs.begin(ExperimentSpec{});
        const int comparison = runs.begin(ExperimentSpec{}, false);
        QCOMPARE(runs.current()->id, first);
        QVERIFY(first != comparison);
        QCOMPARE(changed.count(), 2);
        runs.lookAt(comparison);
        QCOMPARE(runs.current()->id, comparison);
        runs.lookAt(12345);  // there is none of this number
        QCOMPARE(runs.current()->id, comparison);
        runs.lookAt(0);
        QVERIFY(!runs.current());
    }

    void aRunIsNamedByWhatTellsItApartOrAsTheUserWants() {
        RunList runs;
        ExperimentSpec spec;
        spec.model.cell = CellKind::Gru;
        spec.rehearsal.samplesPerTask = 10;
        spec.seed = 3;
        const int first = runs.begin(spec);
        QCOMPARE(runs.find(first)->title, QString::fromUtf8("GRU · rehearsal · seed 3"));
        spec.seed = 4;
        const int second = runs.begin(spec);
        QCOMPARE(runs.find(first)->title, QString("seed 3"));
        QCOMPARE(runs.find(second)->title, QString("seed 4"));
        QSignalSpy renamed(&runs, &RunList::renamed);
        runs.rename(first, " for the lecture\n");
        QCOMPARE(runs.find(first)->title, QString("for the lecture"));
        runs.rename(second, "for the lecture");
        QCOMPARE(runs.find(second)->title, QString("for the lecture (2)"));
        runs.rename(first, {});
        QCOMPARE(runs.find(first)->title, QString("seed 3"));
        QCOMPARE(renamed.count(), 3);
    }

    void onAPlotOnlyWhatTellsTheRunsThereApartIsNamed() {
        RunList runs;
        ExperimentSpec spec;
        spec.data.stream = StreamKind::SplitClasses;
        spec.data.scenario = Scenario::Task;
        const int other = runs.begin(spec);
        spec.data.scenario = Scenario::Class;
        const int naive = runs.begin(spec);
        spec.rehearsal.samplesPerTask = 10;
        const int rehearsed = runs.begin(spec);
        QVERIFY(runs.curveObstacle(*runs.find(other)));
        QVERIFY(runs.find(rehearsed)->title.contains("class-incremental"));
        QVERIFY(!runs.find(rehearsed)->drawnTitle.contains("class-incremental"));
        QVERIFY(!runs.find(naive)->drawnTitle.contains("class-incremental"));
        QVERIFY(runs.find(naive)->drawnTitle != runs.find(rehearsed)->drawnTitle);
        QCOMPARE(runs.find(other)->drawnTitle, runs.find(other)->title);  // it is on no plot of theirs
        runs.lookAt(other);
        QCOMPARE(runs.find(rehearsed)->drawnTitle, runs.find(rehearsed)->title);
    }

    void namesAndNotesAreKept() {
        RunList runs;
        const int id = runs.begin(ExperimentSpec{});
        runs.add(id, snapshots::shared(snapshots::inTheMiddle()));
        runs.rename(id, "mine");
        runs.setNote(id, "a thought");
        runs.setTags(id, "lecture, baseline");
        RunList again;
        Run stored = *runs.begun().at(0);
        stored.folder = "/some/where";
        const int other = again.add(stored);
        QCOMPARE(again.find(other)->title, QString("mine"));
        QCOMPARE(again.find(other)->note, std::string("a thought"));
        QCOMPARE(again.find(other)->tags, (std::vector<std::string>{"lecture", "baseline"}));
        QCOMPARE(again.find(other)->folder, std::filesystem::path("/some/where"));
        again.rename(other, {});
        QVERIFY(again.find(other)->name.empty());
    }

    void itKnowsWhatARunWasLikeAtAnyBatch() {
        RunList runs;
        const int id = runs.begin(ExperimentSpec{});
        QVERIFY(!runs.find(id)->latest());
        QVERIFY(!runs.find(id)->at(5));
        for (const int task : {0, 1, 2})
            runs.add(id, snapshots::shared(snapshots::during(task, 5)));  // 500, 1500, 2500
        QCOMPARE(runs.find(id)->latest()->position.batch, 2500);
        QCOMPARE(runs.find(id)->at(1500)->position.batch, 1500);
        QCOMPARE(runs.find(id)->at(2499)->position.batch, 1500);
        QCOMPARE(runs.find(id)->at(1)->position.batch, 500);
        QCOMPARE(runs.find(id)->at(99999)->position.batch, 2500);
        runs.add(777, snapshots::shared(snapshots::inTheMiddle()));  // of a run that is gone: nothing happens
    }

    void runsCanBeHiddenAndForgotten() {
        RunList runs;
        const int first = runs.begin(ExperimentSpec{});
        const int second = runs.begin(ExperimentSpec{});
        QSignalSpy changed(&runs, &RunList::changed);
        runs.setGhost(first, false);
        runs.setGhost(first, false);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!runs.find(first)->isGhost);
        runs.remove(second);
        QVERIFY(!runs.find(second));
        QVERIFY(!runs.current());
        runs.remove(second);
        QCOMPARE(changed.count(), 2);
    }

    void theOldestGivesWayButNeverTheOneLookedAt() {
        RunList runs;
        const int first = runs.begin(ExperimentSpec{});
        for (std::size_t n = 0; n < 2 * RunList::capacity; ++n) runs.begin(ExperimentSpec{}, false);
        QCOMPARE(runs.entries().size(), RunList::capacity);
        QVERIFY(runs.find(first));
        QCOMPARE(runs.current()->id, first);
    }

    void theOneThatTrainsBesideStaysToo() {
        RunList runs;
        const int comparison = runs.begin(ExperimentSpec{}, false);
        runs.setTraining(comparison, true);
        for (std::size_t n = 0; n < 2 * RunList::capacity; ++n) runs.begin(ExperimentSpec{});
        QVERIFY(runs.find(comparison));
        QCOMPARE(runs.entries().size(), RunList::capacity);
        runs.setTraining(comparison, false);
        runs.begin(ExperimentSpec{});
        QVERIFY(!runs.find(comparison));
    }

    void noMoreAreDrawnThanCanBeToldApartUnlessSomebodyTicksThem() {
        RunList runs;
        const int first = runs.begin(ExperimentSpec{});
        for (int n = 0; n < 20; ++n) runs.begin(ExperimentSpec{}, false);
        QCOMPARE(std::ranges::count(runs.entries(), true, &RunEntry::isGhost), RunList::maxDrawn);
        QVERIFY(runs.find(first)->isGhost);
        QVERIFY(runs.entries().back().isGhost);
        QVERIFY(!runs.entries()[1].isGhost);
        runs.setGhost(runs.entries()[1].id, true);
        QVERIFY(runs.entries()[1].isGhost);
    }

    void ofOlderRunsTheEndsOfTasksAreKept() {
        RunList runs;
        Moments history;
        for (const int batch : {0, 500, 1000, 1500, 2500}) {
            Snapshot snapshot = snapshots::inTheMiddle();
            snapshot.position.batch = batch;
            snapshot.position.batchInTask = batch == 1000 ? 1000 : batch % 1000;
            keepMoment(history, snapshots::shared(std::move(snapshot)));
        }
        const int first = runs.begin(ExperimentSpec{}, false, history);
        for (std::size_t n = 1; n < RunList::wholeRuns; ++n) runs.begin(ExperimentSpec{}, false);
        QCOMPARE(runs.find(first)->snapshots.size(), history.size());
        runs.begin(ExperimentSpec{}, false);
        std::vector<std::int64_t> batches;
        for (const auto& moment : runs.find(first)->snapshots) batches.push_back(moment->position.batch);
        QCOMPARE(batches, (std::vector<std::int64_t>{0, 1000, 2500}));
    }

    void itIsToldWhenARunComesForward() {
        RunList runs;
        const int id = runs.begin(ExperimentSpec{});
        QSignalSpy progressed(&runs, &RunList::progressed);
        runs.add(id, snapshots::shared(snapshots::inTheMiddle()));
        runs.setTraining(id, true);
        runs.add(12345, snapshots::shared(snapshots::inTheMiddle()));
        QCOMPARE(progressed.count(), 2);
        QCOMPARE(progressed[0][0].toInt(), id);
    }

    void aForkBeginsWithItsParentsHistory() {
        RunList runs;
        Moments history;
        for (const int batch : {500, 1500, 2500}) {
            Snapshot snapshot = snapshots::inTheMiddle();
            snapshot.position.batch = batch;
            keepMoment(history, snapshots::shared(std::move(snapshot)));
        }
        const int fork = runs.begin(ExperimentSpec{}, true, momentsUntil(history, 1500));
        QCOMPARE(runs.find(fork)->snapshots.size(), std::size_t{2});
        QCOMPARE(runs.find(fork)->latest()->position.batch, 1500);
    }
};

QTEST_GUILESS_MAIN(TestRunList)
#include "tst_run_list.moc"
