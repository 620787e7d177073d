// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The readout: from the last hidden state to a class, and from a wrong class back to the state.
//
//     y = softmax(V h_T + c)          loss = −log y[label], averaged over the batch

#include <cstdint>
#include <span>

#include "core/math/matrix.h"
#include "core/model/cell.h"
#include "core/model/parameters.h"

namespace miru {

/// Sums over some samples: losses and correct answers. Sums add up; means are taken at the end.
struct LossSum {
    double loss = 0;  ///< nats
    std::int64_t correct = 0;
    std::int64_t samples = 0;
    LossSum& operator+=(const LossSum& other);
    double meanLoss() const { return samples > 0 ? loss / static_cast<double>(samples) : 0; }
    double accuracy() const { return samples > 0 ? static_cast<double>(correct) / static_cast<double>(samples) : 0; }
};

/// logits (C × B) = V (C × H) · h (H × B) + c (C).
void readoutForward(const Parameters& weights, ConstMatrixView h, MatrixView logits);

/// From ∂loss/∂logits (C × B): adds ∂V, ∂c to `gradient` and leaves ∂loss/∂h (H × B) in `scratch.state`.
void readoutBackward(const Parameters& weights, ConstMatrixView h, ConstMatrixView dLogits, BackwardScratch& scratch,
                     Parameters& gradient);

/// Cross-entropy of the softmax of `logits` (C × B) at `labels` (B, each < C). The most likely class answers; among
/// equals the first.
LossSum crossEntropy(ConstMatrixView logits, std::span<const std::int32_t> labels);

/// The same, and `logits` become ∂(loss sum · scale)/∂logits; scale 1/batch gives the mean's gradient.
LossSum crossEntropyBackward(MatrixView logits, std::span<const std::int32_t> labels, Real scale);

/// Each column of logits (C × B) becomes class probabilities.
void softmax(MatrixView logits);

}  // namespace miru
