// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/vocabulary.h"

#include <utility>

namespace miru {
namespace {

constexpr char32_t typographicApostrophe = 0x2019;
constexpr char32_t none = 0xFFFFFFFF;  // not UTF-8

/// The character at `at`, which is moved behind it. A byte that is not UTF-8 is a character `none` of its own.
char32_t nextCharacter(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF8 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (first >= 0xF8 || more == 0 || at + static_cast<std::size_t>(more) > text.size()) return none;
    char32_t character = first & (0x3Fu >> more);
    for (int n = 0; n < more; ++n) {
        const auto next = static_cast<unsigned char>(text[at + static_cast<std::size_t>(n)]);
        if ((next & 0xC0u) != 0x80) return none;
        character = character << 6 | (next & 0x3Fu);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (character < least[more] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) return none;
    at += static_cast<std::size_t>(more);
    return character;
}

/// Letters and digits. Beyond ASCII: everything but the controls, signs and spaces of Latin-1, and general punctuation.
bool belongsToWord(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0x100) return c >= 0xC0 && c != 0xD7 && c != 0xF7;
    return c != none && !(c >= 0x2000 && c < 0x2070) && !(c >= 0x3000 && c < 0x3004);
}

/// Lower case of ASCII and Latin-1, Greek and Cyrillic, by their places in Unicode.
char32_t lowered(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    return c;
}

void append(std::string& word, char32_t c) {
    const auto tail = [&word](char32_t bits) { word += static_cast<char>(0x80 | (bits & 0x3F)); };
    if (c < 0x80) {
        word += static_cast<char>(c);
    } else if (c < 0x800) {
        word += static_cast<char>(0xC0 | c >> 6);
        tail(c);
    } else if (c < 0x10000) {
        word += static_cast<char>(0xE0 | c >> 12);
        tail(c >> 6);
        tail(c);
    } else {
        word += static_cast<char>(0xF0 | c >> 18);
        tail(c >> 12);
        tail(c >> 6);
        tail(c);
    }
}

/// Where a mark that begins with the '<' before `at` ends; `at` itself if it is none ("a < b").
std::size_t endOfMark(std::string_view text, std::size_t at) {
    constexpr std::size_t longestMark = 200;
    if (at == text.size()) return at;
    const char first = text[at];
    if (first != '/' && first != '!' && !(first >= 'a' && first <= 'z') && !(first >= 'A' && first <= 'Z')) return at;
    const auto end = text.substr(at, longestMark).find('>');
    return end == std::string_view::npos ? at : at + end + 1;
}

}  // namespace

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (nextCharacter(text, at) == none) return false;
    return true;
}

void forEachWord(std::string_view text, const std::function<void(std::string_view)>& take) {
    std::string word;
    bool apostrophe = false;  // one came after the word: it belongs to it only if a letter follows
    const auto endWord = [&] {
        if (!word.empty()) take(word);
        word.clear();
        apostrophe = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        if (belongsToWord(c)) {
            if (apostrophe) word += '\'';
            apostrophe = false;
            append(word, lowered(c));
        } else if ((c == '\'' || c == typographicApostrophe) && !word.empty() && !apostrophe) {
            apostrophe = true;
        } else {
            endWord();
            if (c == '<') at = endOfMark(text, at);
        }
    }
    endWord();
}

Vocabulary::Vocabulary(std::vector<std::string> words) : m_words(std::move(words)) {
    if (m_words.size() > largest - reserved) m_words.resize(largest - reserved);
    m_tokens.reserve(m_words.size());
    for (std::size_t n = 0; n < m_words.size(); ++n)
        m_tokens.emplace(m_words[n], static_cast<Token>(n + static_cast<std::size_t>(reserved)));
}

std::string_view Vocabulary::word(Token token) const {
    if (token == padding) return "";
    if (token == unknown || token >= size()) return "?";
    return m_words[static_cast<std::size_t>(token - reserved)];
}

Token Vocabulary::token(std::string_view word) const {
    const auto found = m_tokens.find(word);
    return found == m_tokens.end() ? unknown : found->second;
}

std::vector<Token> Vocabulary::tokens(std::string_view text) const {
    std::vector<Token> tokens;
    forEachWord(text, [&](std::string_view word) { tokens.push_back(token(word)); });
    return tokens;
}

}  // namespace miru
