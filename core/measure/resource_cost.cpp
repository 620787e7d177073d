// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/resource_cost.h"

#include <algorithm>

namespace miru {
namespace {

/// Steps that have a gradient.
int stepsBackward(const CostInputs& inputs) {
    return inputs.steps - inputs.credit.firstStep(inputs.steps, inputs.answersEveryStep);
}

/// Of those, the ones whose gradient does not pass to the state before. BPTT's first step, before which there is nothing,
/// is counted like its others, and so is that of a window alone.
int stepsThatEnd(const CostInputs& inputs) {
    const bool isFedBack = inputs.credit.rule == CreditRule::FeedbackAlignment;
    int ends = isFedBack ? 0 : -1;
    for (int t = inputs.steps - stepsBackward(inputs); t < inputs.steps; ++t)
        ends += inputs.credit.reachesBefore(t, inputs.steps) ? 0 : 1;
    return std::max(0, ends);
}

/// Multiply-adds of Wᵀ da in all steps that have a gradient.
std::int64_t macsIntoInput(const Cell& cell, const CostInputs& inputs) {
    return static_cast<std::int64_t>(cell.gateCount()) * inputs.hidden * inputs.inputs * stepsBackward(inputs);
}

}  // namespace

ResourceCost countResources(CellKind kind, const CostInputs& inputs) {
    const auto made = kind->make({inputs.inputs, inputs.hidden, inputs.gruReset, inputs.learnsCoefficients});
    auto cell = made->cost();
    if (inputs.isOneHot) {  // a column of W is looked up, and only that one has a gradient
        const std::int64_t perStep = static_cast<std::int64_t>(made->gateCount()) * inputs.hidden * inputs.inputs;
        cell.macsForward -= perStep;
        cell.macsBackward -= perStep;
    }
    const std::int64_t readout = static_cast<std::int64_t>(inputs.classes) * inputs.hidden;
    const int answers = inputs.answersEveryStep ? inputs.steps : 1;
    ResourceCost count;
    const bool hasEmbedding = inputs.vocabulary > 0 && !inputs.isOneHot;
    count.embedding = hasEmbedding ? static_cast<std::int64_t>(inputs.vocabulary) * inputs.inputs : 0;
    count.parameters = cell.parameters + readout + inputs.classes + count.embedding;
    // Of what has a column for each word, one sequence needs those of its words.
    const std::int64_t perWord =
        inputs.isOneHot ? static_cast<std::int64_t>(made->gateCount()) * inputs.hidden : inputs.inputs;
    const std::int64_t unread = std::max(0, inputs.vocabulary - inputs.steps);
    count.parametersRead = count.parameters - unread * perWord;
    count.macsForward = cell.macsForward * inputs.steps + readout * answers;
    count.macsBackward =
        cell.macsBackward * stepsBackward(inputs) - cell.macsToThePast * stepsThatEnd(inputs) + 2 * readout * answers;
    // A word is looked up without a multiply-add; backwards its numbers need a gradient, which flows through W.
    if (hasEmbedding) count.macsBackward += macsIntoInput(*made, inputs);
    count.weightBytes = 4 * count.parameters;
    count.optimizerBytes = count.weightBytes * inputs.optimizerSlotsPerWeight;
    const int numbersPerStep = inputs.vocabulary > 0 ? 1 : inputs.inputs;
    const std::int64_t framePerStep = std::int64_t{numbersPerStep} * inputs.bytesPerElement;
    count.rehearsalBytes = framePerStep * inputs.rehearsalSamples * inputs.steps;
    count.traceBytes = (framePerStep + std::int64_t{4} * made->buffers().forwardRows * inputs.hidden) *
                       inputs.credit.stepsKept(inputs.steps, inputs.answersEveryStep);
    // The answers of a running text are its own next characters.
    count.rehearsalLabelBytes = std::int64_t{inputs.rehearsalSamples} * (inputs.vocabulary > 0 ? 1 : answers);
    count.energyJoule = EnergyModel{}.joulesPerInference(count.parameters, count.parametersRead, count.macsForward);
    count.energyJoulePaper = EnergyModel{.calibration = EnergyModel::Calibration::Paper}.joulesPerInference(
        count.parameters, count.parametersRead, count.macsForward);
    return count;
}

ResourceCosts countResources(const CostInputs& inputs) {
    ResourceCosts costs;
    for (const CellKind kind : cellKinds()) costs.cells.push_back(countResources(kind, inputs));
    return costs;
}

}  // namespace miru
