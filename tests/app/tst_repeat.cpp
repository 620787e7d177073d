// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "The command that repeats this run", taken at its word: a shell runs it, and the two runs are compared byte for byte.

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>

#include "core/run/run_folder.h"
#include "core/spec/spec_json.h"
#include "resources/presets.h"
#include "resources/repeat_command.h"
#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"
#include "tests/support/warnings.h"
#include "tests/support/window_parts.h"
#include "ui/main_window.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/spec_form.h"

using namespace miru;

namespace {

/// A data set of images of two rows with two pixels.
void writeImages(const QString& folder) {
    QVERIFY(QDir().mkpath(folder));
    QByteArray lines = "label,a,b,c,d\n";
    for (int n = 0; n < 200; ++n)
        lines += QByteArray::number(n % 2) + (n % 2 ? ",200,10,0," : ",10,200,255,") + QByteArray::number(n) + '\n';
    write(folder + "/train.csv", lines);
    write(folder + "/test.csv", lines);
    write(folder + "/dataset.json", R"({"name": "Mine", "steps": 2, "inputs": 2, "classes": 2, "scale": 255})");
}

/// Small and quick.
ExperimentSpec made(ExperimentSpec spec) {
    spec.data.tasks = std::min(spec.data.tasks, 2);
    spec.data.trainPerTask = 96;
    spec.data.testPerTask = 30;
    spec.model.hiddenUnits = 12;
    spec.text.longest = 5;
    if (spec.rehearsal.samplesPerTask > 0) spec.rehearsal.samplesPerTask = 20;
    return spec;
}

}  // namespace

