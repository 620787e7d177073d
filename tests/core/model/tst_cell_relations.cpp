// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells that are special cases of one another: the same numbers from two equations, in double.

#include <QTest>
#include <cmath>

#include "core/math/random.h"
#include "core/model/network.h"

using namespace miru;

namespace {

constexpr int inputs = 5;
constexpr int hidden = 9;
constexpr int steps = 7;
constexpr int batch = 4;
constexpr double closeness = sizeof(Real) == 8 ? 1e-12 : 1e-5;

Coefficients uniform(double beta, double lambda) {
    return {std::vector<Real>(hidden, static_cast<Real>(beta)), std::vector<Real>(hidden, static_cast<Real>(lambda))};
}

Network networkOf(CellKind cell, const Coefficients& coefficients = uniform(0.5, 0.5), bool learns = false) {
    return Network({.cell = cell, .inputs = inputs, .hidden = hidden, .classes = 3, .learnsCoefficients = learns},
                   coefficients, {}, 7);
}

/// Copies one gate's block of rows, of W, U and b.
void copyGate(const Network& from, int fromGate, Network& to, int toGate) {
    for (const char* const name : {"W", "U", "b"}) {
        const auto source = from.parameters().tensor(name).rowRange(fromGate * hidden, hidden);
        const auto target = to.parameters().tensor(name).rowRange(toGate * hidden, hidden);
        for (int j = 0; j < source.cols(); ++j)
            for (int i = 0; i < hidden; ++i) target(i, j) = source(i, j);
    }
}

/// A gate that says the same whatever it reads.
void setGate(Network& network, int gate, double argument) {
    for (const char* const name : {"W", "U", "b"}) {
        const auto rows = network.parameters().tensor(name).rowRange(gate * hidden, hidden);
        for (int j = 0; j < rows.cols(); ++j)
            for (int i = 0; i < hidden; ++i) rows(i, j) = static_cast<Real>(name[0] == 'b' ? argument : 0);
    }
}

double logit(double share) { return std::log(share / (1 - share)); }

Matrix someInput() {
    Random random(3, "test");
    Matrix x(inputs, steps * batch);
    for (int j = 0; j < x.cols(); ++j)
        for (int i = 0; i < inputs; ++i) x(i, j) = static_cast<Real>(random.normal());
    return x;
}

Matrix statesOf(const Network& network) {
    NetworkPass pass;
    const Matrix x = someInput();
    network.forward(x, steps, pass);
    Matrix states(hidden, steps * batch);
    for (int j = 0; j < states.cols(); ++j)
        for (int i = 0; i < hidden; ++i) states(i, j) = pass.trace().hidden()(i, j);
    return states;
}

double distance(const Matrix& a, const Matrix& b) {
    double greatest = 0;
    for (int j = 0; j < a.cols(); ++j)
        for (int i = 0; i < a.rows(); ++i)
            greatest = std::max(greatest, std::abs(static_cast<double>(a(i, j) - b(i, j))));
    return greatest;
}

}  // namespace

