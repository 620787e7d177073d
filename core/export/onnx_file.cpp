// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one place that knows the ONNX library.

#include "core/export/onnx_file.h"

#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>

#include <limits>
#include <stdexcept>

namespace miru {
namespace {

/// Read by ONNX 1.8 (2020) and later, and by ONNX Runtime 1.6 and later.
constexpr int opset = 13;
constexpr int irVersion = 7;

int typeOf(OnnxType type) {
    switch (type) {
        case OnnxType::Int32: return onnx::TensorProto::INT32;
        case OnnxType::Int64: return onnx::TensorProto::INT64;
        case OnnxType::Bool: return onnx::TensorProto::BOOL;
        case OnnxType::Float: break;
    }
    return onnx::TensorProto::FLOAT;
}

void write(onnx::ValueInfoProto& to, const OnnxValue& value) {
    to.set_name(value.name);
    to.set_doc_string(value.note);
    auto& tensor = *to.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(typeOf(value.type));
    auto& shape = *tensor.mutable_shape();
    for (const OnnxDimension& dimension : value.shape) {
        if (const auto* const size = std::get_if<std::int64_t>(&dimension))
            shape.add_dim()->set_dim_value(*size);
        else
            shape.add_dim()->set_dim_param(std::get<std::string>(dimension));
    }
}

void write(onnx::TensorProto& to, OnnxConstant& constant) {
    to.set_name(constant.name);
    to.set_doc_string(constant.note);
    to.set_data_type(typeOf(constant.type));
    for (const std::int64_t size : constant.shape) to.add_dims(size);
    to.set_raw_data(std::move(constant.bytes));
}

void write(onnx::GraphProto& to, OnnxGraph& graph);

void write(onnx::AttributeProto& to, OnnxAttribute& attribute) {
    to.set_name(attribute.name);
    if (const auto* const number = std::get_if<std::int64_t>(&attribute.value)) {
        to.set_type(onnx::AttributeProto::INT);
        to.set_i(*number);
    } else if (const auto* const numbers = std::get_if<std::vector<std::int64_t>>(&attribute.value)) {
        to.set_type(onnx::AttributeProto::INTS);
        for (const std::int64_t each : *numbers) to.add_ints(each);
    } else {
        to.set_type(onnx::AttributeProto::GRAPH);
        write(*to.mutable_g(), *std::get<std::shared_ptr<OnnxGraph>>(attribute.value));
    }
}

void write(onnx::GraphProto& to, OnnxGraph& graph) {
    to.set_name(graph.name);
    to.set_doc_string(graph.note);
    for (const OnnxValue& value : graph.inputs) write(*to.add_input(), value);
    for (const OnnxValue& value : graph.outputs) write(*to.add_output(), value);
    for (OnnxConstant& constant : graph.constants) write(*to.add_initializer(), constant);
    for (OnnxNode& node : graph.nodes) {
        auto& written = *to.add_node();
        written.set_op_type(node.op);
        written.set_name(node.op + "_" + node.outputs.back());
        written.set_doc_string(node.note);
        for (const std::string& input : node.inputs) written.add_input(input);
        for (const std::string& output : node.outputs) written.add_output(output);
        for (OnnxAttribute& attribute : node.attributes) write(*written.add_attribute(), attribute);
    }
}

}  // namespace

std::optional<std::string> onnxLibraryObstacle() { return std::nullopt; }

std::string onnxFile(OnnxModel model) {
    onnx::ModelProto proto;
    proto.set_ir_version(irVersion);
    auto& operators = *proto.add_opset_import();
    operators.set_domain("");
    operators.set_version(opset);
    proto.set_producer_name("MiRU Lab");
    proto.set_producer_version(MIRU_VERSION);
    proto.set_model_version(1);
    proto.set_doc_string(model.note);
    for (const auto& [key, text] : model.texts) {
        auto& entry = *proto.add_metadata_props();
        entry.set_key(key);
        entry.set_value(text);
    }
    write(*proto.mutable_graph(), model.graph);
    if (proto.ByteSizeLong() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw std::runtime_error("An ONNX file has less than 2 GB, and this one would have more.");
    std::string bytes = proto.SerializeAsString();
    try {
        onnx::checker::check_model(proto);
        const onnx::ShapeInferenceOptions strictly(true, 1, true);
        onnx::shape_inference::InferShapes(proto, onnx::OpSchemaRegistry::Instance(), strictly);
    } catch (const std::exception& error) {
        const std::string complaint = error.what();
        throw std::runtime_error("The ONNX library refuses what was made of the network: " +
                                 complaint.substr(0, complaint.find('\n')));
    }
    return bytes;
}

}  // namespace miru
