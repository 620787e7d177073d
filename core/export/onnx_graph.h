// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an ONNX file holds, as plain values: operators, the tensors that flow between them, and constants. Nothing of the ONNX
// library is in here; core/export/onnx_file.h makes a file of it.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/math/matrix.h"

namespace miru {

enum class OnnxType { Float, Int32, Int64, Bool };

/// A length that is known, or one that has a name: it differs from call to call.
using OnnxDimension = std::variant<std::int64_t, std::string>;
using OnnxShape = std::vector<OnnxDimension>;
inline constexpr const char* batchAxis = "batch";
inline constexpr const char* stepsAxis = "steps";

/// A tensor that goes in or comes out.
struct OnnxValue {
    std::string name;
    OnnxType type = OnnxType::Float;
    OnnxShape shape;
    std::string note = {};
};

/// A tensor whose numbers are in the file, row-major.
struct OnnxConstant {
    std::string name;
    OnnxType type = OnnxType::Float;
    std::vector<std::int64_t> shape;
    std::string bytes;  ///< little-endian
    std::string note = {};
};

struct OnnxGraph;

struct OnnxAttribute {
    std::string name;
    std::variant<std::int64_t, std::vector<std::int64_t>, std::shared_ptr<OnnxGraph>> value;
};

inline OnnxAttribute onnxAttribute(const char* name, std::int64_t number) { return {name, number}; }
inline OnnxAttribute onnxAttribute(const char* name, std::vector<std::int64_t> numbers) {
    return {name, std::move(numbers)};
}

struct OnnxNode {
    std::string op;
    std::vector<std::string> inputs;  ///< "": an optional one that is left out
    std::vector<std::string> outputs;
    std::vector<OnnxAttribute> attributes = {};
    std::string note = {};
};

struct OnnxGraph {
    std::string name;
    std::string note = {};
    std::vector<OnnxValue> inputs = {};
    std::vector<OnnxValue> outputs = {};
    std::vector<OnnxConstant> constants = {};
    std::vector<OnnxNode> nodes = {};

    /// Adds a node that has one output, and returns its name.
    std::string add(const char* op, std::vector<std::string> inputsOf, const std::string& output,
                    std::vector<OnnxAttribute> attributes = {}, std::string noteOn = {});

    /// Adds a constant, and returns its name.
    std::string addNumbers(const std::string& constant, const std::vector<std::int64_t>& numbers,
                           std::vector<std::int64_t> shape);
    /// One axis.
    std::string addNumbers(const std::string& constant, const std::vector<std::int64_t>& numbers);
    /// One number.
    std::string addNumber(const std::string& constant, std::int64_t number) {
        return addNumbers(constant, {number}, {});
    }
    std::string addNumber(const std::string& constant, float number);
    /// The matrix as ONNX multiplies by it from the right: transposed, columns × rows.
    std::string addTransposed(const std::string& constant, ConstMatrixView matrix, std::string noteOn = {});
    /// Numbers that are given row by row.
    std::string addReals(const std::string& constant, const std::vector<Real>& numbers, std::vector<std::int64_t> shape,
                         std::string noteOn = {});
};

/// A graph, and what is said of it to people and programs.
struct OnnxModel {
    OnnxGraph graph;
    std::string note = {};
    std::vector<std::pair<std::string, std::string>> texts = {};  ///< ONNX: metadata
};

}  // namespace miru
