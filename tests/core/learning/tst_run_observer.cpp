// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The test sequences that a run watches: which they are, how many, and that they stay the same.

#include <QTest>
#include <algorithm>
#include <set>

#include "core/learning/run_observer.h"
#include "core/run/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec watchedSpec(std::uint32_t seed = 1) {
    ExperimentSpec spec = smallSpec();
    spec.seed = seed;
    spec.training.epochs = 1;
    return spec;
}

/// Of images of so many numbers, with more test sequences than are watched.
Dataset datasetToWatch(SequenceSet::Shape shape = {6, 5, 3}) {
    Dataset dataset = smallDataset(40, 0);
    dataset.train = smallSet(40, 11, shape);
    dataset.test = smallSet(400, 12, shape);
    return dataset;
}

std::vector<std::shared_ptr<const WatchedSamples>> watchedBy(const ExperimentSpec& spec, const Dataset& dataset) {
    return runExperiment(spec, dataset, {}).latest()->samples;
}

}  // namespace

class TestRunObserver : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aHundredSequencesOfEachTaskAreWatchedNoneOfThemTwice() {
        const Dataset dataset = datasetToWatch();
        const auto samples = watchedBy(watchedSpec(), dataset);
        QCOMPARE(samples.size(), std::size_t{3});
        std::set<std::vector<float>> different;
        for (const auto& frames : samples[0]->frames) different.insert(frames);
        QCOMPARE(samples[0]->labels.size(), std::size_t{100});
        QCOMPARE(different.size(), std::size_t{100});
    }

    void theFirstOfThemAreTheFirstTestSequences() {
        const Dataset dataset = datasetToWatch();
        const auto samples = watchedBy(watchedSpec(), dataset);
        for (std::size_t n = 0; n < WatchedShare::probed; ++n) {
            const FrameView plain = dataset.test.frames(static_cast<int>(n));
            for (std::size_t k = 0; k < 30; ++k)  // the first task of the stream reads its images as they lie
                QVERIFY(std::abs(samples[0]->frames[n][k] - static_cast<float>(plain.bytes()[k]) / 255) < 1e-6F);
        }
        // What follows is drawn: it is not simply what comes next.
        std::vector<std::int32_t> next;
        for (int n = WatchedShare::probed; n < WatchedShare::most; ++n) next.push_back(dataset.test.label(n));
        QVERIFY(!std::ranges::equal(next, std::span(samples[0]->labels).subspan(WatchedShare::probed)));
    }

    void whichTheyAreIsDecidedByTheSeed() {
        const Dataset dataset = datasetToWatch();
        const auto samples = watchedBy(watchedSpec(), dataset);
        QCOMPARE(*watchedBy(watchedSpec(), dataset)[0], *samples[0]);
        QVERIFY(watchedBy(watchedSpec(2), dataset)[0]->labels != samples[0]->labels);
        QVERIFY(samples[1]->labels != samples[0]->labels);  // each task has its own
    }

    void aRunThatResumesWatchesTheSameSequences() {
        const Dataset dataset = datasetToWatch();
        const Run straight = runExperiment(watchedSpec(), dataset, {});
        RunOptions options;
        options.from = straight.snapshots[0];
        const auto resumed = runExperiment(watchedSpec(), dataset, options).latest();
        for (std::size_t task = 0; task < 3; ++task)
            QCOMPARE(*resumed->samples[task], *straight.latest()->samples[task]);
    }

    void ofLargeSequencesFewerAreWatchedButAlwaysTheFirst() {
        // 64 · 64 numbers are 16 KiB: 32 of them fit. Of 128 · 128 not even those that are probed do.
        QCOMPARE(watchedBy(watchedSpec(), datasetToWatch({64, 64, 3}))[0]->labels.size(), std::size_t{32});
        QCOMPARE(watchedBy(watchedSpec(), datasetToWatch({128, 128, 3}))[0]->labels.size(),
                 std::size_t{WatchedShare::probed});
    }

    void whereThereAreFewerTestSequencesAllAreWatched() {
        for (const int count : {9, 40})
            QCOMPARE(watchedBy(watchedSpec(), smallDataset(40, count))[0]->labels.size(),
                     static_cast<std::size_t>(count));
    }
};

QTEST_GUILESS_MAIN(TestRunObserver)
#include "tst_run_observer.moc"
