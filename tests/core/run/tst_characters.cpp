// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs that learn which character comes next.

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/files/network_file.h"
#include "core/files/snapshot_file.h"
#include "core/learning/carried_state.h"
#include "core/learning/evaluation.h"
#include "core/model/cell_kinds.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/spec/make_network.h"
#include "core/spec/method.h"
#include "core/tasks/make_stream.h"
#include "tests/support/equal_runs.h"
#include "tests/support/small_running_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf(int tasks = 1) {
    ExperimentSpec spec;
    spec.data.tasks = tasks;
    spec.text.longest = 10;
    spec.model.cell = CellKind::Gru;
    spec.model.hiddenUnits = 16;
    spec.model.embedding = 6;
    spec.training.batch = 6;
    spec.training.epochs = 2;
    spec.training.learningRate = 0.02;
    spec.training.carryState = true;
    spec.evaluation = {.every = 9, .sequences = 12};
    return spec;
}

}  // namespace

class TestCharacters : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellLearnsThem_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("embedding");
        for (const CellKind cell : cellKinds())
            for (const int embedding : {0, 6})
                QTest::addRow("%s%s", cell->title, embedding == 0 ? ", one-hot" : "")
                    << QString(cell->key) << embedding;
    }
    void everyCellLearnsThem() {
        QFETCH(QString, cell);
        QFETCH(int, embedding);
        ExperimentSpec spec = specOf();
        spec.model.cell = *findCellKind(cell.toStdString());
        spec.model.embedding = embedding;
        spec.model.lambda = 0.3;
        spec.training.epochs = 10;
        const Run run = runExperiment(spec, smallRunningTexts(), {});
        const Snapshot& last = *run.latest();
        QCOMPARE(last.state, RunState::Finished);
        QCOMPARE(last.network.isOneHot, embedding == 0);
        // A syllable's beginning is one of four: at best (ln 4) / 5. minGRU forgets what does not come from the input.
        const double best = std::log(4.0) / 5;
        QVERIFY2(last.testLoss[0] < (spec.model.cell == CellKind::MinGru ? 3.0 : 1.6) * best,
                 qPrintable(QString::number(last.testLoss[0] / best)));
        QCOMPARE(last.lossRows.size(), std::size_t{2});
        QCOMPARE(last.lossRows[1][0], last.testLoss[0]);
        QVERIFY(last.lossRows[0][0] > last.lossRows[1][0]);
    }

    void everyMethodGivesEqualBitsForAnyThreadCountAndWhenResumed_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<bool>("carries");
        for (const Method& method : methods())
            for (const bool carries : {false, true})
                QTest::addRow("%s%s", method.title, carries ? ", read on" : "")
                    << static_cast<int>(method.kind) << carries;
    }
    void everyMethodGivesEqualBitsForAnyThreadCountAndWhenResumed() {
        QFETCH(int, method);
        QFETCH(bool, carries);
        ExperimentSpec spec = withMethod(specOf(2), static_cast<MethodKind>(method));
        spec.training.carryState = carries;
        spec.model.cell = CellKind::Lstm;  // two states to carry
        const Dataset dataset = smallRunningTexts();
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

        QVERIFY(middle);
        QCOMPARE(middle->checkpoint->carried.empty(), !carries);
        TensorFile file;
        addSnapshot(file, "", *middle);
        options.from = readSnapshot(file, "", originOf(spec));
        QCOMPARE(*options.from->words, *middle->words);
        const auto obstacle = resumeObstacle(*options.from, spec, dataset);
        QVERIFY2(!obstacle, obstacle ? obstacle->c_str() : "");
        QVERIFY(areEqual(runExperiment(spec, dataset, options), alone));
    }

    void statesOfAnotherBatchAreRefused() {
        ExperimentSpec spec = specOf();
        std::shared_ptr<const Snapshot> middle;
        RunOptions options;
        options.checkpointInterval = 0;
        options.checkpointed = [&](const std::shared_ptr<const Snapshot>& snapshot) {
            if (snapshot->position.batchInTask == 5) middle = snapshot;
        };
        runExperiment(spec, smallRunningTexts(), options);
        QVERIFY(middle && !resumeObstacle(*middle, spec, smallRunningTexts()));
        const NamedArrays& carried = middle->checkpoint->carried;
        QVERIFY(CarriedState::canRestore(carried, 16, 6));
        QVERIFY(!CarriedState::canRestore(carried, 16, 5));
        QVERIFY(!CarriedState::canRestore(carried, 6, 6));
    }

    void readingOnIsReadingTheWholeText_data() {
        QTest::addColumn<QString>("cell");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->title) << QString(cell->key);
    }
    void readingOnIsReadingTheWholeText() {
        QFETCH(QString, cell);
        ExperimentSpec spec = specOf();
        spec.model.cell = *findCellKind(cell.toStdString());
        const Dataset dataset = smallRunningTexts();
        const Network network = makeNetwork(spec, dataset.train.shape());
        const auto text = dataset.test.readAs({.vocabulary = 100, .longest = 120}).frames(0).words();
        NetworkPass whole;
        network.forward({.steps = 120, .tokens = text}, whole);
        NetworkPass part;
        CarriedState state;
        CarriedState buffer;
        state.prepare(16, 1);
        state.reserveMemory(network.cell());
        for (int first = 0; first < 120; first += 30) {
            network.forward({.steps = 30,
                             .tokens = text.subspan(static_cast<std::size_t>(first), 30),
                             .initial = state.begin(0, 1, 1, buffer)},
                            part);
            state.end(0, 1, part.trace().end());
            for (int t = 0; t < 30; ++t)
                for (int c = 0; c < network.shape().classes; ++c)
                    QVERIFY(std::abs(part.logits(c, t) - whole.logits(c, first + t)) < 1e-4F);
        }
    }

    void anEvaluationThatReadsOnKnowsMoreThanOneThatBeginsAgainAndAgain() {
        ExperimentSpec spec = specOf();
        spec.training.epochs = 6;
        spec.text.longest = 4;  // hardly anything is known within a sequence
        const Dataset dataset = smallRunningTexts(1600);
        const Run run = runExperiment(spec, dataset, {});
        const auto stream = makeStream(streamPlanOf(spec), dataset.readAs(spec.text));
        ThreadPool pool(2);
        Evaluator evaluator(pool, stream->shape());
        const Task task = stream->makeTask(0);
        const LossSum on = evaluator.evaluateReadingOn(*run.latest()->model, task, 0, task.testCount());
        const LossSum again = evaluator.evaluate(*run.latest()->model, task, 0, task.testCount());
        QCOMPARE(on.samples, again.samples);
        QCOMPARE(on.answers, again.answers);
        QVERIFY2(on.meanLoss() < 0.8 * again.meanLoss(),
                 qPrintable(QString("%1 %2").arg(on.meanLoss()).arg(again.meanLoss())));
        QCOMPARE(run.latest()->testLoss[0], on.meanLoss());
        QCOMPARE(evaluateTasks(*run.latest()->model, run.spec, dataset, 2)[0], on.accuracy());
    }

    void theStateIsCarriedFromBatchToBatch() {
        // A text in which what comes next was last seen longer ago than a sequence is long.
        ExperimentSpec spec = specOf();
        spec.text.longest = 3;
        spec.training.epochs = 8;
        spec.model.hiddenUnits = 24;
        spec.training.carryState = false;
        const double without = runExperiment(spec, smallRunningTexts(800), {}).latest()->testLoss[0];
        spec.training.carryState = true;
        const double with = runExperiment(spec, smallRunningTexts(800), {}).latest()->testLoss[0];
        QVERIFY2(with < 0.8 * without, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    void tasksInOtherAlphabetsAreForgottenAndRehearsed() {
        ExperimentSpec spec = specOf(2);
        spec.training.epochs = 6;
        const Dataset dataset = smallRunningTexts();
        const auto naive = runExperiment(spec, dataset, {}).latest()->lossRows;
        QCOMPARE(naive.size(), std::size_t{3});
        spec.rehearsal.samplesPerTask = 60;
        spec.rehearsal.perBatch = 6;
        const auto rehearsed = runExperiment(spec, dataset, {}).latest()->lossRows;
        QVERIFY(naive[2][0] > 2 * naive[1][0]);
        QVERIFY(rehearsed[2][0] < naive[2][0]);
    }

    void aNetworkKnowsItsCharactersWhenItComesBack_data() {
        QTest::addColumn<int>("embedding");
        QTest::newRow("embedding") << 6;
        QTest::newRow("one-hot") << 0;
    }
    void aNetworkKnowsItsCharactersWhenItComesBack() {
        QFETCH(int, embedding);
        ExperimentSpec spec = specOf();
        spec.model.embedding = embedding;
        RunningTextBuilder builder;
        std::string text;
        for (int n = 0; n < 300; ++n) text += n % 2 ? "line\n" : "\xC3\xA9\"t,\t";
        builder.add(text);
        auto sets = builder.take();
        const Dataset dataset{"lines", "Lines", sets.train, sets.test, {}};
        const Run run = runExperiment(spec, dataset, {});
        const Snapshot& last = *run.latest();
        const std::string bytes = networkFile(run.spec, *last.model, last.steps, last.words.get(), nullptr);
        const StoredNetwork stored = networkFrom(TensorFile::fromBytes(bytes));
        QVERIFY(stored.network.shape() == last.network);
        QCOMPARE(stored.vocabulary->words(), dataset.train.vocabulary()->words());
        QCOMPARE(stored.vocabulary->unit(), Vocabulary::Unit::Character);
        QCOMPARE(stored.vocabulary->tokens("line\n"), dataset.train.vocabulary()->tokens("line\n"));
    }

    void memoryIsForecastOfTheSequencesAsTheyAreRead() {
        const Dataset dataset = smallRunningTexts(400);
        const DataExtent extent = extentOf(dataset, {.vocabulary = 100, .longest = 10});
        QCOMPARE(extent.trainCount, dataset.train.readAs({.vocabulary = 100, .longest = 10}).count());
        QCOMPARE(extent.bytes, 6 * (dataset.train.characters() + dataset.test.characters()));
        QVERIFY(extent.trainCount > 100);
    }

    void tooShortATextIsRefused() {
        ExperimentSpec spec = specOf();
        spec.text.longest = 1000;
        QVERIFY(!problemsWith(spec, smallRunningTexts(20)).empty());
    }
};

QTEST_GUILESS_MAIN(TestCharacters)
#include "tst_characters.moc"
