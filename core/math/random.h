// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Chance, repeatable: every use of randomness in a run has a stream of its own, named after what it decides.
//
// Because "weights" and "permutation/3" draw from unrelated streams, adding a draw in one place never changes
// another, and a task's permutation is the same whether or not earlier tasks were made. The generator is
// xoshiro256** (Blackman & Vigna 2021), seeded through SplitMix64 from the run's seed and the stream's name.
// Nothing from <random> is used for distributions: the standard leaves their algorithms open.

#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace miru {

class Random {
 public:
    using State = std::array<std::uint64_t, 4>;

    /// The stream `name` of the run with this seed. `index` tells apart streams of one name (a task, an epoch).
    Random(std::uint64_t seed, std::string_view name, std::uint64_t index = 0);
    /// Continues where a stream of this state stood.
    explicit Random(const State& state) : m_state(state) {}

    /// 64 uniform bits.
    std::uint64_t next();
    /// Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in {0, …, count − 1}, without bias (Lemire 2019). count ≥ 1.
    std::uint64_t below(std::uint64_t count);
    /// Standard normal (polar method).
    double normal();

    /// Fisher–Yates.
    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

    const State& state() const { return m_state; }

 private:
    State m_state;
};

/// 0, 1, …, count − 1 in random order.
template <typename Index>
std::vector<Index> shuffledIndices(std::size_t count, Random& random) {
    std::vector<Index> indices(count);
    std::iota(indices.begin(), indices.end(), Index{0});
    random.shuffle(indices);
    return indices;
}

/// `wanted` different numbers below `count`, every choice equally likely (Floyd: Bentley & Floyd 1987); all, in order, where
/// there are no more.
template <typename Index>
std::vector<Index> drawDistinct(std::size_t count, std::size_t wanted, Random& random) {
    std::vector<Index> drawn;
    if (wanted >= count) {
        drawn.resize(count);
        std::iota(drawn.begin(), drawn.end(), Index{0});
        return drawn;
    }
    std::vector<bool> isDrawn(count);
    for (std::size_t last = count - wanted; last < count; ++last) {
        const auto tried = static_cast<std::size_t>(random.below(last + 1));
        const std::size_t number = isDrawn[tried] ? last : tried;
        isDrawn[number] = true;
        drawn.push_back(static_cast<Index>(number));
    }
    return drawn;
}

}  // namespace miru
