// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a run to C and to a simulated microcontroller: `miru-run export c` and `miru-run device` from outside.

#include <QTemporaryDir>
#include <QTest>

#include "core/math/number_text.h"
#include "core/math/random.h"
#include "tests/support/c_compiler.h"
#include "tests/support/comma_locale.h"
#include "tests/support/program.h"

using namespace miru;
using namespace miru::test;

namespace {

/// Reads sequences from standard input and prints the logits of each, as `predict` does.
constexpr auto predictInC = R"(
#include <stdio.h>
#include "net.h"
static net_state state;
static float frames[NET_STEPS * NET_INPUTS];
static float logits[NET_CLASSES];
int main(void)
{
    for (;;) {
        for (int n = 0; n < NET_STEPS * NET_INPUTS; ++n)
            if (scanf("%f", &frames[n]) != 1) return 0;
        net_classify(&state, frames, NET_STEPS);
        net_logits(&state, logits);
        for (int i = 0; i < NET_CLASSES; ++i) printf("%.9g ", (double)logits[i]);
        printf("\n");
    }
}
)";

/// Lines of numbers, whatever stands between them.
QList<QList<double>> numbersIn(QString text, char separator) {
    QList<QList<double>> lines;
    for (const QString& line : text.split('\n', Qt::SkipEmptyParts)) {
        QList<double> numbers;
        for (const QString& number : line.split(separator, Qt::SkipEmptyParts)) numbers << number.toDouble();
        lines << numbers;
    }
    return lines;
}

bool hasDeviceTools() {
    return !QStandardPaths::findExecutable("arm-none-eabi-gcc").isEmpty() &&
           !QStandardPaths::findExecutable("qemu-system-arm").isEmpty();
}

}  // namespace

