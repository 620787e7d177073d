// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PREFIX.c: how the exported network steps. Written for the prefix "net"; `sourceFiles` puts in another one.

#include <fmt/format.h>

#include <cstdint>

#include "core/export/c_functions.h"
#include "core/export/c_source.h"

namespace miru {
namespace {

std::string replaced(std::string text, const std::string& name, const std::string& value) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
    return text;
}

class Program {
 public:
    explicit Program(const CSource& source) : m_source(source), m_shape(source.network.shape()) {}

    std::string text() const {
        std::string text = fmt::format(
            "/* {} of {} units: how it steps. Made by MiRU Lab. */\n\n#include \"net.h\"\n\n"
            "#include \"net_weights.h\"\n{}",
            m_shape.cell->title, m_shape.hidden, c::mark);
        text += functions();
        if (usesDense()) text += productText(false);
        if (m_source.plan.isSparse) text += productText(true);
        if (m_source.inhibits()) text += winners();
        return text + initText() + stepText() + logitsText() + classifyText();
    }

 private:
    bool is(CellKind cell) const { return m_shape.cell == cell; }
    bool isFixed() const { return m_source.isFixed(); }
    bool resetsAfter() const { return m_source.resetsAfter(); }
    bool isSparseState() const { return m_source.plan.isSparse && m_source.inhibitsState(); }
    /// Whether any product is one with a whole vector.
    bool usesDense() const {
        const bool ofStates = m_source.network.parameters().contains("U") && !isSparseState();
        return !m_shape.isOneHot || ofStates || !m_source.plan.isSparse;
    }

    std::string functions() const {
        const bool squashes = !is(CellKind::Rnn) && !is(CellKind::Miru2);
        const bool mixes = !is(CellKind::Rnn) && !is(CellKind::Lstm);
        std::string text;
        if (isFixed()) text += c::fixedScaled;
        text += isFixed() ? c::fixedTanh : c::floatTanh;
        if (squashes) text += isFixed() ? c::fixedSigmoid : c::floatSigmoid;
        if (mixes) text += isFixed() ? c::fixedMix : std::string("\n/* share * a + (1 - share) * b */") + c::floatMix;
        if (isFixed() && (m_source.gatesOldState() || is(CellKind::Lstm))) text += c::fixedTimes;
        if (isFixed() && (is(CellKind::Lstm) || is(CellKind::MinGru))) text += c::fixedLimit;
        return text;
    }

    /// sums += matrix · vector, of the whole vector or of the winners' columns.
    std::string productText(bool sparse) const {
        const char* const factors = isFixed() ? " const int32_t *factors, int shift," : "";
        std::string text =
            sparse ? fmt::format(
                         "\n/* sums += matrix * vector, where all of the vector but the winners is zero */\n"
                         "static void add_winners(net_sum *sums, const net_weight *matrix,{} int rows,\n"
                         "                        const net_value *vector, const net_state *state)\n",
                         factors)
                   : fmt::format(
                         "\n/* sums += matrix * vector */\n"
                         "static void add_product(net_sum *sums, const net_weight *matrix,{} int rows,\n"
                         "                        const net_value *vector, int length)\n",
                         factors);
        text += "{\n    for (int i = 0; i < rows; ++i) {\n";
        text += isFixed() ? "        net_sum sum = 0;\n" : "        net_sum sum = sums[i];\n";
        if (sparse)
            text +=
                "        for (int k = 0; k < state->winner_count; ++k) {\n"
                "            const int j = state->winners[k];\n"
                "            sum += matrix[j] * vector[j];\n        }\n";
        else
            text += "        for (int j = 0; j < length; ++j) sum += matrix[j] * vector[j];\n";
        if (isFixed()) text = replaced(std::move(text), "matrix[j] * vector[j]", "(net_sum)matrix[j] * vector[j]");
        text += isFixed() ? "        sums[i] += scaled(sum, factors[i], shift);\n" : "        sums[i] = sum;\n";
        text += sparse ? "        matrix += NET_HIDDEN;\n" : "        matrix += length;\n";
        return text + "    }\n}\n";
    }

