// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/confusion.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "core/math/require.h"

namespace miru {

Confusion::Confusion(std::span<const std::int32_t> labels, std::span<const std::int32_t> answers) {
    require(labels.size() == answers.size(), "there are other answers than labels");
    for (std::size_t n = 0; n < labels.size(); ++n) ++m_counts[{labels[n], answers[n]}];
}

template <typename Belongs>
int Confusion::sum(Belongs belongs) const {
    int sum = 0;
    for (const auto& [place, count] : m_counts)
        if (belongs(place.first, place.second)) sum += count;
    return sum;
}

int Confusion::count(std::int32_t label, std::int32_t answer) const {
    const auto found = m_counts.find({label, answer});
    return found == m_counts.end() ? 0 : found->second;
}

int Confusion::labelled(std::int32_t label) const {
    return sum([&](std::int32_t of, std::int32_t) { return of == label; });
}

int Confusion::answered(std::int32_t answer) const {
    return sum([&](std::int32_t, std::int32_t as) { return as == answer; });
}

double Confusion::accuracy(std::int32_t label) const {
    const int all = labelled(label);
    return all > 0 ? static_cast<double>(count(label, label)) / all : std::numeric_limits<double>::quiet_NaN();
}

int Confusion::right() const {
    return sum([](std::int32_t label, std::int32_t answer) { return label == answer; });
}

int Confusion::total() const {
    return sum([](std::int32_t, std::int32_t) { return true; });
}

Confusion Confusion::operator-(const Confusion& other) const {
    Confusion difference = *this;
    for (const auto& [place, count] : other.m_counts) difference.m_counts[place] -= count;
    std::erase_if(difference.m_counts, [](const auto& entry) { return entry.second == 0; });
    return difference;
}

std::vector<std::int32_t> mostFrequent(std::span<const std::int32_t> labels, std::size_t most) {
    std::map<std::int32_t, int> counts;
    for (const std::int32_t label : labels) ++counts[label];
    std::vector<std::int32_t> frequent;
    for (const auto& [label, count] : counts) frequent.push_back(label);
    std::ranges::stable_sort(frequent, std::greater(), [&](std::int32_t label) { return counts[label]; });
    frequent.resize(std::min(most, frequent.size()));
    std::ranges::sort(frequent);
    return frequent;
}

std::vector<int> forgottenSequences(std::span<const std::int32_t> labels, const WatchedAnswers& then,
                                    const WatchedAnswers& now) {
    std::vector<int> forgotten;
    for (std::size_t n = 0; n < labels.size(); ++n)
        if (then.answers[n] == labels[n] && now.answers[n] != labels[n]) forgotten.push_back(static_cast<int>(n));
    // A network whose numbers are no longer finite is sure of nothing.
    const auto certainty = [&](int number) {
        const float share = now.certainty[static_cast<std::size_t>(number)];
        return std::isfinite(share) ? share : 0;
    };
    std::ranges::stable_sort(forgotten, std::greater(), certainty);
    return forgotten;
}

}  // namespace miru
