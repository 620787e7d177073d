// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labels of sequences as a table has them: all are whole numbers, or all are names of classes (cat, dog).
//
// A number is its class. Names are numbered in their sorted order (by their bytes, the same on every machine), which is
// known when all have been read; a test table then knows the names of the training table and no others.

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace miru {

/// Why a label cannot be taken, half a sentence.
struct LabelProblem : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Whether a cell is written as a number, "nan", "-inf" and "1e999" among them.
bool looksLikeNumber(std::string_view cell);
/// Whether a cell is empty, or what programs write where something is missing.
bool isMissing(std::string_view cell);
/// Names for classes that have none: "0", "1" and so on.
std::vector<std::string> numbersAsNames(int classes);

class Labels {
 public:
    /// Of a training table: names are as they come.
    Labels() = default;
    /// Of a test table, whose training table has these names, in order; none if it has numbers.
    explicit Labels(const std::vector<std::string>& known);

    /// The next label. Throws LabelProblem.
    void add(std::string_view label);
    std::size_t count() const { return m_labels.size(); }

    /// The names in order; none where labels are numbers. Throws LabelProblem if there is one alone.
    std::vector<std::string> names() const;
    /// Each label's class.
    std::vector<std::int32_t> classes() const;

 private:
    enum class Kind { Unknown, Numbers, Names };

    void addName(std::string_view name);

    Kind m_kind = Kind::Unknown;
    bool m_isTest = false;
    std::map<std::string, std::int32_t, std::less<>> m_numberOf;  ///< of names, in the order in which they came
    std::vector<std::int32_t> m_labels;                           ///< numbers, or those of names
};

}  // namespace miru
