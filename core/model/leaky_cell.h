// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What MiRU-1 and MiRU-2 share: a state that leaks, h = λ ∘ h' + (1 − λ) ∘ tanh(a), and coefficients that are chosen, or
// learned as λ = σ(lambdaLogit) and, where there is one, β = σ(betaLogit). (The nearest relative with learned ones:
// FastRNN, Kusupati et al. 2018.)

#include "core/math/activation.h"
#include "core/model/cell.h"

namespace miru {

class LeakyCell : public Cell {
 public:
    LeakyCell(const CellShape& shape, bool hasBeta)
        : Cell(shape.inputs, shape.hidden), m_learns(shape.learnsCoefficients), m_hasBeta(hasBeta) {}
    /// Where coefficients are learned, with betaLogit (H) and lambdaLogit (H).
    std::vector<TensorShape> tensors() const override;
    CellBuffers buffers() const override;
    void initialize(Parameters& weights, const Coefficients& given) const override;
    Coefficients coefficientsOf(const Parameters& weights, const Coefficients& chosen) const override;
    std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                            const BackwardScratch& scratch) const override;

 protected:
    bool learns() const { return m_learns; }

    /// One sequence's H numbers at one step: from the argument a = W x + U … (in `c`, the bias still to be added) and the
    /// old state to candidate and new state.
    static void leak(Real* c, const Real* bias, const Real* lambda, const Real* old, Real* __restrict state,
                     int units) {
        for (int i = 0; i < units; ++i) {
            c[i] = tanhOf(c[i] + bias[i]);
            state[i] = lambda[i] * old[i] + (1 - lambda[i]) * c[i];
        }
    }
    /// From ∂loss/∂h to ∂loss/∂a, and to what reaches h' past the candidate, which takes the place of ∂loss/∂h.
    static void leakBackward(Real* dh, const Real* c, const Real* lambda, Real* __restrict da, int units) {
#pragma omp simd
        for (int i = 0; i < units; ++i) {
            // ∂a = ∂h ∘ (1 − λ), through tanh: ∘ (1 − h~²)
            da[i] = dh[i] * (1 - lambda[i]) * (1 - c[i] * c[i]);
            // ∂h' = ∂h ∘ λ + …
            dh[i] *= lambda[i];
        }
    }
    /// Before it, where λ is learned: ∂loss/∂lambdaLogit of the whole step, in `scratch.coefficients`.
    void lambdaBackward(const Trace& trace, int t, ConstMatrixView candidate, BackwardScratch& scratch) const;

    /// Rows of `scratch.coefficients`.
    int coefficientRows() const { return m_hasBeta ? 2 * hidden() : hidden(); }

 private:
    bool m_learns;
    bool m_hasBeta;
};

}  // namespace miru
