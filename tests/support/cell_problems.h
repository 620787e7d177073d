// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small networks of every kind of cell with something to read: what gradients are checked on.

#include <string>
#include <vector>

#include "core/learning/loss.h"
#include "core/model/network.h"
#include "tests/support/batches.h"

namespace miru::test::cells {

struct CellForm {
    const char* name;
    CellKind cell;
    ResetOrder reset = ResetOrder::BeforeProduct;
    bool learnsCoefficients = false;
};
inline const CellForm cellForms[] = {{"LSTM", CellKind::Lstm},
                                     {"GRU, reset before", CellKind::Gru},
                                     {"GRU, reset after", CellKind::Gru, ResetOrder::AfterProduct},
                                     {"MGU", CellKind::Mgu},
                                     {"MiRU-1", CellKind::Miru1},
                                     {"MiRU-1, λ learned", CellKind::Miru1, ResetOrder::BeforeProduct, true},
                                     {"MiRU-2", CellKind::Miru2},
                                     {"MiRU-2, β and λ learned", CellKind::Miru2, ResetOrder::BeforeProduct, true},
                                     {"RNN", CellKind::Rnn},
                                     {"minGRU", CellKind::MinGru}};

struct InhibitionForm {
    const char* name;
    Inhibition inhibition;
};
inline const InhibitionForm inhibitionForms[] = {
    {"no inhibition", {}},
    {"state by value", {0.5, Inhibition::Where::State, Inhibition::Rank::Value}},
    {"state by magnitude", {0.5, Inhibition::Where::State, Inhibition::Rank::Magnitude}},
    {"readout by value", {0.5, Inhibition::Where::Readout, Inhibition::Rank::Value}},
    {"readout by magnitude", {0.5, Inhibition::Where::Readout, Inhibition::Rank::Magnitude}}};

inline constexpr int steps = 6;
inline constexpr int batch = 3;
inline constexpr int inputs = 4;
inline constexpr int hidden = 7;
inline constexpr int classes = 3;
inline constexpr int vocabulary = 5;
inline const std::vector<int> starts{0, 2, 5};

enum class Reads { Numbers, Words, OneHot, NumbersFromAState, OneHotFromAState };
struct ReadingForm {
    const char* name;
    Reads reads;
};
inline const ReadingForm readingForms[] = {{"", Reads::Numbers},
                                           {", words", Reads::Words},
                                           {", one-hot words", Reads::OneHot},
                                           {", from a state", Reads::NumbersFromAState},
                                           {", one-hot words from a state", Reads::OneHotFromAState}};
inline bool isOneHot(Reads reads) { return reads == Reads::OneHot || reads == Reads::OneHotFromAState; }
inline bool beginsInAState(Reads reads) {
    return reads == Reads::NumbersFromAState || reads == Reads::OneHotFromAState;
}

struct Problem {
    Network network;
    Matrix x;
    std::vector<Token> tokens;  // in place of x
    std::vector<std::int32_t> labels;
    Matrix initial;  // states of both kinds to begin in; or empty

    NetworkInput input() const {
        const CellState begin = initial.cols() > 0 ? CellState{initial, initial} : CellState{};
        if (tokens.empty()) return {.steps = steps, .frames = x, .initial = begin};
        return {.steps = steps, .tokens = tokens, .starts = beginnings(), .initial = begin};
    }
    AnswerLayout layout() const {
        const bool everyStep = network.shape().answers == NetworkShape::Answers::EveryStep;
        return {everyStep ? steps : 1, tokens.empty() ? std::span<const int>() : beginnings()};
    }
    std::span<const int> beginnings() const {
        return initial.cols() > 0 ? std::span<const int>() : std::span<const int>(starts);
    }
    double loss() const {
        NetworkPass pass;
        network.forward(input(), pass);
        return lossOf(pass.logits, targetsOf(labels), layout()).meanLoss();
    }
};

inline Problem makeProblem(const CellForm& form, const Inhibition& inhibition, Reads reads, bool answersEveryStep,
                           Credit credit = {}) {
    const bool readsWords = reads == Reads::Words || isOneHot(reads);
    Random random(11, "test");
    Coefficients coefficients;
    for (int i = 0; i < hidden; ++i) {
        coefficients.beta.push_back(static_cast<Real>(random.uniform(0, 1)));
        coefficients.lambda.push_back(static_cast<Real>(random.uniform(0, 0.95)));
    }
    const NetworkShape shape{form.cell,
                             form.reset,
                             isOneHot(reads) ? vocabulary : inputs,
                             hidden,
                             classes,
                             readsWords ? vocabulary : 0,
                             answersEveryStep ? NetworkShape::Answers::EveryStep : NetworkShape::Answers::AtTheEnd,
                             form.learnsCoefficients,
                             isOneHot(reads)};
    Problem problem{
        Network(shape, coefficients, inhibition, 3, credit), Matrix(inputs, steps * batch), {}, {0, 2, 1}, {}};
    for (Real& weight : problem.network.parameters().values()) weight = static_cast<Real>(random.normal() * 0.5);
    for (int j = 0; j < problem.x.cols(); ++j)
        for (int i = 0; i < inputs; ++i) problem.x(i, j) = static_cast<Real>(random.normal());
    for (int n = 0; readsWords && n < steps * batch; ++n)
        problem.tokens.push_back(static_cast<Token>(random.below(vocabulary)));
    if (beginsInAState(reads)) {
        problem.initial.resize(hidden, batch);
        for (int j = 0; j < batch; ++j)
            for (int i = 0; i < hidden; ++i) problem.initial(i, j) = static_cast<Real>(random.normal() * 0.5);
    }
    return problem;
}

}  // namespace miru::test::cells
