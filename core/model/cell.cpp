// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/cell.h"

#include <algorithm>

#include "core/math/interruption.h"
#include "core/math/product.h"
#include "core/math/require.h"
#include "core/model/embedding.h"

namespace miru {
namespace {

/// Zeroes the columns (of H × B numbers at step t) of sequences that have not begun.
void clearUnbegun(const Trace& trace, int t, MatrixView numbers) {
    for (std::size_t j = 0; j < trace.starts.size(); ++j)
        if (t < trace.starts[j]) std::fill_n(numbers.column(static_cast<int>(j)), numbers.rows(), Real(0));
}

}  // namespace

std::vector<TensorShape> Cell::tensors() const {
    const int rows = gateCount() * m_hidden;
    return {{"W", rows, m_inputs}, {"U", rows, m_hidden}, {"b", rows, 1}};
}

CellCost Cell::cost() const {
    CellCost cost;
    for (const auto& tensor : tensors()) cost.parameters += static_cast<std::int64_t>(tensor.rows) * tensor.cols;
    const std::int64_t input = static_cast<std::int64_t>(gateCount()) * m_hidden * m_inputs;
    const std::int64_t recurrent = static_cast<std::int64_t>(gateCount()) * m_hidden * m_hidden;
    cost.macsForward = input + recurrent;
    cost.macsBackward = input + 2 * recurrent;  // ∂W; ∂U and ∂h'
    cost.macsToThePast = static_cast<std::int64_t>(gatesToThePast()) * m_hidden * m_hidden;
    return cost;
}

CellBuffers Cell::buffers() const {
    return {.forwardRows = gateCount() + 1, .backwardRows = gateCount(), .backwardSquares = gateCount()};
}

ConstMatrixView Cell::signal(const Signal& signal, const Trace& trace) const {
    if (signal == Signal::Hidden) return trace.hidden();
    return trace.gates.view().rowRange(gateIndex(signal) * m_hidden, m_hidden);
}

void Cell::prepare(const CellInput& input, const CellContext& context, Keeps keeps, Trace& trace) const {
    const int columns = input.words.empty() ? input.x.cols() : static_cast<int>(input.words.size());
    require(input.steps > 0 && columns % input.steps == 0 && (!input.words.empty() || input.x.rows() == m_inputs),
            "the input has another shape than the cell reads");
    trace.steps = input.steps;
    trace.batch = columns / input.steps;
    trace.x = input.x;
    trace.words = input.words;
    trace.beginsAtZero = input.initial.isZero();
    trace.starts.assign(input.starts.begin(), input.starts.end());
    require(trace.starts.empty() || static_cast<int>(trace.starts.size()) == trace.batch,
            "there are other sequences than beginnings of them");
    trace.gates.resize(gateCount() * m_hidden, columns);
    const auto begin = [&](Matrix& states, ConstMatrixView initial) {
        states.resize(m_hidden, columns + trace.batch);
        const bool isZero = initial.data() == nullptr;
        require(isZero || (initial.rows() == m_hidden && initial.cols() == trace.batch),
                "there are other states to begin in than sequences");
        for (int j = 0; j < trace.batch; ++j)
            if (isZero)
                std::fill_n(states.column(j), m_hidden, Real(0));
            else
                std::copy_n(initial.column(j), m_hidden, states.column(j));
    };
    begin(trace.states, input.initial.hidden);
    trace.hasMemory = keeps == Keeps::Memory;
    if (trace.hasMemory) begin(trace.memory, input.initial.memory);
    if (keeps == Keeps::Recurrent) trace.recurrent.resize(m_hidden, columns);
    if (context.inhibition.actsOn(Inhibition::Where::State)) trace.winners.resize(m_hidden, columns);
}

void Cell::multiplyInput(const CellContext& context, Trace& trace) {
    const auto W = context.weights.tensor("W");
    if (trace.words.empty()) return assignProduct(trace.gates, W, trace.x);
    for (int j = 0; j < trace.gates.cols(); ++j) {
        const Token word = trace.words[static_cast<std::size_t>(j)];
        require(word < W.cols(), "there is no such word");
        std::copy_n(W.column(word), W.rows(), trace.gates.column(j));
    }
}

void Cell::endStep(const CellContext& context, int t, Trace& trace) const {
    throwIfInterrupted();
    const auto state = trace.states.block(t + 1, trace.batch);
    if (context.inhibition.actsOn(Inhibition::Where::State))
        context.inhibition.apply(state, trace.winners.block(t, trace.batch));
    clearUnbegun(trace, t, state);
    if (trace.hasMemory) clearUnbegun(trace, t, trace.memory.block(t + 1, trace.batch));
}

void Cell::endStepBackward(const CellContext& context, const Trace& trace, int t, BackwardScratch& scratch) {
    throwIfInterrupted();
    const auto dState = scratch.state.view();
    if (scratch.stepsBefore + t + 1 < scratch.stepsInAll && !reachesBack(t + 1, scratch)) {
        scratch.state.fill(0);
        if (trace.hasMemory) scratch.memory.fill(0);
    }
    if (scratch.addsAnswers) {
        const bool isSame = scratch.answers.cols() == trace.batch;
        const auto answer = scratch.answers.block(isSame ? 0 : t, trace.batch);
        for (int j = 0; j < dState.cols(); ++j)
            for (int i = 0; i < dState.rows(); ++i) dState.column(j)[i] += answer.column(j)[i];
    }
    clearUnbegun(trace, t, dState);
    if (trace.hasMemory) clearUnbegun(trace, t, scratch.memory);
    if (!context.inhibition.actsOn(Inhibition::Where::State)) return;
    const auto winners = trace.winners.block(t, trace.batch);
    for (int j = 0; j < dState.cols(); ++j)
        for (int i = 0; i < dState.rows(); ++i) dState.column(j)[i] *= winners.column(j)[i];
}

void Cell::turnRound(ConstMatrixView U, BackwardScratch& scratch) {
    if (scratch.isTransposed) return;
    scratch.transposed.resize(U.cols(), U.rows());
    transposeTo(scratch.transposed, U);
    scratch.isTransposed = true;
}

std::vector<GradientTerm> Cell::gradientTerms(const CellContext&, const Trace& trace,
                                              const BackwardScratch& scratch) const {
    const ConstMatrixView dA = scratch.preactivation;
    return {inputTerm(trace, dA),
            {.tensor = "U", .left = dA, .right = trace.previousStates()},
            {.tensor = "b", .left = dA}};
}

void addTerm(const GradientTerm& term, Matrix& product, Parameters& gradient) {
    const auto sum = gradient.tensor(term.tensor).rowRange(term.firstRow, term.left.rows());
    if (!term.words.empty()) return addToEmbedding(term.left, term.words, sum);
    if (!term.right.data()) return addRowSums(sum, term.left);
    if (!term.scale) return addProductTransposed(sum, term.left, term.right);
    product.resize(sum.rows(), sum.cols());
    product.fill(0);
    addProductTransposed(product, term.left, term.right);
    for (int j = 0; j < sum.cols(); ++j)
        for (int i = 0; i < sum.rows(); ++i) sum.column(j)[i] += product.column(j)[i] * term.scale[j];
}

void addRowSums(MatrixView bias, ConstMatrixView m) {
    Real* const sums = bias.data();
    for (int j = 0; j < m.cols(); ++j) {
        const Real* const column = m.column(j);
        for (int i = 0; i < m.rows(); ++i) sums[i] += column[i];
    }
}

}  // namespace miru
