// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The straight line between two networks, and the barrier on it.

#include <QTest>
#include <cmath>
#include <stdexcept>

#include "core/math/interruption.h"
#include "core/measure/interpolation.h"
#include "core/measure/watched_answers.h"
#include "tests/support/snapshots.h"

using namespace miru;

namespace {

Snapshot lineRun() { return snapshots::withNetworks(snapshots::during(2, 5, 16)); }

Network networkWith(double beta, double lambda, double sparsity, std::uint64_t seed, bool learns = false) {
    const Coefficients coefficients{std::vector<Real>(8, static_cast<Real>(beta)),
                                    std::vector<Real>(8, static_cast<Real>(lambda))};
    return Network({.cell = CellKind::Miru2, .inputs = 3, .hidden = 8, .classes = 4, .learnsCoefficients = learns},
                   coefficients, Inhibition{.sparsity = sparsity}, seed);
}

}  // namespace

class TestInterpolation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theEndsOfTheLineAreTheNetworks() {
        const Network from = networkWith(0.2, 0.9, 0, 1);
        const Network to = networkWith(0.6, 0.5, 0, 2);
        QVERIFY(std::ranges::equal(networkBetween(from, to, 0).parameters().values(), from.parameters().values()));
        QVERIFY(std::ranges::equal(networkBetween(from, to, 1).parameters().values(), to.parameters().values()));
    }

    void halfWayEverythingIsTheMean() {
        for (const bool learns : {false, true}) {
            const Network from = networkWith(0.2, 0.9, 0.25, 1, learns);
            const Network to = networkWith(0.6, 0.5, 0.75, 2, learns);
            Network half = networkBetween(from, to, 0.5);
            for (const auto& tensor : from.parameters().tensors()) {
                const auto a = from.parameters().tensor(tensor.name);
                const auto b = to.parameters().tensor(tensor.name);
                const auto m = half.parameters().tensor(tensor.name);
                for (int j = 0; j < m.cols(); ++j)
                    for (int i = 0; i < m.rows(); ++i) QVERIFY(std::abs(m(i, j) - (a(i, j) + b(i, j)) / 2) < 1e-6F);
            }
            QVERIFY(std::abs(half.chosenCoefficients().beta[3] - 0.4F) < 1e-6F);
            QVERIFY(std::abs(half.chosenCoefficients().lambda[3] - 0.7F) < 1e-6F);
            QCOMPARE(half.inhibition().sparsity, 0.5);
        }
    }

    void whereItActsIsTakenFromTheEndThatHasIt() {
        const Network from = networkWith(0.2, 0.9, 0, 1);
        Network to = networkWith(0.2, 0.9, 0.5, 2);
        to.inhibition().where = Inhibition::Where::Readout;
        QVERIFY(networkBetween(from, to, 0.5).inhibition().where == Inhibition::Where::Readout);
        QVERIFY(networkBetween(to, from, 0.5).inhibition().where == Inhibition::Where::Readout);
    }

    void betweenDifferentShapesThereIsNoLine() {
        const Network small = networkWith(0.2, 0.9, 0, 1);
        const Network learning = networkWith(0.2, 0.9, 0, 1, true);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, networkBetween(small, learning, 0.5));
    }

    void scoresAreThoseOfTheAnswers() {
        const Snapshot snapshot = lineRun();
        const auto scores = scoresOf(*snapshot.model, snapshot, 2, neverInterrupted);
        QCOMPARE(scores->size(), std::size_t{2});
        const WatchedAnswers answers = answersTo(*snapshot.samples[1], *snapshot.model);
        double loss = 0;
        int right = 0;
        for (std::size_t n = 0; n < 3; ++n) {
            loss += static_cast<double>(answers.loss[n]) / 3;
            right += answers.answers[n] == snapshot.samples[1]->labels[n] ? 1 : 0;
        }
        QVERIFY(std::abs((*scores)[1].loss - loss) < 1e-6);
        QVERIFY(std::abs((*scores)[1].accuracy - right / 3.0) < 1e-9);
        const std::atomic<bool> over{true};
        QVERIFY(!scoresOf(*snapshot.model, snapshot, 2, over));
    }

    void aRightOutputThatIsNotAllowedHasNoLoss() {
        Snapshot snapshot = lineRun();
        snapshot.testedOutputs = {{4, 6}};  // the labels are 0, 1, 2
        const auto scores = scoresOf(*snapshot.model, snapshot, 1, neverInterrupted);
        QCOMPARE((*scores)[0].loss, 0.0);
        QCOMPARE((*scores)[0].accuracy, 0.0);
    }

    void aBarrierIsWhatRisesAboveTheLineBetweenTheEnds() {
        QCOMPARE(barrierIn(std::vector<double>{1, 2, 3}).height, 0.0);
        QCOMPARE(barrierIn(std::vector<double>{3, 1, 2}).height, 0.0);  // a valley
        const LossBarrier barrier = barrierIn(std::vector<double>{0, 0.5, 2, 1.5, 2});
        QCOMPARE(barrier.height, 1.0);
        QCOMPARE(barrier.share, 0.5);
        QCOMPARE(barrierIn(std::vector<double>{5}).height, 0.0);
        QCOMPARE(barrierIn({}).height, 0.0);
    }
};

QTEST_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
