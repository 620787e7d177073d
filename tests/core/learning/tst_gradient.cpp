// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A batch's gradient: the same bits for any number of threads, and the mean over the whole batch.

#include <QTest>
#include <algorithm>

#include "core/learning/gradient.h"
#include "core/model/cell_kinds.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/batches.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

Network makeNetworkOf(CellKind cell, double sparsity, Credit credit = {}) {
    constexpr int hidden = 37;
    return Network({cell, ResetOrder::BeforeProduct, 5, hidden, 3},
                   {std::vector<Real>(hidden, Real(0.55)), std::vector<Real>(hidden, Real(0.7))},
                   {.sparsity = sparsity}, 1, credit);
}

}  // namespace

class TestGradient : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sameGradientBitForBitForAnyThreadCount_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("sparsity");
        QTest::addColumn<int>("rule");
        const char* const rules[] = {"BPTT", "truncated", "feedback alignment"};
        for (const CellKind cell : cellKinds())
            for (const double sparsity : {0.0, 0.75})
                for (int rule = 0; rule < 3; ++rule)
                    QTest::addRow("%s, sparsity %g, %s", cell->title, sparsity, rules[rule])
                        << QString(cell->key) << sparsity << rule;
    }
    void sameGradientBitForBitForAnyThreadCount() {
        QFETCH(QString, cell);
        QFETCH(double, sparsity);
        QFETCH(int, rule);
        const Network network =
            makeNetworkOf(*findCellKind(cell.toStdString()), sparsity, {static_cast<CreditRule>(rule), 4});
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 2}, smallDataset());
        const Task task = stream.makeTask(1);
        const Batch batch = batchOf(task, 0, 75);

        Parameters expected(network.parameters().tensors());
        ThreadPool alone(1);
        const LossSum loss = GradientComputer(alone, {6, 5, 3}).compute(network, batch, expected).value();
        QVERIFY(std::ranges::any_of(expected.values(), [](Real g) { return g != 0; }));
        for (const int threads : {2, 3, 8}) {
            ThreadPool threadPool(threads);
            GradientComputer computer(threadPool, {6, 5, 3});
            Parameters gradient(network.parameters().tensors());
            for (int repetition = 0; repetition < 5; ++repetition) {
                QCOMPARE(computer.compute(network, batch, gradient)->loss, loss.loss);
                QVERIFY(std::ranges::equal(gradient.values(), expected.values()));
            }
        }
    }

    void ofTextsTooAndTheEmbeddingHasAGradientWhereWordsWereRead() {
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, smallTexts());
        const Task task = stream.makeTask(0);
        const int vocabulary = task.shape().vocabulary;
        const Coefficients coefficients{std::vector<Real>(20, Real(0.5)), std::vector<Real>(20, Real(0.7))};
        const Network network({CellKind::Miru2, ResetOrder::BeforeProduct, 33, 20, 2, vocabulary}, coefficients, {}, 1);
        const Batch batch = batchOf(task, 0, 75);
        Parameters expected(network.parameters().tensors());
        ThreadPool alone(1);
        const LossSum loss = GradientComputer(alone, task.shape()).compute(network, batch, expected).value();
        const auto dE = expected.tensor("E");
        for (int i = 0; i < dE.rows(); ++i) QCOMPARE(dE(i, Vocabulary::padding), Real(0));
        QVERIFY(dE(0, 2) != 0 && dE(32, vocabulary - 1) != 0);
        for (const int threads : {2, 3, 8}) {
            ThreadPool threadPool(threads);
            GradientComputer computer(threadPool, task.shape());
            Parameters gradient(network.parameters().tensors());
            for (int repetition = 0; repetition < 3; ++repetition) {
                QCOMPARE(computer.compute(network, batch, gradient)->loss, loss.loss);
                QVERIFY(std::ranges::equal(gradient.values(), expected.values()));
            }
        }
    }

    void whatIsAbandonedIsNoGradientAndWhatComesNextIsRight() {
        const Network network = makeNetworkOf(CellKind::Gru, 0.5);
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, smallDataset());
        const Task task = stream.makeTask(0);
        const Batch batch = batchOf(task, 0, 75);
        ThreadPool threadPool(2);
        Parameters expected(network.parameters().tensors());
        GradientComputer(threadPool, {6, 5, 3}).compute(network, batch, expected);

        GradientComputer computer(threadPool, {6, 5, 3});
        Parameters gradient(network.parameters().tensors());
        std::atomic<bool> interrupted = true;
        QVERIFY(!computer.compute(network, batch, gradient, interrupted));
        interrupted = false;
        QVERIFY(computer.compute(network, batch, gradient, interrupted));
        QVERIFY(std::ranges::equal(gradient.values(), expected.values()));
    }

    void everyCellCanBeAbandonedAtAnyStep() {
        for (const CellKind cell : cellKinds()) {
            const Network network = makeNetworkOf(cell, 0);
            const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, smallDataset());
            const Task task = stream.makeTask(0);
            std::vector<Sample> samples{task.train(0), task.train(1)};
            SequenceBatch batch;
            compose(samples, task.shape(), batch);
            NetworkPass pass;
            Parameters gradient(network.parameters().tensors());
            std::atomic<bool> flag = false;
            bool wentOn = false;
            const auto raiseAndGoOn = [&](auto work) {
                return completes(flag, [&] {
                    flag = true;
                    work();
                    wentOn = true;
                });
            };
            QVERIFY(!raiseAndGoOn([&] { network.forward(batch.input(), pass); }));
            flag = false;
            network.forward(batch.input(), pass);
            QVERIFY(!raiseAndGoOn([&] { network.backward(pass, gradient); }));
            QVERIFY(!wentOn);
        }
    }

    void theGradientOfABatchIsTheMeanOfItsSamplesGradients() {
        const Network network = makeNetworkOf(CellKind::Miru2, 0);
        const PermutedStream stream({.kind = StreamKind::PermutedPixels, .tasks = 1}, smallDataset());
        const Task task = stream.makeTask(0);
        ThreadPool threadPool(2);
        GradientComputer computer(threadPool, {6, 5, 3});
        Parameters single(network.parameters().tensors());
        std::vector<double> sum(single.values().size());
        constexpr int count = 40;
        for (int n = 0; n < count; ++n) {
            computer.compute(network, batchOf(task, n, 1), single);
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<double>(single.values()[i]) / count;
        }
        Parameters whole(network.parameters().tensors());
        const LossSum loss = computer.compute(network, batchOf(task, 0, count), whole).value();
        QCOMPARE(loss.samples, std::int64_t{count});
        for (std::size_t i = 0; i < sum.size(); ++i)
            QVERIFY(std::abs(static_cast<double>(whole.values()[i]) - sum[i]) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestGradient)
#include "tst_gradient.moc"
