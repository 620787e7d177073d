// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/readout.h"

#include <algorithm>
#include <cmath>

#include "core/math/product.h"

namespace miru {

double logSumExp(const Real* logits, int classes) {
    const Real top = *std::max_element(logits, logits + classes);
    double sum = 0;
    for (int i = 0; i < classes; ++i) sum += std::exp(static_cast<double>(logits[i] - top));
    return std::log(sum) + static_cast<double>(top);
}

void readoutForward(const Parameters& weights, ConstMatrixView h, MatrixView logits) {
    assignProduct(logits, weights.tensor("V"), h);
    const Real* const c = weights.tensor("c").data();
    for (int j = 0; j < logits.cols(); ++j)
        for (int i = 0; i < logits.rows(); ++i) logits.column(j)[i] += c[i];
}

void readoutBackward(const Parameters& weights, ConstMatrixView dLogits, Matrix& transposed, Matrix& dState) {
    // ∂h = Vᵀ ∂logits
    const auto V = weights.tensor("V");
    transposed.resize(V.cols(), V.rows());
    dState.resize(V.cols(), dLogits.cols());
    transposeTo(transposed, V);
    assignProduct(dState, transposed, dLogits);
}

void softmax(MatrixView logits) {
    for (int j = 0; j < logits.cols(); ++j) {
        Real* const column = logits.column(j);
        const double logSum = logSumExp(column, logits.rows());
        for (int i = 0; i < logits.rows(); ++i)
            column[i] = static_cast<Real>(std::exp(static_cast<double>(column[i]) - logSum));
    }
}

}  // namespace miru
