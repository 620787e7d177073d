// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The same question put by one source after the other: each task has the sequences of one speaker, file or author, and all
// classes. What changes is how things sound or are said, not what is asked ("new instances": Lomonaco & Maltoni 2017).
// All sequences are read as they are.

#include "core/tasks/dataset_stream.h"

namespace miru {

class SourceStream : public DatasetStream {
 public:
    SourceStream(const StreamPlan& plan, Dataset dataset);

 protected:
    void addReading(int, Task::Parts&) const override {}

 private:
    std::vector<std::int32_t> ofTask(int index, const SequenceSet& set,
                                     std::vector<std::int32_t> indices) const override;
    /// "zero (george)"
    std::string nameInTask(const std::string& className, int index) const override;

    std::vector<int> m_sources;  ///< in the order in which tasks have them
};

}  // namespace miru
