// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/distillation.h"

namespace miru {

void Distillation::compose(const Context& context, Batch& batch) {
    if (!context.previous || m_settings.strength == 0) return;
    context.gradients.answer(*context.previous, std::span(batch.samples).first(batch.fresh), m_answers);
    m_groups.clear();
    const TaskStream& stream = context.stream;
    if (stream.scenario() == Scenario::Class) m_groups = {{0, stream.ownOutputs(context.task - 1).last}};
    if (stream.scenario() == Scenario::Task)
        for (int task = 0; task < context.task; ++task) m_groups.push_back(stream.ownOutputs(task));

    // The mean is one over the fresh samples alone.
    const Real share = static_cast<Real>(batch.samples.size()) / static_cast<Real>(batch.fresh);
    for (std::size_t n = 0; n < batch.fresh; ++n)
        batch.targets[n].near = {
            .logits = {m_answers.column(static_cast<int>(n)), static_cast<std::size_t>(m_answers.rows())},
            .strength = static_cast<Real>(m_settings.strength) * share,
            .temperature = static_cast<Real>(m_settings.temperature),
            .groups = m_groups};
}

void Distillation::turn(Knob knob, double value) {
    if (knob == Knob::DistillationStrength) m_settings.strength = value;
}

StrategyCost Distillation::cost(const StrategyCostInputs& inputs) const {
    if (m_settings.strength == 0) return {};
    return {.numbers = inputs.parameters,
            .bytes = 4 * inputs.parameters,
            .macsPerBatch = inputs.batch * inputs.macsForward};
}

}  // namespace miru
