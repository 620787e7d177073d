// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sequence read step by step ends where the network's own forward pass ends, and starts the same however it continues.

#include <QTest>
#include <cmath>

#include "core/measure/reading.h"
#include "core/model/cell_kinds.h"

using namespace miru;

namespace {

constexpr int steps = 7;
constexpr int inputs = 4;
constexpr int hidden = 12;

Network networkOf(CellKind cell, const Inhibition& inhibition = {}) {
    return Network({cell, ResetOrder::BeforeProduct, inputs, hidden, 3},
                   {std::vector<Real>(hidden, Real(0.55)), std::vector<Real>(hidden, Real(0.7))}, inhibition, 5);
}

std::vector<float> someFrames() {
    Random random(2, "frames");
    std::vector<float> frames;
    for (int n = 0; n < steps * inputs; ++n) frames.push_back(static_cast<float>(random.uniform(0, 1)));
    return frames;
}

}  // namespace

class TestReading : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theAnswerIsChosenAmongTheOutputsThatCount() {
        const Network network = networkOf(CellKind::Gru);
        const Reading all = readSequence(network, someFrames(), steps);
        const Reading some = readSequence(network, someFrames(), steps, {1, 3});
        for (int t = 0; t < steps; ++t) {
            QCOMPARE(some.probabilityAt(t, 0), 0.0F);
            QVERIFY(std::abs(some.probabilityAt(t, 1) + some.probabilityAt(t, 2) - 1) < 1e-6F);
            // Among themselves they are as likely as they were among all.
            QVERIFY(std::abs(some.probabilityAt(t, 1) / some.probabilityAt(t, 2) -
                             all.probabilityAt(t, 1) / all.probabilityAt(t, 2)) < 1e-4F);
            QVERIFY(some.answerAfter(t) >= 1);
        }
        QCOMPARE(some.hidden, all.hidden);
    }

    void itEndsWhereTheForwardPassEnds_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<int>("where");
        for (const CellKind cell : cellKinds()) QTest::newRow(cell->title) << QString(cell->key) << -1;
        QTest::newRow("MiRU-2, inhibited state") << QString("miru2") << 0;
        QTest::newRow("MiRU-2, inhibited readout") << QString("miru2") << 1;
    }
    void itEndsWhereTheForwardPassEnds() {
        QFETCH(QString, cell);
        QFETCH(int, where);
        Inhibition inhibition;
        if (where >= 0) inhibition = {.sparsity = 0.5, .where = static_cast<Inhibition::Where>(where)};
        const Network network = networkOf(*findCellKind(cell.toStdString()), inhibition);
        const auto frames = someFrames();
        const Reading reading = readSequence(network, frames, steps);
        QCOMPARE(reading.hidden.size(), std::size_t{steps * hidden});
        QCOMPARE(reading.probabilities.size(), std::size_t{steps * 3});

        Matrix x(inputs, steps);
        std::ranges::copy(frames, x.column(0));
        NetworkPass pass;
        network.forward(x, steps, pass);
        softmax(pass.logits);
        for (int label = 0; label < 3; ++label)
            QVERIFY(std::abs(reading.probabilityAt(steps - 1, label) - static_cast<float>(pass.logits(label, 0))) <
                    1e-6F);
        for (int unit = 0; unit < hidden; ++unit)
            QCOMPARE(reading.hiddenAt(steps - 1, unit), static_cast<float>(pass.trace().lastState()(unit, 0)));
    }

    void whatComesLaterDoesNotChangeWhatWasRead() {
        const Network network = networkOf(CellKind::Gru);
        auto frames = someFrames();
        const Reading whole = readSequence(network, frames, steps);
        for (std::size_t n = 4 * inputs; n < frames.size(); ++n) frames[n] = 1 - frames[n];
        const Reading other = readSequence(network, frames, steps);
        for (int step = 0; step < 4; ++step)
            for (int unit = 0; unit < hidden; ++unit) QCOMPARE(whole.hiddenAt(step, unit), other.hiddenAt(step, unit));
        QVERIFY(whole.hiddenAt(5, 0) != other.hiddenAt(5, 0));
    }

    void probabilitiesSumToOneAndTheAnswerIsTheLargest() {
        const Reading reading = readSequence(networkOf(CellKind::Miru2), someFrames(), steps);
        for (int step = 0; step < steps; ++step) {
            float sum = 0;
            for (int label = 0; label < 3; ++label) {
                sum += reading.probabilityAt(step, label);
                QVERIFY(reading.probabilityAt(step, label) <= reading.probabilityAt(step, reading.answerAfter(step)));
            }
            QVERIFY(std::abs(sum - 1) < 1e-5F);
        }
    }

    void paddingIsReadBeforeATextAndLeftOutOfItsReading() {
        const Coefficients coefficients{std::vector<Real>(9, Real(0.5)), std::vector<Real>(9, Real(0.7))};
        const Network network({CellKind::Gru, ResetOrder::BeforeProduct, 4, 9, 2, 8}, coefficients, {}, 3);
        const std::vector<Token> text{3, 4};
        const std::vector<Token> padded{paddingToken, paddingToken, 3, 4};
        const Reading plain = readText(network, text);
        const Reading after = readText(network, text, 2);
        const Reading whole = readText(network, padded);
        QCOMPARE(after.steps, 2);
        QCOMPARE(after.hidden.size(), plain.hidden.size());
        QCOMPARE(after.probabilityAt(1, 0), whole.probabilityAt(3, 0));
        QVERIFY(after.probabilityAt(1, 0) != plain.probabilityAt(1, 0));
        const Reading none = readText(network, {}, 3);  // no words at all: the padding is what is read
        QCOMPARE(none.steps, 1);
        QCOMPARE(none.probabilityAt(0, 1), readText(network, std::vector<Token>(3, paddingToken)).probabilityAt(2, 1));
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
