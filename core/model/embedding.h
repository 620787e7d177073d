// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Words as numbers: each word of the vocabulary has a column of I learned numbers, which the cell reads in its place
// (Bengio et al. 2003). Looking a column up costs no multiply-add, and only the words of a batch get a gradient.

#include <span>

#include "core/math/matrix.h"
#include "core/math/token.h"

namespace miru {

/// x (I × n): column by column what E (I × vocabulary) has for the n tokens.
void embed(ConstMatrixView E, std::span<const Token> tokens, MatrixView x);

/// Adds each of the n columns of dx (I × n) to its token's column of dE (I × vocabulary), in order.
void addToEmbedding(ConstMatrixView dx, std::span<const Token> tokens, MatrixView dE);

}  // namespace miru
