// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The many numbers of a snapshot, as arrays of its file: what was watched, what is kept, what is remembered.

#include <memory>
#include <string>
#include <vector>

#include "core/files/safetensors.h"
#include "core/files/snapshot_fields.h"
#include "core/math/named_arrays.h"

namespace miru {

/// Where the arrays of one of several lie: "learned3/" for number 2.
std::string numbered(const std::string& prefix, const char* what, std::size_t number);

// Each pair below writes a part of a snapshot and reads it again; names of arrays begin with `prefix`.

/// What the network's units did on a task; the histograms as JSON.
FieldWriter::Json addActivity(TensorFile& file, const std::string& prefix, const Activity& activity);
Activity activityFrom(const TensorFile& file, const std::string& prefix, const FieldReader::Json& json,
                      const Network& network, int steps);

void addWords(TensorFile& file, const std::string& name, const std::vector<std::string>& words);
std::vector<std::string> wordsFrom(const TensorFile& file, const std::string& name);

/// Test sequences that are watched.
void addSamples(TensorFile& file, const std::string& prefix, const WatchedSamples& samples);
std::shared_ptr<const WatchedSamples> samplesFrom(const TensorFile& file, const std::string& prefix, int steps,
                                                  int inputs, const SequenceLayout& layout,
                                                  const NetworkShape& network);

/// What is kept to be rehearsed, as far as it is shown.
FieldWriter::Json addBuffer(TensorFile& file, const std::string& prefix, const BufferSummary& buffer,
                            std::int64_t numbers, bool hasOwnLengths, bool readsWords);
/// `inputsOfOwnLengths`: numbers a step has where each sequence has its own length; else 0.
BufferSummary bufferFrom(const TensorFile& file, const std::string& prefix, const FieldReader::Json& json,
                         std::int64_t numbers, int inputsOfOwnLengths, int tasks, int vocabulary);

/// What an optimiser or a strategy remembers.
void addNamedArrays(TensorFile& file, const std::string& prefix, const NamedArrays& arrays);
NamedArrays namedArraysFrom(const TensorFile& file, const std::string& prefix);

}  // namespace miru
