// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole runs of three tasks with every method against forgetting, in every scenario, against PyTorch: weights, importance and
// accuracies after each task. The same tests run in float and in double, each with the closeness its arithmetic allows.

#include <QTest>

#include "core/learning/trainer.h"
#include "core/tasks/make_stream.h"
#include "tests/support/reference_case.h"
#include "tests/support/strategy_knobs.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr double tolerance = sizeof(Real) == 8 ? 1e-9 : 2e-5;

template <typename Enum>
Enum choiceOf(const Json& json, const char* key, std::initializer_list<const char*> names) {
    if (!json.contains(key)) return Enum{};
    const auto found = std::find(names.begin(), names.end(), json[key].get<std::string>());
    if (found == names.end()) qFatal("a case has an unknown %s", key);
    return static_cast<Enum>(found - names.begin());
}

double numberOf(const Json& json, const char* key, double otherwise) {
    return json.contains(key) ? json.at(key).get<double>() : otherwise;
}

bool isJoint(const Json& json) { return json.contains("joint") && json.at("joint").get<bool>(); }

SequenceSet setOf(const Json& json, const char* sequences, const char* labels) {
    std::vector<Real> frames;
    for (const Json& sequence : json[sequences])
        for (const Json& step : sequence)
            for (const Json& number : step) frames.push_back(number.get<Real>());
    const int classes = json["tasks"].get<int>() * json["classesPerTask"].get<int>();
    return SequenceSet({json["steps"], json["inputs"], classes}, std::move(frames),
                       json[labels].get<std::vector<std::int32_t>>(), 1);
}

StreamPlan streamOf(const Json& json) {
    return {.kind = StreamKind::SplitClasses,
            .scenario = choiceOf<Scenario>(json, "scenario", {"domain", "class", "task"}),
            .active = choiceOf<ActiveClasses>(json, "activeClasses", {"seen", "all", "current"}),
            .tasks = json["tasks"],
            .classesPerTask = json["classesPerTask"],
            .isJoint = isJoint(json)};
}

StrategySettings strategyOf(const Json& json) {
    StrategySettings settings;
    settings.isJoint = isJoint(json);
    if (json.contains("importance")) {
        const Json& given = json["importance"];
        auto& to = settings.importance;
        to.method = choiceOf<ImportanceSettings::Method>(given, "method", {"none", "ewc", "online-ewc", "si", "mas"});
        to.fisher = choiceOf<ImportanceSettings::Fisher>(given, "fisher", {"exact", "sampled", "empirical", "batched"});
        to.strength = numberOf(given, "strength", to.strength);
        to.decay = numberOf(given, "decay", to.decay);
        to.damping = numberOf(given, "damping", to.damping);
    }
    if (json.contains("distillation")) {
        settings.distillation.strength = numberOf(json["distillation"], "strength", 0);
        settings.distillation.temperature = numberOf(json["distillation"], "temperature", 2);
    }
    if (json.contains("rehearsal")) {
        const Json& given = json["rehearsal"];
        auto& to = settings.rehearsal;
        to.use = choiceOf<RehearsalSettings::Use>(given, "use", {"mix", "project", "logits", "logits-and-labels"});
        to.logitStrength = numberOf(given, "logitStrength", to.logitStrength);
        to.labelStrength = numberOf(given, "labelStrength", to.labelStrength);
        to.samplesPerTask = to.perBatch = 1000;  // keeps everything, draws everything
    }
    return settings;
}

Knobs knobsOf(const Json& json, const StrategySettings& strategy) {
    Knobs knobs = test::knobsOf(strategy);
    knobs[Knob::Beta] = json["beta"];
    knobs[Knob::Lambda] = json["lambda"];
    knobs[Knob::LearningRate] = json["learningRate"];
    knobs[Knob::Optimizer] = static_cast<double>(OptimizerKind::Sgd);
    knobs[Knob::EvaluateEvery] = 1000;
    return knobs;
}

