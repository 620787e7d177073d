// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How wrong the answers to some sequences are, as sums: they may be added up in any portions, and divided at the end.

#include <array>
#include <cstddef>
#include <cstdint>

namespace miru {

/// What is followed besides the loss on the task, each in a curve of its own: what else may be asked of the weights, and how
/// they move.
enum class TrainingQuantity {
    Penalty,       ///< (Λ/2) Σ Ω (θ − θ*)² on the weights, once a batch
    Distillation,  ///< Kullback–Leibler divergence from the teacher's answers, nats; without its strength
    KeptLogits,    ///< mean squared distance to the logits kept with rehearsed samples; without its strength
    KeptLabels,    ///< cross-entropy of samples rehearsed apart from the task's, nats; without its strength
    GradientNorm,  ///< L2 norm of all that is asked, before it is clipped, once a batch
    Distance  ///< L2, of the weights from where the last task left them, when a point is due; none in the first task
};
inline constexpr std::size_t trainingQuantityCount = 6;
/// In files.
inline constexpr const char* trainingQuantityNames[trainingQuantityCount] = {
    "penalty", "distillation_nats", "kept_logits_mse", "kept_labels_nats", "gradient_norm", "distance"};

/// Sums over some sequences: losses and correct answers. Sums add up; means are taken at the end.
struct LossSum {
    /// A sum, and over how many it is.
    struct Mean {
        double sum = 0;
        std::int64_t count = 0;
        double value() const { return count > 0 ? sum / static_cast<double>(count) : 0; }
        void add(double value) {
            sum += value;
            ++count;
        }
        bool operator==(const Mean&) const = default;
    };

    double loss = 0;           ///< cross-entropy, nats; of a sequence with several answers their mean
    std::int64_t correct = 0;  ///< answers
    std::int64_t answers = 0;  ///< one for each sequence, or for each of its steps
    std::int64_t samples = 0;  ///< sequences
    std::array<Mean, trainingQuantityCount> quantities{};

    Mean& of(TrainingQuantity quantity) { return quantities[static_cast<std::size_t>(quantity)]; }
    const Mean& of(TrainingQuantity quantity) const { return quantities[static_cast<std::size_t>(quantity)]; }
    LossSum& operator+=(const LossSum& other) {
        loss += other.loss;
        correct += other.correct;
        answers += other.answers;
        samples += other.samples;
        for (std::size_t n = 0; n < quantities.size(); ++n) {
            quantities[n].sum += other.quantities[n].sum;
            quantities[n].count += other.quantities[n].count;
        }
        return *this;
    }
    double meanLoss() const { return samples > 0 ? loss / static_cast<double>(samples) : 0; }
    double accuracy() const { return answers > 0 ? static_cast<double>(correct) / static_cast<double>(answers) : 0; }
    bool operator==(const LossSum&) const = default;
};

}  // namespace miru
