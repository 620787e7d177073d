// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a run to ONNX Runtime: `miru-run export onnx` from outside.

#include <QTemporaryDir>
#include <QTest>

#include "core/export/onnx_file.h"
#include "core/files/network_file.h"
#include "core/math/number_text.h"
#include "core/math/random.h"
#include "tests/support/comma_locale.h"
#include "tests/support/onnx_runtime.h"
#include "tests/support/program.h"

using namespace miru;
using namespace miru::test;

namespace {

/// What `predict` prints, a line for each sequence.
std::vector<std::vector<double>> predictedIn(const QString& csv) {
    std::vector<std::vector<double>> lines;
    for (const QString& line : csv.split('\n', Qt::SkipEmptyParts).mid(1)) {
        lines.emplace_back();
        for (const QString& number : line.split(',')) lines.back().push_back(number.toDouble());
    }
    return lines;
}

void verifyClose(const std::vector<double>& found, const std::vector<std::vector<double>>& expected) {
    std::size_t n = 0;
    for (const auto& line : expected)
        for (const double number : line) {
            QVERIFY(n < found.size());
            QVERIFY2(std::abs(found[n] - number) < 1e-5, qPrintable(QString::number(found[n] - number)));
            ++n;
        }
    QCOMPARE(n, found.size());
}

}  // namespace

