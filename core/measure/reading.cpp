// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/reading.h"

#include <algorithm>

namespace miru {

int Reading::answerAfter(int step) const {
    const auto first = probabilities.begin() + step * classes;
    return static_cast<int>(std::max_element(first, first + classes) - first);
}

namespace {

Reading read(const Network& network, const NetworkInput& input, OutputRange among) {
    const NetworkShape& shape = network.shape();
    const int steps = input.steps;
    NetworkPass pass;
    network.forward(input, pass);

    // With one sequence the states after all steps are a batch of T columns for the readout.
    Matrix states(shape.hidden, steps);
    const auto hidden = pass.trace().hidden();
    for (int t = 0; t < steps; ++t) std::copy_n(hidden.column(t), shape.hidden, states.column(t));
    Reading reading{steps, shape.hidden, shape.classes, {}, {}};
    reading.hidden.assign(states.column(0), states.column(0) + static_cast<std::ptrdiff_t>(steps) * shape.hidden);
    if (network.inhibition().actsOn(Inhibition::Where::Readout)) {
        Matrix mask(shape.hidden, steps);
        network.inhibition().apply(states, mask);
    }
    Matrix logits(shape.classes, steps);
    readoutForward(network.parameters(), states, logits);
    if (among.isAll()) {
        softmax(logits);
    } else {
        softmax(MatrixView(logits).rowRange(among.first, among.last - among.first));
        for (int t = 0; t < steps; ++t)
            for (int i = 0; i < shape.classes; ++i)
                if (!among.contains(i)) logits.column(t)[i] = 0;
    }
    reading.probabilities.assign(logits.column(0),
                                 logits.column(0) + static_cast<std::ptrdiff_t>(steps) * shape.classes);
    return reading;
}

}  // namespace

Reading readSequence(const Network& network, std::span<const float> frames, int steps, OutputRange among) {
    const int inputs = network.shape().inputs;
    assert(frames.size() == static_cast<std::size_t>(steps) * static_cast<std::size_t>(inputs));
    Matrix x(inputs, steps);
    std::ranges::copy(frames, x.column(0));
    return read(network, {.steps = steps, .frames = x}, among);
}

Reading readText(const Network& network, std::span<const Token> tokens, int padding, OutputRange among) {
    if (tokens.empty()) {
        tokens = {&paddingToken, 1};
        padding = std::max(0, padding - 1);
    }
    std::vector<Token> padded(static_cast<std::size_t>(padding), paddingToken);
    padded.insert(padded.end(), tokens.begin(), tokens.end());
    Reading reading = read(network, {.steps = static_cast<int>(padded.size()), .tokens = padded}, among);
    reading.steps -= padding;
    reading.hidden.erase(reading.hidden.begin(), reading.hidden.begin() + padding * reading.units);
    reading.probabilities.erase(reading.probabilities.begin(),
                                reading.probabilities.begin() + padding * reading.classes);
    return reading;
}

}  // namespace miru
