// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything that decides the tasks of a run, besides the data set.

#include <cstdint>

namespace miru {

/// Which stream; what is known of each is in a table (core/tasks/make_stream.h).
enum class StreamKind { PermutedPixels, PermutedRows };

/// What a network is tested on: the test sequences; or, while settings are being chosen, some of the training sequences
/// (core/tasks/data_split.h).
enum class DataSplit { Test, Validation };

struct StreamPlan {
    StreamKind kind = StreamKind::PermutedPixels;
    int tasks = 1;
    int trainPerTask = 0;  ///< sequences each task has, drawn afresh for each task; 0 = all
    int testPerTask = 0;
    DataSplit split = DataSplit::Test;
    std::uint64_t seed = 1;
};

}  // namespace miru
