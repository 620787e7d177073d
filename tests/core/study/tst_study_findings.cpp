// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a study says of the reported claims, on made-up results.

#include <QTest>

#include "core/study/study_findings.h"
#include "tests/support/studies.h"

using namespace miru;
using namespace miru::test;

namespace {

/// Two cells, three seeds; the accuracies are of GRU's seeds, then of MiRU-2's.
StoredStudy studyOf(const std::vector<double>& accuracies, double speedup = 3) {
    StoredStudy stored;
    stored.study = readStudy(R"({"format": 1, "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]},
                                                       {"setting": "seed", "values": [1, 2, 3]}]})")
                       .study;
    stored.results.resize(6);
    for (std::size_t run = 0; run < accuracies.size(); ++run) {
        StudyResult& result = stored.results[run];
        result.outcome = "finished";
        result.scoreboard = Scoreboard(1);
        result.scoreboard.addRow({accuracies[run]});
        result.parameters = run < 3 ? 61578 : 21386;
        result.energyJoulePaper = 6.34e-12 * static_cast<double>(result.parameters);
        result.timing.sequences = result.timing.evaluated = 1000;
        result.timing.trainingSeconds = result.timing.evaluationSeconds =
            run < 3 ? 1 : 1 / (speedup + 0.01 * double(run));
    }
    return stored;
}

const Verdict* find(const std::vector<Verdict>& verdicts, Claim claim) {
    const auto found = std::ranges::find(verdicts, claim, &Verdict::claim);
    return found == verdicts.end() ? nullptr : &*found;
}

Judgement judgementOf(const StoredStudy& study, Claim claim) {
    const auto verdicts = verdictsOf(study);
    const Verdict* const verdict = find(verdicts, claim);
    if (!verdict) qFatal("the claim was not looked at");
    return verdict->judgement;
}

}  // namespace

class TestStudyFindings : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void seedsAreTakenTogether() {
        const StoredStudy study = studyOf({0.7, 0.72, 0.74, 0.7, 0.7, 0.7});
        const auto groups = groupsOf(study.study);
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].name, "gru");
        QCOMPARE(groups[1].runs, (std::vector<int>{3, 4, 5}));
        QCOMPARE(valuesOf(study, groups[0], Measure::Acc), (std::vector<double>{0.7, 0.72, 0.74}));
    }

    void runsThatAreNotFinishedDoNotCount() {
        StoredStudy study = studyOf({0.7, 0.72, 0.74, 0.7, 0.7, 0.7});
        study.results[1].outcome = "diverged";
        study.results[2].outcome = "";
        QCOMPARE(valuesOf(study, groupsOf(study.study)[0], Measure::Acc), (std::vector<double>{0.7}));
        const auto verdicts = verdictsOf(study);
        const Verdict* const accuracy = find(verdicts, Claim::AccuracyNearGru);
        QVERIFY(accuracy);
        QCOMPARE(accuracy->found.n, 1);
        QCOMPARE(accuracy->judgement, Judgement::CannotTell);
    }

    void computedClaimsAreJudgedByTheirNumber() {
        const StoredStudy study = studyOf({0.7, 0.72, 0.74, 0.7, 0.7, 0.7});
        QCOMPARE(judgementOf(study, Claim::FewerParameters), Judgement::Holds);
        QCOMPARE(judgementOf(study, Claim::LessEnergy), Judgement::DoesNotHold);
    }

    void anEmbeddingCountsAndTheRatioIsAlsoToldWithoutIt() {
        StoredStudy study = studyOf({0.7, 0.72, 0.74, 0.7, 0.7, 0.7});
        for (StudyResult& result : study.results) result.parameters += result.embedding = 640'000;
        const Verdict verdict = verdictsOf(study).front();
        QCOMPARE(verdict.claim, Claim::FewerParameters);
        QVERIFY(std::abs(verdict.found.mean - 701'578.0 / 661'386) < 1e-12);
        QVERIFY(std::abs(verdict.withoutEmbedding - 61'578.0 / 21'386) < 1e-12);
        QCOMPARE(verdict.judgement, Judgement::DoesNotHold);
    }

    void measuredClaimsAreJudgedByTheirInterval() {
        const auto accuracies = std::vector<double>{0.7, 0.72, 0.74, 0.7, 0.72, 0.74};
        QCOMPARE(judgementOf(studyOf(accuracies, 3), Claim::FasterTraining), Judgement::Holds);
        QCOMPARE(judgementOf(studyOf(accuracies, 2.6), Claim::FasterTraining), Judgement::DoesNotHold);
        QCOMPARE(judgementOf(studyOf(accuracies, 2.6), Claim::FasterAnswering), Judgement::Holds);
        QCOMPARE(judgementOf(studyOf(accuracies, 2.86), Claim::FasterTraining), Judgement::CannotTell);
    }

    void accuracyIsComparedSeedBySeed() {
        const auto judged = [](const std::vector<double>& accuracies) {
            return judgementOf(studyOf(accuracies), Claim::AccuracyNearGru);
        };
        QCOMPARE(judged({0.5, 0.7, 0.9, 0.495, 0.694, 0.896}), Judgement::Holds);  // seeds differ more than cells
        QCOMPARE(judged({0.80, 0.81, 0.82, 0.70, 0.71, 0.72}), Judgement::DoesNotHold);
        QCOMPARE(judged({0.80, 0.81, 0.82, 0.70, 0.80, 0.86}), Judgement::CannotTell);
        QVERIFY(verdictsOf(studyOf({})).empty());
    }

    void aCourseIsTheAccuracyAfterEachTaskOfAllLearnedOrOfTheFirst() {
        const StoredStudy study = ablation();
        const StudyGroup group = groupsOf(study.study)[0];
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-12; };
        const auto soFar = learningCurvesOf(study, group, LearningCurve::AllSoFar);
        QCOMPARE(soFar.size(), std::size_t{2});
        QVERIFY(near(soFar[0][0], 0.91) && near(soFar[0][1], (0.21 + 0.91) / 2));
        const auto first = learningCurvesOf(study, group, LearningCurve::FirstTask);
        QVERIFY(near(first[1][0], 0.89) && near(first[1][1], 0.19));
        QVERIFY(learningCurvesOf(ablation(0), group, LearningCurve::FirstTask).empty());
    }

    void aStudyOverTwoThingsHasRowsAndColumns() {
        const auto grid = gridOf(ablation().study);
        QVERIFY(grid && grid->groups.size() == 2 && grid->groups[1][1] == 3);
        QVERIFY(!mapOf(ablation().study));
        QVERIFY(!gridOf(twoCells().study));
    }

    void aStudyOverTwoNumbersIsAMap() {
        const Study study = readStudy(R"({"format": 1, "axes": [{"setting": "model.beta", "values": [0.2, 0.5]},
            {"setting": "seed", "values": [1, 2]}, {"setting": "model.lambda", "values": [0.3, 0.6, 0.9]}]})")
                                .study;
        const auto map = mapOf(study);
        QVERIFY(map);
        QCOMPARE(map->groups.size(), std::size_t{2});
        QCOMPARE(map->groups[1].size(), std::size_t{3});
        const auto groups = groupsOf(study);
        QCOMPARE(groups[map->groups[1][2]].name, "beta 0.5 · lambda 0.9");
        QVERIFY(!mapOf(studyOf({}).study));
    }
};

QTEST_APPLESS_MAIN(TestStudyFindings)
#include "tst_study_findings.moc"
