// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where nothing can be written, and where the environment is bare: a full disk, a closed pipe, no locale, no home.

#include <QMap>
#include <QTemporaryDir>

#include "tests/support/few_glyphs.h"
#include "tests/support/program.h"

using namespace miru;

class TestOutput : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        const Outcome outcome = run(smallRun() + QStringList{"--out", m_folder.filePath("first")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QByteArray numbers;
        for (int n = 0; n < 784; ++n) numbers += QByteArray::number(n % 7 / 7.0) + (n < 783 ? "," : "\n");
        write(m_folder.filePath("x.csv"), numbers);
        write(m_folder.filePath("tiny.json"),
              testing::onFewGlyphs(R"({"format": 1, "title": "Tiny", "spec": {"format": 1,
            "data": {"dataset": "FEW_GLYPHS", "tasks": 1, "trainPerTask": 32, "testPerTask": 20}, "model": {"hiddenUnits": 4}},
            "axes": [{"setting": "seed", "values": [1, 2]}]})"));
        const Outcome study = run({"study", m_folder.filePath("tiny.json"), "--out", m_folder.filePath("study")});
        QVERIFY2(study.code == 0, qPrintable(study.all()));
    }

    void aFullDiskIsSaid_data() { everyCommandThatPrints(); }
    void aFullDiskIsSaid() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = runInShell("exec \"$0\" \"$@\" > /dev/full", filled(arguments, "full"));
        QVERIFY2(outcome.code == 1, qPrintable(outcome.all()));
        QVERIFY2(
            outcome.sentences() == 1 && outcome.errors.contains("Could not write to standard output: No space left"),
            qPrintable(outcome.all()));
    }

    void aClosedStandardOutputIsSaidAndNoFileTakesItsPlace_data() { everyCommandThatPrints(); }
    void aClosedStandardOutputIsSaidAndNoFileTakesItsPlace() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = runInShell("exec \"$0\" \"$@\" >&-", filled(arguments, "closed"));
        QVERIFY2(outcome.code == 1 && outcome.sentences() == 1, qPrintable(outcome.all()));
        if (arguments.contains("OUT")) verifyEqualRuns(m_folder.filePath("first"), m_folder.filePath("closed"));
    }

    void aReaderThatGoesAwayIsNoError() {
        const Outcome usual = runInShell("\"$0\" settings --json | head -n 1");
        QVERIFY2(usual.code == 0 && usual.out == "[\n" && usual.errors.isEmpty(), qPrintable(usual.all()));
        const Outcome ignoring = runInShell("trap '' PIPE; (\"$0\" settings --json; echo $? >&2) | head -n 1");
        // 0 where all of it had been taken before the reader went away; in no case is anything said.
        QVERIFY2(ignoring.out == "[\n" && (ignoring.errors == "1\n" || ignoring.errors == "0\n"),
                 qPrintable(ignoring.all()));
    }

    void aFullDiskKeepsNoHalfFile() {
        const Outcome outcome =
            run({"predict", m_folder.filePath("first"), "--input", m_folder.filePath("x.csv"), "--out", "/dev/full"});
        QVERIFY2(outcome.code == 1 && outcome.errors.contains("Could not write /dev/full: No space left"),
                 qPrintable(outcome.all()));
    }

    void whereNothingCanBeWrittenItSaysSoAndLeavesEverything() {
        const QString folder = m_folder.filePath("below-a-file");
        QFile plain(m_folder.filePath("plain"));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.close();
        const Outcome below = run(smallRun() + QStringList{"--out", plain.fileName() + "/run"});
        QCOMPARE(below.code, 2);  // the place that was named
        QVERIFY2(below.errors.contains("Could not make the folder " + plain.fileName() + "/run"),
                 qPrintable(below.all()));
        QCOMPARE(contentOf(plain.fileName()), QByteArray());
        // A disk on which there is room for the small files alone.
        QVERIFY(run(smallRun() + QStringList{"--out", folder}).code == 0);
        const QString report = m_folder.filePath("report.html");
        QProcess full;
        full.start("sh",
                   {"-c", R"(trap '' XFSZ; ulimit -f 8; exec "$0" "$@")", MIRU_RUN, "report", folder, "--out", report});
        QVERIFY(full.waitForFinished(programDeadline));
        const Outcome outcome = outcomeOf(full);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.errors.contains("Could not write " + report + ": "), qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(report) && !QFile::exists(report + ".part"));
        const QString again = m_folder.filePath("no-room");
        full.start("sh", QStringList{"-c", R"(trap '' XFSZ; ulimit -f 8; exec "$0" "$@")", MIRU_RUN} +
                             smallRun(2, 200) + QStringList{"--out", again});
        QVERIFY(full.waitForFinished(programDeadline));
        const Outcome stopped = outcomeOf(full);
        QCOMPARE(stopped.code, 1);
        QVERIFY2(stopped.errors.contains("Could not write " + again), qPrintable(stopped.all()));
        const Outcome resumed = run(smallRun(2, 200) + QStringList{"--out", again, "--resume"});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.all()));
    }

    void nothingIsSaidOnABareMachine_data() {
        QTest::addColumn<QString>("environment");
        QTest::newRow("nothing is set") << "";
        QTest::newRow("the C locale") << "LC_ALL=C";
        QTest::newRow("POSIX") << "LANG=POSIX";
        QTest::newRow("a locale that is not installed") << "LANG=xx_XX.UTF-8";
        QTest::newRow("the same for everything") << "LC_ALL=xx_XX.UTF-8";
        QTest::newRow("another encoding") << "LC_ALL=de_DE.ISO-8859-1";
        QTest::newRow("an encoding alone") << "LC_CTYPE=de_DE LANG=C.UTF-8";
        QTest::newRow("a home that is not there") << "HOME=/nonexistent LANG=C.UTF-8";
        QTest::newRow("a home that cannot be written") << "HOME=/proc";
        QTest::newRow("an empty home") << "HOME=";
    }
    void nothingIsSaidOnABareMachine() {
        QFETCH(QString, environment);
        const QString first = m_folder.filePath("first");
        for (const QStringList& arguments :
             {QStringList{"presets"}, QStringList{"datasets", "list"}, QStringList{"--version"},
              QStringList{"report", first, "--out", m_folder.filePath("bare.html")},
              QStringList{"report", first, "--out", m_folder.filePath("bare.pdf")}, QStringList{"evaluate", first}}) {
            const Outcome outcome =
                runInShell("exec env -i PATH=\"$PATH\" " + environment + " \"$0\" \"$@\"", arguments);
            QVERIFY2(outcome.code == 0 && outcome.errors.isEmpty(), qPrintable(outcome.all()));
        }
    }

    void namesThatAreNotAsciiAreReadInEveryLocale() {
        const QString folder = m_folder.filePath("größer");
        QVERIFY(QDir().mkpath(folder));
        for (const char* environment : {"", "LC_ALL=C", "LC_ALL=de_DE.ISO-8859-1"}) {
            const QString out = folder + "/日本.csv";
            const Outcome outcome = runInShell(
                QString("exec env -i %1 \"$0\" \"$@\"").arg(environment),
                {"predict", m_folder.filePath("first"), "--input", m_folder.filePath("x.csv"), "--out", out});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
            QVERIFY(QFile::remove(out));
        }
    }

 private:
    /// Rows of arguments; "OUT" stands for a folder of its own, "RUN" and "X" for what initTestCase has made.
    static void everyCommandThatPrints() {
        QTest::addColumn<QStringList>("arguments");
        const auto add = [](const QString& line) { QTest::newRow(qPrintable(line)) << line.split(' '); };
        for (const char* line :
             {"--help", "--version", "train --help", "datasets get --help", "presets", "presets forgetting", "settings",
              "settings --json", "datasets list", "datasets get glyphs", "datasets check glyphs", "studies",
              "studies coefficients", "evaluate RUN", "predict RUN --input X", "train --resume --out RUN",
              "merge STUDY --out MERGED", "study TINY --out STUDY --resume"})
            add(line);
        QTest::newRow("train") << smallRun();
        QTest::newRow("train --json") << smallRun() + QStringList{"--json"};
        QTest::newRow("train --out") << smallRun() + QStringList{"--out", "OUT"};
    }
    QStringList filled(QStringList arguments, const QString& out) const {
        const QMap<QString, QString> paths{{"RUN", "first"},     {"X", "x.csv"},        {"STUDY", "study"},
                                           {"MERGED", "merged"}, {"TINY", "tiny.json"}, {"OUT", out}};
        for (QString& argument : arguments)
            if (paths.contains(argument)) argument = m_folder.filePath(paths[argument]);
        return arguments;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output.moc"
