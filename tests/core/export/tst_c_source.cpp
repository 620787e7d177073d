// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell as C: compiled on this machine without a warning, it answers as the lab does; in whole numbers bit for bit as
// they are computed here.

#include <QRegularExpression>
#include <QTest>

#include "core/export/c_source.h"
#include "core/math/random.h"
#include "core/model/cell_kinds.h"
#include "tests/support/c_compiler.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int units = 13;
constexpr int stepsOfAll = 9;
constexpr int words = 7;

struct Variant {
    CellKind cell = CellKind::Gru;
    ResetOrder reset = ResetOrder::BeforeProduct;
    bool learns = false;
};

Variant variantOf(const QString& name) {
    if (name == "gru, reset after") return {CellKind::Gru, ResetOrder::AfterProduct};
    if (name == "miru2, learned") return {CellKind::Miru2, ResetOrder::BeforeProduct, true};
    return {*findCellKind(name.toStdString())};
}

enum class Reads { Numbers, Words, OneHot };

Network someNetwork(const Variant& variant, const Inhibition& inhibition, Reads reads = Reads::Numbers,
                    Answers answers = Answers::AtTheEnd) {
    NetworkShape shape{.cell = variant.cell, .gruReset = variant.reset, .inputs = 5, .hidden = units, .classes = 3};
    shape.answers = answers;
    shape.learnsCoefficients = variant.learns;
    shape.vocabulary = reads == Reads::Numbers ? 0 : words;
    shape.isOneHot = reads == Reads::OneHot;
    if (shape.isOneHot) shape.inputs = words;
    Random random(5, "coefficients");
    Coefficients coefficients;
    for (int i = 0; i < units; ++i) {
        coefficients.beta.push_back(static_cast<Real>(random.uniform(0, 1)));
        coefficients.lambda.push_back(static_cast<Real>(random.uniform(0, 0.9)));
    }
    Network network(shape, coefficients, inhibition, 3);
    // Larger than at the beginning, biases too: as after learning.
    for (const TensorShape& tensor : network.parameters().tensors())
        for (int j = 0; j < tensor.cols; ++j)
            for (int i = 0; i < tensor.rows; ++i)
                network.parameters().tensor(tensor.name)(i, j) = static_cast<Real>(random.normal() * 0.5);
    return network;
}

std::vector<Inhibition> inhibitions() {
    using Where = Inhibition::Where;
    using Rank = Inhibition::Rank;
    return {{},
            {0.75, Where::State, Rank::Value},
            {0.75, Where::State, Rank::Magnitude},
            {0.5, Where::Readout, Rank::Value}};
}

/// In whole numbers: of inputs up to 1, with what states there can be.
CSource sourceOf(const Network& network, const ExportPlan& plan) {
    CSource source{.network = network, .plan = plan, .steps = stepsOfAll};
    const Calibration calibration{.maxInput = 1, .maxState = 4, .maxMemory = 6};
    if (plan.numbers != NumberForm::Float) source.fixed.emplace(network, calibration, plan.numbers);
    source.testVectors = robustTestVectors(network, syntheticTestVectors(network, stepsOfAll));
    return source;
}

/// Writes the files, and compiles and runs them: what the program prints, or a complaint.
QString selfCheckOf(const CSource& source) {
    const QTemporaryDir folder;
    QByteArray all;  // in one piece, which is compiled in half the time
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile out(folder.filePath(name));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
    };
    for (const SourceFile& file : sourceFiles(source)) {
        const QString name = QString::fromStdString(file.name);
        if (!write(name, QByteArray::fromStdString(file.text))) return "failed: cannot write " + name;
        if (name.endsWith(".c")) all += "#include \"" + name.toUtf8() + "\"\n";
    }
    if (!write("all.c", all)) return "failed: cannot write all.c";
    return builtAndRun({"all.c"}, folder.path());
}

void verifyAllForms(const Network& network, const QString& numbers) {
    for (const bool sparse : {false, true}) {
        if (sparse && !network.inhibition().isOn()) continue;
        const CSource source = sourceOf(network, {*findNumberForm(numbers.toStdString()), sparse});
        QVERIFY(!source.testVectors.empty());
        const QString said = selfCheckOf(source);
        QVERIFY2(said.endsWith("all answers agree\n"), qPrintable(said));
    }
}

