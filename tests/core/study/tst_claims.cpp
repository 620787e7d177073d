// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of reported claims and the judge: what reaches a claim, what is compared with what, and what n counts.

#include <QTest>
#include <cmath>

#include "core/study/claims.h"

using namespace miru;

namespace {

ComparedRun runOf(CellKind cell, std::uint32_t seed, double rate = 1000, double accuracy = 0.8) {
    ComparedRun run;
    run.spec.model.cell = cell;
    run.spec.seed = seed;
    run.name = cell == CellKind::Gru ? "GRU" : "MiRU-2";
    const ResourceCosts costs = costOfReportedNetwork();
    run.gru = NetworkCost(costs.of(CellKind::Gru));
    run.miru = NetworkCost(costs.of(CellKind::Miru2));
    run.accuracy = accuracy;
    run.trainingRate = run.answeringRate = rate;
    return run;
}

ComparedRun gru(std::uint32_t seed, double rate = 1000, double accuracy = 0.8) {
    return runOf(CellKind::Gru, seed, rate, accuracy);
}
ComparedRun miru2(std::uint32_t seed, double rate = 3000, double accuracy = 0.8) {
    return runOf(CellKind::Miru2, seed, rate, accuracy);
}

/// The runs of one configuration with the same setting changed.
template <typename Change>
std::vector<ComparedRun> with(std::vector<ComparedRun> runs, const char* name, Change change) {
    for (ComparedRun& run : runs) {
        run.name += name;
        change(run);
    }
    return runs;
}

std::vector<ComparedRun> together(std::initializer_list<std::vector<ComparedRun>> parts) {
    std::vector<ComparedRun> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<Verdict> verdictsOn(Claim claim, const std::vector<ComparedRun>& runs) {
    auto verdicts = verdictsOf(runs);
    std::erase_if(verdicts, [&](const Verdict& verdict) { return verdict.claim != claim; });
    return verdicts;
}

Judgement judgementOf(Claim claim, const std::vector<double>& values) { return judge(claim, statisticsOf(values)); }

}  // namespace

class TestClaims : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theTableSaysWhatIsReportedAndWhere() {
        QCOMPARE(infoOf(Claim::FewerParameters).reported, 2.88);
        QCOMPARE(infoOf(Claim::LessEnergy).reported, 3.19);
        QCOMPARE(infoOf(Claim::FasterTraining).reported, 2.90);
        QCOMPARE(infoOf(Claim::FasterAnswering).reported, 2.49);
        QCOMPARE(infoOf(Claim::FewerParameters).gru, 61'696.0);
        for (const Claim claim : allClaims) {
            QVERIFY(QString(infoOf(claim).source).contains("2503.06175"));
            QVERIFY(QString(infoOf(claim).formula).size() > 10);
        }
        QVERIFY(!infoOf(Claim::FewerParameters).isMeasured && !infoOf(Claim::LessEnergy).isMeasured);
        QCOMPARE(costOfReportedNetwork().of(CellKind::Miru2).parameters, 21'386);
        QCOMPARE(costOfReportedNetwork().of(CellKind::Gru).parameters, 61'578);
    }

    void aComputedNumberReachesTheReportedOneFromHalfOfItsLastDigitBelow() {
        const auto judged = [](double ratio) { return judgementOf(Claim::FewerParameters, {ratio}); };
        QCOMPARE(judged(2.88), Judgement::Holds);
        QCOMPARE(judged(61'578.0 / 21'386), Judgement::Holds);  // 2.8794
        QCOMPARE(judged(2.8751), Judgement::Holds);
        QCOMPARE(judged(2.8749), Judgement::DoesNotHold);
        QCOMPARE(judged(18'506.0 / 6'602), Judgement::DoesNotHold);  // 64 hidden units
        QCOMPARE(judged(std::nan("")), Judgement::CannotTell);
    }

    void aMeasuredNumberIsJudgedByItsWholeInterval() {
        const auto judged = [](const std::vector<double>& ratios) {
            return judgementOf(Claim::FasterTraining, ratios);
        };
        QCOMPARE(judged({3.0, 3.01, 3.02}), Judgement::Holds);
        QCOMPARE(judged({2.6, 2.61, 2.62}), Judgement::DoesNotHold);
        QCOMPARE(judged({2.7, 2.9, 3.1}), Judgement::CannotTell);
        QCOMPARE(judged({2.85, 2.851, 2.852}), Judgement::DoesNotHold);  // no clock makes 2.85 of 2.90
        QCOMPARE(judged({5.0}), Judgement::CannotTell);                  // one pair says nothing of its error
        QCOMPARE(judged({}), Judgement::CannotTell);
    }

    void speedIsComparedPairByPairOfEqualSeedInEachConfigurationByItself() {
        const auto rehearsing = [](ComparedRun& run) { run.spec.rehearsal.samplesPerTask = 100; };
        const auto runs = together({{gru(1), gru(2), gru(3)},
                                    {miru2(1, 3000), miru2(2, 3010), miru2(3, 3020)},
                                    with({gru(1, 500), gru(2, 500)}, " · rehearsal", rehearsing),
                                    with({miru2(1, 1000), miru2(2, 1100)}, " · rehearsal", rehearsing)});
        const auto verdicts = verdictsOn(Claim::FasterTraining, runs);
        QCOMPARE(verdicts.size(), std::size_t{2});
        QCOMPARE(verdicts[0].where, "MiRU-2");
        QCOMPARE(verdicts[0].found.n, 3);
        QVERIFY(std::abs(verdicts[0].found.mean - 3.01) < 1e-12);
        // mean ± t(2)·sd/√3 with sd 0.01
        QVERIFY(std::abs(verdicts[0].found.halfWidth - 4.302653 * 0.01 / std::sqrt(3)) < 1e-6);
        QCOMPARE(verdicts[0].judgement, Judgement::Holds);
        QCOMPARE(verdicts[1].where, "MiRU-2 · rehearsal");
        QCOMPARE(verdicts[1].found.n, 2);
        QVERIFY(std::abs(verdicts[1].found.mean - 2.1) < 1e-12);
        QVERIFY(std::abs(verdicts[1].found.halfWidth - 12.706205 * 0.1) < 1e-5);  // t(1)·(0.2/√2)/√2
    }

    void seedsArePairedByTheirNumberAndCountOnce() {
        // Seeds in another order, one of them missing, one run twice: two pairs are left.
        const auto verdicts = verdictsOn(Claim::FasterAnswering, {gru(3, 1000), gru(1, 1000), gru(1, 3000),
                                                                  miru2(1, 6000), miru2(2, 9999), miru2(3, 4000)});
        QCOMPARE(verdicts.size(), std::size_t{1});
        QCOMPARE(verdicts[0].found.n, 2);
        QVERIFY(std::abs(verdicts[0].found.mean - (6000.0 / 2000 + 4.0) / 2) < 1e-12);
    }

    void ratesOfDifferentNumbersOfThreadsAreNotCompared() {
        auto runs = together({{gru(1), gru(2)}, {miru2(1), miru2(2)}});
        for (ComparedRun& run : runs) run.threads = run.spec.model.cell == CellKind::Gru ? 1 : 2;
        QVERIFY(verdictsOn(Claim::FasterTraining, runs).empty());
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, runs).size(), std::size_t{1});
    }

