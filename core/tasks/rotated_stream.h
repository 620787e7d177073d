// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The same images, turned a little further in every task (rotated MNIST: Lopez-Paz & Ranzato 2017): a slow drift, in which
// what comes next looks like what was before. Task 1 reads them upright, the last one turned by the plan's angle, those
// between evenly.

#include "core/tasks/dataset_stream.h"

namespace miru {

class RotatedStream : public DatasetStream {
 public:
    using DatasetStream::DatasetStream;

 protected:
    void addReading(int index, Task::Parts& parts) const override {
        if (index == 0) return;
        const double angle = plan().rotation * index / (plan().tasks - 1);
        const auto& shape = dataShape();
        const auto& layout = shape.layout;
        parts.turning = std::make_shared<const Turning>(
            turningBy(angle, layout.imageRows(shape.steps), layout.imageColumns(shape.inputs), layout.channels));
    }
};

}  // namespace miru
