// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A recurrent cell: what one hidden layer does with a sequence. All that tells GRU, MiRU, LSTM and the others apart is
// behind it.
//
// A cell works on a whole sequence batch, not on a step: the input product W x of all steps is one large matrix
// product, and a virtual call per batch costs nothing. It is pure mathematics and owns no numbers: weights,
// coefficients and inhibition come as arguments, results go to a `Trace` (forward) and to gradients (backward).
//
// Letters as in the paper: x input (I), h hidden state (H), h' the state one step earlier (before the first zero, or given),
// h~ candidate, T steps, B samples. Columns are samples in time-major blocks (core/math/matrix.h).

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/math/matrix.h"
#include "core/math/random.h"
#include "core/math/token.h"
#include "core/math/translatable.h"
#include "core/model/credit.h"
#include "core/model/inhibition.h"
#include "core/model/parameters.h"

namespace miru {

/// Where a GRU's reset gate acts: before the recurrent product (Cho et al. 2014, the paper's) or after it
/// (PyTorch, cuDNN), which needs a bias of its own inside.
enum class ResetOrder { BeforeProduct, AfterProduct };

/// What can be watched inside a cell, H numbers per step.
struct Signal {
    enum class Range {
        Gate,      ///< in (0, 1)
        State,     ///< in (−1, 1)
        Unbounded  ///< anywhere
    };
    std::string_view key;   ///< in files
    std::string_view name;  ///< in English; the window translates it
    Range range = Range::State;

    bool operator==(const Signal& other) const { return key == other.key; }

    static const Signal UpdateGate, ResetGate, InputGate, ForgetGate, OutputGate, Candidate, Memory, Hidden;
};
inline constexpr Signal Signal::UpdateGate{"update", translatable("update gate z"), Range::Gate};
inline constexpr Signal Signal::ResetGate{"reset", translatable("reset gate r"), Range::Gate};
inline constexpr Signal Signal::InputGate{"input", translatable("input gate i"), Range::Gate};
inline constexpr Signal Signal::ForgetGate{"forget", translatable("forget gate f"), Range::Gate};
inline constexpr Signal Signal::OutputGate{"output", translatable("output gate o"), Range::Gate};
inline constexpr Signal Signal::Candidate{"candidate", translatable("candidate h̃"), Range::State};
inline constexpr Signal Signal::Memory{"memory", translatable("memory m"), Range::Unbounded};
inline constexpr Signal Signal::Hidden{"hidden", translatable("hidden state h"), Range::State};

inline bool isGate(const Signal& signal) { return signal.range == Signal::Range::Gate; }

/// β scales the old state inside the candidate (in place of a reset gate), λ is how much of the old state is kept
/// (in place of an update gate); H numbers each, chosen, or learned through their logits.
struct Coefficients {
    std::vector<Real> beta;
    std::vector<Real> lambda;
    bool operator==(const Coefficients&) const = default;
};

/// What a cell computes with besides its input.
struct CellContext {
    const Parameters& weights;
    const Coefficients& coefficients;
    const Inhibition& inhibition;
};

/// Where B sequences stand: their states, H × B each, as a pass has left them.
struct CellState {
    ConstMatrixView hidden = {};
    ConstMatrixView memory = {};  ///< of a cell that has a second state
    bool isZero() const { return hidden.data() == nullptr; }
};

/// What a cell reads: B sequences side by side in T steps.
struct CellInput {
    ConstMatrixView x = {};  ///< I × T·B numbers; or, where the inputs are as many as there are words,
    int steps = 0;
    /// T·B words, time-major: each is read as 1 at its own input and 0 at all others (one-hot).
    std::span<const Token> words = {};
    /// B; the step at which each sequence begins. Sequences end together, so that the last state is everybody's: a shorter
    /// one begins later, and until then its state is zero whatever stands in x. Empty: all begin with the first step, as
    /// does whoever begins before it, where this is a later segment of longer sequences.
    std::span<const int> starts = {};
    /// The states in which they begin, as sequences before them have ended; no gradient flows back there (truncated
    /// backpropagation: Williams & Peng 1990). Default: zero.
    CellState initial = {};
    /// Whether another segment of the same sequences was read into the same trace before, with the same weights: what hangs
    /// on these alone is there.
    bool isAnotherSegment = false;
};

/// Everything the forward pass leaves behind for the backward pass and for watching. Buffers are reused.
struct Trace {
    int steps = 0;
    int batch = 0;
    ConstMatrixView x;             ///< I × T·B, the caller's; or
    std::span<const Token> words;  ///< T·B, likewise
    std::vector<int> starts;       ///< B, or empty
    bool beginsAtZero = true;      ///< no states were given to begin in
    Coefficients coefficients;     ///< those of this pass; of a cell that uses them
    Matrix gates;                  ///< G·H × T·B, after the nonlinearity, stacked in the order of W
    Matrix states;                 ///< H × (T+1)·B: block 0 is where they begin, block t+1 the state after step t
    Matrix memory;                 ///< likewise, a second state; only if
    bool hasMemory = false;        ///< the cell has one
    Matrix recurrent;  ///< H × T·B, r ∘ h', f ∘ h', or U h' + bU (reset after); of cells whose gate acts there
    Matrix winners;    ///< H × T·B, 1 where a unit won; only if inhibition acts on the state
    Matrix recurrentWeights;  ///< H × H, U diag(β); MiRU-2 only

