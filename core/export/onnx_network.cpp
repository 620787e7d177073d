// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/onnx_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/export/onnx_step.h"

namespace miru {
namespace {

/// The standard operator that is this cell, if there is one.
const char* operatorOf(CellKind cell) {
    if (cell == CellKind::Gru) return "GRU";
    if (cell == CellKind::Lstm) return "LSTM";
    return cell == CellKind::Rnn ? "RNN" : nullptr;
}

bool isOperator(const NetworkShape& shape, const Inhibition& inhibition) {
    return operatorOf(shape.cell) && !inhibition.actsOn(Inhibition::Where::State);
}

/// The whole network.
class Whole {
 public:
    Whole(const Network& network, SequenceLengths lengths)
        : m_network(network), m_shape(network.shape()), m_lengths(lengths) {}

    OnnxGraph build() {
        m_graph.name = m_shape.cell->key;
        m_graph.note = m_shape.cell->equation;
        const bool everyStep = m_shape.answers == Answers::EveryStep;
        const bool usesOperator = isOperator(m_shape, m_network.inhibition());
        const std::string x = input();
        std::string state = usesOperator ? cellAsOperator(x) : cellAsScan(x);
        if (m_network.inhibition().actsOn(Inhibition::Where::Readout))
            state = addWinners(m_graph, m_network, state, "read_state");
        const std::string product =
            m_graph.add("MatMul", {state, m_graph.addTransposed("V", weights("V"), "readout")}, "readout");
        const std::string bias = vector("c", weights("c"));
        if (everyStep) {
            m_graph.add("Transpose", {m_graph.add("Add", {product, bias}, "logits_by_step")}, "logits",
                        {onnxAttribute("perm", std::vector<std::int64_t>{1, 0, 2})});
        } else {
            m_graph.add("Add", {product, bias}, "logits");
        }
        m_graph.outputs = {
            {"logits", OnnxType::Float,
             everyStep ? OnnxShape{batchAxis, stepsAxis, m_shape.classes} : OnnxShape{batchAxis, m_shape.classes},
             everyStep ? "One number for each class after every step; softmax makes probabilities of them."
                       : "One number for each class; softmax makes probabilities of them."}};
        return std::move(m_graph);
    }

 private:
    ConstMatrixView weights(const char* name) const { return m_network.parameters().tensor(name); }
    int stacked() const { return m_network.cell().gateCount() * m_shape.hidden; }
    bool readsWords() const { return m_shape.vocabulary > 0; }

    std::string vector(const char* name, ConstMatrixView numbers) {
        return m_graph.addReals(name, std::vector<Real>(numbers.data(), numbers.data() + numbers.rows()),
                                {numbers.rows()});
    }
    /// The lengths of a tensor's axes.
    std::string shapeOf(const std::string& value) { return m_graph.add("Shape", {value}, value + "_shape"); }

    /// Numbers or words, steps first.
    std::string input() {
        const char* const name = readsWords() ? "tokens" : "input";
        if (readsWords())
            m_graph.inputs = {
                {name, OnnxType::Int64, {batchAxis, stepsAxis}, "Words by their number in the vocabulary."}};
        else
            m_graph.inputs = {
                {name,
                 OnnxType::Float,
                 {batchAxis, stepsAxis, m_shape.inputs},
                 "The numbers of each step, as miru-run predict reads them; of 8-bit pixels, divided by 255."}};
        if (m_lengths == SequenceLengths::Own)
            m_graph.inputs.push_back(
                {"starts",
                 OnnxType::Int64,
                 {batchAxis},
                 "The step at which each sequence begins, 0 for the longest; all end together. What "
                 "stands in front is not read (tokens: put 0 there)."});
        return m_graph.add("Transpose", {name}, "by_step",
                           {onnxAttribute("perm", readsWords() ? std::vector<std::int64_t>{1, 0}
                                                               : std::vector<std::int64_t>{1, 0, 2})},
                           "steps first");
    }

    /// What the cell reads in place of words: their rows in a table.
    std::string lookedUp(const std::string& tokens, const std::string& table, const char* output) {
        return m_graph.add("Gather", {table, tokens}, output);
    }
    std::string embedded(const std::string& tokens) {
        return lookedUp(tokens, m_graph.addTransposed("E", weights("E"), "embedding: a row for each word"), "embedded");
    }
    std::string wordProducts(const std::string& tokens) {
        return lookedUp(tokens,
                        m_graph.addTransposed("W", weights("W"), "a row for each word: W x, where x is one-hot"),
                        "word_products");
    }

