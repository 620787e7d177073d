// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/cell.h"

#include <algorithm>

#include "core/math/interruption.h"
#include "core/math/product.h"
#include "core/math/require.h"

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
    require(input.steps > 0 && input.x.rows() == m_inputs && input.x.cols() % input.steps == 0,
            "the input has another shape than the cell reads");
    const int columns = input.x.cols();
    trace.steps = input.steps;
    trace.batch = columns / input.steps;
    trace.x = input.x;
    trace.starts.assign(input.starts.begin(), input.starts.end());
    require(trace.starts.empty() || static_cast<int>(trace.starts.size()) == trace.batch,
            "there are other sequences than beginnings of them");
    trace.gates.resize(gateCount() * m_hidden, columns);
    const auto clearFirst = [&](Matrix& states) {
        states.resize(m_hidden, columns + trace.batch);
        std::fill_n(states.column(0), static_cast<std::size_t>(m_hidden) * static_cast<std::size_t>(trace.batch),
                    Real(0));
    };
    clearFirst(trace.states);
    trace.hasMemory = keeps == Keeps::Memory;
    if (trace.hasMemory) clearFirst(trace.memory);
    if (keeps == Keeps::Recurrent) trace.recurrent.resize(m_hidden, columns);
    if (context.inhibition.actsOn(Inhibition::Where::State)) trace.winners.resize(m_hidden, columns);
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
    if (scratch.everyStepAnswers) {
        const auto answer = scratch.answers.block(t, trace.batch);
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

std::vector<GradientTerm> Cell::gradientTerms(const CellContext&, const Trace& trace,
                                              const BackwardScratch& scratch) const {
    const ConstMatrixView dA = scratch.preactivation;
    return {{.tensor = "W", .left = dA, .right = trace.x},
            {.tensor = "U", .left = dA, .right = trace.previousStates()},
            {.tensor = "b", .left = dA}};
}

void addTerm(const GradientTerm& term, Matrix& product, Parameters& gradient) {
    const auto sum = gradient.tensor(term.tensor).rowRange(term.firstRow, term.left.rows());
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