class TestExportC : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QVERIFY(isInExpectedLocale());
        const Outcome plain = run(smallRun(1) + QStringList{"--out", at("plain")});
        QVERIFY2(plain.code == 0, qPrintable(plain.all()));
        const Outcome sparse =
            run(smallRun(1) + QStringList{"--set", "inhibition.sparsity=0.75", "--out", at("sparse")});
        QVERIFY2(sparse.code == 0, qPrintable(sparse.all()));
    }

    void theExportedNetworkAnswersAsPredict() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        const QString folder = at("float");
        const Outcome exported = run({"export", "c", at("plain"), "--out", folder});
        QVERIFY2(exported.code == 0, qPrintable(exported.all()));
        const QString check = builtAndRun({"net.c", "net_weights.c", "main.c"}, folder);
        QVERIFY2(check.endsWith("all answers agree\n"), qPrintable(check));

        const int perSequence = sizeIn(folder, "NET_STEPS") * sizeIn(folder, "NET_INPUTS");
        QVERIFY(perSequence > 0);
        Random random(2, "sequences");
        QByteArray input;
        for (int n = 0; n < 100 * perSequence; ++n)
            input += QByteArray::fromStdString(formatNumber(static_cast<float>(random.uniform(0, 1)))) +
                     ((n + 1) % perSequence == 0 ? '\n' : ',');
        const Outcome predicted = run({"predict", at("plain"), "--input", "-"}, input);
        QVERIFY2(predicted.code == 0, qPrintable(predicted.all()));
        write(folder + "/predict.c", predictInC);
        const auto found = numbersIn(
            builtAndRun({"net.c", "net_weights.c", "predict.c"}, folder, QByteArray(input).replace(',', ' ')), ' ');
        auto expected = numbersIn(predicted.out, ',');
        expected.removeFirst();  // the header
        QCOMPARE(found.size(), 100);
        QCOMPARE(expected.size(), 100);
        for (int line = 0; line < found.size(); ++line) {
            QCOMPARE(found[line].size(), expected[line].size());
            for (int label = 0; label < found[line].size(); ++label)
                QVERIFY(std::abs(found[line][label] - expected[line][label]) < 1e-5);
        }
    }

    void wholeNumbersSayWhatTheyCost_data() {
        QTest::addColumn<QString>("numbers");
        for (const char* numbers : {"q15", "int8"}) QTest::newRow(numbers) << QString(numbers);
    }
    void wholeNumbersSayWhatTheyCost() {
        QFETCH(QString, numbers);
        const QString folder = at(numbers);
        const Outcome exported = run({"export", "c", at("sparse"), "--out", folder, "--numbers", numbers, "--sparse"});
        QVERIFY2(exported.code == 0, qPrintable(exported.all()));
        QVERIFY2(exported.out.contains("On 200 test sequences its accuracy is"), qPrintable(exported.all()));
        const QJsonObject test = objectIn(folder + "/export.json")["test"].toObject();
        QCOMPARE(test["sequences"].toInt(), 200);
        QVERIFY(test["agreement"].toDouble() > 0.95);
        QVERIFY(contentOf(folder + "/README.md").contains("On 200 test sequences"));
        if (cCompiler().isEmpty()) return;
        const QString check = builtAndRun({"net.c", "net_weights.c", "main.c"}, folder);
        QVERIFY2(check.endsWith("all answers agree\n"), qPrintable(check));
    }

    void theExportedNetworkLearnsAsTheLab() {
        const QString folder = at("learning");
        const Outcome exported = run({"export", "c", at("sparse"), "--out", folder, "--learning", "--room", "20"});
        QVERIFY2(exported.code == 0, qPrintable(exported.all()));
        const QJsonObject learning = objectIn(folder + "/export.json")["learning"].toObject();
        QCOMPARE(learning["credit"].toString(), QString("bptt"));
        QCOMPARE(learning["room"].toInt(), 20);
        QVERIFY(exported.out.contains(QString("%1 of weights").arg(learning["learnedBytes"].toInt())));
        QVERIFY(contentOf(folder + "/README.md").contains("## Learn"));
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        const QString said = builtAndRun({"net.c", "net_weights.c", "net_learn.c", "learn_main.c"}, folder);
        QVERIFY2(said.endsWith("all weights agree\n"), qPrintable(said));
    }

    void anExportThatDoesNotLearnLeavesNothingOfOneThatDoes() {
        const QString folder = at("less");
        QCOMPARE(run({"export", "c", at("plain"), "--out", folder, "--learning"}).code, 0);
        QVERIFY(QFile::exists(folder + "/net_learn.c"));
        QCOMPARE(run({"export", "c", at("plain"), "--out", folder}).code, 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files).filter("learn"), QStringList());
        QVERIFY(!contentOf(folder + "/README.md").contains("## Learn"));
    }

    void learningIsCountedOnASimulatedProcessor_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("credit");
        QTest::newRow("MiRU-2") << "plain"
                                << "bptt";
        QTest::newRow("GRU, truncated") << "gru"
                                        << "truncated";
    }
    void learningIsCountedOnASimulatedProcessor() {
        if (!hasDeviceTools())
            QSKIP("arm-none-eabi-gcc and qemu-system-arm are not installed (./lab setup device installs them)");
        QFETCH(QString, run);
        QFETCH(QString, credit);
        if (run == "gru") {
            const Outcome trained =
                miru::run(smallRun(1) + QStringList{"--set", "model.cell=gru", "--set", "training.credit=truncated",
                                                    "--set", "training.truncation=8", "--out", at("gru")});
            QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        }
        const Outcome outcome = miru::run({"device", at(run), "--learning", "--json", "--clock", "100"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        const QJsonObject count = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(count["credit"].toString(), credit);
        QCOMPARE(count["updates"].toInt(), 50);
        QVERIFY(count["largestDifference"].toDouble(1) <= 1e-4);
        QVERIFY(count["lastLoss"].toDouble() < count["firstLoss"].toDouble());
        QVERIFY(count["instructionsPerSequence"].toDouble() > 10'000);
        QVERIFY(count["ramBytes"].toDouble() > count["learnedBytes"].toDouble() + count["learnerBytes"].toDouble());
        QVERIFY(std::abs(count["milliseconds"].toDouble() - count["instructionsPerUpdate"].toDouble() / 100e3) < 1e-6);
    }

    void everyNetworkOfAStudyIsCountedInEveryForm() {
        if (!hasDeviceTools())
            QSKIP("arm-none-eabi-gcc and qemu-system-arm are not installed (./lab setup device installs them)");
        write(at("study.json"), R"({"format": 1, "title": "s", "about": "", "datasets": ["glyphs"],
            "spec": {"format": 1, "data": {"tasks": 1, "trainPerTask": 200, "testPerTask": 50},
                     "model": {"hiddenUnits": 16}},
            "axes": [{"name": "cell", "cases": [{"name": "GRU", "set": {"model.cell": "gru"}},
                {"name": "winners", "set": {"model.cell": "miru2", "inhibition.sparsity": 0.75}}]}]})");
        const Outcome trained = run({"study", at("study.json"), "--out", at("study")});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        const Outcome refused = run({"device", at("study"), "--numbers", "int8"});
        QVERIFY2(refused.code == 2 && refused.errors.contains("--board"), qPrintable(refused.all()));
        const Outcome counted = run({"device", at("study")});
        QVERIFY2(counted.code == 0, qPrintable(counted.all()));
        const QByteArray table = contentOf(at("study/device.csv"));
        QCOMPARE(table.count('\n'), 1 + 3 + 6);  // the heading; three forms; three forms, dense and sparse
        QVERIFY(table.contains("2,winners,mps2-an386,int8,sparse,"));
        // Nothing is counted twice.
        const Outcome again = run({"device", at("study")});
        QVERIFY2(again.code == 0, qPrintable(again.all()));
        QVERIFY2(!again.out.contains("float: "), qPrintable(again.out));
        QCOMPARE(contentOf(at("study/device.csv")), table);
        const Outcome reported = run({"report", at("study"), "--out", at("study.html")});
        QVERIFY2(reported.code == 0, qPrintable(reported.all()));
        QVERIFY(contentOf(at("study.html")).contains("Counted on a microcontroller"));
    }

    void anEarlierExportIsReplacedAndNothingElse() {
        const QString folder = at("again");
        QCOMPARE(run({"export", "c", at("plain"), "--out", folder}).code, 0);
        const QByteArray program = contentOf(folder + "/net.c");
        write(folder + "/net.c", "changed");
        QCOMPARE(run({"export", "c", at("plain"), "--out", folder}).code, 0);
        QCOMPARE(contentOf(folder + "/net.c"), program);
        write(folder + "/mine.txt", "kept");
        const Outcome refused = run({"export", "c", at("plain"), "--out", folder});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.errors.contains("mine.txt") && refused.sentences() == 1, qPrintable(refused.all()));
        const Outcome intoARun = run({"export", "c", at("plain"), "--out", at("sparse")});
        QCOMPARE(intoARun.code, 2);
        QVERIFY(!QFile::exists(at("sparse/net.c")));
    }

    void badInputEndsWithTwoAndASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        const auto add = [this](const char* name, const QStringList& more, const QString& named) {
            QTest::newRow(name) << QStringList{"export", "c", at("plain"), "--out", at("refused")} + more << named;
        };
        add("unknown numbers", {"--numbers", "int4"}, "int4");
        add("no inhibition", {"--sparse"}, "inhibition");
        add("a prefix that is no name", {"--prefix", "my net"}, "my net");
        add("learning in whole numbers", {"--learning", "--numbers", "int8"}, "floating point");
        add("a room without learning", {"--room", "20"}, "--learning");
        add("a memory without room", {"--learning", "--room", "0"}, "--room");
        QTest::newRow("no run") << QStringList{"export", "c", at("nothing"), "--out", at("refused")} << at("nothing");
        QTest::newRow("no form") << QStringList{"export", at("plain")} << QString("export --help");
        QTest::newRow("unknown board") << QStringList{"device", at("plain"), "--board", "abacus"} << QString("abacus");
        QTest::newRow("bad clock") << QStringList{"device", at("plain"), "--clock", "0"} << QString("--clock");
    }
    void badInputEndsWithTwoAndASentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.all()));
        QVERIFY2(outcome.out.isEmpty() && outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1, qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(at("refused")));
    }

    void hostileNetworksDoNotReachTheGenerator_data() {
        QTest::addColumn<QByteArray>("content");
        QByteArray network = contentOf(at("plain/network.safetensors"));
        QTest::newRow("truncated") << network.chopped(100);
        QByteArray huge = network;
        huge.replace("\\\"hiddenUnits\\\": 32", "\\\"hiddenUnits\\\": 99");
        QTest::newRow("another size than it says") << huge;
        QByteArray strange = network;
        strange.replace(network.size() - 4, 4, QByteArray("\x00\x00\xc0\x7f", 4));
        QTest::newRow("not a number") << strange;
        QByteArray cell = network;
        cell.replace("miru2", "x*/2 ");
        QTest::newRow("a cell of a strange name") << cell;
    }
    void hostileNetworksDoNotReachTheGenerator() {
        QFETCH(QByteArray, content);
        QVERIFY(content != contentOf(at("plain/network.safetensors")));
        const QString file = at("hostile.safetensors");
        write(file, content);
        const Outcome outcome = run({"export", "c", file, "--out", at("hostile")});
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(at("hostile")));
    }

    void missingToolsAreNamed() {
        const Outcome outcome = runInShell("PATH=/nowhere exec \"$0\" \"$@\"", {"device", at("plain")});
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
        for (const char* package : {"gcc-arm-none-eabi", "libnewlib-arm-none-eabi", "qemu-system-arm"})
            QVERIFY2(outcome.errors.contains(package), qPrintable(outcome.all()));
    }

    void instructionsAreCountedOnASimulatedProcessor_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("float, M4F") << QStringList{at("plain")};
        QTest::newRow("int8 and sparse, M3")
            << QStringList{at("sparse"), "--numbers", "int8", "--sparse", "--board", "mps2-an385"};
    }
    void instructionsAreCountedOnASimulatedProcessor() {
        if (!hasDeviceTools())
            QSKIP("arm-none-eabi-gcc and qemu-system-arm are not installed (./lab setup device installs them)");
        QFETCH(QStringList, arguments);
        const Outcome outcome =
            run(QStringList{"device"} + arguments + QStringList{"--json", "--clock", "100", "--energy", "0.5"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        const QJsonObject count = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        const double instructions = count["instructions"].toDouble();
        QVERIFY(instructions > 10'000);
        double parts = 0;
        for (const QJsonValue part : count["parts"].toObject()) parts += part.toDouble();
        QVERIFY2(std::abs(parts / instructions - 1) < 0.01, qPrintable(outcome.out));
        QVERIFY(count["flashBytes"].toInt() > count["constantBytes"].toInt());
        QVERIFY(count["ramBytes"].toInt() > count["stateBytes"].toInt());
        QVERIFY(std::abs(count["milliseconds"].toDouble() - instructions / 100e3) < 1e-6);
        QVERIFY(std::abs(count["microjoules"].toDouble() - instructions * 0.5e-3) < 1e-6);
        QVERIFY(count["ratioToGru"].toDouble() > 1.5);
        QVERIFY(count["claims"].toObject().contains("answering"));
    }

 private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    static int sizeIn(const QString& folder, const QByteArray& name) {
        for (const QByteArray& line : contentOf(folder + "/net.h").split('\n'))
            if (line.startsWith("#define " + name + ' ')) return line.simplified().split(' ').value(2).toInt();
        return 0;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExportC)
#include "tst_export_c.moc"