    std::string winners() const {
        const bool byMagnitude = m_source.network.inhibition().rank == Inhibition::Rank::Magnitude;
        std::string text;
        if (!isFixed())
            text = replaced(c::floatKey, "@magnitude@",
                            byMagnitude ? " & INT32_MAX" : " >= 0 ? key.bits : (key.bits ^ INT32_MAX)");
        text += c::winners;
        text = replaced(std::move(text), "@ranked@", byMagnitude ? "magnitudes" : "values");
        text = replaced(std::move(text), "@bits@", isFixed() ? "16" : "32");
        text = replaced(std::move(text), "@key@",
                        !isFixed()    ? "key_of(values[i])"
                        : byMagnitude ? "values[i] < 0 ? -values[i] : values[i]"
                                      : "values[i]");
        text = replaced(std::move(text), "@lowest@", isFixed() ? "-32768" : "INT32_MIN");
        text = replaced(std::move(text), "@top@", isFixed() ? "14" : "30");
        const bool lists = m_source.listsWinners();
        text = replaced(std::move(text), "@list@", lists ? "    uint16_t count = 0;\n" : "");
        text = replaced(std::move(text), "@note@", lists ? "            state->winners[count++] = (uint16_t)i;\n" : "");
        return replaced(std::move(text), "@end@", lists ? "    state->winner_count = count;\n" : "");
    }

    static std::string times(int count) { return count == 1 ? "NET_HIDDEN" : fmt::format("{} * NET_HIDDEN", count); }
    /// A call that adds the product of `count` gates of W or U from the first one on.
    std::string product(const char* matrix, int first, int count, const char* sums, const char* vector) const {
        const std::string offset = first > 0 ? fmt::format(" + {} * NET_HIDDEN", first) : "";
        const bool isState = matrix[0] == 'U';
        const bool sparse = isState && isSparseState();
        const char* const length = isState ? "NET_HIDDEN" : "NET_INPUTS";
        const std::string start = first > 0 ? fmt::format(" + (int32_t){} * NET_HIDDEN * {}", first, length) : "";
        const char* const space = first > 0 ? "\n                " : " ";  // else the line becomes too long
        const std::string factors =
            isFixed() ? fmt::format("{2}net_{0}_factors{1}, NET_{0}_SHIFT,", matrix, offset, space) : "";
        return fmt::format("    {}({}, net_{}{},{} {}, {}, {});\n", sparse ? "add_winners" : "add_product", sums,
                           matrix, start, factors, times(count), vector, sparse ? "state" : length);
    }
    std::string recurrent(int first, int count, const char* vector) const {
        const std::string sums = first > 0 ? fmt::format("state->sums + {} * NET_HIDDEN", first) : "state->sums";
        return product("U", first, count, sums.c_str(), vector) + "    NET_MARK(NET_PART_RECURRENT);\n";
    }
    static std::string eachUnit(const std::string& lines) {
        return "    for (int i = 0; i < NET_HIDDEN; ++i) {\n" + lines + "    }\n    NET_MARK(NET_PART_NONLINEARITY);\n";
    }
    /// A gate after its nonlinearity, in place of its sum.
    static std::string squash(int gate) {
        return fmt::format("        state->sums[{0}i] = sigmoid_of(state->sums[{0}i]);\n", at(gate));
    }
    static std::string at(int gate) {
        return gate == 0 ? "" : gate == 1 ? "NET_HIDDEN + " : fmt::format("{} * NET_HIDDEN + ", gate);
    }
    static std::string sum(int gate) { return fmt::format("state->sums[{}i]", at(gate)); }
    std::string see(int gate) const {
        return isFixed() ? fmt::format("        state->seen[i] = times({}, state->hidden[i]);\n", sum(gate))
                         : fmt::format("        state->seen[i] = {} * state->hidden[i];\n", sum(gate));
    }
    /// tanh of a gate's sum; where it learns it takes the sum's place, as the way back needs it.
    std::string candidate(int gate) const { return m_source.plan.learns ? sum(gate) : "tanh_of(" + sum(gate) + ")"; }
    std::string keepCandidate(int gate) const {
        return m_source.plan.learns ? fmt::format("        {0} = tanh_of({0});\n", sum(gate)) : "";
    }
    std::string leak(int gate) const {
        return keepCandidate(gate) +
               fmt::format("        state->hidden[i] = mix(net_lambda[i], state->hidden[i], {});\n", candidate(gate));
    }

