// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/measure/watched_answers.h"

#include <algorithm>
#include <limits>

#include "core/math/denormals.h"

namespace miru {
namespace {

constexpr std::size_t sideBySide = 64;  // as in an evaluation

/// Some watched sequences side by side; the shorter ones begin later and all end with the last step.
struct WatchedBatch {
    std::size_t first = 0;
    std::size_t count = 0;
    int steps = 0;
    Matrix frames = {};
    std::vector<Token> tokens = {};
    std::vector<int> starts = {};

    NetworkInput input() const { return {.steps = steps, .frames = frames, .tokens = tokens, .starts = starts}; }
};

/// Steps a sequence takes to read. A text without words is read as one padding token.
int stepsOf(const WatchedSamples& samples, std::size_t number) {
    if (!samples.texts.empty())
        return samples.readsPadding ? samples.steps : std::max(1, static_cast<int>(samples.texts[number].size()));
    return static_cast<int>(samples.frames[number].size()) / std::max(1, samples.inputs);
}

void writeTexts(const WatchedSamples& samples, WatchedBatch& batch) {
    batch.tokens.assign(batch.count * static_cast<std::size_t>(batch.steps), paddingToken);
    for (std::size_t b = 0; b < batch.count; ++b) {
        const auto& text = samples.texts[batch.first + b];
        std::size_t step = static_cast<std::size_t>(batch.steps) - text.size();
        for (const Token token : text) batch.tokens[step++ * batch.count + b] = token;
    }
}

void writeNumbers(const WatchedSamples& samples, WatchedBatch& batch) {
    const auto count = static_cast<int>(batch.count);
    batch.frames.resize(samples.inputs, batch.steps * count);
    batch.frames.fill(0);
    for (int b = 0; b < count; ++b) {
        auto next = samples.frames[batch.first + static_cast<std::size_t>(b)].begin();
        const int begin = batch.starts.empty() ? 0 : batch.starts[static_cast<std::size_t>(b)];
        for (int t = begin; t < batch.steps; ++t, next += samples.inputs)
            std::copy_n(next, samples.inputs, batch.frames.column(t * count + b));
    }
}

void compose(const WatchedSamples& samples, std::size_t first, std::size_t count, WatchedBatch& batch) {
    batch = {.first = first, .count = count};
    for (std::size_t b = 0; b < count; ++b) batch.steps = std::max(batch.steps, stepsOf(samples, first + b));
    for (std::size_t b = 0; b < count; ++b) batch.starts.push_back(batch.steps - stepsOf(samples, first + b));
    if (std::ranges::all_of(batch.starts, [](int start) { return start == 0; })) batch.starts.clear();
    if (samples.texts.empty())
        writeNumbers(samples, batch);
    else
        writeTexts(samples, batch);
}

/// −log p of the right output after one answer.
double lossOf(const Real* logits, OutputRange among, std::int32_t label) {
    if (!among.contains(label)) return std::numeric_limits<double>::infinity();
    return logSumExp(logits + among.first, among.last - among.first) - static_cast<double>(logits[label]);
}

/// Of sequence `b` of the batch; leaves the probabilities of its last answer in the place of the logits.
void addAnswer(const WatchedSamples& samples, const WatchedBatch& batch, int b, OutputRange among, NetworkPass& pass,
               WatchedAnswers& result) {
    const std::size_t sample = batch.first + static_cast<std::size_t>(b);
    const auto count = static_cast<int>(batch.count);
    const int answers = pass.logits.cols() / count;
    double loss = 0;
    for (int t = 0; t < answers; ++t) {
        const int step = answers > 1 ? t : batch.steps - 1;
        loss += lossOf(pass.logits.column(t * count + b), among, samples.labelAfter(sample, step));
    }
    Real* const last = pass.logits.column((answers - 1) * count + b);
    softmax(MatrixView(pass.logits)
                .columnRange((answers - 1) * count + b, 1)
                .rowRange(among.first, among.last - among.first));
    const auto answer = static_cast<std::int32_t>(std::max_element(last + among.first, last + among.last) - last);
    const std::int32_t label = samples.labelAfter(sample, batch.steps - 1);
    result.answers.push_back(answer);
    result.certainty.push_back(static_cast<float>(last[answer]));
    result.labelProbability.push_back(among.contains(label) ? static_cast<float>(last[label]) : 0);
    result.loss.push_back(static_cast<float>(loss / answers));
    const Real* const state = pass.trace().lastState().column(b);
    for (int unit = 0; unit < result.units; ++unit) result.states.push_back(static_cast<float>(state[unit]));
}

}  // namespace

WatchedAnswers answersTo(const WatchedSamples& samples, const Network& network, OutputRange among) {
    const FlushDenormals flush;
    if (among.isAll()) among = {0, network.shape().classes};
    WatchedAnswers result;
    result.units = network.shape().hidden;
    NetworkPass pass;
    WatchedBatch batch;
    const std::size_t all = samples.labels.size();
    for (std::size_t first = 0; first < all; first += sideBySide) {
        compose(samples, first, std::min(sideBySide, all - first), batch);
        network.forward(batch.input(), pass);
        for (int b = 0; b < static_cast<int>(batch.count); ++b) addAnswer(samples, batch, b, among, pass, result);
    }
    return result;
}

}  // namespace miru
