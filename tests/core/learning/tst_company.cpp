// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs that were at work at the same time know it of each other; one that was alone knows that.

#include <QTest>

#include "core/files/timing_file.h"
#include "core/learning/company.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec shortRun() {
    ExperimentSpec spec;
    spec.data.tasks = 2;
    spec.model.hiddenUnits = 8;
    spec.evaluation = {.every = 2, .sequences = 10};
    return spec;
}

}  // namespace

class TestCompany : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void oneAloneHasNone() {
        Company one;
        QVERIFY(!one.hadOthers());
    }

    void whoCameAndWentIsRemembered() {
        Company one;
        {
            Company other;
            QVERIFY(other.hadOthers() && one.hadOthers());
        }
        { Company another; }
        QVERIFY(one.hadOthers());
        QVERIFY(!one.hadOthers());
    }

    void whoRestsIsNoCompany() {
        Company resting;
        resting.rest();
        Company one;
        QVERIFY(!one.hadOthers());
        resting.work();
        QVERIFY(one.hadOthers());
    }

    void aRunAloneHasTheMachineToItself() {
        QVERIFY(!runExperiment(shortRun(), smallDataset(), {}).latest()->timing.sharedMachine);
    }

    void twoAtOnceShareItAndBothSaySo() {
        std::optional<Run> inner;
        RunOptions options;
        options.progressed = [&](const Snapshot&) {
            if (!inner) inner = runExperiment(shortRun(), smallDataset(), {});
        };
        const Run outer = runExperiment(shortRun(), smallDataset(), options);
        QVERIFY(inner && inner->latest()->timing.sharedMachine);
        QVERIFY(outer.latest()->timing.sharedMachine);
        const RunTiming read = timingFrom(timingJson(outer.latest()->timing));
        QVERIFY(read.sharedMachine);
        QVERIFY(!timingFrom("{}").sharedMachine && !timingFrom("[1]").sharedMachine);
        // What is learned does not depend on it: it stands in the file of measured times alone.
        QCOMPARE(summaryJson(outer), summaryJson(*inner));
    }

    void whoResumesASharedRunHasSharedToo() {
        const Run whole = runExperiment(shortRun(), smallDataset(), {});
        Snapshot half = *whole.snapshots.front();
        half.timing.sharedMachine = true;
        RunOptions options;
        options.from = std::make_shared<const Snapshot>(half);
        QVERIFY(runExperiment(shortRun(), smallDataset(), options).latest()->timing.sharedMachine);
    }
};

QTEST_APPLESS_MAIN(TestCompany)
#include "tst_company.moc"
