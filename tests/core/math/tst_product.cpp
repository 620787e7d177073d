// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The matrix products against loops anyone can read, for odd shapes and for parts of larger matrices.

#include <QTest>
#include <cmath>
#include <limits>

#include "core/math/product.h"
#include "core/math/random.h"

using namespace miru;

namespace {

Matrix randomMatrix(int rows, int cols, std::uint64_t seed) {
    Random random(seed, "matrix");
    Matrix m(rows, cols);
    for (int j = 0; j < cols; ++j)
        for (int i = 0; i < rows; ++i) m(i, j) = static_cast<Real>(random.uniform(-1, 1));
    return m;
}

template <typename A, typename B>
double plain(int i, int j, int depth, A a, B b) {
    double sum = 0;
    for (int k = 0; k < depth; ++k) sum += static_cast<double>(a(i, k)) * static_cast<double>(b(k, j));
    return sum;
}

}  // namespace

class TestProduct : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyProductIsTheSumItStandsFor_data() {
        QTest::addColumn<int>("m");
        QTest::addColumn<int>("k");
        QTest::addColumn<int>("n");
        const int shapes[][3] = {{1, 1, 1},
                                 {7, 5, 3},
                                 {128, 128, 16},
                                 {129, 28, 33},
                                 {16, 1, 9},
                                 {200, 64, 1},
                                 {300, 5, 1},
                                 {100, 100, 23},
                                 {31, 40, 8},
                                 {33, 448, 13},
                                 {64, 0, 4},
                                 {48, 3, 7},
                                 // heights of one to ten vectors of 16, depths beyond a block of 512
                                 {17, 9, 2},
                                 {49, 1300, 3},
                                 {64, 1024, 16},
                                 {80, 513, 2},
                                 {96, 20, 8},
                                 {112, 700, 10},
                                 {160, 30, 4}};
        for (const auto& s : shapes) QTest::addRow("%d x %d x %d", s[0], s[1], s[2]) << s[0] << s[1] << s[2];
    }
    void everyProductIsTheSumItStandsFor() {
        QFETCH(int, m);
        QFETCH(int, k);
        QFETCH(int, n);
        const Matrix a = randomMatrix(m, k, 1);
        const Matrix b = randomMatrix(k, n, 2);
        const Matrix bt = randomMatrix(n, k, 4);
        Matrix assigned(m, n);
        Matrix added = randomMatrix(m, n, 5);
        Matrix addedRight = randomMatrix(m, n, 5);
        const Matrix before = randomMatrix(m, n, 5);
        assignProduct(assigned, a, b);
        addProduct(added, a, b);
        addProductTransposed(addedRight, a, bt);
        const double close = 1e-5 * (k + 1);
        for (int i = 0; i < m; ++i)
            for (int j = 0; j < n; ++j) {
                const double old = static_cast<double>(before(i, j));
                const auto near = [&](Real computed, double exact) {
                    return std::abs(static_cast<double>(computed) - exact) < close;
                };
                QVERIFY(near(assigned(i, j), plain(i, j, k, a.view(), b.view())));
                QVERIFY(near(added(i, j), old + plain(i, j, k, a.view(), b.view())));
                QVERIFY(near(addedRight(i, j), old + plain(i, j, k, a.view(), [&](int r, int c) { return bt(c, r); })));
            }
    }

    /// One column, as a sequence by itself has: where it is mostly zero, the rest alone is multiplied.
    void aColumnOfFewNumbersGivesTheSameAsBesideAnother_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("winners");
        for (const int rows : {3, 16, 71, 128, 300})
            for (const int winners : {0, 1, 16, 32, 33, 64})
                QTest::addRow("%d rows, %d", rows, winners) << rows << winners;
    }
    void aColumnOfFewNumbersGivesTheSameAsBesideAnother() {
        QFETCH(int, rows);
        QFETCH(int, winners);
        constexpr int depth = 64;
        const Matrix a = randomMatrix(rows, depth, 1);
        Matrix b = randomMatrix(depth, 2, 2);
        for (int k = 0; k < depth; ++k)
            if (k * winners / depth == (k + 1) * winners / depth) b(k, 0) = 0;
        Matrix alone = randomMatrix(rows, 1, 5);
        Matrix beside(rows, 2);
        for (int i = 0; i < rows; ++i) beside(i, 0) = alone(i, 0);
        addProduct(alone, a, b.view().columnRange(0, 1));
        addProduct(beside, a, b);
        for (int i = 0; i < rows; ++i) QVERIFY(std::abs(alone(i, 0) - beside(i, 0)) < Real(1e-5));
    }

    void partsOfLargerMatricesAreMultipliedInPlace_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("less than a vector") << 3 << 3;
        QTest::newRow("vectors and a rest") << 71 << 11;
        QTest::newRow("one column") << 150 << 1;
    }
    void partsOfLargerMatricesAreMultipliedInPlace() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const Matrix a = randomMatrix(rows + 8, 6, 1);
        const Matrix b = randomMatrix(9, columns + 5, 2);
        Matrix out(rows + 7, columns + 4);
        out.fill(7);
        assignProduct(out.view().rowRange(3, rows).columnRange(2, columns), a.view().rowRange(5, rows),
                      b.view().rowRange(1, 6).columnRange(4, columns));
        for (int j = 0; j < out.cols(); ++j)
            for (int i = 0; i < out.rows(); ++i) {
                const bool isInside = i >= 3 && i < 3 + rows && j >= 2 && j < 2 + columns;
                const double expected =
                    isInside ? plain(i + 2, j + 2, 6, a.view(), [&](int r, int c) { return b(r + 1, c); }) : 7;
                QVERIFY(std::abs(static_cast<double>(out(i, j)) - expected) < 1e-5);
            }
    }

    void aMatrixIsTurnedRound() {
        const Matrix a = randomMatrix(37, 20, 1);
        Matrix turned(20, 37);
        transposeTo(turned, a);
        for (int j = 0; j < 20; ++j)
            for (int i = 0; i < 37; ++i) QCOMPARE(turned(j, i), a(i, j));
    }

    void aNumberThatIsNotFiniteReachesTheResult() {
        Matrix a = randomMatrix(40, 10, 1);
        const Matrix b = randomMatrix(10, 9, 2);
        a(33, 4) = std::numeric_limits<Real>::quiet_NaN();
        Matrix out(40, 9);
        assignProduct(out, a, b);
        for (int j = 0; j < 9; ++j)
            for (int i = 0; i < 40; ++i) QCOMPARE(std::isnan(out(i, j)), i == 33);
    }
};

QTEST_GUILESS_MAIN(TestProduct)
#include "tst_product.moc"
