// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a gradient becomes a step of the weights.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/learning/parallel.h"
#include "core/math/named_arrays.h"
#include "core/math/real.h"

namespace miru {

enum class OptimizerKind { Adam, Sgd };

class Optimizer {
 public:
    virtual ~Optimizer() = default;
    /// Changes the weights by one step against the gradient (the same length).
    virtual void step(std::span<Real> weights, std::span<const Real> gradient, double learningRate,
                      ThreadPool& threadPool) = 0;
    /// Numbers it remembers for every weight.
    virtual int slotsPerWeight() const = 0;
    /// What it remembers, by name; nothing before the first step.
    virtual NamedArrays state() const = 0;
    /// Whether this can be the state of an optimiser of this kind, for so many weights.
    virtual bool canRestore(const NamedArrays& state, std::size_t weights) const = 0;
    /// Resumes where an optimiser of this state stood.
    virtual void restore(const NamedArrays& state) = 0;
};

/// Adam (Kingma & Ba 2015): β₁ 0.9, β₂ 0.999, ε 10⁻⁸, both moments bias-corrected.
class Adam : public Optimizer {
 public:
    void step(std::span<Real> weights, std::span<const Real> gradient, double learningRate,
              ThreadPool& threadPool) override;
    int slotsPerWeight() const override { return 2; }
    NamedArrays state() const override;
    bool canRestore(const NamedArrays& state, std::size_t weights) const override;
    void restore(const NamedArrays& state) override;

 private:
    std::vector<Real> m_mean;
    std::vector<Real> m_square;
    std::int64_t m_steps = 0;
};

/// Gradient descent with momentum μ: v ← μ v + g, w ← w − η v (PyTorch's form; μ = 0 is plain descent).
class Sgd : public Optimizer {
 public:
    explicit Sgd(double momentum) : m_momentum(momentum) {}
    void step(std::span<Real> weights, std::span<const Real> gradient, double learningRate,
              ThreadPool& threadPool) override;
    int slotsPerWeight() const override { return m_momentum > 0 ? 1 : 0; }
    NamedArrays state() const override;
    bool canRestore(const NamedArrays& state, std::size_t weights) const override;
    void restore(const NamedArrays& state) override;

 private:
    double m_momentum;
    std::vector<Real> m_velocity;
};

std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, double momentum);

/// Euclidean length of the gradient.
double normOf(std::span<const Real> gradient);

/// Shortens the gradient to length `limit` if it is longer (Pascanu et al. 2013); `norm` is its length now.
void clipNorm(std::span<Real> gradient, double norm, double limit);

}  // namespace miru
