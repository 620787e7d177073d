// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One sequence, read step by step: what the network's units do meanwhile, and what it would answer after each step.
//
// A network learns to answer after the last step; asked earlier, it tells what it makes of what it has read so far.

#include <span>
#include <vector>

#include "core/math/output_range.h"
#include "core/model/network.h"

namespace miru {

struct Reading {
    int steps = 0;
    int units = 0;
    int classes = 0;
    std::vector<float> hidden;         ///< T · H, step by step
    std::vector<float> probabilities;  ///< T · C, step by step; each step's sum to 1

    float hiddenAt(int step, int unit) const { return hidden[static_cast<std::size_t>(step * units + unit)]; }
    float probabilityAt(int step, int label) const {
        return probabilities[static_cast<std::size_t>(step * classes + label)];
    }
    /// The most probable class after a step; among equals the first.
    int answerAfter(int step) const;
};

/// Lets the network read `frames`, T·I numbers, time-major. The answer is chosen `among` these outputs; the others have the
/// probability 0.
Reading readSequence(const Network& network, std::span<const float> frames, int steps, OutputRange among = {});
/// Lets the network read a text, T words, after `padding` padding tokens, which the reading leaves out. A text without
/// words is read as one padding token.
Reading readText(const Network& network, std::span<const Token> tokens, int padding = 0, OutputRange among = {});

}  // namespace miru
