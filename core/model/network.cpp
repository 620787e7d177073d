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

ConstMatrixView Network::readState(const NetworkPass::Segment& segment) const {
    if (m_inhibition.actsOn(Inhibition::Where::Readout)) return segment.readoutState;
    return answersEveryStep() ? segment.trace.hidden() : segment.trace.lastState();
}

MatrixView Network::logitsOf(int n, NetworkPass& pass) const {
    if (!answersEveryStep()) return pass.logits;
    const auto& segment = pass.segment(n);
    return pass.logits.view().columnRange(segment.firstStep * pass.m_batch, segment.trace.steps * pass.m_batch);
}

int Network::stepsInCache(const Cell& cell, int sequences) {
    constexpr int numbers = 1 << 16;  // 256 kB, half of a small second-level cache
    const int inCache = numbers / (cell.gateCount() * cell.hidden());
    // Of a wide network more, or reading and writing the sums of its gradient would take the time.
    const int columns = std::max(inCache, std::min(cell.hidden(), 512));
    return std::max(1, columns / sequences);
}

void Network::read(int n, const CellState& begin, bool isAnother, NetworkPass& pass) const {
    const NetworkInput& input = pass.m_input;
    auto& segment = pass.segment(n);
    segment.firstStep = n * pass.m_stepsPerSegment;
    const int steps = std::min(pass.m_stepsPerSegment, input.steps - segment.firstStep);
    const int first = segment.firstStep * pass.m_batch;  // column
    const int columns = steps * pass.m_batch;
    segment.starts.assign(input.starts.begin(), input.starts.end());
    for (int& start : segment.starts) start -= segment.firstStep;

    CellInput read{.steps = steps, .starts = segment.starts, .initial = begin, .isAnotherSegment = isAnother};
    if (!input.tokens.empty())
        read.words = input.tokens.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(columns));
    if (m_shape.hasEmbedding()) {
        segment.embedded.resize(m_shape.inputs, columns);
        embed(m_parameters.tensor("E"), read.words, segment.embedded);
        read.x = segment.embedded;
        read.words = {};
    } else if (input.tokens.empty()) {
        read.x = input.frames.columnRange(first, columns);
    }
    m_cell->forward(read, context(), segment.trace);

    if (!m_inhibition.actsOn(Inhibition::Where::Readout) || !answersIn(n, pass)) return;
    const auto answering = answersEveryStep() ? segment.trace.hidden() : segment.trace.lastState();
    const int answers = answering.cols();
    segment.readoutMask.resize(m_shape.hidden, answers);
    segment.readoutState.resize(m_shape.hidden, answers);
    for (int j = 0; j < answers; ++j) std::copy_n(answering.column(j), m_shape.hidden, segment.readoutState.column(j));
    m_inhibition.apply(segment.readoutState, segment.readoutMask);
}

CellState Network::endOf(int n, NetworkPass& pass) const {
    const int B = pass.m_batch;
    CellState end = pass.segment(n).trace.end();
    if (pass.keepsEverything()) return end;
    const auto keep = [&](Matrix& ends, ConstMatrixView state) {
        if (n == 0) ends.resize(m_shape.hidden, (pass.m_count - 1) * B);
        const auto kept = ends.block(n, B);
        for (int j = 0; j < B; ++j) std::copy_n(state.column(j), m_shape.hidden, kept.column(j));
    };
    keep(pass.m_ends, end.hidden);
    if (m_cell->hasMemory()) keep(pass.m_memoryEnds, end.memory);
    return keptEnd(n, pass);
}

CellState Network::keptEnd(int n, const NetworkPass& pass) const {
    return {pass.m_ends.block(n, pass.m_batch),
            m_cell->hasMemory() ? pass.m_memoryEnds.block(n, pass.m_batch) : ConstMatrixView()};
}

void Network::forward(const NetworkInput& input, NetworkPass& pass, Segments segments) const {
    const int columns = input.tokens.empty() ? input.frames.cols() : static_cast<int>(input.tokens.size());
    require(input.steps > 0 && columns % input.steps == 0, "the input has another shape than the network reads");
    pass.m_input = input;
    pass.m_kept = segments.kept;
    pass.m_batch = columns / input.steps;
    pass.m_count = segments.steps > 0 ? (input.steps + segments.steps - 1) / segments.steps : 1;
    pass.m_stepsPerSegment = (input.steps + pass.m_count - 1) / pass.m_count;
    pass.m_count = (input.steps + pass.m_stepsPerSegment - 1) / pass.m_stepsPerSegment;
    pass.m_segments.resize(pass.keepsEverything() ? static_cast<std::size_t>(pass.m_count) : 1);
    pass.logits.resize(m_shape.classes, answersEveryStep() ? columns : pass.m_batch);

    CellState begin = input.initial;
    for (int n = 0; n < pass.m_count; ++n) {
        read(n, begin, n > 0 && !pass.keepsEverything(), pass);
        if (answersIn(n, pass)) readoutForward(m_parameters, readState(pass.segment(n)), logitsOf(n, pass));
        if (!pass.isLast(n)) begin = endOf(n, pass);
    }
}

