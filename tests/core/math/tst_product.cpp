// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The four matrix products against loops anyone can read, for odd shapes and for parts of larger matrices.

#include <QTest>

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
        const int shapes[][3] = {{1, 1, 1}, {7, 5, 3}, {128, 128, 16}, {129, 28, 33}, {16, 1, 9}, {200, 64, 1}};
        for (const auto& s : shapes) QTest::addRow("%d x %d x %d", s[0], s[1], s[2]) << s[0] << s[1] << s[2];
    }
    void everyProductIsTheSumItStandsFor() {
        QFETCH(int, m);
        QFETCH(int, k);
        QFETCH(int, n);
        const Matrix a = randomMatrix(m, k, 1);
        const Matrix b = randomMatrix(k, n, 2);
        const Matrix at = randomMatrix(k, m, 3);
        const Matrix bt = randomMatrix(n, k, 4);
        Matrix assigned(m, n);
        Matrix added = randomMatrix(m, n, 5);
        Matrix addedLeft = randomMatrix(m, n, 5);
        Matrix addedRight = randomMatrix(m, n, 5);
        const Matrix before = randomMatrix(m, n, 5);
        assignProduct(assigned, a, b);
        addProduct(added, a, b);
        addTransposedProduct(addedLeft, at, b);
        addProductTransposed(addedRight, a, bt);
        const double close = 1e-5 * k;
        for (int i = 0; i < m; ++i)
            for (int j = 0; j < n; ++j) {
                const double old = static_cast<double>(before(i, j));
                const auto near = [&](Real computed, double exact) {
                    return std::abs(static_cast<double>(computed) - exact) < close;
                };
                QVERIFY(near(assigned(i, j), plain(i, j, k, a.view(), b.view())));
                QVERIFY(near(added(i, j), old + plain(i, j, k, a.view(), b.view())));
                QVERIFY(near(addedLeft(i, j), old + plain(
                                                        i, j, k, [&](int r, int c) { return at(c, r); }, b.view())));
                QVERIFY(near(addedRight(i, j), old + plain(i, j, k, a.view(), [&](int r, int c) { return bt(c, r); })));
            }
    }

    void partsOfLargerMatricesAreMultipliedInPlace() {
        const Matrix a = randomMatrix(12, 6, 1);
        const Matrix b = randomMatrix(9, 8, 2);
        Matrix out(10, 8);
        out.fill(7);
        assignProduct(out.view().rowRange(3, 4).columnRange(2, 3), a.view().rowRange(5, 4),
                      b.view().rowRange(1, 6).columnRange(4, 3));
        QVERIFY(std::abs(static_cast<double>(out(4, 3)) -
                         plain(6, 5, 6, a.view(), [&](int r, int c) { return b(r + 1, c); })) < 1e-5);
        QCOMPARE(out(2, 2), Real(7));
        QCOMPARE(out(7, 2), Real(7));
        QCOMPARE(out(3, 1), Real(7));
        QCOMPARE(out(3, 5), Real(7));
    }
};

QTEST_GUILESS_MAIN(TestProduct)
#include "tst_product.moc"
