// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/network.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/math/product.h"
#include "core/model/embedding.h"
#include "core/model/make_cell.h"

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

}  // namespace

Network::Network(const NetworkShape& shape, Coefficients coefficients, Inhibition inhibition, std::uint64_t seed)
    : m_shape(shape),
      m_cell(makeCell(shape.cell, shape.inputs, shape.hidden, shape.gruReset)),
      m_parameters(tensorsOf(shape)),
      m_coefficients(std::move(coefficients)),
      m_inhibition(inhibition) {
    assert(static_cast<int>(m_coefficients.beta.size()) == shape.hidden);
    assert(static_cast<int>(m_coefficients.lambda.size()) == shape.hidden);
    drawWeights(m_parameters, shape.hidden, seed);
}

std::vector<TensorShape> Network::tensorsOf(const NetworkShape& shape) {
    auto tensors = makeCell(shape.cell, shape.inputs, shape.hidden, shape.gruReset)->tensors();
    tensors.push_back({"V", shape.classes, shape.hidden});
    tensors.push_back({"c", shape.classes, 1});
    if (shape.vocabulary > 0) tensors.push_back({"E", shape.inputs, shape.vocabulary});
    return tensors;
}

ConstMatrixView Network::readState(const NetworkPass& pass) const {
    return m_inhibition.actsOn(Inhibition::Where::Readout) ? pass.readoutState.view() : pass.trace.lastState();
}

void Network::forward(const NetworkInput& input, NetworkPass& pass) const {
    ConstMatrixView x = input.frames;
    if (m_shape.vocabulary > 0) {
        pass.embedded.resize(m_shape.inputs, static_cast<int>(input.tokens.size()));
        embed(m_parameters.tensor("E"), input.tokens, pass.embedded);
        x = pass.embedded;
    }
    m_cell->forward({x, input.steps, input.starts}, context(), pass.trace);
    const int batch = pass.trace.batch;
    if (m_inhibition.actsOn(Inhibition::Where::Readout)) {
        const auto last = pass.trace.lastState();
        pass.readoutMask.resize(m_shape.hidden, batch);
        pass.readoutState.resize(m_shape.hidden, batch);
        for (int j = 0; j < batch; ++j) std::copy_n(last.column(j), m_shape.hidden, pass.readoutState.column(j));
        m_inhibition.apply(pass.readoutState, pass.readoutMask);
    }
    pass.logits.resize(m_shape.classes, batch);
    readoutForward(m_parameters, readState(pass), pass.logits);
}

LossSum Network::backward(std::span<const std::int32_t> labels, Real scale, NetworkPass& pass,
                          Parameters& gradient) const {
    const LossSum sum = crossEntropyBackward(pass.logits, labels, scale);
    readoutBackward(m_parameters, readState(pass), pass.logits, pass.scratch, gradient);
    auto& dState = pass.scratch.state;
    if (m_inhibition.actsOn(Inhibition::Where::Readout))
        for (int j = 0; j < dState.cols(); ++j)
            for (int i = 0; i < dState.rows(); ++i) dState.column(j)[i] *= pass.readoutMask.column(j)[i];
    m_cell->backward(context(), pass.trace, pass.scratch, gradient);
    if (m_shape.vocabulary > 0) {
        const auto W = m_parameters.tensor("W");
        pass.scratch.transposed.resize(W.cols(), W.rows());
        transposeTo(pass.scratch.transposed, W);
        pass.dEmbedded.resize(W.cols(), pass.scratch.preactivation.cols());
        assignProduct(pass.dEmbedded, pass.scratch.transposed, pass.scratch.preactivation);
    }
    return sum;
}

}  // namespace miru
