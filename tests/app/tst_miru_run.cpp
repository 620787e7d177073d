// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// miru-run from outside: what it prints and where, what it writes, and how it ends.

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/run/run_folder.h"
#include "core/spec/spec_fields.h"
#include "datasets/library.h"
#include "resources/presets.h"
#include "tests/support/comma_locale.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/pdf_text.h"
#include "tests/support/program.h"
#include "tests/support/wav_files.h"
#include "ui/run/run_session.h"

using namespace miru;

class TestMiruRun : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QVERIFY(isInExpectedLocale());
        const Outcome outcome = run(smallRun() + QStringList{"--out", m_folder.filePath("first")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        m_firstOut = outcome.out;
        writeTexts(m_folder.filePath("texts"));
    }

    void helpAndVersionCanBeAskedFor_data() {
        QTest::addColumn<QStringList>("arguments");
        for (const char* command : {"", "train", "export", "export c", "export onnx", "device", "datasets",
                                    "datasets list", "datasets get", "datasets check", "lessons", "lessons list",
                                    "lessons check", "lessons guide", "presets", "settings", "verify", "help"})
            QTest::addRow("%s --help", command)
                << QString(command).split(' ', Qt::SkipEmptyParts) + QStringList{"--help"};
        QTest::newRow("--version") << QStringList{"--version"};
    }

    void helpAndVersionCanBeAskedFor() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(!outcome.out.trimmed().isEmpty(), qPrintable(outcome.all()));
        if (arguments == QStringList{"--version"})
            QVERIFY2(QRegularExpression("^miru-run \\d+\\.\\d+\\.\\d+\\n$").match(outcome.out).hasMatch(),
                     qPrintable(outcome.all()));
    }

    void badInputEndsWithTwoAndASentenceForEachProblem_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("named");  // on stderr
        QTest::newRow("nothing at all") << QStringList{} << QStringList{};
        QTest::newRow("bad command") << QStringList{"fly"} << QStringList{"fly"};
        QTest::newRow("bad option") << QStringList{"train", "forgetting", "--fast"} << QStringList{"--fast"};
        QTest::newRow("no experiment") << QStringList{"train"} << QStringList{"preset", "spec file"};
        QTest::newRow("unknown preset") << QStringList{"train", "remembering"}
                                        << QStringList{"remembering", "forgetting", "single-task"};
        QTest::newRow("a folder") << QStringList{"train", QDir::tempPath()} << QStringList{QDir::tempPath()};
        QTest::newRow("unknown key") << QStringList{"train", "forgetting", "--set", "model.gamma=1"}
                                     << QStringList{"model.gamma"};
        QTest::newRow("bad value") << QStringList{"train", "forgetting", "--set", "model.lambda=1"}
                                   << QStringList{"model.lambda", "below 1"};
        QTest::newRow("no value") << QStringList{"train", "forgetting", "--set", "model.lambda"}
                                  << QStringList{"model.lambda", "key=value"};
        QTest::newRow("two bad values") << QStringList{"train",          "forgetting", "--set",
                                                       "model.lambda=2", "--set",      "data.tasks=many"}
                                        << QStringList{"model.lambda is 2", "data.tasks is many"};
        QTest::newRow("bad threads") << QStringList{"train", "forgetting", "--threads", "-1"}
                                     << QStringList{"--threads"};
        QTest::newRow("no data set") << QStringList{"train", "forgetting", "--set", "data.dataset=nowhere"}
                                     << QStringList{"nowhere"};
        QTest::newRow("too few sequences") << QStringList{"train", "forgetting",
                                                          "--set", "data.dataset=" + testing::fewGlyphs(),
                                                          "--set", "data.trainPerTask=1000000",
                                                          "--set", "data.testPerTask=1000000"}
                                           << QStringList{"data.trainPerTask", "data.testPerTask"};
        QTest::newRow("unknown preset to show") << QStringList{"presets", "nothing"} << QStringList{"nothing"};
        QTest::newRow("unknown set to get") << QStringList{"datasets", "get", "nothing"} << QStringList{"nothing"};
        QTest::newRow("unknown set to check") << QStringList{"datasets", "check", "nothing"} << QStringList{"nothing"};
    }

    void badInputEndsWithTwoAndASentenceForEachProblem() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, named);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(!outcome.errors.trimmed().isEmpty(), qPrintable(outcome.all()));
        for (const QString& name : named) QVERIFY2(outcome.errors.contains(name), qPrintable(outcome.all()));
    }

    void everyProblemHasALineOfItsOwn() {
        const Outcome outcome =
            run({"train", "forgetting", "--set", "model.lambda=2", "--set", "data.tasks=many", "--set", "nothing=1"});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.sentences(), 3);
        QCOMPARE(outcome.errors.count('\n'), 3);
    }

    void aBrokenSpecFileIsRefused_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("sentences");
        QTest::newRow("no JSON") << QByteArray("{\"format\": 1,") << 1;
        QTest::newRow("empty") << QByteArray("") << 1;
        QTest::newRow("no object") << QByteArray("[1, 2]") << 1;
        QTest::newRow("two bad settings")
            << QByteArray(R"({"format": 1, "model": {"lambda": 2}, "data": {"tasks": 0}})") << 2;
        QTest::newRow("too large") << QByteArray((1 << 20) + 1, ' ') << 1;
    }

    void aBrokenSpecFileIsRefused() {
        QFETCH(QByteArray, content);
        QFETCH(int, sentences);
        const QString path = m_folder.filePath("broken.json");
        write(path, content);
        const Outcome outcome = run({"train", path});
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == sentences, qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.contains("broken.json"), qPrintable(outcome.all()));
    }

    void aRunPrintsALineForEachTaskAndWritesItsFolder() {
        const QStringList lines = m_firstOut.split('\n', Qt::SkipEmptyParts);
        const QStringList tasks = lines.filter(QRegularExpression("^task \\d/2 learned"));
        QCOMPARE(tasks.size(), 2);
        QVERIFY2(
            QRegularExpression("^task 1/2 learned; accuracy on each so far, %: [\\d.]+$").match(tasks[0]).hasMatch(),
            qPrintable(tasks[0]));
        QVERIFY2(QRegularExpression(": [\\d.]+ [\\d.]+$").match(tasks[1]).hasMatch(), qPrintable(tasks[1]));
        QVERIFY(lines.filter(QRegularExpression("^ACC [\\d.]+ %")).size() == 1);
        const QString first = m_folder.filePath("first");
        QCOMPARE(QDir(first).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{"checkpoint.safetensors", "curves.csv", "journal.jsonl", "matrix.csv",
                              "network.safetensors", "spec.json", "summary.json", "timing.json"}));
        const QJsonObject summary = objectIn(first + "/summary.json");
        QCOMPARE(summary["outcome"].toString(), QString("finished"));
        QCOMPARE(summary["tasksLearned"].toInt(), 2);
        QCOMPARE(summary["batches"].toInt(), 40);
        QCOMPARE(objectIn(first + "/spec.json")["data"].toObject()["tasks"].toInt(), 2);
        const QList<QByteArray> matrix = contentOf(first + "/matrix.csv").split('\n');
        QCOMPARE(matrix[0], QByteArray("after_task,task_1,task_2"));
        QCOMPARE(matrix.size(), 5);  // header, untrained, two tasks, and nothing after the last line feed
        QVERIFY(contentOf(first + "/curves.csv").startsWith("samples,batch,task,quantity,value\n"));
        QVERIFY(objectIn(first + "/timing.json").contains("trainingSeconds"));
    }

    void theNumberOfThreadsChangesNothing_data() {
        QTest::addColumn<QString>("threads");
        for (const char* threads : {"1", "2", "3"}) QTest::newRow(threads) << threads;
    }

    void theNumberOfThreadsChangesNothing() {
        QFETCH(QString, threads);
        const QString folder = m_folder.filePath("threads" + threads);
        const Outcome outcome = run(smallRun() + QStringList{"--out", folder, "--threads", threads});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QCOMPARE(objectIn(folder + "/timing.json")["threads"].toInt(), threads.toInt());
        verifyEqualRuns(m_folder.filePath("first"), folder);
        QCOMPARE(outcome.out, m_firstOut);
    }

    void anotherSeedGivesAnotherRun() {
        const QString folder = m_folder.filePath("seed2");
        const Outcome outcome = run(smallRun() + QStringList{"--set", "seed=2", "--out", folder});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY(contentOf(folder + "/matrix.csv") != contentOf(m_folder.filePath("first/matrix.csv")));
    }

    void theSpecOfARunRepeatsIt() {
        const QString folder = m_folder.filePath("again");
        const Outcome outcome = run({"train", m_folder.filePath("first/spec.json"), "--out", folder});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        verifyEqualRuns(m_folder.filePath("first"), folder);
    }

    void aFolderThatHoldsARunIsLeftAlone() {
        const QString folder = m_folder.filePath("first");
        const QByteArray before = contentOf(folder + "/timing.json");
        const Outcome outcome = run(smallRun() + QStringList{"--out", folder});
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.isEmpty() && outcome.errors.contains(folder), qPrintable(outcome.all()));
        QCOMPARE(contentOf(folder + "/timing.json"), before);
    }

    void aFolderThatCannotBeMadeIsTold() {
        const QString file = m_folder.filePath("a-file");
        write(file, "in the way");
        const Outcome outcome = run(smallRun() + QStringList{"--out", file + "/folder"});
        QVERIFY2(outcome.code != 0, qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.contains(file), qPrintable(outcome.all()));
    }

    /// With nothing to read every unit rests where its slope is 1, so β = 10 makes the gradient grow tenfold with every
    /// step back in time, until it is no number any more.
    void aRunThatDivergesSaysSo() {
        constexpr int steps = 150;
        const QString data = m_folder.filePath("silence");
        QVERIFY(QDir().mkpath(data));
        QByteArray table = "label";
        for (int step = 0; step < steps; ++step) table += ",step" + QByteArray::number(step);
        for (int n = 0; n < 64; ++n)
            table += "\n" + QByteArray::number(n % 4 == 0 ? 1 : 0) + QByteArray(",0").repeated(steps);
        write(data + "/train.csv", table + '\n');
        write(data + "/test.csv", table + '\n');
        write(
            data + "/dataset.json",
            QString(R"({"name": "Silence", "steps": %1, "inputs": 1, "classes": 2, "scale": 1})").arg(steps).toUtf8());
        const QString folder = m_folder.filePath("diverged");
        const Outcome outcome = run({"train", "single-task", "--set", "data.dataset=" + data, "--set", "model.beta=10",
                                     "--set", "model.lambda=0", "--out", folder});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(outcome.errors.contains("diverged at batch"), qPrintable(outcome.all()));
        const QJsonObject summary = objectIn(folder + "/summary.json");
        QCOMPARE(summary["outcome"].toString(), QString("diverged"));
        QVERIFY(!summary["notFinite"].toString().isEmpty());
    }

    void aPresetThatIsPrintedCanBeTrained() {
        const Outcome printed = run({"presets", "forgetting"});
        QCOMPARE(printed.code, 0);
        const QString path = m_folder.filePath("edited.json");
        write(path, printed.out.toUtf8());
        const QString folder = m_folder.filePath("edited");
        const Outcome outcome = run({"train", path, "--set", "data.dataset=" + testing::fewGlyphs(), "--set",
                                     "data.tasks=2", "--set", "model.hiddenUnits=32", "--set", "data.trainPerTask=640",
                                     "--set", "data.testPerTask=200", "--out", folder});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        verifyEqualRuns(m_folder.filePath("first"), folder);
    }

    void theGuideForTeachersIsWritten() {
        QTemporaryDir folder;
        for (const char* name : {"guide.pdf", "guide.html"}) {
            const Outcome outcome = run({"lessons", "guide", "--out", folder.filePath(name)});
            QVERIFY2(outcome.code == 0 && outcome.out.isEmpty() && outcome.errors.isEmpty(), qPrintable(outcome.all()));
            QVERIFY(QFileInfo(folder.filePath(name)).size() > 20'000);
        }
        QCOMPARE(run({"lessons", "guide", "--out", folder.filePath("guide.txt")}).code, 2);
        QCOMPARE(run({"lessons", "guide", "--out", folder.filePath("g.pdf"), "--language", "fr"}).code, 2);
        QCOMPARE(run({"lessons", "guide", "--out", folder.filePath("g.pdf"), folder.filePath("nothing.json")}).code, 2);
    }

    void lessonsAreListedAndChecked() {
        const Outcome list = run({"lessons", "list"});
        QVERIFY2(list.code == 0, qPrintable(list.all()));
        QVERIFY2(list.out.startsWith("it-forgets "), qPrintable(list.all()));
        const QString good = QStringLiteral(MIRU_SOURCE_DIR "/resources/lessons/it-forgets.json");
        QCOMPARE(run({"lessons", "check", good}).code, 0);
        const QString bad = m_folder.filePath("lesson.json");
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"format": 1, "title": "T", "minutes": 3, "preset": "forgetting", "steps": [{"say": "x", "do": "fly"}]})");
        file.close();
        QCOMPARE(run({"lessons", "check", QStringLiteral("/no/such.json")}).code, 2);
        const Outcome outcome = run({"lessons", "check", good, bad});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.sentences(), 2);  // both mistakes, and none of the good one
        QVERIFY2(outcome.errors.contains(bad + ": step 1: do is \"fly\""), qPrintable(outcome.all()));
    }

    void presetsAreListed() {
        const Outcome outcome = run({"presets"});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.count('\n'), 12);
        QVERIFY(outcome.out.startsWith("forgetting"));
    }

    void settingsAreListedAsJson() {
        const Outcome outcome = run({"settings", "--json"});
        QCOMPARE(outcome.code, 0);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(outcome.out.toUtf8(), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        for (const SpecField& field : specFields())
            QVERIFY2(outcome.out.contains('"' + QString::fromStdString(field.key) + '"'), field.key.c_str());
        const Outcome text = run({"settings"});
        QCOMPARE(text.code, 0);
        for (const SpecField& field : specFields())
            QVERIFY2(text.out.contains(QString::fromStdString(field.key + " = ")), field.key.c_str());
    }

    void topicsOfTheHelpArePrinted() {
        const Outcome all = run({"help"});
        QCOMPARE(all.code, 0);
        QVERIFY(all.out.contains("Does it remember?"));
        const Outcome one = run({"help", "resources"});
        QCOMPARE(one.code, 0);
        QVERIFY2(one.out.contains("What does it cost?") && one.out.contains("21,386"), qPrintable(one.all()));
        const Outcome none = run({"help", "nothing"});
        QCOMPARE(none.code, 2);
        QVERIFY2(none.errors.contains("There is no help on nothing"), qPrintable(none.all()));
    }

    void dataSetsAreListed() {
        const Outcome outcome = run({"datasets", "list"});
        QCOMPARE(outcome.code, 0);
        for (const char* name : {"glyphs", "fashion-mnist", "mnist"}) QVERIFY2(outcome.out.contains(name), name);
        const Outcome builtIn = run({"datasets", "get", "glyphs"});
        QVERIFY2(builtIn.code == 0, qPrintable(builtIn.all()));
    }

    /// It has other outputs than the data set has classes.
    void aNetworkOfSplitClassesIsTestedAndAsked_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<int>("outputs");
        QTest::newRow("domain") << "domain" << 2;
        QTest::newRow("class") << "class" << 10;
        QTest::newRow("task") << "task" << 10;
    }
    void aNetworkOfSplitClassesIsTestedAndAsked() {
        QFETCH(QString, scenario);
        QFETCH(int, outputs);
        const QString folder = m_folder.filePath("split-" + scenario);
        const Outcome trained = run({"train", "split-class", "--set", "data.dataset=" + testing::fewGlyphs(), "--set",
                                     "data.scenario=" + scenario, "--set", "data.trainPerTask=100", "--set",
                                     "data.testPerTask=50", "--set", "importance.method=ewc", "--out", folder});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        const auto rows = QString(contentOf(folder + "/matrix.csv")).trimmed().split('\n');
        QCOMPARE(rows.size(), 7);
        QCOMPARE(rows[2].endsWith(",,,,"), scenario != "domain");  // tasks that have not been met
        const Outcome tested = run({"evaluate", folder});
        QVERIFY2(tested.code == 0, qPrintable(tested.all()));
        const QStringList row = rows.last().split(',');
        for (int task = 1; task <= 5; ++task)
            QVERIFY2(tested.out.contains(QString("task %1: %2 %").arg(task).arg(100 * row[task].toDouble(), 0, 'f', 2)),
                     qPrintable(tested.all()));
        write(m_folder.filePath("one.csv"), QByteArray("0,").repeated(783) + "0\n");
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("one.csv")});
        QVERIFY2(asked.code == 0, qPrintable(asked.all()));
        QCOMPARE(asked.out.split('\n').first().count("logit_"), outputs);
    }

    void whatCannotBeSplitIsRefusedWithASentence() {
        const auto refused = [](const QStringList& settings) {
            QStringList arguments{"train", "split-class", "--set", "data.dataset=" + testing::fewGlyphs()};
            for (const QString& setting : settings) arguments << "--set" << setting;
            const Outcome outcome = run(arguments);
            return outcome.code == 2 && outcome.sentences() == 1 && outcome.out.isEmpty() &&
                   outcome.errors.contains("10 classes");
        };
        QVERIFY(refused({"data.tasks=3"}));
        QVERIFY(refused({"data.classesPerTask=3"}));
        QVERIFY(refused({"data.classesPerTask=5"}));
        QVERIFY(!refused({"data.classesPerTask=1", "data.tasks=2", "data.trainPerTask=20", "data.testPerTask=20"}));
    }

    /// The answer to each step is what was read one step before.
    void dataThatAnswerEveryStepAreLearnedAndPredicted() {
        const QString data = m_folder.filePath("every-step");
        QVERIFY(QDir().mkpath(data));
        const auto table = [](int lines) {
            QByteArray text = "label0,label1,label2,x0,x1,x2\n";
            for (int n = 0; n < lines; ++n) {
                const int bits[] = {n & 1, n >> 1 & 1, n >> 2 & 1};
                text += QString("no,%1,%2,%3,%4,%5\n")
                            .arg(bits[0] ? "yes" : "no", bits[1] ? "yes" : "no")
                            .arg(bits[0])
                            .arg(bits[1])
                            .arg(bits[2])
                            .toUtf8();
            }
            return text;
        };
        write(data + "/train.csv", table(64));
        write(data + "/test.csv", table(8));
        write(data + "/dataset.json", R"({"steps": 3, "inputs": 1, "answers": "every-step"})");
        const QString folder = m_folder.filePath("every-step-run");
        const QStringList settings{"data.dataset=" + data,      "data.tasks=1",       "model.cell=lstm",
                                   "model.hiddenUnits=16",      "training.epochs=60", "training.batch=8",
                                   "training.learningRate=0.01"};
        QStringList train{"train", "single-task", "--out", folder};
        for (const QString& setting : settings) train << "--set" << setting;
        const Outcome trained = run(train);
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        const Outcome tested = run({"evaluate", folder});
        QVERIFY2(tested.out.contains("mean: 100.00 %"), qPrintable(tested.all()));
        write(m_folder.filePath("bits.csv"), "1,0,1\n");
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("bits.csv")});
        const QStringList lines = asked.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], QString("step0_logit_no,step0_logit_yes,step1_logit_no,step1_logit_yes,step2_logit_no,"
                                   "step2_logit_yes"));
        QList<double> logits;
        for (const QString& logit : lines[1].split(',')) logits << logit.toDouble();
        QVERIFY(logits[0] > logits[1] && logits[2] < logits[3] && logits[4] > logits[5]);  // no, yes, no
        const QString summary = contentOf(folder + "/summary.json");
        QVERIFY(summary.contains("\"bitsPerCharacter\"") && summary.contains("\"perplexity\""));
    }

    void aTrainedNetworkIsTestedAndAsked() {
        const QString folder = m_folder.filePath("first");
        const Outcome tested = run({"evaluate", folder});
        QVERIFY2(tested.code == 0, qPrintable(tested.all()));
        const auto row = QString(contentOf(folder + "/matrix.csv")).trimmed().split('\n').last().split(',');
        for (int task = 1; task <= 2; ++task)
            QVERIFY2(tested.out.contains(QString("task %1: %2 %").arg(task).arg(100 * row[task].toDouble(), 0, 'f', 2)),
                     qPrintable(tested.all()));

        QByteArray numbers;
        for (int sequence = 0; sequence < 2; ++sequence)
            for (int n = 0; n < 784; ++n)
                numbers += QByteArray::number(sequence * n % 7 / 7.0) + (n < 783 ? "," : "\n");
        write(m_folder.filePath("x.csv"), numbers);
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("x.csv")});
        QVERIFY2(asked.code == 0, qPrintable(asked.all()));
        const QStringList lines = asked.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("logit_0,logit_1,"));
        QCOMPARE(lines[1].split(',').size(), 10);
        QVERIFY(lines[1] != lines[2]);
        const QString out = m_folder.filePath("y.csv");
        QCOMPARE(
            run({"predict", folder + "/network.safetensors", "--input", m_folder.filePath("x.csv"), "--out", out}).code,
            0);
        QCOMPARE(QString(contentOf(out)), asked.out);

        write(m_folder.filePath("short.csv"), "1,2,3\n");
        const Outcome refused = run({"predict", folder, "--input", m_folder.filePath("short.csv")});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.errors.contains("line 1: it has 3 numbers, but a sequence has 784"),
                 qPrintable(refused.all()));
        QCOMPARE(run({"evaluate", m_folder.path()}).code, 2);
        QCOMPARE(run({"evaluate", m_folder.filePath("x.csv")}).code, 2);
    }

    void textsWithoutAnyWordAreLearnedTestedAndAsked() {
        const QString data = m_folder.filePath("wordless");
        const QString folder = m_folder.filePath("of-wordless");
        writeTexts(data);
        for (const char* part : {"/train.tsv", "/test.tsv"})
            write(data + part, QByteArray("0\t?!\n1\t...\n").repeated(750));
        const Outcome trained = run(textRun(data) + QStringList{"--out", folder});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        QCOMPARE(run({"evaluate", folder}).code, 0);
        write(m_folder.filePath("signs.txt"), "?!\nnever seen\n\n");
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("signs.txt")});
        QVERIFY2(asked.code == 0, qPrintable(asked.all()));
        QCOMPARE(asked.out.trimmed().split('\n').size(), 4);
    }

    void aNetworkThatHearsRecordingsIsTrainedTestedAndAsked() {
        const QString data = m_folder.filePath("tones");
        const QString folder = m_folder.filePath("of-tones");
        QVERIFY(QDir().mkpath(data));
        for (int label = 0; label < 2; ++label)
            for (int number = 0; number < 10; ++number)
                write(data + QString("/%1_ada_%2.wav").arg(label).arg(number),
                      testing::wav(testing::toneOf(label, 800 + 80 * number)));
        const Outcome trained =
            run({"train", "forgetting", "--set", "data.dataset=" + data, "--set", "data.tasks=1", "--set",
                 "model.hiddenUnits=8", "--set", "training.batch=2", "--set", "training.epochs=20", "--out", folder});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        QVERIFY2(trained.out.contains("ACC 100.00 %"), qPrintable(trained.all()));
        QCOMPARE(run({"evaluate", folder}).code, 0);

        // A step is 24 bands; of one recording there are two, of the other three.
        const QByteArray step = QByteArray("0.5,-1,").repeated(12);
        write(m_folder.filePath("heard.csv"), step.repeated(2).chopped(1) + '\n' + step.repeated(3).chopped(1) + '\n');
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("heard.csv")});
        QVERIFY2(asked.code == 0, qPrintable(asked.all()));
        const QStringList lines = asked.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1].split(',').size(), 2);
        QVERIFY(lines[1] != lines[2]);

        write(m_folder.filePath("heard.csv"), step.repeated(2) + "1\n");
        const Outcome refused = run({"predict", folder, "--input", m_folder.filePath("heard.csv")});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.errors.contains("line 1: it has 49 numbers, but a sequence has 1 to") &&
                     refused.errors.contains("steps of 24"),
                 qPrintable(refused.all()));
    }

    void aNetworkThatReadsWordsIsTrainedTestedAskedAndReportedOn() {
        const QString data = m_folder.filePath("texts");
        const QString folder = m_folder.filePath("of-texts");
        const Outcome trained = run(textRun(data) + QStringList{"--out", folder});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        const Outcome tested = run({"evaluate", folder});
        QVERIFY2(tested.code == 0, qPrintable(tested.all()));
        const auto row = QString(contentOf(folder + "/matrix.csv")).trimmed().split('\n').last().split(',');
        QVERIFY2(tested.out.contains(QString("task 1: %1 %").arg(100 * row[1].toDouble(), 0, 'f', 2)),
                 qPrintable(tested.all()));

        write(m_folder.filePath("x.txt"), "word1, GOOD word2\nword1, bad word2\n\n");
        const Outcome asked = run({"predict", folder, "--input", m_folder.filePath("x.txt")});
        QVERIFY2(asked.code == 0, qPrintable(asked.all()));
        const QStringList lines = asked.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1] != lines[2]);

        const Outcome again =
            run(textRun(data) + QStringList{"--set", "model.weights=" + folder + "/network.safetensors", "--out",
                                            m_folder.filePath("of-texts-again")});
        QVERIFY2(again.code == 0, qPrintable(again.all()));
        const QString other = m_folder.filePath("other-texts");
        writeTexts(other);
        write(other + "/train.tsv", contentOf(data + "/train.tsv").replace("good", "fine").replace("Word1 ", "Werd1 "));
        const Outcome foreign = run({"evaluate", folder, "--dataset", other});
        QCOMPARE(foreign.code, 2);
        QVERIFY2(foreign.errors.contains("other words") || foreign.errors.contains("another shape"),
                 qPrintable(foreign.all()));
        const QString report = m_folder.filePath("texts.html");
        const Outcome reported = run({"report", folder, "--out", report});
        QVERIFY2(reported.code == 0 && contentOf(report).contains("<svg"), qPrintable(reported.all()));
    }

    void aRunStartsFromGivenWeights() {
        const QString network = m_folder.filePath("first") + "/network.safetensors";
        const QString folder = m_folder.filePath("warm");
        const Outcome warm = run(smallRun() + QStringList{"--set", "model.weights=" + network, "--out", folder});
        QVERIFY2(warm.code == 0, qPrintable(warm.all()));
        const auto untrained = [&](const QString& of) {
            return QString(contentOf(of + "/matrix.csv")).split('\n')[1].split(',')[2].toDouble();
        };
        const auto learned =
            QString(contentOf(m_folder.filePath("first") + "/matrix.csv")).split('\n')[3].split(',')[2].toDouble();
        QCOMPARE(untrained(folder), learned);  // it begins where the other ended
        const Outcome misfit = run(smallRun(2, 7) + QStringList{"--set", "model.weights=" + network});
        QCOMPARE(misfit.code, 2);
        QVERIFY2(misfit.errors.contains("model.weights is not a network that fits"), qPrintable(misfit.all()));
        QCOMPARE(run(smallRun() + QStringList{"--set", "model.weights=/no/such/file"}).code, 2);
    }

    void aReportIsWrittenWithoutADisplay() {
        const QString folder = m_folder.filePath("first");
        for (const char* name : {"report.html", "report.pdf"}) {
            const QString file = m_folder.filePath(name);
            const Outcome outcome = run({"report", folder, folder, "--out", file});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
            QVERIFY(contentOf(file).size() > 10000);
        }
        QVERIFY(contentOf(m_folder.filePath("report.html")).startsWith("<!DOCTYPE html>"));
        QVERIFY(contentOf(m_folder.filePath("report.pdf")).startsWith("%PDF-"));
        QCOMPARE(run({"report", folder, "--out", m_folder.filePath("report.odt")}).code, 2);
        QCOMPARE(run({"report", m_folder.filePath("nothing"), "--out", m_folder.filePath("r.html")}).code, 2);
    }

    void aReportCarriesTheFilesOfTheRunAndTheNameOfItsAuthor() {
        const QString folder = m_folder.filePath("first");
        const QString report = m_folder.filePath("named.pdf");
        const QString again = m_folder.filePath("again.pdf");
        for (const QString& file : {report, again}) {
            const Outcome outcome = run({"report", folder, "--name", "  Anna,  Ben ", "--out", file});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        }
        QCOMPARE(contentOf(again), contentOf(report));
        const auto files = test::filesInPdf(report);
        for (const char* name : {"spec.json", "summary.json", "matrix.csv"})
            QCOMPARE(files.value(name), contentOf(folder + '/' + name));
        const QStringList pages = test::pagesOfPdf(contentOf(report));
        QVERIFY2(pages.size() <= 4 && pages[0].startsWith("Anna, Ben\n"), qPrintable(pages[0]));
    }

    void aSpecIsReadFromStandardInput() {
        QProcess process;
        process.start(MIRU_RUN, {"train", "-", "--set", "data.tasks=1", "--set", "data.trainPerTask=64", "--set",
                                 "data.testPerTask=32"});
        process.write("{\"format\": 1, \"seed\": 5}");
        process.closeWriteChannel();
        const Outcome outcome = outcomeOf(process);
        QVERIFY2(outcome.code == 0 && outcome.out.contains("seed 5"), qPrintable(outcome.all()));
    }

    void theWindowAndTheCommandLineLeaveEqualFiles_data() {
        QTest::addColumn<QString>("preset");
        for (const Preset& preset : presets())
            QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
    }

    void theWindowAndTheCommandLineLeaveEqualFiles() {
        QFETCH(QString, preset);
        ExperimentSpec spec = findPreset(preset.toStdString())->spec;
        spec.data.dataset = testing::fewGlyphs().toStdString();
        spec.data.tasks = std::min(spec.data.tasks, 2);
        spec.data.trainPerTask = 640;
        spec.data.testPerTask = 200;
        spec.model.hiddenUnits = 32;
        const Library library;
        RunSession session(library);  // what the window runs with
        QSignalSpy arrived(&session, &RunSession::snapshotArrived);
        session.start(spec);
        bool isTurned = false;
        while (session.isActive()) {
            QVERIFY(arrived.wait(programDeadline) || !session.isActive());
            if (!isTurned && spec.model.cell != CellKind::Gru) session.turn(Knob::Lambda, 0.9);  // an event of its own
            isTurned = true;
        }
        const QString window = m_folder.filePath(preset + "-window");
        const QString line = m_folder.filePath(preset + "-line");
        writeRunFolder(window.toStdString(), Run{session.spec(), {}, {}, {}, {session.snapshot()}});
        const Outcome outcome = run({"train", window + "/spec.json", "--out", line, "--threads", "1"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        for (const char* name : {"spec.json", "summary.json", "matrix.csv", "curves.csv", "network.safetensors"})
            QVERIFY2(contentOf(window + '/' + name) == contentOf(line + '/' + name), name);
    }

    void programsGetAnObjectALine() {
        const Outcome outcome = run(smallRun() + QStringList{"--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        const QStringList lines = outcome.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(QJsonDocument::fromJson(lines[1].toUtf8()).object()["task"].toInt(), 2);
        const QJsonObject result = QJsonDocument::fromJson(lines[2].toUtf8()).object();
        QCOMPARE(result["outcome"].toString(), QString("finished"));
        QVERIFY(result["metrics"].toObject()["ACC"].toDouble() > 0);
    }

 private:
    QTemporaryDir m_folder;
    QString m_firstOut;
};

QTEST_GUILESS_MAIN(TestMiruRun)
#include "tst_miru_run.moc"
