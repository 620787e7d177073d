// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/onnx_step.h"

namespace miru {
namespace {

/// One step of a cell, as the body of a Scan. A row is a sequence.
class Step {
 public:
    explicit Step(const Network& network)
        : m_network(network), m_shape(network.shape()), m_hidden(network.shape().hidden) {
        m_graph.name = std::string(m_shape.cell->key) + "_step";
        m_graph.note = m_shape.cell->equation;
    }

    /// In the order in which the Scan hands them over: states, then what it scans.
    OnnxGraph build(SequenceLengths lengths) {
        const bool answersEveryStep = m_shape.answers == Answers::EveryStep;
        const OnnxShape row{batchAxis, m_hidden};
        m_graph.inputs = {{"previous", OnnxType::Float, row, "h′, the state before"}};
        if (hasMemory()) m_graph.inputs.push_back({"previous_memory", OnnxType::Float, row, "m′, the memory before"});
        int group = 0;
        for (const int gates : inputGroupsOf(m_shape))
            m_graph.inputs.push_back(
                {inputName(group++), OnnxType::Float, {batchAxis, std::int64_t{gates} * m_hidden}, "W x + b"});
        std::string state = cell();
        if (m_network.inhibition().actsOn(Inhibition::Where::State))
            state = addWinners(m_graph, m_network, state, "inhibited");
        std::string memory = "memory_now";
        if (lengths == SequenceLengths::Own) {
            m_graph.inputs.push_back({"has_begun", OnnxType::Bool, {batchAxis, 1}});
            const std::string zero = m_graph.addNumber("nothing", 0.0F);
            state = m_graph.add("Where", {"has_begun", state, zero}, "begun_state");
            if (hasMemory()) memory = m_graph.add("Where", {"has_begun", memory, zero}, "begun_memory");
        }
        const auto give = [&](const std::string& value, const char* name) {
            m_graph.outputs.push_back({m_graph.add("Identity", {value}, name), OnnxType::Float, row});
        };
        give(state, "state");
        if (hasMemory()) give(memory, "memory");
        if (answersEveryStep) give(state, "state_of_step");
        return std::move(m_graph);
    }

 private:
    bool hasMemory() const { return m_network.cell().hasMemory(); }

    static std::string inputName(int group) { return "input_" + std::to_string(group); }
    std::string node(const char* op, std::vector<std::string> inputs, const char* output) {
        return m_graph.add(op, std::move(inputs), output);
    }
    /// U h, of `count` gates from the first one on.
    std::string recurrent(int first, int count, const std::string& state, const char* name) {
        const auto U = m_network.parameters().tensor("U").rowRange(first * m_hidden, count * m_hidden);
        const std::string weights = m_graph.addTransposed(std::string("U_") + name, U);
        return m_graph.add("MatMul", {state, weights}, std::string(name) + "_from_state");
    }
    /// σ or tanh of W x + b + U h, of one gate, whose input product is the group of this number.
    std::string gate(const char* squash, int group, int index, const std::string& state, const char* name) {
        const std::string sum =
            m_graph.add("Add", {inputName(group), recurrent(index, 1, state, name)}, std::string(name) + "_sum");
        return node(squash, {sum}, name);
    }
    /// to + share ∘ (from − to), which is share ∘ from + (1 − share) ∘ to.
    std::string mixed(const std::string& share, const std::string& from, const std::string& to) {
        const std::string difference = node("Sub", {from, to}, "difference");
        return node("Add", {to, node("Mul", {share, difference}, "part")}, "mixed");
    }
    std::string leaked(const std::string& candidate) {
        const std::vector<Real> lambda = m_network.coefficients().lambda;
        std::vector<Real> renewed;
        for (const Real share : lambda) renewed.push_back(1 - share);
        const std::string kept = node("Mul", {"previous", m_graph.addReals("lambda", lambda, {m_hidden})}, "leaked");
        const std::string fresh =
            node("Mul", {candidate, m_graph.addReals("one_minus_lambda", renewed, {m_hidden})}, "renewed");
        return node("Add", {kept, fresh}, "state_now");
    }

    std::string cell() {
        const CellKind cell = m_shape.cell;
        if (cell == CellKind::Gru) return gru();
        if (cell == CellKind::Lstm) return lstm();
        if (cell == CellKind::Rnn) return gate("Tanh", 0, 0, "previous", "candidate");
        if (cell == CellKind::Miru2) return miru2();
        if (cell == CellKind::MinGru) return mixed(node("Sigmoid", {inputName(0)}, "update"), inputName(1), "previous");
        const bool isMgu = cell == CellKind::Mgu;
        const std::string learned = gate("Sigmoid", 0, 0, "previous", isMgu ? "forget" : "reset");
        const std::string candidate = gate("Tanh", 1, 1, node("Mul", {learned, "previous"}, "seen"), "candidate");
        return isMgu ? mixed(learned, candidate, "previous") : leaked(candidate);
    }

