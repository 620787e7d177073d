// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the literature leads to expect of methods, set beside made-up results.

#include <QTest>
#include <algorithm>

#include "core/study/expectations.h"
#include "tests/support/studies.h"

using namespace miru;
using namespace miru::test;

namespace {

const ExpectationVerdict* of(const std::vector<ExpectationVerdict>& verdicts, MethodKind method) {
    const auto found = std::ranges::find_if(
        verdicts, [&](const ExpectationVerdict& verdict) { return verdict.expectation.method == method; });
    return found == verdicts.end() ? nullptr : &*found;
}

}  // namespace

class TestExpectations : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void inTheClassScenarioHoldingWeightsIsExpectedNotToHelp() {
        const auto verdicts = expectationVerdictsOf(
            methodsOnSplitClasses("class", {0.199, 0.198, 0.2}, {0.9, 0.91, 0.92}, {0.19, 0.2, 0.195}));
        for (const MethodKind method : {MethodKind::Naive, MethodKind::Rehearsal, MethodKind::Ewc}) {
            const ExpectationVerdict* const verdict = of(verdicts, method);
            QVERIFY(verdict);
            QCOMPARE(verdict->judgement, Judgement::Holds);
            QCOMPARE(verdict->found.n, 3);
        }
        // Of rehearsal: what it has beyond the naive run of the same seed.
        QVERIFY(std::abs(of(verdicts, MethodKind::Rehearsal)->found.mean - 0.711) < 1e-12);
        QVERIFY(std::abs(of(verdicts, MethodKind::Ewc)->found.mean - (0.195 - 0.2)) < 1e-12);
    }

    void whatDidNotComeIsSaid() {
        const auto verdicts = expectationVerdictsOf(
            methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.99, 0.99, 0.991}, {0.91, 0.912, 0.908}));
        QCOMPARE(of(verdicts, MethodKind::Ewc)->judgement, Judgement::DoesNotHold);
        QCOMPARE(of(verdicts, MethodKind::Rehearsal)->judgement, Judgement::Holds);
        QVERIFY(!of(verdicts, MethodKind::Naive));  // nothing was published that binds it
    }

    void aWideIntervalTellsNothing() {
        const auto verdicts = expectationVerdictsOf(
            methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.99, 0.99, 0.991}, {0.99, 0.95, 0.97}));
        QCOMPARE(of(verdicts, MethodKind::Ewc)->judgement, Judgement::CannotTell);
    }

    void oneRunTellsNothing() {
        StoredStudy study = methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.9, 0.9, 0.9}, {0.5, 0.5, 0.5});
        study.results[7].outcome = study.results[8].outcome = "";
        QCOMPARE(of(expectationVerdictsOf(study), MethodKind::Ewc)->judgement, Judgement::CannotTell);
        study.results[6].outcome = "";
        QVERIFY(!of(expectationVerdictsOf(study), MethodKind::Ewc));
    }

    void oneOfSeveralStrengthsIsNotJudged() {
        StoredStudy study = methodsOnSplitClasses("task", {0.8, 0.8, 0.8}, {0.9, 0.9, 0.9}, {0.9, 0.9, 0.9});
        study.study.axes[0].cases[1] = study.study.axes[0].cases[2];  // EWC twice
        study.study.axes[0].cases[1].name = "EWC, held too firmly";
        study.study.axes[0].cases[1].values[1].second = "1e6";
        QVERIFY(expectationVerdictsOf(study).empty());
    }

    void everyExpectationHasBoundsAndASource() {
        for (const StreamKind stream :
             {StreamKind::PermutedPixels, StreamKind::PermutedRows, StreamKind::Rotated, StreamKind::SplitClasses})
            for (const Scenario scenario : {Scenario::Domain, Scenario::Class, Scenario::Task})
                for (const Expectation& expectation : expectationsOf(stream, scenario)) {
                    QVERIFY(expectation.least > -1 || expectation.most < 1);
                    QVERIFY(expectation.least < expectation.most);
                    QVERIFY(*expectation.source);
                }
        QVERIFY(expectationsOf(StreamKind::Rotated, Scenario::Domain).empty());
    }
};

QTEST_APPLESS_MAIN(TestExpectations)
#include "tst_expectations.moc"
