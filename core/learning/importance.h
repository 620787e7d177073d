// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Holding on to what mattered: a penalty that pulls each weight back to where it was after earlier tasks, the more firmly
// the more important it was for them.
//
//     L = L_task + (Λ/2) Σ Ω (θ − θ*)²
//
// One form for four methods, which differ in how Ω is found. EWC and online EWC (Kirkpatrick et al. 2017, Schwarz et al.
// 2018): the Fisher information at the end of the task. MAS (Aljundi et al. 2018): how strongly the logits depend on the
// weight. SI (Zenke et al. 2017): how much the weight's own path lowered the loss, found while learning.
//
// EWC keeps a parabola for each task; but the sum of parabolas is one parabola again, about their weighted mean. So all
// four keep one number of importance and one place for each weight, however many tasks there are.

#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"

namespace miru {

class Importance : public Strategy {
 public:
    explicit Importance(const ImportanceSettings& settings) : m_settings(settings) {}

    void taskStarted(const Context& context, const Task& task) override;
    double addPenalty(const Context& context, Parameters& gradient) override;
    void stepTaken(const Context& context) override;
    bool taskFinished(const Context& context, const Task& task) override;
    void turn(Knob knob, double value) override;
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                               const NetworkShape& network) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;
    const Anchor* anchor() const override { return m_anchor.importance.empty() ? nullptr : &m_anchor; }

 private:
    using Method = ImportanceSettings::Method;
    bool watchesSteps() const { return m_settings.method == Method::Si; }
    std::optional<std::vector<Real>> measure(const Context& context, const Task& task) const;
    std::optional<std::vector<Real>> batchedFisher(const Context& context, const Task& task,
                                                   std::span<const std::int32_t> sequences) const;
    std::vector<Real> pathImportance(std::span<const Real> weights) const;
    void add(const std::vector<Real>& measured, std::span<const Real> weights);

    ImportanceSettings m_settings;
    Anchor m_anchor;
    Real m_rest = 0;  ///< EWC: Σ Ω (θ − θ*)² at its least, since no place suits all tasks
    /// SI: ω, by how much each weight has lowered the loss in this task, which began at `m_anchor.place`.
    std::vector<Real> m_path;
    Parameters m_taskGradient;   ///< SI: of the loss, projected, in the step at hand; before penalties and clipping
    std::vector<Real> m_before;  ///< SI: weights before the step
};

}  // namespace miru
