// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A study in its folder: the same whatever the number of jobs, the shards, or how often it was left.

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "core/files/atomic_file.h"
#include "core/run/run_folder.h"
#include "core/study/run_study.h"
#include "tests/support/folders.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

class Source : public DatasetSource {
 public:
    Dataset load(const std::string& name) const override {
        ++loads;
        Dataset dataset = smallDataset();
        if (name == "huge") {  // sums of such numbers leave the range of float
            const auto shape = dataset.train.shape();
            const auto numbers = static_cast<std::size_t>(300 * shape.steps * shape.inputs);
            dataset.train =
                SequenceSet(shape, std::vector<float>(numbers, 3e38F), std::vector<std::int32_t>(300, 1), 1e-3F);
        } else if (name != "small") {
            throw std::runtime_error("There is no data set called " + name + ".");
        }
        return dataset;
    }
    mutable std::atomic<int> loads = 0;
};

Study someStudy(const char* lastValue = "3") {
    StudyReading reading = readStudy(R"({"format": 1, "title": "Some", "spec": {"format": 1,
        "data": {"dataset": "small", "tasks": 2}, "model": {"hiddenUnits": 12}, "evaluation": {"every": 5}},
        "axes": [{"setting": "model.cell", "values": ["gru", "miru2"]},
                 {"setting": "seed", "values": [1, 2, )" +
                                     std::string(lastValue) + "]}]}");
    if (!reading.isGood()) qFatal("%s", reading.problems.front().sentence.c_str());
    return reading.study;
}

StudyOptions withJobs(int jobs, Shard shard = {}) {
    StudyOptions options;
    options.jobs = jobs;
    options.shard = shard;
    return options;
}

}  // namespace

