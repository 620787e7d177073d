// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A network in the operators of ONNX (opset 13), so that ONNX Runtime and others compute what the lab computes.
//
// A GRU, an LSTM and an RNN are the standard operator of that name. All other cells, and every cell with inhibition on its
// state, step in the body of a Scan, with the input's products of all steps in front of it. Winners are found by TopK, which
// prefers the lower unit among equals as the lab does. Any number of sequences is read at once, in any number of steps.

#include <optional>
#include <string>

#include "core/export/onnx_graph.h"
#include "core/export/onnx_step.h"
#include "core/files/network_file.h"

namespace miru {

/// Inputs: "input" (batch × steps × I numbers) or "tokens" (batch × steps words), and "starts" (batch) where lengths are
/// their own. Output: "logits", batch × C, or batch × steps × C where every step is answered.
OnnxGraph onnxGraph(const Network& network, SequenceLengths lengths);

/// Whether it was trained on sequences of own lengths, which it then reads in ONNX too.
SequenceLengths lengthsOf(const StoredNetwork& stored);

/// With all that the file says about it; `dataset` is the title of what it has learned.
OnnxModel onnxModel(const StoredNetwork& stored, const std::string& dataset);

/// Why a network of this shape is no ONNX file, a sentence: a file has less than 2 GB. Nothing if it is.
std::optional<std::string> onnxObstacle(const NetworkShape& shape);

}  // namespace miru
