// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run on disk: what is in the files, and that they are whole.

#include <sys/resource.h>
#include <QDir>
#include <QFile>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <nlohmann/json.hpp>

#include "core/files/atomic_file.h"
#include "core/run/run_experiment.h"
#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "tests/support/small_dataset.h"

using namespace miru;
using namespace miru::test;

namespace {

Run smallRun(int threads = 1) {
    ExperimentSpec spec;
    spec.data.dataset = "small";
    spec.data.tasks = 2;
    spec.model.hiddenUnits = 10;
    spec.evaluation = {.every = 5, .sequences = 0};
    spec.events = {{3, Knob::Beta, 0.25}};
    RunOptions options;
    options.threads = threads;
    return runExperiment(spec, smallDataset(), options);
}

std::string textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

}  // namespace

class TestRunFolder : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFolderHoldsItsFilesAndNothingHalfWritten() {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(QStringLiteral("deep/run"));
        QVERIFY(!holdsRun(folder.toStdString()));
        writeRunFolder(folder.toStdString(), smallRun());
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
                 (QStringList{"curves.csv", "matrix.csv", "network.safetensors", "spec.json", "summary.json",
                              "timing.json"}));
        QVERIFY(holdsRun(folder.toStdString()));
    }

    void theMatrixBeginsWithTheUntrainedNetwork() {
        const Run record = smallRun();
        const QStringList lines = QString::fromStdString(matrixCsv(record.latest()->scoreboard)).split('\n');
        QCOMPARE(lines[0], QStringLiteral("after_task,task_1,task_2"));
        QVERIFY(lines[1].startsWith("0,"));
        QVERIFY(lines[3].startsWith("2,"));
        QCOMPARE(lines[3].split(',')[2].toDouble(), record.latest()->scoreboard.rows()[1][1]);
        QCOMPARE(lines.size(), 5);
    }

    void curvesAreInLongForm() {
        const Run record = smallRun();
        const QStringList lines = QString::fromStdString(curvesCsv(*record.latest())).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines[0], QStringLiteral("samples,batch,task,quantity,value"));
        for (const QString& line : lines) QCOMPARE(line.split(',').size(), 5);
        QVERIFY(lines.filter(",2,accuracy,").size() > 1);
        QVERIFY(lines.filter(",,loss_nats,").size() > 1);
    }

    void theSummaryHoldsMetricsFormulasAndTheCostsOfAllCells() {
        const Run record = smallRun();
        const auto json = nlohmann::json::parse(summaryJson(record));
        QCOMPARE(json["outcome"].get<std::string>(), std::string("finished"));
        for (const char* key : {"ACC", "BWT", "FWT", "forgetting", "forgettingFirstMinusLast", "AIA"}) {
            QVERIFY(json["metrics"].contains(key));
            QVERIFY(json["formulas"].contains(key));
        }
        QCOMPARE(json["metrics"]["ACC"].get<double>(), *record.latest()->scoreboard.value(Metric::Acc));
        for (const char* cell : {"gru", "miru1", "miru2"})
            for (const char* key : {"parameters", "macsForward", "macsBackward", "weightBytes", "optimizerBytes",
                                    "rehearsalBytes", "energyJoule"})
                QVERIFY(json["resources"][cell].contains(key));
    }

    void theSpecInTheFolderRepeatsTheRun() {
        const Run record = smallRun();
        const SpecReading reading = readSpec(writeSpec(record.spec));
        QVERIFY(reading.isGood());
        QCOMPARE(reading.spec, record.spec);
        QCOMPARE(reading.spec.events.size(), std::size_t{1});
    }

    void exportsOfEqualRunsAreByteIdentical() {
        const QTemporaryDir parent;
        writeRunFolder(parent.filePath("a").toStdString(), smallRun(1));
        writeRunFolder(parent.filePath("b").toStdString(), smallRun(3));
        for (const char* name : {"/curves.csv", "/matrix.csv", "/spec.json", "/summary.json"}) {
            QVERIFY(!textOf(parent.filePath("a") + name).empty());
            QCOMPARE(textOf(parent.filePath("a") + name), textOf(parent.filePath("b") + name));
        }
    }

    void aFullDiskIsSaidAndTheOldFileStays() {
        const QTemporaryDir parent;
        const QString file = parent.filePath("summary.json");
        writeFileAtomically(file.toStdString(), "old");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit full{1000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
        std::string sentence;
        try {
            writeFileAtomically(file.toStdString(), std::string(100'000, 'x'));
        } catch (const WriteError& error) {
            sentence = error.what();
        }
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY2(sentence.find("summary.json: File too large") != std::string::npos, sentence.c_str());
        QCOMPARE(textOf(file), std::string("old"));
        QCOMPARE(QDir(parent.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"summary.json"});
    }

    void aFolderThatCannotBeMadeIsSaid() {
        const QTemporaryDir parent;
        writeFileAtomically(parent.filePath("file").toStdString(), "x");
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 writeRunFolder(parent.filePath("file/run").toStdString(), smallRun()));
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