void Network::backward(NetworkPass& pass, Parameters& gradient) const {
    beginBackward(pass);
    const int firstStep = m_credit.firstStep(pass.m_input.steps, answersEveryStep());
    for (int n = pass.m_count - 1; n >= firstStep / pass.m_stepsPerSegment; --n) {
        if (!pass.keepsEverything() && !pass.isLast(n))
            read(n, n > 0 ? keptEnd(n - 1, pass) : pass.m_input.initial, true, pass);
        for (const GradientTerm& term : backpropagate(n, pass)) addTerm(term, pass.m_scratch.weightProduct, gradient);
    }
}

std::vector<GradientTerm> Network::backpropagate(NetworkPass& pass) const {
    require(pass.m_count == 1, "the terms of a gradient are asked for of a pass in segments");
    beginBackward(pass);
    return backpropagate(0, pass);
}

void Network::beginBackward(NetworkPass& pass) const {
    BackwardScratch& scratch = pass.m_scratch;
    const int B = pass.m_batch;
    const bool isFedBack = m_credit.rule == CreditRule::FeedbackAlignment;
    scratch.credit = m_credit;
    scratch.stepsInAll = pass.m_input.steps;
    scratch.isTransposed = false;
    scratch.addsAnswers = isFedBack || answersEveryStep();
    if (scratch.addsAnswers) {  // the last step begins with its own answer too
        scratch.state.resize(m_shape.hidden, B);
        scratch.state.fill(0);
    }
    if (!answersEveryStep())
        readoutBackward(pass.m_count - 1, pass, scratch.addsAnswers ? scratch.answers : scratch.state);
    if (m_cell->hasMemory()) {
        scratch.memory.resize(m_shape.hidden, B);
        scratch.memory.fill(0);
    }
    if (!m_shape.hasEmbedding()) return;
    pass.dEmbedded.resize(m_shape.inputs, pass.m_input.steps * B);
    for (int j = 0; j < m_credit.firstStep(pass.m_input.steps, answersEveryStep()) * B; ++j)
        std::fill_n(pass.dEmbedded.column(j), m_shape.inputs, Real(0));
}

void Network::readoutBackward(int n, NetworkPass& pass, Matrix& dState) const {
    const auto dLogits = logitsOf(n, pass);
    if (m_credit.rule == CreditRule::FeedbackAlignment) {
        // ∂h = B ∂logits
        dState.resize(m_shape.hidden, dLogits.cols());
        return assignProduct(dState, *m_feedback, dLogits);
    }
    miru::readoutBackward(m_parameters, dLogits, pass.m_scratch.leading, dState);
    if (!m_inhibition.actsOn(Inhibition::Where::Readout)) return;
    const auto& mask = pass.segment(n).readoutMask;
    for (int j = 0; j < dState.cols(); ++j)
        for (int i = 0; i < dState.rows(); ++i) dState.column(j)[i] *= mask.column(j)[i];
}

std::vector<GradientTerm> Network::backpropagate(int n, NetworkPass& pass) const {
    BackwardScratch& scratch = pass.m_scratch;
    const auto& segment = pass.segment(n);
    const int B = pass.m_batch;
    const int firstStep = m_credit.firstStep(pass.m_input.steps, answersEveryStep());
    scratch.stepsBefore = segment.firstStep;
    scratch.firstStep = std::max(0, firstStep - segment.firstStep);
    if (answersEveryStep()) readoutBackward(n, pass, scratch.answers);
    m_cell->backward(context(), segment.trace, scratch);

    const int first = scratch.firstStep * B;  // column of the segment
    if (m_shape.hasEmbedding()) {
        // ∂x = Wᵀ ∂a
        const auto W = m_parameters.tensor("W");
        const int columns = scratch.preactivation.cols() - first;
        scratch.leading.resize(W.cols(), W.rows());
        transposeTo(scratch.leading, W);
        assignProduct(pass.dEmbedded.view().columnRange(segment.firstStep * B + first, columns), scratch.leading,
                      scratch.preactivation.view().columnRange(first, columns));
    }
    auto terms = m_cell->gradientTerms(context(), segment.trace, scratch);
    if (first > 0)
        for (GradientTerm& term : terms) term = columnsFrom(term, first);
    if (!answersIn(n, pass)) return terms;
    // ∂V = Σ ∂logits hᵀ, ∂c = Σ ∂logits
    const auto dLogits = logitsOf(n, pass);
    terms.push_back({.tensor = "V", .left = dLogits, .right = readState(segment)});
    terms.push_back({.tensor = "c", .left = dLogits});
    return terms;
}

}  // namespace miru
