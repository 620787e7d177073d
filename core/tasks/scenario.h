// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The three scenarios of continual learning (van de Ven & Tolias 2019): what the network's outputs mean from task to task.

#include "core/math/output_range.h"

namespace miru {

enum class Scenario {
    Domain,  ///< all tasks share the outputs; task identity is never given
    Class,   ///< each task brings outputs of its own; the answer is chosen among those of all tasks met
    Task     ///< each task brings outputs of its own; the answer is chosen among those of the sequence's task
};

/// Among which outputs an answer is chosen while the network learns, in the class scenario. All others count as −∞.
enum class ActiveClasses {
    Seen,    ///< those of the tasks met so far
    All,     ///< those of every task of the stream, met or not
    Current  ///< those of the sequence's own task: nothing pushes the outputs of other tasks down
};

}  // namespace miru
