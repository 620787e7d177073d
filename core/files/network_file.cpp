// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/network_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "core/files/input_file.h"
#include "core/math/number_text.h"
#include "core/spec/make_network.h"
#include "core/spec/spec_json.h"
#include "core/spec/strict_json.h"

namespace miru {
namespace {

constexpr int largestSide = 1'000'000;  // of what one step reads, of steps, of classes: beyond it a file is wrong

/// Matrices have capital names (W), vectors small ones (b, betaLogit): a matrix may have one column too.
TensorFile::Shape shapeOf(const TensorShape& tensor) {
    const bool isMatrix = tensor.name[0] >= 'A' && tensor.name[0] <= 'Z';
    if (isMatrix) return {tensor.rows, tensor.cols};
    return {tensor.rows};
}

/// Of a network of this shape: what it learns and what it is given.
std::vector<TensorShape> arraysOf(const NetworkShape& shape) {
    auto tensors = Network::tensorsOf(shape);
    tensors.push_back({"beta", shape.hidden, 1});
    tensors.push_back({"lambda", shape.hidden, 1});
    return tensors;
}

/// Classes or inputs, as the arrays have them.
int sideOf(const TensorFile& file, std::string_view array, std::size_t dimension) {
    for (const TensorFile::Entry& entry : file.entries())
        if (entry.name == array && entry.shape.size() > dimension && entry.shape[dimension] >= 1 &&
            entry.shape[dimension] <= largestSide)
            return static_cast<int>(entry.shape[dimension]);
    throw std::runtime_error("There is no array " + std::string(array) + " in it.");
}

std::vector<std::string> listOfTexts(const TensorFile& file, const char* name) {
    const auto json = parseStrictJson<nlohmann::json>(file.text(name));
    if (!json.is_array() || !std::ranges::all_of(json, [](const nlohmann::json& text) { return text.is_string(); }))
        throw std::runtime_error(std::string("The text ") + name + " in it is no list of texts.");
    return json.get<std::vector<std::string>>();
}

}  // namespace

void addParameters(TensorFile& file, const std::string& prefix, const Parameters& parameters) {
    for (const TensorShape& tensor : parameters.tensors()) {
        const auto columns = parameters.tensor(tensor.name);
        std::vector<Real> rows;
        rows.reserve(static_cast<std::size_t>(tensor.rows) * static_cast<std::size_t>(tensor.cols));
        for (int i = 0; i < tensor.rows; ++i)
            for (int j = 0; j < tensor.cols; ++j) rows.push_back(columns(i, j));
        file.add(prefix + tensor.name, shapeOf(tensor), std::span<const Real>(rows));
    }
}

void readParameters(const TensorFile& file, const std::string& prefix, Parameters& parameters) {
    for (const TensorShape& tensor : parameters.tensors()) {
        const auto rows = file.numbers<Real>(prefix + tensor.name, shapeOf(tensor));
        auto columns = parameters.tensor(tensor.name);
        auto number = rows.begin();
        for (int i = 0; i < tensor.rows; ++i)
            for (int j = 0; j < tensor.cols; ++j) columns(i, j) = *number++;
    }
}

void checkArrays(const TensorFile& file, const std::string& prefix, const NetworkShape& shape) {
    for (const TensorShape& tensor : arraysOf(shape)) file.check(prefix + tensor.name, shapeOf(tensor));
}

void checkFinite(const TensorFile& file, const NetworkShape& shape) {
    for (const TensorShape& tensor : arraysOf(shape)) {
        const auto rows = file.numbers<Real>(tensor.name, shapeOf(tensor));
        const auto wrong = std::ranges::find_if_not(rows, [](Real number) { return std::isfinite(number); });
        if (wrong == rows.end()) continue;
        const auto place = wrong - rows.begin();
        throw std::runtime_error("The array " + tensor.name + " holds " + formatNumber(*wrong) + " in row " +
                                 std::to_string(place / tensor.cols + 1) + ", column " +
                                 std::to_string(place % tensor.cols + 1) + "; all numbers must be finite.");
    }
}

bool vocabularyMatches(const std::vector<std::string>& words, const Vocabulary& vocabulary) {
    return words.size() <= vocabulary.words().size() &&
           std::equal(words.begin(), words.end(), vocabulary.words().begin());
}

std::vector<std::string> wordsIn(const TensorFile& file) {
    if (!file.metadata.contains("words")) return {};
    const bool areWords = unitIn(file) == Vocabulary::Unit::Word;
    if (areWords && (!file.metadata.contains("wordRule") || file.wholeNumber<int>("wordRule") != Vocabulary::wordRule))
        throw std::runtime_error("Its words were found in texts by another rule than this version's.");
    return listOfTexts(file, "words");
}

Vocabulary::Unit unitIn(const TensorFile& file) {
    if (!file.metadata.contains("unit"))
        throw std::runtime_error("It does not say whether it reads words or characters (the text unit).");
    const std::string& unit = file.text("unit");
    if (unit == "character") return Vocabulary::Unit::Character;
    if (unit != "word") throw std::runtime_error("The text unit in it is neither word nor character.");
    return Vocabulary::Unit::Word;
}

void addNetwork(TensorFile& file, const std::string& prefix, const Network& network) {
    addParameters(file, prefix, network.parameters());
    const TensorFile::Shape perUnit{network.shape().hidden};
    const Coefficients coefficients = network.coefficients();
    file.add(prefix + "beta", perUnit, std::span<const Real>(coefficients.beta));
    file.add(prefix + "lambda", perUnit, std::span<const Real>(coefficients.lambda));
}

void readNetwork(const TensorFile& file, const std::string& prefix, Network& network) {
    readParameters(file, prefix, network.parameters());
    const TensorFile::Shape perUnit{network.shape().hidden};
    network.chosenCoefficients().beta = file.numbers<Real>(prefix + "beta", perUnit);
    network.chosenCoefficients().lambda = file.numbers<Real>(prefix + "lambda", perUnit);
}

std::string networkFile(const ExperimentSpec& spec, const Network& network, int steps,
                        const std::vector<std::string>* words, const std::vector<std::string>* classNames,
                        bool hasOwnLengths) {
    TensorFile file;
    file.metadata = {
        {"program", "MiRU Lab"},
        {"holds", "network"},
        {"spec", writeSpec(spec)},
        {"steps", std::to_string(steps)},
        {"W", std::string("input weights (G*H x I), gates stacked in rows: ") + network.shape().cell->rows},
        {"b", "biases (G*H), gates stacked like W"},
        {"V", "readout weights (C x H)"},
        {"c", "readout biases (C)"},
        {"beta", "scale of the old state inside the candidate, one per unit"},
        {"lambda", "share of the old state that is kept, one per unit"},
    };
    const auto describe = [&](const char* array, const char* text) {
        if (network.parameters().contains(array)) file.metadata[array] = text;
    };
    describe("U", "recurrent weights (G*H x H), gates stacked like W");
    describe("bU", "bias inside the reset product (H), for a GRU whose reset gate acts after it");
    describe("betaLogit", "what is learned of beta (H): beta = 1 / (1 + exp(-betaLogit))");
    describe("lambdaLogit", "what is learned of lambda (H): lambda = 1 / (1 + exp(-lambdaLogit))");
    if (network.shape().answers == Answers::EveryStep) file.metadata["answers"] = "every-step";
    describe("E", "embedding (I x N): a column for each word; the first two are padding and the unknown word");
    if (hasOwnLengths) file.metadata["lengths"] = "own";
    if (words) {
        if (network.shape().isOneHot)
            file.metadata["W"] += "; a column for each word, the first two for padding and the unknown word";
        file.metadata["words"] = nlohmann::json(*words).dump();  // of the third column and those after it
        const bool areCharacters = network.shape().dataKind() == DataKind::RunningTexts;
        file.metadata["unit"] = areCharacters ? "character" : "word";
        if (!areCharacters) file.metadata["wordRule"] = std::to_string(Vocabulary::wordRule);
    }
    if (classNames && !classNames->empty()) file.metadata["classNames"] = nlohmann::json(*classNames).dump();
    addNetwork(file, "", network);
    return file.bytes();
}

namespace {

TensorFile readTensors(const std::filesystem::path& path, const TensorFile::Wanted& wanted) {
    InputFile file(path);
    try {
        return TensorFile::read(file, wanted);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not read " + path.string() + ": " + error.what());
    }
}

/// What a network's file says of itself, its arrays' shapes among it; their numbers are not asked for.
struct NetworkClaim {
    ExperimentSpec spec;  ///< as it was begun
    ExperimentSpec last;  ///< with every change made
    SequenceSet::Shape sequences;
    bool readsWords = false;
    NetworkShape network;
};

std::vector<std::string> classNamesIn(const TensorFile& file, int classes) {
    if (!file.metadata.contains("classNames")) return {};
    auto names = listOfTexts(file, "classNames");
    if (names.size() != static_cast<std::size_t>(classes))
        throw std::runtime_error("The text classNames in it should be a list of " + std::to_string(classes) +
                                 " names.");
    return names;
}

NetworkClaim claimOf(const TensorFile& file) {
    const SpecReading reading = readSpec(file.text("spec"));
    if (!reading.isGood()) throw std::runtime_error("Its spec is not right: " + reading.problems.front().sentence);
    const int steps = file.wholeNumber<int>("steps");
    if (steps < 1 || steps > largestSide)
        throw std::runtime_error("The text steps should be a whole number from 1 to a million.");
    const bool readsWords = file.metadata.contains("words");
    const bool hasEmbedding = std::ranges::find(file.entries(), "E", &TensorFile::Entry::name) != file.entries().end();
    SequenceSet::Shape shape{steps, readsWords ? 1 : sideOf(file, "W", 1), sideOf(file, "c", 0),
                             readsWords ? sideOf(file, hasEmbedding ? "E" : "W", 1) : 0};
    if (file.metadata.contains("answers")) {
        if (file.text("answers") != "every-step") throw std::runtime_error("The text answers in it is not every-step.");
        shape.answers = Answers::EveryStep;
    }
    if (file.metadata.contains("lengths")) {
        if (readsWords || file.text("lengths") != "own") throw std::runtime_error("The text lengths in it is not own.");
        shape.layout.hasOwnLengths = true;
    }
    if (shape.inputs > maxNumbersPerSequence / steps)
        throw std::runtime_error("It reads more numbers than a sequence can have.");
    const ExperimentSpec last = withEventsApplied(reading.spec);
    if (readsWords && steps > last.text.longest) throw std::runtime_error("It reads longer texts than its spec says.");
    NetworkClaim claim{reading.spec, last, shape, readsWords, networkShapeOf(last, shape)};
    if (!readsWords) claim.network.inputs = shape.inputs;  // an image may be read pixel by pixel
    claim.network.classes = shape.classes;  // its outputs; how many classes the data had does not matter any more
    checkArrays(file, "", claim.network);
    return claim;
}

}  // namespace

TensorFile readTensorFile(const std::filesystem::path& path) {
    return readTensors(path, [](const TensorFile::Entry&) { return true; });
}

TensorFile readTensorHeader(const std::filesystem::path& path) {
    return readTensors(path, [](const TensorFile::Entry&) { return false; });
}

TensorFile readNetworkArrays(const std::filesystem::path& path, const NetworkShape& shape) {
    const TensorFile header = readTensorHeader(path);
    try {
        checkArrays(header, "", shape);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(path.string() + ": " + error.what());
    }
    const auto arrays = arraysOf(shape);
    return readTensors(path, [&](const TensorFile::Entry& entry) {
        const auto found = std::ranges::find(arrays, entry.name, &TensorShape::name);
        return found != arrays.end() && entry.shape == shapeOf(*found);
    });
}

StoredNetwork networkFrom(const TensorFile& file) {
    const NetworkClaim claim = claimOf(file);
    checkFinite(file, claim.network);
    const ExperimentSpec& last = claim.last;
    StoredNetwork stored{claim.spec,
                         Network(claim.network, drawCoefficients(last), last.inhibition, last.seed, creditOf(last)),
                         claim.sequences.steps, nullptr};
    readNetwork(file, "", stored.network);
    stored.hasOwnLengths = claim.sequences.layout.hasOwnLengths;
    stored.classNames = classNamesIn(file, claim.network.classes);
    if (claim.readsWords) {
        stored.vocabulary = std::make_shared<const Vocabulary>(wordsIn(file), unitIn(file));
        if (stored.vocabulary->size() != stored.network.shape().vocabulary)
            throw std::runtime_error("Its words are not as many as there are columns for them.");
    }
    return stored;
}

StoredNetwork readStoredNetwork(const std::filesystem::path& path) {
    const TensorFile header = readTensorHeader(path);
    if (!header.metadata.contains("spec"))
        throw std::runtime_error("Could not use " + path.string() +
                                 ": it does not say how its network was trained, as one that MiRU Lab wrote does.");
    try {
        return networkFrom(readNetworkArrays(path, claimOf(header).network));
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("Could not use " + path.string() + ": " + error.what());
    }
}

}  // namespace miru
