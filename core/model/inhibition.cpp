// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/inhibition.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace miru {
namespace {

using Key = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
constexpr Key signBit = std::numeric_limits<Key>::min();

/// Whole numbers in the order of their floating-point counterparts: comparing and bisecting them is exact.
inline Key keyOf(Real x) {
    const Key bits = std::bit_cast<Key>(x + Real(0));  // −0 becomes +0: the two are a tie
    return bits >= 0 ? bits : (bits ^ ~signBit);
}

/// The k-th largest of n keys, found bit by bit from the top: the largest threshold that at least k keys reach.
/// Every pass is a branch-free count over the column, which is why this beats sorting.
Key kthLargest(const Key* keys, int n, int k) {
    const auto reaching = [=](Key threshold) {
        int count = 0;
        for (int i = 0; i < n; ++i) count += keys[i] >= threshold ? 1 : 0;
        return count;
    };
    Key threshold = reaching(0) >= k ? Key(0) : signBit;
    for (Key bit = Key(1) << (sizeof(Key) * 8 - 2); bit != 0; bit >>= 1)
        if (reaching(threshold | bit) >= k) threshold |= bit;
    return threshold;
}

struct Range {
    Real low;
    Real high;
};
/// The least and the greatest of n numbers.
Range rangeOf(const Real* numbers, int n) {
    Real low = numbers[0];
    Real high = numbers[0];
#pragma omp simd reduction(min : low) reduction(max : high)
    for (int i = 0; i < n; ++i) {
        low = numbers[i] < low ? numbers[i] : low;
        high = numbers[i] > high ? numbers[i] : high;
    }
    return {low, high};
}

/// A value that exactly k of the n numbers reach. The span between the least and the greatest is cut into three, again and
/// again: for numbers that differ, four or five passes, however they are spread. Nothing if there is none (ties at the
/// border, or what is no number).
std::optional<Real> separatingValue(const Real* numbers, int n, int k, Range range) {
    auto [low, high] = range;
    constexpr int passes = 20;
    for (int pass = 0; pass < passes && low < high; ++pass) {
        const Real third = (high - low) / 3;
        const Real lower = low + third;
        const Real upper = high - third;
        int reachLower = 0;
        int reachUpper = 0;
        for (int i = 0; i < n; ++i) {
            reachLower += numbers[i] >= lower ? 1 : 0;
            reachUpper += numbers[i] >= upper ? 1 : 0;
        }
        if (reachLower == k) return lower;
        if (reachUpper == k) return upper;
        low = reachUpper > k ? upper : reachLower > k ? lower : low;
        high = reachLower < k ? lower : reachUpper < k ? upper : high;
    }
    return std::nullopt;
}

}  // namespace

int Inhibition::winners(int hidden) const {
    if (!isOn()) return hidden;
    return std::clamp(static_cast<int>(std::lround((1 - sparsity) * hidden)), 1, hidden);
}

void Inhibition::findWinners(ConstMatrixView state, MatrixView mask) const {
    const int hidden = state.rows();
    const int k = winners(hidden);
    thread_local std::vector<Real> magnitudes;
    thread_local std::vector<Key> keyBuffer;
    magnitudes.resize(static_cast<std::size_t>(hidden));
    keyBuffer.resize(static_cast<std::size_t>(hidden));
    Key* const keys = keyBuffer.data();
    for (int j = 0; j < state.cols(); ++j) {
        const Real* ranked = state.column(j);
        if (rank == Rank::Magnitude) {
            for (int i = 0; i < hidden; ++i) magnitudes[static_cast<std::size_t>(i)] = std::abs(ranked[i]);
            ranked = magnitudes.data();
        }
        Real* const wins = mask.column(j);
        const Range range = rangeOf(ranked, hidden);
        if (range.low == range.high && std::count(ranked, ranked + hidden, range.low) == hidden) {
            // As long as a network has seen nothing, all are alike.
            for (int i = 0; i < hidden; ++i) wins[i] = i < k ? Real(1) : Real(0);
            continue;
        }
        if (const auto border = separatingValue(ranked, hidden, k, range)) {
            for (int i = 0; i < hidden; ++i) wins[i] = ranked[i] >= *border ? Real(1) : Real(0);
            continue;
        }
        for (int i = 0; i < hidden; ++i) keys[i] = keyOf(ranked[i]);
        const Key threshold = kthLargest(keys, hidden, k);
        int count = 0;
        for (int i = 0; i < hidden; ++i) {
            const bool reaches = keys[i] >= threshold;
            wins[i] = reaches ? Real(1) : Real(0);
            count += reaches ? 1 : 0;
        }
        // More units reach the threshold than may win: they tie there, and the higher indices give way.
        for (int i = hidden - 1; count > k; --i) {
            if (keys[i] != threshold) continue;
            wins[i] = 0;
            --count;
        }
    }
}

void Inhibition::apply(MatrixView state, MatrixView mask) const {
    findWinners(state, mask);
    for (int j = 0; j < state.cols(); ++j) {
        Real* const h = state.column(j);
        const Real* const wins = mask.column(j);
        for (int i = 0; i < state.rows(); ++i) h[i] = wins[i] != 0 ? h[i] : Real(0);
    }
}

}  // namespace miru
