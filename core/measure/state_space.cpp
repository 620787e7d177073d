// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/state_space.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/math/eigenpairs.h"
#include "core/math/interruption.h"
#include "core/math/require.h"

namespace miru {
namespace {

/// Of the variance; less is rounding.
constexpr double noVariance = 1e-12;

/// States in double with their mean taken off, N rows of H.
struct CentredStates {
    int count = 0;
    int units = 0;
    std::vector<double> mean;
    std::vector<double> rows;

    const double* row(int n) const { return rows.data() + static_cast<std::ptrdiff_t>(n) * units; }
};

CentredStates centred(std::span<const float> states, int units) {
    require(units > 0 && states.size() % static_cast<std::size_t>(units) == 0, "states have another number of units");
    CentredStates set{static_cast<int>(states.size()) / units, units, {}, {states.begin(), states.end()}};
    set.mean.assign(static_cast<std::size_t>(units), 0);
    for (std::size_t i = 0; i < set.rows.size(); ++i)
        set.mean[i % set.mean.size()] += set.rows[i] / std::max(1, set.count);
    for (std::size_t i = 0; i < set.rows.size(); ++i) set.rows[i] -= set.mean[i % set.mean.size()];
    return set;
}

double inner(const double* a, const double* b, int n) { return std::inner_product(a, a + n, b, 0.0); }

/// The inner products of all rows with each other, N × N.
std::vector<double> gramOf(const CentredStates& set) {
    const auto n = static_cast<std::size_t>(set.count);
    std::vector<double> gram(n * n);
    for (int i = 0; i < set.count; ++i) {
        throwIfInterrupted();
        for (int j = 0; j <= i; ++j) {
            const auto [row, column] = std::pair(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
            gram[row * n + column] = gram[column * n + row] = inner(set.row(i), set.row(j), set.units);
        }
    }
    return gram;
}

/// Σ over the states of their outer products, H × H.
std::vector<double> scatterOf(const CentredStates& set) {
    const auto units = static_cast<std::size_t>(set.units);
    std::vector<double> scatter(units * units);
    for (int n = 0; n < set.count; ++n) {
        throwIfInterrupted();
        const double* const h = set.row(n);
        for (std::size_t i = 0; i < units; ++i)
            for (std::size_t j = 0; j < units; ++j) scatter[i * units + j] += h[i] * h[j];
    }
    return scatter;
}

/// From how the states are weighted in a direction (an eigenvector of the Gram matrix) to the direction itself: Xᵀ w.
std::vector<double> directionOf(const CentredStates& set, const std::vector<double>& weights) {
    std::vector<double> direction(static_cast<std::size_t>(set.units));
    for (int n = 0; n < set.count; ++n)
        for (int i = 0; i < set.units; ++i)
            direction[static_cast<std::size_t>(i)] += weights[static_cast<std::size_t>(n)] * set.row(n)[i];
    const double length = std::sqrt(inner(direction.data(), direction.data(), set.units));
    for (double& number : direction) number /= length;
    return direction;
}

void turn(std::vector<double>& axis, const std::vector<double>* before) {
    const auto size = static_cast<int>(axis.size());
    const double largest = *std::ranges::max_element(axis, {}, [](double number) { return std::abs(number); });
    const bool isKnown = before && before->size() == axis.size();
    const double along = isKnown ? inner(axis.data(), before->data(), size) : 0;
    if ((along != 0 ? along : largest) < 0)
        for (double& number : axis) number = -number;
}

}  // namespace

PrincipalAxes principalAxes(std::span<const float> states, int units, const PrincipalAxes* before) {
    CentredStates set = centred(states, units);
    const std::vector<double> none(static_cast<std::size_t>(units));
    PrincipalAxes axes{set.mean, none, none};
    const double total = inner(set.rows.data(), set.rows.data(), static_cast<int>(set.rows.size()));
    if (set.count == 0 || !std::isfinite(total) || total <= 0) return axes;
    axes.spread = std::sqrt(total / set.count);

    const bool hasFewer = set.count < set.units;  // states than units: the smaller matrix has the same eigenvalues
    const int size = std::min(set.count, set.units);
    const Eigenpairs pairs = largestEigenpairs(hasFewer ? gramOf(set) : scatterOf(set), size, std::min(2, size));
    for (std::size_t k = 0; k < pairs.values.size(); ++k) {
        if (pairs.values[k] <= noVariance * total) break;
        std::vector<double>& axis = k == 0 ? axes.first : axes.second;
        axis = hasFewer ? directionOf(set, pairs.vectors[k]) : pairs.vectors[k];
        turn(axis, !before ? nullptr : k == 0 ? &before->first : &before->second);
        (k == 0 ? axes.firstShare : axes.secondShare) = pairs.values[k] / total;
    }
    return axes;
}

std::vector<PlanePoint> project(std::span<const float> states, const PrincipalAxes& axes) {
    const auto units = static_cast<std::size_t>(axes.units());
    require(units > 0 && states.size() % units == 0, "states have another number of units than the axes");
    std::vector<PlanePoint> points;
    for (std::size_t begin = 0; begin < states.size(); begin += units) {
        PlanePoint point;
        for (std::size_t i = 0; i < units; ++i) {
            const double apart = static_cast<double>(states[begin + i]) - axes.mean[i];
            point.x += axes.first[i] * apart;
            point.y += axes.second[i] * apart;
        }
        points.push_back(point);
    }
    return points;
}

double spreadOf(std::span<const float> states, int units) {
    const CentredStates set = centred(states, units);
    const double total = inner(set.rows.data(), set.rows.data(), static_cast<int>(set.rows.size()));
    return set.count > 0 ? std::sqrt(total / set.count) : 0;
}

std::optional<double> distanceMoved(std::span<const float> then, std::span<const float> now, int units) {
    require(then.size() == now.size(), "states of other sequences have not moved");
    const double spread = spreadOf(then, units);
    if (!std::isfinite(spread) || spread <= 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(units);
    double sum = 0;
    for (std::size_t begin = 0; begin < then.size(); begin += size) {
        double squares = 0;
        for (std::size_t i = begin; i < begin + size; ++i) {
            const double apart = static_cast<double>(now[i]) - static_cast<double>(then[i]);
            squares += apart * apart;
        }
        sum += std::sqrt(squares);
    }
    const double moved = sum / static_cast<double>(then.size() / size) / spread;
    return std::isfinite(moved) ? std::optional(moved) : std::nullopt;
}

std::optional<double> linearCka(std::span<const float> x, std::span<const float> y, int units) {
    require(x.size() == y.size(), "states of other sequences are not compared");
    // ‖Yᵀ X‖² = Σ K ∘ L of the Gram matrices K = X Xᵀ and L = Y Yᵀ: N × N is less than H × H.
    const std::vector<double> k = gramOf(centred(x, units));
    const std::vector<double> l = gramOf(centred(y, units));
    const auto size = static_cast<int>(k.size());
    const double ofBoth = inner(k.data(), l.data(), size);
    const double ofEach = std::sqrt(inner(k.data(), k.data(), size)) * std::sqrt(inner(l.data(), l.data(), size));
    if (!std::isfinite(ofBoth) || !std::isfinite(ofEach) || ofEach <= 0) return std::nullopt;
    return ofBoth / ofEach;
}

}  // namespace miru
