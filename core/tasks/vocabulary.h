// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text as words, or as characters, and these as numbers.
//
// A word is what stands between spaces, punctuation and signs: letters with their accents, digits, and apostrophes inside
// ("don't"), in lower case; marks like <br /> are left out. An accent may be part of its letter or a character of its own
// (Unicode's normal form C makes them one). The vocabulary ranks words by how often they occur, so that a smaller vocabulary is the
// beginning of a larger one. A character is one code point of Unicode, as it stands: no lower case, nothing left out.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/math/token.h"

namespace miru {

/// Whether every byte of the text belongs to a character of UTF-8.
bool isUtf8(std::string_view text);
/// Calls `take` with every word of a text in UTF-8, in order; the view is good until it returns.
void forEachWord(std::string_view text, const std::function<void(std::string_view)>& take);
/// The same with every character. Lines end in "\n": "\r\n" is one character, which is taken as that.
void forEachCharacter(std::string_view text, const std::function<void(std::string_view)>& take);

class Vocabulary {
 public:
    /// Number of the rule by which `forEachWord` finds words: a vocabulary made by another one would not fit its texts.
    static constexpr int wordRule = 2;
    static constexpr Token padding = paddingToken;
    static constexpr Token unknown = 1;     ///< any word that has no number of its own
    static constexpr int reserved = 2;      ///< the two above
    static constexpr int largest = 65'536;  ///< numbers there are

    /// What has a number. Below, a word may be a character.
    enum class Unit { Word, Character };

    /// Words by falling frequency, each once; more than there are numbers for are left out.
    explicit Vocabulary(std::vector<std::string> words, Unit unit = Unit::Word);
    Vocabulary(const Vocabulary&) = delete;  // its tokens point to its words
    Vocabulary& operator=(const Vocabulary&) = delete;

    /// Numbers in use, those of padding and the unknown word among them.
    int size() const { return static_cast<int>(m_words.size()) + reserved; }
    const std::vector<std::string>& words() const { return m_words; }
    Unit unit() const { return m_unit; }
    /// The word of a token; "" for padding, "?" for the unknown one.
    std::string_view word(Token token) const;
    Token token(std::string_view word) const;
    std::vector<Token> tokens(std::string_view text) const;

 private:
    std::vector<std::string> m_words;
    Unit m_unit;
    std::unordered_map<std::string_view, Token> m_tokens;  ///< views of m_words
};

}  // namespace miru
