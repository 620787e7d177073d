// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How wrong the answers to some sequences are, as sums: they may be added up in any portions, and divided at the end.

#include <array>
#include <cstddef>
#include <cstdint>

namespace miru {

/// What may be asked of the weights besides a good answer on the task, each with a curve of its own.
enum class LossTerm {
    Penalty,       ///< (Λ/2) Σ Ω (θ − θ*)² on the weights, once a batch
    Distillation,  ///< Kullback–Leibler divergence from the teacher's answers, nats; without its strength
    KeptLogits,    ///< mean squared distance to the logits kept with rehearsed samples; without its strength
    KeptLabels     ///< cross-entropy of samples rehearsed apart from the task's, nats; without its strength
};
inline constexpr std::size_t lossTermCount = 4;
/// In files.
inline constexpr const char* lossTermNames[lossTermCount] = {"penalty", "distillation_nats", "kept_logits_mse",
                                                             "kept_labels_nats"};

/// Sums over some sequences: losses and correct answers. Sums add up; means are taken at the end.
struct LossSum {
    /// A term: the sum, and over how many it is.
    struct Term {
        double sum = 0;
        std::int64_t count = 0;
        double mean() const { return count > 0 ? sum / static_cast<double>(count) : 0; }
        void add(double value) {
            sum += value;
            ++count;
        }
        bool operator==(const Term&) const = default;
    };

    double loss = 0;           ///< cross-entropy, nats; of a sequence with several answers their mean
    std::int64_t correct = 0;  ///< answers
    std::int64_t answers = 0;  ///< one for each sequence, or for each of its steps
    std::int64_t samples = 0;  ///< sequences
    std::array<Term, lossTermCount> terms{};

    Term& of(LossTerm term) { return terms[static_cast<std::size_t>(term)]; }
    const Term& of(LossTerm term) const { return terms[static_cast<std::size_t>(term)]; }
    LossSum& operator+=(const LossSum& other) {
        loss += other.loss;
        correct += other.correct;
        answers += other.answers;
        samples += other.samples;
        for (std::size_t n = 0; n < terms.size(); ++n) {
            terms[n].sum += other.terms[n].sum;
            terms[n].count += other.terms[n].count;
        }
        return *this;
    }
    double meanLoss() const { return samples > 0 ? loss / static_cast<double>(samples) : 0; }
    double accuracy() const { return answers > 0 ? static_cast<double>(correct) / static_cast<double>(answers) : 0; }
    bool operator==(const LossSum&) const = default;
};

}  // namespace miru
