// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Learning without forgetting (Li & Hoiem 2016): the network as it was before the task is a teacher, and on the new task's
// sequences the answers shall stay near the teacher's. Nothing of earlier tasks is kept but that network, which the run keeps anyway.
//
// The teacher answers with the β, λ and inhibition of its time, whatever is turned since. Only what earlier tasks have
// taught is compared: in the class scenario their classes, in the task scenario each earlier task's outputs on their own,
// in the domain scenario all.

#include "core/learning/strategy.h"
#include "core/learning/strategy_settings.h"

namespace miru {

class Distillation : public Strategy {
 public:
    explicit Distillation(const DistillationSettings& settings) : m_settings(settings) {}

    /// The batch is complete: what others add has been added.
    void compose(const Context& context, Batch& batch) override;
    void turn(Knob knob, double value) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;

 private:
    DistillationSettings m_settings;
    Matrix m_answers;                   ///< C·A × fresh samples of the batch at hand
    std::vector<OutputRange> m_groups;  ///< outputs compared with one another
};

}  // namespace miru
