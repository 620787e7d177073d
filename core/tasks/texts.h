// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From labelled texts to sequences of words: their words are counted while they are gathered, and get their numbers, by
// frequency, when all are there.

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/tasks/sequence_set.h"

namespace miru {

/// Texts in UTF-8 and their classes, gathered one by one; each keeps its words only.
class TextDatasetBuilder {
 public:
    void addTrain(std::string_view text, std::int32_t label) { add(m_train, text, label); }
    void addTest(std::string_view text, std::int32_t label) { add(m_test, text, label); }

    /// Gives the texts gathered so far other classes, one for each in order.
    void relabel(std::vector<std::int32_t> train, std::vector<std::int32_t> test) {
        m_train.labels = std::move(train);
        m_test.labels = std::move(test);
    }

    struct Sets {
        SequenceSet train;
        SequenceSet test;
    };
    /// Everything gathered, `classes` classes. The vocabulary has the words of the training texts, the more frequent ones
    /// first, equally frequent ones in the order of the alphabet; words of test texts alone are unknown.
    Sets take(int classes);

 private:
    using Number = std::uint32_t;  ///< of a word, in the order in which words are met
    struct Part {
        std::vector<Number> words;
        std::vector<std::size_t> ends;
        std::vector<std::int32_t> labels;
    };
    void add(Part& part, std::string_view text, std::int32_t label);

    Part m_train;
    Part m_test;
    std::unordered_map<std::string, Number> m_numbers;
};

}  // namespace miru
