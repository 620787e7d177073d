// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/network.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/math/product.h"
#include "core/math/require.h"
#include "core/model/embedding.h"

namespace miru {
namespace {

void drawWeights(Parameters& parameters, int hidden, std::uint64_t seed) {
    Random random(seed, "weights");
    const double bound = 1 / std::sqrt(static_cast<double>(hidden));
    for (const auto& tensor : parameters.tensors()) {
        const bool isBias = tensor.name != "W" && tensor.name != "U" && tensor.name != "V" && tensor.name != "E";
        if (isBias) continue;
        const auto view = parameters.tensor(tensor.name);
        for (int j = 0; j < view.cols(); ++j)
            for (int i = 0; i < view.rows(); ++i) view(i, j) = static_cast<Real>(random.uniform(-bound, bound));
    }
}

/// B of feedback alignment, H × C: as V is drawn, from a stream of its own.
Matrix drawFeedback(const NetworkShape& shape, std::uint64_t seed) {
    Random random(seed, "feedback");
    const double bound = 1 / std::sqrt(static_cast<double>(shape.hidden));
    Matrix feedback(shape.hidden, shape.classes);
    for (int j = 0; j < shape.classes; ++j)
        for (int i = 0; i < shape.hidden; ++i) feedback(i, j) = static_cast<Real>(random.uniform(-bound, bound));
    return feedback;
}

/// The columns of a term from `first` on.
GradientTerm columnsFrom(GradientTerm term, int first) {
    const int rest = term.left.cols() - first;
    term.left = term.left.columnRange(first, rest);
    if (term.right.data()) term.right = term.right.columnRange(first, rest);
    if (!term.words.empty()) term.words = term.words.subspan(static_cast<std::size_t>(first));
    return term;
}

}  // namespace

Network::Network(const NetworkShape& shape, Coefficients coefficients, Inhibition inhibition, std::uint64_t seed,
                 Credit credit)
    : m_shape(shape),
      m_cell(shape.cell->make(shape.cellShape())),
      m_parameters(tensorsOf(shape)),
      m_coefficients(std::move(coefficients)),
      m_inhibition(inhibition),
      m_credit(credit) {
    require(credit.window >= 1, "a window of truncation has a step at least");
    require(static_cast<int>(m_coefficients.beta.size()) == shape.hidden &&
                static_cast<int>(m_coefficients.lambda.size()) == shape.hidden,
            "there are other coefficients than units");
    drawWeights(m_parameters, shape.hidden, seed);
    m_cell->initialize(m_parameters, m_coefficients);
    if (credit.rule == CreditRule::FeedbackAlignment)
        m_feedback = std::make_shared<const Matrix>(drawFeedback(shape, seed));
}

std::vector<TensorShape> Network::tensorsOf(const NetworkShape& shape) {
    auto tensors = shape.cell->make(shape.cellShape())->tensors();
    tensors.push_back({"V", shape.classes, shape.hidden});
    tensors.push_back({"c", shape.classes, 1});
    if (shape.hasEmbedding()) tensors.push_back({"E", shape.inputs, shape.vocabulary});
    return tensors;
}

ConstMatrixView Network::readState(const NetworkPass& pass) const {
    if (m_inhibition.actsOn(Inhibition::Where::Readout)) return pass.readoutState;
    return answersEveryStep() ? pass.trace.hidden() : pass.trace.lastState();
}

void Network::forward(const NetworkInput& input, NetworkPass& pass) const {
    ConstMatrixView x = input.frames;
    if (m_shape.hasEmbedding()) {
        pass.embedded.resize(m_shape.inputs, static_cast<int>(input.tokens.size()));
        embed(m_parameters.tensor("E"), input.tokens, pass.embedded);
        x = pass.embedded;
    }
    const auto words = m_shape.isOneHot ? input.tokens : std::span<const Token>();
    m_cell->forward({x, input.steps, words, input.starts, input.initial}, context(), pass.trace);
    const auto answering = answersEveryStep() ? pass.trace.hidden() : pass.trace.lastState();
    const int answers = answering.cols();
    if (m_inhibition.actsOn(Inhibition::Where::Readout)) {
        pass.readoutMask.resize(m_shape.hidden, answers);
        pass.readoutState.resize(m_shape.hidden, answers);
        for (int j = 0; j < answers; ++j) std::copy_n(answering.column(j), m_shape.hidden, pass.readoutState.column(j));
        m_inhibition.apply(pass.readoutState, pass.readoutMask);
    }
    pass.logits.resize(m_shape.classes, answers);
    readoutForward(m_parameters, readState(pass), pass.logits);
}

void Network::backward(NetworkPass& pass, Parameters& gradient) const {
    for (const GradientTerm& term : backpropagate(pass)) addTerm(term, pass.scratch.weightProduct, gradient);
}

std::vector<GradientTerm> Network::backpropagate(NetworkPass& pass) const {
    BackwardScratch& scratch = pass.scratch;
    const bool isFedBack = m_credit.rule == CreditRule::FeedbackAlignment;
    scratch.credit = m_credit;
    scratch.firstStep = m_credit.firstStep(pass.trace.steps, answersEveryStep());
    scratch.addsAnswers = isFedBack || answersEveryStep();
    Matrix& dState = scratch.addsAnswers ? scratch.answers : scratch.state;
    if (isFedBack) {
        // ∂h = B ∂logits
        dState.resize(m_shape.hidden, pass.logits.cols());
        assignProduct(dState, *m_feedback, pass.logits);
    } else {
        readoutBackward(m_parameters, pass.logits, scratch.transposed, dState);
        if (m_inhibition.actsOn(Inhibition::Where::Readout))
            for (int j = 0; j < dState.cols(); ++j)
                for (int i = 0; i < dState.rows(); ++i) dState.column(j)[i] *= pass.readoutMask.column(j)[i];
    }
    if (scratch.addsAnswers) {  // the last step begins with its own answer too
        scratch.state.resize(m_shape.hidden, pass.trace.batch);
        scratch.state.fill(0);
    }
    m_cell->backward(context(), pass.trace, scratch);
    const int first = scratch.firstStep * pass.trace.batch;  // column
    if (m_shape.hasEmbedding()) {
        // ∂x = Wᵀ ∂a
        const auto W = m_parameters.tensor("W");
        const int columns = scratch.preactivation.cols();
        scratch.transposed.resize(W.cols(), W.rows());
        transposeTo(scratch.transposed, W);
        pass.dEmbedded.resize(W.cols(), columns);
        for (int j = 0; j < first; ++j) std::fill_n(pass.dEmbedded.column(j), W.cols(), Real(0));
        assignProduct(pass.dEmbedded.view().columnRange(first, columns - first), scratch.transposed,
                      scratch.preactivation.view().columnRange(first, columns - first));
    }
    auto terms = m_cell->gradientTerms(context(), pass.trace, scratch);
    if (first > 0)
        for (GradientTerm& term : terms) term = columnsFrom(term, first);
    // ∂V = Σ ∂logits hᵀ, ∂c = Σ ∂logits
    terms.push_back({.tensor = "V", .left = pass.logits, .right = readState(pass)});
    terms.push_back({.tensor = "c", .left = pass.logits});
    return terms;
}

}  // namespace miru
