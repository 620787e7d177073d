// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell learns in C as it does in the lab: compiled on this machine without a warning, fifty updates with rehearsal lead
// to the same weights, under each rule of credit and with inhibition in every form.

#include <QRegularExpression>
#include <QTest>

#include "core/export/c_source.h"
#include "core/math/random.h"
#include "core/model/cell_kinds.h"
#include "tests/support/c_compiler.h"

using namespace miru;
using namespace miru::test;

namespace {

constexpr int learnerUnits = 12;
constexpr int longest = 9;

NetworkShape shapeOfLearner(const QString& cell) {
    NetworkShape shape{.inputs = 5, .hidden = learnerUnits, .classes = 3};
    shape.cell = cell.startsWith("gru") ? CellKind::Gru : *findCellKind(cell.toStdString());
    if (cell == "gru, reset after") shape.gruReset = ResetOrder::AfterProduct;
    return shape;
}

Network networkOf(const NetworkShape& shape, const Inhibition& inhibition = {}, const Credit& credit = {}) {
    Random random(5, "coefficients");
    Coefficients coefficients;
    for (int i = 0; i < learnerUnits; ++i) {
        coefficients.beta.push_back(static_cast<Real>(random.uniform(0.2, 0.9)));
        coefficients.lambda.push_back(static_cast<Real>(random.uniform(0.1, 0.9)));
    }
    Network network(shape, coefficients, inhibition, 3, credit);
    for (Real& number : network.parameters().values()) number += static_cast<Real>(random.normal() * 0.2);
    return network;
}

CSource learningSource(const Network& network, const ExportPlan& plan = {.learns = true, .room = 30}) {
    CSource source{.network = network, .plan = plan, .steps = longest};
    source.testVectors = syntheticTestVectors(network, longest);
    source.trial = learningTrial(network, nullptr, longest, plan.room);
    return source;
}

QString writtenTo(const CSource& source, const QTemporaryDir& folder) {
    for (const SourceFile& file : sourceFiles(source)) {
        QFile out(folder.filePath(QString::fromStdString(file.name)));
        const QByteArray text = QByteArray::fromStdString(file.text);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) return "failed: cannot write";
    }
    return {};
}

/// What the program says that compares, or a complaint.
QString trialOf(const CSource& source) {
    const QTemporaryDir folder;
    const QString complaint = writtenTo(source, folder);
    return complaint.isEmpty() ? builtAndRun({"net.c", "net_weights.c", "net_learn.c", "learn_main.c"}, folder.path())
                               : complaint;
}

struct NamedCredit {
    const char* name;
    Credit credit;
};
constexpr NamedCredit credits[] = {{"bptt", {}},
                                   {"truncated to 4", {CreditRule::Truncated, 4}},
                                   {"feedback alignment", {CreditRule::FeedbackAlignment, 1}}};

}  // namespace

