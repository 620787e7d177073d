// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell against PyTorch: states, gates, logits, loss, gradients, and the weights after three steps.
// The same tests run in float and in double, each with the closeness its arithmetic allows.

#include <QTest>

#include "core/learning/loss.h"
#include "core/learning/optimizer.h"
#include "tests/support/batches.h"
#include "tests/support/reference_case.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr double tolerance = sizeof(Real) == 8 ? 1e-9 : 2e-5;

/// The greatest distance between what was computed and what the case says.
double distance(ConstMatrixView computed, const Json& expected) {
    Matrix matrix(computed.rows(), computed.cols());
    copyTensor(expected, matrix);
    double greatest = 0;
    for (int i = 0; i < computed.rows(); ++i)
        for (int j = 0; j < computed.cols(); ++j)
            greatest = std::max(greatest, std::abs(static_cast<double>(computed(i, j) - matrix(i, j))));
    return greatest;
}

double sequenceDistance(ConstMatrixView computed, const Json& expected) {
    const Matrix matrix = sequenceTensor(expected);
    double greatest = computed.cols() == matrix.cols() ? 0 : 1;
    for (int j = 0; j < std::min(computed.cols(), matrix.cols()); ++j)
        for (int i = 0; i < computed.rows(); ++i)
            greatest = std::max(greatest, std::abs(static_cast<double>(computed(i, j) - matrix(i, j))));
    return greatest;
}

}  // namespace

class TestReferenceCases : public QObject {
    Q_OBJECT

 private:
    static void addCases() {
        QTest::addColumn<QString>("file");
        for (const QString& name : referenceCases()) QTest::newRow(qPrintable(name)) << name;
    }

 private Q_SLOTS:
    void thereAreTwentyCases() { QCOMPARE(referenceCases().size(), 20); }

    void statesGatesAndLogitsAreThoseOfPyTorch_data() { addCases(); }
    void statesGatesAndLogitsAreThoseOfPyTorch() {
        QFETCH(QString, file);
        const Json json = loadReferenceCase(file);
        const Network network = networkOf(json);
        const Matrix x = sequenceTensor(json["x"]);
        NetworkPass pass;
        network.forward(x, json["steps"], pass);

        QVERIFY(sequenceDistance(pass.trace().hidden(), json["hidden"]) < tolerance);
        int compared = 0;
        for (const Signal& signal : network.cell().signals()) {
            const std::string name(signal.key);
            if (!json["signals"].contains(name)) continue;
            QVERIFY2(sequenceDistance(network.cell().signal(signal, pass.trace()), json["signals"][name]) < tolerance,
                     name.c_str());
            ++compared;
        }
        QCOMPARE(compared, static_cast<int>(json["signals"].size()));
        const Json& logits = json["logits"];
        const Matrix expected = sequenceTensor(answersEveryStep(json) ? logits : Json::array({logits}));
        QCOMPARE(pass.logits.rows(), expected.rows());
        QCOMPARE(pass.logits.cols(), expected.cols());
        for (int j = 0; j < expected.cols(); ++j)
            for (int i = 0; i < expected.rows(); ++i)
                QVERIFY(std::abs(static_cast<double>(pass.logits(i, j) - expected(i, j))) < tolerance);
    }

    void lossAndGradientsAreThoseOfPyTorch_data() { addCases(); }
    void lossAndGradientsAreThoseOfPyTorch() {
        QFETCH(QString, file);
        const Json json = loadReferenceCase(file);
        const Network network = networkOf(json);
        const Matrix x = sequenceTensor(json["x"]);
        const Asked asked(json);
        NetworkPass pass;
        network.forward(x, json["steps"], pass);
        Parameters gradient(network.parameters().tensors());
        const LossSum loss = lossGradient(pass.logits, asked.targets, asked.scale(), asked.layout);
        network.backward(pass, gradient);
        QVERIFY(std::abs(loss.meanLoss() - json["loss"].get<double>()) < tolerance);
        for (const auto& tensor : gradient.tensors())
            QVERIFY2(distance(gradient.tensor(tensor.name), json["gradients"][tensor.name]) < tolerance,
                     tensor.name.c_str());
    }

    void threeStepsOfAnOptimizerLeadWherePyTorchsLead_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("adam");
        for (const QString& name : referenceCases()) {
            QTest::newRow(qPrintable(name + " adam")) << name << true;
            QTest::newRow(qPrintable(name + " sgd")) << name << false;
        }
    }
    void threeStepsOfAnOptimizerLeadWherePyTorchsLead() {
        QFETCH(QString, file);
        QFETCH(bool, adam);
        const Json json = loadReferenceCase(file);
        Network network = networkOf(json);
        const Matrix x = sequenceTensor(json["x"]);
        const Asked asked(json);
        const auto optimizer = makeOptimizer(adam ? OptimizerKind::Adam : OptimizerKind::Sgd, 0);
        ThreadPool alone(1);
        NetworkPass pass;
        for (int step = 0; step < 3; ++step) {
            network.forward(x, json["steps"], pass);
            Parameters gradient(network.parameters().tensors());
            lossGradient(pass.logits, asked.targets, asked.scale(), asked.layout);
            network.backward(pass, gradient);
            optimizer->step(network.parameters().values(), gradient.values(), adam ? 1e-2 : 0.1, alone);
        }
        const Json& expected = json["after_three_steps"][adam ? "adam" : "sgd"];
        for (const auto& tensor : network.parameters().tensors()) {
            const double d = distance(network.parameters().tensor(tensor.name), expected[tensor.name]);
            QVERIFY2(d < tolerance, qPrintable(QString("%1: %2").arg(tensor.name.c_str()).arg(d)));
        }
    }
};

QTEST_GUILESS_MAIN(TestReferenceCases)
#include "tst_reference_cases.moc"
