// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The loss, and its gradient at the logits: where learning begins.
//
//     loss = weight · −log softmax(z)[label]  +  strength · distance(z, kept)         averaged over the batch
//
// The distance is one of squares, or the Kullback–Leibler divergence, whose gradient is the cross-entropy's and which is 0
// where both agree.
//
// The softmax goes over the active outputs alone. Where every step is answered, the loss of a sequence is the mean over
// its steps, from the one at which it begins.

#include "core/learning/target.h"
#include "core/math/matrix.h"
#include "core/measure/loss_sum.h"

namespace miru {

/// How the columns of logits (C × A·B, time-major) belong to the B sequences.
struct AnswerLayout {
    int answers = 1;                   ///< A: 1, or T
    std::span<const int> starts = {};  ///< B, the step at which each begins to answer; empty: all at once
};

/// Losses and correct answers. The most likely active output answers; among equals the first. A label that is not active
/// is a wrong answer and adds no loss.
LossSum lossOf(ConstMatrixView logits, std::span<const Target> targets, const AnswerLayout& layout = {});

/// The same, and `logits` become ∂(loss sum · scale)/∂logits; scale 1/batch gives the mean's gradient.
LossSum lossGradient(MatrixView logits, std::span<const Target> targets, Real scale, const AnswerLayout& layout = {});

}  // namespace miru
