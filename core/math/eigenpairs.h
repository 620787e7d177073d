// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The directions that a symmetric matrix only stretches, and by how much: A v = λ v. Of a covariance they are the principal
// axes. The training needs none of them; they are for looking at what it has done, and so computed in double.

#include <span>
#include <vector>

namespace miru {

struct Eigenpairs {
    std::vector<double> values;                ///< λ, the largest first
    std::vector<std::vector<double>> vectors;  ///< v of each, of length 1
};

/// The `count` (≤ n) largest of a symmetric matrix (n × n, column after column, of finite numbers).
Eigenpairs largestEigenpairs(std::span<const double> symmetric, int n, int count);

}  // namespace miru