class TestRunStudy : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    const Source m_source{};
    std::filesystem::path path(const char* name) const { return m_root.filePath(name).toStdString(); }

    bool run(const char* folder, StudyOptions options, const Study& study = someStudy()) {
        return runStudy(path(folder), study, m_source, options);
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(run("whole", withJobs(1)));
        QCOMPARE(m_source.loads, 1);
    }

    void everyRunLeavesItsFolderAndARowInTheTable() {
        const StoredStudy stored = readStudyFolder(path("whole"));
        QVERIFY(stored.study == someStudy());
        QCOMPARE(stored.results.size(), std::size_t{6});
        for (int run = 0; run < 6; ++run) {
            const StudyResult& result = stored.results[static_cast<std::size_t>(run)];
            QCOMPARE(result.outcome, "finished");
            QVERIFY(result.value(Metric::Acc).value() > 0.3);
            QVERIFY(result.firstTask().value() > 0.3);
            QVERIFY(result.timing.evaluated > 0);
            QVERIFY(holdsRun(folderOfRun(path("whole"), run)));
        }
        QCOMPARE(stored.results[0].parameters, 3 * (12 * 5 + 12 * 12 + 12) + 3 * 12 + 3);
        const QStringList rows = QString::fromStdString(readFile(path("whole") / "study.csv")).split('\n');
        QCOMPARE(rows.size(), 8);
        QVERIFY(rows[0].startsWith("run,model.cell,seed,outcome,ACC,BWT,FWT,forgetting,"));
        QVERIFY(rows[4].startsWith("4,miru2,1,finished,0."));
    }

    void anyNumberOfJobsGivesTheSameFiles() {
        QVERIFY(run("two", withJobs(2)));
        QVERIFY(run("many", withJobs(7)));
        QCOMPARE(filesIn(m_root.filePath("two")), filesIn(m_root.filePath("whole")));
        QCOMPARE(filesIn(m_root.filePath("many")), filesIn(m_root.filePath("whole")));
    }

    void shardsPutTogetherAreTheWhole() {
        QVERIFY(run("shard1", withJobs(1, {0, 3})));
        QVERIFY(run("shard2", withJobs(2, {1, 3})));
        QVERIFY(run("shard3", withJobs(1, {2, 3})));
        QCOMPARE(std::ranges::count_if(readStudyFolder(path("shard2")).results, &StudyResult::isOver), 2);
        mergeStudies({path("shard1"), path("shard2"), path("shard3")}, path("merged"));
        QCOMPARE(filesIn(m_root.filePath("merged")), filesIn(m_root.filePath("whole")));
        mergeStudies({path("merged"), path("shard1")}, path("merged"));  // again, into one of them
        QCOMPARE(filesIn(m_root.filePath("merged")), filesIn(m_root.filePath("whole")));
    }

    void aStudyThatWasStoppedResumes() {
        std::atomic<int> rounds = 0;
        for (bool isComplete = false; !isComplete; ++rounds) {
            RunControl control;
            StudyOptions options = withJobs(2);
            options.control = &control;
            options.progressed = [&control, count = 0](double) mutable {
                if (++count == 5) control.stop();  // in the midst of runs
            };
            isComplete = run("stopped", options);
            QVERIFY(rounds < 100);
        }
        QVERIFY(rounds > 2);
        QCOMPARE(filesIn(m_root.filePath("stopped")), filesIn(m_root.filePath("whole")));
    }

    void severalAtOnceShareAStudy() {
        std::atomic<int> here = 0;
        std::atomic<int> elsewhere = 0;
        std::vector<std::jthread> programs;
        for (int n = 0; n < 3; ++n)
            programs.emplace_back([&, n] {
                StudyOptions options = withJobs(1 + n % 2);
                options.runEnded = [&](int, const StudyResult&) { ++here; };
                options.runEndedElsewhere = [&](int, const StudyResult&) { ++elsewhere; };
                QVERIFY(run("shared", options));
                // Whoever is ready finds all of it.
                QCOMPARE(readFile(path("shared") / "study.csv"), readFile(path("whole") / "study.csv"));
            });
        programs.clear();  // waits for them
        QCOMPARE(here, 6);
        QVERIFY(elsewhere <= 12);
        QCOMPARE(filesIn(m_root.filePath("shared")), filesIn(m_root.filePath("whole")));
    }

    void aRunKilledBetweenItsSummaryAndItsLastCheckpointIsCompleted() {
        const auto folder = folderOfRun(path("torn"), 0);
        RunControl control;
        StudyOptions options = withJobs(1);
        options.control = &control;
        options.progressed = [&control, count = 0](double) mutable {
            if (++count == 2) control.stop();
        };
        QVERIFY(!run("torn", options));
        const std::string earlier = readFile(folder / "checkpoint.safetensors");
        QVERIFY(run("torn", withJobs(1)));
        writeFileAtomically(folder / "checkpoint.safetensors", earlier);
        const auto summary = std::filesystem::last_write_time(folder / "summary.json");
        std::filesystem::last_write_time(folder / "checkpoint.safetensors", summary - std::chrono::seconds(1));
        QVERIFY(filesIn(m_root.filePath("torn")) != filesIn(m_root.filePath("whole")));
        QVERIFY(run("torn", withJobs(1)));
        QCOMPARE(filesIn(m_root.filePath("torn")), filesIn(m_root.filePath("whole")));
    }

    void rowsThatSomebodyElseHasWrittenOverComeBack() {
        mergeStudies({path("whole")}, path("rows"));
        writeFileAtomically(path("rows") / "study.csv", "run\n");
        writeFileAtomically(path("rows") / "timing.csv", "run\n");
        QVERIFY(run("rows", withJobs(1)));
        QCOMPARE(filesIn(m_root.filePath("rows")), filesIn(m_root.filePath("whole")));
        QVERIFY(readFile(path("rows") / "timing.csv") != "run\n");
    }

    void progressRisesToOne() {
        double last = 0;
        StudyOptions options = withJobs(2);
        options.progressed = [&last](double done) {
            QVERIFY(done >= last - 1e-12);
            last = done;
        };
        QVERIFY(run("progress", options));
        QVERIFY(std::abs(last - 1) < 1e-9);
    }

    void aRunThatFailsIsMarkedAndTheRestIsFinished() {
        Study study = someStudy();
        study.axes[0].cases[1].values.emplace_back("data.trainPerTask", "100000");
        int failed = 0;
        StudyOptions options = withJobs(2);
        options.runEnded = [&failed](int, const StudyResult& result) { failed += result.outcome == "failed"; };
        QVERIFY(run("failing", options, study));
        QCOMPARE(failed, 3);
        const StoredStudy stored = readStudyFolder(path("failing"));
        QCOMPARE(stored.results[0].outcome, "finished");
        QCOMPARE(stored.results[5].outcome, "failed");
        QVERIFY(stored.results[5].problem.find("data.trainPerTask is 100000") == 0);
        QVERIFY(!stored.results[5].value(Metric::Acc));
        QVERIFY(readFile(path("failing") / "study.csv").find("6,miru2,3,failed,,,") != std::string::npos);
    }

    void aRunThatDivergesIsMarked() {
        Study study = someStudy();
        study.axes[0].cases[0].values.emplace_back("data.dataset", "huge");
        QVERIFY(run("diverging", withJobs(2), study));
        const auto results = readStudyFolder(path("diverging")).results;
        QVERIFY2(results[0].outcome == "diverged", results[0].problem.c_str());
        QCOMPARE(results[3].outcome, "finished");
    }

    void aFolderOfAnotherStudyIsLeftAlone() {
        const auto before = filesIn(m_root.filePath("whole"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, run("whole", {}, someStudy("4")));
        QVERIFY(run("other", withJobs(2), someStudy("4")));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, mergeStudies({path("whole"), path("other")}, path("mixed")));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, mergeStudies({path("nothing")}, path("mixed")));
        QVERIFY(!holdsStudy(path("mixed")));
        QCOMPARE(filesIn(m_root.filePath("whole")), before);
    }

    void aDamagedFolderIsRefusedWithASentence() {
        mergeStudies({path("whole")}, path("damaged"));
        writeFileAtomically(path("damaged") / "runs" / "0002" / "summary.json", "{\"outcome\": 5}");
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readStudyFolder(path("damaged")));
        writeFileAtomically(path("damaged") / "study.json", "{");
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, readStudyFolder(path("damaged")));
    }
};

QTEST_APPLESS_MAIN(TestRunStudy)
#include "tst_run_study.moc"
