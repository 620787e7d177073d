// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of credit (core/model/credit.h), for every cell, every form of inhibition and every way of reading, in double
// precision. Neither truncation nor feedback alignment gives the slope of the loss; each gives the slopes of another
// function, which is written down here: of the loss with the states between windows held, and of B e times each step's
// state with the state before it held.

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/model/embedding.h"
#include "tests/support/cell_problems.h"

using namespace miru;
using namespace miru::test;
using namespace miru::test::cells;

namespace {

Credit truncated(int window) { return {CreditRule::Truncated, window}; }
const Credit feedbackAlignment{CreditRule::FeedbackAlignment};

/// What is asked of the logits: any numbers do, since what comes before them is a matter of the loss.
Matrix errorsOf(const Problem& problem) {
    const bool everyStep = problem.network.shape().answers == NetworkShape::Answers::EveryStep;
    Random random(5, "errors");
    Matrix errors(classes, everyStep ? steps * batch : batch);
    for (int j = 0; j < errors.cols(); ++j)
        for (int i = 0; i < classes; ++i) errors(i, j) = static_cast<Real>(random.normal());
    return errors;
}

/// The gradient as the network has it.
Parameters gradientOf(const Problem& problem) {
    NetworkPass pass;
    problem.network.forward(problem.input(), pass);
    const Matrix errors = errorsOf(problem);
    for (int j = 0; j < errors.cols(); ++j) std::copy_n(errors.column(j), classes, pass.logits.column(j));
    Parameters gradient(problem.network.parameters().tensors());
    problem.network.backward(pass, gradient);
    if (problem.network.shape().hasEmbedding()) addToEmbedding(pass.dEmbedded, problem.tokens, gradient.tensor("E"));
    return gradient;
}

/// Some steps of a problem, read from a state that is held while the weights change.
struct Part {
    int first;
    int count;
    Matrix hidden;
    Matrix memory;

