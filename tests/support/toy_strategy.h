// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A strategy of one file, to see that the core is open to strategies: a penalty that holds the weights where they were when
// the task began, more firmly for those that have moved more, and a memory of both.

#include "core/learning/strategy.h"

namespace miru::test {

class ToyStrategy : public Strategy {
 public:
    explicit ToyStrategy(Real strength) : m_strength(strength) {}

    void taskStarted(const Context& context, const Task&) override {
        const auto weights = context.network.parameters().values();
        m_anchor.assign(weights.begin(), weights.end());
        m_moved.resize(weights.size());
    }

    double addPenalty(const Context& context, Parameters& gradient) override {
        const auto weights = context.network.parameters().values();
        m_before.assign(weights.begin(), weights.end());
        double penalty = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const Real away = weights[i] - m_anchor[i];
            // ∂/∂θ of (Λ/2) Ω (θ − θ*)²
            gradient.values()[i] += m_strength * m_moved[i] * away;
            penalty += static_cast<double>(m_strength * m_moved[i] * away * away) / 2;
        }
        m_penalties.push_back(penalty);
        return penalty;
    }

    void stepTaken(const Context& context) override {
        const auto weights = context.network.parameters().values();
        for (std::size_t i = 0; i < m_moved.size(); ++i) m_moved[i] += std::abs(weights[i] - m_before[i]);
        ++m_steps;
    }

    NamedArrays state() const override {
        NamedArrays state;
        if (m_anchor.empty()) return state;
        state.set("anchor", m_anchor);
        state.set("moved", m_moved);
        state.set("steps", std::vector<std::int64_t>{m_steps});
        return state;
    }
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable&, int met,
                                               const NetworkShape&) const override {
        const bool fits = state.empty() == (met == 0) && (state.empty() || state.find<Real>("anchor"));
        return fits ? std::nullopt : std::optional<std::string>("it is not held anywhere");
    }
    void restore(const NamedArrays& state, std::span<const Task>) override {
        if (state.empty()) return;
        m_anchor = state.get<Real>("anchor");
        m_moved = state.get<Real>("moved");
        m_steps = state.get<std::int64_t>("steps").front();
    }
    StrategyCost cost(const StrategyCostInputs& inputs) const override {
        return {.numbers = 2 * inputs.parameters, .bytes = 8 * inputs.parameters};
    }

    const std::vector<double>& penalties() const { return m_penalties; }

 private:
    Real m_strength;
    std::vector<Real> m_anchor;
    std::vector<Real> m_moved;
    std::vector<Real> m_before;  // the step
    std::int64_t m_steps = 0;
    std::vector<double> m_penalties;
};

}  // namespace miru::test
