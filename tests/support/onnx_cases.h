// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Small networks of every kind with sequences to read, as ONNX takes them, and what the lab answers.

#include <QString>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/export/onnx_network.h"
#include "core/math/random.h"
#include "core/model/cell_kinds.h"

namespace miru::test {

/// Every cell, in every form.
inline constexpr const char* onnxCells[] = {"lstm",           "gru",   "gru, reset after", "mgu", "miru1",
                                            "miru1, learned", "miru2", "miru2, learned",   "rnn", "mingru"};

/// A file's bytes, and what it reads.
struct OnnxCase {
    std::string file;
    nlohmann::json inputs;  ///< NAME: {"type", "dims", "data"}
};

inline nlohmann::json onnxTensor(const char* type, const std::vector<std::int64_t>& dims, nlohmann::json data) {
    return {{"type", type}, {"dims", dims}, {"data", std::move(data)}};
}

inline constexpr int hiddenUnits = 13;
inline constexpr int inputCount = 5;
inline constexpr int classCount = 3;
inline constexpr int wordCount = 7;
inline constexpr int manyWords = 5 * hiddenUnits;
inline constexpr int stepCount = 9;
inline const std::vector<int> laterStarts{0, 3, 0, 8};

/// Of few words the vectors are short, of many longer than all gates of a cell.
enum class Reading { Numbers, Words, FewOneHot, ManyOneHot };

inline NetworkShape shapeNamed(const QString& cell) {
    NetworkShape shape{.inputs = inputCount, .hidden = hiddenUnits, .classes = classCount};
    shape.cell = *findCellKind(cell.section(',', 0, 0).toStdString());
    shape.gruReset = cell.contains("reset after") ? ResetOrder::AfterProduct : ResetOrder::BeforeProduct;
    shape.learnsCoefficients = cell.contains("learned");
    return shape;
}

inline NetworkShape readingAs(NetworkShape shape, Reading reading, Answers answers) {
    shape.answers = answers;
    shape.vocabulary = reading == Reading::Numbers ? 0 : reading == Reading::ManyOneHot ? manyWords : wordCount;
    shape.isOneHot = reading == Reading::FewOneHot || reading == Reading::ManyOneHot;
    if (shape.isOneHot) shape.inputs = shape.vocabulary;
    return shape;
}

inline Network trainedNetwork(const NetworkShape& shape, const Inhibition& inhibition) {
    Random random(5, "coefficients");
    Coefficients coefficients;
    for (int i = 0; i < shape.hidden; ++i) {
        coefficients.beta.push_back(static_cast<Real>(random.uniform(0, 1)));
        coefficients.lambda.push_back(static_cast<Real>(random.uniform(0, 0.9)));
    }
    Network network(shape, coefficients, inhibition, 3);
    // Biases too: as after learning.
    for (const TensorShape& tensor : network.parameters().tensors())
        for (int j = 0; j < tensor.cols; ++j)
            for (int i = 0; i < tensor.rows; ++i)
                network.parameters().tensor(tensor.name)(i, j) = static_cast<Real>(random.normal() * 0.5);
    return network;
}

inline std::vector<Inhibition> allInhibitions() {
    using Where = Inhibition::Where;
    using Rank = Inhibition::Rank;
    return {{},
            {0.75, Where::State, Rank::Value},
            {0.75, Where::State, Rank::Magnitude},
            {0.5, Where::Readout, Rank::Value},
            {0.5, Where::Readout, Rank::Magnitude}};
}

/// Sequences side by side, and what the lab answers.
struct LabAnswer {
    OnnxCase onnx;
    std::vector<double> logits;  ///< in ONNX's order
};

inline LabAnswer labAnswer(const Network& network, const std::vector<int>& starts, int batch) {
    const NetworkShape& shape = network.shape();
    const int columns = stepCount * batch;
    Random random(11, "sequences");
    const auto place = [&](int t, int b) { return static_cast<std::size_t>(b * stepCount + t); };
    LabAnswer answer;
    std::vector<Token> tokens(static_cast<std::size_t>(columns));
    Matrix frames(shape.inputs, columns);
    if (shape.vocabulary > 0) {
        std::vector<int> words(static_cast<std::size_t>(columns));
        for (int j = 0; j < columns; ++j) {
            const auto word = random.below(static_cast<std::uint64_t>(shape.vocabulary));
            tokens[static_cast<std::size_t>(j)] = static_cast<Token>(word);
            words[place(j / batch, j % batch)] = static_cast<int>(word);
        }
        answer.onnx.inputs["tokens"] = onnxTensor("int64", {batch, stepCount}, words);
    } else {
        std::vector<float> numbers(static_cast<std::size_t>(columns * shape.inputs));
        for (int j = 0; j < columns; ++j)
            for (int i = 0; i < shape.inputs; ++i) {
                frames(i, j) = static_cast<Real>(random.uniform(0, 1));
                numbers[place(j / batch, j % batch) * static_cast<std::size_t>(shape.inputs) +
                        static_cast<std::size_t>(i)] = static_cast<float>(frames(i, j));
            }
        answer.onnx.inputs["input"] = onnxTensor("float32", {batch, stepCount, shape.inputs}, numbers);
    }
    if (!starts.empty()) answer.onnx.inputs["starts"] = onnxTensor("int64", {batch}, starts);

    NetworkInput input{.steps = stepCount, .starts = starts};
    if (shape.vocabulary > 0)
        input.tokens = tokens;
    else
        input.frames = frames;
    NetworkPass pass;
    network.forward(input, pass);
    const int steps = pass.logits.cols() / batch;
    for (int b = 0; b < batch; ++b)
        for (int t = 0; t < steps; ++t)
            for (int label = 0; label < shape.classes; ++label)
                answer.logits.push_back(static_cast<double>(pass.logits(label, t * batch + b)));
    return answer;
}

/// A network, and whether its sequences have own lengths: calls `take` with every inhibition, of numbers and words, with one
/// answer and many.
template <typename Take>
void forEachNetwork(const QString& cell, Take take) {
    for (const Inhibition& inhibition : allInhibitions())
        for (const Reading reading : {Reading::Numbers, Reading::Words, Reading::FewOneHot, Reading::ManyOneHot})
            for (const Answers when : {Answers::AtTheEnd, Answers::EveryStep})
                for (const SequenceLengths lengths : {SequenceLengths::Equal, SequenceLengths::Own})
                    take(trainedNetwork(readingAs(shapeNamed(cell), reading, when), inhibition), lengths);
}

/// Where `batch` sequences begin.
inline std::vector<int> startsOf(SequenceLengths lengths, int batch) {
    if (lengths == SequenceLengths::Equal) return {};
    return {laterStarts.begin(), laterStarts.begin() + batch};
}

}  // namespace miru::test