Network networkOf(const Json& json, int outputs) {
    NetworkShape shape;
    shape.cell = *findCellKind(json["cell"].get<std::string>());
    shape.inputs = json["inputs"];
    shape.hidden = json["hidden_units"];
    shape.classes = outputs;
    const auto units = static_cast<std::size_t>(shape.hidden);
    Network network(shape, {std::vector<Real>(units, json["beta"]), std::vector<Real>(units, json["lambda"])},
                    inhibitionOf(json, shape.hidden), 1);
    for (const auto& tensor : network.parameters().tensors())
        copyTensor(json["weights"][tensor.name], network.parameters().tensor(tensor.name));
    return network;
}

/// The greatest distance between numbers in the layout of the parameters and what the case says.
double distance(const Parameters& computed, const Json& expected) {
    double greatest = 0;
    for (const auto& shape : computed.tensors()) {
        Matrix matrix(shape.rows, shape.cols);
        copyTensor(expected[shape.name], matrix);
        const auto tensor = computed.tensor(shape.name);
        for (int j = 0; j < shape.cols; ++j)
            for (int i = 0; i < shape.rows; ++i)
                greatest = std::max(greatest, std::abs(static_cast<double>(tensor(i, j) - matrix(i, j))));
    }
    return greatest;
}

}  // namespace

class TestStrategyCases : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void thereAreThirtyFiveCases() { QCOMPARE(casesIn("strategies").size(), 35); }

    void theRunIsThatOfPyTorch_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("threads");
        for (const QString& name : casesIn("strategies"))
            for (const int threads : {1, 3})
                QTest::addRow("%s, %d threads", qPrintable(name), threads) << name << threads;
    }
    void theRunIsThatOfPyTorch() {
        QFETCH(QString, file);
        QFETCH(int, threads);
        const Json json = loadCase("strategies/" + file);
        const StreamPlan plan = streamOf(json);
        const auto stream =
            makeStream(plan, {"case", "case", setOf(json, "x_train", "y_train"), setOf(json, "x_test", "y_test"), {}});
        const StrategySettings strategy = strategyOf(json);
        ThreadPool threadPool(threads);
        RunControl control;
        std::vector<std::shared_ptr<const Snapshot>> after;
        Trainer trainer({.network = networkOf(json, stream->shape().classes),
                         .stream = *stream,
                         .threadPool = threadPool,
                         .control = control,
                         .listeners = {.taskLearned = [&](const auto& snapshot) { after.push_back(snapshot); }}},
                        {.batch = 1000,
                         .epochs = json["epochs"],
                         .strategy = strategy,
                         .knobs = knobsOf(json, strategy),
                         .changes = {}});
        const auto last = trainer.run();
        QCOMPARE(last->state, RunState::Finished);
        QCOMPARE(after.size(), json["after"].size());
        for (std::size_t task = 0; task < after.size(); ++task) {
            const double apart = distance(after[task]->model->parameters(), json["after"][task]);
            QVERIFY2(apart < tolerance, qPrintable(QString("weights after task %1: %2").arg(task + 1).arg(apart)));
        }

        if (json.contains("importance"))
            for (std::size_t task = 0; task < after.size(); ++task) {
                Parameters importance(last->model->parameters().tensors());
                std::ranges::copy(after[task]->checkpoint->strategy.get<Real>("importance/importance"),
                                  importance.values().begin());
                const double apart = distance(importance, json["importance_after"][task]);
                QVERIFY2(apart < tolerance, qPrintable(QString("importance: %1").arg(apart)));
            }

        const auto& rows = last->scoreboard.rows();
        const std::size_t passedOver = rows.size() - json["matrix"].size();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i < passedOver) {
                QVERIFY(rows[i].empty());
                continue;
            }
            const Json& expected = json["matrix"][i - passedOver];
            const std::size_t tested = plan.scenario == Scenario::Domain ? rows.size() : i + 1;
            QCOMPARE(rows[i].size(), tested);
            for (std::size_t j = 0; j < tested; ++j) QVERIFY(std::abs(rows[i][j] - expected[j].get<double>()) < 1e-12);
        }
    }
};

QTEST_GUILESS_MAIN(TestStrategyCases)
#include "tst_strategy_cases.moc"
