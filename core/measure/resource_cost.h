// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a network costs: parameters, multiply-adds, bytes and energy, counted exactly for every cell.
//
// Counted from shapes, never measured, so all cells can be compared while any one of them is trained. The
// rehearsal buffer and the optimiser's memory count too: a network of 85 kB that rehearses from 7 MB is
// not a network of 85 kB.

#include <cstdint>
#include <vector>

#include "core/measure/energy.h"
#include "core/measure/strategy_cost.h"
#include "core/model/cell_kinds.h"

namespace miru {

/// What the count depends on.
struct CostInputs {
    int steps = 0;
    int inputs = 0;  ///< per step, of the cell
    int hidden = 0;
    int classes = 0;
    int vocabulary = 0;     ///< words with I numbers each; 0 where none are read
    bool isOneHot = false;  ///< words are read without an embedding
    ResetOrder gruReset = ResetOrder::BeforeProduct;
    bool learnsCoefficients = false;
    Credit credit = {};               ///< how far back in time the gradient goes
    bool answersEveryStep = false;    ///< then the readout computes at every step
    int optimizerSlotsPerWeight = 0;  ///< Adam keeps 2, momentum 1, plain gradient descent 0
    int rehearsalSamples = 0;         ///< capacity of all reservoirs together
    int bytesPerElement = 1;          ///< of a stored frame: 1 for 8-bit images; of a stored word, 2
};

struct ResourceCost {
    std::int64_t parameters = 0;
    std::int64_t embedding = 0;  ///< of the parameters, those of the vocabulary
    /// Of the parameters, those one sequence needs: of the vocabulary its words' alone.
    std::int64_t parametersRead = 0;
    std::int64_t macsForward = 0;   ///< matrix multiply-adds, one sequence, readout included
    std::int64_t macsBackward = 0;  ///< the same for the gradient of every weight, as the rule of credit has it
    /// Kept of one sequence until its error is known, fp32: gates and states (and the frames) of the steps reached.
    std::int64_t traceBytes = 0;
    std::int64_t weightBytes = 0;  ///< fp32
    std::int64_t optimizerBytes = 0;
    std::int64_t rehearsalBytes = 0;       ///< frames of a full buffer
    std::int64_t rehearsalLabelBytes = 0;  ///< one byte per answer of the sequences kept
    double energyJoule = 0;                ///< per inference, Horowitz calibration
    double energyJoulePaper = 0;           ///< per inference, the paper's constant
    StrategyCost strategy;                 ///< of what is done against forgetting; rehearsed frames are above

    bool operator==(const ResourceCost&) const = default;
};

/// The cost of one kind of cell.
ResourceCost countResources(CellKind cell, const CostInputs& inputs);

/// The cost of every kind of cell, in the order of `cellKinds()`.
struct ResourceCosts {
    std::vector<ResourceCost> cells;
    /// Zeros where nothing has been counted, or the kind is not in the table.
    const ResourceCost& of(CellKind cell) const {
        static const ResourceCost nothing;
        const int place = indexOf(cell);
        const bool isThere = place >= 0 && static_cast<std::size_t>(place) < cells.size();
        return isThere ? cells[static_cast<std::size_t>(place)] : nothing;
    }
    bool operator==(const ResourceCosts&) const = default;
};
ResourceCosts countResources(const CostInputs& inputs);

}  // namespace miru
