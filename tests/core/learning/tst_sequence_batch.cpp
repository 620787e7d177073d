// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts of different lengths side by side, and the order in which they come.

#include <QTest>
#include <algorithm>
#include <numeric>

#include "core/learning/sequence_batch.h"
#include "core/model/cell_kinds.h"
#include "core/run/run_experiment.h"
#include "core/spec/make_network.h"
#include "core/tasks/permuted_stream.h"
#include "tests/support/small_dataset.h"
#include "tests/support/small_recordings.h"
#include "tests/support/small_texts.h"

using namespace miru;
using namespace miru::test;

namespace {

ExperimentSpec specOf(CellKind cell, double sparsity) {
    ExperimentSpec spec;
    spec.data.tasks = 1;
    spec.model.cell = cell;
    spec.model.hiddenUnits = 12;
    spec.model.embedding = 5;
    spec.inhibition.sparsity = sparsity;
    return spec;
}

Task taskOf(const Dataset& dataset) {
    return PermutedStream({.kind = StreamKind::PermutedPixels, .tasks = 1}, dataset).makeTask(0);
}

int wordsIn(const Sample& text) { return static_cast<int>(text.frames.words().size()); }

}  // namespace

class TestSequenceBatch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aBatchIsAsLongAsItsLongestTextAndAllEndTogether() {
        const Task task = taskOf(smallTexts());
        std::vector<Sample> samples;
        for (int n = 0; n < 10; ++n) samples.push_back(task.train(n));
        SequenceBatch batch;
        compose(samples, task.shape(), batch);
        int longest = 0;
        for (const Sample& sample : samples) longest = std::max(longest, wordsIn(sample));
        QCOMPARE(batch.steps, longest);
        for (std::size_t b = 0; b < samples.size(); ++b) {
            QCOMPARE(batch.starts[b], longest - wordsIn(samples[b]));
            const auto words = tokensOf(samples[b].frames, maxSmallText);
            for (int t = 0; t < longest; ++t) {
                const Token token = batch.tokens[static_cast<std::size_t>(t) * samples.size() + b];
                const int n = t - batch.starts[b];
                QCOMPARE(token, n < 0 ? Vocabulary::padding : words[static_cast<std::size_t>(n)]);
            }
        }
    }

    void besideLongerOnesATextIsReadAsIfItWereAlone_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<double>("sparsity");
        for (const CellKind cell : cellKinds())
            for (const double sparsity : {0.0, 0.75})
                QTest::addRow("%s, sparsity %g", cell->title, sparsity) << QString(cell->key) << sparsity;
    }
    void besideLongerOnesATextIsReadAsIfItWereAlone() {
        QFETCH(QString, cell);
        QFETCH(double, sparsity);
        const Task task = taskOf(smallTexts());
        const Network network = makeNetwork(specOf(*findCellKind(cell.toStdString()), sparsity), task.shape());
        std::vector<Sample> samples;
        for (int n = 0; n < 20; ++n) samples.push_back(task.train(n));
        SequenceBatch together;
        compose(samples, task.shape(), together);
        NetworkPass pass;
        network.forward(together.input(), pass);
        for (int n = 0; n < 20; ++n) {
            SequenceBatch single;
            compose({&samples[static_cast<std::size_t>(n)], 1}, task.shape(), single);
            NetworkPass alone;
            network.forward(single.input(), alone);
            for (int c = 0; c < 2; ++c)
                QVERIFY(std::abs(static_cast<double>(alone.logits(c, 0) - pass.logits(c, n))) < 1e-6);
        }
    }

    void besideLongerOnesARecordingIsReadAsIfItWereAlone_data() { besideLongerOnesATextIsReadAsIfItWereAlone_data(); }
    void besideLongerOnesARecordingIsReadAsIfItWereAlone() {
        QFETCH(QString, cell);
        QFETCH(double, sparsity);
        const Task task = taskOf(smallRecordings());
        const Network network = makeNetwork(specOf(*findCellKind(cell.toStdString()), sparsity), task.shape());
        std::vector<Sample> samples;
        for (int n = 0; n < 20; ++n) samples.push_back(task.train(n));
        SequenceBatch together;
        compose(samples, task.shape(), together);
        QCOMPARE(together.steps, maxRecordedSteps);
        NetworkPass pass;
        network.forward(together.input(), pass);
        for (int n = 0; n < 20; ++n) {
            SequenceBatch single;
            compose({&samples[static_cast<std::size_t>(n)], 1}, task.shape(), single);
            QCOMPARE(single.steps, samples[static_cast<std::size_t>(n)].frames.steps);
            QVERIFY(single.starts.empty());
            NetworkPass alone;
            network.forward(single.input(), alone);
            for (int c = 0; c < 3; ++c)
                QVERIFY(std::abs(static_cast<double>(alone.logits(c, 0) - pass.logits(c, n))) < 1e-6);
        }
    }

    void theGradientOfARecordingIsTheSameBesideLongerOnes_data() { besideLongerOnesATextIsReadAsIfItWereAlone_data(); }
    void theGradientOfARecordingIsTheSameBesideLongerOnes() {
        QFETCH(QString, cell);
        QFETCH(double, sparsity);
        const Task task = taskOf(smallRecordings());
        const Network network = makeNetwork(specOf(*findCellKind(cell.toStdString()), sparsity), task.shape());
        std::vector<Sample> samples{task.train(0), task.train(1), task.train(2), task.train(3)};
        const auto gradientOf = [&](std::span<const Sample> of) {
            SequenceBatch batch;
            compose(of, task.shape(), batch);
            NetworkPass pass;
            network.forward(batch.input(), pass);
            pass.logits.fill(1);
            Parameters gradient(Network::tensorsOf(network.shape()));
            network.backward(pass, gradient);
            return gradient;
        };
        const Parameters together = gradientOf(samples);
        std::vector<double> sum(together.values().size());
        for (const Sample& sample : samples) {
            const Parameters alone = gradientOf({&sample, 1});
            for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += static_cast<double>(alone.values()[n]);
        }
        for (std::size_t n = 0; n < sum.size(); ++n)
            QVERIFY(std::abs(sum[n] - static_cast<double>(together.values()[n])) < 1e-4);
    }

    void recordingsOfSimilarLengthMeetInABatch() {
        const Task task = taskOf(smallRecordings());
        const auto order = epochOrder(task, 16, Random(1, "order"));
        std::vector<bool> isRead(300);
        for (const std::int32_t n : order) isRead[static_cast<std::size_t>(n)] = true;
        QVERIFY(std::ranges::all_of(isRead, [](bool read) { return read; }));
        for (std::size_t first = 0; first + 16 <= order.size(); first += 16) {
            const auto steps = [&](std::size_t n) { return task.train(order[first + n]).frames.steps; };
            QVERIFY(std::abs(steps(15) - steps(0)) <= 2);
        }
    }

    void whereTheNetworkReadsPaddingAllBeginTogether() {
        const Dataset dataset = smallTexts().readAs({.longest = 8, .padding = TextReading::Padding::Read});
        const Task task = taskOf(dataset);
        std::vector<Sample> samples{task.train(0), task.train(1), task.train(2)};
        SequenceBatch batch;
        compose(samples, task.shape(), batch);
        QCOMPARE(batch.steps, 8);
        QVERIFY(batch.starts.empty());
    }

    void anEpochReadsEverySequenceOnce_data() {
        QTest::addColumn<bool>("areTexts");
        QTest::newRow("images") << false;
        QTest::newRow("texts") << true;
    }
    void anEpochReadsEverySequenceOnce() {
        QFETCH(bool, areTexts);
        const Task task = taskOf(areTexts ? smallTexts() : smallDataset());
        const auto order = epochOrder(task, 16, Random(1, "order"));
        QCOMPARE(order, epochOrder(task, 16, Random(1, "order")));
        QVERIFY(order != epochOrder(task, 16, Random(2, "order")));
        auto sorted = order;
        std::ranges::sort(sorted);
        std::vector<std::int32_t> all(300);
        std::iota(all.begin(), all.end(), 0);
        QCOMPARE(sorted, all);
    }

    void textsOfSimilarLengthMeetInABatchAndNoLengthComesFirst() {
        const Task task = taskOf(smallTexts());
        const auto order = epochOrder(task, 16, Random(1, "order"));
        std::vector<int> longest;
        for (std::size_t first = 0; first + 16 <= order.size(); first += 16) {
            int low = maxSmallText;
            int high = 0;
            for (std::size_t n = first; n < first + 16; ++n) {
                const int words = wordsIn(task.train(order[n]));
                low = std::min(low, words);
                high = std::max(high, words);
            }
            QVERIFY(high - low <= 2);
            longest.push_back(high);
        }
        QVERIFY(!std::ranges::is_sorted(longest));
        QVERIFY(!std::ranges::is_sorted(longest, std::greater()));
    }
};

QTEST_GUILESS_MAIN(TestSequenceBatch)
#include "tst_sequence_batch.moc"
