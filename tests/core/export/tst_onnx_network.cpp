// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell in the operators of ONNX: by their definitions the graph answers as the lab does. (Whether ONNX Runtime agrees
// is what tst_onnx_file asks.)

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/export/onnx_network.h"
#include "tests/support/onnx_interpreter.h"

using namespace miru;
using namespace miru::test;

namespace {

QStringList operatorsOf(const OnnxGraph& graph) {
    QStringList operators;
    for (const OnnxNode& node : graph.nodes) operators << QString::fromStdString(node.op);
    return operators;
}

}  // namespace

class TestOnnxNetwork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theGraphAnswersAsTheLab_data() {
        QTest::addColumn<QString>("cell");
        for (const char* cell : onnxCells) QTest::newRow(cell) << QString(cell);
    }
    void theGraphAnswersAsTheLab() {
        QFETCH(QString, cell);
        int count = 0;
        double max = 0;
        forEachNetwork(cell, [&](const Network& network, SequenceLengths lengths) {
            const int batch = lengths == SequenceLengths::Own ? 4 : 2;
            const LabAnswer answer = labAnswer(network, startsOf(lengths, batch), batch);
            const auto found = interpretedLogits(onnxGraph(network, lengths), answer.onnx.inputs);
            if (found.size() != answer.logits.size()) return;
            for (std::size_t n = 0; n < found.size(); ++n) max = std::max(max, std::abs(found[n] - answer.logits[n]));
            ++count;
        });
        QCOMPARE(count, 80);
        QVERIFY2(max < 1e-5, qPrintable(QString::number(max)));
    }

    void whatAnOperatorCanDoIsLeftToIt_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("expected");
        QTest::newRow("gru") << "gru"
                             << "GRU";
        QTest::newRow("gru, reset after") << "gru, reset after"
                                          << "GRU";
        QTest::newRow("lstm") << "lstm"
                              << "LSTM";
        QTest::newRow("rnn") << "rnn"
                             << "RNN";
        QTest::newRow("miru2") << "miru2"
                               << "Scan";
        QTest::newRow("mgu") << "mgu"
                             << "Scan";
    }
    void whatAnOperatorCanDoIsLeftToIt() {
        QFETCH(QString, cell);
        QFETCH(QString, expected);
        using Where = Inhibition::Where;
        for (const Where where : {Where::State, Where::Readout}) {
            const auto network = trainedNetwork(shapeNamed(cell), {0.5, where});
            const QStringList operators = operatorsOf(onnxGraph(network, SequenceLengths::Equal));
            const QString stepping = where == Where::State ? QString("Scan") : expected;
            QVERIFY2(operators.contains(stepping), qPrintable(operators.join(' ')));
            QCOMPARE(operators.contains("TopK"), where == Where::Readout);
        }
    }

    /// However many words there are: no vector is longer than all gates of the cell.
    void wordsReadOneHotAreLookedUp() {
        for (const Reading reading : {Reading::FewOneHot, Reading::ManyOneHot}) {
            const auto shape = readingAs(shapeNamed("gru"), reading, Answers::AtTheEnd);
            const OnnxGraph graph = onnxGraph(trainedNetwork(shape, {}), SequenceLengths::Equal);
            QVERIFY(operatorsOf(graph).contains("Gather"));
            const bool areFew = reading == Reading::FewOneHot;
            const auto table = std::ranges::find(graph.constants, areFew ? "one_hot" : "W", &OnnxConstant::name);
            QVERIFY(table != graph.constants.end());
            const std::int64_t length = areFew ? wordCount : 3 * hiddenUnits;
            QCOMPARE(table->shape, (std::vector<std::int64_t>{shape.vocabulary, length}));
        }
    }

    void theFileSaysWhatANetworkIs() {
        StoredNetwork stored{.spec = {},
                             .network = trainedNetwork(shapeNamed("mgu"), {0.75}),
                             .steps = stepCount,
                             .vocabulary = nullptr};
        stored.classNames = {"a", "b \"c\"", "d"};
        const OnnxModel model = onnxModel(stored, "MNIST");
        const std::map<std::string, std::string> texts(model.texts.begin(), model.texts.end());
        QCOMPARE(texts.at("cell"), "mgu");
        QCOMPARE(texts.at("cellTitle"), "MGU");
        QCOMPARE(texts.at("hiddenUnits"), "13");
        QCOMPARE(texts.at("classes"), "3");
        QCOMPARE(texts.at("classNames"), "[\"a\",\"b \\\"c\\\"\",\"d\"]");
        QCOMPARE(texts.at("dataset"), "MNIST");
        QCOMPARE(texts.at("inhibition"),
                 "3 of 13 units win, those of the greatest value; the state of the others is 0");
        QCOMPARE(texts.at("steps"), "9");
        QVERIFY(!texts.contains("words"));
        QVERIFY(model.note.starts_with("MGU of 13 units, trained on MNIST in MiRU Lab."));
    }

    void textsSayTheirWordsAndWhereTheyBegin() {
        const auto shape = readingAs(shapeNamed("gru"), Reading::Words, Answers::AtTheEnd);
        const std::vector<std::string> words{"one", "two", "three", "four", "five"};
        StoredNetwork stored{.spec = {},
                             .network = trainedNetwork(shape, {}),
                             .steps = stepCount,
                             .vocabulary = std::make_shared<const Vocabulary>(words)};
        for (const auto padding : {TextReading::Padding::Skipped, TextReading::Padding::Read}) {
            stored.spec.text.padding = padding;
            const OnnxModel model = onnxModel(stored, "reviews");
            const std::map<std::string, std::string> texts(model.texts.begin(), model.texts.end());
            QCOMPARE(texts.at("words"), "[\"one\",\"two\",\"three\",\"four\",\"five\"]");
            QCOMPARE(texts.at("unit"), "word");
            const bool isSkipped = padding == TextReading::Padding::Skipped;
            QVERIFY(QString::fromStdString(texts.at("padding")).startsWith(isSkipped ? "skipped" : "read"));
            QCOMPARE(model.graph.inputs.size(), isSkipped ? 2U : 1U);
        }
        stored.spec.text.padding = TextReading::Padding::Read;
        stored.hasOwnLengths = true;  // as recordings
        QCOMPARE(lengthsOf(stored), SequenceLengths::Own);
    }

    void whatDoesNotFitIntoAFileIsRefusedInASentence() {
        NetworkShape shape = shapeNamed("gru");
        QVERIFY(!onnxObstacle(shape));
        shape.hidden = 14'000;
        const auto obstacle = onnxObstacle(shape);
        QVERIFY(obstacle && obstacle->ends_with("less than 2 GB."));
        shape = readingAs(shapeNamed("lstm"), Reading::ManyOneHot, Answers::AtTheEnd);
        shape.hidden = 4096;
        shape.vocabulary = shape.inputs = 10'000;
        QVERIFY(!onnxObstacle(shape));
        shape.vocabulary = shape.inputs = 20'000;
        QVERIFY(onnxObstacle(shape));
    }
};

QTEST_GUILESS_MAIN(TestOnnxNetwork)
#include "tst_onnx_network.moc"