    /// A number of the axes' lengths, as a list of one.
    std::string lengthOf(const std::string& shape, std::int64_t axis, const std::string& name) {
        return m_graph.add("Gather", {shape, m_graph.addNumbers(name + "_axis", {axis})}, name);
    }

    /// Each sequence from the first step on, what stood in front of it behind it, and back again.
    std::string turned(const std::string& value, const std::string& name, bool toTheFront) {
        const auto reverse = [&](const std::string& of, const std::string& as) {
            return m_graph.add("ReverseSequence", {of, "lengths"}, as,
                               {onnxAttribute("time_axis", 0), onnxAttribute("batch_axis", 1)});
        };
        const auto flip = [&](const std::string& of, const std::string& as) {
            return m_graph.add("Slice", {of, "from_last", "to_first", "axis_of_steps", "backwards"}, as);
        };
        return toTheFront ? reverse(flip(value, name + "_flipped"), name)
                          : flip(reverse(value, name + "_flipped"), name);
    }
    void addTurningConstants() {
        m_graph.addNumbers("from_last", {-1});
        m_graph.addNumbers("to_first", {std::numeric_limits<std::int64_t>::min()});
        m_graph.addNumbers("axis_of_steps", {0});
        m_graph.addNumbers("backwards", {-1});
    }

    std::string cellAsOperator(std::string x) {
        const int hidden = m_shape.hidden;
        std::string lengths;
        if (m_lengths == SequenceLengths::Own) {
            addTurningConstants();
            m_graph.add("Sub", {lengthOf(shapeOf(x), 0, "step_count"), "starts"}, "lengths");
            x = turned(x, "from_start", true);
            lengths = m_graph.add("Cast", {"lengths"}, "sequence_lens", {onnxAttribute("to", 6)});  // int32
        }
        const std::int64_t rows = stacked();
        const std::string W = operatorInput(x);
        const std::string R = m_graph.addReals("R", stackedRows(weights("U")), {1, rows, hidden}, "U");
        const std::string B = m_graph.addReals("B", biases(), {1, 2 * rows});
        std::vector<OnnxAttribute> attributes{onnxAttribute("hidden_size", hidden)};
        if (m_shape.cell == CellKind::Gru)
            attributes.push_back(
                onnxAttribute("linear_before_reset", m_shape.gruReset == ResetOrder::AfterProduct ? 1 : 0));
        const bool everyStep = m_shape.answers == Answers::EveryStep;
        m_graph.nodes.push_back({operatorOf(m_shape.cell),
                                 {x, W, R, B, lengths},
                                 everyStep ? std::vector<std::string>{"states"} : std::vector<std::string>{"", "last"},
                                 std::move(attributes),
                                 m_shape.cell->equation});
        if (lengths.empty()) m_graph.nodes.back().inputs.pop_back();
        const std::string axis = m_graph.addNumbers("axis_of_directions", {everyStep ? 1 : 0});
        if (!everyStep) return m_graph.add("Squeeze", {"last", axis}, "last_state");
        const std::string states = m_graph.add("Squeeze", {"states", axis}, "hidden_states");
        return m_lengths == SequenceLengths::Own ? turned(states, "states_in_place", false) : states;
    }

    /// Looks up words, and returns the input weights. One-hot words are vectors where there are few; where there are many, their
    /// rows of W x are what the operator reads, and it multiplies by 1.
    std::string operatorInput(std::string& x) {
        const std::int64_t rows = stacked();
        if (m_shape.isOneHot && m_shape.vocabulary > rows) {
            x = wordProducts(x);
            return m_graph.addReals("W_identity", stackedRows(identity(stacked())), {1, rows, rows},
                                    "what is read has been multiplied by W");
        }
        if (m_shape.isOneHot) {
            const std::int64_t words = m_shape.vocabulary;
            x = lookedUp(x, m_graph.addTransposed("one_hot", identity(m_shape.vocabulary)), "word_vectors");
            return m_graph.addReals("W", stackedRows(weights("W")), {1, rows, words});
        }
        if (readsWords()) x = embedded(x);
        return m_graph.addReals("W", stackedRows(weights("W")), {1, rows, m_shape.inputs});
    }

