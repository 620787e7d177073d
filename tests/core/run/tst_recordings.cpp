// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs on sequences of numbers of their own length, and on images read pixel by pixel: every stream and method, straight
// through, resumed and from files.

#include <QTest>

#include "core/files/network_file.h"
#include "core/files/snapshot_file.h"
#include "core/model/cell_kinds.h"
#include "core/run/comparability.h"
#include "core/run/memory_forecast.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/spec/method.h"
#include "core/tasks/data_split.h"
#include "core/tasks/make_stream.h"
#include "tests/support/equal_runs.h"
#include "tests/support/sentence_of.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_recordings.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf(StreamKind stream) {
    ExperimentSpec spec;
    spec.data.tasks = stream == StreamKind::SplitClasses ? 3 : 2;
    spec.data.stream = stream;
    spec.model.hiddenUnits = 12;
    spec.training.batch = 16;
    spec.training.learningRate = 0.01;
    spec.rehearsal.samplesPerTask = 6;
    spec.evaluation = {.every = 5, .sequences = 40};
    return spec;
}

/// 4 × 4 pixels of three colours.
Dataset colourImages() {
    Dataset dataset = smallDataset();
    const SequenceSet::Shape shape{4, 12, 3, 0, Answers::AtTheEnd, {.channels = 3}};
    dataset.train = smallSet(120, 1, shape);
    dataset.test = smallSet(60, 2, shape);
    return dataset;
}

/// Runs it on one thread and on three, and from the midst of its second task, which has been in a file.
void runsAlike(const ExperimentSpec& spec, const Dataset& dataset) {
    QVERIFY(problemsWith(spec, dataset).empty());
    RunOptions options;
    options.threads = 1;
    options.checkpointInterval = 0;
    std::shared_ptr<const Snapshot> middle;
    options.checkpointed = [&](const std::shared_ptr<const Snapshot>& snapshot) {
        if (snapshot->position.task == 1 && snapshot->position.batchInTask > 1 && !middle) middle = snapshot;
    };
    const Run alone = runExperiment(spec, dataset, options);
    QCOMPARE(alone.latest()->state, RunState::Finished);
    options.threads = 3;
    QVERIFY(areEqual(runExperiment(spec, dataset, options), alone));
    QVERIFY(middle);
    TensorFile file;
    addSnapshot(file, "", *middle);
    const auto read = readSnapshot(file, "", originOf(spec));
    QCOMPARE(read->layout, middle->layout);
    QCOMPARE(read->buffer, middle->buffer);
    for (std::size_t task = 0; task < middle->samples.size(); ++task)
        QCOMPARE(*read->samples[task], *middle->samples[task]);
    QVERIFY(!resumeObstacle(*read, spec, dataset));
    options.from = read;
    QVERIFY(areEqual(runExperiment(spec, dataset, options), alone));
}

}  // namespace

