// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A small data set that is answered at every step: the answer is what was read one step before.

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"

namespace miru::test {

inline constexpr int answeredSteps = 7;

inline SequenceSet answeredSet(int count, std::uint64_t seed) {
    constexpr int classes = 3;
    Random random(seed, "answers");
    std::vector<std::uint8_t> frames;
    std::vector<std::int32_t> labels;
    for (int n = 0; n < count; ++n) {
        std::int32_t before = 0;
        for (int step = 0; step < answeredSteps; ++step) {
            const auto shown = static_cast<std::int32_t>(random.below(classes));
            for (int input = 0; input < classes; ++input)
                frames.push_back(static_cast<std::uint8_t>(input == shown ? 200 + random.below(50) : random.below(50)));
            labels.push_back(before);
            before = shown;
        }
    }
    return {{.steps = answeredSteps, .inputs = classes, .classes = classes, .answers = Answers::EveryStep},
            std::move(frames),
            std::move(labels),
            255};
}

inline Dataset answeredDataset(int train = 320, int test = 60) {
    Dataset dataset;
    dataset.name = "answered";
    dataset.title = "Answered";
    dataset.train = answeredSet(train, 21);
    dataset.test = answeredSet(test, 22);
    dataset.classNames = {"a", "b", "c"};
    return dataset;
}

}  // namespace miru::test
