// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks differ as they should: by order alone, the first not at all.

#include <QTest>
#include <algorithm>
#include <set>

#include "core/tasks/data_split.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

class TestPermutedStream : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFirstTaskIsReadAsItIs() {
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 3}, smallDataset());
        QVERIFY(stream.makeTask(0).order().empty());
    }

    void laterTasksReadEveryNumberOnceEachInAnOrderOfItsOwn() {
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 5}, smallDataset());
        std::set<std::vector<std::uint32_t>> orders;
        for (int task = 1; task < 5; ++task) {
            auto order = stream.makeTask(task).order();
            orders.insert(order);
            std::ranges::sort(order);
            for (std::uint32_t n = 0; n < 30; ++n) QCOMPARE(order[n], n);
        }
        QCOMPARE(orders.size(), std::size_t{4});
    }

    void permutedRowsKeepEachRowTogether() {
        const PermutedStream stream({.kind = StreamKind::PermutedRows, .tasks = 4}, smallDataset());
        for (int task = 1; task < 4; ++task) {
            const auto order = stream.makeTask(task).order();
            std::set<std::uint32_t> rows;
            for (std::size_t t = 0; t < 6; ++t) {
                QCOMPARE(order[t * 5] % 5, 0u);
                rows.insert(order[t * 5]);
                for (std::size_t i = 1; i < 5; ++i) QCOMPARE(order[t * 5 + i], order[t * 5] + i);
            }
            QCOMPARE(rows.size(), std::size_t{6});
        }
    }

    void laterTasksOfTextsExchangeTheirWordsForOthers() {
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 3}, smallTexts());
        const auto vocabulary = static_cast<Token>(stream.shape().vocabulary);
        QVERIFY(stream.makeTask(0).code().empty());
        std::set<std::vector<Token>> codes;
        for (int task = 1; task < 3; ++task) {
            QVERIFY(stream.makeTask(task).order().empty());
            auto code = stream.makeTask(task).code();
            QCOMPARE(code[Vocabulary::padding], Vocabulary::padding);
            QCOMPARE(code[Vocabulary::unknown], Vocabulary::unknown);
            codes.insert(code);
            std::ranges::sort(code);
            for (Token token = 0; token < vocabulary; ++token) QCOMPARE(code[token], token);
        }
        QCOMPARE(codes.size(), std::size_t{2});
    }

    void orReadThemInAnotherOrder() {
        const PermutedStream stream({.kind = StreamKind::PermutedRows, .tasks = 2}, smallTexts());
        const Task task = stream.makeTask(1);
        QVERIFY(task.code().empty());
        QCOMPARE(task.order().size(), std::size_t{maxSmallText});
        for (int n = 0; n < 20; ++n) {
            auto asRead = tokensOf(task.train(n).frames, maxSmallText);
            auto original = tokensOf(stream.makeTask(0).train(n).frames, maxSmallText);
            std::ranges::sort(asRead);
            std::ranges::sort(original);
            QCOMPARE(asRead, original);
        }
    }

    void whatIsSetAsideForValidationIsNeitherLearnedNorTheTestSet() {
        const Dataset dataset = smallDataset(300, 90);
        QCOMPARE(trainCount(dataset, DataSplit::Validation), 250);
        QCOMPARE(testCount(dataset, DataSplit::Validation), 50);
        std::set<const std::uint8_t*> asideOfFirstSeed;
        for (const std::uint64_t seed : {1U, 2U}) {
            const PermutedStream stream({.tasks = 2, .split = DataSplit::Validation, .seed = seed}, dataset);
            const Task task = stream.makeTask(1);
            QCOMPARE(task.trainCount(), 250);
            QCOMPARE(task.testCount(), 50);
            std::set<const std::uint8_t*> learned;
            std::set<const std::uint8_t*> aside;
            for (int n = 0; n < 250; ++n) learned.insert(task.train(n).frames.bytes());
            for (int n = 0; n < 50; ++n) aside.insert(task.test(n).frames.bytes());
            QCOMPARE(learned.size(), std::size_t{250});
            for (const std::uint8_t* sequence : aside) QVERIFY(!learned.contains(sequence));
            for (int n = 0; n < 300; ++n)  // every training sequence is in one of them
                QVERIFY(learned.contains(dataset.train.frames(n).bytes()) !=
                        aside.contains(dataset.train.frames(n).bytes()));
            if (asideOfFirstSeed.empty()) asideOfFirstSeed = aside;
            QVERIFY2(aside == asideOfFirstSeed, "the same for every seed");
        }
        const PermutedStream few({.trainPerTask = 40, .testPerTask = 10, .split = DataSplit::Validation}, dataset);
        QCOMPARE(few.makeTask(0).trainCount(), 40);
        QCOMPARE(few.makeTask(0).testCount(), 10);
    }

    void aTaskIsTheSameWheneverItIsAskedFor() {
        const PermutedStream stream({.tasks = 5, .trainPerTask = 100, .testPerTask = 50, .seed = 9}, smallDataset());
        const Task once = stream.makeTask(3);
        stream.makeTask(1);
        const Task again = stream.makeTask(3);
        QCOMPARE(once.order(), again.order());
        for (int n = 0; n < once.trainCount(); ++n)
            QCOMPARE(once.train(n).frames.bytes(), again.train(n).frames.bytes());
    }

    void anotherSeedPermutesOtherwise() {
        const PermutedStream a({.kind = StreamKind::PermutedPixels, .tasks = 2}, smallDataset());
        const PermutedStream b({.kind = StreamKind::PermutedPixels, .tasks = 2, .seed = 2}, smallDataset());
        QVERIFY(a.makeTask(1).order() != b.makeTask(1).order());
    }

    void aSmallerTaskTakesThatManyDifferentSequences() {
        const PermutedStream stream({.tasks = 2, .trainPerTask = 100, .testPerTask = 50}, smallDataset(300, 90));
        const Task task = stream.makeTask(0);
        QCOMPARE(task.trainCount(), 100);
        QCOMPARE(task.testCount(), 50);
        std::set<const std::uint8_t*> seen;
        for (int n = 0; n < 100; ++n) seen.insert(task.train(n).frames.bytes());
        QCOMPARE(seen.size(), std::size_t{100});
    }

    void zeroTakesAllThereAre() {
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, smallDataset(300, 90));
        QCOMPARE(stream.makeTask(0).trainCount(), 300);
        QCOMPARE(stream.makeTask(0).testCount(), 90);
    }
};

QTEST_GUILESS_MAIN(TestPermutedStream)
#include "tst_permuted_stream.moc"
