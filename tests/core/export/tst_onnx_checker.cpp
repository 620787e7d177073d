// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What others read of an ONNX file of ours: the ONNX library itself, strictly. Built where it is installed.

#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>

#include <QTest>

#include "core/export/onnx_file.h"
#include "tests/support/onnx_cases.h"

using namespace miru;
using namespace miru::test;

namespace {

/// "batch, 3"
QString shapeOf(const onnx::ValueInfoProto& value) {
    QStringList dims;
    for (const auto& dim : value.type().tensor_type().shape().dim())
        dims << (dim.has_dim_value() ? QString::number(dim.dim_value()) : QString::fromStdString(dim.dim_param()));
    return dims.join(", ");
}

onnx::ModelProto readBack(const OnnxModel& model) {
    onnx::ModelProto proto;
    if (!proto.ParseFromString(onnxFile(model))) qFatal("this is no ONNX file");
    return proto;
}

}  // namespace

class TestOnnxChecker : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyNetworkPassesTheStrictChecks_data() {
        QTest::addColumn<QString>("cell");
        for (const char* cell : onnxCells) QTest::newRow(cell) << QString(cell);
    }
    void everyNetworkPassesTheStrictChecks() {
        QFETCH(QString, cell);
        forEachNetwork(cell, [](const Network& network, SequenceLengths lengths) {
            auto model = readBack({onnxGraph(network, lengths)});
            onnx::checker::check_model(model);
            // What comes out is found by the library too, not only said by us.
            const bool everyStep = network.shape().answers == Answers::EveryStep;
            onnx::ModelProto unsaid = model;
            unsaid.mutable_graph()->mutable_output(0)->mutable_type()->mutable_tensor_type()->clear_shape();
            const onnx::ShapeInferenceOptions strictly(true, 1, true);
            onnx::shape_inference::InferShapes(unsaid, onnx::OpSchemaRegistry::Instance(), strictly);
            const auto& found = unsaid.graph().output(0).type().tensor_type().shape();
            QCOMPARE(found.dim_size(), everyStep ? 3 : 2);
            QCOMPARE(found.dim(found.dim_size() - 1).dim_value(), classCount);
        });
    }

    void inputsAndOutputsHaveNamesAndShapes() {
        const auto numbers = trainedNetwork(shapeNamed("miru2"), {});
        const auto model = readBack({onnxGraph(numbers, SequenceLengths::Equal)});
        QCOMPARE(model.ir_version(), 7);
        QCOMPARE(model.opset_import_size(), 1);
        QCOMPARE(model.opset_import(0).version(), 13);
        QCOMPARE(model.producer_name(), "MiRU Lab");
        QCOMPARE(model.graph().input_size(), 1);
        QCOMPARE(model.graph().input(0).name(), "input");
        QCOMPARE(shapeOf(model.graph().input(0)), "batch, steps, 5");
        QCOMPARE(model.graph().output(0).name(), "logits");
        QCOMPARE(shapeOf(model.graph().output(0)), "batch, 3");
        QVERIFY(!model.graph().doc_string().empty() && !model.graph().input(0).doc_string().empty());

        const auto shape = readingAs(shapeNamed("gru"), Reading::Words, Answers::EveryStep);
        const auto words = readBack({onnxGraph(trainedNetwork(shape, {}), SequenceLengths::Own)});
        QCOMPARE(words.graph().input(0).name(), "tokens");
        QCOMPARE(shapeOf(words.graph().input(0)), "batch, steps");
        QCOMPARE(words.graph().input(1).name(), "starts");
        QCOMPARE(shapeOf(words.graph().input(1)), "batch");
        QCOMPARE(shapeOf(words.graph().output(0)), "batch, steps, 3");
    }

    void textsAreMetadata() {
        OnnxModel model{onnxGraph(trainedNetwork(shapeNamed("gru"), {}), SequenceLengths::Equal)};
        model.note = "A note.";
        model.texts = {{"cell", "gru"}, {"classNames", "[\"Ä\"]"}};
        const auto read = readBack(model);
        QCOMPARE(read.doc_string(), "A note.");
        QCOMPARE(read.metadata_props_size(), 2);
        QCOMPARE(read.metadata_props(1).key(), "classNames");
        QCOMPARE(read.metadata_props(1).value(), "[\"Ä\"]");
    }
};

QTEST_GUILESS_MAIN(TestOnnxChecker)
#include "tst_onnx_checker.moc"
