// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "datasets/labels.h"

#include <QByteArrayView>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/math/number_text.h"
#include "core/math/shortened.h"
#include "datasets/limits.h"

namespace miru {
namespace {

constexpr std::size_t maxClassNameLength = 200;  // bytes

std::int32_t classIn(std::string_view label) {
    const auto number = parseNumber<double>(label);
    if (!number || *number != std::floor(*number) || *number < 0 || *number >= limits::classes)
        throw LabelProblem("the label must be a whole number from 0 to " + std::to_string(limits::classes - 1) +
                           ", or the name of a class, but is " + miru::quoted(label));
    return static_cast<std::int32_t>(*number);
}

}  // namespace

bool looksLikeNumber(std::string_view cell) {
    if (cell.starts_with('+') && !cell.starts_with("+-")) cell.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return error != std::errc::invalid_argument && end == cell.data() + cell.size();
}

bool isMissing(std::string_view cell) {
    static constexpr std::array<std::string_view, 4> missing{"na", "n/a", "null", "none"};
    std::string lower(cell.substr(0, 5));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return cell.empty() || std::ranges::find(missing, lower) != missing.end();
}

std::vector<std::string> numbersAsNames(int classes) {
    std::vector<std::string> names;
    for (int c = 0; c < classes; ++c) names.push_back(std::to_string(c));
    return names;
}

Labels::Labels(const std::vector<std::string>& known)
    : m_kind(known.empty() ? Kind::Numbers : Kind::Names), m_isTest(true) {
    for (const std::string& name : known) m_numberOf.emplace(name, static_cast<std::int32_t>(m_numberOf.size()));
}

void Labels::add(std::string_view label) {
    const bool isNumber = looksLikeNumber(label);
    if (!isNumber && isMissing(label))
        throw LabelProblem(label.empty() ? std::string("the label is missing")
                                         : "the label " + miru::quoted(label) + " stands for one that is missing");
    if (m_kind == Kind::Unknown) m_kind = isNumber ? Kind::Numbers : Kind::Names;
    if (isNumber != (m_kind == Kind::Numbers))
        throw LabelProblem("the label " + miru::quoted(label) + (isNumber ? " is a number" : " is a name") +
                           ", but those " + (m_isTest ? "of the training data" : "before it") + " are " +
                           (isNumber ? "names" : "whole numbers") + "; all must be of one kind");
    if (isNumber)
        m_labels.push_back(classIn(label));
    else
        addName(label);
}

void Labels::addName(std::string_view name) {
    const auto found = m_numberOf.find(name);
    if (found != m_numberOf.end()) return m_labels.push_back(found->second);
    if (m_isTest) throw LabelProblem("the label " + miru::quoted(name) + " is none of the training data's");
    if (name.size() > maxClassNameLength)
        throw LabelProblem("the label is longer than " + std::to_string(maxClassNameLength) +
                           " bytes: " + miru::quoted(name));
    if (!QByteArrayView(name.data(), static_cast<qsizetype>(name.size())).isValidUtf8())
        throw LabelProblem("the label " + miru::quoted(name) + " is not UTF-8");
    if (m_numberOf.size() >= static_cast<std::size_t>(limits::classes))
        throw LabelProblem("there are more than " + std::to_string(limits::classes) +
                           " different labels; is this the column of the classes?");
    const auto number = static_cast<std::int32_t>(m_numberOf.size());
    m_numberOf.emplace(name, number);
    m_labels.push_back(number);
}

std::vector<std::string> Labels::names() const {
    std::vector<std::string> names;
    if (m_kind != Kind::Names) return names;
    for (const auto& [name, number] : m_numberOf) names.push_back(name);  // a map is sorted
    if (names.size() == 1)
        throw LabelProblem("all labels are " + miru::quoted(names.front()) + "; at least two classes are needed");
    return names;
}

std::vector<std::int32_t> Labels::classes() const {
    if (m_kind != Kind::Names) return m_labels;
    std::vector<std::int32_t> sorted(m_numberOf.size());
    std::int32_t place = 0;
    for (const auto& [name, number] : m_numberOf) sorted[static_cast<std::size_t>(number)] = place++;
    std::vector<std::int32_t> classes;
    classes.reserve(m_labels.size());
    for (const std::int32_t number : m_labels) classes.push_back(sorted[static_cast<std::size_t>(number)]);
    return classes;
}

}  // namespace miru
