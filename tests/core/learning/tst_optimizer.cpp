// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps of the optimisers by hand, and the clipping of gradients.

#include <QTest>
#include <cmath>

#include "core/learning/optimizer.h"

using namespace miru;

class TestOptimizer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void adamsFirstStepIsTheLearningRateWhateverTheGradient() {
        std::vector<Real> weights{1, 1, 1};
        const std::vector<Real> gradient{Real(0.001), 10, -3};
        ThreadPool alone(1);
        Adam adam;
        adam.step(weights, gradient, 0.1, alone);
        QVERIFY(std::abs(weights[0] - Real(0.9)) < Real(1e-4));
        QVERIFY(std::abs(weights[1] - Real(0.9)) < Real(1e-5));
        QVERIFY(std::abs(weights[2] - Real(1.1)) < Real(1e-5));
    }

    void momentumAddsUpSteps() {
        std::vector<Real> weights{0};
        const std::vector<Real> gradient{1};
        ThreadPool alone(1);
        Sgd sgd(0.5);
        sgd.step(weights, gradient, 1, alone);  // v = 1
        sgd.step(weights, gradient, 1, alone);  // v = 1.5
        QCOMPARE(weights[0], Real(-2.5));
        QCOMPARE(sgd.slotsPerWeight(), 1);
        QCOMPARE(Sgd(0).slotsPerWeight(), 0);
    }

    void aStepIsTheSameForAnyNumberOfThreads() {
        std::vector<Real> gradient(20'001);
        for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = std::sin(static_cast<Real>(i));
        for (const auto kind : {OptimizerKind::Adam, OptimizerKind::Sgd}) {
            std::vector<Real> expected;
            for (const int threads : {1, 2, 5}) {
                ThreadPool threadPool(threads);
                const auto optimizer = makeOptimizer(kind, 0.9);
                std::vector<Real> weights(gradient.size(), Real(1));
                for (int step = 0; step < 3; ++step) optimizer->step(weights, gradient, 0.01, threadPool);
                if (threads == 1) expected = weights;
                QVERIFY(weights == expected);
                QVERIFY(weights.back() != Real(1));
            }
        }
    }

    void anOptimizerResumesWhereItsStateWasTaken() {
        std::vector<Real> gradient(100);
        for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = std::sin(static_cast<Real>(i));
        ThreadPool alone(1);
        for (const auto& [kind, momentum] :
             {std::pair(OptimizerKind::Adam, 0.9), {OptimizerKind::Sgd, 0.9}, {OptimizerKind::Sgd, 0.0}}) {
            const auto straight = makeOptimizer(kind, momentum);
            std::vector<Real> weights(gradient.size(), Real(1));
            for (int step = 0; step < 3; ++step) straight->step(weights, gradient, 0.01, alone);
            const auto resumed = makeOptimizer(kind, momentum);
            resumed->restore(straight->state());
            QVERIFY(resumed->state() == straight->state());
            std::vector<Real> others = weights;
            straight->step(weights, gradient, 0.01, alone);
            resumed->step(others, gradient, 0.01, alone);
            QVERIFY(weights == others);
        }
    }

    void theNormIsTheEuclideanLength() {
        std::vector<Real> gradient(37, Real(2));
        QVERIFY(std::abs(normOf(gradient) - std::sqrt(37.0 * 4)) < 1e-9);
    }

    void clippingShortensLongGradientsAndLeavesShortOnes() {
        std::vector<Real> gradient{3, 4};
        clipNorm(gradient, normOf(gradient), 10);
        QCOMPARE(gradient[0], Real(3));
        clipNorm(gradient, normOf(gradient), 1);
        QVERIFY(std::abs(normOf(gradient) - 1) < 1e-6);
        QVERIFY(std::abs(gradient[1] / gradient[0] - Real(4) / Real(3)) < Real(1e-5));
    }
};

QTEST_GUILESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
