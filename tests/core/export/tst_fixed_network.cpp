// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A network in whole numbers beside the same in floating point.

#include <QTest>
#include <cmath>

#include "core/export/test_sequence.h"
#include "core/model/cell_kinds.h"
#include "core/tasks/make_stream.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

std::unique_ptr<TaskStream> smallStream() {
    StreamPlan plan;
    plan.tasks = 2;
    return makeStream(plan, smallDataset());
}

Network networkFor(const TaskStream& stream, CellKind cell, Inhibition inhibition = {}) {
    constexpr int units = 20;
    const Coefficients coefficients{std::vector<Real>(units, Real(0.6)), std::vector<Real>(units, Real(0.8))};
    return Network({.cell = cell, .inputs = stream.shape().inputs, .hidden = units, .classes = stream.shape().classes},
                   coefficients, inhibition, 4);
}

/// The greatest distance between logits at any step.
double logitDistance(const Network& network, NumberForm form, const TaskStream& stream) {
    const FixedNetwork fixed(network, calibrate(network, stream), form);
    const Network everyStep = answeringEveryStep(network);
    NetworkPass lab;
    FixedPass pass(fixed);
    double distance = 0;
    forTestSequences(stream, 40, [&](const TestSequence& sequence) {
        everyStep.forward(sequence.read.input(), lab);
        pass.begin();
        for (int t = 0; t < sequence.steps(); ++t) {
            pass.read(sequence.read, t);
            const auto logits = pass.logits();
            for (int label = 0; label < lab.logits.rows(); ++label)
                distance = std::max(distance, std::abs(static_cast<double>(lab.logits(label, t)) -
                                                       logits[static_cast<std::size_t>(label)] / 65536.0));
        }
    });
    return distance;
}

}  // namespace

class TestFixedNetwork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellStaysNearTheLab_data() {
        QTest::addColumn<QString>("cell");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->key) << QString(cell->key);
    }
    void everyCellStaysNearTheLab() {
        QFETCH(QString, cell);
        const auto stream = smallStream();
        const Network network = networkFor(*stream, *findCellKind(cell.toStdString()));
        QCOMPARE_LT(logitDistance(network, NumberForm::Q15, *stream), 1e-3);
        QCOMPARE_LT(logitDistance(network, NumberForm::Int8, *stream), 2e-2);
    }

    void pixelsAreReadAsMultiplesOfThemselves() {
        const auto stream = smallStream();
        const Network network = networkFor(*stream, CellKind::Gru);
        const Calibration calibration = calibrate(network, *stream);
        QCOMPARE(calibration.frameUnit, 255.0);
        const FixedNetwork fixed(network, calibration, NumberForm::Int8);
        QCOMPARE(fixed.inputScale, 255.0 * 128);
        QCOMPARE(fixed.input(Real(7) / 255), std::int16_t(7 * 128));
    }

    void noSumLeaves32Bits() {
        const auto stream = smallStream();
        Network network = networkFor(*stream, CellKind::Rnn);
        for (Real& number : network.parameters().values()) number *= 100;
        const FixedNetwork fixed(network, calibrate(network, *stream), NumberForm::Q15);
        for (const FixedMatrix* const matrix : {&fixed.W, &fixed.U, &fixed.V})
            for (int i = 0; i < matrix->rows; ++i) {
                std::int64_t sum = 0;
                for (const std::int16_t number : matrix->row(i)) sum += std::abs(number) * std::int64_t{32767};
                QVERIFY(sum <= INT32_MAX);
            }
    }

    void tanhAndSigmoidAreNearTheTrueOnes() {
        for (int x = -12 * 65536; x <= 12 * 65536; x += 37) {
            const double number = x / 65536.0;
            QVERIFY(std::abs(FixedPass::tanhOf(x) / 32768.0 - std::tanh(number)) < 2e-4);
            QVERIFY(std::abs(FixedPass::sigmoidOf(x) / 32768.0 - 1 / (1 + std::exp(-number))) < 2e-4);
        }
    }

    void whatIsLostIsCounted() {
        const auto stream = smallStream();
        const Network network = networkFor(*stream, CellKind::Miru2, {.sparsity = 0.5});
        const FixedNetwork fixed(network, calibrate(network, *stream), NumberForm::Q15);
        const ExportLoss loss = lossOfExport(network, fixed, *stream);
        QCOMPARE(loss.sequences, std::int64_t{180});
        QCOMPARE(loss.answers, loss.sequences);
        QCOMPARE_GE(loss.agreement, 0.97);
        QCOMPARE_GT(loss.accuracy, 0.0);
        QVERIFY(std::abs(loss.accuracy - loss.accuracyExported) <= 1 - loss.agreement + 1e-9);
        QCOMPARE_GE(loss.settledAfter, 1.0);
        QCOMPARE_LE(loss.settledAfter, 6.0);
    }

    /// An export that always gives the same answer.
    void aBrokenExportIsNoticed() {
        const auto stream = smallStream();
        const Network network = networkFor(*stream, CellKind::Rnn);
        FixedNetwork fixed(network, calibrate(network, *stream), NumberForm::Q15);
        fixed.c[0] += 100 * 65536;
        QCOMPARE_LT(lossOfExport(network, fixed, *stream).agreement, 0.9);
    }
};

QTEST_APPLESS_MAIN(TestFixedNetwork)
#include "tst_fixed_network.moc"