    std::string cellAsScan(const std::string& x) {
        const std::string byStep = shapeOf(x);
        std::vector<std::string> inputs(m_network.cell().hasMemory() ? 2 : 1, zeroState(byStep));
        const std::size_t states = inputs.size();
        const auto groups = inputGroupsOf(m_shape);
        const std::string products = inputProducts(x);
        if (groups.size() == 1) {
            inputs.push_back(products);
        } else {
            std::vector<std::int64_t> sizes;
            std::vector<std::string> names;
            for (const int gates : groups) {
                sizes.push_back(std::int64_t{gates} * m_shape.hidden);
                names.push_back("products_" + std::to_string(names.size()));
            }
            m_graph.nodes.push_back(
                {"Split", {products, m_graph.addNumbers("gate_rows", sizes)}, names, {onnxAttribute("axis", 2)}});
            inputs.insert(inputs.end(), names.begin(), names.end());
        }
        if (m_lengths == SequenceLengths::Own) inputs.push_back(hasBegun(byStep));
        const bool everyStep = m_shape.answers == Answers::EveryStep;
        std::vector<std::string> outputs{"last_state"};
        if (states > 1) outputs.push_back("last_memory");
        if (everyStep) outputs.push_back("hidden_states");
        auto body = std::make_shared<OnnxGraph>(onnxStep(m_network, m_lengths));
        const auto scanned = static_cast<std::int64_t>(inputs.size() - states);
        m_graph.nodes.push_back({"Scan",
                                 std::move(inputs),
                                 std::move(outputs),
                                 {{"body", std::move(body)}, onnxAttribute("num_scan_inputs", scanned)},
                                 m_shape.cell->equation});
        return everyStep ? "hidden_states" : "last_state";
    }

    /// W x + b of all steps at once.
    std::string inputProducts(std::string x) {
        if (m_shape.isOneHot) {
            x = wordProducts(x);
        } else {
            if (readsWords()) x = embedded(x);
            x = m_graph.add("MatMul", {x, m_graph.addTransposed("W", weights("W"))}, "products");
        }
        return m_graph.add("Add", {x, vector("b", weights("b"))}, "biased_products");
    }

    std::string zeroState(const std::string& byStep) {
        const std::string units = m_graph.addNumbers("units", {m_shape.hidden});
        const std::string shape = m_graph.add("Concat", {lengthOf(byStep, 1, "batch_size"), units}, "state_shape",
                                              {onnxAttribute("axis", 0)});
        return m_graph.add("ConstantOfShape", {shape}, "zero_state");
    }

    /// Of each step and sequence, steps × batch × 1.
    std::string hasBegun(const std::string& byStep) {
        const std::string count =
            m_graph.add("Gather", {byStep, m_graph.addNumber("axis_of_steps", std::int64_t{0})}, "step_count");
        const std::string numbers = m_graph.add(
            "Range",
            {m_graph.addNumber("first_step", std::int64_t{0}), count, m_graph.addNumber("one_step", std::int64_t{1})},
            "step_numbers");
        const std::string column =
            m_graph.add("Unsqueeze", {numbers, m_graph.addNumbers("axis_of_sequences", {1})}, "step_column");
        const std::string begun = m_graph.add("GreaterOrEqual", {column, "starts"}, "has_begun_by_step");
        return m_graph.add("Unsqueeze", {begun, m_graph.addNumbers("axis_of_units", {2})}, "has_begun_by_unit");
    }

    /// Where our gate stands that ONNX has at this place: an LSTM's are i, o, f, g there.
    int gateAt(int place) const {
        constexpr int lstm[] = {0, 3, 1, 2};
        return m_shape.cell == CellKind::Lstm ? lstm[place] : place;
    }
    /// Row by row, gates in ONNX's order.
    std::vector<Real> stackedRows(ConstMatrixView matrix) const {
        std::vector<Real> numbers;
        numbers.reserve(static_cast<std::size_t>(matrix.rows()) * static_cast<std::size_t>(matrix.cols()));
        for (int place = 0; place < m_network.cell().gateCount(); ++place) {
            const auto gate = matrix.rowRange(gateAt(place) * m_shape.hidden, m_shape.hidden);
            for (int i = 0; i < gate.rows(); ++i)
                for (int j = 0; j < gate.cols(); ++j) numbers.push_back(gate(i, j));
        }
        return numbers;
    }
    /// Those beside W, then those beside U: all zero but a GRU's, whose reset gate acts on one of them.
    std::vector<Real> biases() const {
        std::vector<Real> numbers = stackedRows(weights("b"));
        numbers.resize(2 * numbers.size(), 0);
        if (m_shape.cell == CellKind::Gru && m_shape.gruReset == ResetOrder::AfterProduct)
            std::copy_n(weights("bU").data(), m_shape.hidden, numbers.end() - m_shape.hidden);
        return numbers;
    }
    static Matrix identity(int size) {
        Matrix matrix(size, size);
        matrix.fill(0);
        for (int i = 0; i < size; ++i) matrix(i, i) = 1;
        return matrix;
    }

