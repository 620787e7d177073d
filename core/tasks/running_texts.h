// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a data set of running texts comes about: whole texts, of each of which the last tenth is for the test. What is learned
// of them is which character comes next.

#include <string>
#include <string_view>
#include <vector>

#include "core/tasks/texts.h"

namespace miru {

/// Texts in UTF-8, gathered one by one.
class RunningTextBuilder {
 public:
    /// Characters of a text that are for the test, one in so many.
    static constexpr std::size_t testShare = 10;

    /// The next text, of this source (an author, a file), from 0.
    void add(std::string_view text, int source = 0);
    /// Characters of all texts so far.
    std::size_t characters() const { return m_characters; }

    /// Everything gathered. The vocabulary has the characters of the training parts, the more frequent ones first, equally
    /// frequent ones in the order of their code points; characters of test parts alone are unknown.
    TextDatasetBuilder::Sets take();

 private:
    struct Text {
        int source = 0;
        std::string train;
        std::string test;
    };
    std::vector<Text> m_texts;
    std::size_t m_characters = 0;
};

}  // namespace miru
