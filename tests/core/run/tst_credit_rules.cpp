// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole runs under each rule of credit: what learns, what it keeps, and what is the same run.

#include <QTest>

#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf(CellKind cell, CreditRule rule, int truncation = 2) {
    ExperimentSpec spec = smallSpec();
    spec.data.tasks = 2;
    spec.model.cell = cell;
    spec.training.credit = rule;
    spec.training.truncation = truncation;
    return spec;
}

std::vector<Real> weightsOf(const Run& run) {
    const auto values = run.latest()->model->parameters().values();
    return {values.begin(), values.end()};
}

}  // namespace

class TestCreditRules : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aWindowOfAllStepsIsARunWithBptt() {
        for (const CellKind cell : cellKinds()) {
            const auto expected = weightsOf(runExperiment(specOf(cell, CreditRule::Bptt), smallDataset(), {}));
            const auto weightsWith = [&](int truncation) {
                return weightsOf(runExperiment(specOf(cell, CreditRule::Truncated, truncation), smallDataset(), {}));
            };
            const int steps = smallDataset().train.shape().steps;
            QCOMPARE(weightsWith(steps), expected);
            QCOMPARE(weightsWith(1000), expected);
            QVERIFY(weightsWith(steps - 1) != expected);
        }
    }

    void theNetworkOfARunHasItsRule() {
        const ExperimentSpec spec = specOf(CellKind::Gru, CreditRule::Truncated, 3);
        const Run run = runExperiment(spec, smallDataset(), {});
        QVERIFY(run.latest()->model->credit() == (Credit{CreditRule::Truncated, 3}));
        ExperimentSpec other = spec;
        other.training.credit = CreditRule::Bptt;  // then the window is no part of it
        QVERIFY(creditOf(other) == Credit{});
    }

    void theRuleIsInTheCostOfTheRun() {
        const auto costOf = [](CreditRule rule) {
            const Run run = runExperiment(specOf(CellKind::Miru2, rule), smallDataset(), {});
            // What a form forecasts is what the run counts.
            const Dataset data = smallDataset();
            [&] {
                QCOMPARE(resourceCostsOf(run.spec, data.train.shape(), data.train.bytesPerElement(), data.train.count())
                             .of(CellKind::Miru2),
                         run.latest()->ownCost);
            }();
            return run.latest()->ownCost;
        };
        const ResourceCost bptt = costOf(CreditRule::Bptt);
        const ResourceCost truncated = costOf(CreditRule::Truncated);
        const ResourceCost fedBack = costOf(CreditRule::FeedbackAlignment);
        QVERIFY(truncated.macsBackward < fedBack.macsBackward && fedBack.macsBackward < bptt.macsBackward);
        QVERIFY(truncated.traceBytes < bptt.traceBytes && fedBack.traceBytes == bptt.traceBytes);
    }
};

QTEST_GUILESS_MAIN(TestCreditRules)
#include "tst_credit_rules.moc"
