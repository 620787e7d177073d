// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs on data that are answered at every step: with every cell and every method, straight through, resumed and from files.

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/files/network_file.h"
#include "core/files/snapshot_file.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/spec/make_network.h"
#include "core/spec/method.h"
#include "core/tasks/make_stream.h"
#include "tests/support/equal_runs.h"
#include "tests/support/small_answers.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf(int tasks) {
    ExperimentSpec spec;
    spec.data.tasks = tasks;
    spec.data.stream = StreamKind::PermutedRows;
    spec.model.cell = CellKind::Gru;
    spec.model.hiddenUnits = 16;
    spec.training.batch = 16;
    spec.training.epochs = 2;
    spec.training.learningRate = 0.01;
    spec.evaluation = {.every = 15, .sequences = 40};
    return spec;
}

}  // namespace

class TestEveryStep : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellLearnsToAnswerFromMemory_data() {
        QTest::addColumn<QString>("cell");
        for (const CellKind cell : cellKinds())
            if (cell != CellKind::MinGru) QTest::newRow(cell->title) << QString(cell->key);
    }
    void everyCellLearnsToAnswerFromMemory() {
        QFETCH(QString, cell);
        ExperimentSpec spec = specOf(1);
        spec.model.cell = *findCellKind(cell.toStdString());
        spec.model.lambda = 0.3;
        spec.training.epochs = 12;
        const Run run = runExperiment(spec, answeredDataset(), {});
        const Snapshot& last = *run.latest();
        QCOMPARE(last.state, RunState::Finished);
        QVERIFY(last.network.answers == Answers::EveryStep);
        QVERIFY2(last.scoreboard.rows()[0][0] > 0.95, qPrintable(QString::number(last.scoreboard.rows()[0][0])));
        QVERIFY(last.testLoss[0] < 0.4);
    }

    void accuracyCountsEveryAnswer() {
        const Run run = runExperiment(specOf(1), answeredDataset(), {});
        const double answers = 60 * answeredSteps;
        const double right = run.latest()->scoreboard.rows()[0][0] * answers;
        QVERIFY(std::abs(right - std::round(right)) < 1e-9);
        QVERIFY(std::abs(run.latest()->scoreboard.baseline()[0] * answers -
                         std::round(run.latest()->scoreboard.baseline()[0] * answers)) < 1e-9);
    }

    void everyMethodGivesEqualBitsForAnyThreadCountAndWhenResumed_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("scenario");
        for (const Method& method : methods())
            for (const Scenario scenario : {Scenario::Domain, Scenario::Class, Scenario::Task})
                QTest::addRow("%s, %s", method.title, typeOf(scenario).key)
                    << static_cast<int>(method.kind) << static_cast<int>(scenario);
    }
    void everyMethodGivesEqualBitsForAnyThreadCountAndWhenResumed() {
        QFETCH(int, method);
        QFETCH(int, scenario);
        ExperimentSpec spec = withMethod(specOf(2), static_cast<MethodKind>(method));
        spec.data.scenario = static_cast<Scenario>(scenario);
        const Dataset dataset = answeredDataset();
        RunOptions options;
        options.threads = 1;
        options.checkpointInterval = 0;
        std::shared_ptr<const Snapshot> middle;
        options.checkpointed = [&](const std::shared_ptr<const Snapshot>& snapshot) {
            if (snapshot->position.task == 1 && snapshot->position.batchInTask > 5 && !middle) middle = snapshot;
        };
        const Run alone = runExperiment(spec, dataset, options);
        QCOMPARE(alone.latest()->state, RunState::Finished);
        options.threads = 3;
        QVERIFY(areEqual(runExperiment(spec, dataset, options), alone));

        // From the midst of the second task, which has been in a file.
        QVERIFY(middle);
        TensorFile file;
        addSnapshot(file, "", *middle);
        options.from = readSnapshot(file, "", originOf(spec));
        const auto obstacle = resumeObstacle(*options.from, spec, dataset);
        QVERIFY2(!obstacle, obstacle ? obstacle->c_str() : "");
        QVERIFY(areEqual(runExperiment(spec, dataset, options), alone));
    }

    void splitClassesNeedSequencesThatBelongToAClass() {
        ExperimentSpec spec = specOf(3);
        spec.data.stream = StreamKind::SplitClasses;
        const auto problems = problemsWith(spec, answeredDataset());
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].sentence,
                 std::string("data.stream is split-classes, but Answered is answered at every step, so that a sequence "
                             "belongs to no class."));
    }

    void theSummaryTellsHowWellItPredicts() {
        const Run run = runExperiment(specOf(2), answeredDataset(), {});
        const auto summary = nlohmann::json::parse(summaryJson(run));
        const double loss = (run.latest()->testLoss[0] + run.latest()->testLoss[1]) / 2;
        QVERIFY(loss > 0);
        QCOMPARE(summary["testLoss"].get<double>(), loss);
        QCOMPARE(summary["perplexity"].get<double>(), std::exp(loss));
        QCOMPARE(summary["bitsPerCharacter"].get<double>(), loss / std::log(2.0));
    }

    void aNetworkOfOneInputAndOneUnitComesBackFromItsFile() {
        for (const CellKind cell : cellKinds()) {
            ExperimentSpec spec = specOf(1);
            spec.model.cell = cell;
            spec.model.hiddenUnits = 1;
            const Network network = makeNetwork(spec, {.steps = 3, .inputs = 1, .classes = 2});
            const QTemporaryDir folder;
            const auto path = folder.filePath("network.safetensors").toStdString();
            std::ofstream(path, std::ios::binary) << networkFile(spec, network, 3, nullptr, nullptr);
            const StoredNetwork stored = readStoredNetwork(path);
            QVERIFY(stored.network.shape() == network.shape());
            QVERIFY(std::ranges::equal(stored.network.parameters().values(), network.parameters().values()));
        }
    }

    void theNetworkFileKnowsWhenItAnswers() {
        const ExperimentSpec spec = specOf(1);
        const Run run = runExperiment(spec, answeredDataset(), {});
        const QTemporaryDir folder;
        const auto path = folder.filePath("network.safetensors").toStdString();
        std::ofstream(path, std::ios::binary)
            << networkFile(spec, *run.latest()->model, answeredSteps, nullptr, nullptr);
        QVERIFY(readStoredNetwork(path).network.shape() == run.latest()->network);
    }
};

QTEST_GUILESS_MAIN(TestEveryStep)
#include "tst_every_step.moc"
