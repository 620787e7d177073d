// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/confusion.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "core/math/require.h"

namespace miru {

Confusion::Confusion(std::span<const std::int32_t> labels, std::span<const std::int32_t> answers, int outputs)
    : m_outputs(outputs), m_counts(static_cast<std::size_t>(outputs) * static_cast<std::size_t>(outputs)) {
    require(labels.size() == answers.size(), "there are other answers than labels");
    for (std::size_t n = 0; n < labels.size(); ++n) ++m_counts[place(labels[n], answers[n])];
}

int Confusion::labelled(int label) const {
    int sum = 0;
    for (int answer = 0; answer < m_outputs; ++answer) sum += count(label, answer);
    return sum;
}

int Confusion::answered(int answer) const {
    int sum = 0;
    for (int label = 0; label < m_outputs; ++label) sum += count(label, answer);
    return sum;
}

double Confusion::accuracy(int label) const {
    const int all = labelled(label);
    return all > 0 ? static_cast<double>(count(label, label)) / all : std::numeric_limits<double>::quiet_NaN();
}

int Confusion::right() const {
    int sum = 0;
    for (int label = 0; label < m_outputs; ++label) sum += count(label, label);
    return sum;
}

int Confusion::total() const { return std::accumulate(m_counts.begin(), m_counts.end(), 0); }

Confusion Confusion::operator-(const Confusion& other) const {
    require(m_outputs == other.m_outputs, "two confusions are of other outputs");
    Confusion difference = *this;
    std::ranges::transform(m_counts, other.m_counts, difference.m_counts.begin(), std::minus());
    return difference;
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
