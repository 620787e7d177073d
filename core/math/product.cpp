// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/math/product.h"

#include <algorithm>
#include <cmath>
#include <vector>

#define EIGEN_DONT_PARALLELIZE  // shards are what runs side by side; a product stays on its thread
#include <Eigen/Core>

#include "core/math/interruption.h"
#include "core/math/require.h"
#include "core/math/tiles.h"

namespace miru {
namespace {

using Dense = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
using Stride = Eigen::OuterStride<>;

auto eigen(ConstMatrixView m) {
    return Eigen::Map<const Dense, 0, Stride>(m.data(), m.rows(), m.cols(), Stride(m.stride()));
}
auto eigen(MatrixView m) { return Eigen::Map<Dense, 0, Stride>(m.data(), m.rows(), m.cols(), Stride(m.stride())); }

/// The rows from `first` on.
template <typename View>
View rowsFrom(int first, View m) {
    return m.rowRange(first, m.rows() - first);
}

tiles::Out outOf(MatrixView m) { return {m.data(), m.stride()}; }
tiles::Left leftOf(ConstMatrixView m) { return {m.data(), m.stride()}; }
tiles::Right rightOf(ConstMatrixView m) { return {m.data(), 1, m.stride()}; }
tiles::Right transposedRightOf(ConstMatrixView m) { return {m.data(), m.stride(), 1}; }

// The products themselves, apart from the checks of their shapes: with a check in the same function g++ 12 makes code of
// the tiles that is a quarter slower (`./lab bench`).

/// So many columns of the left operand are read before any is read again: they stay in the cache, and their pages known.
constexpr int columnsAtOnce = 512;

/// out += the products of the columns of `a`, whose rows fill whole vectors, from `first` on.
void addFrom(int first, MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    for (; first < a.cols(); first += columnsAtOnce) {
        const int depth = std::min(columnsAtOnce, a.cols() - first);
        const auto left = a.columnRange(first, depth);
        tiles::multiply<true>(outOf(out), leftOf(left), rightOf(b.rowRange(first, depth)), a.rows(), depth, b.cols());
    }
}

[[gnu::noinline]] void assign(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    if (a.cols() == 0) {  // the sum of nothing; empty matrices have no place in memory
        eigen(out).setZero();
        return;
    }
    const int depth = std::min(columnsAtOnce, a.cols());
    const int done = tiles::multiply<false>(outOf(out), leftOf(a), rightOf(b), a.rows(), depth, b.cols());
    if (done < a.rows()) eigen(rowsFrom(done, out)).noalias() = eigen(rowsFrom(done, a)) * eigen(b);
    addFrom(depth, out.rowRange(0, done), a.rowRange(0, done), b);
}

/// out (m × 1) += a · b where at most half of b is not zero, as an inhibited state: the other columns are not read. Whether
/// it was so.
[[gnu::noinline]] bool addSparse(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    thread_local std::vector<int> picked;
    thread_local std::vector<Real> factors;
    const int depth = a.cols();
    picked.resize(static_cast<std::size_t>(depth));
    factors.resize(static_cast<std::size_t>(depth));
    int count = 0;
    for (int k = 0; k < depth; ++k) {
        picked[static_cast<std::size_t>(count)] = k;
        factors[static_cast<std::size_t>(count)] = b.data()[k];
        count += b.data()[k] != 0 ? 1 : 0;
    }
    if (2 * count > depth) return false;
    const int done = tiles::multiplyPicked(outOf(out), leftOf(a), picked.data(), factors.data(), count, a.rows());
    for (int n = 0; n < count; ++n)
        for (int i = done; i < a.rows(); ++i)
            out.data()[i] += a.column(picked[static_cast<std::size_t>(n)])[i] * factors[static_cast<std::size_t>(n)];
    return true;
}

[[gnu::noinline]] void add(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    if (a.cols() == 0) return;
    if (b.cols() == 1 && addSparse(out, a, b)) return;
    const int done = a.rows() / tiles::width * tiles::width;
    addFrom(0, out.rowRange(0, done), a.rowRange(0, done), b);
    if (done < a.rows()) eigen(rowsFrom(done, out)).noalias() += eigen(rowsFrom(done, a)) * eigen(b);
}

[[gnu::noinline]] void addTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    constexpr int rowsAtOnce = 1024;  // a multiple of every tile; between two blocks the work can be abandoned
    for (int firstColumn = 0; firstColumn < a.cols(); firstColumn += columnsAtOnce) {
        const int depth = std::min(columnsAtOnce, a.cols() - firstColumn);
        const auto right = b.columnRange(firstColumn, depth);
        for (int firstRow = 0; firstRow < a.rows(); firstRow += rowsAtOnce) {
            throwIfInterrupted();
            const int rows = std::min(rowsAtOnce, a.rows() - firstRow);
            const auto left = a.columnRange(firstColumn, depth).rowRange(firstRow, rows);
            const auto sum = out.rowRange(firstRow, rows);
            const int done =
                tiles::multiply<true>(outOf(sum), leftOf(left), transposedRightOf(right), rows, depth, b.rows());
            if (done < rows)
                eigen(rowsFrom(done, sum)).noalias() += eigen(rowsFrom(done, left)) * eigen(right).transpose();
        }
    }
}

template <tiles::Entry entry>
[[gnu::noinline]] void addEntries(MatrixView out, ConstMatrixView a, ConstMatrixView b, Real factor) {
    const int done =
        tiles::addEntries<entry>(outOf(out), leftOf(a), transposedRightOf(b), a.rows(), a.cols(), b.rows(), factor);
    for (int j = 0; j < out.cols(); ++j)
        for (int i = done; i < out.rows(); ++i) {
            Real sum = 0;
            for (int k = 0; k < a.cols(); ++k) sum += a.column(k)[i] * b.column(k)[j];
            out.column(j)[i] += factor * (entry == tiles::Entry::Square ? sum * sum : std::abs(sum));
        }
}

}  // namespace

void addSquaredProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b, Real factor) {
    require(out.rows() == a.rows() && out.cols() == b.rows() && a.cols() == b.cols(),
            "matrices of a product do not fit");
    addEntries<tiles::Entry::Square>(out, a, b, factor);
}

void addAbsoluteProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b, Real factor) {
    require(out.rows() == a.rows() && out.cols() == b.rows() && a.cols() == b.cols(),
            "matrices of a product do not fit");
    addEntries<tiles::Entry::Magnitude>(out, a, b, factor);
}

void assignProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    require(out.rows() == a.rows() && out.cols() == b.cols() && a.cols() == b.rows(),
            "matrices of a product do not fit");
    assign(out, a, b);
}

void addProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    require(out.rows() == a.rows() && out.cols() == b.cols() && a.cols() == b.rows(),
            "matrices of a product do not fit");
    add(out, a, b);
}

void addProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    require(out.rows() == a.rows() && out.cols() == b.rows() && a.cols() == b.cols(),
            "matrices of a product do not fit");
    addTransposed(out, a, b);
}

void transposeTo(MatrixView out, ConstMatrixView a) {
    require(out.rows() == a.cols() && out.cols() == a.rows(), "a transposed matrix has another shape");
    tiles::transpose(outOf(out), leftOf(a), a.rows(), a.cols());
    const int rows = a.rows() / tiles::width * tiles::width;
    const int columns = a.cols() / tiles::width * tiles::width;
    for (int j = 0; j < a.cols(); ++j)  // what fills no square
        for (int i = j < columns ? rows : 0; i < a.rows(); ++i) out.column(i)[j] = a.column(j)[i];
}

}  // namespace miru
