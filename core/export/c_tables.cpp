// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PREFIX.h, PREFIX_weights.h and PREFIX_weights.c: sizes, declarations and numbers of the exported network.

#include <fmt/format.h>

#include <functional>

#include "core/export/c_source.h"

namespace miru {
namespace {

/// An array of the state: its type, name and length, and bytes of one element.
struct Buffer {
    const char* type;
    const char* name;
    const char* length;
    std::int64_t bytes;
    const char* about;
};

/// What a state holds; the widest numbers first, so that nothing is padded.
std::vector<Buffer> buffersOf(const CSource& source) {
    const NetworkShape& shape = source.network.shape();
    const std::int64_t sum = 4;
    const std::int64_t value = source.isFixed() ? 2 : 4;
    const std::int64_t H = shape.hidden;
    std::vector<Buffer> buffers{{"net_sum", "sums", "NET_SUMS", sum * H * source.gates(), "before the nonlinearity"},
                                {"net_logit", "logits", "NET_CLASSES", sum * shape.classes, "of net_classify"}};
    if (source.resetsAfter())
        buffers.push_back({"net_sum", "recurrent", "NET_HIDDEN", sum * H, "U h + bU of the candidate"});
    if (source.inhibits()) buffers.push_back({"int32_t", "keys", "NET_HIDDEN", 4 * H, "what is ranked"});
    buffers.push_back({"net_value", "hidden", "NET_HIDDEN", value * H, "the state h"});
    if (shape.cell == CellKind::Lstm)
        buffers.push_back({"net_value", "memory", "NET_HIDDEN", value * H, "the state m"});
    if (source.gatesOldState() || source.scalesOldState())
        buffers.push_back({"net_value", "seen", "NET_HIDDEN", value * H, "h as the candidate sees it"});
    if (source.inhibits() && !source.inhibitsState())
        buffers.push_back({"net_value", "read", "NET_HIDDEN", value * H, "h as the readout sees it"});
    if (source.plan.numbers == NumberForm::Int8 && shape.hasEmbedding())
        buffers.push_back({"net_value", "frame", "NET_INPUTS", 2 * std::int64_t{shape.inputs}, "of a word"});
    if (source.listsWinners()) {
        buffers.push_back(
            {"uint16_t", "winners", "NET_WINNERS", 2 * std::int64_t{source.winners()}, "in rising order"});
        buffers.push_back({"uint16_t", "winner_count", "", 2, ""});
    }
    return buffers;
}

/// One array of constants.
struct Table {
    std::string name;
    const char* type;
    std::int64_t bytes;  ///< of one number
    std::int64_t length;
    const char* about;
    std::function<std::string(std::int64_t)> number;
    bool learns = false;  ///< it changes, so it is no constant
};

Table floatTable(const char* name, const char* about, ConstMatrixView tensor, bool columns = false,
                 const std::vector<Real>* columnScale = nullptr) {
    const int lines = columns ? tensor.rows() : tensor.cols();  // numbers that follow one another
    return {
        name, "net_weight", 4, static_cast<std::int64_t>(tensor.rows()) * tensor.cols(), about, [=](std::int64_t n) {
            const int i = static_cast<int>(columns ? n % lines : n / lines);
            const int j = static_cast<int>(columns ? n / lines : n % lines);
            const Real scale = columnScale ? (*columnScale)[static_cast<std::size_t>(j)] : Real(1);
            return floatLiteral(tensor(i, j) * scale);
        }};
}

template <typename Number>
Table wholeTable(std::string name, const char* type, std::int64_t bytes, const char* about,
                 const std::vector<Number>& numbers) {
    return {std::move(name),
            type,
            bytes,
            static_cast<std::int64_t>(numbers.size()),
            about,
            [&numbers](std::int64_t n) { return fmt::format("{}", numbers[static_cast<std::size_t>(n)]); }};
}

/// A word's column lies together: it is read alone.
Table columnsOf(const FixedMatrix& matrix, const char* name, const char* about, std::int64_t bytes) {
    return {
        name, "net_weight", bytes, static_cast<std::int64_t>(matrix.numbers.size()), about, [&matrix](std::int64_t n) {
            return fmt::format(
                "{}", matrix.row(static_cast<int>(n % matrix.rows))[static_cast<std::size_t>(n / matrix.rows)]);
        }};
}

constexpr auto aboutW = "input weights: a row for each unit of each gate";
constexpr auto aboutWords = "input weights: a column for each word";
constexpr auto aboutU = "recurrent weights";
constexpr auto aboutMiruU = "recurrent weights times beta";
constexpr auto aboutV = "readout weights: a row for each class";
constexpr auto aboutE = "embedding: NET_INPUTS numbers for each word";
constexpr auto aboutB = "feedback of errors, random: NET_HIDDEN numbers for each class";
constexpr auto aboutFactors = "bring its rows' sums to units of 1/65536";

Table perUnit(const char* name, const char* about, const std::vector<Real>& numbers) {
    return {name,  "net_weight",
            4,     static_cast<std::int64_t>(numbers.size()),
            about, [&numbers](std::int64_t n) { return floatLiteral(numbers[static_cast<std::size_t>(n)]); }};
}

std::vector<Table> floatTables(const CSource& source, const Coefficients& coefficients) {
    const NetworkShape& shape = source.network.shape();
    const auto& weights = source.network.parameters();
    std::vector<Table> tables{
        floatTable("W", shape.isOneHot ? aboutWords : aboutW, weights.tensor("W"), shape.isOneHot)};
    const bool scalesU = shape.cell == CellKind::Miru2 && !source.scalesOldState();
    if (weights.contains("U"))
        tables.push_back(floatTable("U", scalesU ? aboutMiruU : aboutU, weights.tensor("U"), false,
                                    scalesU ? &coefficients.beta : nullptr));
    tables.push_back(floatTable("b", "biases", weights.tensor("b")));
    if (weights.contains("bU"))
        tables.push_back(floatTable("bU", "biases inside the reset product", weights.tensor("bU")));
    tables.push_back(floatTable("V", aboutV, weights.tensor("V")));
    tables.push_back(floatTable("c", "readout biases", weights.tensor("c")));
    for (Table& table : tables) table.learns = source.plan.learns;
    if (shape.cell->hasLambda)
        tables.push_back(perUnit("lambda", "share of the old state that is kept", coefficients.lambda));
    if (source.scalesOldState())
        tables.push_back(perUnit("beta", "share of the old state that the candidate sees", coefficients.beta));
    if (shape.hasEmbedding()) tables.push_back(floatTable("E", aboutE, weights.tensor("E"), true));
    if (source.plan.learns && source.network.feedback().data())
        tables.push_back(floatTable("B", aboutB, source.network.feedback(), true));
    return tables;
}

std::vector<Table> fixedTables(const CSource& source) {
    const FixedNetwork& fixed = *source.fixed;
    const NetworkShape& shape = fixed.shape;
    const std::int64_t bytes = bytesOf(fixed.form);
    std::vector<Table> tables;
    const auto add = [&](const char* name, const char* about, const FixedMatrix& matrix, bool columns = false) {
        tables.push_back(columns ? columnsOf(matrix, name, about, bytes)
                                 : wholeTable(name, "net_weight", bytes, about, matrix.numbers));
        tables.push_back(wholeTable(std::string(name) + "_factors", "int32_t", 4, aboutFactors, matrix.factors));
    };
    add("W", shape.isOneHot ? aboutWords : aboutW, fixed.W, shape.isOneHot);
    if (fixed.U.rows > 0) add("U", shape.cell == CellKind::Miru2 ? aboutMiruU : aboutU, fixed.U);
    tables.push_back(wholeTable("b", "int32_t", 4, "biases, in units of 1/65536", fixed.b));
    if (!fixed.bU.empty())
        tables.push_back(wholeTable("bU", "int32_t", 4, "biases inside the reset product", fixed.bU));
    if (!fixed.lambda.empty())
        tables.push_back(wholeTable("lambda", "int16_t", 2, "share of the old state that is kept, in units of 1/32768",
                                    fixed.lambda));
    add("V", aboutV, fixed.V);
    tables.push_back(wholeTable("c", "int32_t", 4, "readout biases, in units of 1/65536", fixed.c));
    if (shape.hasEmbedding()) tables.push_back(wholeTable("E", "net_weight", bytes, aboutE, fixed.embedding));
    tables.push_back({"tanh", "int16_t", 2, static_cast<std::int64_t>(FixedPass::tanhTable().size()),
                      "tanh(i/32), in units of 1/32768", [](std::int64_t n) {
                          return fmt::format("{}", FixedPass::tanhTable()[static_cast<std::size_t>(n)]);
                      }});
    return tables;
}

std::vector<Table> tablesOf(const CSource& source, const Coefficients& coefficients) {
    return source.isFixed() ? fixedTables(source) : floatTables(source, coefficients);
}

std::string define(const char* name, const std::string& value, const std::string& about) {
    return fmt::format("#define {:<20} {}{}\n", name, value, about.empty() ? "" : " /* " + about + " */");
}

std::string sizesText(const CSource& source) {
    const NetworkShape& shape = source.network.shape();
    std::string text = define("NET_STEPS", fmt::format("{}", source.steps), "of the longest sequence it has learned");
    if (source.readsWords()) {
        text += define("NET_WORDS", fmt::format("{}", shape.vocabulary), "it has numbers for");
        text += define("NET_PADDING_WORD", "0",
                       source.padsTexts ? "in front of a text of fewer than NET_STEPS words" : "never read");
        text += define("NET_UNKNOWN_WORD", "1", "any other is read so");
    }
    if (!shape.isOneHot) text += define("NET_INPUTS", fmt::format("{}", shape.inputs), "numbers a step");
    text += define("NET_HIDDEN", fmt::format("{}", shape.hidden), "units");
    text += define("NET_SUMS", source.gates() == 1 ? "NET_HIDDEN" : fmt::format("({} * NET_HIDDEN)", source.gates()),
                   "a number for each unit of each gate");
    text += define("NET_CLASSES", fmt::format("{}", shape.classes), "");
    if (source.inhibits())
        text += define("NET_WINNERS", fmt::format("{}", source.winners()), "units that are not silenced");
    if (source.isFixed()) {
        if (!source.readsWords())
            text += define("NET_INPUT_SCALE", floatLiteral(static_cast<Real>(source.fixed->inputScale)),
                           "a number x is read as x times this, rounded, from -32767 to 32767");
        text += define("NET_LOGIT_SCALE", "65536", "a logit is this many times as large");
    }
    return text;
}

std::string typesText(const CSource& source) {
    std::string text;
    const auto type = [&](const char* of, const char* name, const char* about) {
        text += fmt::format("typedef {} {}; /* {} */\n", of, name, about);
    };
    const char* const value = source.isFixed() ? "int16_t" : "float";
    const char* const sum = source.isFixed() ? "int32_t" : "float";
    if (source.readsWords())
        type("uint16_t", "net_word", "its number among those it knows, by rank");
    else
        type(value, "net_input", "what is read");
    type(value, "net_value", source.isFixed() ? "a state, in units of 1/32768" : "a state");
    type(sum, "net_sum", "of products");
    type(sum, "net_logit", "of a class");
    return text;
}

std::string stateText(const CSource& source) {
    std::string text =
        "/* One sequence on its way. Nothing else is written to, so there may be many. */\ntypedef struct {\n";
    for (const Buffer& buffer : buffersOf(source))
        text += fmt::format("    {} {}{};{}\n", buffer.type, buffer.name,
                            *buffer.length ? fmt::format("[{}]", buffer.length) : std::string(),
                            *buffer.about ? fmt::format(" /* {} */", buffer.about) : std::string());
    return text + "} net_state;\n";
}

}  // namespace

std::string headerText(const CSource& source) {
    const NetworkShape& shape = source.network.shape();
    const bool words = source.readsWords();
    return fmt::format(
        R"(/* {title} of {hidden} units, trained and exported by MiRU Lab. Numbers: {numbers}{sparse}. */

#ifndef NET_H
#define NET_H

#include <stdint.h>

{sizes}
{types}
{state}
/* What NET_MARK in net.c is told. */
enum net_part {{
    NET_PART_INPUT,
    NET_PART_RECURRENT,
    NET_PART_NONLINEARITY,
    NET_PART_WINNERS,
    NET_PART_READOUT,
    NET_PARTS
}};

/* Before each sequence. */
void net_init(net_state *state);
/* Reads one step: {frame}. */
void net_step(net_state *state, {step});
/* What it answers now, a number for each class; the greatest is its answer. */
void net_logits(net_state *state, net_logit *logits);
/* The class of the greatest among logits first ... last - 1. */
int net_best(const net_logit *logits, int first, int last);
/* A whole sequence, from net_init to net_best of all classes. */
int net_classify(net_state *state, {sequence}, int steps);

#endif
)",
        fmt::arg("title", shape.cell->title), fmt::arg("hidden", shape.hidden),
        fmt::arg("numbers", keyOf(source.plan.numbers)), fmt::arg("sparse", source.plan.isSparse ? ", sparse" : ""),
        fmt::arg("sizes", sizesText(source)), fmt::arg("types", typesText(source)),
        fmt::arg("state", stateText(source)),
        fmt::arg("frame", words ? "a word" : "NET_INPUTS numbers, as the network has learned to read them"),
        fmt::arg("step", words ? "net_word word" : "const net_input *frame"),
        fmt::arg("sequence", words ? "const net_word *words" : "const net_input *frames"));
}

