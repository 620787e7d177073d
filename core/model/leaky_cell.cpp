// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/leaky_cell.h"

#include <algorithm>
#include <cmath>

namespace miru {
namespace {

/// σ⁻¹; at 0 and 1 it has no value, so from the nearest that learning can leave again.
Real logitOf(Real share) {
    const double within = std::clamp(static_cast<double>(share), 1e-3, 1 - 1e-3);
    return static_cast<Real>(std::log(within / (1 - within)));
}

std::vector<Real> sigmoidsOf(ConstMatrixView logits) {
    std::vector<Real> shares(static_cast<std::size_t>(logits.rows()));
    for (int i = 0; i < logits.rows(); ++i) shares[static_cast<std::size_t>(i)] = sigmoidOf(logits(i, 0));
    return shares;
}

}  // namespace

std::vector<TensorShape> LeakyCell::tensors() const {
    auto tensors = Cell::tensors();
    if (m_learns && m_hasBeta) tensors.push_back({"betaLogit", hidden(), 1});
    if (m_learns) tensors.push_back({"lambdaLogit", hidden(), 1});
    return tensors;
}

CellBuffers LeakyCell::buffers() const {
    CellBuffers buffers = Cell::buffers();
    if (m_learns) buffers.backwardRows += m_hasBeta ? 2 : 1;
    return buffers;
}

void LeakyCell::initialize(Parameters& weights, const Coefficients& given) const {
    if (!m_learns) return;
    if (m_hasBeta) std::ranges::transform(given.beta, weights.tensor("betaLogit").data(), logitOf);
    std::ranges::transform(given.lambda, weights.tensor("lambdaLogit").data(), logitOf);
}

Coefficients LeakyCell::coefficientsOf(const Parameters& weights, const Coefficients& chosen) const {
    if (!m_learns) return chosen;
    return {m_hasBeta ? sigmoidsOf(weights.tensor("betaLogit")) : chosen.beta,
            sigmoidsOf(weights.tensor("lambdaLogit"))};
}

void LeakyCell::lambdaBackward(const Trace& trace, int t, ConstMatrixView candidate, BackwardScratch& scratch) const {
    const Real* const lambda = trace.coefficients.lambda.data();
    const auto previous = trace.states.block(t, trace.batch);
    const auto dLogit = scratch.coefficients.block(t, trace.batch);
    for (int j = 0; j < trace.batch; ++j) {
        const Real* const dh = scratch.state.column(j);
        const Real* const h0 = previous.column(j);
        const Real* const c = candidate.column(j);
        Real* __restrict const dl = dLogit.column(j);
        // ∂λ = ∂h ∘ (h' − h~), through σ: ∘ λ (1 − λ)
        for (int i = 0; i < hidden(); ++i) dl[i] = dh[i] * (h0[i] - c[i]) * lambda[i] * (1 - lambda[i]);
    }
}

std::vector<GradientTerm> LeakyCell::gradientTerms(const CellContext& context, const Trace& trace,
                                                   const BackwardScratch& scratch) const {
    auto terms = Cell::gradientTerms(context, trace, scratch);
    const ConstMatrixView dLogits = scratch.coefficients;
    if (m_learns) terms.push_back({.tensor = "lambdaLogit", .left = dLogits.rowRange(0, hidden())});
    if (m_learns && m_hasBeta) terms.push_back({.tensor = "betaLogit", .left = dLogits.rowRange(hidden(), hidden())});
    return terms;
}

}  // namespace miru
