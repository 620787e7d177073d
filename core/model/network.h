// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network: one recurrent cell, global inhibition, and a readout, with the numbers they compute with; and in front of
// them an embedding, where words are read and not each has an input of the cell for itself (one-hot).
//
// Everything that learns is in `parameters()`; everything that is chosen is in `chosenCoefficients()` and `inhibition()`,
// which may be changed between batches. Computing is const: many threads may use one network, each with a pass of
// its own to write to.

#include <memory>
#include <span>
#include <vector>

#include "core/math/answers.h"
#include "core/math/data_kind.h"
#include "core/math/token.h"
#include "core/model/cell.h"
#include "core/model/readout.h"

namespace miru {

/// The shape of a network: what cannot change while it lives.
struct NetworkShape {
    CellKind cell = CellKind::Miru2;
    ResetOrder gruReset = ResetOrder::BeforeProduct;
    int inputs = 0;  ///< numbers the cell reads per step; of words without embedding as many as there are words
    int hidden = 0;
    int classes = 0;     ///< outputs: of all tasks together, where tasks have outputs of their own
    int vocabulary = 0;  ///< words that have numbers of their own, if it reads words; else 0
    using Answers = miru::Answers;
    Answers answers = Answers::AtTheEnd;
    bool learnsCoefficients = false;  ///< β and λ, of a cell that has them
    bool isOneHot = false;            ///< words go to the cell as they are: there is no embedding
    /// What it reads.
    DataKind dataKind() const {
        if (vocabulary == 0) return DataKind::Numbers;
        return answers == Answers::EveryStep ? DataKind::RunningTexts : DataKind::Texts;
    }
    bool hasEmbedding() const { return vocabulary > 0 && !isOneHot; }
    CellShape cellShape() const { return {inputs, hidden, gruReset, learnsCoefficients}; }
    bool operator==(const NetworkShape&) const = default;
};

/// What a network reads: B sequences in T steps, as numbers, or as words if it has a vocabulary.
struct NetworkInput {
    int steps = 0;
    ConstMatrixView frames = {};         ///< I × T·B numbers, or
    std::span<const Token> tokens = {};  ///< T·B words, time-major
    std::span<const int> starts = {};    ///< as CellInput's: B, or empty
    CellState initial = {};              ///< likewise: zero, or H × B
};

/// How a pass goes through its sequences: in segments of so many steps, from the first to the last and back again. What a
/// short segment writes is still in the cache when it is read. Other segments give the same numbers within rounding: the
/// gradient is summed segment by segment.
struct Segments {
    int steps = 0;  ///< of a segment, the last may have fewer; 0: the whole sequence is one
    enum class Kept {
        Everything,  ///< all gates and states, for the way back
        Ends  ///< the state in which each segment ends, and the last segment: memory for a long sequence need not
              ///< grow with it. On the way back the others are computed once more, to the same bits (gradient
              ///< checkpointing: Chen et al. 2016)
    };
    Kept kept = Kept::Everything;
};

/// One forward (and backward) pass: the buffers one thread writes to, reused from batch to batch.
class NetworkPass {
 public:
    Matrix logits;     ///< C × A·B, time-major, A answers: 1, or T; `backward` takes ∂loss/∂logits from it
    Matrix dEmbedded;  ///< I × T·B, ∂loss/∂(what the cell reads in place of words); only with an embedding

    /// What the cell did: of a pass in one segment from the first step to the last, else in the last segment.
    const Trace& trace() const { return m_segments.back().trace; }

 private:
    friend class Network;
    struct Segment {
        int firstStep = 0;
        std::vector<int> starts;  ///< of its sequences, counted from its first step
        Matrix embedded;          ///< I × S·B, what the cell reads in place of words; only with an embedding
        Trace trace;
        Matrix readoutMask;   ///< H × A·B, of the answers in these steps, if inhibition acts before the readout
        Matrix readoutState;  ///< the inhibited states
    };
    bool keepsEverything() const { return m_kept == Segments::Kept::Everything; }
    Segment& segment(int n) { return m_segments[keepsEverything() ? static_cast<std::size_t>(n) : 0]; }
    bool isLast(int n) const { return n + 1 == m_count; }

    NetworkInput m_input;
    Segments::Kept m_kept = Segments::Kept::Everything;
    int m_batch = 0;            ///< sequences
    int m_stepsPerSegment = 0;  ///< but for the last
    int m_count = 0;            ///< segments
    std::vector<Segment> m_segments;
    Matrix m_ends;        ///< H × B for each segment but the last, where only the ends are kept
    Matrix m_memoryEnds;  ///< the same of a second state
    BackwardScratch m_scratch;
};

class Network {
 public:
    /// Weights uniform in ±1/√H (the range PyTorch uses for recurrent layers), drawn from the "weights" stream of `seed`;
    /// biases zero, but for those the cell begins elsewhere; what it learns of β and λ at the given ones.
    /// With feedback alignment its matrix B is drawn as `credit` says (core/model/credit.h), and is no parameter.
    Network(const NetworkShape& shape, Coefficients coefficients, Inhibition inhibition, std::uint64_t seed,
            Credit credit = {});

