// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/readout.h"

#include <algorithm>
#include <cmath>

#include "core/math/product.h"

namespace miru {
namespace {

/// log Σ exp(logits), safe against overflow.
double logSumExp(const Real* logits, int classes) {
    const Real top = *std::max_element(logits, logits + classes);
    double sum = 0;
    for (int i = 0; i < classes; ++i) sum += std::exp(static_cast<double>(logits[i] - top));
    return std::log(sum) + static_cast<double>(top);
}

LossSum lossOfColumn(const Real* logits, int classes, std::int32_t label, double logSum) {
    const auto answer = std::max_element(logits, logits + classes) - logits;
    return {logSum - static_cast<double>(logits[label]), answer == label ? 1 : 0, 1};
}

}  // namespace

LossSum& LossSum::operator+=(const LossSum& other) {
    loss += other.loss;
    correct += other.correct;
    samples += other.samples;
    return *this;
}

void readoutForward(const Parameters& weights, ConstMatrixView h, MatrixView logits) {
    assignProduct(logits, weights.tensor("V"), h);
    const Real* const c = weights.tensor("c").data();
    for (int j = 0; j < logits.cols(); ++j)
        for (int i = 0; i < logits.rows(); ++i) logits.column(j)[i] += c[i];
}

void readoutBackward(const Parameters& weights, ConstMatrixView h, ConstMatrixView dLogits, BackwardScratch& scratch,
                     Parameters& gradient) {
    addProductTransposed(gradient.tensor("V"), dLogits, h);
    addRowSums(gradient.tensor("c"), dLogits);
    const auto V = weights.tensor("V");
    scratch.transposed.resize(V.cols(), V.rows());
    scratch.state.resize(V.cols(), dLogits.cols());
    transposeTo(scratch.transposed, V);
    assignProduct(scratch.state, scratch.transposed, dLogits);
}

LossSum crossEntropy(ConstMatrixView logits, std::span<const std::int32_t> labels) {
    LossSum sum;
    for (int j = 0; j < logits.cols(); ++j)
        sum += lossOfColumn(logits.column(j), logits.rows(), labels[static_cast<std::size_t>(j)],
                            logSumExp(logits.column(j), logits.rows()));
    return sum;
}

LossSum crossEntropyBackward(MatrixView logits, std::span<const std::int32_t> labels, Real scale) {
    LossSum sum;
    for (int j = 0; j < logits.cols(); ++j) {
        Real* const column = logits.column(j);
        const double logSum = logSumExp(column, logits.rows());
        const std::int32_t label = labels[static_cast<std::size_t>(j)];
        sum += lossOfColumn(column, logits.rows(), label, logSum);
        for (int i = 0; i < logits.rows(); ++i) {
            const auto probability = static_cast<Real>(std::exp(static_cast<double>(column[i]) - logSum));
            column[i] = scale * (probability - (i == label ? Real(1) : Real(0)));
        }
    }
    return sum;
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
