// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Texts small enough for a test: words of no meaning, and in each one that decides its class.

#include <string>

#include "core/math/random.h"
#include "core/tasks/dataset_source.h"
#include "core/tasks/texts.h"

namespace miru::test {

inline constexpr int maxSmallText = 14;  // words

inline std::string smallText(Random& random, std::int32_t label) {
    const int words = 1 + static_cast<int>(random.below(maxSmallText));
    const auto telling = random.below(static_cast<std::uint64_t>(words));
    std::string text;
    for (int n = 0; n < words; ++n)
        text += static_cast<std::uint64_t>(n) == telling ? (label == 1 ? "good " : "bad ")
                                                         : "word" + std::to_string(random.below(20)) + ' ';
    return text;
}

inline Dataset smallTexts(int train = 300, int test = 90) {
    Random random(5, "small texts");
    TextDatasetBuilder texts;
    for (int n = 0; n < train; ++n) texts.addTrain(smallText(random, n % 2), n % 2);
    for (int n = 0; n < test; ++n) texts.addTest(smallText(random, n % 2), n % 2);
    auto sets = texts.take(2);
    return {"texts", "Texts", std::move(sets.train), std::move(sets.test), {"bad", "good"}};
}

/// Texts of signs alone: none of the training texts, of the test texts, or of either has a word.
inline Dataset textsWithoutWords(bool ofTrain, bool ofTest) {
    TextDatasetBuilder texts;
    for (int n = 0; n < 40; ++n) texts.addTrain(ofTrain ? "?!" : "a word", n % 2);
    for (int n = 0; n < 20; ++n) texts.addTest(ofTest ? "..." : "a word", n % 2);
    auto sets = texts.take(2);
    return {"texts", "Texts", std::move(sets.train), std::move(sets.test), {"bad", "good"}};
}

}  // namespace miru::test