    /// The learned tensors of a network of this shape: the cell's, V (C × H) and c (C); where there is one the embedding
    /// E (I × vocabulary) comes last, so that all others lie together.
    static std::vector<TensorShape> tensorsOf(const NetworkShape& shape);

    const NetworkShape& shape() const { return m_shape; }
    const Cell& cell() const { return *m_cell; }
    Parameters& parameters() { return m_parameters; }
    const Parameters& parameters() const { return m_parameters; }
    /// β and λ as they are now, chosen or learned.
    Coefficients coefficients() const { return m_cell->coefficientsOf(m_parameters, m_coefficients); }
    /// Those chosen; where they are learned nothing is computed with them.
    Coefficients& chosenCoefficients() { return m_coefficients; }
    const Coefficients& chosenCoefficients() const { return m_coefficients; }
    Inhibition& inhibition() { return m_inhibition; }
    const Inhibition& inhibition() const { return m_inhibition; }
    /// How far back in time errors reach, in every gradient that is taken of this network.
    Credit credit() const { return m_credit; }
    /// B, H × C, of feedback alignment; else empty.
    ConstMatrixView feedback() const { return m_feedback ? ConstMatrixView(*m_feedback) : ConstMatrixView(); }

    /// Reads the input and leaves the logits (C × B, or C × T·B where every step answers) in `pass`, which points to the
    /// input until `backward` is done.
    void forward(const NetworkInput& input, NetworkPass& pass, Segments segments = {}) const;
    /// The same for numbers, x (I × T·B).
    void forward(ConstMatrixView x, int steps, NetworkPass& pass) const { forward({steps, x}, pass); }
    /// From ∂loss/∂logits, which the caller has put in the place of the logits in `pass`: adds the gradient of every weight
    /// to `gradient`, as far back in time as `credit()` says. The embedding's is not added: `pass.dEmbedded` has it word by
    /// word (`addToEmbedding`), and `gradient`
    /// need not have the tensor E.
    void backward(NetworkPass& pass, Parameters& gradient) const;
    /// The same up to the last sums, which are left to the caller: the gradient is the sum of these terms. They point into
    /// the pass and the network; the cell's have the columns of the steps to which the network's rule of credit reaches
    /// back, which need not be all. The pass is one in one segment. May be called again for another ∂loss/∂logits of the same
    /// forward pass.
    std::vector<GradientTerm> backpropagate(NetworkPass& pass) const;

    /// Steps of a segment of so many sequences for which what is written on the way back stays in a processor's cache.
    int stepsInCache(int sequences) const { return stepsInCache(*m_cell, sequences); }
    static int stepsInCache(const Cell& cell, int sequences);

 private:
    CellContext context() const { return {m_parameters, m_coefficients, m_inhibition}; }
    bool answersEveryStep() const { return m_shape.answers == NetworkShape::Answers::EveryStep; }
    /// Reads segment n, whose sequences begin in these states; `isAnother`: CellInput::isAnotherSegment.
    void read(int n, const CellState& begin, bool isAnother, NetworkPass& pass) const;
    /// Where the sequences of segment n end; what a pass keeps of it, if it keeps no more.
    CellState endOf(int n, NetworkPass& pass) const;
    CellState keptEnd(int n, const NetworkPass& pass) const;
    /// Whether answers are given in segment n, and the columns of the logits that are theirs.
    bool answersIn(int n, const NetworkPass& pass) const { return answersEveryStep() || pass.isLast(n); }
    MatrixView logitsOf(int n, NetworkPass& pass) const;
    /// What the readout reads, H × A·B.
    ConstMatrixView readState(const NetworkPass::Segment& segment) const;
    void beginBackward(NetworkPass& pass) const;
    /// ∂loss/∂h that comes from the answers of segment n, H × A·B.
    void readoutBackward(int n, NetworkPass& pass, Matrix& dState) const;
    /// The way back through segment n, down to its terms of the gradient.
    std::vector<GradientTerm> backpropagate(int n, NetworkPass& pass) const;

    NetworkShape m_shape;
    std::shared_ptr<const Cell> m_cell;
    Parameters m_parameters;
    Coefficients m_coefficients;
    Inhibition m_inhibition;
    Credit m_credit;
    std::shared_ptr<const Matrix> m_feedback;
};

}  // namespace miru