class TestRepeat : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;

    /// Lets a shell do it, the program on its path; returns what went wrong.
    QString shell(const QString& command, const QString& folder) {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", QFileInfo(MIRU_RUN).path() + ':' + environment.value("PATH"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start("sh", {"-c", command});
        if (!process.waitForFinished(programDeadline)) process.kill();
        return process.exitCode() == 0 ? QString() : command + '\n' + QString::fromUtf8(process.readAllStandardError());
    }

    /// Runs the command into a folder, and compares that with another folder.
    void verifyRepeats(QString command, const QString& original, const QString& startedIn = QDir::rootPath()) {
        const QString out = m_root.filePath(QString("again-%1").arg(++m_count));
        QVERIFY2(command.contains("miru-run train "), qPrintable(command));
        command.replace("miru-run train ",
                        "miru-run train --out " + QString::fromStdString(shellQuoted(out.toStdString())) + ' ');
        const QString problem = shell(command, startedIn);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        for (const char* name : {"spec.json", "matrix.csv", "curves.csv", "network.safetensors"}) {
            QVERIFY2(!contentOf(original + '/' + name).isEmpty(), name);
            QVERIFY2(contentOf(original + '/' + name) == contentOf(out + '/' + name),
                     qPrintable(QString("%1 differs after %2").arg(name, command)));
        }
    }

    /// Trains the spec in a folder and returns that.
    QString trained(const ExperimentSpec& spec, const QString& startedIn = QDir::rootPath()) {
        const QString folder = m_root.filePath(QString("run %1").arg(++m_count));
        const QString file = m_root.filePath(QString("spec-%1.json").arg(m_count));
        write(file, QByteArray::fromStdString(writeSpec(spec)));
        const QString problem = shell(QString("miru-run train '%1' --out '%2'").arg(file, folder), startedIn);
        return problem.isEmpty() ? folder : problem;
    }

    /// The last commands in a report.
    QStringList commandsIn(const QString& report) {
        QStringList commands;
        const QString html = QString::fromUtf8(contentOf(report));
        for (qsizetype at = html.indexOf("<pre>"); at >= 0; at = html.indexOf("<pre>", at + 1)) {
            QString text = html.mid(at + 5, html.indexOf("</pre>", at) - at - 5);
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            if (text.contains("miru-run ")) commands << text;
        }
        return commands;
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_root.isValid());
        QCoreApplication::setOrganizationName("MiRU Lab");
        QCoreApplication::setApplicationName("tst_repeat");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_root.filePath("settings"));
        writeTexts(m_root.filePath("texts"));
        writeImages(m_root.filePath("images"));
    }
    void init() { failOnWarnings(); }

    void aRunIsRepeated_data() {
        QTest::addColumn<QString>("json");
        const auto add = [](const QString& name, const ExperimentSpec& spec) {
            QTest::newRow(qPrintable(name)) << QString::fromStdString(writeSpec(spec));
        };
        for (const Preset& preset : presets()) {
            ExperimentSpec spec = made(preset.spec);
            spec.data.dataset = m_root.filePath(spec.data.dataset == "imdb" ? "texts" : "images").toStdString();
            add(QString::fromStdString(preset.name), spec);
        }
        const auto change = [&](const char* name, auto action) {
            ExperimentSpec spec = made(findPreset("forgetting")->spec);
            spec.data.dataset = m_root.filePath("images").toStdString();
            action(spec);
            add(name, spec);
        };
        change("learning rate as usual", [](auto& s) { s.training.learningRate = 0.001; });
        change("as usual in all", [](auto& s) { s = made(ExperimentSpec()); });  // learns glyphs
        change("cell", [](auto& s) { s.model.cell = CellKind::Miru1; });
        change("reset", [](auto& s) {
            s.model.cell = CellKind::Gru;
            s.model.gruReset = ResetOrder::AfterProduct;
        });
        change("beta and lambda", [](auto& s) {
            s.model.beta = 0.1 + 0.2;
            s.model.lambda = 1.0 / 3;
        });
        change("ranges", [](auto& s) {
            s.model.betaRange = Range{0.1, 0.7};
            s.model.lambdaRange = Range{0, 0.99};
        });
        change("inhibition", [](auto& s) {
            s.inhibition.sparsity = 0.5;
            s.inhibition.where = Inhibition::Where::Readout;
        });
        change("rehearsal", [](auto& s) { s.rehearsal = {.samplesPerTask = 9, .perBatch = 5}; });
        change("optimiser", [](auto& s) {
            s.training.optimizer = OptimizerKind::Sgd;
            s.training.momentum = 0;
            s.training.learningRate = 1e-7;
        });
        change("gradient clip", [](auto& s) { s.training.gradientClip = 0; });
        change("truncated BPTT", [](auto& s) {
            s.training.credit = CreditRule::Truncated;
            s.training.truncation = 1;
        });
        change("feedback alignment", [](auto& s) { s.training.credit = CreditRule::FeedbackAlignment; });
        change("rows, epochs, batch", [](auto& s) {
            s.data.stream = StreamKind::PermutedRows;
            s.training.epochs = 2;
            s.training.batch = 7;
        });
        change("validation", [](auto& s) { s.data.testOn = DataSplit::Validation; });
        change("evaluation", [](auto& s) { s.evaluation = {.every = 3, .sequences = 0}; });
        change("seed", [](auto& s) { s.seed = 4294967295; });
        change("changed during the run", [](auto& s) {
            s.events = {{2, Knob::Lambda, 0.9}, {3, Knob::LearningRate, 1e-5}};
        });
        int count = 0;
        for (const char* name : {"two words", "it's", "\"quoted\"", "$HOME", "a\nb", "-r", "--set", "`ls`", "Größe",
                                 "trailing ", " leading", "[a,b]", "{x}", "%%", "a=b", "*", "\\n"}) {
            const QString folder = m_root.filePath(QString("data %1/%2").arg(++count).arg(name));
            writeImages(folder);
            change(name, [&](auto& s) { s.data.dataset = folder.toStdString(); });
        }
    }
    void aRunIsRepeated() {
        QFETCH(QString, json);
        const SpecReading reading = readSpec(json.toStdString());
        QVERIFY(reading.isGood());
        const QString folder = trained(reading.spec);
        QVERIFY2(QFileInfo(folder).isDir(), qPrintable(folder));
        QCOMPARE(QString::fromUtf8(contentOf(folder + "/spec.json")), json);
        verifyRepeats(QString::fromStdString(repeatCommand(reading.spec).text), folder);
    }

    void theReportOnRunsRepeatsEachOfThem() {
        ExperimentSpec first = made(findPreset("gru-rehearsal")->spec);
        first.training.learningRate = 0.001;
        const QString data = m_root.filePath("my <data> & \"it's\"");
        writeImages(data);
        ExperimentSpec second = made(findPreset("inhibition")->spec);
        second.data.dataset = data.toStdString();
        ExperimentSpec third = first;
        third.events = {{2, Knob::ReplayPerBatch, 3}};
        QStringList folders;
        for (const ExperimentSpec& spec : {first, second, third}) folders << trained(spec);
        const QString report = m_root.filePath("report.html");
        const QString problem = shell(QString("miru-run report '%1' --out '%2'").arg(folders.join("' '"), report), "/");
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QStringList commands = commandsIn(report);
        QCOMPARE(commands.size(), 3);
        for (int n = 0; n < 3; ++n) verifyRepeats(commands[n], folders[n]);
    }

    void relativeNamesAreFoundFromAnywhere() {
        const QString home = m_root.filePath("some where");
        writeImages(home + "/mine");
        ExperimentSpec spec = made({});
        spec.data.dataset = "mine";
        const QString folder = trained(spec, home);
        QVERIFY2(QFileInfo(folder).isDir(), qPrintable(folder));
        spec.data.dataset = "mine";
        spec.seed = 2;
        spec.model.weights = QDir(home).relativeFilePath(folder + "/network.safetensors").toStdString();
        const QString next = trained(spec, home);
        QVERIFY2(QFileInfo(next).isDir(), qPrintable(next));
        verifyRepeats(QString::fromStdString(repeatCommand(spec, home.toStdString()).text), next, "/");
    }

    void theWindowRepeatsWhatItShowsChangesDuringTheRunIncluded() {
        MainWindow window;
        window.show();
        QAction* copy = nullptr;
        for (QAction* action : fileMenuOf(window)->actions())
            if (action->text() == "Copy as command") copy = action;
        QVERIFY(copy);
        const auto compare = [&](const QString& name) {
            const RunEntry& run = *runsOf(window)->current();
            const QString folder = m_root.filePath(name);
            writeRunFolder(folder.toStdString(), run);
            copy->trigger();
            verifyRepeats(QGuiApplication::clipboard()->text(), folder);
        };
        ExperimentSpec spec = made(findPreset("rehearsal")->spec);
        spec.training.learningRate = 0.001;
        formOf(window)->setSpec(spec);
        window.run();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, programDeadline);
        compare("as begun");
        QVERIFY2(!messageOf(window).contains("whole spec"), qPrintable(messageOf(window)));

        spec.data.dataset = testing::fewGlyphs().toStdString();
        formOf(window)->setSpec(spec);
        sessionOf(window)->setPausePoint({PausePoint::Kind::Task, 1});
        window.run();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Paused, programDeadline);
        auto* const lambda = formOf(window)->editor("model.lambda")->findChild<QDoubleSpinBox*>();
        lambda->setFocus();
        lambda->selectAll();
        QTest::keyClicks(lambda, "0.9");
        QTest::keyClick(lambda, Qt::Key_Return);
        window.run();
        QTRY_COMPARE_WITH_TIMEOUT(sessionOf(window)->state(), RunSession::State::Finished, programDeadline);
        QCOMPARE(runsOf(window)->current()->spec.events.size(), std::size_t{1});
        compare("changed on the way");
        QVERIFY2(messageOf(window).contains("whole spec"), qPrintable(messageOf(window)));
    }
};

QTEST_MAIN(TestRepeat)
#include "tst_repeat.moc"
