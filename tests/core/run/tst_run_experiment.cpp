// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Equal specs give equal runs.

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/files/network_file.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/spec/make_network.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"
#include "tests/support/training_thread.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec spec(CellKind cell, double sparsity) {
    ExperimentSpec spec;
    spec.data.tasks = 2;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 24;
    spec.model.lambdaRange = Range{0, 0.99};
    spec.inhibition.sparsity = sparsity;
    spec.rehearsal = {.samplesPerTask = 30, .perBatch = 20};
    spec.training.batch = 32;
    spec.evaluation = {.every = 3, .sequences = 40};
    return spec;
}

Run run(const ExperimentSpec& spec, int threads, const Dataset& dataset = smallDataset()) {
    RunOptions options;
    options.threads = threads;
    return runExperiment(spec, dataset, options);
}

bool areEqual(const Run& a, const Run& b) {
    return std::ranges::equal(a.weights().values(), b.weights().values()) &&
           a.latest()->scoreboard == b.latest()->scoreboard && a.latest()->accuracy == b.latest()->accuracy &&
           a.latest()->loss == b.latest()->loss && a.latest()->activity == b.latest()->activity;
}

}  // namespace

class TestRunExperiment : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalSpecsGiveEqualBitsForAnyThreadCount_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("sparsity");
        for (const CellKind cell : cellKinds())
            for (const double sparsity : {0.0, 0.75})
                QTest::addRow("%s, sparsity %g", cell->title, sparsity) << QString(cell->key) << sparsity;
    }
    void equalSpecsGiveEqualBitsForAnyThreadCount() {
        QFETCH(QString, cell);
        QFETCH(double, sparsity);
        const ExperimentSpec asked = spec(*findCellKind(cell.toStdString()), sparsity);
        const Run alone = run(asked, 1);
        for (const int threads : {2, 3, 8}) QVERIFY(areEqual(run(asked, threads), alone));
    }

    /// 300 steps are some segments of these networks.
    void gradientCheckpointingLearnsTheSame() {
        for (const CellKind cell : {CellKind::Gru, CellKind::Lstm, CellKind::Miru2}) {
            ExperimentSpec asked = spec(cell, 0.5);
            asked.model.hiddenUnits = 60;
            Dataset data = smallDataset();
            data.train = smallSet(64, 11, {300, 5, 3});
            data.test = smallSet(20, 12, {300, 5, 3});
            const Run kept = run(asked, 1, data);
            asked.training.checkpointing = true;
            for (const int threads : {1, 3}) QVERIFY(areEqual(run(asked, threads, data), kept));
        }
    }

    void ofTextsToo() {
        ExperimentSpec asked = spec(CellKind::Gru, 0);
        asked.text.longest = 10;
        asked.model.embedding = 8;
        asked.training.learningRate = 0.01;
        asked.training.epochs = 8;
        const Dataset texts = smallTexts();
        const Run alone = run(asked, 1, texts);
        for (const int threads : {2, 3}) QVERIFY(areEqual(run(asked, threads, texts), alone));
        QVERIFY(alone.latest()->scoreboard.rows().front()[0] > 0.85);  // it has learned to find the word that tells
        QCOMPARE(alone.latest()->buffer.texts[0].size(), std::size_t{BufferSummary::examplesPerTask});
        QCOMPARE(alone.latest()->samples[1]->words.size(), alone.latest()->samples[1]->texts.size());
        QCOMPARE(static_cast<int>(alone.latest()->words->size()) + Vocabulary::reserved,
                 alone.latest()->network.vocabulary);
    }

    void textsWithoutAnyWordAreTextsToo_data() {
        QTest::addColumn<bool>("ofTrain");
        QTest::addColumn<bool>("ofTest");
        QTest::addColumn<int>("padding");
        for (const int padding : {0, 1}) {
            QTest::addRow("to learn from, padding %d", padding) << true << false << padding;
            QTest::addRow("to be tested on, padding %d", padding) << false << true << padding;
            QTest::addRow("all of them, padding %d", padding) << true << true << padding;
        }
    }
    void textsWithoutAnyWordAreTextsToo() {
        QFETCH(bool, ofTrain);
        QFETCH(bool, ofTest);
        QFETCH(int, padding);
        const Dataset texts = textsWithoutWords(ofTrain, ofTest);
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        asked.model.embedding = 4;
        asked.training.batch = 8;
        asked.text.padding = static_cast<TextReading::Padding>(padding);
        for (const auto unit : {StreamKind::PermutedPixels, StreamKind::PermutedRows}) {
            asked.data.stream = unit;
            const Run record = run(asked, 2, texts);
            QCOMPARE(record.latest()->state, RunState::Finished);
            QCOMPARE(record.latest()->buffer.texts[0].size(), std::size_t{BufferSummary::examplesPerTask});
            QCOMPARE(record.latest()->buffer.texts[0][0].empty(), ofTrain);
            QVERIFY(record.latest()->buffer.examples[0].empty());
            QVERIFY(record.latest()->samples[0]->frames.empty());
            QCOMPARE(record.latest()->samples[0]->texts[0].empty(), ofTest);
            QCOMPARE(record.latest()->words->empty(), ofTrain);

            RunOptions options;
            options.from = record.snapshots.front();
            QVERIFY(!resumeObstacle(*options.from, asked, texts));
            QVERIFY(areEqual(runExperiment(asked, texts, options), record));
            QCOMPARE(evaluateTasks(*record.latest()->model, asked, texts, 1),
                     record.latest()->scoreboard.rows().back());
        }
    }

    void aRunOfSoManyBatchesStandsWhereTheWholeOneStoodThen() {
        const ExperimentSpec wanted = spec(CellKind::Miru2, 0);
        const Run whole = run(wanted, 1);
        const std::int64_t batches = whole.snapshots.front()->position.batch + 2;  // in the second task
        RunOptions options;
        options.batches = batches;
        const Run part = runExperiment(wanted, smallDataset(), options);
        QCOMPARE(part.latest()->position.batch, batches);
        QCOMPARE(part.latest()->state, RunState::Stopped);
        QVERIFY(part.latest()->scoreboard.rows()[0] == whole.latest()->scoreboard.rows()[0]);
        options.batches = 100'000;
        QCOMPARE(runExperiment(wanted, smallDataset(), options).latest()->state, RunState::Finished);
    }

    void anotherSeedGivesAnotherRun() {
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        const Run one = run(asked, 1);
        asked.seed = 2;
        QVERIFY(!areEqual(run(asked, 1), one));
    }

    void aRunThatWasPlayedWithIsRepeatedFromItsSpec() {
        const ExperimentSpec asked = spec(CellKind::Miru2, 0.5);
        TrainingThread run;
        run.control.step(StepUnit::Evaluation);
        run.start(asked, smallDataset());
        const std::pair<Knob, double> turns[] = {{Knob::Beta, 0.9},
                                                 {Knob::Lambda, 0.3},
                                                 {Knob::Sparsity, 0.25},
                                                 {Knob::LearningRate, 0.02},
                                                 {Knob::ReplayPerBatch, 5}};
        for (const auto& [knob, value] : turns) {
            QVERIFY(run.next(RunState::Paused));
            run.control.change(knob, value);
            run.control.step(StepUnit::Evaluation);
        }
        run.control.resume();
        const Run played = run.finish();

        QCOMPARE(played.spec.events.size(), std::size_t{5});
        QCOMPARE(played.spec.events[0].knob, Knob::Beta);
        const Run repeated = ::run(played.spec, 2);
        QVERIFY(areEqual(repeated, played));
        QCOMPARE(repeated.spec, played.spec);
        QVERIFY(!areEqual(::run(asked, 2), played));
    }

    void eventsActAtTheirBatchAndRememberWhatTheyReplaced() {
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        asked.model.lambdaRange.reset();
        asked.events = {{4, Knob::Lambda, 0.9}, {7, Knob::Lambda, 0.1}};
        const Run record = run(asked, 1);
        const auto& changes = record.latest()->changes;
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0].batch, std::int64_t{4});
        QVERIFY(std::abs(valueBefore(0, changes, record.latest()->firstKnobs) - 0.7) < 1e-6);
        QCOMPARE(valueBefore(1, changes, record.latest()->firstKnobs), 0.9);
        QVERIFY(std::abs(record.latest()->coefficients.lambda[5] - Real(0.1)) < Real(1e-6));
    }

    void moreSequencesThanThereAreIsAProblem() {
        ExperimentSpec asked = spec(CellKind::Gru, 0);
        asked.data.trainPerTask = 301;
        asked.data.testPerTask = 91;
        const auto problems = problemsWith(asked, smallDataset(300, 90));
        QCOMPARE(problems.size(), std::size_t{2});
        QCOMPARE(problems[0].sentence,
                 std::string("data.trainPerTask is 301, but Small has 300 training sequences (0 takes all)."));
    }

    void weightsThatAreNotFiniteAreAProblem_data() {
        QTest::addColumn<QString>("array");
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("said");
        QTest::newRow("NaN") << "U" << std::nan("") << "The array U holds nan in row 2, column 3;";
        QTest::newRow("infinite") << "c" << -HUGE_VAL << "The array c holds -inf in row 2, column 1;";
        QTest::newRow("a coefficient") << "lambda" << HUGE_VAL << "The array lambda holds inf in row 2, column 1;";
    }
    void weightsThatAreNotFiniteAreAProblem() {
        QFETCH(QString, array);
        QFETCH(double, number);
        QFETCH(QString, said);
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        const Dataset data = smallDataset();
        Network network = makeNetwork(asked, data.train.shape());
        const auto wrong = static_cast<Real>(number);
        if (array == "lambda")
            network.chosenCoefficients().lambda[1] = wrong;
        else
            network.parameters().tensor(array.toStdString())(1, array == "U" ? 2 : 0) = wrong;
        const QTemporaryDir folder;
        asked.model.weights = folder.filePath("network.safetensors").toStdString();
        const std::string file = networkFile(asked, network, data.train.shape().steps);
        std::ofstream(asked.model.weights, std::ios::binary) << file;
        const auto problems = problemsWith(asked, data);
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY2(QString::fromStdString(problems[0].sentence).contains(said), problems[0].sentence.c_str());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, networkFrom(TensorFile::fromBytes(file)));
    }

    void nothingToBeTestedOnIsAProblem() {
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        asked.data.testOn = DataSplit::Validation;
        QVERIFY(problemsWith(asked, smallDataset(6)).empty());
        QCOMPARE(problemsWith(asked, smallDataset(5)).size(), std::size_t{1});
    }

    void coefficientsDrawnFromARangeLieInItAndDiffer() {
        ExperimentSpec asked = spec(CellKind::Miru2, 0);
        asked.model.betaRange = Range{0.2, 0.4};
        const Coefficients drawn = drawCoefficients(asked);
        for (const Real beta : drawn.beta) QVERIFY(beta >= Real(0.2) && beta <= Real(0.4));
        QVERIFY(std::ranges::adjacent_find(drawn.lambda, std::not_equal_to<>()) != drawn.lambda.end());
        QCOMPARE(drawCoefficients(asked), drawn);
    }
};

QTEST_GUILESS_MAIN(TestRunExperiment)
#include "tst_run_experiment.moc"
