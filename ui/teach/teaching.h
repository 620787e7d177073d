// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Signs taught one after the other, as an experiment: every sign is a task, and the answer is one of all signs met so far
// (class-incremental).
//
// Whoever teaches a further sign repeats the run from its beginning, with a task more: it takes a moment, and what is seen is
// what any run with these settings on the saved signs comes to, bit for bit.

#include <vector>

#include "core/spec/experiment_spec.h"
#include "datasets/signs.h"

namespace miru {

struct Teaching {
    std::vector<Sign> signs;      ///< in the order in which they are taught
    std::vector<bool> rehearses;  ///< of each, whether sequences of earlier ones are rehearsed while it is taught
    bool operator==(const Teaching&) const = default;
};

/// Sequences of each sign that are kept for rehearsal.
inline constexpr int keptPerSign = 80;

/// The settings of the run. Where rehearsal begins or ends between two signs, that is an event at the second one's first batch.
ExperimentSpec specOf(const Teaching& teaching, const std::string& dataset = "signs");

}  // namespace miru
