// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/optimizer.h"

#include <cmath>
#include <utility>

#include "core/math/denormals.h"
#include "core/math/inner_product.h"
#include "core/math/require.h"

namespace miru {

void Adam::step(std::span<Real> weights, std::span<const Real> gradient, double learningRate, ThreadPool& threadPool) {
    require(weights.size() == gradient.size(), "a gradient is of other weights");
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

NamedArrays Adam::state() const {
    NamedArrays state;
    if (m_steps == 0) return state;
    state.set("mean", m_mean);
    state.set("square", m_square);
    state.set("steps", std::vector<std::int64_t>{m_steps});
    return state;
}

bool Adam::canRestore(const NamedArrays& state, std::size_t weights) const {
    if (state.empty()) return true;
    const auto* const mean = state.find<Real>("mean");
    const auto* const square = state.find<Real>("square");
    const auto* const steps = state.find<std::int64_t>("steps");
    return state.all().size() == 3 && mean && mean->size() == weights && square && square->size() == weights && steps &&
           steps->size() == 1 && steps->front() > 0;
}

void Adam::restore(const NamedArrays& state) {
    if (state.empty()) return;
    m_mean = state.get<Real>("mean");
    m_square = state.get<Real>("square");
    m_steps = state.get<std::int64_t>("steps").front();
}

void Sgd::step(std::span<Real> weights, std::span<const Real> gradient, double learningRate, ThreadPool& threadPool) {
    require(weights.size() == gradient.size(), "a gradient is of other weights");
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

NamedArrays Sgd::state() const {
    NamedArrays state;
    if (!m_velocity.empty()) state.set("velocity", m_velocity);
    return state;
}

bool Sgd::canRestore(const NamedArrays& state, std::size_t weights) const {
    if (state.empty()) return true;
    const auto* const velocity = state.find<Real>("velocity");
    return m_momentum > 0 && state.all().size() == 1 && velocity && velocity->size() == weights;
}

void Sgd::restore(const NamedArrays& state) {
    if (const auto* const velocity = state.find<Real>("velocity")) m_velocity = *velocity;
}

std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, double momentum) {
    if (kind == OptimizerKind::Adam) return std::make_unique<Adam>();
    return std::make_unique<Sgd>(momentum);
}

double normOf(std::span<const Real> gradient) { return std::sqrt(innerProduct(gradient, gradient)); }

void clipNorm(std::span<Real> gradient, double norm, double limit) {
    if (!(norm > limit)) return;
    const auto factor = static_cast<Real>(limit / norm);
    for (Real& number : gradient) number *= factor;
}

}  // namespace miru
