// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every cell and every form of inhibition against finite differences, in double precision; numbers read, and words of
// sequences that differ in length, with an embedding and without; from the state of zero, and from a given one.

#include <QTest>

#include "core/model/embedding.h"
#include "tests/support/cell_problems.h"

using namespace miru;
using namespace miru::test;
using namespace miru::test::cells;

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
                for (int f = 0; f < static_cast<int>(std::size(cellForms)); ++f)
                    for (int i = 0; i < 5; ++i)
                        QTest::addRow("%s, %s%s%s", cellForms[f].name, inhibitionForms[i].name, readingForms[r].name,
                                      answersEveryStep ? ", every step answered" : "")
                            << f << i << r << answersEveryStep;
    }
    void everyGradientIsTheSlopeOfTheLoss() {
        QFETCH(int, form);
        QFETCH(int, inhibition);
        QFETCH(int, reading);
        QFETCH(bool, answersEveryStep);
        Problem problem = makeProblem(cellForms[form], inhibitionForms[inhibition].inhibition,
                                      readingForms[reading].reads, answersEveryStep);
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
