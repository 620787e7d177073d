// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks made of the sequences of one source each.

#include <QTest>
#include <set>

#include "core/run/run_experiment.h"
#include "core/tasks/make_stream.h"
#include "core/tasks/source_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int speakers = 4;

std::vector<std::int32_t> turns(int count) {
    std::vector<std::int32_t> sources;
    for (int n = 0; n < count; ++n) sources.push_back(n / 3 % speakers);
    return sources;
}

/// Three classes, each said by each of four speakers.
Dataset spoken() {
    Dataset dataset = smallDataset(120, 48);
    dataset.train = dataset.train.withSources(turns(120), speakers);
    dataset.test = dataset.test.withSources(turns(48), speakers);
    dataset.sourceNames = {"ada", "ben", "cy", "di"};
    return dataset;
}

StreamPlan bySource(Scenario scenario, int tasks = speakers) {
    return {.kind = StreamKind::SplitSources, .scenario = scenario, .tasks = tasks};
}

/// The sources of a task's training sequences, told by their frames.
std::set<int> sourcesOf(const Task& task, const Dataset& dataset) {
    std::set<int> sources;
    for (int n = 0; n < task.trainCount(); ++n)
        for (int whole = 0; whole < dataset.train.count(); ++whole)
            if (dataset.train.frames(whole).bytes() == task.train(n).frames.bytes())
                sources.insert(dataset.train.source(whole));
    return sources;
}

}  // namespace

class TestSourceStream : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void eachTaskHasTheSequencesOfOneSourceAndAllOfThem() {
        const Dataset data = spoken();
        const SourceStream stream(bySource(Scenario::Domain), data);
        for (int index = 0; index < speakers; ++index) {
            const Task task = stream.makeTask(index);
            QCOMPARE(sourcesOf(task, data), std::set<int>{index});
            QCOMPARE(task.trainCount(), 120 / speakers);
            QCOMPARE(task.trainCount(), stream.trainCount(index));
            QCOMPARE(task.testCount(), 48 / speakers);
        }
    }

    void aValidationSetIsDealtOutBySourceToo() {
        StreamPlan plan = bySource(Scenario::Domain);
        plan.split = DataSplit::Validation;
        const SourceStream stream(plan, spoken());
        int train = 0;
        int test = 0;
        for (int index = 0; index < speakers; ++index) {
            train += stream.makeTask(index).trainCount();
            test += stream.makeTask(index).testCount();
        }
        QCOMPARE(train, 100);
        QCOMPARE(test, 20);
    }

    void aShuffledOrderHasEverySourceOnceAndFollowsTheSeed() {
        const Dataset data = spoken();
        StreamPlan plan = bySource(Scenario::Domain);
        plan.classOrder = ClassOrder::Shuffled;
        std::set<std::vector<int>> orders;
        for (plan.seed = 1; plan.seed <= 20; ++plan.seed) {
            const SourceStream stream(plan, data);
            std::vector<int> order;
            for (int index = 0; index < speakers; ++index)
                order.push_back(*sourcesOf(stream.makeTask(index), data).begin());
            orders.insert(order);
            QCOMPARE(std::set<int>(order.begin(), order.end()).size(), std::size_t{speakers});
        }
        QVERIFY(orders.size() > 5);
    }

    void outputsAreSharedOrNamedAfterTheSource() {
        const Dataset data = spoken();
        QCOMPARE(SourceStream(bySource(Scenario::Domain), data).outputNames(data.classNames), data.classNames);
        const SourceStream stream(bySource(Scenario::Class), data);
        QCOMPARE(stream.shape().classes, 3 * speakers);
        QCOMPARE(stream.outputNames(data.classNames)[4], std::string("b (ben)"));
        std::set<int> labels;
        const Task third = stream.makeTask(2);
        for (int n = 0; n < third.trainCount(); ++n) labels.insert(third.train(n).label);
        QCOMPARE(labels, (std::set<int>{6, 7, 8}));
        QCOMPARE(stream.testedOutputs(4, 2), (OutputRange{0, 12}));
        QCOMPARE(SourceStream(bySource(Scenario::Task), data).testedOutputs(4, 2), (OutputRange{6, 9}));
    }

    void dataWithoutSourcesOrWithTooFewAreRefused() {
        ExperimentSpec spec;
        spec.data.stream = StreamKind::SplitSources;
        spec.data.tasks = 4;
        const auto unknown = problemsWith(spec, smallDataset());
        QCOMPARE(unknown.size(), std::size_t{1});
        QCOMPARE(unknown[0].key, std::string("data.stream"));
        QCOMPARE(problemsWith(spec, spoken()).size(), std::size_t{0});
        spec.data.tasks = 5;
        const auto tooFew = problemsWith(spec, spoken());
        QCOMPARE(tooFew.size(), std::size_t{1});
        QCOMPARE(tooFew[0].key, std::string("data.tasks"));
        QCOMPARE(tooFew[0].sentence, std::string("Small has 4 sources, too few for 5 tasks (data.tasks)."));
    }

    void aSourceWithNothingToBeTestedOnIsRefused() {
        Dataset data = spoken();
        data.test = data.test.withSources(std::vector<std::int32_t>(48, 0), speakers);
        ExperimentSpec spec;
        spec.data.stream = StreamKind::SplitSources;
        spec.data.tasks = speakers;
        spec.evaluation.sequences = 0;
        const auto problems = problemsWith(spec, data);
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems[0].sentence.ends_with("are needed in every task."));
    }

    void textsKeepTheirSourcesHoweverTheyAreRead() {
        Dataset data = smallTexts();
        const int count = data.train.count();
        std::vector<std::int32_t> sources;
        for (int n = 0; n < count; ++n) sources.push_back(n + 1 == count ? 1 : 0);
        data.train = data.train.withSources(sources, 2);
        data.sourceNames = {"one", "two"};
        const Dataset read = data.readAs({.longest = 2});
        QCOMPARE(read.train.sourceCount(), 2);
        QCOMPARE(read.train.source(count - 1), 1);
        QCOMPARE(read.sourceNames, data.sourceNames);
    }

    void theFingerprintTellsSourcesApart() {
        const Dataset data = spoken();
        auto other = turns(120);
        std::swap(other.front(), other.back());
        QVERIFY(data.train.fingerprint() != smallDataset(120, 48).train.fingerprint());
        QVERIFY(data.train.fingerprint() != data.train.withSources(other, speakers).fingerprint());
        QCOMPARE(data.train.fingerprint(), spoken().train.fingerprint());
    }

    void aRunBySourceIsTheSameForAnyNumberOfThreads() {
        ExperimentSpec spec;
        spec.data.stream = StreamKind::SplitSources;
        spec.data.tasks = speakers;
        spec.model.hiddenUnits = 12;
        spec.rehearsal.samplesPerTask = 5;
        RunOptions options;
        options.threads = 1;
        const Run one = runExperiment(spec, spoken(), options);
        options.threads = 2;
        const Run two = runExperiment(spec, spoken(), options);
        QVERIFY(
            std::ranges::equal(one.latest()->model->parameters().values(), two.latest()->model->parameters().values()));
        QCOMPARE(one.latest()->scoreboard.learnedCount(), speakers);
    }
};

QTEST_GUILESS_MAIN(TestSourceStream)
#include "tst_source_stream.moc"
