// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is accepted is used: whatever would be ignored is refused, with a sentence that leads to what was meant.

#include <QJsonArray>
#include <QMap>
#include <QTemporaryDir>

#include "core/files/atomic_file.h"
#include "core/run/session_file.h"
#include "core/spec/spec_fields.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

class TestRefusals : public QObject {
    Q_OBJECT

 private:
    void verifyRefused(QStringList arguments, const QStringList& named) {
        for (QString& argument : arguments) argument.replace("HERE", m_folder.path());
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2 && outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.count('\n') == 1, qPrintable(outcome.all()));
        for (QString name : named)
            QVERIFY2(outcome.errors.contains(name.replace("HERE", m_folder.path())), qPrintable(outcome.all()));
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        const Outcome outcome = run(smallRun() + QStringList{"--out", m_folder.filePath("run")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY(QDir().mkpath(m_folder.filePath("empty")));
        QVERIFY(QFile::link(m_folder.filePath("gone"), m_folder.filePath("dangling")));
        write(m_folder.filePath("nothing.txt"), "");
        write(m_folder.filePath("words.txt"), "some words\n");
        QVERIFY(QFile::copy(QStringLiteral(MIRU_SOURCE_DIR "/resources/lessons/it-forgets.json"),
                            m_folder.filePath("lesson.json")));
        write(m_folder.filePath("tiny.json"),
              testing::onFewGlyphs(R"({"format": 1, "title": "Tiny", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 1, "trainPerTask": 32, "testPerTask": 20}, "model": {"hiddenUnits": 4}},
            "axes": [{"setting": "seed", "values": [1]}]})"));
        QVERIFY(run({"study", m_folder.filePath("tiny.json"), "--out", m_folder.filePath("study")}).code == 0);
        writeFileAtomically(m_folder.filePath("lesson.miru").toStdString(), sessionFile(StoredSession{}));
        // A network as others write one: its arrays, and nothing about how they came to be.
        write(m_folder.filePath("foreign.safetensors"),
              QByteArray("\x40\0\0\0\0\0\0\0", 8) +
                  QByteArray(R"({"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})").leftJustified(64, ' ') +
                  QByteArray(4, '\0'));
    }

    void argumentsThatWouldBeIgnoredAreRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("named");
        const auto add = [](const char* name, const QStringList& arguments, const QStringList& named) {
            QTest::newRow(name) << arguments << named;
        };
        const QStringList train{"train", "forgetting"};
        add("two folders", train + QStringList{"--out", "HERE/a", "--out", "HERE/b"},
            {"--out is given more than once"});
        add("two experiments", {"train", "forgetting", "rehearsal"}, {"rehearsal"});
        add("a setting twice", train + QStringList{"--set", "seed=1", "--set", "seed=2"}, {"seed", "as 1 and as 2"});
        add("checkpoints of nothing", train + QStringList{"--checkpoint-every", "1"}, {"--checkpoint-every", "--out"});
        for (const char* every : {"nan", "inf", "-inf", "0,5", "-1", "1e9", "0x1p3", "1 ", "1s"})
            add(qPrintable(QString("checkpoints every %1").arg(every)),
                train + QStringList{"--out", "HERE/a", QString("--checkpoint-every=%1").arg(every)},
                {"--checkpoint-every", "from 0 to 86400"});
        for (const char* threads : {"2.5", "1e1", "0x10", "1025", "two", "4294967297"})
            add(qPrintable(QString("%1 threads").arg(threads)), train + QStringList{"--threads", threads},
                {"--threads", "a whole number from 0 to 1024"});
        add("no key", train + QStringList{"--set", "=1"}, {"key=value"});
        for (const char* option : {"--out", "--set", "--threads"})
            add(qPrintable(QString("train, an empty %1").arg(option)), train + QStringList{option, ""}, {option});
        add("an empty experiment", {"train", ""}, {"experiment must not be empty"});
        add("predict, two inputs", {"predict", "HERE/run", "--input", "a", "--input", "b"},
            {"--input is given more than"});
        add("predict, an empty input", {"predict", "HERE/run", "--input", ""}, {"--input must not be empty"});
        add("predict, an empty output", {"predict", "HERE/run", "--input", "x", "--out", ""}, {"--out must not"});
        add("predict, an empty network", {"predict", "", "--input", "x"}, {"network must not be empty"});
        add("evaluate, an empty data set", {"evaluate", "HERE/run", "--dataset", ""}, {"--dataset must not be empty"});
        add("export, an empty network", {"export", "c", "", "--out", "HERE/c"}, {"network must not be empty"});
        add("export, an empty folder", {"export", "c", "HERE/run", "--out", ""}, {"--out must not be empty"});
        add("export, an empty prefix", {"export", "c", "HERE/run", "--out", "HERE/c", "--prefix", ""},
            {"--prefix must"});
        add("device, no number", {"device", "HERE/run", "--energy", "1e"}, {"--energy", "from 0 to"});
        add("report, an empty file", {"report", "HERE/run", "--out", ""}, {"--out must not be empty"});
        add("report, an empty run", {"report", "", "--out", "a.html"}, {"runs must not be empty"});
        add("merge, an empty folder", {"merge", "", "--out", "HERE/a"}, {"folders must not be empty"});
        add("presets, an empty name", {"presets", ""}, {"name must not be empty"});
        add("studies, an empty name", {"studies", ""}, {"name must not be empty"});
        add("get, an empty folder", {"datasets", "get", "mnist", "--to", ""}, {"--to must not be empty"});
        add("check, an empty name", {"datasets", "check", ""}, {"names must not be empty"});
    }
    void argumentsThatWouldBeIgnoredAreRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, named);
        verifyRefused(arguments, named);
    }

    void aSentenceSaysWhatWasNamedAndWhatIsNeeded_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("named");
        const QMap<QString, QString> kinds{{"nowhere", "does not exist"},
                                           {"dangling", "is a link that points nowhere (to HERE/gone)"},
                                           {"empty", "is a folder with neither a run nor a study in it"},
                                           {"nothing.txt", "is empty"},
                                           {"study", "is the folder of a study"},
                                           {"run/spec.json", "is a spec"},
                                           {"tiny.json", "is a study"},
                                           {"lesson.json", "is a lesson, which the window shows"},
                                           {"run/checkpoint.safetensors", "is the checkpoint of a run"},
                                           {"lesson.miru", "is a session of the window"},
                                           {"words.txt", "is a file of another kind"}};
        const auto add = [&](const QString& path, const QStringList& before, const QStringList& after,
                             const QString& needed) {
            QStringList named{kinds[path], needed};
            if (path.startsWith("run/")) named << "name the folder it lies in, HERE/run";
            QTest::newRow(qPrintable(before.first() + ' ' + path))
                << before + QStringList{"HERE/" + path} + after << named;
        };
        for (const QString& path : kinds.keys()) {
            add(path, {"predict"}, {"--input", "x"}, "a run's folder or its network.safetensors is needed");
            add(path, {"evaluate"}, {}, "a run's folder or its network.safetensors is needed");
            add(path, {"export", "c"}, {"--out", "HERE/c"}, "a run's folder or its network.safetensors is needed");
            if (path != "study")  // each of its networks is counted
                add(path, {"device"}, {}, "a run's folder or its network.safetensors is needed");
            if (path != "study" && path != "lesson.miru")
                add(path, {"report"}, {"--out", "HERE/r.html"}, "a report is written on folders of runs");
        }
        for (const char* path : {"run", "study", "empty", "dangling", "nothing.txt", "lesson.miru", "lesson.json"})
            QTest::newRow(qPrintable(QString("train %1").arg(path)))
                << QStringList{"train", QString("HERE/%1").arg(path)}
                << QStringList{kinds.value(path, "is the folder of a run"), "a preset or a spec file is needed"};
        QTest::newRow("train run/network.safetensors") << QStringList{"train", "HERE/run/network.safetensors"}
                                                       << QStringList{"is a network file", "a spec file is needed"};
        for (const char* path : {"dangling", "words.txt", "tiny.json"}) {
            const QStringList named{kinds[path], "--out needs a folder"};
            QTest::newRow(qPrintable(QString("train --out %1").arg(path)))
                << QStringList{"train", "forgetting", "--out", QString("HERE/%1").arg(path)} << named;
            QTest::newRow(qPrintable(QString("study --out %1").arg(path)))
                << QStringList{"study", "HERE/tiny.json", "--out", QString("HERE/%1").arg(path)} << named;
        }
    }
    void aSentenceSaysWhatWasNamedAndWhatIsNeeded() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, named);
        verifyRefused(arguments, named);
    }

    void aNetworkOfOthersIsSaidToLackItsSpec() {
        verifyRefused({"evaluate", "HERE/foreign.safetensors"}, {"does not say how its network was trained"});
    }

    void aReportIsOnRunsOrOnStudies() {
        const QStringList out{"--out", "HERE/r.html"};
        const QString both = "a report is on studies or on runs";
        verifyRefused(QStringList{"report", "HERE/run", "HERE/study"} + out, {both, "HERE/study is a study"});
        verifyRefused(QStringList{"report", "HERE/study", "HERE/run"} + out, {both});
        verifyRefused(QStringList{"report", "HERE/study", "HERE/nowhere"} + out, {"HERE/nowhere does not exist"});
        verifyRefused(QStringList{"report", "HERE/run", "HERE/lesson.miru"} + out,
                      {"HERE/lesson.miru has no run in it", "nothing to report"});
        verifyRefused(QStringList{"report", "HERE/run", "HERE/empty"} + out, {"neither a run nor a study"});
        QVERIFY(!QFile::exists(m_folder.filePath("r.html")));
    }

    void everyDefaultThatIsPrintedCanBeGivenAsItIs() {
        const Outcome printed = run({"settings", "--json"});
        const QJsonArray settings = QJsonDocument::fromJson(printed.out.toUtf8()).array();
        QCOMPARE(settings.size(), static_cast<qsizetype>(specFields().size()));
        for (const QJsonValue& setting : settings) {
            const std::string key = setting["key"].toString().toStdString();
            const QJsonValue value = setting["default"];
            // As a script has it in its hands: the text in the JSON, and a string without its quotation marks.
            QString text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
            text = text.mid(1, text.size() - 2);
            QStringList texts{text};
            if (value.isString()) texts << value.toString();
            for (const QString& given : texts) {
                ExperimentSpec spec;
                const auto problem = setFromText(spec, key, given.toStdString());
                QVERIFY2(!problem, qPrintable(QString::fromStdString(key) + "=" + given));
                QVERIFY2(spec == ExperimentSpec(), key.c_str());
            }
        }
        for (const SpecField& field : specFields()) {  // and what `settings` prints
            ExperimentSpec spec;
            QVERIFY2(!setFromText(spec, field.key, toText(field.defaultValue())), field.key.c_str());
            QVERIFY2(spec == ExperimentSpec(), field.key.c_str());
        }
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
