// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/export/onnx_graph.h"

#include <bit>
#include <cstring>

namespace miru {
namespace {

template <typename Number>
void append(std::string& bytes, Number number) {
    static_assert(std::endian::native == std::endian::little, "ONNX keeps numbers little-endian");
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes.append(raw, sizeof number);
}

}  // namespace

std::string OnnxGraph::add(const char* op, std::vector<std::string> inputsOf, const std::string& output,
                           std::vector<OnnxAttribute> attributes, std::string noteOn) {
    nodes.push_back({op, std::move(inputsOf), {output}, std::move(attributes), std::move(noteOn)});
    return output;
}

std::string OnnxGraph::addNumbers(const std::string& constant, const std::vector<std::int64_t>& numbers,
                                  std::vector<std::int64_t> shape) {
    std::string bytes;
    for (const std::int64_t number : numbers) append(bytes, number);
    constants.push_back({constant, OnnxType::Int64, std::move(shape), std::move(bytes)});
    return constant;
}

std::string OnnxGraph::addNumbers(const std::string& constant, const std::vector<std::int64_t>& numbers) {
    return addNumbers(constant, numbers, {static_cast<std::int64_t>(numbers.size())});
}

std::string OnnxGraph::addNumber(const std::string& constant, float number) {
    std::string bytes;
    append(bytes, number);
    constants.push_back({constant, OnnxType::Float, {}, std::move(bytes)});
    return constant;
}

std::string OnnxGraph::addTransposed(const std::string& constant, ConstMatrixView matrix, std::string noteOn) {
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(matrix.rows()) * static_cast<std::size_t>(matrix.cols()) * sizeof(float));
    for (int j = 0; j < matrix.cols(); ++j)  // a column of ours is a row of theirs
        for (int i = 0; i < matrix.rows(); ++i) append(bytes, static_cast<float>(matrix(i, j)));
    constants.push_back(
        {constant, OnnxType::Float, {matrix.cols(), matrix.rows()}, std::move(bytes), std::move(noteOn)});
    return constant;
}

std::string OnnxGraph::addReals(const std::string& constant, const std::vector<Real>& numbers,
                                std::vector<std::int64_t> shape, std::string noteOn) {
    std::string bytes;
    bytes.reserve(numbers.size() * sizeof(float));
    for (const Real number : numbers) append(bytes, static_cast<float>(number));
    constants.push_back({constant, OnnxType::Float, std::move(shape), std::move(bytes), std::move(noteOn)});
    return constant;
}

}  // namespace miru
