// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same mistake ends every command with the same code (app/exit_code.h).

#include <signal.h>

#include <QTemporaryDir>

#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

namespace {

/// A command, and where in it the input and the output stand.
struct Command {
    const char* name;
    QStringList arguments;  ///< INPUT and OUTPUT are put in
    bool writesFolder = false;
};

const QList<Command>& commands() {
    static const QList<Command> all{
        {"train", {"train", "INPUT", "--out", "OUTPUT"}, true},
        {"train, weights",
         {"train", "single-task", "--set", "data.dataset=" + testing::fewGlyphs(), "--set", "model.hiddenUnits=32",
          "--set", "model.weights=INPUT", "--out", "OUTPUT"},
         true},
        {"study", {"study", "INPUT", "--out", "OUTPUT"}, true},
        {"merge", {"merge", "INPUT", "--out", "OUTPUT"}, true},
        {"predict", {"predict", "INPUT", "--input", "NUMBERS", "--out", "OUTPUT.html"}},
        {"predict, input", {"predict", "RUN", "--input", "INPUT", "--out", "OUTPUT.html"}},
        {"evaluate", {"evaluate", "INPUT"}},
        {"evaluate, data", {"evaluate", "RUN", "--dataset", "INPUT"}},
        {"report", {"report", "INPUT", "--out", "OUTPUT.html"}},
        {"export", {"export", "c", "INPUT", "--out", "OUTPUT"}, true},
        {"device", {"device", "INPUT"}},
    };
    return all;
}

}  // namespace

class TestExitCodes : public QObject {
    Q_OBJECT

