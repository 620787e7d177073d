// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The readout: from hidden states to logits, V h + c, of the last step or of every step; and from a gradient at the logits
// back to the states. What is asked of the answer, and so that gradient, is not its business (core/learning/loss.h).

#include "core/math/matrix.h"
#include "core/model/parameters.h"

namespace miru {

/// logits (C × n) = V (C × H) · h (H × n) + c (C).
void readoutForward(const Parameters& weights, ConstMatrixView h, MatrixView logits);

/// From ∂loss/∂logits (C × n): writes ∂loss/∂h (H × n) to `dState`.
void readoutBackward(const Parameters& weights, ConstMatrixView dLogits, Matrix& transposed, Matrix& dState);

/// log Σ exp over `classes` numbers, safe against overflow.
double logSumExp(const Real* logits, int classes);

/// Each column of logits (C × n) becomes class probabilities.
void softmax(MatrixView logits);

}  // namespace miru
