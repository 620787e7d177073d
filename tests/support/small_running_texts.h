// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Running texts small enough for a test: syllables of which the next character follows from the two before it, but for the
// beginning of each.

#include <string>

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"
#include "core/tasks/running_texts.h"

namespace miru::test {

inline std::string smallRunningText(int syllables, std::uint64_t number = 0) {
    Random random(7, "small running text", number);
    const char* const known[] = {"abca ", "bdda ", "cebb ", "dacd "};
    std::string text;
    for (int n = 0; n < syllables; ++n) text += known[random.below(4)];
    return text;
}

inline Dataset smallRunningTexts(int syllables = 400, int texts = 1) {
    RunningTextBuilder builder;
    for (int n = 0; n < texts; ++n) builder.add(smallRunningText(syllables, static_cast<std::uint64_t>(n)), n);
    auto sets = builder.take();
    Dataset dataset{"syllables", "Syllables", std::move(sets.train), std::move(sets.test), {"unknown"}};
    for (const std::string& character : dataset.train.vocabulary()->words()) dataset.classNames.push_back(character);
    return dataset;
}

}  // namespace miru::test
