// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/vocabulary.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

namespace miru {
namespace {

constexpr char32_t typographicApostrophe = 0x2019;
constexpr char32_t none = 0xFFFFFFFF;  // not UTF-8

const utf8proc_uint8_t* unsignedBytes(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// The character at `at`, which is moved behind it. A byte that is not UTF-8 is a character `none` of its own.
char32_t nextCharacter(std::string_view text, std::size_t& at) {
    utf8proc_int32_t character = 0;
    const auto rest = text.substr(at);
    const auto bytes = utf8proc_iterate(unsignedBytes(rest), static_cast<utf8proc_ssize_t>(rest.size()), &character);
    at += bytes > 0 ? static_cast<std::size_t>(bytes) : 1;
    return bytes > 0 ? static_cast<char32_t>(character) : none;
}

void append(std::string& word, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes;
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    word.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

utf8proc_category_t categoryOf(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

/// What an ASCII character is as a part of a word, in lower case; 0 for one that is no part of a word.
constexpr auto asciiInWords = [] {
    std::array<char, 0x80> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c)
        table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
    return table;
}();

enum class Part { None, Letter, Mark };

/// What a character beyond ASCII is to a word: a mark (an accent) belongs to the letter in front of it.
Part partOf(char32_t c) {
    if (c == none) return Part::None;
    // Of Latin-1 neither ª and º nor µ: in English texts they are signs, as the degree is ("20 ºC").
    if (c < 0xC0) return Part::None;
    switch (categoryOf(c)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL: return Part::Letter;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME: return Part::Mark;
        default: return Part::None;
    }
}

/// Normal form C: a letter and its accents as one character, wherever Unicode has one.
std::string composed(std::string_view word) {
    utf8proc_uint8_t* bytes = nullptr;
    const auto size = utf8proc_map(unsignedBytes(word), static_cast<utf8proc_ssize_t>(word.size()), &bytes,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(bytes, std::free);
    if (size < 0) throw std::bad_alloc();  // nothing else can happen to UTF-8 as short as a word
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

/// A word beyond ASCII in lower case and normal form C, so that it is one word however it was written.
std::string lowered(std::string_view word) {
    constexpr char32_t firstMark = 0x300;  // what is below it is composed already
    constexpr char32_t dotAbove = 0x307;
    bool isComposed = true;
    for (std::size_t at = 0; at < word.size();) isComposed &= nextCharacter(word, at) < firstMark;
    const std::string whole = isComposed ? std::string(word) : composed(word);
    std::string lower;
    bool hasMarks = false;
    for (std::size_t at = 0; at < whole.size();) {
        const char32_t c = nextCharacter(whole, at);
        if (c == dotAbove && lower.ends_with('i')) continue;  // the lower case of İ, which is i, in two characters
        hasMarks = hasMarks || (c >= firstMark && partOf(c) == Part::Mark);
        append(lower, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
    if (hasMarks) lower = composed(lower);  // İ with another accent has become i with it
    // Greek writes sigma otherwise at the end of a word: both ways are one word. Of "3σ" it is a letter of its own.
    constexpr std::string_view sigma = "\u03C3";
    constexpr std::string_view lastSigma = "\u03C2";
    if (lower.ends_with(sigma) && lower.size() > sigma.size() &&
        static_cast<unsigned char>(lower[lower.size() - sigma.size() - 1]) >= 0x80)
        lower.replace(lower.size() - sigma.size(), sigma.size(), lastSigma);
    return lower;
}

/// Where a mark that begins with the '<' before `at` ends; `at` itself if it is none ("a < b").
std::size_t endOfMark(std::string_view text, std::size_t at) {
    constexpr std::size_t maxMarkLength = 200;
    if (at == text.size()) return at;
    const char first = text[at];
    if (first != '/' && first != '!' && !(first >= 'a' && first <= 'z') && !(first >= 'A' && first <= 'Z')) return at;
    const auto end = text.substr(at, maxMarkLength).find('>');
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
    bool isAscii = true;
    bool apostrophe = false;  // one came after the word: it belongs to it only if a letter follows
    const auto endWord = [&] {
        if (!word.empty() && isAscii) take(word);
        if (!word.empty() && !isAscii) take(lowered(word));
        word.clear();
        isAscii = true;
        apostrophe = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool isAsciiHere = byte < asciiInWords.size();
        const char ascii = isAsciiHere ? asciiInWords[byte] : '\0';
        const char32_t c = isAsciiHere ? static_cast<unsigned char>(text[at++]) : nextCharacter(text, at);
        const Part part = isAsciiHere ? (ascii ? Part::Letter : Part::None) : partOf(c);
        if (part == Part::Letter || (part == Part::Mark && !word.empty() && !apostrophe)) {
            if (apostrophe) word += '\'';
            apostrophe = false;
            if (ascii) {
                word += ascii;
            } else {
                append(word, c);
                isAscii = false;
            }
        } else if ((c == '\'' || c == typographicApostrophe) && !word.empty() && !apostrophe) {
            apostrophe = true;
        } else {
            endWord();
            if (c == '<') at = endOfMark(text, at);
        }
    }
    endWord();
}

void forEachCharacter(std::string_view text, const std::function<void(std::string_view)>& take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t first = at;
        nextCharacter(text, at);
        if (text[first] == '\r' && at < text.size() && text[at] == '\n') continue;
        take(text.substr(first, at - first));
    }
}

Vocabulary::Vocabulary(std::vector<std::string> words, Unit unit) : m_words(std::move(words)), m_unit(unit) {
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
    const auto take = [&](std::string_view word) { tokens.push_back(token(word)); };
    m_unit == Unit::Word ? forEachWord(text, take) : forEachCharacter(text, take);
    return tokens;
}

}  // namespace miru
