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

/// Puts down what was thought before the character was there.
void think(const NextCharacter& next, WrittenCharacter& character) {
    if (!next.isFinite()) return;
    character.probability = next.probability(character.token);
    character.likeliest = next.likeliest();
}

}  // namespace

std::vector<WrittenCharacter> write(const Network& network, const WritingTask& task) {
    const OutputRange outputs = charactersOf(network, task.among);
    const auto nextAfter = [&](const NetworkPass& pass, int step) {
        return NextCharacter(pass.logits.column(step) + outputs.first, outputs);
    };
    // What has no beginning begins as a text does of which nothing is known.
    const std::vector<Token> beginning = task.beginning.empty() ? std::vector{unknownCharacter} : task.beginning;
    const int given = static_cast<int>(beginning.size());
    NetworkPass passes[2];  // the one begins where the other has ended
    network.forward({.steps = given, .tokens = beginning}, passes[0]);

    std::vector<WrittenCharacter> characters;
    for (int n = 0; n < given && !task.beginning.empty(); ++n) {
        WrittenCharacter& character = characters.emplace_back();
        character.token = beginning[static_cast<std::size_t>(n)];
        character.isGiven = true;
        if (n > 0) think(nextAfter(passes[0], n - 1), character);
    }
    Random random(task.seed, "writing");
    for (int n = 0; n < task.length; ++n) {
        const NetworkPass& before = passes[n % 2];
        const NextCharacter next = nextAfter(before, before.logits.cols() - 1);
        if (!next.isFinite()) break;
        WrittenCharacter& character = characters.emplace_back();
        character.token = next.draw(task.temperature, random);
        think(next, character);
        network.forward({.steps = 1, .tokens = {&character.token, 1}, .initial = before.trace().end()},
                        passes[(n + 1) % 2]);
    }
    return characters;
}

}  // namespace miru