    const Network& m_network;
    const NetworkShape& m_shape;
    SequenceLengths m_lengths;
    OnnxGraph m_graph;
};

std::string inhibitionText(const Network& network) {
    const Inhibition& inhibition = network.inhibition();
    if (!inhibition.isOn()) return "none";
    return fmt::format("{} of {} units win, those of the greatest {}; {} of the others is 0",
                       inhibition.winners(network.shape().hidden), network.shape().hidden,
                       inhibition.rank == Inhibition::Rank::Value ? "value" : "magnitude",
                       inhibition.where == Inhibition::Where::State ? "the state" : "what the readout reads");
}

}  // namespace

OnnxGraph onnxGraph(const Network& network, SequenceLengths lengths) { return Whole(network, lengths).build(); }

SequenceLengths lengthsOf(const StoredNetwork& stored) {
    const bool areTexts = stored.network.shape().dataKind() == DataKind::Texts;
    const bool skipsPadding = areTexts && stored.spec.text.padding == TextReading::Padding::Skipped;
    return stored.hasOwnLengths || skipsPadding ? SequenceLengths::Own : SequenceLengths::Equal;
}

OnnxModel onnxModel(const StoredNetwork& stored, const std::string& dataset) {
    const NetworkShape& shape = stored.network.shape();
    OnnxModel model{.graph = onnxGraph(stored.network, lengthsOf(stored))};
    model.note = fmt::format("{} of {} units, trained on {} in MiRU Lab. {}", shape.cell->title, shape.hidden, dataset,
                             shape.cell->equation);
    model.texts = {{"program", "MiRU Lab " MIRU_VERSION},
                   {"cell", shape.cell->key},
                   {"cellTitle", shape.cell->title},
                   {"hiddenUnits", fmt::format("{}", shape.hidden)},
                   {"inhibition", inhibitionText(stored.network)},
                   {"dataset", dataset},
                   {"classes", fmt::format("{}", shape.classes)},
                   {"answers", shape.answers == Answers::EveryStep ? "every-step" : "at-the-end"},
                   {"steps", fmt::format("{}", stored.steps)}};
    if (!stored.classNames.empty()) model.texts.emplace_back("classNames", nlohmann::json(stored.classNames).dump());
    if (stored.vocabulary) {
        const bool areWords = stored.vocabulary->unit() == Vocabulary::Unit::Word;
        model.texts.emplace_back("unit", areWords ? "word" : "character");
        model.texts.emplace_back("tokens", "0 padding, 1 unknown, then those of the list words, from 2 on");
        model.texts.emplace_back("words", nlohmann::json(stored.vocabulary->words()).dump());
        if (shape.dataKind() == DataKind::Texts)
            model.texts.emplace_back("padding", stored.spec.text.padding == TextReading::Padding::Read
                                                    ? "read: a shorter text has padding in front, up to all steps"
                                                    : "skipped: starts says where a shorter text begins");
    }
    return model;
}

std::optional<std::string> onnxObstacle(const NetworkShape& shape) {
    constexpr std::int64_t mostNumbers = (std::int64_t{1} << 29) - (std::int64_t{1} << 24);
    std::int64_t count = 0;
    for (const TensorShape& tensor : Network::tensorsOf(shape))
        count += static_cast<std::int64_t>(tensor.rows) * tensor.cols;
    if (shape.isOneHot && operatorOf(shape.cell)) {
        const int rows = shape.cell->make(shape.cellShape())->gateCount() * shape.hidden;
        const std::int64_t side = std::min(rows, shape.vocabulary);
        count += side * side;  // see operatorInput
    }
    if (count <= mostNumbers) return std::nullopt;
    return fmt::format(
        "As an ONNX file the network would have {} numbers; at most {} fit, since such a file has less than 2 GB.",
        count, mostNumbers);
}

}  // namespace miru
