// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where sequences end: the hidden states of many sequences as points of a plane, and how far they have moved.
//
// A state is a point in H dimensions. The plane spanned by the two directions in which the states differ most (their
// principal axes, Pearson 1901) shows as much of them as a plane can:
//
//     C = (1/N) Σ (h − m)(h − m)ᵀ, m = mean of h      C a = ν a, the two largest ν      point = (a₁ᵀ(h − m), a₂ᵀ(h − m))
//
// How much of the variance an axis shows is ν / tr C. Axes kept from an earlier moment show drift; axes made again show
// structure, but a rotation of all states is then invisible. Two numbers see what a plane may hide: how far a state has
// moved on average, and whether states still lie to each other as they did (linear CKA), wherever they are.

#include <optional>
#include <span>
#include <vector>

namespace miru {

/// States are handed over as N · H numbers, sequence by sequence.
struct PrincipalAxes {
    std::vector<double> mean;    ///< H
    std::vector<double> first;   ///< H, of length 1; zero where the states do not differ that way
    std::vector<double> second;  ///< likewise
    double firstShare = 0;       ///< of the variance
    double secondShare = 0;
    double spread = 0;  ///< σ of the states: √ of their mean squared distance from the mean

    int units() const { return static_cast<int>(mean.size()); }
    bool operator==(const PrincipalAxes&) const = default;
};

/// The axes of these states. Of both directions of an axis the one is taken whose largest number is positive; where `before`
/// is given, the one that is nearer to the axis before, so that a picture that follows does not flip.
PrincipalAxes principalAxes(std::span<const float> states, int units, const PrincipalAxes* before = nullptr);

struct PlanePoint {
    double x = 0;
    double y = 0;
    bool operator==(const PlanePoint&) const = default;
};

/// A point for each state.
std::vector<PlanePoint> project(std::span<const float> states, const PrincipalAxes& axes);

/// √ of the mean squared distance of the states from their mean; 0 of none.
double spreadOf(std::span<const float> states, int units);

/// How far states have moved, on average over the sequences (the same in both), in units of the spread they had then:
/// (1/N) Σ ‖h_now − h_then‖ / σ_then. Nothing where they had none.
std::optional<double> distanceMoved(std::span<const float> then, std::span<const float> now, int units);

/// Linear centred kernel alignment (Kornblith, Norouzi, Lee & Hinton 2019, "Similarity of neural network representations
/// revisited", eq. 5): ‖Yᵀ X‖² / (‖Xᵀ X‖ ‖Yᵀ Y‖), Frobenius norms, columns centred. 1: the same up to rotation, scale and
/// place; 0: nothing in common. Nothing where one of them does not vary. N states of the same sequences in both.
std::optional<double> linearCka(std::span<const float> x, std::span<const float> y, int units);

}  // namespace miru
