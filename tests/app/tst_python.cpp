// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// resources/python/miru_lab.py: what it computes from a run is what `predict` says, in numpy and in PyTorch.

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/c_compiler.h"
#include "tests/support/program.h"

using namespace miru;

namespace {

constexpr auto compare = R"(
import sys
sys.path.insert(0, sys.argv[1])
import numpy, miru_lab
run = miru_lab.Run(sys.argv[2])
network = run.network()
x = numpy.loadtxt(sys.argv[3], delimiter=",", dtype=numpy.float32).reshape(20, -1, network.W.shape[1])
expected = numpy.loadtxt(sys.argv[4], delimiter=",", skiprows=1, dtype=numpy.float32)
def compare(logits):
    assert logits.shape == expected.shape, (logits.shape, expected.shape)
    assert numpy.abs(logits - expected).max() < 2e-5, numpy.abs(logits - expected).max()
compare(network.logits(x))
compare(numpy.stack([network.logits(one) for one in x]))
assert run.matrix.shape == (1, 1) and run.untrained.shape == (1,)
samples, values = run.curve("accuracy", task=1)
assert len(samples) == len(values) > 1 and abs(values[-1] - run.matrix[0, 0]) < 1e-6
assert run.summary["outcome"] == "finished"
if sys.argv[5] == "torch":
    import torch
    module = network.module()
    compare(module(torch.tensor(x)).detach().numpy())
    module(torch.tensor(x)).sum().backward()
    assert all(parameter.grad is not None for parameter in module.parameters())
    assert isinstance(module.gru, torch.nn.GRU) == network.resets_after
print("good")
)";

/// Debian's Python, or the first there is, that can import this; else nothing.
QString pythonWith(const QString& module) {
    for (const QString& name : {QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")}) {
        const QString path = QStandardPaths::findExecutable(name);
        if (path.isEmpty()) continue;
        QProcess process;
        process.start(path, {"-c", "import " + module});
        if (process.waitForFinished(programDeadline) && process.exitCode() == 0) return path;
    }
    return {};
}

}  // namespace

class TestPython : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_python = pythonWith("numpy");
        if (m_python.isEmpty()) QSKIP("there is no Python with numpy here (Debian: python3-numpy)");
        m_hasTorch = pythonWith("torch") == m_python;
    }

    void pythonComputesWhatPredictSays_data() {
        QTest::addColumn<QStringList>("settings");
        for (const char* cell : {"lstm", "gru", "mgu", "miru1", "miru2", "rnn", "mingru"})
            QTest::newRow(cell) << QStringList{"--set", QString("model.cell=%1").arg(cell)};
        QTest::newRow("gru, reset after") << QStringList{"--set", "model.cell=gru", "--set", "model.gruReset=after"};
        QTest::newRow("miru2, learned") << QStringList{"--set", "model.learnCoefficients=true"};
        QTest::newRow("inhibition by magnitude")
            << QStringList{"--set", "inhibition.sparsity=0.5", "--set", "inhibition.rank=magnitude"};
        QTest::newRow("inhibition before the readout")
            << QStringList{"--set", "inhibition.sparsity=0.5", "--set", "inhibition.where=readout"};
    }
    void pythonComputesWhatPredictSays() {
        QFETCH(QStringList, settings);
        const QString folder = m_folder.filePath(QTest::currentDataTag());
        const Outcome trained = run(smallRun(1, 16) + settings + QStringList{"--out", folder + "/run"});
        QVERIFY2(trained.code == 0, qPrintable(trained.all()));
        Random random(3, "sequences");
        QByteArray input;
        constexpr int numbers = 28 * 28;
        for (int n = 0; n < 20 * numbers; ++n)
            input +=
                QByteArray::number(static_cast<int>(random.below(100))) + "e-2" + ((n + 1) % numbers == 0 ? '\n' : ',');
        write(folder + "/x.csv", input);
        const Outcome predicted =
            run({"predict", folder + "/run", "--input", folder + "/x.csv", "--out", folder + "/y.csv"});
        QVERIFY2(predicted.code == 0, qPrintable(predicted.all()));
        write(folder + "/compare.py", compare);
        const QString said =
            test::outputOf(m_python,
                           {folder + "/compare.py", MIRU_SOURCE_DIR "/resources/python", folder + "/run",
                            folder + "/x.csv", folder + "/y.csv", m_hasTorch ? "torch" : "numpy"},
                           folder);
        QCOMPARE(said, QString("good\n"));
    }

 private:
    QTemporaryDir m_folder;
    QString m_python;
    bool m_hasTorch = false;
};

QTEST_GUILESS_MAIN(TestPython)
#include "tst_python.moc"
