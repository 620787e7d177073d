// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chance that can be repeated, and that looks like chance.

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "core/math/random.h"

using namespace miru;

class TestRandom : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalSeedsNamesAndIndicesGiveEqualStreams() {
        Random a(5, "weights", 2);
        Random b(5, "weights", 2);
        for (int i = 0; i < 100; ++i) QCOMPARE(a.next(), b.next());
    }

    void anotherSeedNameOrIndexGivesAnotherStream() {
        std::set<std::uint64_t> firsts;
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            for (const char* name : {"weights", "order", "beta", "lambda"})
                for (std::uint64_t index = 0; index < 20; ++index) firsts.insert(Random(seed, name, index).next());
        QCOMPARE(firsts.size(), std::size_t{20 * 4 * 20});
    }

    void aStreamContinuesFromItsState() {
        Random a(1, "x");
        for (int i = 0; i < 10; ++i) a.next();
        Random b(a.state());
        QCOMPARE(a.next(), b.next());
    }

    void uniformNumbersFillTheirRangeEvenly() {
        Random random(3, "uniform");
        constexpr int draws = 200'000;
        int counts[10] = {};
        double sum = 0;
        for (int i = 0; i < draws; ++i) {
            const double x = random.uniform();
            QVERIFY(x >= 0 && x < 1);
            ++counts[static_cast<int>(x * 10)];
            sum += x;
        }
        for (const int count : counts) QVERIFY(std::abs(count - draws / 10) < 5 * std::sqrt(draws * 0.09));
        QVERIFY(std::abs(sum / draws - 0.5) < 5 * std::sqrt(1.0 / 12 / draws));
    }

    void belowReachesEveryNumberEquallyOften() {
        Random random(4, "below");
        constexpr int draws = 70'000;
        int counts[7] = {};
        for (int i = 0; i < draws; ++i) ++counts[random.below(7)];
        for (const int count : counts) QVERIFY(std::abs(count - draws / 7) < 5 * std::sqrt(draws * 6.0 / 49));
        QCOMPARE(random.below(1), std::uint64_t{0});
    }

    void normalNumbersHaveMeanZeroAndVarianceOne() {
        Random random(6, "normal");
        constexpr int draws = 100'000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / draws) < 5 / std::sqrt(draws));
        QVERIFY(std::abs(squares / draws - 1) < 5 * std::sqrt(2.0 / draws));
    }

    void shufflingKeepsEveryNumberAndMovesThem() {
        Random random(7, "shuffle");
        auto order = shuffledIndices<int>(1000, random);
        QVERIFY(!std::ranges::is_sorted(order));
        std::ranges::sort(order);
        for (int i = 0; i < 1000; ++i) QCOMPARE(order[static_cast<std::size_t>(i)], i);
    }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