    /// States before each step (h' of all steps) and after each (h of all steps), H × T·B.
    ConstMatrixView previousStates() const { return states.view().columnRange(0, steps * batch); }
    ConstMatrixView hidden() const { return states.view().columnRange(batch, steps * batch); }
    ConstMatrixView lastState() const { return states.block(steps, batch); }
    CellState end() const {
        return {lastState(), hasMemory ? ConstMatrixView(memory.block(steps, batch)) : ConstMatrixView()};
    }
    /// Whether the state before step t can be anything but zero: a product with zeros is left out.
    bool hasPast(int t) const { return t > 0 || !beginsAtZero; }
};

/// What the backward pass writes on its way. Buffers are reused. Where sequences are gone through in segments, it is those
/// of the segment at hand; `state`, `memory` and `transposed` pass from one to the one before.
struct BackwardScratch {
    Matrix preactivation;  ///< G·H × T·B, ∂loss/∂(argument of the nonlinearity)
    Matrix recurrent;      ///< H × T·B, ∂loss/∂(U h' + bU); GRU with reset after only
    Matrix state;          ///< H × B, ∂loss/∂h of the step at hand
    Matrix memory;         ///< H × B, the same of a second state
    Matrix answers;        ///< H × T·B, what is added to ∂loss/∂h at each step; H × B, the same at all; only if
    bool addsAnswers = false;
    Credit credit;        ///< how far the gradient reaches back, and with it
    int firstStep = 0;    ///< the first step that has one: nothing is written of those before it
    int stepsBefore = 0;  ///< of the sequences, before the segment at hand
    int stepsInAll = 0;   ///< of the sequences
    Matrix resetState;    ///< H × B, ∂loss/∂(r ∘ h'), or of f ∘ h', β ∘ h'
    Matrix coefficients;  ///< H or 2H × T·B, ∂loss/∂(logits of β and λ); only where they are learned
    Matrix transposed;    ///< H × G·H, the recurrent weights transposed; once for all segments, and then
    bool isTransposed = false;
    Matrix leading;        ///< V or W transposed, what leads from the answers to the states and on to the input
    Matrix weightProduct;  ///< of a term, on its way to the gradient
};

/// A part of the gradient, a sum of outer products over all steps and sequences: ∂weights = Σ left rightᵀ, whose columns
/// belong together. Whoever wants the gradient of one sequence alone sums over that sequence's columns.
struct GradientTerm {
    const char* tensor;  ///< of which rows from `firstRow` on are meant
    int firstRow = 0;
    ConstMatrixView left;         ///< rows × T·B: ∂loss at what the weights lead to
    ConstMatrixView right = {};   ///< columns × T·B: what they were multiplied by; empty: 1, the weights are a bias
    const Real* scale = nullptr;  ///< a number for each column of the weights, by which it is multiplied yet; null: 1
    std::span<const Token> words = {};  ///< T·B, in place of `right`: the one column of the weights that was read
};

/// What a cell costs, per sequence step; counted, not measured.
struct CellCost {
    std::int64_t parameters = 0;
    std::int64_t macsForward = 0;    ///< multiply-adds of the matrix products in one step
    std::int64_t macsBackward = 0;   ///< the same backwards: weight gradients and the gradient of the old state
    std::int64_t macsToThePast = 0;  ///< of those, what only brings the gradient to the step before
};

/// What the buffers of a pass take, counted: rows of H numbers per sequence step, and matrices of H × H numbers.
struct CellBuffers {
    int forwardRows = 0;
    int forwardSquares = 0;
    int backwardRows = 0;
    int backwardSquares = 0;
};

class Cell;

/// What a cell is made from.
struct CellShape {
    int inputs = 0;  ///< numbers it reads per step; of words read one-hot as many as there are words
    int hidden = 0;
    ResetOrder gruReset = ResetOrder::BeforeProduct;  ///< matters to a GRU only
    bool learnsCoefficients = false;                  ///< β and λ, of a cell that has them
};

/// What is known of a kind of cell before one is made: a row of the table `cellKinds()` (core/model/cell_kinds.h).
struct CellType {
    const char* key;       ///< in specs and files: "miru2"
    const char* title;     ///< as people write it: "MiRU-2"
    const char* equation;  ///< how it steps, a line of English; the window translates it
    const char* rows;      ///< how the G gates are stacked in W, U and b: "r, candidate"
    bool hasBeta = false;
    bool hasLambda = false;
    std::unique_ptr<Cell> (*make)(const CellShape& shape) = nullptr;
};

/// Which kind of cell: a reference to its type.
class CellKind {
 public:
    explicit constexpr CellKind(const CellType& type) : m_type(&type) {}

    const CellType* operator->() const { return m_type; }
    bool operator==(const CellKind&) const = default;

