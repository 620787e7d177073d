// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/optimizer.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "core/math/denormals.h"

namespace miru {

void Adam::step(std::span<Real> weights, std::span<const Real> gradient, double learningRate, ThreadPool& threadPool) {
    assert(weights.size() == gradient.size());
    constexpr double beta1 = 0.9;
    constexpr double beta2 = 0.999;
    m_mean.resize(weights.size());
    m_square.resize(weights.size());
    ++m_steps;
    const double correction1 = 1 - std::pow(beta1, m_steps);
    const double correction2 = 1 - std::pow(beta2, m_steps);
    const auto decay1 = static_cast<Real>(beta1);
    const auto decay2 = static_cast<Real>(beta2);
    const auto rate = static_cast<Real>(learningRate / correction1);
    const auto scale = static_cast<Real>(1 / std::sqrt(correction2));
    const auto epsilon = static_cast<Real>(1e-8);
    Real* const w = weights.data();
    const Real* const g = gradient.data();
    Real* const mean = m_mean.data();
    Real* const square = m_square.data();
    threadPool.forRanges(weights.size(), [=](std::size_t first, std::size_t last) {
        const FlushDenormals flush;  // squares of small gradients are the smallest numbers there are
        for (std::size_t i = first; i < last; ++i) {
            mean[i] = decay1 * mean[i] + (1 - decay1) * g[i];
            square[i] = decay2 * square[i] + (1 - decay2) * g[i] * g[i];
            w[i] -= rate * mean[i] / (std::sqrt(square[i]) * scale + epsilon);
        }
    });
}

void Adam::restore(OptimizerState state) {
    assert(state.moments.size() == 2);
    m_steps = state.steps;
    m_mean = std::move(state.moments[0]);
    m_square = std::move(state.moments[1]);
}

void Sgd::step(std::span<Real> weights, std::span<const Real> gradient, double learningRate, ThreadPool& threadPool) {
    assert(weights.size() == gradient.size());
    const auto rate = static_cast<Real>(learningRate);
    const auto momentum = static_cast<Real>(m_momentum);
    if (m_momentum > 0) m_velocity.resize(weights.size());
    threadPool.forRanges(weights.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            Real step = gradient[i];
            if (!m_velocity.empty()) step = m_velocity[i] = momentum * m_velocity[i] + step;
            weights[i] -= rate * step;
        }
    });
}

OptimizerState Sgd::state() const {
    if (m_momentum > 0) return {0, {m_velocity}};
    return {};
}

void Sgd::restore(OptimizerState state) {
    if (m_momentum > 0) m_velocity = std::move(state.moments.at(0));
}

std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, double momentum) {
    if (kind == OptimizerKind::Adam) return std::make_unique<Adam>();
    return std::make_unique<Sgd>(momentum);
}

double normOf(std::span<const Real> gradient) {
    // Sixteen partial sums in a fixed order: as repeatable as one, and vectorised.
    double sums[16] = {};
    std::size_t i = 0;
    for (; i + 16 <= gradient.size(); i += 16)
        for (std::size_t lane = 0; lane < 16; ++lane) {
            const auto g = static_cast<double>(gradient[i + lane]);
            sums[lane] += g * g;
        }
    double total = 0;
    for (; i < gradient.size(); ++i) total += static_cast<double>(gradient[i]) * static_cast<double>(gradient[i]);
    for (const double sum : sums) total += sum;
    return std::sqrt(total);
}

void clipNorm(std::span<Real> gradient, double norm, double limit) {
    if (!(norm > limit)) return;
    const auto factor = static_cast<Real>(limit / norm);
    for (Real& number : gradient) number *= factor;
}

}  // namespace miru
