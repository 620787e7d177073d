// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/resource_count.h"

#include <algorithm>

#include "core/model/make_cell.h"

namespace miru {
namespace {

/// Multiply-adds of Wᵀ da in all steps.
std::int64_t macsIntoInput(const Cell& cell, const CostInputs& question) {
    return static_cast<std::int64_t>(cell.gateCount()) * question.hidden * question.inputs * question.steps;
}

}  // namespace

ResourceCost countResources(CellKind kind, const CostInputs& question) {
    const auto made = makeCell(kind, question.inputs, question.hidden, question.gruReset);
    const auto cell = made->cost();
    const std::int64_t readout = static_cast<std::int64_t>(question.classes) * question.hidden;
    ResourceCost count;
    count.embedding = static_cast<std::int64_t>(question.vocabulary) * question.inputs;
    count.parameters = cell.parameters + readout + question.classes + count.embedding;
    const std::int64_t wordsRead = std::min(question.steps, question.vocabulary);
    count.parametersRead = count.parameters - count.embedding + wordsRead * question.inputs;
    count.macsForward = cell.macsForward * question.steps + readout;
    count.macsBackward = cell.macsBackward * question.steps + 2 * readout;
    // A word is looked up without a multiply-add; backwards its numbers need a gradient, which flows through W.
    if (question.vocabulary > 0) count.macsBackward += macsIntoInput(*made, question);
    count.weightBytes = 4 * count.parameters;
    count.optimizerBytes = count.weightBytes * question.optimizerSlotsPerWeight;
    const int numbersPerStep = question.vocabulary > 0 ? 1 : question.inputs;
    count.rehearsalBytes = static_cast<std::int64_t>(question.rehearsalSamples) * question.steps * numbersPerStep *
                           question.bytesPerElement;
    count.rehearsalLabelBytes = question.rehearsalSamples;
    count.energyJoule = EnergyModel{}.joulesPerInference(count.parameters, count.parametersRead, count.macsForward);
    count.energyJoulePaper = EnergyModel{.calibration = EnergyModel::Calibration::Paper}.joulesPerInference(
        count.parameters, count.parametersRead, count.macsForward);
    return count;
}

ResourceCosts countResources(const CostInputs& question) {
    ResourceCosts bill;
    for (const CellKind kind : {CellKind::Gru, CellKind::Miru1, CellKind::Miru2})
        bill.cells[static_cast<int>(kind)] = countResources(kind, question);
    return bill;
}

}  // namespace miru
