// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/writing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/math/random.h"
#include "core/math/require.h"

namespace miru {
namespace {

constexpr Token unknownCharacter = 1;  // as in a vocabulary; the one before it, padding, is no answer

/// Logits of the next character: those of the outputs that stand for characters.
class NextCharacter {
 public:
    NextCharacter(const Real* logits, OutputRange outputs) : m_logits(logits, logits + (outputs.last - outputs.first)) {
        for (const Real logit : m_logits) m_top = std::max(m_top, static_cast<double>(logit));
        for (const Real logit : m_logits) m_sum += std::exp(static_cast<double>(logit) - m_top);
    }

    bool isFinite() const { return std::isfinite(m_sum) && std::isfinite(m_top); }
    static Token tokenOf(std::size_t place) { return static_cast<Token>(place + unknownCharacter); }
    float probability(Token token) const {
        const std::size_t place = token - std::size_t{unknownCharacter};
        if (token < unknownCharacter || place >= m_logits.size()) return 0;
        return static_cast<float>(std::exp(static_cast<double>(m_logits[place]) - m_top) / m_sum);
    }
    std::vector<WrittenCharacter::Guess> likeliest() const {
        std::vector<std::size_t> places(m_logits.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        const auto most = std::min<std::size_t>(WrittenCharacter::guesses, places.size());
        std::partial_sort(
            places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most), places.end(),
            [&](std::size_t a, std::size_t b) { return std::pair(m_logits[b], a) < std::pair(m_logits[a], b); });
        std::vector<WrittenCharacter::Guess> guesses;
        for (std::size_t n = 0; n < most; ++n) guesses.push_back({tokenOf(places[n]), probability(tokenOf(places[n]))});
        return guesses;
    }
    /// One of the characters that are known.
    Token draw(double temperature, Random& random) const {
        const auto known = std::span(m_logits).subspan(1);
        const auto top = std::ranges::max_element(known);
        if (temperature <= 0) return tokenOf(static_cast<std::size_t>(top - known.begin()) + 1);
        std::vector<double> shares;
        for (const Real logit : known) shares.push_back(std::exp(static_cast<double>(logit - *top) / temperature));
        double left = random.uniform() * std::accumulate(shares.begin(), shares.end(), 0.0);
        for (std::size_t n = 0; n + 1 < shares.size(); ++n)
            if ((left -= shares[n]) < 0) return tokenOf(n + 1);
        return tokenOf(shares.size());
    }

 private:
    std::vector<Real> m_logits;
    double m_top = -std::numeric_limits<double>::infinity();
    double m_sum = 0;
};

OutputRange charactersOf(const Network& network, OutputRange among) {
    const OutputRange outputs = among.isAll() ? OutputRange{0, network.shape().classes} : among;
    require(network.shape().dataKind() == DataKind::RunningTexts && outputs.last - outputs.first >= 2,
            "this network does not say which character comes next");
    return outputs;
}

/// A character, with what was thought before it.
WrittenCharacter characterAfter(const NextCharacter& next, Token token) {
    return {.token = token, .probability = next.probability(token), .likeliest = next.likeliest(), .isGiven = false};
}

}  // namespace

std::vector<WrittenCharacter> follow(const Network& network, std::span<const Token> text, OutputRange among) {
    const OutputRange outputs = charactersOf(network, among);
    std::vector<WrittenCharacter> characters;
    if (text.empty()) return characters;
    NetworkPass pass;
    network.forward({.steps = static_cast<int>(text.size()), .tokens = text}, pass);
    characters.push_back({.token = text[0], .probability = 0, .likeliest = {}, .isGiven = false});
    for (std::size_t n = 1; n < text.size(); ++n) {
        const NextCharacter next(pass.logits.column(static_cast<int>(n) - 1) + outputs.first, outputs);
        if (!next.isFinite()) break;
        characters.push_back(characterAfter(next, text[n]));
    }
    return characters;
}

std::vector<WrittenCharacter> write(const Network& network, const WritingTask& task) {
    const OutputRange outputs = charactersOf(network, task.among);
    // What has no beginning begins as a text does of which nothing is known.
    const std::vector<Token> beginning = task.beginning.empty() ? std::vector{unknownCharacter} : task.beginning;
    auto characters = follow(network, beginning, task.among);
    for (WrittenCharacter& character : characters) character.isGiven = true;
    const bool isWhole = characters.size() == beginning.size();
    if (task.beginning.empty()) characters.clear();
    if (!isWhole) return characters;

    Random random(task.seed, "writing");
    NetworkPass passes[2];  // the one ends where the other begins
    network.forward({.steps = static_cast<int>(beginning.size()), .tokens = beginning}, passes[0]);
    for (int n = 0; n < task.length; ++n) {
        const NetworkPass& before = passes[n % 2];
        const NextCharacter next(before.logits.column(before.logits.cols() - 1) + outputs.first, outputs);
        if (!next.isFinite()) break;
        const Token token = next.draw(task.temperature, random);
        characters.push_back(characterAfter(next, token));
        network.forward({.steps = 1, .tokens = {&token, 1}, .initial = before.trace.end()}, passes[(n + 1) % 2]);
    }
    return characters;
}

}  // namespace miru
