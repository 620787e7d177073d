// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In place of onnx_file.cpp where the ONNX library is not installed.

#include <stdexcept>

#include "core/export/onnx_file.h"

namespace miru {

std::optional<std::string> onnxLibraryObstacle() {
    return "ONNX files are made by a library that was not there when this program was built; on Debian: apt install "
           "libonnx-dev libprotobuf-dev, then build again (in the project's folder: ./lab setup onnx; the next ./lab "
           "run builds).";
}

std::string onnxFile(OnnxModel) { throw std::runtime_error(*onnxLibraryObstacle()); }

}  // namespace miru
