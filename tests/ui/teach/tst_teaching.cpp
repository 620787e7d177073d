// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signs taught one after the other: the first are forgotten, unless they are rehearsed; and the run is one like any other.

#include "ui/teach/teaching.h"

#include <QTest>
#include <algorithm>

#include "core/measure/reading.h"
#include "core/run/run_experiment.h"
#include "core/spec/spec_json.h"
#include "datasets/folder_dataset.h"
#include "datasets/signs_folder.h"
#include "tests/support/data_files.h"
#include "tests/support/equal_runs.h"
#include "tests/support/hand_drawn_signs.h"

using namespace miru;
using namespace miru::test;

namespace {

Teaching taught(const std::vector<bool>& rehearses, std::uint64_t seed = 1) { return {fourSigns(6, seed), rehearses}; }

Run learned(const Teaching& teaching) { return runExperiment(specOf(teaching), datasetOf(teaching.signs), {}); }

/// What the network of the run takes a drawing for.
int answerTo(const Run& run, const Strokes& drawing) {
    return readSequence(*run.latest()->model, sequenceOf(drawing), signSteps).answerAfter(signSteps - 1);
}

}  // namespace

class TestTeaching : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void withoutRehearsalTheFirstSignIsCalledTheFourth() {
        const Run run = learned(taught({false, false, false, false}));
        const auto& rows = run.latest()->scoreboard.rows();
        QCOMPARE(rows.size(), std::size_t{4});
        for (std::size_t sign = 0; sign < 4; ++sign) QVERIFY(rows[sign][sign] > 0.9);
        for (std::size_t sign = 0; sign < 3; ++sign) QVERIFY(rows[3][sign] < 0.2);
        const auto others = fourSigns(6, 99);
        for (const Strokes& circle : others[0].drawings) QCOMPARE(answerTo(run, circle), 3);
    }

    void withRehearsalAllSignsAreKnown_data() {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1, 2, 3}) QTest::addRow("hands %d", static_cast<int>(seed)) << seed;
    }
    void withRehearsalAllSignsAreKnown() {
        QFETCH(quint64, seed);
        const Run run = learned(taught({true, true, true, true}, seed));
        for (const double accuracy : run.latest()->scoreboard.rows()[3])
            QVERIFY2(accuracy >= 0.8, qPrintable(QString::number(accuracy)));
        const auto others = fourSigns(5, seed + 50);
        int right = 0;
        for (std::size_t sign = 0; sign < 4; ++sign)
            for (const Strokes& drawing : others[sign].drawings)
                right += answerTo(run, drawing) == static_cast<int>(sign);
        QVERIFY2(right >= 16, qPrintable(QString::number(right)));  // of 20 that nobody has learned or tested
    }

    void whoRehearsesFromTheThirdSignOnRecoversTheFirst() {
        const Run run = learned(taught({false, false, true, true}));
        const auto& rows = run.latest()->scoreboard.rows();
        QVERIFY(rows[1][0] < 0.2);
        QVERIFY(rows[3][0] >= 0.8);
    }

    void theSwitchIsAnEventWhereItWasTurned() {
        QVERIFY(specOf(taught({false, false, false, false})).events.empty());
        QVERIFY(specOf(taught({false, true, true, true})).events.empty());  // the first has nothing to rehearse
        QCOMPARE(specOf(taught({false, true, true, true})).rehearsal.samplesPerTask, keptPerSign);
        const ExperimentSpec spec = specOf(taught({false, false, true, false}));
        const std::int64_t batches = std::int64_t{SignCounts().train} / spec.training.batch * spec.training.epochs;
        QCOMPARE(spec.rehearsal.samplesPerTask, 0);
        QVERIFY(spec.events == (std::vector<KnobChange>{{2 * batches, Knob::KeptPerTask, double{keptPerSign}},
                                                        {3 * batches, Knob::KeptPerTask, 0}}));
    }

    /// Whoever repeats it from the saved folder, in the lab or on the command line, comes to the same.
    void aRunOnTheSavedFolderIsTheSameToTheBit() {
        const testing::DataFolder place;
        const Teaching teaching = taught({false, false, true, true});
        const Run here = learned(teaching);
        const QString folder = place.path("our signs");
        saveSigns(folder.toStdString(), teaching.signs);
        const auto reading = readSpec(writeSpec(specOf(teaching, folder.toStdString())));
        QVERIFY(reading.isGood());
        const Dataset saved = loadFolder(folder);
        QVERIFY(problemsWith(reading.spec, saved).empty());
        RunOptions alone;
        alone.threads = 1;
        QVERIFY(areEqual(here, runExperiment(reading.spec, saved, alone)));
    }

    void anySettingsAndAnyNumberOfSignsCanBeRun() {
        for (const int count : {1, 2, 3, 4}) {
            Teaching teaching = taught({true, true, false, true});
            teaching.signs.resize(static_cast<std::size_t>(count));
            teaching.rehearses.resize(static_cast<std::size_t>(count));
            QVERIFY(problemsWith(specOf(teaching), datasetOf(teaching.signs)).empty());
            QCOMPARE(learned(teaching).latest()->scoreboard.learnedCount(), count);
        }
    }
};

QTEST_GUILESS_MAIN(TestTeaching)
#include "tst_teaching.moc"