    void speedsOfASharedMachineAreShownButJudgedByNobody() {
        std::vector<ComparedRun> runs{gru(1), gru(2), gru(3), miru2(1), miru2(2), miru2(3)};
        QCOMPARE(verdictsOn(Claim::FasterTraining, runs)[0].judgement, Judgement::Holds);
        for (ComparedRun& run : runs) run.sharedMachine = true;
        for (const Claim claim : {Claim::FasterTraining, Claim::FasterAnswering}) {
            const auto verdicts = verdictsOn(claim, runs);
            QCOMPARE(verdicts.size(), std::size_t{1});
            QCOMPARE(verdicts[0].judgement, Judgement::CannotTell);
            QVERIFY(verdicts[0].sharedMachine);
            QCOMPARE(verdicts[0].found.n, 3);
        }
        QVERIFY(!verdictsOn(Claim::AccuracyNearGru, runs)[0].sharedMachine);
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, runs)[0].judgement, Judgement::Holds);
    }

    void speedsOfASharedMachineAreLeftOutWhereThereAreOthers() {
        std::vector<ComparedRun> runs{gru(1), gru(2), gru(3), miru2(1), miru2(2), miru2(3, 9000)};
        runs.back().sharedMachine = true;
        const auto verdicts = verdictsOn(Claim::FasterTraining, runs);
        QCOMPARE(verdicts[0].found.n, 2);
        QVERIFY(!verdicts[0].sharedMachine);
        QCOMPARE(verdicts[0].judgement, Judgement::Holds);
        // Half of a pair is enough to spoil it.
        const auto spoiled = verdictsOn(Claim::FasterTraining, {gru(3), runs.back()});
        QVERIFY(spoiled[0].sharedMachine);
        QCOMPARE(spoiled[0].judgement, Judgement::CannotTell);
    }

    void settingsThatDoNothingKeepNoRunsApart() {
        ComparedRun other = miru2(1);
        other.spec.rehearsal.perBatch = 5;
        other.spec.training.momentum = 0.1;
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, {gru(1), other}).size(), std::size_t{1});
        // Two GRUs that differ in a β they do not have are one configuration: two seeds of it, not two rivals.
        ComparedRun turned = gru(2);
        turned.spec.model.beta = 0.9;
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, {gru(1), turned, miru2(1), miru2(2)}).size(), std::size_t{1});
    }

    void aDataSetThatWasMovedIsTheSame() {
        ComparedRun one = gru(1);
        ComparedRun other = miru2(1);
        other.spec.data.dataset = "/elsewhere/glyphs";
        one.data = other.data = 7;
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, {one, other}).size(), std::size_t{1});
    }

    void runsThatDifferInMoreThanTheCellAreNotCompared_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("data set") << 0;
        QTest::newRow("hidden units") << 1;
        QTest::newRow("inhibition") << 2;
        QTest::newRow("rehearsal") << 3;
        QTest::newRow("epochs") << 4;
        QTest::newRow("tested on") << 5;
        QTest::newRow("a change of rehearsal on the way") << 6;
        QTest::newRow("a data set of the same name") << 7;
    }
    void runsThatDifferInMoreThanTheCellAreNotCompared() {
        QFETCH(int, which);
        ComparedRun other = miru2(1);
        ComparedRun one = gru(1);
        switch (which) {
            case 0: other.spec.data.dataset = "mnist"; break;
            case 1: other.spec.model.hiddenUnits = 64; break;
            case 2: other.spec.inhibition.sparsity = 0.75; break;
            case 3: other.spec.rehearsal.samplesPerTask = 10; break;
            case 4: other.spec.training.epochs = 2; break;
            case 5: other.spec.data.testOn = DataSplit::Validation; break;
            case 6:
                one.spec.rehearsal.samplesPerTask = other.spec.rehearsal.samplesPerTask = 10;
                other.spec.events = {{5, Knob::ReplayPerBatch, 3}};
                break;
            default: one.data = 1; other.data = 2;
        }
        QVERIFY(verdictsOn(Claim::AccuracyNearGru, {one, other}).empty());
        QVERIFY(verdictsOn(Claim::FasterTraining, {one, other}).empty());
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, {gru(1), miru2(1)}).size(), std::size_t{1});
    }

    void eachCellMayBeTunedAndTheNearestGruIsTaken() {
        const auto at = [](double rate) { return [rate](ComparedRun& run) { run.spec.training.learningRate = rate; }; };
        const auto alone = together({with({gru(1)}, " slow", at(0.003)), with({miru2(1)}, " fast", at(0.005))});
        QCOMPARE(verdictsOn(Claim::AccuracyNearGru, alone).size(), std::size_t{1});
        const auto both = together({alone, with({gru(1, 1000, 0.5)}, " fast", at(0.005))});
        const auto verdicts = verdictsOn(Claim::AccuracyNearGru, both);
        QCOMPARE(verdicts.size(), std::size_t{1});
        QVERIFY(std::abs(verdicts[0].found.mean - 0.3) < 1e-12);
        // Two that are equally near: both, and the verdict says which.
        const auto tied = together({alone, with({gru(1, 1000, 0.5)}, " slower", at(0.001))});
        const auto two = verdictsOn(Claim::AccuracyNearGru, tied);
        QCOMPARE(two.size(), std::size_t{2});
        QCOMPARE(two[1].where, "MiRU-2 fast : GRU slower");
    }

    void aGruThatKnowsNothingIsComparedAllTheSame() {
        const auto verdicts = verdictsOn(Claim::AccuracyNearGru, {gru(1, 1000, 0), miru2(1)});
        QCOMPARE(verdicts.size(), std::size_t{1});
        QVERIFY(std::abs(verdicts[0].found.mean - 0.8) < 1e-12);
    }

    void whatIsComputedIsSaidOnceForAllOfOneSizeAndForEachSize() {
        const auto small = [](ComparedRun& run) {
            run.spec.model.hiddenUnits = 64;
            const ResourceCosts costs = countResources({.steps = 28, .inputs = 28, .hidden = 64, .classes = 10});
            run.gru = NetworkCost(costs.of(CellKind::Gru));
            run.miru = NetworkCost(costs.of(CellKind::Miru2));
        };
        const auto silent = [](ComparedRun& run) { run.spec.inhibition.sparsity = 0.75; };
        const std::vector<ComparedRun> both{gru(1), miru2(1)};
        const auto one = verdictsOn(Claim::FewerParameters, together({both, with(both, " · inhibition", silent)}));
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(one[0].comparisons, 2);
        QVERIFY(one[0].where.empty() && one[0].isReportedNetwork);
        const auto sizes = verdictsOn(Claim::FewerParameters, together({both, with(both, " · 64", small)}));
        QCOMPARE(sizes.size(), std::size_t{2});
        QCOMPARE(sizes[0].where, "MiRU-2");
        QCOMPARE(sizes[0].judgement, Judgement::Holds);
        QCOMPARE(sizes[1].where, "MiRU-2 · 64");
        QCOMPARE(sizes[1].judgement, Judgement::DoesNotHold);
        QVERIFY(!sizes[1].isReportedNetwork);
    }

    void aRunAloneSaysWhatItsShapeSays() {
        const auto verdicts = verdictsOf(std::vector{miru2(1)});
        QCOMPARE(verdicts.size(), std::size_t{2});
        QCOMPARE(verdicts[0].judgement, Judgement::Holds);
        QCOMPARE(verdicts[1].judgement, Judgement::DoesNotHold);  // 2.88, whatever is reported
    }
};

QTEST_APPLESS_MAIN(TestClaims)
#include "tst_claims.moc"
