// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command that repeats a run: what it names, what it states, and how a shell reads it.

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/spec/spec_json.h"
#include "resources/presets.h"
#include "resources/repeat_command.h"

using namespace miru;

namespace {

QString textOf(const ExperimentSpec& spec) { return QString::fromStdString(repeatCommand(spec, "/").text); }

/// The words that a shell makes of it.
QStringList wordsOf(const std::string& command) {
    QProcess shell;
    shell.start("sh", {"-c", "printf '%s\\037' " + QString::fromStdString(command)});
    shell.waitForFinished();
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(0x1f));
    words.removeLast();
    return words;
}

}  // namespace

class TestRepeatCommand : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aPresetIsNamedWithItsDataSetAlone() {
        for (const Preset& preset : presets())
            QCOMPARE(textOf(preset.spec),
                     QString("miru-run train %1 --set data.dataset=%2")
                         .arg(QString::fromStdString(preset.name), QString::fromStdString(preset.spec.data.dataset)));
    }

    void aSettingThatIsAsUsualButNotAsInThePresetIsStated() {
        ExperimentSpec spec = findPreset("forgetting")->spec;
        QCOMPARE(spec.training.learningRate, 0.005);
        spec.training.learningRate = ExperimentSpec().training.learningRate;
        QCOMPARE(textOf(spec), QString("miru-run train forgetting --set data.dataset=glyphs --set "
                                       "training.learningRate=0.001"));
    }

    void thePresetThatNeedsTheFewestSettingsIsNamed() {
        ExperimentSpec spec = findPreset("gru-rehearsal")->spec;
        spec.seed = 7;
        QCOMPARE(textOf(spec), QString("miru-run train gru-rehearsal --set data.dataset=glyphs --set seed=7"));
    }

    void aShellReadsEveryTextAsOneWord_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"plain", "",     " ",     "two words", "it's",  "''",  "\"quoted\"", "$HOME", "`ls`", "$(ls)",
              "a\\b",  "a\nb", "\n",    "-rf",       "--set", "*",   "~",          "#no",   "!!",   "a;b|c&d>e<f",
              "{a,b}", "[a]",  "Größe", "a\tb",      "a=b=c", "%s%%"})
            QTest::newRow(text) << QString(text);
    }
    void aShellReadsEveryTextAsOneWord() {
        QFETCH(QString, text);
        QCOMPARE(wordsOf(shellQuoted(text.toStdString())), QStringList{text});
    }

    void everySettingIsSaidOnTheCommandLineAsItIs() {
        ExperimentSpec spec;
        spec.data.dataset = "/my data/it's";
        spec.model.betaRange = Range{0.1, 0.9};
        spec.model.lambda = 0.1 + 0.2;
        spec.model.weights = "/tmp/a \"b\".safetensors";
        spec.seed = 4294967295;
        const QStringList words = wordsOf(repeatCommand(spec, "/").text);
        for (const char* word :
             {"data.dataset=/my data/it's", "model.betaRange=0.1,0.9", "model.lambda=0.30000000000000004",
              "model.weights=/tmp/a \"b\".safetensors", "seed=4294967295"})
            QVERIFY2(words.contains(word), word);
    }

    void whatTheCommandLineCannotSayIsGivenAsASpec_data() {
        QTest::addColumn<QString>("json");
        const auto add = [](const char* name, auto change) {
            ExperimentSpec spec;
            change(spec);
            QTest::newRow(name) << QString::fromStdString(writeSpec(spec));
        };
        add("changed during the run", [](auto& spec) { spec.events = {{5, Knob::Lambda, 0.9}}; });
        add("a blank at the end of a name", [](auto& spec) { spec.data.dataset = "/my data "; });
        add("a file called none", [](auto& spec) { spec.model.weights = "none"; });
    }
    void whatTheCommandLineCannotSayIsGivenAsASpec() {
        QFETCH(QString, json);
        const RepeatCommand command = repeatCommand(readSpec(json.toStdString()).spec, "/");
        QVERIFY(command.carriesSpec);
        QCOMPARE(QString::fromStdString(command.text), "miru-run train - <<'SPEC'\n" + json + "SPEC");
    }

    void relativeNamesMeanTheFolderTheyAreFoundIn() {
        QTemporaryDir root;
        const QString folder = root.filePath("it's here");
        QVERIFY(QDir().mkpath(folder + "/mine"));
        ExperimentSpec spec;
        spec.data.dataset = "mine";
        const RepeatCommand there = repeatCommand(spec, folder.toStdString());
        QVERIFY2(there.text.starts_with("cd " + shellQuoted(folder.toStdString()) + " && miru-run train "),
                 there.text.c_str());
        QVERIFY(there.relativeNames.empty());
        spec.data.dataset = "data/mine";
        const RepeatCommand elsewhere = repeatCommand(spec, folder.toStdString());
        QVERIFY2(elsewhere.text.starts_with("miru-run train "), elsewhere.text.c_str());
        QCOMPARE(elsewhere.relativeNames, std::vector<std::string>{"data/mine"});
        spec.data.dataset = "glyphs";
        spec.model.weights = "network.safetensors";
        QCOMPARE(repeatCommand(spec, folder.toStdString()).relativeNames,
                 std::vector<std::string>{"network.safetensors"});
    }

    void aStudyThatComesWithTheProgramIsNamedWithItsDataSet() {
        Study study = findStudy("coefficients-small")->study;
        study.spec.data.dataset = "/my data";
        const StudyCommand command = repeatCommand(study);
        QVERIFY(!command.needsFile);
        QCOMPARE(command.text,
                 std::string("miru-run study coefficients-small --set 'data.dataset=/my data' --out DIR"));
    }

    void anEditedStudyIsAFileThatGivesTheSameStudy() {
        Study study = findStudy("coefficients-small")->study;
        study.spec.training.learningRate = 0.1 + 0.2;
        study.spec.data.dataset = "mnist";
        const StudyCommand command = repeatCommand(study);
        QVERIFY(command.needsFile);
        QCOMPARE(command.text, std::string("miru-run study study.json --set data.dataset=mnist --out DIR"));
        QCOMPARE(writeStudy(readStudy(writeStudyBriefly(study)).study), writeStudy(study));
    }

    void aDataSetThatVariesIsNotSet() {
        const Study study = readStudy(R"({"format": 1, "axes": [
            {"setting": "data.dataset", "values": ["glyphs", "mnist"]}, {"setting": "seed", "values": [1, 2]}]})")
                                .study;
        QCOMPARE(repeatCommand(study).text, std::string("miru-run study study.json --out DIR"));
    }
};

QTEST_GUILESS_MAIN(TestRepeatCommand)
#include "tst_repeat_command.moc"
