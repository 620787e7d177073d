// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The script `lab`: whatever a caller names means the folder the caller stands in.
//
// The script stands in a checkout of its own here, whose programs print where they are and what they were given, so that
// nothing is installed and nothing is built.

#include <QTemporaryDir>

#include "tests/support/program.h"

using namespace miru;

class TestLab : public QObject {
    Q_OBJECT

 private:
    void writeProgram(const QString& name, const QByteArray& script) {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        write(path, "#!/bin/sh\n" + script + '\n');
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    Outcome lab(const QStringList& arguments, const QString& script = {}) {
        return start(script.isEmpty() ? m_folder.filePath("checkout/lab") : script, arguments);
    }
    /// From the caller's folder, in an environment of which the tests know all that the script heeds.
    Outcome start(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(m_folder.filePath("caller"));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", m_folder.filePath("tools") + ':' + environment.value("PATH"));
        environment.insert("CDPATH", m_folder.path());  // cd prints where it goes, if this is heeded
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.remove("CI");
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        return outcomeOf(process);
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid() && QDir().mkpath(m_folder.filePath("caller/deeper")));
        for (const char* program : {"miru-run", "miru-lab", "miru-bench", "miru-bench-window"})
            writeProgram(QString("checkout/build/release/bin/%1").arg(program),
                         "pwd -P; for argument; do echo \"<$argument>\"; done");
        writeProgram("checkout/build/fuzz/fuzz/fuzz_nothing",
                     "pwd -P >&2; echo 'stat::number_of_executed_units: 7' >&2");
        writeProgram("tools/dpkg-query", "printf 'ii '");
        writeProgram("tools/ninja", "echo 'ninja: no work to do.'");
        writeProgram("tools/ctest", "pwd -P; for argument; do echo \"<$argument>\"; done");
        writeProgram("tools/clang++", "exit 1");
        for (const char* preset : {"release", "fuzz"}) {
            write(m_folder.filePath(QString("checkout/build/%1/build.ninja").arg(preset)), "");
            write(m_folder.filePath(QString("checkout/build/%1/CMakeCache.txt").arg(preset)), "MIRU_WERROR:BOOL=OFF\n");
        }
        QVERIFY(QFile::copy(MIRU_SOURCE_DIR "/lab", m_folder.filePath("checkout/lab")));
        m_caller = QFileInfo(m_folder.filePath("caller")).canonicalFilePath() + '\n';
    }

    void programsStandWhereTheCallerStands_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("given");
        const QStringList train{"train", "my own.json", "--out", "../runs/a"};
        QTest::newRow("run") << QStringList{"run"} + train << train;
        QTest::newRow("window") << QStringList{"window", "lesson.miru"} << QStringList{"lesson.miru"};
        QTest::newRow("no argument") << QStringList{} << QStringList{};
        QTest::newRow("an empty argument") << QStringList{"run", "train", ""} << QStringList{"train", ""};
    }
    void programsStandWhereTheCallerStands() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, given);
        QString expected = m_caller;
        for (const QString& argument : given) expected += '<' + argument + ">\n";
        const Outcome outcome = lab(arguments);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QCOMPARE(outcome.out, expected);
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(outcome.all()));
    }

    void itIsFoundThroughALinkAndByARelativePath() {
        QVERIFY(QFile::link(m_folder.filePath("checkout/lab"), m_folder.filePath("tools/lab-link")));
        QCOMPARE(lab({"run"}, m_folder.filePath("tools/lab-link")).out, m_caller);
        QCOMPARE(lab({"run"}, m_folder.filePath("caller/../checkout/lab")).out, m_caller);
        QCOMPARE(start("sh", {"-c", "../checkout/lab run"}).out, m_caller);
    }

    void theBenchmarkWritesWhereTheCallerSays() {
        const Outcome outcome = lab({"bench", "--benchmark_out=mine.json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.startsWith(m_caller), qPrintable(outcome.all()));
        QVERIFY(outcome.out.contains("<--benchmark_out=mine.json>"));
        QVERIFY(QFile::exists(m_folder.filePath("checkout/build/bench/core.txt")));
        QVERIFY(QDir(m_folder.filePath("caller")).entryList(QDir::Files).isEmpty());
    }

    void testsGetTheirArgumentsWhereTheCallerStands() {
        const Outcome outcome = lab({"test", "release", "--output-junit", "mine.xml"});
        QVERIFY2(outcome.code == 0 && outcome.out.startsWith(m_caller), qPrintable(outcome.all()));
        QVERIFY2(outcome.out.contains("<--output-junit>\n<mine.xml>"), qPrintable(outcome.all()));
    }

    /// CMake prints how it was called; the ONNX library counts as installed, as everything does here.
    void whatWasInstalledForOnnxIsFoundByTheNextBuild() {
        const QString cache = m_folder.filePath("checkout/build/release/CMakeCache.txt");
        const QByteArray before = contentOf(cache);
        writeProgram("tools/cmake", "for argument; do echo \"$argument\" >>\"" +
                                        m_folder.filePath("cmake-calls").toUtf8() + "\"; done");
        QCOMPARE(lab({"setup", "onnx"}).code, 0);
        QCOMPARE(lab({"run"}).code, 0);
        QVERIFY(!QFile::exists(m_folder.filePath("cmake-calls")));
        write(cache, before + "MIRU_ONNX:INTERNAL=OFF\n");
        QCOMPARE(lab({"run"}).code, 0);
        QVERIFY(contentOf(m_folder.filePath("cmake-calls")).startsWith("--preset\nrelease\n"));
        write(cache, before + "MIRU_ONNX:INTERNAL=ON\n");
        QVERIFY(QFile::remove(m_folder.filePath("cmake-calls")));
        QCOMPARE(lab({"run"}).code, 0);
        QVERIFY(!QFile::exists(m_folder.filePath("cmake-calls")));
        write(cache, before);
        const Outcome unknown = lab({"setup", "everything"});
        QVERIFY2(unknown.code == 2 && unknown.errors.contains("device or onnx"), qPrintable(unknown.all()));
    }

    void fuzzingLeavesNothingWithTheCaller() {
        const Outcome outcome = lab({"fuzz", "1"});
        QVERIFY2(outcome.code == 0 && outcome.out.contains("fuzz_nothing: 7 inputs"), qPrintable(outcome.all()));
        QVERIFY(QDir(m_folder.filePath("caller")).entryList(QDir::Files).isEmpty());
        for (const char* seconds : {"soon", "-1", "1.5", ""}) {
            const Outcome refused = lab({"fuzz", seconds});
            QVERIFY2(refused.code == 2 && refused.errors.contains("seconds"), qPrintable(refused.all()));
        }
    }

 private:
    QTemporaryDir m_folder;
    QString m_caller;  ///< where the caller stands, a line
};

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
