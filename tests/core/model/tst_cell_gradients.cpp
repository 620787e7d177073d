// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell and every form of inhibition against finite differences, in double precision; numbers read, and words of
// sequences that differ in length, with an embedding and without; from the state of zero, and from a given one.

#include <QTest>

#include "core/learning/loss.h"
#include "core/model/embedding.h"
#include "core/model/network.h"
#include "tests/support/batches.h"

using namespace miru;
using namespace miru::test;

namespace {

struct Form {
    const char* name;
    CellKind cell;
    ResetOrder reset = ResetOrder::BeforeProduct;
    bool learnsCoefficients = false;
};
const Form forms[] = {{"LSTM", CellKind::Lstm},
                      {"GRU, reset before", CellKind::Gru},
                      {"GRU, reset after", CellKind::Gru, ResetOrder::AfterProduct},
                      {"MGU", CellKind::Mgu},
                      {"MiRU-1", CellKind::Miru1},
                      {"MiRU-1, λ learned", CellKind::Miru1, ResetOrder::BeforeProduct, true},
                      {"MiRU-2", CellKind::Miru2},
                      {"MiRU-2, β and λ learned", CellKind::Miru2, ResetOrder::BeforeProduct, true},
                      {"RNN", CellKind::Rnn},
                      {"minGRU", CellKind::MinGru}};

struct InhibitionForm {
    const char* name;
    Inhibition inhibition;
};
const InhibitionForm inhibitionForms[] = {
    {"no inhibition", {}},
    {"state by value", {0.5, Inhibition::Where::State, Inhibition::Rank::Value}},
    {"state by magnitude", {0.5, Inhibition::Where::State, Inhibition::Rank::Magnitude}},
    {"readout by value", {0.5, Inhibition::Where::Readout, Inhibition::Rank::Value}},
    {"readout by magnitude", {0.5, Inhibition::Where::Readout, Inhibition::Rank::Magnitude}}};

constexpr int steps = 6;
constexpr int batch = 3;
constexpr int inputs = 4;
constexpr int hidden = 7;
constexpr int classes = 3;
constexpr int vocabulary = 5;
const std::vector<int> starts{0, 2, 5};

enum class Reads { Numbers, Words, OneHot, NumbersFromAState, OneHotFromAState };
struct ReadingForm {
    const char* name;
    Reads reads;
};
const ReadingForm readingForms[] = {{"", Reads::Numbers},
                                    {", words", Reads::Words},
                                    {", one-hot words", Reads::OneHot},
                                    {", from a state", Reads::NumbersFromAState},
                                    {", one-hot words from a state", Reads::OneHotFromAState}};
bool isOneHot(Reads reads) { return reads == Reads::OneHot || reads == Reads::OneHotFromAState; }
bool beginsInAState(Reads reads) { return reads == Reads::NumbersFromAState || reads == Reads::OneHotFromAState; }

struct Problem {
    Network network;
    Matrix x;
    std::vector<Token> tokens;  // in place of x
    std::vector<std::int32_t> labels;
    Matrix initial;  // states of both kinds to begin in; or empty

