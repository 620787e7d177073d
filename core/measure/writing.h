// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a network writes that has learned to say which character comes next: a beginning is given, and it continues, character
// by character, drawing each from what it thinks of all of them.
//
//     p(c) ∝ exp(z(c) / temperature)        temperature 1: as it thinks; towards 0: ever more the likeliest

#include <cstdint>
#include <span>
#include <vector>

#include "core/math/output_range.h"
#include "core/model/network.h"

namespace miru {

struct WritingTask {
    std::vector<Token> beginning;  ///< as the network reads it; empty: it begins with whatever it likes
    int length = 200;              ///< characters to be written
    double temperature = 1;        ///< 0: always the likeliest
    std::uint64_t seed = 1;
    OutputRange among = {};  ///< outputs of the characters, the unknown one first; all by default
};

/// A character and what the network thought before it was there.
struct WrittenCharacter {
    struct Guess {
        Token token = 0;
        float probability = 0;
        bool operator==(const Guess&) const = default;
    };
    static constexpr int guesses = 5;

    Token token = 0;
    float probability = 0;         ///< of this character, at temperature 1
    std::vector<Guess> likeliest;  ///< up to `guesses`, the likeliest first; none before the first of all
    bool isGiven = false;          ///< it is of the beginning
    bool operator==(const WrittenCharacter&) const = default;
};

/// The beginning, and what the network wrote after it, read from the state of zero; what ends early has met a number that is
/// not finite. The unknown character is never written. The same for the same network and task.
std::vector<WrittenCharacter> write(const Network& network, const WritingTask& task);

}  // namespace miru
