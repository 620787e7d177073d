// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A trained network as C99 for a microcontroller: what is written, before it becomes files.
//
// The text is made for the network at hand: no branch, buffer or table of any other cell is in it. No memory is allocated,
// no library is called, every buffer's size is known when it is compiled.

#include <optional>
#include <string>
#include <vector>

#include "core/export/export_plan.h"
#include "core/export/fixed_network.h"
#include "core/export/learning_trial.h"
#include "core/export/test_sequence.h"

namespace miru {

/// Why this network cannot be exported so, a sentence; nothing if it can.
std::optional<std::string> exportObstacle(const Network& network, const ExportPlan& plan);

/// All that the texts are made from.
struct CSource {
    const Network& network;
    ExportPlan plan;
    int steps = 0;                               ///< of the longest sequence it has learned
    bool padsTexts = false;                      ///< shorter texts are read with padding in front
    std::optional<FixedNetwork> fixed = {};      ///< in whole numbers
    std::vector<TestSequence> testVectors = {};  ///< for the self-check
    std::optional<LearningTrial> trial = {};     ///< likewise, of what it learns; only and always if it learns

    bool isFixed() const { return fixed.has_value(); }
    int gates() const { return network.cell().gateCount(); }
    bool inhibits() const { return network.inhibition().isOn(); }
    bool inhibitsState() const { return network.inhibition().actsOn(Inhibition::Where::State); }
    int winners() const { return network.inhibition().winners(network.shape().hidden); }
    /// Whether it is kept which units have won.
    bool listsWinners() const { return inhibits() && (plan.isSparse || plan.learns); }
    /// A GRU whose reset gate acts after the product.
    bool resetsAfter() const {
        return network.shape().cell == CellKind::Gru && network.shape().gruReset == ResetOrder::AfterProduct;
    }
    /// Whether the candidate reads the old state through a gate.
    bool gatesOldState() const {
        const CellKind cell = network.shape().cell;
        return cell == CellKind::Miru1 || cell == CellKind::Mgu || (cell == CellKind::Gru && !resetsAfter());
    }
    /// Whether beta multiplies the old state at each step: where U learns, it cannot be in U.
    bool scalesOldState() const { return plan.learns && network.shape().cell == CellKind::Miru2; }
    bool readsWords() const { return network.shape().vocabulary > 0; }
};

struct SourceFile {
    std::string name;
    std::string text;
};
/// PREFIX.h, PREFIX.c, PREFIX_weights.h, PREFIX_weights.c, test_vectors.h and main.c; if it learns PREFIX_learn.h,
/// PREFIX_learn.c, learn_trial.h and learn_main.c too.
std::vector<SourceFile> sourceFiles(const CSource& source);

/// What the compiled program takes, counted from the declarations.
struct ExportSize {
    std::int64_t weightBytes = 0;   ///< constants, and what weights that learn begin with, in flash
    std::int64_t stateBytes = 0;    ///< of one PREFIX_state, in RAM
    std::int64_t learnedBytes = 0;  ///< weights that learn, in RAM too
    std::int64_t learnerBytes = 0;  ///< of one PREFIX_learner, in RAM: its state, the steps kept and the gradient
    std::int64_t memoryBytes = 0;   ///< of one PREFIX_memory, in RAM

    std::int64_t learningBytes() const { return learnedBytes + learnerBytes + memoryBytes; }
};
ExportSize sizeOf(const CSource& source);

/// Those of the sequences that say something on any machine: changing all weights in the seventh digit hardly changes their
/// answers. With inhibition it may change who wins, and an RNN may blow it up.
std::vector<TestSequence> robustTestVectors(const Network& network, std::vector<TestSequence> sequences);
/// Made up, where there are no data: numbers from 0 to 1, or words.
std::vector<TestSequence> syntheticTestVectors(const Network& network, int steps);
/// How many sequences of so many steps are checked.
int testVectorCount(const Network& network, int steps);

/// The shortest text that C reads as the same number: "0.1f".
std::string floatLiteral(Real number);

/// Bytes of a PREFIX_learner and of a PREFIX_memory are added.
void addLearnerSize(const CSource& source, ExportSize& size);

/// Numbers one after the other as the inside of an array.
class NumberList {
 public:
    void add(const std::string& number);
    std::string text();

 private:
    void flush();
    std::string m_text;
    std::string m_line = "   ";
};

// The parts, each in a file of its own.
std::string headerText(const CSource& source);
std::string programText(const CSource& source);
std::string weightsHeaderText(const CSource& source);
std::string weightsText(const CSource& source);
std::string testVectorsText(const CSource& source);
std::string checkProgramText(const CSource& source);
std::string learningHeaderText(const CSource& source);
std::string learningText(const CSource& source);
std::string learningTrialText(const CSource& source);
std::string learningCheckText();

}  // namespace miru
