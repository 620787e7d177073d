// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/importance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/learning/importance_measure.h"
#include "core/math/denormals.h"

namespace miru {

using Method = ImportanceSettings::Method;
using Fisher = ImportanceSettings::Fisher;

void Importance::taskStarted(const Context& context, const Task&) {
    if (m_settings.method != Method::Si) return;
    const auto weights = context.network.parameters().values();
    if (m_anchor.place.empty()) m_anchor.place.assign(weights.begin(), weights.end());
    m_path.assign(weights.size(), 0);
}

double Importance::addPenalty(const Context& context, Parameters& gradient) {
    double strength = m_settings.strength;
    if (m_settings.method == Method::OnlineEwc) strength *= m_settings.decay;
    const bool isHeld = !m_anchor.importance.empty() && strength != 0;
    if (!isHeld && !watchesSteps()) return 0;
    const std::size_t count = gradient.values().size();
    if (watchesSteps()) {
        if (m_taskGradient.tensors().empty()) m_taskGradient = Parameters(gradient.tensors());
        m_before.resize(count);
    }
    const Real* const w = context.network.parameters().values().data();
    const Real* const importance = m_anchor.importance.data();
    const Real* const place = m_anchor.place.data();
    const Real* const g = gradient.values().data();
    // SI keeps the gradient of before: with the penalty it is written elsewhere, and both change places.
    Real* const sum = watchesSteps() ? m_taskGradient.values().data() : gradient.values().data();
    const auto factor = static_cast<Real>(strength);

    // One partial sum for each range, whose borders do not depend on the threads.
    constexpr std::size_t rangeLength = 4096;
    std::vector<double> sums((count + rangeLength - 1) / rangeLength);
    context.threadPool.forEach(static_cast<int>(sums.size()), [&](int index, int) {
        const FlushDenormals flush;
        const std::size_t first = static_cast<std::size_t>(index) * rangeLength;
        const std::size_t last = std::min(first + rangeLength, count);
        if (watchesSteps()) std::copy(w + first, w + last, m_before.data() + first);
        if (!isHeld) {
            std::copy(g + first, g + last, sum + first);
            return;
        }
        constexpr std::size_t lanes = 16;
        Real partial[lanes] = {};
        std::size_t i = first;
        for (; i + lanes <= last; i += lanes)
#pragma omp simd
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const Real away = w[i + lane] - place[i + lane];
                // ∂/∂θ of (Λ/2) Ω (θ − θ*)²
                const Real pull = factor * importance[i + lane] * away;
                sum[i + lane] = g[i + lane] + pull;
                partial[lane] += pull * away;
            }
        double penalty = 0;
        for (; i < last; ++i) {
            const Real away = w[i] - place[i];
            const Real pull = factor * importance[i] * away;
            sum[i] = g[i] + pull;
            penalty += static_cast<double>(pull * away);
        }
        for (const Real one : partial) penalty += static_cast<double>(one);
        sums[static_cast<std::size_t>(index)] = penalty;
    });
    if (!isHeld) return 0;
    if (watchesSteps()) std::swap(gradient, m_taskGradient);
    return (std::accumulate(sums.begin(), sums.end(), 0.0) + strength * static_cast<double>(m_rest)) / 2;
}

/// ω −= g Δθ: to first order, what each weight's own step has taken off the loss. The step is the optimiser's actual one.
void Importance::stepTaken(const Context& context) {
    if (!watchesSteps()) return;
    const Real* const after = context.network.parameters().values().data();
    const Real* const before = m_before.data();
    const Real* const g = m_taskGradient.values().data();
    Real* __restrict const path = m_path.data();
    context.threadPool.forRanges(m_path.size(), [=](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) path[i] -= g[i] * (after[i] - before[i]);
    });
}

bool Importance::taskFinished(const Context& context, const Task& task) {
    const auto weights = context.network.parameters().values();
    const auto measured = watchesSteps() ? pathImportance(weights) : measure(context, task);
    if (!measured) return false;
    add(*measured, weights);
    return true;
}

/// Ω = max(0, ω / (Δ² + ξ)), with Δ how far the weight has moved in the task.
std::vector<Real> Importance::pathImportance(std::span<const Real> weights) const {
    std::vector<Real> importance(weights.size());
    for (std::size_t i = 0; i < importance.size(); ++i) {
        const Real moved = weights[i] - m_anchor.place[i];
        importance[i] = std::max(Real(0), m_path[i] / (moved * moved + static_cast<Real>(m_settings.damping)));
    }
    return importance;
}

std::optional<std::vector<Real>> Importance::measure(const Context& context, const Task& task) const {
    Random random(context.seed, "importance", static_cast<std::uint64_t>(context.task));
    std::vector<std::int32_t> sequences(static_cast<std::size_t>(task.trainCount()));
    std::iota(sequences.begin(), sequences.end(), 0);
    if (const auto wanted = static_cast<std::size_t>(m_settings.samples); wanted > 0 && wanted < sequences.size()) {
        random.shuffle(sequences);
        sequences.resize(wanted);
        std::ranges::sort(sequences);
    }
    const bool isMas = m_settings.method == Method::Mas;
    if (!isMas && m_settings.fisher == Fisher::Batched) return batchedFisher(context, task, sequences);
    using Of = ImportanceQuestion::Of;
    Of of = Of::AllAnswers;
    if (m_settings.fisher == Fisher::Sampled) of = Of::DrawnAnswers;
    if (m_settings.fisher == Fisher::Empirical) of = Of::Labels;
    if (isMas) of = Of::Magnitudes;
    return measureImportance({.network = context.network,
                              .task = task,
                              .sequences = sequences,
                              .activeOutputs = [&](const Sample& sample) { return context.activeOutputs(sample.task); },
                              .of = of,
                              .random = random},
                             context.threadPool, context.interrupted);
}

