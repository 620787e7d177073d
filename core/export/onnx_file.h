// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// ONNX files, by the ONNX library, which a build need not have.

#include <optional>
#include <string>

#include "core/export/onnx_graph.h"

namespace miru {

/// Why no ONNX file can be made, a sentence: this program was built without the library. Nothing if it can.
std::optional<std::string> onnxLibraryObstacle();

/// The bytes of the file. The library has checked it: each operator, and that all shapes fit. Throws std::runtime_error with
/// a sentence if it is too large, or the library refuses it.
std::string onnxFile(OnnxModel model);

}  // namespace miru
