// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Signs that somebody draws, as sequences a network can read: a circle, a heart, a letter, each drawn a few times.
//
// A drawing is read as it was drawn: the pen begins in the middle of the drawing, goes to where the first stroke begins, and
// then along the strokes in steps of equal length, through the air between them too. Each step is (Δx, Δy, pen down). Where the drawing
// lies, and how large it is, makes no difference. Few drawings become many sequences: each is drawn again by other hands, warped
// smoothly, slanted, turned and stretched a little (as glyphs are), its strokes shifted. Unlike glyphs a sign is no image: the order
// of the strokes counts, and the direction in which each was drawn.

#include <cstdint>
#include <string>
#include <vector>

#include "core/tasks/dataset_source.h"
#include "datasets/strokes.h"

namespace miru {

/// What is drawn, and the ways in which it has been.
struct Sign {
    std::string name;
    std::vector<Strokes> drawings;
    bool operator==(const Sign&) const = default;
};

inline constexpr std::size_t maxSigns = 10;     ///< taught to one network
inline constexpr std::size_t maxDrawings = 20;  ///< of one sign
inline constexpr int signSteps = 32;            ///< T
inline constexpr int signInputs = 3;            ///< Δx, Δy, pen down
inline constexpr double signSide = 8;  ///< of a drawing, the longer one: so a step of most signs is about one long

/// The drawing as it is read, T·3 numbers, time-major. A dot (a stroke without length) takes a step or two; a drawing that is
/// nothing else, or empty, goes nowhere.
std::vector<float> sequenceOf(const Strokes& drawing);

/// The drawing, in a unit square, as another hand might draw it.
Strokes redrawn(const Strokes& drawing, Random& random);

/// Whether drawing number `index` of `count` is kept for the test: one in five; of fewer the last, unless it is the only one.
bool isKeptForTest(std::size_t index, std::size_t count);

/// Sequences of each sign.
struct SignCounts {
    int train = 320;
    int test = 80;
};

/// A data set with a class for each sign, in their order. The drawings themselves come first, then copies by other hands; a
/// drawing that is kept for the test is learned from in no form. Each sign has at least two drawings.
Dataset datasetOf(const std::vector<Sign>& signs, SignCounts counts = {}, std::uint64_t seed = 1);

}  // namespace miru
