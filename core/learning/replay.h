// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rehearsal: a few kept sequences of earlier tasks are mixed into each batch, and learned like those of the task at hand.
//
// Experience replay with one reservoir per task (Chaudhry et al. 2019; the paper's "replay"). The loss is one mean over
// fresh and replayed sequences together.

#include "core/learning/task_memory.h"

namespace miru {

class Replay : public TaskMemory {
 public:
    using TaskMemory::TaskMemory;

    void compose(const Context& context, Batch& batch) override;
    StrategyCost cost(const StrategyCostInputs& inputs) const override;
};

}  // namespace miru
