// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// k-winners-take-all: exactly k, the right ones, ties to the lower unit.

#include <QTest>
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/math/random.h"
#include "core/model/inhibition.h"

using namespace miru;

namespace {

/// The winners by sorting: largest first, among equals the lower index.
std::vector<bool> winnersBySorting(const Matrix& state, int column, int k, bool byMagnitude) {
    std::vector<int> order(static_cast<std::size_t>(state.rows()));
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [&](int i) { return byMagnitude ? std::abs(state(i, column)) : state(i, column); };
    std::ranges::stable_sort(order, [&](int a, int b) { return rank(a) > rank(b); });
    std::vector<bool> wins(order.size());
    for (int n = 0; n < k; ++n) wins[static_cast<std::size_t>(order[static_cast<std::size_t>(n)])] = true;
    return wins;
}

}  // namespace

class TestInhibition : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void winnersAreTheRoundedShareButAtLeastOne() {
        QCOMPARE(Inhibition{.sparsity = 0.75}.winners(128), 32);
        QCOMPARE(Inhibition{.sparsity = 0.75}.winners(100), 25);
        QCOMPARE(Inhibition{.sparsity = 0.99}.winners(10), 1);
        QCOMPARE(Inhibition{.sparsity = 0.5}.winners(1), 1);
        QCOMPARE(Inhibition{}.winners(77), 77);
    }

    void theWinnersAreThoseThatSortingFinds_data() {
        QTest::addColumn<int>("hidden");
        QTest::addColumn<bool>("byMagnitude");
        QTest::addColumn<bool>("hasTies");
        for (const int hidden : {1, 2, 7, 16, 100, 128, 513})
            for (const bool byMagnitude : {false, true})
                for (const bool hasTies : {false, true})
                    QTest::addRow("%d units%s%s", hidden, byMagnitude ? ", magnitude" : "", hasTies ? ", ties" : "")
                        << hidden << byMagnitude << hasTies;
    }
    void theWinnersAreThoseThatSortingFinds() {
        QFETCH(int, hidden);
        QFETCH(bool, byMagnitude);
        QFETCH(bool, hasTies);
        Random random(static_cast<std::uint64_t>(hidden), "state");
        constexpr int columns = 40;
        Matrix state(hidden, columns);
        for (int j = 0; j < columns; ++j)
            for (int i = 0; i < hidden; ++i)
                state(i, j) = hasTies ? static_cast<Real>(static_cast<int>(random.below(5)) - 2) * Real(0.25)
                                      : static_cast<Real>(random.uniform(-1, 1));
        Matrix mask(hidden, columns);
        Matrix inhibited(hidden, columns);
        for (const double sparsity : {0.1, 0.5, 0.75, 0.98}) {
            const Inhibition inhibition{sparsity, Inhibition::Where::State,
                                        byMagnitude ? Inhibition::Rank::Magnitude : Inhibition::Rank::Value};
            std::copy_n(state.column(0), hidden * columns, inhibited.column(0));
            inhibition.apply(inhibited, mask);
            for (int j = 0; j < columns; ++j) {
                const auto expected = winnersBySorting(state, j, inhibition.winners(hidden), byMagnitude);
                int winners = 0;
                for (int i = 0; i < hidden; ++i) {
                    const bool wins = mask(i, j) != 0;
                    QCOMPARE(wins, static_cast<bool>(expected[static_cast<std::size_t>(i)]));
                    QCOMPARE(inhibited(i, j), wins ? state(i, j) : Real(0));
                    winners += wins ? 1 : 0;
                }
                QCOMPARE(winners, inhibition.winners(hidden));
            }
        }
    }

    void minusZeroAndZeroAreATie() {
        Matrix state(4, 1);
        state(0, 0) = -Real(0);
        state(1, 0) = 0;
        state(2, 0) = -Real(0);
        state(3, 0) = 0;
        Matrix mask(4, 1);
        Inhibition{.sparsity = 0.5}.findWinners(state, mask);
        QCOMPARE(mask(0, 0), Real(1));
        QCOMPARE(mask(1, 0), Real(1));
        QCOMPARE(mask(2, 0), Real(0));
    }

    void ofStatesThatAreAllAlikeTheFirstWin() {
        Matrix state(40, 1);
        state.fill(Real(0.25));
        Matrix mask(40, 1);
        Inhibition{.sparsity = 0.75}.findWinners(state, mask);
        for (int i = 0; i < 40; ++i) QCOMPARE(mask(i, 0), i < 10 ? Real(1) : Real(0));
        state(2, 0) = std::numeric_limits<Real>::quiet_NaN();  // which is like no other
        Inhibition{.sparsity = 0.75}.findWinners(state, mask);
        QCOMPARE(std::count(mask.column(0), mask.column(0) + 40, Real(1)), 10);
    }

    void divergedStatesStillHaveExactlyKWinners() {
        Matrix state(8, 1);
        state.fill(std::numeric_limits<Real>::quiet_NaN());
        state(3, 0) = std::numeric_limits<Real>::infinity();
        Matrix mask(8, 1);
        Inhibition{.sparsity = 0.75}.findWinners(state, mask);
        QCOMPARE(std::count(mask.column(0), mask.column(0) + 8, Real(1)), 2);
    }
};

QTEST_GUILESS_MAIN(TestInhibition)
#include "tst_inhibition.moc"
