// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is answered in place of what: how often each class was answered as each other, and which sequences that were right once
// are wrong now.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/measure/watched_answers.h"

namespace miru {

/// How often sequences of each class were answered as each class. Only what occurs is kept: of a language's characters few do.
class Confusion {
 public:
    /// By label and answer; none is 0.
    using Counts = std::map<std::pair<std::int32_t, std::int32_t>, int>;

    Confusion() = default;
    /// Of as many answers as labels.
    Confusion(std::span<const std::int32_t> labels, std::span<const std::int32_t> answers);

    const Counts& counts() const { return m_counts; }
    int count(std::int32_t label, std::int32_t answer) const;
    /// Sequences of a class.
    int labelled(std::int32_t label) const;
    /// Sequences answered as a class.
    int answered(std::int32_t answer) const;
    /// Share of a class that is right; NaN where there is none of it.
    double accuracy(std::int32_t label) const;
    int right() const;
    int total() const;
    /// This less the other; its counts may be negative.
    Confusion operator-(const Confusion& other) const;
    bool operator==(const Confusion&) const = default;

 private:
    /// Over the counts for which `belongs(label, answer)`.
    template <typename Belongs>
    int sum(Belongs belongs) const;

    Counts m_counts;
};

/// The `most` labels that occur most often, in the order of their outputs; among equally frequent ones the first.
std::vector<std::int32_t> mostFrequent(std::span<const std::int32_t> labels, std::size_t most);

/// Numbers of the sequences that were right `then` and are wrong `now`, those first of whose wrong answer the network is surest;
/// among equals in their order.
std::vector<int> forgottenSequences(std::span<const std::int32_t> labels, const WatchedAnswers& then,
                                    const WatchedAnswers& now);

}  // namespace miru
