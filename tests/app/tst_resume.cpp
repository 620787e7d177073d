// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `train --resume`: what may differ from the run that is there, what is refused, and what is used.

#include <QTemporaryDir>

#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

class TestResume : public QObject {
    Q_OBJECT

 private:
    static QByteArray table() {
        QByteArray text = "label,a,b,c,d\n";
        for (int n = 0; n < 400; ++n)
            text += QByteArray::number(n % 2) + (n % 2 ? ",200,10,0," : ",10,200,255,") + QByteArray::number(n % 256) +
                    '\n';
        return text;
    }
    void writeData(const QString& name, const QByteArray& content = table()) {
        QVERIFY(QDir().mkpath(m_folder.filePath(name)));
        write(m_folder.filePath(name + "/train.csv"), content);
        write(m_folder.filePath(name + "/test.csv"), table());
        write(m_folder.filePath(name + "/dataset.json"),
              R"({"name": "Mine", "steps": 2, "inputs": 2, "classes": 2, "scale": 255})");
    }
    QStringList training(const QString& data) const {
        return {"train", "forgetting",   "--set", "data.dataset=" + m_folder.filePath(data),
                "--set", "data.tasks=6", "--set", "training.epochs=40"};
    }
    /// A run that was stopped after its first task of six.
    QString stoppedRun(const QString& name, const QStringList& arguments) {
        const QString folder = m_folder.filePath(name);
        QProcess process;
        process.start(MIRU_RUN, arguments + QStringList{"--out", folder});
        if (waitForLine(process, "task 1/6").isEmpty()) return {};
        process.terminate();
        return outcomeOf(process).code == 1 ? folder : QString();
    }
    static void verifyRefused(const QStringList& arguments, const QString& named) {
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2 && outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.contains(named), qPrintable(outcome.all()));
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeData("data");
        const Outcome first = run(smallRun() + QStringList{"--out", m_folder.filePath("first")});
        QVERIFY2(first.code == 0, qPrintable(first.all()));
    }

    void whatAgreesWithTheRunIsAcceptedAndWhatDoesNotIsRefused() {
        const QString folder = stoppedRun("stopped", training("data"));
        QVERIFY(!folder.isEmpty());
        const QStringList resume{"train", "--resume", "--out", folder};
        const QByteArray before = contentOf(folder + "/checkpoint.safetensors");
        verifyRefused(resume + QStringList{"--set", "model.beta=0.1"}, "model.beta is 0.55 in the run, and 0.1 here");
        verifyRefused(resume + QStringList{"--set", "training.epochs=41"}, "training.epochs is 40 in the run");
        verifyRefused(resume + QStringList{"--set", "seed=2"}, "seed is 1 in the run");
        verifyRefused(resume + QStringList{"--set", "model.beta=many"}, "model.beta is many");
        verifyRefused(training("data") + QStringList{"--set", "model.beta=0.1", "--resume", "--out", folder},
                      "model.beta is 0.55 in the run");
        QCOMPARE(contentOf(folder + "/checkpoint.safetensors"), before);
        const Outcome resumed = run(resume + QStringList{"--set", "model.beta=0.55", "--set", "training.epochs=40"});
        QVERIFY2(resumed.code == 0 && resumed.out.contains("resumed after batch"), qPrintable(resumed.all()));
        const QString straight = m_folder.filePath("straight");
        QVERIFY(run(training("data") + QStringList{"--out", straight}).code == 0);
        verifyEqualRuns(straight, folder);
        // It is over: that is said, and nothing is changed.
        const Outcome again = run(resume);
        QVERIFY2(again.code == 0 && again.out.contains("contains a finished run"), qPrintable(again.all()));
        verifyRefused(resume + QStringList{"--set", "model.beta=0.1"}, "model.beta is 0.55 in the run");
        verifyRefused(resume + QStringList{"--set", "data.dataset=glyphs"}, "is over");
        verifyEqualRuns(straight, folder);
    }

    void dataThatHasMovedCanBeNamed() {
        writeData("before");
        const QString folder = stoppedRun("of-moved-data", training("before"));
        QVERIFY(!folder.isEmpty());
        QVERIFY(QDir().rename(m_folder.filePath("before"), m_folder.filePath("after")));
        const QStringList resume{"train", "--resume", "--out", folder};
        verifyRefused(resume, m_folder.filePath("before"));
        writeData("other", table().replace("10,200,255", "10,200,254"));
        verifyRefused(resume + QStringList{"--set", "data.dataset=" + m_folder.filePath("other")},
                      "is not the one the run was begun with");
        verifyRefused(resume + QStringList{"--set", "data.dataset=glyphs"}, "is not the one the run was begun with");
        QProcess process;  // stopped once more: from now on it knows where its data lie
        process.start(MIRU_RUN, resume + QStringList{"--set", "data.dataset=" + m_folder.filePath("after")});
        QVERIFY(!waitForLine(process, "task 3/6").isEmpty());
        process.terminate();
        QCOMPARE(outcomeOf(process).code, 1);
        const Outcome resumed = run(resume);
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
        const QString straight = m_folder.filePath("straight-after");
        QVERIFY(run(training("after") + QStringList{"--out", straight}).code == 0);
        for (const char* name : {"spec.json", "summary.json", "matrix.csv", "curves.csv", "network.safetensors"})
            QVERIFY2(contentOf(straight + '/' + name) == contentOf(folder + '/' + name), name);
    }

    void weightsThatHaveMovedAreNotAskedForAgain() {
        const QString weights = m_folder.filePath("weights.safetensors");
        QVERIFY(QFile::copy(m_folder.filePath("first/network.safetensors"), weights));
        const QStringList training =
            smallRun(6) + QStringList{"--set", "training.epochs=10", "--set", "model.weights=" + weights};
        const QString folder = stoppedRun("of-weights", training);
        QVERIFY(!folder.isEmpty());
        QVERIFY(QFile::remove(weights));
        const Outcome resumed = run({"train", "--resume", "--out", folder});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
    }

    void aSpecThatWasEditedIsNoticed_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("named");
        QTest::newRow("a setting") << QByteArray("\"epochs\": 40") << QByteArray("\"epochs\": 50")
                                   << "training.epochs is 40 in the run, and 50 here";
        QTest::newRow("an event") << QByteArray("\"format\": 1,")
                                  << QByteArray(
                                         "\"format\": 1, \"events\": [{\"batch\": 5, \"key\": "
                                         "\"model.lambda\", \"value\": 0.9}],")
                                  << "the run lacks the change of model.lambda to 0.9 at batch 5";
        QTest::newRow("no value that could be")
            << QByteArray("\"epochs\": 40") << QByteArray("\"epochs\": 0") << "training.epochs is 0";
        QTest::newRow("no JSON any more") << QByteArray("\"epochs\": 40,") << QByteArray("\"epochs\": 40,,") << "JSON";
    }
    void aSpecThatWasEditedIsNoticed() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, named);
        const QString folder = stoppedRun(QString("edited %1").arg(QTest::currentDataTag()), training("data"));
        QVERIFY(!folder.isEmpty());
        const QByteArray spec = contentOf(folder + "/spec.json");
        QVERIFY(spec.contains(before));
        write(folder + "/spec.json", QByteArray(spec).replace(before, after));
        const QStringList resume{"train", "--resume", "--out", folder};
        const Outcome refused = run(resume);
        QVERIFY2(refused.code == 2 && refused.sentences() == 1, qPrintable(refused.all()));
        QVERIFY2(refused.errors.contains("spec.json") && refused.errors.contains(named), qPrintable(refused.all()));
        write(folder + "/spec.json", spec);
        QCOMPARE(run(resume).code, 0);
    }

    void eventsOfTheSpecAreTheRunsToo() {
        QJsonDocument document = QJsonDocument::fromJson(contentOf(m_folder.filePath("first/spec.json")));
        const auto writeSpec = [&](const QString& name, double value) {
            QString text = QString::fromUtf8(document.toJson());
            text.insert(text.indexOf('{') + 1,
                        QString(R"("events": [{"batch": 30, "key": "model.lambda", "value": %1}],)").arg(value));
            write(m_folder.filePath(name), text.toUtf8());
        };
        writeSpec("events.json", 0.9);
        writeSpec("other-events.json", 0.8);
        const QStringList longer{"--set", "data.tasks=6", "--set", "training.epochs=5"};
        const QString folder = stoppedRun("of-events", QStringList{"train", m_folder.filePath("events.json")} + longer);
        QVERIFY(!folder.isEmpty());
        const QStringList resume = QStringList{"--resume", "--out", folder} + longer;
        verifyRefused(QStringList{"train", m_folder.filePath("other-events.json")} + resume,
                      "the change of model.lambda");
        verifyRefused(QStringList{"train", m_folder.filePath("first/spec.json")} + resume,
                      "the change of model.lambda");
        const Outcome resumed = run(QStringList{"train", m_folder.filePath("events.json")} + resume);
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
    }

    void aFolderThatLostItsSpecStillHoldsARun() {
        const QString folder = stoppedRun("lost-spec", training("data"));
        QVERIFY(!folder.isEmpty());
        QVERIFY(QFile::remove(folder + "/spec.json"));
        verifyRefused(training("data") + QStringList{"--out", folder}, "already holds a run");
        const Outcome resumed = run({"train", "--resume", "--out", folder});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
        QVERIFY(!contentOf(folder + "/spec.json").isEmpty());
    }

    void thereHasToBeSomethingToResume() {
        verifyRefused({"train", "forgetting", "--resume"}, "--resume needs --out");
        verifyRefused({"train", "--resume", "--out", m_folder.filePath("nothing")}, "no run to resume");
        verifyRefused({"train", "--resume", "--out", m_folder.filePath("data")}, "is the folder of a data set");
        verifyRefused({"train", "--resume", "--out", m_folder.filePath("first/spec.json")}, "--out needs a folder");
        verifyRefused({"train", "--out", m_folder.filePath("nothing")}, "Name a preset or a spec file");
    }

    void theLossOfTheLastRangeIsKept() {
        // 7 batches a task, an evaluation every 3: the last one of each task is a range of its own.
        const QString folder = m_folder.filePath("ranges");
        const Outcome outcome = run({"train", "forgetting", "--set", "data.dataset=" + testing::fewGlyphs(), "--set",
                                     "data.tasks=2", "--set", "data.trainPerTask=224", "--set", "data.testPerTask=50",
                                     "--set", "evaluation.every=3", "--out", folder});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QStringList batches;
        for (const QByteArray& line : contentOf(folder + "/curves.csv").trimmed().split('\n'))
            if (line.contains(",loss_nats,")) batches << line.split(',')[1];
        QCOMPARE(batches, (QStringList{"3", "6", "7", "10", "13", "14"}));
        QStringList reported;
        for (const QByteArray& line : contentOf(folder + "/journal.jsonl").trimmed().split('\n'))
            if (const QJsonObject object = QJsonDocument::fromJson(line).object(); object.contains("loss"))
                reported << QString::number(object["batch"].toInt());
        QCOMPARE(reported, batches);
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
