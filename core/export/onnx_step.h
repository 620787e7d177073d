// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One step of a cell in the operators of ONNX, for cells and inhibition that no standard operator has: the body of a Scan.

#include <string>
#include <vector>

#include "core/export/onnx_graph.h"
#include "core/model/network.h"

namespace miru {

/// Whether all sequences read at once have the same number of steps. Else a shorter one ends with the others and begins
/// later, at a step that is named in the input "starts"; what stands in front of it is not read.
enum class SequenceLengths { Equal, Own };

/// Reads the states before the step (h, and m of a cell that has it), then what the input gives to the gates, W x + b, group by
/// group, then (of own lengths) whether each sequence has begun. Gives the states after it, and h once more where every step is
/// answered.
OnnxGraph onnxStep(const Network& network, SequenceLengths lengths);

/// Gates whose W x + b are handed over together, from the first on.
std::vector<int> inputGroupsOf(const NetworkShape& shape);

/// Silences all but the winners of `state`, whose last axis has the units. Of equals TopK takes the lower unit.
std::string addWinners(OnnxGraph& graph, const Network& network, const std::string& state, const std::string& output);

}  // namespace miru
