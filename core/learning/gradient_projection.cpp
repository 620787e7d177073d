// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/gradient_projection.h"

#include "core/math/inner_product.h"

namespace miru {
namespace {

/// The last array of the state is the counter; the others are the memory's.
constexpr auto countName = "projections";

NamedArrays withoutCount(const NamedArrays& state) {
    NamedArrays memory;
    for (const auto& [name, array] : state.all())
        if (name != countName) memory.set(name, array);
    return memory;
}

}  // namespace

bool projectAgainst(std::span<Real> gradient, std::span<const Real> reference) {
    const double along = innerProduct(gradient, reference);
    const double square = innerProduct(reference, reference);
    if (!(along < 0) || !(square > 1e-12)) return false;
    const auto share = static_cast<Real>(along / square);
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] -= share * reference[i];
    return true;
}

void GradientProjection::compose(const Context& context, Batch& batch) {
    m_drawn.clear();
    for (const Sample& sample : chooseAndDraw(context, batch))
        m_drawn.add(sample, targetOf(sample, context.activeOutputs(sample.task)));
}

void GradientProjection::projectGradient(const Context& context, Parameters& gradient) {
    if (m_drawn.samples.empty()) return;
    if (m_reference.tensors() != gradient.tensors()) m_reference = Parameters(gradient.tensors());
    context.gradients.compute(context.network, m_drawn, m_reference);
    ++m_count.of;
    if (projectAgainst(gradient.values(), m_reference.values())) ++m_count.projected;
}

NamedArrays GradientProjection::state() const {
    NamedArrays state = TaskMemory::state();
    if (m_count.of == 0) return state;
    state.set(countName, std::vector<std::int64_t>{m_count.projected, m_count.of});
    return state;
}

std::optional<std::string> GradientProjection::restoreObstacle(const NamedArrays& state, const Timetable& timetable,
                                                               int met, const NetworkShape& network) const {
    const auto* const count = state.find<std::int64_t>(countName);
    if (count && (count->size() != 2 || (*count)[0] < 0 || (*count)[0] > (*count)[1]))
        return "its projections were not counted";
    return TaskMemory::restoreObstacle(withoutCount(state), timetable, met, network);
}

void GradientProjection::restore(const NamedArrays& state, std::span<const Task> tasks) {
    if (const auto* const count = state.find<std::int64_t>(countName)) m_count = {(*count)[0], (*count)[1]};
    TaskMemory::restore(withoutCount(state), tasks);
}

StrategyCost GradientProjection::cost(const StrategyCostInputs& inputs) const {
    if (mostDrawn(inputs) == 0) return {};
    return {.numbers = inputs.parameters,
            .bytes = 4 * inputs.parameters,
            .macsPerBatch = mostDrawn(inputs) * (inputs.macsForward + inputs.macsBackward) + 3 * inputs.parameters};
}

}  // namespace miru