class TestRecordings : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyStreamOfRecordingsGivesEqualBitsWhenResumed_data() {
        QTest::addColumn<int>("stream");
        QTest::addColumn<int>("scenario");
        for (const StreamKind stream :
             {StreamKind::PermutedPixels, StreamKind::PermutedRows, StreamKind::SplitClasses, StreamKind::SplitSources})
            for (const Scenario scenario : {Scenario::Domain, Scenario::Class})
                QTest::addRow("%s, %s", typeOf(stream).key, typeOf(scenario).key)
                    << static_cast<int>(stream) << static_cast<int>(scenario);
    }
    void everyStreamOfRecordingsGivesEqualBitsWhenResumed() {
        QFETCH(int, stream);
        QFETCH(int, scenario);
        ExperimentSpec spec = specOf(static_cast<StreamKind>(stream));
        spec.data.scenario = static_cast<Scenario>(scenario);
        runsAlike(spec, smallRecordings());
    }

    void ofEachWatchedRecordingItIsKnownWhichItIs_data() {
        QTest::addColumn<int>("stream");
        QTest::addColumn<int>("testOn");
        for (const StreamKind stream : {StreamKind::PermutedRows, StreamKind::SplitClasses, StreamKind::SplitSources})
            for (const DataSplit testOn : {DataSplit::Test, DataSplit::Validation})
                QTest::addRow("%s, %s", typeOf(stream).key, testOn == DataSplit::Test ? "test" : "set aside")
                    << static_cast<int>(stream) << static_cast<int>(testOn);
    }
    void ofEachWatchedRecordingItIsKnownWhichItIs() {
        QFETCH(int, stream);
        QFETCH(int, testOn);
        ExperimentSpec spec = specOf(static_cast<StreamKind>(stream));
        spec.data.testOn = static_cast<DataSplit>(testOn);
        spec.data.testPerTask = 9;  // drawn: they lie anywhere
        spec.training.epochs = 1;
        const Dataset dataset = smallRecordings();
        const SequenceSet& set = testSet(dataset, spec.data.testOn);
        const auto samples = runExperiment(spec, dataset, {}).latest()->samples;
        QCOMPARE(samples.size(), static_cast<std::size_t>(spec.data.tasks));
        bool isAnywhere = false;
        for (const auto& watched : samples) {
            QCOMPARE(watched->numbers.size(), watched->labels.size());
            for (std::size_t n = 0; n < watched->numbers.size(); ++n) {
                const FrameView whole = set.frames(watched->numbers[n]);
                isAnywhere = isAnywhere || watched->numbers[n] != static_cast<int>(n);
                QCOMPARE(watched->frames[n].size(), static_cast<std::size_t>(whole.steps * whole.inputs));
                const auto places = watched->placesOf(whole.steps);
                for (std::size_t k = 0; k < watched->frames[n].size(); ++k)
                    QCOMPARE(watched->frames[n][k],
                             static_cast<float>(whole.numbers()[places.empty() ? k : places[k]]));
            }
        }
        QVERIFY(isAnywhere);
    }

    void numbersThatAreNoneAreRefused() {
        const ExperimentSpec spec = specOf(StreamKind::SplitSources);
        RunOptions options;
        TensorFile file;
        addSnapshot(file, "", *runExperiment(spec, smallRecordings(), options).latest());
        QVERIFY(sentenceOf([&] { readSnapshot(file, "", originOf(spec)); }).isEmpty());
        const auto refused = [&](const std::vector<std::int32_t>& numbers) {
            TensorFile other;
            other.metadata = file.metadata;
            for (const TensorFile::Entry& entry : file.entries())
                if (entry.name == "samples1/numbers")
                    other.add(entry.name, {static_cast<std::int64_t>(numbers.size())},
                              std::span<const std::int32_t>(numbers));
                else
                    other.add(entry);
            return sentenceOf([&] { readSnapshot(other, "", originOf(spec)); })
                .contains("a watched sequence has no number");
        };
        auto numbers = file.row<std::int32_t>("samples1/numbers");
        QVERIFY(!numbers.empty() && !refused(numbers));
        numbers.back() = -1;
        QVERIFY(refused(numbers));
        numbers.pop_back();
        QVERIFY(refused(numbers));
    }

    void everyMethodLearnsRecordings_data() {
        QTest::addColumn<int>("method");
        for (const Method& method : methods()) QTest::addRow("%s", method.title) << static_cast<int>(method.kind);
    }
    void everyMethodLearnsRecordings() {
        QFETCH(int, method);
        runsAlike(withMethod(specOf(StreamKind::SplitSources), static_cast<MethodKind>(method)), smallRecordings());
    }

    void everyCellLearnsToTellRecordingsApart_data() {
        QTest::addColumn<QString>("cell");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->title) << QString(cell->key);
    }
    void everyCellLearnsToTellRecordingsApart() {
        QFETCH(QString, cell);
        ExperimentSpec spec = specOf(StreamKind::PermutedRows);
        spec.data.tasks = 1;
        spec.model.cell = *findCellKind(cell.toStdString());
        spec.training.epochs = 10;
        const Run run = runExperiment(spec, smallRecordings(), {});
        QVERIFY2(run.latest()->scoreboard.rows()[0][0] > 0.75,
                 qPrintable(QString::number(run.latest()->scoreboard.rows()[0][0])));
    }

    void recordingsCannotBeTurnedNorReadByPixels() {
        ExperimentSpec spec = specOf(StreamKind::Rotated);
        QCOMPARE(problemsWith(spec, smallRecordings()).at(0).key, std::string("data.stream"));
        spec = specOf(StreamKind::PermutedRows);
        spec.data.sequence = ImageReading::Pixels;
        QCOMPARE(problemsWith(spec, smallRecordings()).at(0).key, std::string("data.sequence"));
    }

    void imagesReadByPixelsRunAlikeInEveryStream_data() {
        QTest::addColumn<int>("stream");
        for (const StreamKind stream :
             {StreamKind::PermutedPixels, StreamKind::PermutedRows, StreamKind::Rotated, StreamKind::SplitClasses})
            QTest::addRow("%s", typeOf(stream).key) << static_cast<int>(stream);
    }
    void imagesReadByPixelsRunAlikeInEveryStream() {
        QFETCH(int, stream);
        ExperimentSpec spec = specOf(static_cast<StreamKind>(stream));
        spec.data.sequence = ImageReading::Pixels;
        runsAlike(spec, colourImages());
        const Run run = runExperiment(spec, colourImages(), {});
        QCOMPARE(run.latest()->steps, 16);
        QCOMPARE(run.latest()->network.inputs, 3);
        const StoredNetwork stored = networkFrom(TensorFile::fromBytes(networkFile(spec, *run.latest()->model, 16)));
        QCOMPARE(stored.network.shape().inputs, 3);
    }

    void anImageIsPermutedAndTurnedAlikeHoweverItIsRead_data() { imagesReadByPixelsRunAlikeInEveryStream_data(); }
    void anImageIsPermutedAndTurnedAlikeHoweverItIsRead() {
        QFETCH(int, stream);
        ExperimentSpec spec = specOf(static_cast<StreamKind>(stream));
        const Dataset dataset = colourImages();
        const auto second = [&](ImageReading reading) {
            spec.data.sequence = reading;
            return makeStream(streamPlanOf(spec), asRead(spec, dataset))->makeTask(1);
        };
        Matrix rows(12, 4);
        Matrix pixels(3, 16);
        writeFrames(second(ImageReading::Rows).train(5).frames, rows, 0, 1);
        writeFrames(second(ImageReading::Pixels).train(5).frames, pixels, 0, 1);
        QVERIFY(std::equal(rows.column(0), rows.column(0) + 48, pixels.column(0)));
    }

    void theColoursOfAPixelStayTogether() {
        const Task task = makeStream({.kind = StreamKind::PermutedPixels, .tasks = 2}, colourImages())->makeTask(1);
        for (std::size_t n = 0; n < task.order().size(); ++n) QCOMPARE(task.order()[n] % 3, n % 3);
    }

    void coarserLabelsCountOnlyWhereThereAreSome() {
        ExperimentSpec spec = specOf(StreamKind::PermutedRows);
        spec.data.labels = LabelLevel::Coarse;
        QCOMPARE(problemsWith(spec, smallDataset()).at(0).key, std::string("data.labels"));
        Dataset both = smallDataset(60, 30);
        std::vector<std::int32_t> labels(60);
        for (std::size_t n = 0; n < labels.size(); ++n) labels[n] = n % 3 == 0 ? 1 : 0;
        both.train = both.train.withCoarseLabels(labels, 2);
        labels.resize(30);
        both.test = both.test.withCoarseLabels(labels, 2);
        both.coarseNames = {"b or c", "a"};
        runsAlike(spec, both);
        const Run run = runExperiment(spec, both, {});
        QCOMPARE(run.latest()->network.classes, 2);
        QCOMPARE(*run.latest()->classNames, both.coarseNames);
        // Runs on the finer labels answer another question.
        ExperimentSpec fine = spec;
        fine.data.labels = LabelLevel::Fine;
        QVERIFY(comparisonObstacle(measuredOn(spec, nullptr), measuredOn(fine, nullptr)).has_value());
        fine.data.sequence = ImageReading::Pixels;
        spec.data.labels = LabelLevel::Fine;
        QVERIFY(!comparisonObstacle(measuredOn(spec, nullptr), measuredOn(fine, nullptr)));
    }

    void theForecastCountsRecordingsAsTheyAre() {
        const Dataset dataset = smallRecordings();
        std::int64_t steps = 0;
        for (const SequenceSet* const set : {&dataset.train, &dataset.test})
            for (int n = 0; n < set->count(); ++n) steps += set->frames(n).steps;
        QCOMPARE(extentOf(dataset, {}).bytes, steps * recordedBands * 4 + 390 * 8 + 390 * 4);
    }

    void aNetworkFileSaysThatSequencesHaveTheirOwnLengths() {
        const ExperimentSpec spec = specOf(StreamKind::PermutedRows);
        const Network network = makeNetwork(spec, smallRecordings().train.shape());
        const auto isOwn = [&](bool is) {
            const std::string bytes = networkFile(spec, network, maxRecordedSteps, nullptr, nullptr, is);
            return networkFrom(TensorFile::fromBytes(bytes)).hasOwnLengths;
        };
        QVERIFY(isOwn(true));
        QVERIFY(!isOwn(false));
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