    std::string miru2() {
        const auto U = m_network.parameters().tensor("U");
        const std::vector<Real> beta = m_network.coefficients().beta;
        Matrix weights(m_hidden, m_hidden);
        for (int j = 0; j < m_hidden; ++j)
            for (int i = 0; i < m_hidden; ++i) weights(i, j) = U(i, j) * beta[static_cast<std::size_t>(j)];
        const std::string product =
            node("MatMul", {"previous", m_graph.addTransposed("U_beta", weights, "U diag(β)")}, "from_state");
        return leaked(node("Tanh", {node("Add", {inputName(0), product}, "sum")}, "candidate"));
    }

    std::string gru() {
        const std::string sums = node("Add", {inputName(0), recurrent(0, 2, "previous", "gates")}, "gate_sums");
        split(node("Sigmoid", {sums}, "gates"), {"update", "reset"});
        if (m_shape.gruReset == ResetOrder::BeforeProduct)
            return mixed("update", "previous",
                         gate("Tanh", 1, 2, node("Mul", {"reset", "previous"}, "seen"), "candidate"));
        const auto bias = m_network.parameters().tensor("bU");
        const std::string inner =
            node("Add", {recurrent(2, 1, "previous", "candidate"), biasOf("bU", bias)}, "recurrent");
        const std::string sum =
            node("Add", {inputName(1), node("Mul", {"reset", inner}, "reset_recurrent")}, "candidate_sum");
        return mixed("update", "previous", node("Tanh", {sum}, "candidate"));
    }

    std::string lstm() {
        split(node("Add", {inputName(0), recurrent(0, 4, "previous", "gates")}, "gate_sums"),
              {"input_sum", "forget_sum", "candidate_sum", "output_sum"});
        const std::string kept =
            node("Mul", {node("Sigmoid", {"forget_sum"}, "forget"), "previous_memory"}, "memory_kept");
        const std::string candidate = node("Tanh", {"candidate_sum"}, "candidate");
        const std::string let = node("Mul", {node("Sigmoid", {"input_sum"}, "input_gate"), candidate}, "memory_let");
        const std::string seen = node("Tanh", {node("Add", {kept, let}, "memory_now")}, "memory_seen");
        return node("Mul", {node("Sigmoid", {"output_sum"}, "output"), seen}, "state_now");
    }

    /// Gates that stand side by side, one by one.
    void split(const std::string& gates, const std::vector<std::string>& names) {
        const std::string sizes = m_graph.addNumbers("gate_sizes", std::vector<std::int64_t>(names.size(), m_hidden));
        m_graph.nodes.push_back({"Split", {gates, sizes}, names, {onnxAttribute("axis", 1)}});
    }
    std::string biasOf(const char* name, ConstMatrixView bias) {
        return m_graph.addReals(name, std::vector<Real>(bias.data(), bias.data() + bias.rows()), {bias.rows()});
    }

    const Network& m_network;
    const NetworkShape& m_shape;
    int m_hidden;
    OnnxGraph m_graph;
};

}  // namespace

OnnxGraph onnxStep(const Network& network, SequenceLengths lengths) { return Step(network).build(lengths); }

std::vector<int> inputGroupsOf(const NetworkShape& shape) {
    const CellKind cell = shape.cell;
    if (cell == CellKind::Gru) return {2, 1};
    if (cell == CellKind::Lstm) return {4};
    const bool hasGate = cell == CellKind::Mgu || cell == CellKind::Miru1 || cell == CellKind::MinGru;
    return hasGate ? std::vector{1, 1} : std::vector{1};
}

std::string addWinners(OnnxGraph& graph, const Network& network, const std::string& state, const std::string& output) {
    const Inhibition& inhibition = network.inhibition();
    const std::string count = graph.addNumbers("winner_count", {inhibition.winners(network.shape().hidden)});
    const auto last = onnxAttribute("axis", -1);
    const bool byMagnitude = inhibition.rank == Inhibition::Rank::Magnitude;
    const std::string ranked = byMagnitude ? graph.add("Abs", {state}, "magnitude") : state;
    graph.nodes.push_back({"TopK", {ranked, count}, {"winning_values", "winners"}, {last}, "the most active units"});
    const std::string kept =
        byMagnitude ? graph.add("GatherElements", {state, "winners"}, "kept", {last}) : "winning_values";
    const std::string zeros = graph.add("ConstantOfShape", {graph.add("Shape", {state}, output + "_shape")}, "silence");
    return graph.add("ScatterElements", {zeros, "winners", kept}, output, {last}, "inhibition: the others are silent");
}

}  // namespace miru
