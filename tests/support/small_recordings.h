// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sequences of numbers of their own length, small enough for a test: which of the numbers of a step is high tells the class.

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"

namespace miru::test {

inline constexpr int maxRecordedSteps = 12;
inline constexpr int recordedBands = 4;

inline SequenceSet smallRecordingsSet(int count, std::uint64_t seed) {
    Random random(seed, "recordings");
    RaggedStore store;
    std::vector<std::int32_t> labels;
    std::vector<std::int32_t> sources;
    for (int n = 0; n < count; ++n) {
        labels.push_back(n % 3);
        sources.push_back(n / 3 % 2);
        const int steps = n == 0 ? maxRecordedSteps : 1 + static_cast<int>(random.below(maxRecordedSteps));
        for (int t = 0; t < steps; ++t)
            for (int i = 0; i < recordedBands; ++i)
                store.numbers.push_back(static_cast<Real>(random.uniform(-1, 1) + (i == n % 3 ? 1 : 0)));
        store.ends.push_back(store.numbers.size());
    }
    return SequenceSet(maxRecordedSteps, recordedBands, 3, std::move(store), std::move(labels))
        .withSources(std::move(sources), 2);
}

inline Dataset smallRecordings(int train = 300, int test = 90) {
    return {"recordings",    "Recordings",  smallRecordingsSet(train, 7), smallRecordingsSet(test, 8),
            {"a", "b", "c"}, {"ada", "ben"}};
}

}  // namespace miru::test
