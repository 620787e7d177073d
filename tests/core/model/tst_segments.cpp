// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sequence gone through in segments: answers and gradient are the same within rounding, and they are the same to the bit
// whether the segments are kept or computed once more.

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/model/embedding.h"
#include "tests/support/cell_problems.h"

using namespace miru;
using namespace miru::test;
using namespace miru::test::cells;

namespace {

struct Outcome {
    std::vector<Real> logits;
    std::vector<Real> end;
    Parameters gradient;
};

Outcome outcomeOf(const Problem& problem, NetworkPass& pass, Segments segments) {
    const Network& network = problem.network;
    network.forward(problem.input(), pass, segments);
    Outcome outcome{{}, {}, Parameters(network.parameters().tensors())};
    const auto append = [](std::vector<Real>& numbers, ConstMatrixView m) {
        for (int j = 0; j < m.cols(); ++j) numbers.insert(numbers.end(), m.column(j), m.column(j) + m.rows());
    };
    append(outcome.logits, pass.logits);
    append(outcome.end, pass.trace().end().hidden);
    if (pass.trace().hasMemory) append(outcome.end, pass.trace().end().memory);
    lossGradient(pass.logits, targetsOf(problem.labels), Real(1) / batch, problem.layout());
    network.backward(pass, outcome.gradient);
    if (network.shape().hasEmbedding()) addToEmbedding(pass.dEmbedded, problem.tokens, outcome.gradient.tensor("E"));
    return outcome;
}

bool isClose(std::span<const Real> some, std::span<const Real> others) {
    const double least = sizeof(Real) == 4 ? 1e-5 : 1e-13;
    return std::ranges::equal(some, others, [&](Real one, Real other) {
        return std::abs(static_cast<double>(one) - static_cast<double>(other)) <
               least * (1 + std::abs(static_cast<double>(one)));
    });
}

}  // namespace

class TestSegments : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anySegmentsGiveTheSame_data() {
        QTest::addColumn<int>("cell");
        QTest::addColumn<int>("inhibition");
        QTest::addColumn<int>("reading");
        QTest::addColumn<bool>("everyStep");
        QTest::addColumn<int>("rule");
        const char* const rules[] = {"BPTT", "truncated", "feedback alignment"};
        for (std::size_t cell = 0; cell < std::size(cellForms); ++cell)
            for (std::size_t inhibition = 0; inhibition < std::size(inhibitionForms); inhibition += 2)
                for (std::size_t reading = 0; reading < std::size(readingForms); ++reading)
                    for (const bool everyStep : {false, true})
                        for (int rule = 0; rule < 3; ++rule)
                            QTest::addRow("%s, %s%s, %s, %s", cellForms[cell].name, inhibitionForms[inhibition].name,
                                          readingForms[reading].name, everyStep ? "every step" : "at the end",
                                          rules[rule])
                                << static_cast<int>(cell) << static_cast<int>(inhibition) << static_cast<int>(reading)
                                << everyStep << rule;
    }
    void anySegmentsGiveTheSame() {
        QFETCH(int, cell);
        QFETCH(int, inhibition);
        QFETCH(int, reading);
        QFETCH(bool, everyStep);
        QFETCH(int, rule);
        const Problem problem = makeProblem(cellForms[cell], inhibitionForms[inhibition].inhibition,
                                            readingForms[reading].reads, everyStep, {static_cast<CreditRule>(rule), 4});
        NetworkPass wholePass;
        const Outcome whole = outcomeOf(problem, wholePass, {});
        QVERIFY(std::ranges::any_of(whole.gradient.values(), [](Real number) { return number != 0; }));
        NetworkPass pass;  // one for all: what an earlier pass has left in it does not matter
        for (const int length : {1, 2, 4, 5, 6, 100}) {
            const Outcome kept = outcomeOf(problem, pass, {length, Segments::Kept::Everything});
            QVERIFY2(isClose(kept.logits, whole.logits) && isClose(kept.end, whole.end),
                     qPrintable(QString::number(length)));
            QVERIFY2(isClose(kept.gradient.values(), whole.gradient.values()), qPrintable(QString::number(length)));
            const Outcome again = outcomeOf(problem, pass, {length, Segments::Kept::Ends});
            QVERIFY(again.logits == kept.logits && again.end == kept.end);
            QVERIFY2(std::ranges::equal(again.gradient.values(), kept.gradient.values()),
                     qPrintable(QString::number(length)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSegments)
#include "tst_segments.moc"