void addCellsAndNumbers() {
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("numbers");
    for (const char* cell :
         {"lstm", "gru", "gru, reset after", "mgu", "miru1", "miru2", "miru2, learned", "rnn", "mingru"})
        for (const NumberForm form : allNumberForms)
            QTest::addRow("%s, %s", cell, keyOf(form)) << QString(cell) << QString(keyOf(form));
}

}  // namespace

class TestCSource : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellAnswersInCAsInTheLab_data() { addCellsAndNumbers(); }
    void everyCellAnswersInCAsInTheLab() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        QFETCH(QString, cell);
        QFETCH(QString, numbers);
        for (const Inhibition& inhibition : inhibitions())
            verifyAllForms(someNetwork(variantOf(cell), inhibition), numbers);
    }

    void wordsAndAnswersAtEveryStepAreExportedToo_data() {
        QTest::addColumn<bool>("isOneHot");
        QTest::addColumn<QString>("numbers");
        for (const NumberForm form : allNumberForms) {
            QTest::addRow("embedding, %s", keyOf(form)) << false << QString(keyOf(form));
            QTest::addRow("one-hot, %s", keyOf(form)) << true << QString(keyOf(form));
        }
    }
    void wordsAndAnswersAtEveryStepAreExportedToo() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        QFETCH(bool, isOneHot);
        QFETCH(QString, numbers);
        for (const char* cell : {"gru", "miru2", "mingru"})
            for (const Inhibition& inhibition : {inhibitions()[0], inhibitions()[1], inhibitions()[3]})
                verifyAllForms(someNetwork(variantOf(cell), inhibition, isOneHot ? Reads::OneHot : Reads::Words,
                                           Answers::EveryStep),
                               numbers);
    }

    /// Two networks in one program.
    void everyNameBeginsWithThePrefix() {
        const Network network = someNetwork({CellKind::Lstm}, inhibitions()[1]);
        const CSource source = sourceOf(network, {NumberForm::Int8, true, "ear"});
        for (const SourceFile& file : sourceFiles(source)) {
            QVERIFY2(!QString::fromStdString(file.text).contains(QRegularExpression("\\b(net_|NET_|net\\.[ch])")),
                     file.name.c_str());
            QVERIFY(file.name.starts_with("ear") || file.name == "main.c" || file.name == "test_vectors.h");
        }
        if (!cCompiler().isEmpty()) QVERIFY(selfCheckOf(source).endsWith("all answers agree\n"));
    }

    void whatCannotBeExportedIsSaid() {
        const Network plain = someNetwork({CellKind::Gru}, {});
        QVERIFY(!exportObstacle(plain, {}));
        QVERIFY(exportObstacle(plain, {.isSparse = true})->find("inhibition") != std::string::npos);
        for (const char* prefix : {"", "9net", "Net", "a-b", "main", "a b", "ä", "x/../y"})
            QVERIFY2(exportObstacle(plain, {.prefix = prefix}).has_value(), prefix);
    }

    void weightsTooLargeForWholeNumbersAreRefused() {
        Network network = someNetwork({CellKind::Rnn}, {});
        network.parameters().tensor("W")(0, 0) = Real(1e9);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 FixedNetwork(network, {.maxInput = 1, .maxState = 1}, NumberForm::Int8));
    }

    void theStateIsAsLargeAsItSays() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        const Network network = someNetwork({CellKind::Lstm}, inhibitions()[3]);
        const CSource source = sourceOf(network, {NumberForm::Q15, true});
        const QTemporaryDir folder;
        QFile header(folder.filePath("net.h"));
        QVERIFY(header.open(QIODevice::WriteOnly));
        header.write(QByteArray::fromStdString(headerText(source)));
        header.close();
        QFile program(folder.filePath("size.c"));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write(
            "#include <stdio.h>\n#include \"net.h\"\nint main(void) { printf(\"%d\", (int)sizeof(net_state)); "
            "return 0; }\n");
        program.close();
        QCOMPARE(builtAndRun({"size.c"}, folder.path()), QString::number(sizeOf(source).stateBytes));
    }
};

QTEST_APPLESS_MAIN(TestCSource)
#include "tst_c_source.moc"
