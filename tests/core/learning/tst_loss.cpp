// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The loss and its gradient, for everything that can be asked of an answer. Computed in double, against finite differences.

#include "core/learning/loss.h"

#include <QTest>
#include <cmath>

#include "core/math/random.h"

using namespace miru;

namespace {

constexpr int outputs = 6;
constexpr int sequences = 3;

Matrix logitsOf(int answers, std::uint64_t seed = 1) {
    Random random(seed, "logits");
    Matrix logits(outputs, answers * sequences);
    for (int j = 0; j < logits.cols(); ++j)
        for (int i = 0; i < outputs; ++i) logits(i, j) = static_cast<Real>(random.normal());
    return logits;
}

/// What is minimised: both terms with their weights.
double objective(Matrix& logits, std::span<const Target> targets, const AnswerLayout& layout) {
    double sum = 0;
    for (std::size_t b = 0; b < targets.size(); ++b) {
        Matrix own(outputs, layout.answers);
        for (int a = 0; a < layout.answers; ++a)
            std::copy_n(logits.column(a * sequences + static_cast<int>(b)), outputs, own.column(a));
        const auto start = layout.starts.empty() ? std::span<const int>() : layout.starts.subspan(b, 1);
        const LossSum one = lossOf(own, targets.subspan(b, 1), {layout.answers, start});
        sum += static_cast<double>(targets[b].weight) * one.loss +
               static_cast<double>(targets[b].near.strength) *
                   (one.of(TrainingQuantity::Distillation).sum + one.of(TrainingQuantity::KeptLogits).sum);
    }
    return sum;
}

void verifyGradient(std::vector<Target> targets, const AnswerLayout& layout) {
    Matrix logits = logitsOf(layout.answers);
    Matrix gradient = logitsOf(layout.answers);
    lossGradient(gradient, targets, Real(0.25), layout);
    constexpr double width = 1e-5;
    for (int j = 0; j < logits.cols(); ++j)
        for (int i = 0; i < outputs; ++i) {
            const Real kept = logits(i, j);
            logits(i, j) = static_cast<Real>(kept + width);
            const double above = objective(logits, targets, layout);
            logits(i, j) = static_cast<Real>(kept - width);
            const double below = objective(logits, targets, layout);
            logits(i, j) = kept;
            const double slope = 0.25 * (above - below) / (2 * width);
            QVERIFY2(std::abs(slope - static_cast<double>(gradient(i, j))) < 1e-8,
                     qPrintable(QString("%1 %2: slope %3, gradient %4")
                                    .arg(i)
                                    .arg(j)
                                    .arg(slope)
                                    .arg(static_cast<double>(gradient(i, j)))));
        }
}

}  // namespace

class TestLoss : public QObject {
    Q_OBJECT

    std::vector<Real> m_kept = std::vector<Real>(5 * outputs);
    std::vector<OutputRange> m_groups{{0, 2}, {2, 4}};
    std::vector<std::int32_t> m_labels{0, 3, 1, 5, 2};

 private Q_SLOTS:
    void initTestCase() {
        Random random(2, "kept");
        for (Real& number : m_kept) number = static_cast<Real>(random.normal());
    }

    void theGradientIsTheSlopeOfTheLoss_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("everyStep");
        const char* const kinds[] = {"labels",          "a mask",          "a weight",
                                     "near by squares", "near by softmax", "near in groups"};
        for (const bool everyStep : {false, true})
            for (int kind = 0; kind < 6; ++kind)
                QTest::addRow("%s%s", kinds[kind], everyStep ? ", every step" : "") << kind << everyStep;
    }
    void theGradientIsTheSlopeOfTheLoss() {
        QFETCH(int, kind);
        QFETCH(bool, everyStep);
        const int answers = everyStep ? 5 : 1;
        Target target{.label = 1};
        if (everyStep) target.labels = m_labels;
        if (kind == 1) target.active = {0, everyStep ? 6 : 3};
        if (kind == 1 && everyStep) target.active = {1, 6};
        if (kind == 2) target.weight = Real(0.3);
        const auto kept = std::span<const Real>(m_kept).first(static_cast<std::size_t>(answers) * outputs);
        if (kind == 3) target.near = {kept, Real(0.7), 0};
        if (kind == 4) target.near = {kept, Real(0.7), Real(2)};
        if (kind == 5) target.near = {kept, Real(0.7), Real(2), m_groups};
        const std::vector<int> starts{0, 2, 4};
        verifyGradient({target, {.label = 2, .labels = target.labels}, target},
                       {answers, everyStep ? std::span<const int>(starts) : std::span<const int>()});
    }

    void maskedOutputsAreNeitherAnsweredNorTouched() {
        Matrix logits = logitsOf(1);
        for (int j = 0; j < sequences; ++j) logits(5, j) = 100;
        const std::vector<Target> targets(sequences, Target{.label = 1, .active = {0, 3}});
        const LossSum sum = lossOf(logits, targets);
        QVERIFY(sum.loss < 20);
        lossGradient(logits, targets, 1);
        for (int j = 0; j < sequences; ++j)
            for (int i = 3; i < outputs; ++i) QCOMPARE(logits(i, j), Real(0));
    }

    void aLabelThatIsMaskedIsAWrongAnswerAndAsksForNothing() {
        Matrix logits = logitsOf(1);
        const std::vector<Target> targets(sequences, Target{.label = 4, .active = {0, 3}});
        const LossSum sum = lossGradient(logits, targets, 1);
        QCOMPARE(sum.correct, std::int64_t{0});
        QCOMPARE(sum.answers, std::int64_t{sequences});
        QCOMPARE(sum.loss, 0.0);
        for (int j = 0; j < sequences; ++j)
            for (int i = 0; i < outputs; ++i) QCOMPARE(logits(i, j), Real(0));
    }

    void theLossOfASequenceIsTheMeanOverItsSteps() {
        Matrix logits = logitsOf(5);
        const std::vector<Target> targets(sequences, Target{.labels = m_labels});
        const std::vector<int> starts{0, 3, 0};
        const LossSum sum = lossOf(logits, targets, {5, starts});
        QCOMPARE(sum.samples, std::int64_t{3});
        QCOMPARE(sum.answers, std::int64_t{5 + 2 + 5});
    }

    void whatDoesNotFitIsRefused() {
        Matrix logits = logitsOf(1);
        const std::vector<Target> few(2);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, lossOf(logits, few));
        const std::vector<Target> beyond(3, Target{.active = {0, 9}});
        QVERIFY_THROWS_EXCEPTION(std::logic_error, lossOf(logits, beyond));
    }
};

QTEST_GUILESS_MAIN(TestLoss)
#include "tst_loss.moc"
