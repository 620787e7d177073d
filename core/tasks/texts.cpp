// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/texts.h"

#include <algorithm>
#include <utility>

namespace miru {

void TextDatasetBuilder::add(Part& part, std::string_view text, std::int32_t label) {
    std::string key;
    forEachWord(text, [&](std::string_view word) {
        key = word;
        part.words.push_back(m_numbers.try_emplace(key, static_cast<Number>(m_numbers.size())).first->second);
    });
    part.ends.push_back(part.words.size());
    part.labels.push_back(label);
}

TextDatasetBuilder::Sets TextDatasetBuilder::take(int classes) {
    std::vector<std::size_t> frequencies(m_numbers.size());
    for (const Number word : m_train.words) ++frequencies[word];
    std::vector<std::pair<std::string, Number>> ranked;
    for (auto& [word, number] : m_numbers)
        if (frequencies[number] > 0) ranked.emplace_back(word, number);
    std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
        return std::pair(frequencies[b.second], std::string_view(a.first)) <
               std::pair(frequencies[a.second], std::string_view(b.first));
    });

    std::vector<std::string> words;
    std::vector<Token> tokenOf(m_numbers.size(), Vocabulary::unknown);
    for (auto& [word, number] : ranked) {
        if (words.size() == Vocabulary::largest - Vocabulary::reserved) break;
        tokenOf[number] = static_cast<Token>(words.size() + Vocabulary::reserved);
        words.push_back(std::move(word));
    }
    const auto vocabulary = std::make_shared<const Vocabulary>(std::move(words));

    std::size_t maxLength = 0;
    for (const Part* part : {&m_train, &m_test})
        for (std::size_t n = 0; n < part->ends.size(); ++n)
            maxLength = std::max(maxLength, part->ends[n] - (n == 0 ? 0 : part->ends[n - 1]));
    const auto setOf = [&](Part& part) {
        TextStore texts{std::vector<Token>(part.words.size()), std::move(part.ends), vocabulary};
        std::ranges::transform(part.words, texts.tokens.begin(), [&](Number word) { return tokenOf[word]; });
        return SequenceSet(static_cast<int>(maxLength), classes, std::move(texts), std::move(part.labels));
    };
    Sets sets{setOf(m_train), setOf(m_test)};
    *this = {};
    return sets;
}

}  // namespace miru
