// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network: one recurrent cell, global inhibition, and a readout, with the numbers they compute with.
//
// Everything that learns is in `parameters()`; everything that is chosen is in `coefficients()` and `inhibition()`,
// which may be changed between batches. Computing is const: many threads may use one network, each with a pass of
// its own to write to.

#include <memory>
#include <span>

#include "core/model/cell.h"
#include "core/model/readout.h"

namespace miru {

/// The shape of a network: what cannot change while it lives.
struct NetworkShape {
    CellKind cell = CellKind::Miru2;
    ResetOrder gruReset = ResetOrder::BeforeProduct;
    int inputs = 0;
    int hidden = 0;
    int classes = 0;
    bool operator==(const NetworkShape&) const = default;
};

/// One forward (and backward) pass: the buffers one thread writes to, reused from batch to batch.
struct NetworkPass {
    Trace trace;
    Matrix readoutMask;   ///< H × B, only if inhibition acts before the readout
    Matrix readoutState;  ///< H × B, the inhibited state; only then
    Matrix logits;        ///< C × B
    BackwardScratch scratch;
};

class Network {
 public:
    /// Weights uniform in ±1/√H (the range PyTorch uses for recurrent layers), biases zero,
    /// all drawn from the "weights" stream of `seed`.
    Network(const NetworkShape& shape, Coefficients coefficients, Inhibition inhibition, std::uint64_t seed);

    /// The learned tensors of a network of this shape: the cell's, V (C × H) and c (C).
    static std::vector<TensorShape> tensorsOf(const NetworkShape& shape);

    const NetworkShape& shape() const { return m_shape; }
    const Cell& cell() const { return *m_cell; }
    Parameters& parameters() { return m_parameters; }
    const Parameters& parameters() const { return m_parameters; }
    Coefficients& coefficients() { return m_coefficients; }
    const Coefficients& coefficients() const { return m_coefficients; }
    Inhibition& inhibition() { return m_inhibition; }
    const Inhibition& inhibition() const { return m_inhibition; }

    /// Reads x (I × T·B) and leaves the logits (C × B) in `pass`.
    void forward(ConstMatrixView x, int steps, NetworkPass& pass) const;
    /// Loss of the pass at `labels`; adds `scale` times the gradient of the loss sum to `gradient`. The logits in
    /// `pass` are used up.
    LossSum backward(std::span<const std::int32_t> labels, Real scale, NetworkPass& pass, Parameters& gradient) const;

 private:
    CellContext context() const { return {m_parameters, m_coefficients, m_inhibition}; }
    ConstMatrixView readState(const NetworkPass& pass) const;

    NetworkShape m_shape;
    std::shared_ptr<const Cell> m_cell;
    Parameters m_parameters;
    Coefficients m_coefficients;
    Inhibition m_inhibition;
};

}  // namespace miru
