// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All methods against forgetting in whole runs: what is off changes no bit, threads and resuming do not either, and each
// touches what it may.

#include <QTest>

#include "core/measure/anchor_summary.h"
#include "core/run/run_experiment.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_spec.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

namespace {

using Method = ImportanceSettings::Method;
using Use = RehearsalSettings::Use;

Dataset sixClasses() {
    constexpr SequenceSet::Shape shape{6, 5, 6};
    return {"six", "Six", smallSet(240, 1, shape), smallSet(60, 2, shape), {"a", "b", "c", "d", "e", "f"}};
}

ExperimentSpec splitSpec(Scenario scenario) {
    ExperimentSpec spec = smallSpec();
    spec.data.stream = StreamKind::SplitClasses;
    spec.data.scenario = scenario;
    spec.training.epochs = 2;
    return spec;
}

Run trained(const ExperimentSpec& spec, int threads = 0, std::shared_ptr<const Snapshot> from = nullptr) {
    RunOptions options;
    options.threads = threads;
    options.from = std::move(from);
    return runExperiment(spec, sixClasses(), options);
}

std::vector<Real> weightsOf(const Snapshot& snapshot) {
    const auto values = snapshot.model->parameters().values();
    return {values.begin(), values.end()};
}

struct Mixture {
    const char* name;
    void (*apply)(ExperimentSpec&);
};
constexpr Mixture mixtures[] = {
    {"EWC, class",
     [](ExperimentSpec& s) {
         s.importance.method = Method::Ewc;
         s.data.scenario = Scenario::Class;
     }},
    {"online EWC, sampled",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::OnlineEwc, .fisher = ImportanceSettings::Fisher::Sampled, .samples = 33};
     }},
    {"EWC, batched",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::Ewc, .fisher = ImportanceSettings::Fisher::Batched, .samples = 50};
     }},
    {"SI and A-GEM, task",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::Si, .strength = 1};
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8, .use = Use::Project};
         s.data.scenario = Scenario::Task;
     }},
    {"MAS and LwF and rehearsal",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::Mas, .strength = 1};
         s.distillation.strength = 1;
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8};
     }},
    {"DER++ and LwF, class",
     [](ExperimentSpec& s) {
         s.distillation.strength = 1;
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8, .use = Use::LogitsAndLabels};
         s.data.scenario = Scenario::Class;
     }},
    {"DER and EWC, inhibited",
     [](ExperimentSpec& s) {
         s.importance.method = Method::Ewc;
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8, .use = Use::Logits};
         s.inhibition.sparsity = 0.5;
     }},
    {"rotated, optimiser reset",
     [](ExperimentSpec& s) {
         s.data.stream = StreamKind::Rotated;
         s.training.resetOptimizer = ExperimentSpec::Training::ResetOptimizer::EachTask;
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8};
     }},
    {"EWC and A-GEM, truncated",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::Ewc, .samples = 50};
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8, .use = Use::Project};
         s.training.credit = CreditRule::Truncated;
         s.training.truncation = 2;
     }},
    {"SI, LwF and rehearsal, feedback alignment",
     [](ExperimentSpec& s) {
         s.importance = {.method = Method::Si, .strength = 1};
         s.distillation.strength = 1;
         s.rehearsal = {.samplesPerTask = 20, .perBatch = 8};
         s.training.credit = CreditRule::FeedbackAlignment;
     }},
    {"all at once", [](ExperimentSpec& s) { s.data.joint = true; }},
};

void addMixtures() {
    QTest::addColumn<int>("mixture");
    for (int n = 0; n < static_cast<int>(std::size(mixtures)); ++n) QTest::newRow(mixtures[n].name) << n;
}
ExperimentSpec specOf(int mixture) {
    ExperimentSpec spec = splitSpec(Scenario::Domain);
    mixtures[mixture].apply(spec);
    return spec;
}

}  // namespace