/// The square of each batch's mean gradient, and the mean of these.
std::optional<std::vector<Real>> Importance::batchedFisher(const Context& context, const Task& task,
                                                           std::span<const std::int32_t> sequences) const {
    const auto size = static_cast<std::size_t>(context.batch);
    Parameters gradient(context.network.parameters().tensors());
    std::vector<Real> sum(gradient.values().size());
    Batch batch;
    std::size_t batches = 0;
    for (std::size_t first = 0; first < sequences.size(); first += size, ++batches) {
        batch.clear();
        for (const std::int32_t number : sequences.subspan(first, std::min(size, sequences.size() - first))) {
            const Sample sample = task.train(number);
            batch.add(sample, targetOf(sample, context.activeOutputs(sample.task)));
        }
        if (!context.gradients.compute(context.network, batch, gradient, context.interrupted)) return std::nullopt;
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += gradient.values()[i] * gradient.values()[i];
    }
    for (Real& number : sum) number /= static_cast<Real>(std::max<std::size_t>(1, batches));
    return sum;
}

/// Adds a task's parabola about the weights to those of earlier tasks.
void Importance::add(const std::vector<Real>& measured, std::span<const Real> weights) {
    auto& [importance, place] = m_anchor;
    if (importance.empty()) importance.assign(weights.size(), 0);
    if (place.empty()) place.assign(weights.begin(), weights.end());
    const auto decay = static_cast<Real>(m_settings.method == Method::OnlineEwc ? m_settings.decay : 1);
    double rest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Real before = decay * importance[i];
        const Real sum = before + measured[i];
        if (m_settings.method != Method::Ewc) {
            place[i] = weights[i];
        } else if (sum > 0) {
            // A (θ − a)² + F (θ − f)² = (A + F) (θ − (A a + F f) / (A + F))² + A F / (A + F) (f − a)²
            const Real apart = weights[i] - place[i];
            rest += static_cast<double>(before * (measured[i] / sum) * apart * apart);
            place[i] += measured[i] / sum * apart;
        }
        importance[i] = sum;
    }
    m_rest += static_cast<Real>(rest);
}

void Importance::turn(Knob knob, double value) {
    if (knob == Knob::ImportanceStrength) m_settings.strength = value;
}

NamedArrays Importance::state() const {
    NamedArrays state;
    if (!m_anchor.place.empty()) state.set("place", m_anchor.place);
    if (!m_anchor.importance.empty()) {
        state.set("importance", m_anchor.importance);
        state.set("rest", std::vector<Real>{m_rest});
    }
    if (!m_path.empty()) state.set("path", m_path);
    return state;
}

std::optional<std::string> Importance::restoreObstacle(const NamedArrays& state, const Timetable&, int met,
                                                       const NetworkShape& network) const {
    const std::size_t weights = Parameters(Network::tensorsOf(network)).values().size();
    const auto has = [&](const char* name) { return state.find<Real>(name) != nullptr; };
    const auto isWhole = [&](const char* name, std::size_t size) {
        if (!has(name)) return false;
        const auto& array = state.get<Real>(name);
        return array.size() == size && std::ranges::all_of(array, [](Real number) { return std::isfinite(number); });
    };
    const bool hasAnchor = has("importance");
    const bool hasPath = has("path");
    const bool hasPlace = hasAnchor || hasPath;
    const bool anchorFits =
        !hasAnchor || (met > 0 && isWhole("importance", weights) && isWhole("rest", 1) &&
                       std::ranges::none_of(state.get<Real>("importance"), [](Real number) { return number < 0; }));
    const bool pathFits = !hasPath || (watchesSteps() && isWhole("path", weights));
    const std::size_t arrays = (hasAnchor ? 2U : 0U) + (hasPath ? 1U : 0U) + (hasPlace ? 1U : 0U);
    const bool isMissing = (met > 1 && !hasAnchor) || (met > 0 && watchesSteps() && !hasPath);
    if (anchorFits && pathFits && (!hasPlace || isWhole("place", weights)) && !isMissing &&
        state.all().size() == arrays)
        return std::nullopt;
    return "the importance of its weights is of other weights";
}

void Importance::restore(const NamedArrays& state, std::span<const Task>) {
    if (state.find<Real>("place")) m_anchor.place = state.get<Real>("place");
    if (state.find<Real>("path")) m_path = state.get<Real>("path");
    if (state.find<Real>("importance")) {
        m_anchor.importance = state.get<Real>("importance");
        m_rest = state.get<Real>("rest").front();
    }
}

StrategyCost Importance::cost(const StrategyCostInputs& inputs) const {
    const std::int64_t P = inputs.parameters;
    const auto wanted = static_cast<std::int64_t>(m_settings.samples);
    const std::int64_t measuredOn = wanted > 0 ? std::min(wanted, inputs.trainPerTask) : inputs.trainPerTask;
    StrategyCost cost;
    cost.numbers = (watchesSteps() ? 3 : 2) * P;
    cost.bytes = 4 * cost.numbers;
    cost.macsPerBatch = (watchesSteps() ? 3 : 2) * P;
    if (watchesSteps())
        cost.macsPerTask = 2 * P;
    else if (m_settings.method != Method::Mas && m_settings.fisher == Fisher::Exact)
        cost.macsPerTask = measuredOn * (inputs.macsForward + std::max(1, inputs.outputs - 1) * inputs.macsBackward);
    else
        cost.macsPerTask = measuredOn * (inputs.macsForward + inputs.macsBackward);
    return cost;
}

}  // namespace miru
