// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tasks differ as they should: by order alone, the first not at all.

#include <QTest>
#include <algorithm>
#include <set>

#include "core/tasks/permuted_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

class TestPermutedStream : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFirstTaskIsReadAsItIs() {
        const PermutedStream stream(smallDataset(), PermutedStream::Unit::Pixels, 3, 0, 0, 1);
        QVERIFY(stream.makeTask(0).order().empty());
    }

    void laterTasksReadEveryNumberOnceEachInAnOrderOfItsOwn() {
        const PermutedStream stream(smallDataset(), PermutedStream::Unit::Pixels, 5, 0, 0, 1);
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
        const PermutedStream stream(smallDataset(), PermutedStream::Unit::Rows, 4, 0, 0, 1);
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
        const PermutedStream stream(smallTexts(), PermutedStream::Unit::Pixels, 3, 0, 0, 1);
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
        const PermutedStream stream(smallTexts(), PermutedStream::Unit::Rows, 2, 0, 0, 1);
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
        using TestOn = PermutedStream::TestOn;
        const Dataset dataset = smallDataset(300, 90);
        QCOMPARE(PermutedStream::trainCount(dataset, TestOn::Validation), 250);
        QCOMPARE(PermutedStream::testCount(dataset, TestOn::Validation), 50);
        std::set<const std::uint8_t*> asideOfFirstSeed;
        for (const std::uint64_t seed : {1U, 2U}) {
            const PermutedStream stream(dataset, PermutedStream::Unit::Pixels, 2, 0, 0, seed, TestOn::Validation);
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
        const PermutedStream few(dataset, PermutedStream::Unit::Pixels, 1, 40, 10, 1, TestOn::Validation);
        QCOMPARE(few.makeTask(0).trainCount(), 40);
        QCOMPARE(few.makeTask(0).testCount(), 10);
    }

    void aTaskIsTheSameWheneverItIsAskedFor() {
        const PermutedStream stream(smallDataset(), PermutedStream::Unit::Pixels, 5, 100, 50, 9);
        const Task once = stream.makeTask(3);
        stream.makeTask(1);
        const Task again = stream.makeTask(3);
        QCOMPARE(once.order(), again.order());
        for (int n = 0; n < once.trainCount(); ++n)
            QCOMPARE(once.train(n).frames.bytes(), again.train(n).frames.bytes());
    }

    void anotherSeedPermutesOtherwise() {
        const PermutedStream a(smallDataset(), PermutedStream::Unit::Pixels, 2, 0, 0, 1);
        const PermutedStream b(smallDataset(), PermutedStream::Unit::Pixels, 2, 0, 0, 2);
        QVERIFY(a.makeTask(1).order() != b.makeTask(1).order());
    }

    void aSmallerTaskTakesThatManyDifferentSequences() {
        const PermutedStream stream(smallDataset(300, 90), PermutedStream::Unit::Pixels, 2, 100, 50, 1);
        const Task task = stream.makeTask(0);
        QCOMPARE(task.trainCount(), 100);
        QCOMPARE(task.testCount(), 50);
        std::set<const std::uint8_t*> seen;
        for (int n = 0; n < 100; ++n) seen.insert(task.train(n).frames.bytes());
        QCOMPARE(seen.size(), std::size_t{100});
    }

    void zeroTakesAllThereAre() {
        const PermutedStream stream(smallDataset(300, 90), PermutedStream::Unit::Pixels, 1, 0, 0, 1);
        QCOMPARE(stream.makeTask(0).trainCount(), 300);
        QCOMPARE(stream.makeTask(0).testCount(), 90);
    }
};

QTEST_GUILESS_MAIN(TestPermutedStream)
#include "tst_permuted_stream.moc"
