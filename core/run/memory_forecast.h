// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How much memory a run will take, known from its settings before it starts.
//
// Counted from shapes, like the cost of the network, but of the whole program: what the batches of every thread leave behind
// for the way back (the traces, G gates and the states of T steps) is by far the most where sequences are long.
//
//     traces ≈ threads · (64 evaluated + 16 trained on, twice) · T · H · (G + 2) · 4 bytes

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include "core/spec/experiment_spec.h"
#include "core/tasks/dataset_source.h"

namespace miru {

/// What the forecast has to know of a data set.
struct DataExtent {
    SequenceSet::Shape shape;
    int bytesPerElement = 1;
    int trainCount = 0;
    int testCount = 0;
    std::int64_t bytes = 0;  ///< of both sets in memory
};
/// Of a data set whose texts are read so.
DataExtent extentOf(const Dataset& dataset, const TextReading& reading);

/// How a run is done, as far as it takes memory.
struct RunManner {
    int threads = 0;            ///< 0 = one for each core
    bool keepsFolder = false;   ///< checkpoints are written
    bool keepsMoments = false;  ///< to be looked back at, in the window
};

/// Bytes, by what they are for.
struct MemoryForecast {
    std::int64_t program = 0;    ///< code and libraries
    std::int64_t data = 0;       ///< sequences, and which belong to each task
    std::int64_t weights = 0;    ///< the network, its gradients, what the optimiser remembers
    std::int64_t traces = 0;     ///< of every thread, forwards and backwards
    std::int64_t rehearsal = 0;  ///< sequences kept
    std::int64_t snapshots = 0;  ///< networks of ends of tasks, moments kept, a checkpoint being written

    std::int64_t total() const { return program + data + weights + traces + rehearsal + snapshots; }
    /// What is not there yet when the data have been read.
    std::int64_t stillToCome() const { return total() - program - data; }
};

/// Of training the whole stream.
MemoryForecast memoryOf(const ExperimentSpec& spec, const DataExtent& data, const RunManner& manner);
/// Of evaluating a network on it.
MemoryForecast memoryOfEvaluation(const ExperimentSpec& spec, const DataExtent& data, int threads);

/// A study has runs that this machine has no memory for.
struct NotEnoughMemory : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Why a run whose data have been read cannot be done, a sentence with the figures: it needs more memory than is available.
/// Nothing if there is enough.
std::optional<std::string> memoryObstacle(const MemoryForecast& forecast);

}  // namespace miru
