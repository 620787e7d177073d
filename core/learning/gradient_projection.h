// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Averaged gradient episodic memory (A-GEM: Chaudhry et al. 2019): what is kept of earlier tasks is not learned again, it
// only forbids. A step that would make a draw of it worse loses its part in that direction:
//
//     g ← g − (g · r / r · r) r     where g · r < 0,  with r the mean gradient of the draw
//
// The gradients are taken as one vector over all weights. What is forbidden is a direction of the gradient; Adam turns it
// once more, so only plain gradient descent keeps the promise.

#include "core/learning/task_memory.h"

namespace miru {

class GradientProjection : public TaskMemory {
 public:
    using TaskMemory::TaskMemory;

    void compose(const Context& context, Batch& batch) override;
    void projectGradient(const Context& context, Parameters& gradient) override;
    NamedArrays state() const override;
    std::optional<std::string> restoreObstacle(const NamedArrays& state, const Timetable& timetable, int met,
                                               const NetworkShape& network) const override;
    void restore(const NamedArrays& state, std::span<const Task> tasks) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;
    ProjectionCount projections() const override { return m_count; }

 private:
    Batch m_drawn;  ///< of earlier tasks, for the step at hand
    Parameters m_reference;
    ProjectionCount m_count;
};

/// Takes the part of `gradient` that goes against `reference` out of it, if it does and the reference's square is above
/// 10⁻¹²; returns whether it did.
bool projectAgainst(std::span<Real> gradient, std::span<const Real> reference);

}  // namespace miru