    Part(const Trace& trace, int first_, int count_) : first(first_), count(count_), hidden(0, 0), memory(0, 0) {
        keep(trace.states.block(first, batch), hidden);
        if (trace.hasMemory) keep(trace.memory.block(first, batch), memory);
    }
    static void keep(ConstMatrixView from, Matrix& to) {
        to.resize(from.rows(), from.cols());
        for (int j = 0; j < from.cols(); ++j) std::copy_n(from.column(j), from.rows(), to.column(j));
    }
    void read(const Problem& problem, NetworkPass& pass) const {
        NetworkInput input = problem.input();
        std::vector<int> begins(input.starts.begin(), input.starts.end());
        for (int& begin : begins) begin = std::max(0, begin - first);
        const bool readsWords = !input.tokens.empty();
        const auto place = static_cast<std::size_t>(first * batch);
        NetworkInput part{.steps = count, .starts = begins};
        if (readsWords)
            part.tokens = input.tokens.subspan(place, static_cast<std::size_t>(count * batch));
        else
            part.frames = input.frames.columnRange(first * batch, count * batch);
        part.initial.hidden = hidden;
        if (memory.cols() > 0) part.initial.memory = memory;
        problem.network.forward(part, pass);
    }
};

double sumOfProducts(ConstMatrixView one, ConstMatrixView other) {
    double sum = 0;
    for (int j = 0; j < one.cols(); ++j)
        for (int i = 0; i < one.rows(); ++i) sum += static_cast<double>(one(i, j)) * static_cast<double>(other(i, j));
    return sum;
}

/// Σ e · logits, window by window from the last step on.
std::function<double()> truncatedLoss(const Problem& problem, int window) {
    NetworkPass whole;
    problem.network.forward(problem.input(), whole);
    const bool everyStep = problem.network.shape().answers == NetworkShape::Answers::EveryStep;
    auto parts = std::make_shared<std::vector<Part>>();
    for (int last = steps; last > 0 && (everyStep || last == steps); last -= window)
        parts->emplace_back(whole.trace(), std::max(0, last - window), std::min(window, last));
    return [parts, &problem, everyStep] {
        const Matrix errors = errorsOf(problem);
        double loss = 0;
        for (const Part& part : *parts) {
            NetworkPass pass;
            part.read(problem, pass);
            const int from = everyStep ? part.first * batch : 0;
            loss += sumOfProducts(pass.logits, errors.view().columnRange(from, pass.logits.cols()));
        }
        return loss;
    };
}

/// Σ_t (B e_t) · h_t, each step read from the state before it.
std::function<double()> feedbackLoss(const Problem& problem) {
    NetworkPass whole;
    problem.network.forward(problem.input(), whole);
    auto parts = std::make_shared<std::vector<Part>>();
    for (int t = 0; t < steps; ++t) parts->emplace_back(whole.trace(), t, 1);
    return [parts, &problem] {
        const Matrix errors = errorsOf(problem);
        const auto feedback = problem.network.feedback();
        double loss = 0;
        for (const Part& part : *parts) {
            NetworkPass pass;
            part.read(problem, pass);
            const bool everyStep = errors.cols() > batch;
            for (int b = 0; b < batch; ++b)
                for (int i = 0; i < hidden; ++i)
                    for (int c = 0; c < classes; ++c)
                        loss += static_cast<double>(feedback(i, c)) *
                                static_cast<double>(errors(c, everyStep ? part.first * batch + b : b)) *
                                static_cast<double>(pass.trace().hidden()(i, b));
        }
        return loss;
    };
}

/// Compares with the slopes of `loss`, of all tensors but those named; how many are not zero.
int compareWithSlopes(Problem& problem, const Parameters& gradient, const std::function<double()>& loss,
                      const std::vector<std::string>& without = {}) {
    auto& parameters = problem.network.parameters();
    constexpr double width = 1e-5;
    int notZero = 0;
    for (const auto& tensor : parameters.tensors()) {
        if (std::ranges::find(without, tensor.name) != without.end()) continue;
        const auto weights = parameters.tensor(tensor.name);
        const auto slopes = gradient.tensor(tensor.name);
        for (int j = 0; j < tensor.cols; ++j)
            for (int i = 0; i < tensor.rows; ++i) {
                const Real kept = weights(i, j);
                weights(i, j) = static_cast<Real>(kept + width);
                const double above = loss();
                weights(i, j) = static_cast<Real>(kept - width);
                const double below = loss();
                weights(i, j) = kept;
                const double slope = (above - below) / (2 * width);
                const double computed = static_cast<double>(slopes(i, j));
                const double scale = std::max({std::abs(slope), std::abs(computed), 1e-3});
                if (!(std::abs(slope - computed) < 1e-6 * scale + 1e-9)) {
                    qWarning("%s(%d,%d): slope %.12g, gradient %.12g", tensor.name.c_str(), i, j, slope, computed);
                    return -1;
                }
                notZero += computed != 0 ? 1 : 0;
            }
    }
    return notZero;
}

void addProblems() {
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("inhibition");
    QTest::addColumn<int>("reading");
    QTest::addColumn<bool>("answersEveryStep");
    for (const bool answersEveryStep : {false, true})
        for (int r = 0; r < static_cast<int>(std::size(readingForms)); ++r)
            for (int f = 0; f < static_cast<int>(std::size(cellForms)); ++f)
                for (const int i : {0, 1, 4})
                    QTest::addRow("%s, %s%s%s", cellForms[f].name, inhibitionForms[i].name, readingForms[r].name,
                                  answersEveryStep ? ", every step answered" : "")
                        << f << i << r << answersEveryStep;
}
Problem fetchedProblem(Credit credit) {
    const auto fetch = [](const char* name) { return *static_cast<const int*>(QTest::qData(name, QMetaType::Int)); };
    const bool everyStep = *static_cast<const bool*>(QTest::qData("answersEveryStep", QMetaType::Bool));
    return makeProblem(cellForms[fetch("form")], inhibitionForms[fetch("inhibition")].inhibition,
                       readingForms[fetch("reading")].reads, everyStep, credit);
}

bool areEqual(const Parameters& one, const Parameters& other) {
    return std::ranges::equal(one.values(), other.values());
}
bool areEqual(const Parameters& one, const Parameters& other, const char* name) {
    const auto a = one.tensor(name);
    const auto b = other.tensor(name);
    for (int j = 0; j < a.cols(); ++j)
        if (!std::equal(a.column(j), a.column(j) + a.rows(), b.column(j))) return false;
    return true;
}

}  // namespace

