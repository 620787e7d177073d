// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a network makes of the test sequences of a task that are watched: its answer to each, how sure it is, and the state in
// which it answers. A snapshot has the sequences and the networks of now and of the end of each task, so that "then" and "now"
// can be asked afterwards, and training pays nothing for it.
//
// The same as reading them one by one (core/measure/reading.h), but many side by side and without what happens on the way.

#include <cstdint>
#include <vector>

#include "core/measure/snapshot.h"

namespace miru {

/// What a network answers to the watched sequences of one task, and in which state it answers.
struct WatchedAnswers {
    int units = 0;
    std::vector<std::int32_t> answers;    ///< N: the most probable output among those allowed; among equals the first
    std::vector<float> certainty;         ///< N: its probability
    std::vector<float> labelProbability;  ///< N: that of the right output
    std::vector<float> loss;              ///< N: nats (mean over the steps where every step is answered)
    std::vector<float> states;            ///< N · H: the hidden state after the last step, sequence by sequence
};

/// Lets the network read every watched sequence of a task, in batches. The answer is chosen `among` these outputs. Where every
/// step is answered, answer and probabilities are those after the last. Takes some milliseconds, of long sequences seconds.
WatchedAnswers answersTo(const WatchedSamples& samples, const Network& network, OutputRange among = {});

}  // namespace miru
