// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Global inhibition: at every step only the k most active hidden units keep their value, the others are silenced.
//
//     k = max(1, round((1 − sparsity) · H))         75 % of 128 units: 32 winners
//
// Few units speak for each input, so tasks share fewer of them and overwrite each other less (k-winners-take-all,
// Majani et al. 1989; the paper's "global inhibition"). Gradients pass through winners only. The paper leaves open
// where the mask acts and what is ranked, so both are settings. Ties go to the lower unit.

#include "core/math/matrix.h"

namespace miru {

struct Inhibition {
    /// Where the mask acts: on the state (the masked state recurs and is read out) or only before the readout.
    enum class Where { State, Readout };
    /// What is ranked: the value, or its magnitude.
    enum class Rank { Value, Magnitude };

    double sparsity = 0;  ///< share of silenced units, 0 (off) ≤ sparsity < 1
    Where where = Where::State;
    Rank rank = Rank::Value;

    bool isOn() const { return sparsity > 0; }
    bool actsOn(Where place) const { return isOn() && where == place; }
    /// Units that keep their value, of `hidden`.
    int winners(int hidden) const;

    /// Silences all but the winners of each column of `state` (H × n) and writes 1 for a winner, 0 for a loser
    /// into `mask` (H × n).
    void apply(MatrixView state, MatrixView mask) const;
    /// Only the mask (H × n) that `apply` would use.
    void findWinners(ConstMatrixView state, MatrixView mask) const;

    bool operator==(const Inhibition&) const = default;
};

}  // namespace miru
