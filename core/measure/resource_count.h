// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The bill of a network: parameters, multiply-adds, bytes and energy, counted exactly for every cell.
//
// Counted from shapes, never measured, so the three cells can be compared while any one of them is trained. The
// rehearsal buffer and the optimiser's memory are on the bill too: a network of 85 kB that rehearses from 7 MB is
// not a network of 85 kB.

#include <cstdint>

#include "core/measure/energy.h"
#include "core/model/cell.h"

namespace miru {

/// What the count depends on.
struct CostInputs {
    int steps = 0;
    int inputs = 0;  ///< per step, of the cell
    int hidden = 0;
    int classes = 0;
    int vocabulary = 0;  ///< words with I numbers each; 0 where none are read
    ResetOrder gruReset = ResetOrder::BeforeProduct;
    int optimizerSlotsPerWeight = 0;  ///< Adam keeps 2, momentum 1, plain gradient descent 0
    int rehearsalSamples = 0;         ///< capacity of all reservoirs together
    int bytesPerElement = 1;          ///< of a stored frame: 1 for 8-bit images; of a stored word, 2
};

struct ResourceCost {
    std::int64_t parameters = 0;
    std::int64_t embedding = 0;  ///< of the parameters, those of the vocabulary
    std::int64_t parametersRead =
        0;                          ///< of the parameters, those one sequence needs: of the vocabulary its words' alone
    std::int64_t macsForward = 0;   ///< matrix multiply-adds, one sequence, readout included
    std::int64_t macsBackward = 0;  ///< the same for the gradient of every weight
    std::int64_t weightBytes = 0;   ///< fp32
    std::int64_t optimizerBytes = 0;
    std::int64_t rehearsalBytes = 0;       ///< frames of a full buffer
    std::int64_t rehearsalLabelBytes = 0;  ///< one byte per sequence kept
    double energyJoule = 0;                ///< per inference, Horowitz calibration
    double energyJoulePaper = 0;           ///< per inference, the paper's constant

    bool operator==(const ResourceCost&) const = default;
};

/// The bill for one kind of cell.
ResourceCost countResources(CellKind cell, const CostInputs& question);

/// The bill for all three, indexed by CellKind.
struct ResourceCosts {
    ResourceCost cells[3];
    const ResourceCost& of(CellKind cell) const { return cells[static_cast<int>(cell)]; }
    bool operator==(const ResourceCosts&) const = default;
};
ResourceCosts countResources(const CostInputs& question);

}  // namespace miru