class TestExportOnnx : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QVERIFY(isInExpectedLocale());
        const Outcome inhibited =
            run(smallRun(1) + QStringList{"--set", "inhibition.sparsity=0.75", "--out", at("inhibited")});
        QVERIFY2(inhibited.code == 0, qPrintable(inhibited.all()));
    }

    void withoutTheLibraryItSaysWhatToInstall() {
        if (!onnxLibraryObstacle()) QSKIP("the ONNX library is here");
        const Outcome outcome = exported("inhibited", "none.onnx");
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
        for (const char* named : {"libonnx-dev", "libprotobuf-dev", "./lab setup onnx"})
            QVERIFY2(outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(at("none.onnx")));
    }

    void twoExportsAreTheSameBytes() {
        if (onnxLibraryObstacle()) QSKIP(onnxLibraryObstacle()->c_str());
        const Outcome first = exported("inhibited", "first.onnx");
        QVERIFY2(first.code == 0 && first.errors.isEmpty(), qPrintable(first.all()));
        QVERIFY2(first.out.startsWith(at("first.onnx: ")), qPrintable(first.all()));
        QCOMPARE(exported("inhibited", "second.onnx").code, 0);
        const QByteArray content = contentOf(at("first.onnx"));
        QVERIFY(!content.isEmpty());
        QCOMPARE(contentOf(at("second.onnx")), content);
        for (const char* said : {"MiRU-2", "hiddenUnits", "dataset", "8 of 32 units win"})
            QVERIFY2(content.contains(said), said);
        QVERIFY(!content.contains(m_folder.path().toUtf8()));
    }

    void theExportedNetworkAnswersAsPredict() {
        if (onnxLibraryObstacle()) QSKIP(onnxLibraryObstacle()->c_str());
        if (!hasOnnxRuntime()) QSKIP(noOnnxRuntime);
        QCOMPARE(exported("inhibited", "numbers.onnx").code, 0);
        const StoredNetwork stored = readStoredNetwork(at("inhibited/network.safetensors").toStdString());
        const int inputs = stored.network.shape().inputs;
        constexpr int sequences = 20;
        Random random(2, "sequences");
        std::vector<float> numbers;
        QByteArray csv;
        for (int n = 0; n < sequences * stored.steps * inputs; ++n) {
            numbers.push_back(static_cast<float>(random.uniform(0, 1)));
            csv += QByteArray::fromStdString(formatNumber(numbers.back())) +
                   ((n + 1) % (stored.steps * inputs) == 0 ? '\n' : ',');
        }
        verifyAsPredict("inhibited", "numbers.onnx", csv,
                        {{"input", onnxTensor("float32", {sequences, stored.steps, inputs}, numbers)}});
    }

    /// Of different lengths, side by side.
    void textsAnswerAsPredict() {
        if (onnxLibraryObstacle()) QSKIP(onnxLibraryObstacle()->c_str());
        if (!hasOnnxRuntime()) QSKIP(noOnnxRuntime);
        writeTexts(at("texts"));
        const Outcome trained = run(textRun(at("texts")) + QStringList{"--out", at("read")});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        const Outcome outcome = exported("read", "texts.onnx");
        QVERIFY2(outcome.code == 0, qPrintable(outcome.all()));
        QVERIFY(contentOf(at("texts.onnx")).contains("\"word3\""));
        const QByteArrayList lines{"good", "bad word3 word4 word5 word6", "word1 word2 unheard", "word7 good"};
        const StoredNetwork stored = readStoredNetwork(at("read/network.safetensors").toStdString());
        std::size_t steps = 0;
        for (const QByteArray& line : lines)
            steps = std::max(steps, stored.vocabulary->tokens(line.toStdString()).size());
        std::vector<int> tokens;
        std::vector<int> starts;
        for (const QByteArray& line : lines) {
            const auto words = stored.vocabulary->tokens(line.toStdString());
            starts.push_back(static_cast<int>(steps - words.size()));
            tokens.resize(tokens.size() + steps - words.size(), Vocabulary::padding);
            tokens.insert(tokens.end(), words.begin(), words.end());
        }
        const auto batch = static_cast<std::int64_t>(lines.size());
        verifyAsPredict("read", "texts.onnx", lines.join('\n') + '\n',
                        {{"tokens", onnxTensor("int64", {batch, static_cast<std::int64_t>(steps)}, tokens)},
                         {"starts", onnxTensor("int64", {batch}, starts)}});
    }

    void badInputEndsWithTwoAndASentence_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("named");
        QTest::newRow("no run") << "nothing"
                                << "refused.onnx" << at("nothing");
        QTest::newRow("a folder to write to") << "inhibited"
                                              << "inhibited"
                                              << "folder";
        QTest::newRow("another kind of file") << "inhibited"
                                              << "refused.txt"
                                              << ".onnx";
    }
    void badInputEndsWithTwoAndASentence() {
        if (onnxLibraryObstacle()) QSKIP(onnxLibraryObstacle()->c_str());
        QFETCH(QString, place);
        QFETCH(QString, out);
        QFETCH(QString, named);
        const Outcome outcome = exported(place, out);
        QVERIFY2(outcome.code == 2 && outcome.out.isEmpty(), qPrintable(outcome.all()));
        QVERIFY2(outcome.sentences() == 1 && outcome.errors.contains(named), qPrintable(outcome.all()));
        QVERIFY(!QFileInfo(at(out)).isFile());
    }

    void hostileNetworksDoNotReachTheGenerator_data() {
        QTest::addColumn<QByteArray>("content");
        const QByteArray network = contentOf(at("inhibited/network.safetensors"));
        QTest::newRow("truncated") << network.chopped(100);
        QByteArray huge = network;
        huge.replace("\\\"hiddenUnits\\\": 32", "\\\"hiddenUnits\\\": 99");
        QTest::newRow("another size than it says") << huge;
        QByteArray strange = network;
        strange.replace(network.size() - 4, 4, QByteArray("\x00\x00\xc0\x7f", 4));
        QTest::newRow("not a number") << strange;
    }
    void hostileNetworksDoNotReachTheGenerator() {
        if (onnxLibraryObstacle()) QSKIP(onnxLibraryObstacle()->c_str());
        QFETCH(QByteArray, content);
        QVERIFY(content != contentOf(at("inhibited/network.safetensors")));
        write(at("hostile.safetensors"), content);
        const Outcome outcome = exported("hostile.safetensors", "hostile.onnx");
        QVERIFY2(outcome.code == 2 && outcome.sentences() == 1, qPrintable(outcome.all()));
        QVERIFY(!QFile::exists(at("hostile.onnx")));
    }

 private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    Outcome exported(const QString& place, const QString& out) const {
        return run({"export", "onnx", at(place), "--out", at(out)});
    }
    void verifyAsPredict(const QString& place, const QString& file, const QByteArray& csv,
                         const nlohmann::json& inputs) const {
        const Outcome predicted = run({"predict", at(place), "--input", "-"}, csv);
        QVERIFY2(predicted.code == 0, qPrintable(predicted.all()));
        QString complaint;
        const auto found = onnxLogits({{contentOf(at(file)).toStdString(), inputs}}, complaint);
        QVERIFY2(complaint.isEmpty() && found.size() == 1, qPrintable(complaint));
        verifyClose(found.front(), predictedIn(predicted.out));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExportOnnx)
#include "tst_export_onnx.moc"
