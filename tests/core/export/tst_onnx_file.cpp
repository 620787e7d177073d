// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell as an ONNX file: the ONNX library accepts it, and ONNX Runtime answers as the lab does.

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/export/onnx_file.h"
#include "tests/support/onnx_runtime.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr double tolerance = 1e-5;

/// How far ONNX Runtime's answers are from the lab's at most.
double maxDifference(const std::vector<LabAnswer>& answers, QString& complaint) {
    std::vector<OnnxCase> cases;
    for (const LabAnswer& answer : answers) cases.push_back(answer.onnx);
    const auto found = onnxLogits(cases, complaint);
    if (found.size() != answers.size()) return HUGE_VAL;
    double max = 0;
    for (std::size_t n = 0; n < answers.size(); ++n) {
        if (found[n].size() != answers[n].logits.size()) return HUGE_VAL;
        for (std::size_t i = 0; i < found[n].size(); ++i)
            max = std::max(max, std::abs(found[n][i] - answers[n].logits[i]));
    }
    return max;
}

}  // namespace

class TestOnnxFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        if (const auto obstacle = onnxLibraryObstacle()) QSKIP(obstacle->c_str());
    }

    void onnxRuntimeAnswersAsTheLab_data() {
        QTest::addColumn<QString>("cell");
        for (const char* cell : onnxCells) QTest::newRow(cell) << QString(cell);
    }
    void onnxRuntimeAnswersAsTheLab() {
        if (!hasOnnxRuntime()) QSKIP(noOnnxRuntime);
        QFETCH(QString, cell);
        std::vector<LabAnswer> answers;
        forEachNetwork(cell, [&](const Network& network, SequenceLengths lengths) {
            const std::string file = onnxFile({onnxGraph(network, lengths)});
            for (const int batch : {1, 4}) {
                answers.push_back(labAnswer(network, startsOf(lengths, batch), batch));
                answers.back().onnx.file = file;
            }
        });
        QString complaint;
        const double difference = maxDifference(answers, complaint);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
        qInfo("%zu cases, %s apart at most", answers.size(), qPrintable(QString::number(difference)));
    }

    void ofEqualUnitsTheLowerOnesWinAsInTheLab_data() {
        QTest::addColumn<int>("where");
        QTest::addColumn<int>("rank");
        for (const int where : {0, 1})
            for (const int rank : {0, 1}) QTest::addRow("where %d, rank %d", where, rank) << where << rank;
    }
    /// All units are equal, but for the sign of every third one; the readout sees which of them have won. (Without signs where
    /// ONNX Runtime's own RNN steps: the magnitudes of its tanh of x and of −x differ in the last digit.)
    void ofEqualUnitsTheLowerOnesWinAsInTheLab() {
        if (!hasOnnxRuntime()) QSKIP(noOnnxRuntime);
        QFETCH(int, where);
        QFETCH(int, rank);
        NetworkShape shape = shapeNamed("rnn");
        shape.hidden = 64;
        Network network =
            trainedNetwork(shape, {0.75, static_cast<Inhibition::Where>(where), static_cast<Inhibition::Rank>(rank)});
        const auto W = network.parameters().tensor("W");
        const auto U = network.parameters().tensor("U");
        const auto b = network.parameters().tensor("b");
        const bool haveSigns = network.inhibition().where == Inhibition::Where::State;
        for (int i = 0; i < shape.hidden; ++i) {
            const Real sign = haveSigns && i % 3 == 0 ? Real(-1) : Real(1);
            for (int j = 0; j < W.cols(); ++j) W(i, j) = sign * Real(0.25);
            for (int j = 0; j < U.cols(); ++j) U(i, j) = 0;
            b(i, 0) = sign * Real(0.125);
        }
        LabAnswer answer = labAnswer(network, {}, 4);
        answer.onnx.file = onnxFile({onnxGraph(network, SequenceLengths::Equal)});
        QString complaint;
        const double difference = maxDifference({answer}, complaint);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QVERIFY2(difference < tolerance, qPrintable(QString::number(difference)));
    }

    void theLibraryChecksWhatIsWritten_data() {
        QTest::addColumn<QString>("mistake");
        for (const char* mistake : {"an operator nobody knows", "a tensor nobody makes", "shapes that do not fit"})
            QTest::newRow(mistake) << QString(mistake);
    }
    void theLibraryChecksWhatIsWritten() {
        QFETCH(QString, mistake);
        const auto network = trainedNetwork(shapeNamed("miru2"), {});
        OnnxModel model{onnxGraph(network, SequenceLengths::Equal)};
        QVERIFY(!onnxFile(model).empty());
        if (mistake.contains("operator"))
            model.graph.nodes.front().op = "Transposed";
        else if (mistake.contains("tensor"))
            model.graph.nodes.back().inputs.front() = "nothing";
        else
            std::ranges::find(model.graph.constants, "V", &OnnxConstant::name)->shape = {classCount, hiddenUnits};
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, onnxFile(model));
    }
};

QTEST_GUILESS_MAIN(TestOnnxFile)
#include "tst_onnx_file.moc"