    NetworkInput input() const {
        const CellState begin = initial.cols() > 0 ? CellState{initial, initial} : CellState{};
        if (tokens.empty()) return {.steps = steps, .frames = x, .initial = begin};
        return {.steps = steps, .tokens = tokens, .starts = beginnings(), .initial = begin};
    }
    AnswerLayout layout() const {
        const bool everyStep = network.shape().answers == NetworkShape::Answers::EveryStep;
        return {everyStep ? steps : 1, tokens.empty() ? std::span<const int>() : beginnings()};
    }
    std::span<const int> beginnings() const {
        return initial.cols() > 0 ? std::span<const int>() : std::span<const int>(starts);
    }
    double loss() const {
        NetworkPass pass;
        network.forward(input(), pass);
        return lossOf(pass.logits, targetsOf(labels), layout()).meanLoss();
    }
};

Problem makeProblem(const Form& form, const Inhibition& inhibition, Reads reads, bool answersEveryStep) {
    const bool readsWords = reads == Reads::Words || isOneHot(reads);
    Random random(11, "test");
    Coefficients coefficients;
    for (int i = 0; i < hidden; ++i) {
        coefficients.beta.push_back(static_cast<Real>(random.uniform(0, 1)));
        coefficients.lambda.push_back(static_cast<Real>(random.uniform(0, 0.95)));
    }
    const NetworkShape shape{form.cell,
                             form.reset,
                             isOneHot(reads) ? vocabulary : inputs,
                             hidden,
                             classes,
                             readsWords ? vocabulary : 0,
                             answersEveryStep ? NetworkShape::Answers::EveryStep : NetworkShape::Answers::AtTheEnd,
                             form.learnsCoefficients,
                             isOneHot(reads)};
    Problem problem{Network(shape, coefficients, inhibition, 3), Matrix(inputs, steps * batch), {}, {0, 2, 1}, {}};
    for (Real& weight : problem.network.parameters().values()) weight = static_cast<Real>(random.normal() * 0.5);
    for (int j = 0; j < problem.x.cols(); ++j)
        for (int i = 0; i < inputs; ++i) problem.x(i, j) = static_cast<Real>(random.normal());
    for (int n = 0; readsWords && n < steps * batch; ++n)
        problem.tokens.push_back(static_cast<Token>(random.below(vocabulary)));
    if (beginsInAState(reads)) {
        problem.initial.resize(hidden, batch);
        for (int j = 0; j < batch; ++j)
            for (int i = 0; i < hidden; ++i) problem.initial(i, j) = static_cast<Real>(random.normal() * 0.5);
    }
    return problem;
}

}  // namespace

class TestCellGradients : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyGradientIsTheSlopeOfTheLoss_data() {
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("inhibition");
        QTest::addColumn<int>("reading");
        QTest::addColumn<bool>("answersEveryStep");
        for (const bool answersEveryStep : {false, true})
            for (int r = 0; r < static_cast<int>(std::size(readingForms)); ++r)
                for (int f = 0; f < static_cast<int>(std::size(forms)); ++f)
                    for (int i = 0; i < 5; ++i)
                        QTest::addRow("%s, %s%s%s", forms[f].name, inhibitionForms[i].name, readingForms[r].name,
                                      answersEveryStep ? ", every step answered" : "")
                            << f << i << r << answersEveryStep;
    }
    void everyGradientIsTheSlopeOfTheLoss() {
        QFETCH(int, form);
        QFETCH(int, inhibition);
        QFETCH(int, reading);
        QFETCH(bool, answersEveryStep);
        Problem problem = makeProblem(forms[form], inhibitionForms[inhibition].inhibition, readingForms[reading].reads,
                                      answersEveryStep);
        auto& parameters = problem.network.parameters();
        NetworkPass pass;
        problem.network.forward(problem.input(), pass);
        Parameters gradient(parameters.tensors());
        lossGradient(pass.logits, targetsOf(problem.labels), Real(1) / batch, problem.layout());
        problem.network.backward(pass, gradient);
        if (problem.network.shape().hasEmbedding())
            addToEmbedding(pass.dEmbedded, problem.tokens, gradient.tensor("E"));

        constexpr double width = 1e-5;
        int notZero = 0;
        for (const auto& tensor : parameters.tensors()) {
            const auto weights = parameters.tensor(tensor.name);
            const auto slopes = gradient.tensor(tensor.name);
            for (int j = 0; j < tensor.cols; ++j)
                for (int i = 0; i < tensor.rows; ++i) {
                    const Real kept = weights(i, j);
                    weights(i, j) = static_cast<Real>(kept + width);
                    const double above = problem.loss();
                    weights(i, j) = static_cast<Real>(kept - width);
                    const double below = problem.loss();
                    weights(i, j) = kept;
                    const double slope = (above - below) / (2 * width);
                    const double computed = static_cast<double>(slopes(i, j));
                    const double scale = std::max({std::abs(slope), std::abs(computed), 1e-4});
                    QVERIFY2(std::abs(slope - computed) < 1e-6 * scale + 1e-10,
                             qPrintable(QString("%1(%2,%3): slope %4, gradient %5")
                                            .arg(tensor.name.c_str())
                                            .arg(i)
                                            .arg(j)
                                            .arg(slope, 0, 'g', 12)
                                            .arg(computed, 0, 'g', 12)));
                    notZero += computed != 0 ? 1 : 0;
                }
        }
        QVERIFY(notZero > static_cast<int>(parameters.count()) / 3);
    }
};

QTEST_GUILESS_MAIN(TestCellGradients)
#include "tst_cell_gradients.moc"