class TestCredit : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void windowsAreCountedBackFromTheLastStep() {
        const auto edges = [](Credit credit, int count) {
            std::string text;
            for (int t = 0; t < count; ++t) text += credit.reachesBefore(t, count) ? '-' : '|';
            return text;
        };
        QCOMPARE(edges({}, 7), std::string("|------"));
        QCOMPARE(edges(truncated(3), 7), std::string("||--|--"));
        QCOMPARE(edges(truncated(1), 7), std::string("|||||||"));
        QCOMPARE(edges(truncated(6), 7), std::string("||-----"));
        QCOMPARE(edges(truncated(7), 7), std::string("|------"));
        QCOMPARE(edges(truncated(1000), 7), std::string("|------"));
        QCOMPARE(edges(feedbackAlignment, 7), std::string("|||||||"));
        QCOMPARE(truncated(3).firstStep(7, false), 4);
        QCOMPARE(truncated(3).firstStep(7, true), 0);
        QCOMPARE(truncated(8).firstStep(7, false), 0);
        QCOMPARE(feedbackAlignment.firstStep(7, false), 0);
        QCOMPARE(truncated(3).stepsKept(7, true), 3);
        QCOMPARE(truncated(8).stepsKept(7, false), 7);
        QCOMPARE(feedbackAlignment.stepsKept(7, false), 7);
        QCOMPARE(feedbackAlignment.stepsKept(7, true), 1);
    }

    void aWindowOfTheWholeSequenceIsBptt_data() { addProblems(); }
    void aWindowOfTheWholeSequenceIsBptt() {
        const Parameters expected = gradientOf(fetchedProblem({}));
        for (const int window : {steps, steps + 1, 1000})
            QVERIFY(areEqual(gradientOf(fetchedProblem(truncated(window))), expected));
        QVERIFY(!areEqual(gradientOf(fetchedProblem(truncated(steps - 1))), expected));
    }

    void aTruncatedGradientIsTheSlopeWhileStatesBetweenWindowsAreHeld_data() { addProblems(); }
    void aTruncatedGradientIsTheSlopeWhileStatesBetweenWindowsAreHeld() {
        for (int window = 1; window < steps; ++window) {
            Problem problem = fetchedProblem(truncated(window));
            const Parameters gradient = gradientOf(problem);
            QVERIFY(compareWithSlopes(problem, gradient, truncatedLoss(problem, window)) > 20);
        }
    }

    void feedbackAlignmentGivesEachStepItsOwnDerivative_data() { addProblems(); }
    void feedbackAlignmentGivesEachStepItsOwnDerivative() {
        Problem problem = fetchedProblem(feedbackAlignment);
        const Parameters gradient = gradientOf(problem);
        QVERIFY(compareWithSlopes(problem, gradient, feedbackLoss(problem), {"V", "c"}) > 20);
        QVERIFY(!areEqual(gradient, gradientOf(fetchedProblem({})), "W"));
    }

    void theReadoutLearnsByItsTrueGradient_data() { addProblems(); }
    void theReadoutLearnsByItsTrueGradient() {
        const Parameters expected = gradientOf(fetchedProblem({}));
        for (const Credit credit : {truncated(1), truncated(4), feedbackAlignment}) {
            const Parameters gradient = gradientOf(fetchedProblem(credit));
            for (const char* tensor : {"V", "c"}) QVERIFY(areEqual(gradient, expected, tensor));
        }
    }

    /// MiRU-2 step by step, as the header of credit.h has it and a device would do it.
    void miru2ByHand() {
        const Problem problem = makeProblem(cellForms[6], {}, Reads::Numbers, false, feedbackAlignment);
        const Network& network = problem.network;
        QVERIFY(network.shape().cell == CellKind::Miru2);
        const auto W = network.parameters().tensor("W");
        const auto U = network.parameters().tensor("U");
        const auto b = network.parameters().tensor("b");
        const Coefficients coefficients = network.coefficients();
        const auto beta = [&](int i) { return static_cast<double>(coefficients.beta[static_cast<std::size_t>(i)]); };
        const auto lambda = [&](int i) {
            return static_cast<double>(coefficients.lambda[static_cast<std::size_t>(i)]);
        };
        const Matrix errors = errorsOf(problem);
        double dW[hidden][inputs] = {};
        double dU[hidden][hidden] = {};
        double db[hidden] = {};
        for (int sample = 0; sample < batch; ++sample) {
            double h[hidden] = {};
            for (int t = 0; t < steps; ++t) {
                const auto x = [&](int j) { return static_cast<double>(problem.x(j, t * batch + sample)); };
                double next[hidden];
                for (int i = 0; i < hidden; ++i) {
                    double a = static_cast<double>(b(i, 0));
                    for (int j = 0; j < inputs; ++j) a += static_cast<double>(W(i, j)) * x(j);
                    for (int j = 0; j < hidden; ++j) a += static_cast<double>(U(i, j)) * beta(j) * h[j];
                    const double candidate = std::tanh(a);
                    next[i] = lambda(i) * h[i] + (1 - lambda(i)) * candidate;
                    double fedBack = 0;
                    for (int c = 0; c < classes; ++c)
                        fedBack +=
                            static_cast<double>(network.feedback()(i, c)) * static_cast<double>(errors(c, sample));
                    const double da = fedBack * (1 - lambda(i)) * (1 - candidate * candidate);
                    for (int j = 0; j < inputs; ++j) dW[i][j] += da * x(j);
                    for (int j = 0; j < hidden; ++j) dU[i][j] += da * beta(j) * h[j];
                    db[i] += da;
                }
                std::copy_n(next, hidden, h);
            }
        }
        const Parameters gradient = gradientOf(problem);
        const auto isNear = [](Real one, double other) {
            return std::abs(static_cast<double>(one) - other) < 1e-12 * std::max(1.0, std::abs(other));
        };
        for (int i = 0; i < hidden; ++i) {
            for (int j = 0; j < inputs; ++j) QVERIFY(isNear(gradient.tensor("W")(i, j), dW[i][j]));
            for (int j = 0; j < hidden; ++j) QVERIFY(isNear(gradient.tensor("U")(i, j), dU[i][j]));
            QVERIFY(isNear(gradient.tensor("b")(i, 0), db[i]));
        }
    }

    void theFeedbackIsDrawnOnceFromTheSeedAsLargeAsAReadout() {
        const auto networkOf = [](std::uint64_t seed, Credit credit) {
            constexpr int units = 64;
            return Network({.inputs = 3, .hidden = units, .classes = 10},
                           {std::vector<Real>(units, Real(0.5)), std::vector<Real>(units, Real(0.5))}, {}, seed,
                           credit);
        };
        const Network one = networkOf(1, feedbackAlignment);
        const Network again = networkOf(1, feedbackAlignment);
        const Network other = networkOf(2, feedbackAlignment);
        const Network copy = one;
        QCOMPARE(one.feedback().rows(), 64);
        QCOMPARE(one.feedback().cols(), 10);
        double squares = 0;
        bool differs = false;
        for (int j = 0; j < 10; ++j)
            for (int i = 0; i < 64; ++i) {
                const Real number = one.feedback()(i, j);
                QVERIFY(std::abs(number) <= Real(1) / 8);
                QCOMPARE(again.feedback()(i, j), number);
                QCOMPARE(copy.feedback()(i, j), number);
                differs = differs || other.feedback()(i, j) != number;
                squares += static_cast<double>(number) * static_cast<double>(number);
            }
        QVERIFY(differs);
        QVERIFY(std::abs(squares / 640 - 1.0 / (3 * 64)) < 0.1 / (3 * 64));  // uniform in ±1/√H
        // It changes nothing else that is drawn, and without the rule there is none.
        QVERIFY(areEqual(one.parameters(), networkOf(1, {}).parameters()));
        QCOMPARE(networkOf(1, {}).feedback().cols(), 0);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, networkOf(1, truncated(0)));
    }
};

QTEST_GUILESS_MAIN(TestCredit)
#include "tst_credit.moc"
