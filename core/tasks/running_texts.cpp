// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/running_texts.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace miru {

void RunningTextBuilder::add(std::string_view text, int source) {
    std::size_t count = 0;
    forEachCharacter(text, [&](std::string_view) { ++count; });
    const std::size_t learned = count - count / testShare;
    Text parts{source, {}, {}};
    std::size_t place = 0;
    forEachCharacter(
        text, [&](std::string_view character) { (place++ < learned ? parts.train : parts.test).append(character); });
    m_texts.push_back(std::move(parts));
    m_characters += count;
}

TextDatasetBuilder::Sets RunningTextBuilder::take() {
    std::unordered_map<std::string, std::size_t> frequencies;
    for (const Text& text : m_texts)
        forEachCharacter(text.train, [&](std::string_view character) { ++frequencies[std::string(character)]; });
    std::vector<std::pair<std::string, std::size_t>> ranked(frequencies.begin(), frequencies.end());
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
        // The bytes of UTF-8 are in the order of the code points.
        return std::pair(b.second, std::string_view(a.first)) < std::pair(a.second, std::string_view(b.first));
    });
    std::vector<std::string> characters;
    for (auto& [character, frequency] : ranked) characters.push_back(std::move(character));
    const auto vocabulary = std::make_shared<const Vocabulary>(std::move(characters), Vocabulary::Unit::Character);

    const auto setOf = [&](std::string Text::*part) {
        RunningTextStore store;
        store.vocabulary = vocabulary;
        for (const Text& text : m_texts) {
            const auto tokens = vocabulary->tokens(text.*part);
            store.tokens.insert(store.tokens.end(), tokens.begin(), tokens.end());
            store.ends.push_back(store.tokens.size());
            store.sources.push_back(text.source);
        }
        return SequenceSet(std::move(store));
    };
    TextDatasetBuilder::Sets sets{setOf(&Text::train), setOf(&Text::test)};
    *this = {};
    return sets;
}

}  // namespace miru
