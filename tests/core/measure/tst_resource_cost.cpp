// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The costs: exact numbers, for every cell, whatever is being trained.

#include <QTest>

#include "core/measure/resource_cost.h"
#include "core/model/cell_kinds.h"
#include "core/model/network.h"

using namespace miru;

namespace {

CostInputs question(int hidden) {
    CostInputs question;
    question.steps = 28;
    question.inputs = 28;
    question.hidden = hidden;
    question.classes = 10;
    question.optimizerSlotsPerWeight = 2;
    question.rehearsalSamples = 1875 * 5;
    return question;
}

}  // namespace

class TestResourceCount : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void parametersAreThoseOfTheReference() {
        const ResourceCosts costs = countResources(question(128));
        QCOMPARE(costs.of(CellKind::Miru2).parameters, std::int64_t{21'386});
        QCOMPARE(costs.of(CellKind::Miru1).parameters, std::int64_t{41'482});
        QCOMPARE(costs.of(CellKind::Gru).parameters, std::int64_t{61'578});
        QCOMPARE(costs.of(CellKind::Rnn).parameters, std::int64_t{21'386});
        QCOMPARE(costs.of(CellKind::Mgu).parameters, std::int64_t{41'482});
        QCOMPARE(costs.of(CellKind::Lstm).parameters, std::int64_t{81'674});
        QCOMPARE(costs.of(CellKind::MinGru).parameters, std::int64_t{8'714});
        CostInputs learned = question(128);
        learned.learnsCoefficients = true;
        QCOMPARE(countResources(CellKind::Miru2, learned).parameters, std::int64_t{21'642});
        QCOMPARE(countResources(CellKind::Gru, learned).parameters, std::int64_t{61'578});
        const ResourceCosts smaller = countResources(question(100));
        QCOMPARE(smaller.of(CellKind::Miru2).parameters, std::int64_t{13'910});
        QCOMPARE(smaller.of(CellKind::Miru1).parameters, std::int64_t{26'810});
        QCOMPARE(smaller.of(CellKind::Gru).parameters, std::int64_t{39'710});
    }

    void resetAfterTheProductHasASecondCandidateBias() {
        CostInputs asked = question(128);
        asked.gruReset = ResetOrder::AfterProduct;
        QCOMPARE(countResources(CellKind::Gru, asked).parameters, std::int64_t{61'706});
    }

    void anEmbeddingHasParametersAndNeedsMultiplyAddsBackwardsOnly() {
        CostInputs asked = question(128);
        asked.steps = 200;
        asked.inputs = 64;
        asked.classes = 2;
        const ResourceCost without = countResources(CellKind::Miru2, asked);
        asked.vocabulary = 10'000;
        asked.bytesPerElement = 2;
        const ResourceCost with = countResources(CellKind::Miru2, asked);
        QCOMPARE(without.embedding, std::int64_t{0});
        QCOMPARE(without.parametersRead, without.parameters);
        QCOMPARE(with.embedding, std::int64_t{640'000});
        QCOMPARE(with.parameters, without.parameters + 640'000);
        QCOMPARE(with.parametersRead, without.parameters + 200 * 64);
        QCOMPARE(with.weightBytes, without.weightBytes + 4 * 640'000);
        QCOMPARE(with.macsForward, without.macsForward);
        QCOMPARE(with.macsBackward, without.macsBackward + std::int64_t{200} * 128 * 64);
        QCOMPARE(with.rehearsalBytes, std::int64_t{1875 * 5} * 200 * 2);  // two bytes a word
    }

    void multiplyAddsAndBytesAreThoseOfTheReference() {
        const ResourceCosts costs = countResources(question(128));
        QCOMPARE(costs.of(CellKind::Miru2).macsForward, std::int64_t{560'384});
        QCOMPARE(costs.of(CellKind::Miru1).macsForward, std::int64_t{1'119'488});
        QCOMPARE(costs.of(CellKind::Gru).macsForward, std::int64_t{1'678'592});
        QCOMPARE(costs.of(CellKind::Miru2).weightBytes, std::int64_t{85'544});
        QCOMPARE(costs.of(CellKind::Miru1).weightBytes, std::int64_t{165'928});
        QCOMPARE(costs.of(CellKind::Gru).weightBytes, std::int64_t{246'312});
        QCOMPARE(costs.of(CellKind::Rnn).macsForward, std::int64_t{560'384});
        QCOMPARE(costs.of(CellKind::Mgu).macsForward, std::int64_t{1'119'488});
        QCOMPARE(costs.of(CellKind::Lstm).macsForward, std::int64_t{2'237'696});
        QCOMPARE(costs.of(CellKind::MinGru).macsForward, std::int64_t{201'984});
        QCOMPARE(costs.of(CellKind::Gru).optimizerBytes, std::int64_t{2 * 246'312});
        QCOMPARE(costs.of(CellKind::Gru).rehearsalBytes, std::int64_t{7'350'000});
    }

    void whereEveryStepAnswersTheReadoutPaysForEach() {
        CostInputs asked = question(128);
        const ResourceCost once = countResources(CellKind::Gru, asked);
        asked.answersEveryStep = true;
        const ResourceCost always = countResources(CellKind::Gru, asked);
        QCOMPARE(always.macsForward, once.macsForward + 27 * 1'280);
        QCOMPARE(always.macsBackward, once.macsBackward + 27 * 2 * 1'280);
        QCOMPARE(always.parameters, once.parameters);
        QCOMPARE(always.rehearsalLabelBytes, 28 * once.rehearsalLabelBytes);
        QVERIFY(always.energyJoule > once.energyJoule);
        // The answers of a running text are its own characters.
        asked.vocabulary = 60;
        QCOMPARE(countResources(CellKind::Gru, asked).rehearsalLabelBytes, once.rehearsalLabelBytes);
    }

    void bpttGoesBackThroughAllStepsAndKeepsThemAll() {
        const CostInputs asked = question(128);
        const auto costOf = [&](CellKind cell) { return countResources(cell, asked); };
        // ∂W 128 · 28, ∂U and ∂h' 128 · 128 each, for every gate and step; ∂V and ∂h_T 10 · 128 each
        QCOMPARE(costOf(CellKind::Miru2).macsBackward, std::int64_t{28} * (3'584 + 2 * 16'384) + 2'560);
        QCOMPARE(costOf(CellKind::Gru).macsBackward, std::int64_t{28} * 3 * (3'584 + 2 * 16'384) + 2'560);
        // Candidate and state in MiRU-2; three gates, r ∘ h' and the state in a GRU: 4 bytes each; a row of 28 bytes
        QCOMPARE(costOf(CellKind::Miru2).traceBytes, std::int64_t{28} * (2 * 512 + 28));
        QCOMPARE(costOf(CellKind::Gru).traceBytes, std::int64_t{28} * (5 * 512 + 28));
    }

    void truncationPaysForItsWindowAlone() {
        CostInputs asked = question(128);
        asked.credit = {CreditRule::Truncated, 5};
        ResourceCost cost = countResources(CellKind::Miru2, asked);
        QCOMPARE(cost.macsBackward, std::int64_t{5} * (3'584 + 2 * 16'384) + 2'560);
        QCOMPARE(cost.traceBytes, std::int64_t{5} * (2 * 512 + 28));
        QCOMPARE(cost.macsForward, countResources(CellKind::Miru2, question(128)).macsForward);
        asked.credit.window = 28;
        QCOMPARE(countResources(CellKind::Gru, asked), countResources(CellKind::Gru, question(128)));
        // Where every step answers all windows have a gradient, six of them with five edges between.
        asked.credit.window = 5;
        asked.answersEveryStep = true;
        cost = countResources(CellKind::Miru2, asked);
        QCOMPARE(cost.macsBackward, std::int64_t{28} * (3'584 + 2 * 16'384) - 5 * 16'384 + 28 * 2'560);
        QCOMPARE(cost.traceBytes, std::int64_t{5} * (2 * 512 + 28));
        asked.answersEveryStep = false;
        asked.inputs = 64;
        asked.vocabulary = 10'000;  // the words of the window alone have a gradient
        QCOMPARE(countResources(CellKind::Miru2, asked).macsBackward,
                 std::int64_t{5} * (2 * 8'192 + 2 * 16'384) + 2'560);
    }

    void feedbackAlignmentPaysForNoWayBackButInsideAStep() {
        CostInputs asked = question(128);
        asked.credit = {CreditRule::FeedbackAlignment};
        const auto costOf = [&](CellKind cell) { return countResources(cell, asked).macsBackward; };
        const std::int64_t input = 3'584;
        const std::int64_t square = 16'384;
        QCOMPARE(costOf(CellKind::Miru2), 28 * (input + square) + 2'560);
        QCOMPARE(costOf(CellKind::Rnn), 28 * (input + square) + 2'560);
        QCOMPARE(costOf(CellKind::Lstm), 28 * 4 * (input + square) + 2'560);
        QCOMPARE(costOf(CellKind::MinGru), 28 * 2 * input + 2'560);
        // A reset gate has its gradient through the candidate's U.
        QCOMPARE(costOf(CellKind::Gru), 28 * (3 * (input + square) + square) + 2'560);
        QCOMPARE(costOf(CellKind::Mgu), 28 * (2 * (input + square) + square) + 2'560);
        QCOMPARE(costOf(CellKind::Miru1), 28 * (2 * (input + square) + square) + 2'560);
        asked.gruReset = ResetOrder::AfterProduct;
        QCOMPARE(costOf(CellKind::Gru), 28 * 3 * (input + square) + 2'560);
        asked.learnsCoefficients = true;  // and so has a β that is learned
        QCOMPARE(costOf(CellKind::Miru2), 28 * (input + 2 * square) + 2'560);
        // The error comes last, so all steps are kept; where each has its own, one is.
        QCOMPARE(countResources(CellKind::Miru1, asked).traceBytes, std::int64_t{28} * (4 * 512 + 28));
        asked.answersEveryStep = true;
        QCOMPARE(countResources(CellKind::Miru1, asked).traceBytes, std::int64_t{4 * 512 + 28});
    }

    void theCountIsThatOfARealNetwork_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("reset");
        QTest::addColumn<bool>("learned");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->title) << QString(cell->key) << 0 << false;
        QTest::newRow("GRU, reset after") << QString("gru") << 1 << false;
        QTest::newRow("MiRU-1, λ learned") << QString("miru1") << 0 << true;
        QTest::newRow("MiRU-2, β and λ learned") << QString("miru2") << 0 << true;
    }
    void theCountIsThatOfARealNetwork() {
        QFETCH(QString, cell);
        QFETCH(int, reset);
        QFETCH(bool, learned);
        const Network network({.cell = *findCellKind(cell.toStdString()),
                               .gruReset = static_cast<ResetOrder>(reset),
                               .inputs = 7,
                               .hidden = 13,
                               .classes = 4,
                               .learnsCoefficients = learned},
                              {std::vector<Real>(13), std::vector<Real>(13)}, {}, 1);
        CostInputs asked;
        asked.steps = 3;
        asked.inputs = 7;
        asked.hidden = 13;
        asked.classes = 4;
        asked.gruReset = static_cast<ResetOrder>(reset);
        asked.learnsCoefficients = learned;
        QCOMPARE(countResources(*findCellKind(cell.toStdString()), asked).parameters, network.parameters().count());
    }

    void bothCalibrationsGiveTheirFigures() {
        const ResourceCosts costs = countResources(question(128));
        const double microjoule = 1e6;
        QVERIFY(std::abs(costs.of(CellKind::Miru2).energyJoulePaper * microjoule - 0.1356) < 1e-4);
        QVERIFY(std::abs(costs.of(CellKind::Gru).energyJoulePaper * microjoule - 0.3904) < 1e-4);
        // 85 kB of weights lie in the 1 MiB memory: 50 + 3.7 + 0.9 pJ for each of 560,384 multiply-adds.
        QVERIFY(std::abs(costs.of(CellKind::Miru2).energyJoule * microjoule - 30.597) < 1e-2);
        QVERIFY(std::abs(EnergyModel{}.joulesPerInference(1000, 1000, 1'000'000) * microjoule - 9.6) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestResourceCount)
#include "tst_resource_cost.moc"
