// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How wrong the answers to some sequences are, as sums: they may be added up in any portions, and divided at the end.

#include <cstdint>

namespace miru {

/// Sums over some sequences: losses and correct answers. Sums add up; means are taken at the end.
struct LossSum {
    double loss = 0;           ///< cross-entropy, nats; of a sequence with several answers their mean
    double distance = 0;       ///< what nearness to given logits adds, likewise
    std::int64_t correct = 0;  ///< answers
    std::int64_t answers = 0;  ///< one for each sequence, or for each of its steps
    std::int64_t samples = 0;  ///< sequences

    LossSum& operator+=(const LossSum& other) {
        loss += other.loss;
        distance += other.distance;
        correct += other.correct;
        answers += other.answers;
        samples += other.samples;
        return *this;
    }
    double meanLoss() const { return samples > 0 ? loss / static_cast<double>(samples) : 0; }
    double accuracy() const { return answers > 0 ? static_cast<double>(correct) / static_cast<double>(answers) : 0; }
    bool operator==(const LossSum&) const = default;
};

}  // namespace miru