    static const CellKind Lstm, Gru, Mgu, Miru1, Miru2, Rnn, MinGru;

 private:
    const CellType* m_type;
};

class Cell {
 public:
    Cell(int inputs, int hidden) : m_inputs(inputs), m_hidden(hidden) {}
    virtual ~Cell() = default;

    int inputs() const { return m_inputs; }
    int hidden() const { return m_hidden; }

    /// Gates and candidate together: the height of W in units of H.
    virtual int gateCount() const = 0;
    /// The learned matrices, W (G·H × I), U (G·H × H), b (G·H) first; gates stacked in the cell's order.
    virtual std::vector<TensorShape> tensors() const;
    /// What can be watched, in the order in which it is computed.
    virtual std::vector<Signal> signals() const = 0;
    /// Cost per sequence step.
    virtual CellCost cost() const;
    /// Of the G parts of U those that serve backwards only to reach the state before; the others, through which a gate
    /// inside the step has its gradient, are needed under every rule of credit.
    virtual int gatesToThePast() const { return gateCount(); }
    virtual CellBuffers buffers() const;
    /// Whether it has a second state.
    virtual bool hasMemory() const { return false; }

    /// Sets what begins neither at random, as matrices do, nor at zero, as vectors do. `given`: β and λ as they are chosen.
    virtual void initialize(Parameters& /*weights*/, const Coefficients& /*given*/) const {}
    /// β and λ as the cell uses them: those chosen, or σ of what it has learned.
    virtual Coefficients coefficientsOf(const Parameters& /*weights*/, const Coefficients& chosen) const {
        return chosen;
    }

    /// Reads the input from the zero state and writes every gate and state to `trace`.
    virtual void forward(const CellInput& input, const CellContext& context, Trace& trace) const = 0;

    /// Backpropagation through time (Werbos 1990): from ∂loss/∂h_T in `scratch.state` (H × B), and what the answers of
    /// the steps add to it (`scratch.answers`), to ∂loss at what every weight leads to, in `scratch.preactivation`, from
    /// the last step to `scratch.firstStep`. What flows on into x is left to the caller: it is Wᵀ times that. Where
    /// another rule of credit stands in `scratch` (core/model/credit.h), it ends between steps where `reachesBack` says.
    virtual void backward(const CellContext& context, const Trace& trace, BackwardScratch& scratch) const = 0;
    /// The gradient of every weight, after `backward`; of W, U and b, where a cell says nothing else, Σ ∂a xᵀ, Σ ∂a h'ᵀ and
    /// Σ ∂a.
    virtual std::vector<GradientTerm> gradientTerms(const CellContext& context, const Trace& trace,
                                                    const BackwardScratch& scratch) const;

    /// The watched signal, H × T·B.
    virtual ConstMatrixView signal(const Signal& signal, const Trace& trace) const;

 protected:
    /// Which of the G gates, stacked in `Trace::gates`, holds this signal.
    virtual int gateIndex(const Signal& signal) const = 0;
    /// Buffers a cell's trace has besides gates and states.
    enum class Keeps { Nothing, Recurrent, Memory };
    /// Sizes the trace and puts in the states to begin in.
    void prepare(const CellInput& input, const CellContext& context, Keeps keeps, Trace& trace) const;
    /// W x of all steps at once, G·H × T·B, into the gates: one product; of words, the columns of W that are theirs.
    static void multiplyInput(const CellContext& context, Trace& trace);
    /// ∂W = Σ ∂a xᵀ.
    static GradientTerm inputTerm(const Trace& trace, ConstMatrixView dA) {
        return {.tensor = "W", .left = dA, .right = trace.x, .words = trace.words};
    }
    /// The last thing in step t: silences the losers if inhibition acts on the state, and sequences yet to begin. Here, and
    /// where a step begins backwards, a pass can be abandoned (core/math/interruption.h).
    void endStep(const CellContext& context, int t, Trace& trace) const;
    /// The first thing in step t backwards, the same for all cells: forgets what the step after it asked of this one's
    /// states if the gradient does not reach so far, adds what the step's own answer asks of the state, and stops the
    /// gradient at what `endStep` silenced.
    static void endStepBackward(const CellContext& context, const Trace& trace, int t, BackwardScratch& scratch);
    /// Whether step t's gradient reaches the state before it: else what U would bring there need not be computed.
    static bool reachesBack(int t, const BackwardScratch& scratch) {
        return scratch.credit.reachesBefore(scratch.stepsBefore + t, scratch.stepsInAll);
    }
    /// `scratch.transposed` = Uᵀ, unless the segment after this one has left it there.
    static void turnRound(ConstMatrixView U, BackwardScratch& scratch);

 private:
    int m_inputs;
    int m_hidden;
};

/// bias (n × 1) += the sum of the columns of `m` (n × any).
void addRowSums(MatrixView bias, ConstMatrixView m);
/// Adds the term to the gradient (layout of the weights); `product` is a buffer.
void addTerm(const GradientTerm& term, Matrix& product, Parameters& gradient);

}  // namespace miru
