// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/embedding.h"

#include <algorithm>

#include "core/math/require.h"

namespace miru {

void embed(ConstMatrixView E, std::span<const Token> tokens, MatrixView x) {
    require(x.rows() == E.rows() && static_cast<std::size_t>(x.cols()) == tokens.size(), "words have other numbers");
    for (int j = 0; j < x.cols(); ++j) {
        assert(tokens[static_cast<std::size_t>(j)] < E.cols());
        std::copy_n(E.column(tokens[static_cast<std::size_t>(j)]), x.rows(), x.column(j));
    }
}

void addToEmbedding(ConstMatrixView dx, std::span<const Token> tokens, MatrixView dE) {
    require(dx.rows() == dE.rows() && static_cast<std::size_t>(dx.cols()) == tokens.size(), "words have other numbers");
    for (int j = 0; j < dx.cols(); ++j) {
        const Real* const from = dx.column(j);
        Real* const to = dE.column(tokens[static_cast<std::size_t>(j)]);
        for (int i = 0; i < dx.rows(); ++i) to[i] += from[i];
    }
}

}  // namespace miru
