// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/interpolation.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "core/math/interruption.h"
#include "core/math/require.h"
#include "core/measure/watched_answers.h"

namespace miru {
namespace {

Real between(Real from, Real to, double share) {
    return static_cast<Real>((1 - share) * static_cast<double>(from) + share * static_cast<double>(to));
}

std::vector<Real> between(const std::vector<Real>& from, const std::vector<Real>& to, double share) {
    std::vector<Real> numbers;
    for (std::size_t i = 0; i < from.size(); ++i) numbers.push_back(between(from[i], to[i], share));
    return numbers;
}

WatchedScore scoreOf(const WatchedSamples& samples, const Network& network, OutputRange among) {
    const WatchedAnswers answers = answersTo(samples, network, among);
    WatchedScore score;
    int counted = 0;  // where the right output is not allowed there is no loss
    for (std::size_t n = 0; n < answers.answers.size(); ++n) {
        score.accuracy += answers.answers[n] == samples.labelAfter(n, samples.steps - 1) ? 1 : 0;
        if (!std::isfinite(answers.loss[n])) continue;
        score.loss += static_cast<double>(answers.loss[n]);
        ++counted;
    }
    score.accuracy /= static_cast<double>(std::max<std::size_t>(1, answers.answers.size()));
    score.loss /= std::max(1, counted);
    return score;
}

}  // namespace

Network networkBetween(const Network& from, const Network& to, double share) {
    require(from.shape() == to.shape(), "there is no line between networks of different shape");
    Network network = from;
    const auto start = from.parameters().values();
    const auto end = to.parameters().values();
    const auto values = network.parameters().values();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = between(start[i], end[i], share);
    Coefficients& chosen = network.chosenCoefficients();
    chosen.beta = between(chosen.beta, to.chosenCoefficients().beta, share);
    chosen.lambda = between(chosen.lambda, to.chosenCoefficients().lambda, share);
    if (!from.inhibition().isOn()) network.inhibition() = to.inhibition();  // where it acts, if it acts at one end
    network.inhibition().sparsity = (1 - share) * from.inhibition().sparsity + share * to.inhibition().sparsity;
    return network;
}

std::optional<std::vector<WatchedScore>> scoresOf(const Network& network, const Snapshot& snapshot, int tasks,
                                                  const std::atomic<bool>& isAbandoned) {
    std::vector<WatchedScore> scores;
    const auto scoreAll = [&] {
        for (std::size_t task = 0; task < std::min(static_cast<std::size_t>(tasks), snapshot.samples.size()); ++task) {
            throwIfInterrupted();
            const OutputRange among =
                task < snapshot.testedOutputs.size() ? snapshot.testedOutputs[task] : OutputRange();
            scores.push_back(scoreOf(*snapshot.samples[task], network, among));
        }
    };
    try {
        if (!completes(isAbandoned, scoreAll)) return std::nullopt;
    } catch (const std::bad_alloc&) {
        return std::nullopt;
    }
    return scores;
}

LossBarrier barrierIn(std::span<const double> losses) {
    LossBarrier barrier;
    if (losses.size() < 3) return barrier;
    for (std::size_t n = 0; n < losses.size(); ++n) {
        const double share = static_cast<double>(n) / static_cast<double>(losses.size() - 1);
        const double height = losses[n] - ((1 - share) * losses.front() + share * losses.back());
        if (height > barrier.height) barrier = {height, share};
    }
    return barrier;
}

}  // namespace miru