    std::string initText() const {
        std::string text =
            "\nvoid net_init(net_state *state)\n{\n    for (int i = 0; i < NET_HIDDEN; ++i) state->hidden[i] = 0;\n";
        if (is(CellKind::Lstm)) text += "    for (int i = 0; i < NET_HIDDEN; ++i) state->memory[i] = 0;\n";
        if (isSparseState()) text += "    state->winner_count = 0;\n";
        return text + "}\n";
    }

    /// Biases and what the input says, in the sums.
    std::string inputText() const {
        std::string text;
        const bool canBeUnknown = m_shape.vocabulary <= UINT16_MAX;  // else every number of 16 bits is a word
        if (m_source.readsWords() && canBeUnknown) text += "    if (word >= NET_WORDS) word = NET_UNKNOWN_WORD;\n";
        if (m_shape.isOneHot) {
            text += "    const net_weight *const column = net_W + (int32_t)word * NET_SUMS;\n";
            text += isFixed()
                        ? "    for (int i = 0; i < NET_SUMS; ++i)\n"
                          "        state->sums[i] = net_b[i] + scaled(column[i], net_W_factors[i], NET_W_SHIFT);\n"
                        : "    for (int i = 0; i < NET_SUMS; ++i) state->sums[i] = net_b[i] + column[i];\n";
        } else {
            text += "    for (int i = 0; i < NET_SUMS; ++i) state->sums[i] = net_b[i];\n";
            if (m_source.plan.numbers == NumberForm::Int8 && m_source.readsWords()) {
                text +=
                    "    const net_weight *const column = net_E + (int32_t)word * NET_INPUTS;\n"
                    "    for (int i = 0; i < NET_INPUTS; ++i) state->frame[i] = column[i];\n";
                text += product("W", 0, m_source.gates(), "state->sums", "state->frame");
            } else {
                text += product("W", 0, m_source.gates(), "state->sums",
                                m_source.readsWords() ? "net_E + (int32_t)word * NET_INPUTS" : "frame");
            }
        }
        return text + "    NET_MARK(NET_PART_INPUT);\n";
    }

    std::string cellText() const {
        const char* const h = "state->hidden";
        if (is(CellKind::Rnn))
            return recurrent(0, 1, h) +
                   eachUnit(keepCandidate(0) + "        state->hidden[i] = " + candidate(0) + ";\n");
        if (is(CellKind::Miru2) && m_source.scalesOldState())
            return "    for (int i = 0; i < NET_HIDDEN; ++i) state->seen[i] = net_beta[i] * state->hidden[i];\n" +
                   recurrent(0, 1, "state->seen") + eachUnit(leak(0));
        if (is(CellKind::Miru2)) return recurrent(0, 1, h) + eachUnit(leak(0));
        if (is(CellKind::Miru1) || is(CellKind::Mgu)) {
            const std::string end =
                is(CellKind::Miru1)
                    ? leak(1)
                    : keepCandidate(1) + fmt::format("        state->hidden[i] = mix({}, {}, state->hidden[i]);\n",
                                                     sum(0), candidate(1));
            return recurrent(0, 1, h) + eachUnit(squash(0) + see(0)) + recurrent(1, 1, "state->seen") + eachUnit(end);
        }
        if (is(CellKind::Gru)) return gruText();
        if (is(CellKind::Lstm)) return recurrent(0, 4, h) + eachUnit(lstmUnit());
        std::string linear = "        const net_value candidate = " + sum(1) + ";\n";
        if (isFixed())
            linear = "        const net_value candidate = within_16_bits((" + sum(1) +
                     " + ((int32_t)1 << (15 - NET_STATE_BITS))) >> (16 - NET_STATE_BITS));\n";
        if (m_source.plan.learns) return eachUnit(squash(0) + linear + mixed(sum(0)));
        return eachUnit(linear + mixed("sigmoid_of(" + sum(0) + ")"));
    }
    static std::string mixed(const std::string& share) {
        return "        state->hidden[i] = mix(" + share + ", candidate, state->hidden[i]);\n";
    }