class TestStrategies : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatHasNoStrengthChangesNoBit() {
        const ExperimentSpec plain = splitSpec(Scenario::Class);
        const auto expected = weightsOf(*runExperiment(plain, sixClasses(), {}).latest());
        std::vector<ExperimentSpec> specs(7, plain);
        specs[0].importance = {.method = Method::Ewc, .strength = 0};
        specs[1].importance = {.method = Method::Si, .strength = 0};
        specs[2].importance = {.method = Method::Mas, .strength = 0};
        specs[3].distillation.strength = 0;
        specs[4].rehearsal = {.samplesPerTask = 0, .use = Use::Project};
        specs[5].rehearsal = {
            .samplesPerTask = 20, .use = Use::LogitsAndLabels, .logitStrength = 0, .labelStrength = 0};
        specs[6].rehearsal = {.samplesPerTask = 20, .perBatch = 0, .use = Use::Project};
        for (const ExperimentSpec& spec : specs)
            QCOMPARE(weightsOf(*runExperiment(spec, sixClasses(), {}).latest()), expected);
    }

    void whatIsOffCostsNothingWhatIsOnIsCounted() {
        const auto costOf = [](const RehearsalSettings& rehearsal, int tasks) {
            ExperimentSpec spec = splitSpec(Scenario::Domain);
            spec.data.tasks = tasks;
            spec.rehearsal = rehearsal;
            return runExperiment(spec, sixClasses(), {}).latest()->ownCost;
        };
        for (const Use use : {Use::Mix, Use::Project, Use::Logits, Use::LogitsAndLabels})
            QVERIFY(costOf({.samplesPerTask = 0, .use = use}, 3).strategy == StrategyCost{});
        for (const Use use : {Use::Mix, Use::Project})  // with one task there is nothing earlier
            QVERIFY(costOf({.samplesPerTask = 20, .use = use}, 1).strategy == StrategyCost{});
        const ResourceCost rehearsed = costOf({.samplesPerTask = 20, .perBatch = 8}, 3);
        const std::int64_t one = rehearsed.macsForward + rehearsed.macsBackward;
        QCOMPARE(rehearsed.strategy.macsPerBatch, 8 * one);
        // No more can be drawn than is kept of earlier tasks.
        QCOMPARE(costOf({.samplesPerTask = 3, .perBatch = 8}, 3).strategy.macsPerBatch, 6 * one);
    }

    void aSnapshotSaysAmongWhichOutputsAnAnswerIsChosen() {
        const auto lastOf = [](Scenario scenario) { return trained(splitSpec(scenario)).latest(); };
        const auto isTask = lastOf(Scenario::Task);
        QVERIFY(isTask->testedOutputs == (std::vector<OutputRange>{{0, 2}, {2, 4}, {4, 6}}));
        QCOMPARE(isTask->chance, 0.5);
        const auto isClass = lastOf(Scenario::Class);
        QVERIFY(isClass->testedOutputs == (std::vector<OutputRange>{{0, 6}, {0, 6}, {0, 6}}));
        QCOMPARE(isClass->chance, 1 / 6.0);
        // When the first task had been learned only its own were known, now they all are.
        QCOMPARE(isClass->testedOutputsAfter(0, 0), (OutputRange{0, 2}));
        QCOMPARE(isClass->testedOutputsAfter(1, 0), (OutputRange{0, 4}));
        QCOMPARE(isClass->testedOutputsAfter(2, 0), (OutputRange{0, 6}));
        QCOMPARE(isTask->testedOutputsAfter(2, 1), (OutputRange{2, 4}));
        const auto isDomain = lastOf(Scenario::Domain);
        QVERIFY(isDomain->testedOutputs == std::vector<OutputRange>(3));
        QVERIFY(isDomain->testedOutputsAfter(2, 1).isAll());
        QCOMPARE(isDomain->chance, 0.5);
    }

    void oneTaskLearnedAtOnceIsOneTaskLearned() {
        ExperimentSpec spec = smallSpec();
        spec.data.tasks = 1;
        const auto expected = weightsOf(*runExperiment(spec, smallDataset(), {}).latest());
        spec.data.joint = true;
        QCOMPARE(weightsOf(*runExperiment(spec, smallDataset(), {}).latest()), expected);
    }

    void theThreadsLeaveNoTrace_data() { addMixtures(); }
    void theThreadsLeaveNoTrace() {
        QFETCH(int, mixture);
        const Run one = trained(specOf(mixture), 1);
        QCOMPARE(one.latest()->state, RunState::Finished);
        for (const int threads : {2, 3, 8}) {
            const Run many = trained(specOf(mixture), threads);
            QCOMPARE(weightsOf(*many.latest()), weightsOf(*one.latest()));
            QVERIFY(many.latest()->checkpoint->strategy == one.latest()->checkpoint->strategy);
            QVERIFY(many.latest()->quantities == one.latest()->quantities);
        }
    }

    void aRunLeftInTheMidstOfATaskResumesToTheSameBits_data() { addMixtures(); }
    void aRunLeftInTheMidstOfATaskResumesToTheSameBits() {
        QFETCH(int, mixture);
        const ExperimentSpec spec = specOf(mixture);
        const Run straight = runExperiment(spec, sixClasses(), {});
        for (const int batch : {3, 13, 17}) {
            std::shared_ptr<const Snapshot> left;
            {
                TrainingThread run;
                run.control.step(StepUnit::Batch);
                run.start(spec, sixClasses());
                for (int n = 0; n < batch; ++n) {
                    left = run.next(RunState::Paused);
                    QVERIFY(left);
                    if (n + 1 < batch) run.control.step(StepUnit::Batch);
                }
            }
            const auto obstacle = resumeObstacle(*left, spec, sixClasses());
            QVERIFY2(!obstacle, qPrintable(QString::fromStdString(obstacle.value_or(""))));
            const Run resumed = trained(spec, 0, left);
            QCOMPARE(weightsOf(*resumed.latest()), weightsOf(*straight.latest()));
            QVERIFY(resumed.latest()->checkpoint->strategy == straight.latest()->checkpoint->strategy);
            QVERIFY(resumed.latest()->scoreboard == straight.latest()->scoreboard);
            QVERIFY(resumed.latest()->quantities == straight.latest()->quantities);
            QCOMPARE(resumed.latest()->projections, straight.latest()->projections);
        }
    }

    void whatOneMethodRemembersIsNoStateOfAnother() {
        ExperimentSpec held = splitSpec(Scenario::Domain);
        held.importance.method = Method::Ewc;
        const Run run = runExperiment(held, sixClasses(), {});
        const Snapshot& snapshot = *run.snapshots.front();
        QVERIFY(!resumeObstacle(snapshot, held, sixClasses()));
        for (const Method method : {Method::None, Method::Si}) {
            ExperimentSpec other = held;
            other.importance.method = method;
            QVERIFY(resumeObstacle(snapshot, other, sixClasses()));
        }
    }

    void outputsOfOtherTasksAreNotTouched() {
        for (const Method method : {Method::None, Method::Ewc, Method::Si, Method::Mas}) {
            ExperimentSpec spec = splitSpec(Scenario::Task);
            spec.importance = {.method = method, .strength = 1};
            const Run run = runExperiment(spec, sixClasses(), {});
            const auto first = run.snapshots[0]->model->parameters().tensor("V");
            const auto last = run.latest()->model->parameters().tensor("V");
            for (int j = 0; j < first.cols(); ++j)
                for (int i = 0; i < 2; ++i) QCOMPARE(last(i, j), first(i, j));
            QVERIFY(last(2, 0) != first(2, 0));
        }
    }

    void inTheClassScenarioPlainTrainingForgetsEverything() {
        const Run run = runExperiment(splitSpec(Scenario::Class), sixClasses(), {});
        const auto& rows = run.latest()->scoreboard.rows();
        QCOMPARE(rows[0].size(), std::size_t{1});
        QCOMPARE(rows[2].size(), std::size_t{3});
        QVERIFY2(rows[2][0] < 0.05 && rows[2][2] >= 0.5, qPrintable(QString("%1 %2").arg(rows[2][0]).arg(rows[2][2])));
        QVERIFY(!run.latest()->scoreboard.value(Metric::Fwt));
        QVERIFY(run.latest()->scoreboard.value(Metric::Forgetting).value() > 0.4);
        QVERIFY(run.latest()->scoreboard.value(Metric::Aia));
    }

    void learnedAtOnceOnlyTheLastRowIsThere() {
        ExperimentSpec spec = splitSpec(Scenario::Class);
        spec.data.joint = true;
        const Run run = runExperiment(spec, sixClasses(), {});
        const auto& scoreboard = run.latest()->scoreboard;
        QCOMPARE(scoreboard.learnedCount(), 3);
        QVERIFY(scoreboard.rows()[0].empty() && scoreboard.rows()[1].empty());
        QVERIFY(scoreboard.value(Metric::Acc).value() > 0.9);
        for (const Metric metric : {Metric::Bwt, Metric::Fwt, Metric::Forgetting, Metric::Aia})
            QVERIFY(!scoreboard.value(metric));
        QCOMPARE(run.latest()->position.samples, std::int64_t{2 * 240});
    }

    void theWayOfTheWeightsIsFollowed() {
        ExperimentSpec spec = splitSpec(Scenario::Domain);
        spec.training.gradientClip = 0.001;
        spec.evaluation.every = 1;
        const Run run = runExperiment(spec, sixClasses(), {});
        const Snapshot& last = *run.latest();
        const auto pointsOf = [&](TrainingQuantity quantity) {
            return last.quantities[static_cast<std::size_t>(quantity)].points();
        };
        const auto norms = pointsOf(TrainingQuantity::GradientNorm);
        QCOMPARE(norms.size(), last.loss.points().size());
        for (const CurvePoint& point : norms) QVERIFY(point.value > 0.001);  // as it was before it was clipped
        const auto distances = pointsOf(TrainingQuantity::Distance);
        QVERIFY(!distances.empty());
        QVERIFY(distances.front().batch > last.timetable.batches(0));
        const auto weightsAfter = [&](std::size_t task) { return last.learned[task]->parameters().values(); };
        QCOMPARE(distances.back().value, distanceBetween(weightsAfter(2), weightsAfter(1)));
    }

    void everyQuantityHasACurve() {
        ExperimentSpec spec = specOf(5);
        spec.importance.method = Method::Ewc;
        const Run run = runExperiment(spec, sixClasses(), {});
        for (const Curve& curve : run.latest()->quantities) QVERIFY(!curve.empty());
        for (const CurvePoint& point :
             run.latest()->quantities[static_cast<std::size_t>(TrainingQuantity::Penalty)].points())
            QVERIFY(point.value >= 0);
        QVERIFY(run.latest()->anchor && run.latest()->anchorDistance > 0);
        double share = 0;
        for (const auto& tensor : run.latest()->anchor->tensors) share += tensor.share;
        QVERIFY(std::abs(share - 1) < 1e-9);
    }

    void aTeacherThatIsTheStudentAsksForNothing() {
        ExperimentSpec spec = splitSpec(Scenario::Domain);
        spec.distillation.strength = 1;
        spec.evaluation.every = 1;
        const Run run = runExperiment(spec, sixClasses(), {});
        const auto& points =
            run.latest()->quantities[static_cast<std::size_t>(TrainingQuantity::Distillation)].points();
        // The first point lies after the first step of task 2, whose gradient was taken before it.
        QVERIFY(!points.empty());
        QVERIFY(points.front().value < 1e-6);
        QVERIFY(points.back().value > 1e-4);
    }

    void projectionsAreCounted() {
        const Run run = runExperiment(specOf(3), sixClasses(), {});
        const ProjectionCount count = run.latest()->projections;
        QCOMPARE(count.of, std::int64_t{2 * 2 * 5});  // two tasks, two epochs, five batches
        QVERIFY(count.projected > 0 && count.projected <= count.of);
    }

    void whatIsKeptCannotBeChangedOnTheWayWhereLogitsAreKept() {
        ExperimentSpec spec = splitSpec(Scenario::Domain);
        spec.rehearsal = {.samplesPerTask = 20, .use = Use::Logits};
        spec.events = {{3, Knob::KeptPerTask, 30}};
        QCOMPARE(problemsOf(spec).size(), std::size_t{1});
        spec.rehearsal.use = Use::Project;
        QVERIFY(problemsOf(spec).empty());
    }

    void strengthsCanBeTurnedOnTheWay() {
        ExperimentSpec spec = specOf(5);
        spec.importance = {.method = Method::Mas, .strength = 0};
        const auto before = weightsOf(*runExperiment(spec, sixClasses(), {}).latest());
        for (const Knob knob :
             {Knob::ImportanceStrength, Knob::DistillationStrength, Knob::LogitStrength, Knob::LabelStrength}) {
            ExperimentSpec turned = spec;
            turned.events = {{13, knob, 3}};
            QVERIFY(weightsOf(*runExperiment(turned, sixClasses(), {}).latest()) != before);
        }
    }
};

QTEST_GUILESS_MAIN(TestStrategies)
#include "tst_strategies.moc"