class TestCellRelations : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aGruWhoseGatesReadNothingIsMiru2() {
        const Network miru = networkOf(CellKind::Miru2, uniform(0.3, 0.8));
        Network gru = networkOf(CellKind::Gru);
        setGate(gru, 0, logit(0.8));
        setGate(gru, 1, logit(0.3));
        copyGate(miru, 0, gru, 2);
        QVERIFY(distance(statesOf(gru), statesOf(miru)) < closeness);
    }

    void miru1WhoseGateReadsNothingIsMiru2() {
        const Network miru2 = networkOf(CellKind::Miru2, uniform(0.3, 0.8));
        Network miru1 = networkOf(CellKind::Miru1, uniform(0.5, 0.8));
        setGate(miru1, 0, logit(0.3));
        copyGate(miru2, 0, miru1, 1);
        QVERIFY(distance(statesOf(miru1), statesOf(miru2)) < closeness);
    }

    void miru2ThatForgetsAllAtOnceIsAnRnn() {
        const Network rnn = networkOf(CellKind::Rnn);
        Network miru = networkOf(CellKind::Miru2, uniform(1, 0));
        copyGate(rnn, 0, miru, 0);
        QVERIFY(distance(statesOf(miru), statesOf(rnn)) < closeness);
    }

    void anMguWithItsGateOpenIsAnRnnAndWithItClosedKeepsItsState() {
        const Network rnn = networkOf(CellKind::Rnn);
        Network mgu = networkOf(CellKind::Mgu);
        copyGate(rnn, 0, mgu, 1);
        setGate(mgu, 0, 50);
        QVERIFY(distance(statesOf(mgu), statesOf(rnn)) < closeness);
        setGate(mgu, 0, -50);
        const Matrix kept = statesOf(mgu);
        for (int n = 0; n < kept.cols(); ++n)
            for (int i = 0; i < hidden; ++i) QVERIFY(std::abs(static_cast<double>(kept(i, n))) < closeness);
    }

    void anLstmWithItsGatesOpenAndNothingKeptSquashesAnRnnsCandidateTwice() {
        // i = 1, f = 0, o = 1: m = tanh(W x + U h' + b), h = tanh(m)
        Network lstm = networkOf(CellKind::Lstm);
        setGate(lstm, 0, 50);
        setGate(lstm, 1, -50);
        setGate(lstm, 3, 50);
        NetworkPass pass;
        const Matrix x = someInput();
        lstm.forward(x, steps, pass);
        const auto memory = lstm.cell().signal(Signal::Memory, pass.trace());
        const auto candidate = lstm.cell().signal(Signal::Candidate, pass.trace());
        const auto states = pass.trace().hidden();
        for (int j = 0; j < memory.cols(); ++j)
            for (int i = 0; i < hidden; ++i) {
                QVERIFY(std::abs(static_cast<double>(memory(i, j) - candidate(i, j))) < closeness);
                QVERIFY(std::abs(static_cast<double>(states(i, j)) - std::tanh(static_cast<double>(memory(i, j)))) <
                        closeness);
            }
    }

    void learnedCoefficientsBeginWhereTheyAreGiven() {
        for (const CellKind cell : {CellKind::Miru1, CellKind::Miru2}) {
            const Network chosen = networkOf(cell, uniform(0.3, 0.8));
            const Network learned = networkOf(cell, uniform(0.3, 0.8), true);
            QVERIFY(distance(statesOf(learned), statesOf(chosen)) < closeness);
            QVERIFY(std::abs(static_cast<double>(learned.coefficients().lambda[4]) - 0.8) < closeness);
            QVERIFY(std::abs(static_cast<double>(learned.coefficients().beta[4]) - 0.3) < closeness);
        }
    }

    void learnedCoefficientsFollowTheirLogits() {
        Network network = networkOf(CellKind::Miru2, uniform(0.3, 0.8), true);
        network.parameters().tensor("lambdaLogit")(2, 0) = 0;
        network.parameters().tensor("betaLogit")(2, 0) = 0;
        QCOMPARE(network.coefficients().lambda[2], Real(0.5));
        QCOMPARE(network.coefficients().beta[2], Real(0.5));
        Network chosen = networkOf(CellKind::Miru2, network.coefficients());
        copyGate(network, 0, chosen, 0);
        QVERIFY(distance(statesOf(network), statesOf(chosen)) < closeness);
    }

    void anLstmRemembersAtFirst() {
        const Network lstm = networkOf(CellKind::Lstm);
        for (int i = 0; i < 4 * hidden; ++i)
            QCOMPARE(lstm.parameters().tensor("b")(i, 0), Real(i / hidden == 1 ? 1 : 0));
    }
};

QTEST_GUILESS_MAIN(TestCellRelations)
#include "tst_cell_relations.moc"
