// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/resource_count.h"

#include "core/model/make_cell.h"

namespace miru {

ResourceCount countResources(CellKind kind, const ResourceQuestion& question) {
    const auto cell = makeCell(kind, question.inputs, question.hidden, question.gruReset)->cost();
    const std::int64_t readout = static_cast<std::int64_t>(question.classes) * question.hidden;
    ResourceCount count;
    count.parameters = cell.parameters + readout + question.classes;
    count.macsForward = cell.macsForward * question.steps + readout;
    count.macsBackward = cell.macsBackward * question.steps + 2 * readout;
    count.weightBytes = 4 * count.parameters;
    count.optimizerBytes = count.weightBytes * question.optimizerNumbersPerWeight;
    count.rehearsalBytes = static_cast<std::int64_t>(question.rehearsalSamples) * question.steps * question.inputs *
                           question.bytesPerNumber;
    count.rehearsalLabelBytes = question.rehearsalSamples;
    count.energyJoule = EnergyModel{}.joulesPerInference(count.parameters, count.macsForward);
    count.energyJoulePaper = EnergyModel{.calibration = EnergyModel::Calibration::Paper}.joulesPerInference(
        count.parameters, count.macsForward);
    return count;
}

ResourceBill countResources(const ResourceQuestion& question) {
    ResourceBill bill;
    for (const CellKind kind : {CellKind::Gru, CellKind::Miru1, CellKind::Miru2})
        bill.cells[static_cast<int>(kind)] = countResources(kind, question);
    return bill;
}

}  // namespace miru
