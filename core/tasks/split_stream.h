// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The classes of a data set, dealt out to tasks (split MNIST: Zenke et al. 2017): 0 and 1, then 2 and 3, and so on. All
// sequences are read as they are.

#include "core/tasks/dataset_stream.h"

namespace miru {

class SplitStream : public DatasetStream {
 public:
    using DatasetStream::DatasetStream;

 protected:
    void addReading(int, Task::Parts&) const override {}
};

}  // namespace miru
