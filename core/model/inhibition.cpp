// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/inhibition.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
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

}  // namespace

int Inhibition::winners(int hidden) const {
    if (!isOn()) return hidden;
    return std::clamp(static_cast<int>(std::lround((1 - sparsity) * hidden)), 1, hidden);
}

void Inhibition::findWinners(ConstMatrixView state, MatrixView mask) const {
    const int hidden = state.rows();
    const int k = winners(hidden);
    thread_local std::vector<Key> buffer;
    buffer.resize(static_cast<std::size_t>(hidden));
    Key* const keys = buffer.data();
    for (int j = 0; j < state.cols(); ++j) {
        const Real* const h = state.column(j);
        Real* const wins = mask.column(j);
        if (rank == Rank::Value)
            for (int i = 0; i < hidden; ++i) keys[i] = keyOf(h[i]);
        else
            for (int i = 0; i < hidden; ++i) keys[i] = keyOf(std::abs(h[i]));
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