 private:
    QStringList filled(QStringList arguments, const QString& input, const QString& output) const {
        for (QString& argument : arguments)
            argument.replace("INPUT", input)
                .replace("OUTPUT", output)
                .replace("RUN", m_folder.filePath("run"))
                .replace("NUMBERS", m_folder.filePath("numbers.csv"));
        return arguments;
    }
    /// What the command takes where all is well.
    QString rightInput(const QString& command) const {
        if (command == "train" || command == "study") return m_folder.filePath(command + ".json");
        if (command == "train, weights") return m_folder.filePath("run/network.safetensors");
        if (command == "predict, input") return m_folder.filePath("numbers.csv");
        if (command == "merge") return m_folder.filePath("study");
        return command == "evaluate, data" ? testing::fewGlyphs() : m_folder.filePath("run");
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(run(smallRun(1) + QStringList{"--out", m_folder.filePath("run")}).code == 0);
        const QByteArray spec =
            testing::onFewGlyphs(R"({"format": 1, "data": {"dataset": "FEW_GLYPHS", "tasks": 1, "trainPerTask": 32,
            "testPerTask": 20}, "model": {"hiddenUnits": 4}})");
        write(m_folder.filePath("train.json"), spec);
        write(m_folder.filePath("study.json"), R"({"format": 1, "title": "Tiny", "spec": )" + spec +
                                                   R"(, "axes": [{"setting": "seed", "values": [1]}]})");
        QVERIFY(run({"study", m_folder.filePath("study.json"), "--out", m_folder.filePath("study")}).code == 0);
        QByteArray numbers;
        for (int n = 0; n < 784; ++n) numbers += n < 783 ? "0," : "0\n";
        write(m_folder.filePath("numbers.csv"), numbers);
        write(m_folder.filePath("garbage"), QByteArray(300, '\x81'));
        write(m_folder.filePath("empty"), "");
        QVERIFY(QDir().mkpath(m_folder.filePath("folder")));
    }

    void aWrongInputEndsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        for (const Command& command : commands())
            for (const char* input : {"missing", "garbage", "empty", "folder", "missing/below", "garbage/below"})
                QTest::addRow("%s: %s", command.name, input)
                    << filled(command.arguments, m_folder.filePath(input), m_folder.filePath("out"));
    }
    void aWrongInputEndsWithTwo() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
    }

    void aWrongOptionSettingOrNameEndsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        for (const Command& command : commands())
            QTest::addRow("%s: unknown option", command.name)
                << filled(command.arguments, rightInput(command.name), m_folder.filePath("out")) +
                       QStringList{"--sideways"};
        for (const char* name : {"train", "study"})
            for (const char* set : {"model.gamma=1", "model.lambda=7", "data.tasks=many", "model.lambda"})
                QTest::addRow("%s: %s", name, set)
                    << QStringList{name, rightInput(name), "--out", m_folder.filePath("out"), "--set", set};
        QTest::newRow("train: threads") << QStringList{"train", "forgetting", "--threads", "-1"};
        QTest::newRow("evaluate: threads") << QStringList{"evaluate", m_folder.filePath("run"), "--threads", "x"};
        QTest::newRow("study: jobs") << QStringList{"study", rightInput("study"), "--out", "o", "--jobs", "-1"};
        for (const QStringList& named : {QStringList{"presets"}, QStringList{"studies"}, QStringList{"datasets", "get"},
                                         QStringList{"datasets", "check"}})
            QTest::newRow(qPrintable(named.join(' ') + ": unknown name")) << named + QStringList{"nothing"};
        for (const char* command : {"", "fly", "datasets"}) QTest::newRow(command) << QStringList{command};
    }
    void aWrongOptionSettingOrNameEndsWithTwo() {
        QFETCH(QStringList, arguments);
        arguments.removeAll(QString());
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2 && outcome.sentences() >= 1, qPrintable(outcome.all()));
    }

    void anOutputThatCannotBeMadeThereEndsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        for (const Command& command : commands()) {
            if (!command.arguments.join(' ').contains("OUTPUT")) continue;
            const auto add = [&](const char* what, const QString& output) {
                QTest::addRow("%s: %s", command.name, what)
                    << filled(command.arguments, rightInput(command.name), output);
            };
            add("below a file", m_folder.filePath("garbage/below"));
            add("where nothing can be", "/proc/miru/below");
            if (command.writesFolder) add("a file", m_folder.filePath("garbage"));
        }
        QTest::newRow("predict: a folder")
            << QStringList{"predict", m_folder.filePath("run"),   "--input", m_folder.filePath("numbers.csv"),
                           "--out",   m_folder.filePath("folder")};
        QTest::newRow("get: below a file")
            << QStringList{"datasets", "get", "mnist", "--to", m_folder.filePath("garbage/below")};
        QTest::newRow("get: where nothing can be") << QStringList{"datasets", "get", "mnist", "--to", "/proc/miru"};
    }
    void anOutputThatCannotBeMadeThereEndsWithTwo() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
    }

    void aFullDiskEndsWithOne_data() {
        QTest::addColumn<QStringList>("arguments");
        for (const Command& command : commands())
            if (command.arguments.join(' ').contains("OUTPUT"))
                QTest::newRow(command.name)
                    << filled(command.arguments, rightInput(command.name),
                              m_folder.filePath(QString("full-%1").arg(QTest::currentTestFunction())) + command.name);
    }
    void aFullDiskEndsWithOne() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = runInShell("trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\" 2>&1 | cat", arguments);
        QVERIFY2(outcome.out.contains("Could not"), qPrintable(outcome.all()));
        const Outcome code = runInShell("trap '' XFSZ; ulimit -f 0; \"$0\" \"$@\" >&- 2>&-; echo $?", arguments);
        QCOMPARE(code.out, QString("1\n"));
    }

    void whatIsInterruptedEndsWithOne_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QStringList>("arguments");
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            QTest::addRow("train, %d", signal)
                << signal << QStringList{"train", "forgetting", "--set", "data.dataset=" + testing::fewGlyphs()};
            QTest::addRow("study, %d", signal)
                << signal
                << QStringList{"study", "single-task-small", "--out", m_folder.filePath(QString("s%1").arg(signal))};
            QTest::addRow("predict, %d", signal)
                << signal << QStringList{"predict", m_folder.filePath("run"), "--input", "-"};
        }
    }
    void whatIsInterruptedEndsWithOne() {
        QFETCH(int, signal);
        QFETCH(QStringList, arguments);
        QProcess process;
        process.start(MIRU_RUN, arguments);
        QVERIFY(process.waitForStarted(programDeadline));
        // It has begun when it prints, or when it waits for what it is given.
        if (arguments.contains("-"))
            QTRY_VERIFY_WITH_TIMEOUT(
                contentOf(QString("/proc/%1/wchan").arg(process.processId())).contains("pipe") ||
                    contentOf(QString("/proc/%1/syscall").arg(process.processId())).startsWith("0 "),
                programDeadline);
        else
            QVERIFY(process.waitForReadyRead(programDeadline));
        ::kill(static_cast<pid_t>(process.processId()), signal);
        const Outcome outcome = outcomeOf(process);
        QVERIFY2(outcome.code == 1 && outcome.errors.contains("stopped"), qPrintable(outcome.all()));
    }

 private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExitCodes)
#include "tst_exit_codes.moc"