std::string weightsHeaderText(const CSource& source) {
    const Coefficients coefficients = source.network.coefficients();
    std::string text =
        "/* What net.c computes with: constants, which stay in flash@. Made by MiRU Lab. */\n\n#ifndef NET_WEIGHTS_H\n"
        "#define NET_WEIGHTS_H\n\n#include \"net.h\"\n\n";
    text.replace(text.find('@'), 1, source.plan.learns ? ", and weights that learn" : "");
    const char* const types[] = {"float", "int16_t", "int8_t"};
    text += fmt::format("typedef {} net_weight;\n\n", types[static_cast<int>(source.plan.numbers)]);
    if (source.isFixed()) {
        const FixedNetwork& fixed = *source.fixed;
        text += define("NET_W_SHIFT", fmt::format("{}", fixed.W.shift), "");
        if (fixed.U.rows > 0) text += define("NET_U_SHIFT", fmt::format("{}", fixed.U.shift), "");
        text += define("NET_V_SHIFT", fmt::format("{}", fixed.V.shift), "");
        if (fixed.shape.cell == CellKind::MinGru)
            text += define("NET_STATE_BITS", fmt::format("{}", fixed.stateBits), "h is kept in units of 2^-bits");
        if (fixed.shape.cell == CellKind::Lstm)
            text += define("NET_MEMORY_BITS", fmt::format("{}", fixed.memoryBits), "m is kept in units of 2^-bits");
        text += '\n';
    }
    for (const Table& table : tablesOf(source, coefficients))
        text += fmt::format("extern {}{} net_{}[{}]; /* {} */\n", table.learns ? "" : "const ", table.type, table.name,
                            table.length, table.about);
    return text + "\n#endif\n";
}

