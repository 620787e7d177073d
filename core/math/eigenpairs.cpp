// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/math/eigenpairs.h"

#include <Eigen/Eigenvalues>

#include "core/math/require.h"

namespace miru {

Eigenpairs largestEigenpairs(std::span<const double> symmetric, int n, int count) {
    require(n >= 0 && count <= n && symmetric.size() == static_cast<std::size_t>(n) * static_cast<std::size_t>(n),
            "a matrix has another size than its eigenvectors");
    Eigenpairs pairs;
    if (count == 0) return pairs;
    const Eigen::Map<const Eigen::MatrixXd> matrix(symmetric.data(), n, n);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    require(solver.info() == Eigen::Success, "the eigenvalues of a matrix were not found");
    for (int k = n - 1; k >= n - count; --k) {  // Eigen sorts upwards
        pairs.values.push_back(solver.eigenvalues()(k));
        const double* const vector = solver.eigenvectors().col(k).data();
        pairs.vectors.emplace_back(vector, vector + n);
    }
    return pairs;
}

}  // namespace miru
