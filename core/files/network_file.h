// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network as a safetensors file: what it has learned and what it was given, for other programs and for later runs.
//
//     W  (G·H × I)  input weights; gates stacked in rows: GRU z, r, h~; LSTM i, f, g, o; MGU
//                   f, h~; MiRU-1 r, h~; MiRU-2 and RNN h~; minGRU z, h~
//     U  (G·H × H)  recurrent weights, of a minGRU none        b (G·H)  biases        bU (H)  only a GRU with reset after the product
//     V  (C × H)    readout weights          c (C)    its bias
//     E  (I × N)    embedding of N words; where words are read without one, W has N columns. Which words they are is a list
//                   in the text "words"; "unit" says whether they are words or characters, and "wordRule" has the number of
//                   the rule by which texts were cut into words
//     the text "classNames" is a list of what the data call the classes
//     the text "lengths" is "own" where each sequence has steps of its own number, T at most
//     beta, lambda (H)   the coefficients of every unit; where they are learned σ of betaLogit, lambdaLogit (H)
//     the text "answers" is "every-step" where each step is answered
//
// H hidden units, I inputs per step, C classes, G gates; row-major. Files made by others need no metadata of ours.

#include <filesystem>

#include "core/files/safetensors.h"
#include "core/model/network.h"
#include "core/spec/experiment_spec.h"
#include "core/tasks/vocabulary.h"

namespace miru {

/// More numbers than this no sequence has (T·I, or words): a file that says so is wrong.
inline constexpr int maxNumbersPerSequence = 1 << 20;

/// Throws std::runtime_error unless the file holds all arrays of a network of this shape. To be asked before such a network
/// is made: a file may claim more than there is memory.
void checkArrays(const TensorFile& file, const std::string& prefix, const NetworkShape& shape);
/// Throws std::runtime_error with array, row and column of the first number of such a network that is not finite. Files of
/// runs that diverged hold such numbers; nobody can compute with them.
void checkFinite(const TensorFile& file, const NetworkShape& shape);
/// Whether these words, which a network has numbers for, are the first ones of the vocabulary, one by one.
bool vocabularyMatches(const std::vector<std::string>& words, const Vocabulary& vocabulary);
/// The words or characters that the file has numbers for, by rank; none if it does not say. Throws std::runtime_error if they were found
/// by another rule than `Vocabulary::wordRule`.
std::vector<std::string> wordsIn(const TensorFile& file);
/// Whether they are words or characters. Throws std::runtime_error if it does not say.
Vocabulary::Unit unitIn(const TensorFile& file);
/// Adds the arrays of a network, their names beginning with `prefix`.
void addNetwork(TensorFile& file, const std::string& prefix, const Network& network);
/// Puts the arrays of the file into a network of the same shape, coefficients included. Throws std::runtime_error with
/// the first array that is missing or of another shape; then the network may have been changed in part.
void readNetwork(const TensorFile& file, const std::string& prefix, Network& network);

/// Learned numbers, or a gradient's or an optimiser's in the same layout, tensor by tensor.
void addParameters(TensorFile& file, const std::string& prefix, const Parameters& parameters);
void readParameters(const TensorFile& file, const std::string& prefix, Parameters& parameters);

/// The whole file: arrays, the spec, the shape of what is read (T steps) and a word on each array as metadata; `words`, if
/// it reads any, those of its vocabulary by rank; `classNames`, if they are known, in order.
std::string networkFile(const ExperimentSpec& spec, const Network& network, int steps,
                        const std::vector<std::string>* words = nullptr,
                        const std::vector<std::string>* classNames = nullptr, bool hasOwnLengths = false);

/// Reads a file. Throws std::runtime_error with its path and what is wrong.
TensorFile readTensorFile(const std::filesystem::path& path);
/// The same, but its texts and the names, types and shapes of its arrays alone.
TensorFile readTensorHeader(const std::filesystem::path& path);
/// The same, but the arrays of a network of this shape alone, if it has them all: a file may claim any others.
TensorFile readNetworkArrays(const std::filesystem::path& path, const NetworkShape& shape);

/// What a network file of ours says of itself, with the network it holds.
struct StoredNetwork {
    ExperimentSpec spec;
    Network network;
    int steps = 0;
    std::shared_ptr<const Vocabulary> vocabulary;  ///< if it reads words; else null
    std::vector<std::string> classNames = {};      ///< as the data called them; empty if the file does not say
    bool hasOwnLengths = false;                    ///< it was trained on sequences of up to `steps` steps each
};
/// Throws std::runtime_error with a sentence if the file is no network of ours.
StoredNetwork networkFrom(const TensorFile& file);
/// Reads it from the disk, no more of it than is a network. Throws std::runtime_error with path and reason.
StoredNetwork readStoredNetwork(const std::filesystem::path& path);

}  // namespace miru
