// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/math/product.h"

#define EIGEN_DONT_PARALLELIZE  // shards are what runs side by side; a product stays on its thread
#include <Eigen/Core>

namespace miru {
namespace {

using Dense = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
using Stride = Eigen::OuterStride<>;

auto eigen(ConstMatrixView m) {
    return Eigen::Map<const Dense, 0, Stride>(m.data(), m.rows(), m.cols(), Stride(m.stride()));
}
auto eigen(MatrixView m) { return Eigen::Map<Dense, 0, Stride>(m.data(), m.rows(), m.cols(), Stride(m.stride())); }

}  // namespace

void assignProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    assert(out.rows() == a.rows() && out.cols() == b.cols() && a.cols() == b.rows());
    eigen(out).noalias() = eigen(a) * eigen(b);
}

void addProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    assert(out.rows() == a.rows() && out.cols() == b.cols() && a.cols() == b.rows());
    eigen(out).noalias() += eigen(a) * eigen(b);
}

void addTransposedProduct(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    assert(out.rows() == a.cols() && out.cols() == b.cols() && a.rows() == b.rows());
    eigen(out).noalias() += eigen(a).transpose() * eigen(b);
}

void addProductTransposed(MatrixView out, ConstMatrixView a, ConstMatrixView b) {
    assert(out.rows() == a.rows() && out.cols() == b.rows() && a.cols() == b.cols());
    eigen(out).noalias() += eigen(a) * eigen(b).transpose();
}

}  // namespace miru
