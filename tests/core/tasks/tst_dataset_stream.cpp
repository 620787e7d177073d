// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which sequences a task has, and which outputs stand for their classes, in every stream and scenario.

#include <QTest>
#include <numbers>
#include <set>

#include "core/tasks/make_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr SequenceSet::Shape shape{6, 6, 6};

Dataset sixClasses() {
    return {"six", "Six", smallSet(120, 1, shape), smallSet(60, 2, shape), {"a", "b", "c", "d", "e", "f"}};
}

StreamPlan split(Scenario scenario, int tasks = 3, int classesPerTask = 0) {
    return {.kind = StreamKind::SplitClasses, .scenario = scenario, .tasks = tasks, .classesPerTask = classesPerTask};
}

std::set<int> labelsOf(const Task& task) {
    std::set<int> labels;
    for (int n = 0; n < task.trainCount(); ++n) labels.insert(task.train(n).label);
    for (int n = 0; n < task.testCount(); ++n) labels.insert(task.test(n).label);
    return labels;
}

}  // namespace

class TestDatasetStream : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void classesAreDealtOutInOrder_data() {
        QTest::addColumn<int>("scenario");
        QTest::addColumn<int>("outputs");
        QTest::newRow("domain: outputs are shared") << 0 << 2;
        QTest::newRow("class: each task has its own") << 1 << 6;
        QTest::newRow("task: each task has its own") << 2 << 6;
    }
    void classesAreDealtOutInOrder() {
        QFETCH(int, scenario);
        QFETCH(int, outputs);
        const Dataset data = sixClasses();
        const auto stream = makeStream(split(static_cast<Scenario>(scenario)), data);
        QCOMPARE(stream->shape().classes, outputs);
        int sequences = 0;
        for (int index = 0; index < 3; ++index) {
            const Task task = stream->makeTask(index);
            const int first = scenario == 0 ? 0 : 2 * index;
            QCOMPARE(labelsOf(task), (std::set<int>{first, first + 1}));
            QCOMPARE(task.trainCount(), stream->trainCount(index));
            for (int n = 0; n < task.trainCount(); ++n) QCOMPARE(task.train(n).task, index);
            sequences += task.trainCount();
        }
        QCOMPARE(sequences, data.train.count());
    }

    void aShuffledOrderDealsOutEachClassOnceAndFollowsTheSeed() {
        StreamPlan plan = split(Scenario::Class);
        plan.classOrder = ClassOrder::Shuffled;
        std::set<std::vector<std::string>> orders;
        for (plan.seed = 1; plan.seed <= 20; ++plan.seed) {
            auto names = makeStream(plan, sixClasses())->outputNames(sixClasses().classNames);
            QCOMPARE(names, makeStream(plan, sixClasses())->outputNames(sixClasses().classNames));
            orders.insert(names);
            std::ranges::sort(names);
            QCOMPARE(names, sixClasses().classNames);
        }
        QVERIFY(orders.size() > 10);
    }

    void outputsAreNamedAfterWhatTheyStandFor() {
        using Names = std::vector<std::string>;
        const auto names = [](const StreamPlan& plan) {
            return makeStream(plan, sixClasses())->outputNames(sixClasses().classNames);
        };
        QCOMPARE(names(split(Scenario::Domain)), (Names{"a/c/e", "b/d/f"}));
        QCOMPARE(names(split(Scenario::Class)), sixClasses().classNames);
        QCOMPARE(names({.kind = StreamKind::PermutedPixels, .tasks = 2}), sixClasses().classNames);
        const auto own = names({.kind = StreamKind::PermutedPixels, .scenario = Scenario::Task, .tasks = 2});
        QCOMPARE(own.size(), std::size_t{12});
        QCOMPARE(own[7], std::string("b (2)"));
    }

    void answersAreChosenAmongTheOutputsOfTheScenario() {
        const auto active = [](ActiveClasses which) {
            StreamPlan plan = split(Scenario::Class);
            plan.active = which;
            return makeStream(plan, sixClasses());
        };
        const OutputRange all{};
        // While task 2 is learned: a sequence of task 1 that is rehearsed, and one of its own.
        QCOMPARE(active(ActiveClasses::Seen)->trainedOutputs(2, 0), (OutputRange{0, 4}));
        QCOMPARE(active(ActiveClasses::All)->trainedOutputs(2, 0), all);
        QCOMPARE(active(ActiveClasses::Current)->trainedOutputs(2, 0), (OutputRange{0, 2}));
        QCOMPARE(active(ActiveClasses::Current)->trainedOutputs(2, 1), (OutputRange{2, 4}));
        for (const auto which : {ActiveClasses::Seen, ActiveClasses::All, ActiveClasses::Current})
            QCOMPARE(active(which)->testedOutputs(2, 0), (OutputRange{0, 4}));
        const auto apart = makeStream(split(Scenario::Task), sixClasses());
        QCOMPARE(apart->trainedOutputs(2, 0), (OutputRange{0, 2}));
        QCOMPARE(apart->testedOutputs(0, 2), (OutputRange{4, 6}));
        QCOMPARE(makeStream(split(Scenario::Domain), sixClasses())->trainedOutputs(2, 0), all);
    }

    void everyTaskOfAPermutedStreamCanHaveOutputsOfItsOwn() {
        const auto stream =
            makeStream({.kind = StreamKind::PermutedRows, .scenario = Scenario::Class, .tasks = 3}, sixClasses());
        QCOMPARE(stream->shape().classes, 18);
        QCOMPARE(*labelsOf(stream->makeTask(2)).begin(), 12);
        QCOMPARE(*labelsOf(stream->makeTask(2)).rbegin(), 17);
    }

    void learnedAtOnceTheLastTaskHasAllSequencesInTheirOwnReading() {
        StreamPlan plan{.kind = StreamKind::PermutedPixels, .scenario = Scenario::Task, .tasks = 3};
        const auto apart = makeStream(plan, sixClasses());
        plan.isJoint = true;
        const auto joint = makeStream(plan, sixClasses());
        QCOMPARE(joint->trainCount(0), 0);
        QCOMPARE(joint->makeTask(0).trainCount(), 0);
        QCOMPARE(joint->makeTask(0).testCount(), apart->makeTask(0).testCount());
        const Task all = joint->makeTask(2);
        QCOMPARE(all.trainCount(), 3 * 120);
        QCOMPARE(all.trainCount(), joint->trainCount(2));
        const Task second = apart->makeTask(1);
        const Sample sample = all.train(120 + 7);
        QCOMPARE(sample.label, second.train(7).label);
        QCOMPARE(sample.task, 1);
        QCOMPARE(sample.number, 127);
        QVERIFY(std::equal(sample.frames.order, sample.frames.order + 36, second.train(7).frames.order));
        QCOMPARE(joint->trainedOutputs(3, 1), (OutputRange{6, 12}));
    }

    void whatCannotBeSplitIsRefused_data() {
        QTest::addColumn<int>("tasks");
        QTest::addColumn<int>("classesPerTask");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("six into three") << 3 << 0 << false;
        QTest::newRow("six into four") << 4 << 0 << true;
        QTest::newRow("more tasks than classes") << 7 << 0 << true;
        QTest::newRow("some of the classes") << 2 << 2 << false;
        QTest::newRow("four at a time") << 1 << 4 << true;
        QTest::newRow("more than there are") << 4 << 2 << true;
    }
    void whatCannotBeSplitIsRefused() {
        QFETCH(int, tasks);
        QFETCH(int, classesPerTask);
        QFETCH(bool, isRefused);
        const auto why = streamObstacle(split(Scenario::Class, tasks, classesPerTask), shape, "Six");
        QCOMPARE(why.has_value(), isRefused);
        if (why) QVERIFY(why->starts_with("Six has 6 classes") && why->ends_with("."));
    }

    void textsCanBeSplitButNotTurned() {
        const StreamPlan turned{.kind = StreamKind::Rotated, .tasks = 2, .rotation = 90};
        QVERIFY(streamObstacle(turned, smallTexts().train.shape(), "Texts"));
        QVERIFY(!streamObstacle(turned, shape, "Six"));
        QVERIFY(!streamObstacle(split(Scenario::Task, 1), smallTexts().train.shape(), "Texts"));
    }

    void imagesAreTurnedALittleFurtherInEveryTask() {
        const StreamPlan plan{.kind = StreamKind::Rotated, .tasks = 3, .rotation = 180};
        const Dataset data = sixClasses();
        const auto stream = makeStream(plan, data);
        Matrix straight(6, 6);
        Matrix turned(6, 6);
        writeFrames(stream->makeTask(0).train(5).frames, straight, 0, 1);
        QVERIFY(!stream->makeTask(0).train(5).frames.turning);
        for (int quarters = 1; quarters <= 2; ++quarters) {
            const Task task = stream->makeTask(quarters);
            writeFrames(task.train(5).frames, turned, 0, 1);
            // Column t is row t of the image. A quarter counterclockwise: what was at the right is at the top.
            for (int row = 0; row < 6; ++row)
                for (int column = 0; column < 6; ++column)
                    QCOMPARE(turned(column, row),
                             quarters == 1 ? straight(5 - row, column) : straight(5 - column, 5 - row));
        }
    }

    void anAngleInBetweenIsInterpolatedAndNothingComesFromOutside() {
        const Turning turning = turningBy(30, 5, 5);
        const std::vector<Real> white(25, 1);
        double sum = 0;
        for (std::size_t n = 0; n < 25; ++n) {
            const Real number = turning.read(white.data(), n);
            QVERIFY(number >= 0 && number <= Real(1.0001));
            sum += static_cast<double>(number);
        }
        QVERIFY(std::abs(static_cast<double>(turning.read(white.data(), 12)) - 1) < 1e-6);
        QVERIFY(sum < 24);
        // A slope along the columns becomes one along the direction that is turned to.
        std::vector<Real> slope(25);
        for (std::size_t n = 0; n < 25; ++n) slope[n] = static_cast<Real>(n % 5);
        const double cosine = std::cos(std::numbers::pi / 6);
        QVERIFY(std::abs(static_cast<double>(turning.read(slope.data(), 13)) - (2 + cosine)) < 1e-5);
        const std::vector<std::uint8_t> bytes(25, 255);
        QCOMPARE(turning.read(bytes.data(), 12), std::uint8_t{255});
    }
};

QTEST_GUILESS_MAIN(TestDatasetStream)
#include "tst_dataset_stream.moc"