class TestCLearning : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCellLearnsInCAsInTheLab_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("rule");
        for (const char* cell : {"lstm", "gru", "gru, reset after", "mgu", "miru1", "miru2", "rnn", "mingru"})
            for (int rule = 0; rule < 3; ++rule)
                QTest::addRow("%s, %s", cell, credits[rule].name) << QString(cell) << rule;
    }
    void everyCellLearnsInCAsInTheLab() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        QFETCH(QString, cell);
        QFETCH(int, rule);
        using Where = Inhibition::Where;
        using Rank = Inhibition::Rank;
        for (const Inhibition& inhibition : {Inhibition{}, Inhibition{0.75, Where::State, Rank::Magnitude},
                                             Inhibition{0.5, Where::Readout, Rank::Value}}) {
            const Network network = networkOf(shapeOfLearner(cell), inhibition, credits[rule].credit);
            const QString said = trialOf(learningSource(network));
            QVERIFY2(said.endsWith("all weights agree\n"), qPrintable(said));
        }
    }

    void productsWithTheWinnersAloneLearnTheSame() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        for (const char* cell : {"gru", "miru2"}) {
            const Network network = networkOf(shapeOfLearner(cell), {0.75, Inhibition::Where::State});
            const QString said = trialOf(learningSource(network, {.isSparse = true, .learns = true}));
            QVERIFY2(said.endsWith("all weights agree\n"), qPrintable(said));
        }
    }

    /// The program sees a weight that is not the lab's.
    void otherWeightsAreSeen() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        const Network network = networkOf(shapeOfLearner("miru2"));
        CSource source = learningSource(network);
        source.trial->learned.tensor("V")(0, 0) += Real(3e-4);
        const QString said = trialOf(source);
        QVERIFY2(said.startsWith("failed: ") && said.contains("the weights are wrong"), qPrintable(said));
    }

    /// Before it has learned anything, a network that can learn answers as the lab's does.
    void aNetworkThatLearnsAnswersAsTheLabs() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        for (const char* cell : {"lstm", "gru", "gru, reset after", "mgu", "miru1", "miru2", "rnn", "mingru"}) {
            const Network network = networkOf(shapeOfLearner(cell));
            const QTemporaryDir folder;
            QVERIFY(writtenTo(learningSource(network), folder).isEmpty());
            const QString said = builtAndRun({"net.c", "net_weights.c", "main.c"}, folder.path());
            QVERIFY2(said.endsWith("all answers agree\n"), qPrintable(said));
        }
    }

    void theLossOfTheNewTaskFalls() {
        const Network network = networkOf(shapeOfLearner("gru"));
        const LearningTrial trial = learningTrial(network, nullptr, longest, 30);
        QVERIFY(trial.lastLoss < trial.firstLoss);
        QVERIFY(trial.learned.values()[0] != network.parameters().values()[0]);
    }

    void numbersBecomeTheNearestByte() {
        const ByteScale pixels{0, Real(1) / 255};
        for (int byte = 0; byte < 256; ++byte)
            QCOMPARE(int(pixels.byte(pixels.number(static_cast<std::uint8_t>(byte)))), byte);
        const ByteScale wide{-2, Real(0.1)};
        QCOMPARE(int(wide.byte(-3)), 0);
        QCOMPARE(int(wide.byte(Real(-1.04))), 10);
        QCOMPARE(int(wide.byte(1000)), 255);
    }

    void everyStructIsAsLargeAsItSays() {
        if (cCompiler().isEmpty()) QSKIP("there is no C compiler here (cc, gcc or clang)");
        for (const char* cell : {"lstm", "gru, reset after", "miru2"})
            for (const NamedCredit& rule : credits) {
                const Network network = networkOf(shapeOfLearner(cell), {0.75, Inhibition::Where::State}, rule.credit);
                const CSource source = learningSource(network);
                const QTemporaryDir folder;
                QVERIFY(writtenTo(source, folder).isEmpty());
                QFile program(folder.filePath("size.c"));
                QVERIFY(program.open(QIODevice::WriteOnly));
                program.write(
                    "#include <stdio.h>\n#include \"net_learn.h\"\nint main(void) { printf(\"%d %d %d\", "
                    "(int)sizeof(net_state), (int)sizeof(net_learner), (int)sizeof(net_memory)); return 0; }\n");
                program.close();
                const ExportSize size = sizeOf(source);
                QCOMPARE(builtAndRun({"size.c"}, folder.path()),
                         QString("%1 %2 %3").arg(size.stateBytes).arg(size.learnerBytes).arg(size.memoryBytes));
                QCOMPARE(size.learnedBytes, 4 * network.parameters().count());
            }
    }

    void everyNameBeginsWithThePrefix() {
        const Network network = networkOf(shapeOfLearner("lstm"), {0.75, Inhibition::Where::State});
        const CSource source = learningSource(network, {.prefix = "ear", .learns = true});
        for (const SourceFile& file : sourceFiles(source))
            QVERIFY2(!QString::fromStdString(file.text).contains(QRegularExpression("\\b(net_|NET_|net\\.[ch])")),
                     file.name.c_str());
        if (cCompiler().isEmpty()) return;
        const QTemporaryDir folder;
        QVERIFY(writtenTo(source, folder).isEmpty());
        const QString said = builtAndRun({"ear.c", "ear_weights.c", "ear_learn.c", "learn_main.c"}, folder.path());
        QVERIFY2(said.endsWith("all weights agree\n"), qPrintable(said));
    }

    void whatCannotLearnOnADeviceIsSaid() {
        const auto obstacleOf = [](NetworkShape shape, ExportPlan plan) {
            plan.learns = true;
            const Coefficients coefficients{std::vector<Real>(learnerUnits, Real(0.7)),
                                            std::vector<Real>(learnerUnits, Real(0.5))};
            const auto obstacle = exportObstacle(Network(shape, coefficients, {}, 1), plan);
            return QString::fromStdString(obstacle.value_or(""));
        };
        NetworkShape shape = shapeOfLearner("miru2");
        QCOMPARE(obstacleOf(shape, {}), QString());
        QVERIFY(obstacleOf(shape, {.numbers = NumberForm::Int8}).contains("floating point"));
        QVERIFY(obstacleOf(shape, {.room = 0}).contains("room"));
        QVERIFY(obstacleOf(shape, {.room = 60'001}).contains("room"));
        shape.learnsCoefficients = true;
        QVERIFY(obstacleOf(shape, {}).contains("β and λ"));
        shape = shapeOfLearner("miru2");
        shape.answers = Answers::EveryStep;
        QVERIFY(obstacleOf(shape, {}).contains("at every step"));
        shape = shapeOfLearner("miru2");
        shape.vocabulary = 9;
        QVERIFY(obstacleOf(shape, {}).contains("words"));
    }
};

QTEST_APPLESS_MAIN(TestCLearning)
#include "tst_c_learning.moc"