    std::string gruText() const {
        const std::string end =
            eachUnit(keepCandidate(2) +
                     fmt::format("        state->hidden[i] = mix({}, state->hidden[i], {});\n", sum(0), candidate(2)));
        if (!resetsAfter())
            return recurrent(0, 2, "state->hidden") + eachUnit(squash(0) + squash(1) + see(1)) +
                   recurrent(2, 1, "state->seen") + end;
        const std::string gated =
            isFixed() ? "(int32_t)(((int64_t){1} * state->recurrent[i] + 16384) >> 15)" : "{1} * state->recurrent[i]";
        return "    for (int i = 0; i < NET_HIDDEN; ++i) state->recurrent[i] = net_bU[i];\n" +
               product("U", 2, 1, "state->recurrent", "state->hidden") + recurrent(0, 2, "state->hidden") +
               eachUnit(squash(0) + squash(1) +
                        fmt::format(fmt::runtime("        {0} += " + gated + ";\n"), sum(2), sum(1))) +
               end;
    }

    std::string lstmUnit() const {
        const char* const names[] = {"input", "forget", "candidate", "output"};
        std::string gates;
        for (int gate = 0; gate < 4; ++gate) {
            const char* const function = gate == 2 ? "tanh_of" : "sigmoid_of";
            gates += fmt::format("        const net_value {} = {}({});\n", names[gate], function, sum(gate));
        }
        if (m_source.plan.learns)
            for (int gate = 0; gate < 4; ++gate) gates += fmt::format("        {} = {};\n", sum(gate), names[gate]);
        return gates + (isFixed() ? c::fixedMemory : c::floatMemory);
    }

    std::string stepText() const {
        std::string text = fmt::format("\nvoid net_step(net_state *state, {})\n{{\n",
                                       m_source.readsWords() ? "net_word word" : "const net_input *frame");
        text += inputText() + cellText();
        if (m_source.inhibitsState())
            text += "    keep_winners(state, state->hidden, state->hidden);\n    NET_MARK(NET_PART_WINNERS);\n";
        return text + "}\n";
    }

    std::string logitsText() const {
        const bool masks = m_source.inhibits() && !m_source.inhibitsState();
        std::string text =
            "\nvoid net_logits(net_state *state, net_logit *logits)\n{\n"
            "    for (int i = 0; i < NET_CLASSES; ++i) logits[i] = net_c[i];\n";
        if (masks) text += "    keep_winners(state, state->hidden, state->read);\n    NET_MARK(NET_PART_WINNERS);\n";
        const char* const vector = masks ? "state->read" : "state->hidden";
        const char* const factors = isFixed() ? " net_V_factors, NET_V_SHIFT," : "";
        text += m_source.plan.isSparse
                    ? fmt::format("    add_winners(logits, net_V,{} NET_CLASSES, {}, state);\n", factors, vector)
                    : fmt::format("    add_product(logits, net_V,{} NET_CLASSES, {}, NET_HIDDEN);\n", factors, vector);
        return text + "    NET_MARK(NET_PART_READOUT);\n}\n";
    }

    std::string classifyText() const {
        const bool words = m_source.readsWords();
        return fmt::format(R"(
int net_best(const net_logit *logits, int first, int last)
{{
    int best = first;
    for (int i = first + 1; i < last; ++i)
        if (logits[i] > logits[best]) best = i;
    return best;
}}

int net_classify(net_state *state, {0}, int steps)
{{
    net_init(state);
    for (int t = 0; t < steps; ++t) net_step(state, {1});
    net_logits(state, state->logits);
    return net_best(state->logits, 0, NET_CLASSES);
}}
)",
                           words ? "const net_word *words" : "const net_input *frames",
                           words ? "words[t]" : "frames + (int32_t)t * NET_INPUTS");
    }

    const CSource& m_source;
    const NetworkShape& m_shape;
};

}  // namespace

std::string programText(const CSource& source) { return Program(source).text(); }

}  // namespace miru
