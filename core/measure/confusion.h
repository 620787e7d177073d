// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is answered in place of what: how often each class was answered as each other, and which sequences that were right once
// are wrong now.

#include <cstdint>
#include <span>
#include <vector>

#include "core/measure/watched_answers.h"

namespace miru {

/// How often sequences of each class were answered as each class. A difference of two may be negative.
class Confusion {
 public:
    Confusion() = default;
    /// Of as many answers as labels, each an output below `outputs`.
    Confusion(std::span<const std::int32_t> labels, std::span<const std::int32_t> answers, int outputs);

    int outputs() const { return m_outputs; }
    int count(int label, int answer) const { return m_counts[place(label, answer)]; }
    /// Sequences of a class.
    int labelled(int label) const;
    /// Sequences answered as a class.
    int answered(int answer) const;
    /// Share of a class that is right; NaN where there is none of it.
    double accuracy(int label) const;
    int right() const;
    int total() const;
    /// This less the other, of as many outputs.
    Confusion operator-(const Confusion& other) const;
    bool operator==(const Confusion&) const = default;

 private:
    std::size_t place(int label, int answer) const {
        return static_cast<std::size_t>(label) * static_cast<std::size_t>(m_outputs) + static_cast<std::size_t>(answer);
    }
    int m_outputs = 0;
    std::vector<int> m_counts;  ///< C · C, label by label
};

/// Numbers of the sequences that were right `then` and are wrong `now`, those first of whose wrong answer the network is surest;
/// among equals in their order.
std::vector<int> forgottenSequences(std::span<const std::int32_t> labels, const WatchedAnswers& then,
                                    const WatchedAnswers& now);

}  // namespace miru
