// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/combined_strategy.h"

#include <algorithm>

namespace miru {
namespace {

/// The arrays of one part, under their own names.
NamedArrays partOf(const NamedArrays& state, const std::string& name) {
    NamedArrays part;
    for (const auto& [full, array] : state.all())
        if (full.starts_with(name + "/")) part.set(full.substr(name.size() + 1), array);
    return part;
}

}  // namespace

void CombinedStrategy::taskStarted(const Context& context, const Task& task) {
    for (const auto& [name, part] : m_parts) part->taskStarted(context, task);
}

void CombinedStrategy::compose(const Context& context, Batch& batch) {
    for (const auto& [name, part] : m_parts) part->compose(context, batch);
}

void CombinedStrategy::logitsComputed(const Context& context, const Batch& batch, ConstMatrixView logits) {
    for (const auto& [name, part] : m_parts) part->logitsComputed(context, batch, logits);
}

void CombinedStrategy::projectGradient(const Context& context, Parameters& gradient) {
    for (const auto& [name, part] : m_parts) part->projectGradient(context, gradient);
}

double CombinedStrategy::addPenalty(const Context& context, Parameters& gradient) {
    double sum = 0;
    for (const auto& [name, part] : m_parts) sum += part->addPenalty(context, gradient);
    return sum;
}

void CombinedStrategy::stepTaken(const Context& context) {
    for (const auto& [name, part] : m_parts) part->stepTaken(context);
}

bool CombinedStrategy::taskFinished(const Context& context, const Task& task) {
    return std::ranges::all_of(m_parts, [&](const auto& named) { return named.second->taskFinished(context, task); });
}

void CombinedStrategy::turn(Knob knob, double value) {
    for (const auto& [name, part] : m_parts) part->turn(knob, value);
}

Strategy* CombinedStrategy::memory() {
    for (const auto& [name, part] : m_parts)
        if (Strategy* const memory = part->memory()) return memory;
    return nullptr;
}

NamedArrays CombinedStrategy::state() const {
    NamedArrays state;
    for (const auto& [name, part] : m_parts) {
        const NamedArrays own = part->state();
        for (const auto& [array, numbers] : own.all()) state.set(name + "/" + array, numbers);
    }
    return state;
}

std::optional<std::string> CombinedStrategy::restoreObstacle(const NamedArrays& state, const Timetable& timetable,
                                                             int met, const NetworkShape& network) const {
    std::size_t known = 0;
    for (const auto& [name, part] : m_parts) {
        const NamedArrays own = partOf(state, name);
        known += own.all().size();
        if (auto why = part->restoreObstacle(own, timetable, met, network)) return why;
    }
    if (known != state.all().size()) return "it remembers what no strategy of it does";
    return std::nullopt;
}

void CombinedStrategy::restore(const NamedArrays& state, std::span<const Task> tasks) {
    for (const auto& [name, part] : m_parts) part->restore(partOf(state, name), tasks);
}

StrategyCost CombinedStrategy::cost(const StrategyCostInputs& inputs) const {
    StrategyCost sum;
    for (const auto& [name, part] : m_parts) sum += part->cost(inputs);
    return sum;
}

ProjectionCount CombinedStrategy::projections() const {
    for (const auto& [name, part] : m_parts)
        if (const ProjectionCount count = part->projections(); count.of > 0) return count;
    return {};
}

const Anchor* CombinedStrategy::anchor() const {
    for (const auto& [name, part] : m_parts)
        if (const Anchor* const anchor = part->anchor()) return anchor;
    return nullptr;
}

BufferSummary CombinedStrategy::bufferSummary() const {
    for (const auto& [name, part] : m_parts)
        if (BufferSummary summary = part->bufferSummary(); !(summary == BufferSummary())) return summary;
    return {};
}

}  // namespace miru
