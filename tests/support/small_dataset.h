// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A data set small enough for a test: each class has a pattern, each sequence is its class's pattern with noise.

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"

namespace miru::test {

inline SequenceSet smallSet(int count, std::uint64_t seed, SequenceSet::Shape shape = {6, 5, 3}) {
    Random patterns(1, "patterns");
    Random noise(seed, "noise");
    const int numbers = shape.steps * shape.inputs;
    std::vector<std::vector<int>> pattern(static_cast<std::size_t>(shape.classes));
    for (auto& numbersOfClass : pattern)
        for (int n = 0; n < numbers; ++n) numbersOfClass.push_back(static_cast<int>(patterns.below(200)));
    std::vector<std::uint8_t> frames;
    std::vector<std::int32_t> labels;
    for (int s = 0; s < count; ++s) {
        labels.push_back(s % shape.classes);
        for (int n = 0; n < numbers; ++n)
            frames.push_back(static_cast<std::uint8_t>(
                pattern[static_cast<std::size_t>(labels.back())][static_cast<std::size_t>(n)] +
                static_cast<int>(noise.below(56))));
    }
    return {shape, std::move(frames), std::move(labels), 255};
}

inline Dataset smallDataset(int train = 300, int test = 90) {
    Dataset dataset;
    dataset.name = "small";
    dataset.title = "Small";
    dataset.train = smallSet(train, 11);
    dataset.test = smallSet(test, 12);
    dataset.classNames = {"a", "b", "c"};
    return dataset;
}

}  // namespace miru::test