std::string weightsText(const CSource& source) {
    const Coefficients coefficients = source.network.coefficients();
    std::string text = "/* Made by MiRU Lab. */\n\n#include \"net_weights.h\"\n";
    constexpr std::size_t widest = 110;
    for (const Table& table : tablesOf(source, coefficients)) {
        text +=
            fmt::format("\n{}{} net_{}[{}] = {{\n", table.learns ? "" : "const ", table.type, table.name, table.length);
        std::string line = "   ";
        for (std::int64_t n = 0; n < table.length; ++n) {
            const std::string number = table.number(n);
            if (line.size() + number.size() + 2 > widest) {
                text += line + '\n';
                line = "   ";
            }
            line += ' ' + number + (n + 1 < table.length ? "," : "");
        }
        text += line + "\n};\n";
    }
    return text;
}

ExportSize sizeOf(const CSource& source) {
    const Coefficients coefficients = source.network.coefficients();
    ExportSize size;
    for (const Table& table : tablesOf(source, coefficients)) {
        size.weightBytes += table.bytes * table.length;
        if (table.learns) size.learnedBytes += table.bytes * table.length;
    }
    for (const Buffer& buffer : buffersOf(source)) size.stateBytes += buffer.bytes;
    size.stateBytes = (size.stateBytes + 3) / 4 * 4;
    if (source.plan.learns) addLearnerSize(source, size);
    return size;
}

}  // namespace miru
