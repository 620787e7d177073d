// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The matrix products of a training step: all the lab's heavy arithmetic passes through these functions.
// Shapes are asserted, results are written to `out`, which must not overlap an operand. What takes long can be abandoned
// (core/math/interruption.h).

#include "core/math/matrix.h"

namespace miru {

/// out (m × n) = a (m × k) · b (k × n).
void assignProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b);

/// out (m × n) += a (m × k) · b (k × n): the recurrent product of one step, on top of the input's.
void addProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b);

/// out (m × n) += a · bᵀ with a (m × k), b (n × k): a weight gradient, summed over k = all steps and samples.
void addProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b);

/// out (m × n) += factor · (a · bᵀ)², or factor · |a · bᵀ|, entry by entry; a (m × k), b (n × k). How one sequence's gradient,
/// a product over its steps, is added to a sum of squares without ever being written down.
void addSquaredProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b, Real factor);
void addAbsoluteProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b, Real factor);

/// out (n × m) = aᵀ with a (m × n): a gradient flows back through a weight matrix transposed once for all steps.
void transposeTo(MatrixView out, ConstMatrixView a);

}  // namespace miru
