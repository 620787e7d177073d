// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/sequence_batch.h"

#include <algorithm>

namespace miru {
namespace {

void composeTexts(std::span<const Sample> samples, int maxLength, SequenceBatch& batch) {
    const std::size_t count = samples.size();
    batch.steps = std::ranges::max(samples, {}, [](const Sample& s) { return s.frames.steps; }).frames.steps;
    batch.tokens.assign(count * static_cast<std::size_t>(batch.steps), Vocabulary::padding);
    batch.starts.resize(count);
    bool areEqual = true;
    for (std::size_t b = 0; b < count; ++b) {
        const FrameView& text = samples[b].frames;
        const auto tokens = tokensOf(text, maxLength);
        std::size_t place = static_cast<std::size_t>(batch.steps) - tokens.size();
        for (const Token token : tokens) batch.tokens[place++ * count + b] = token;
        batch.starts[b] = batch.steps - text.steps;
        areEqual = areEqual && batch.starts[b] == 0;
    }
    if (areEqual) batch.starts.clear();
}

void composeOwnLengths(std::span<const Sample> samples, int inputs, SequenceBatch& batch) {
    const int count = static_cast<int>(samples.size());
    batch.steps = std::ranges::max(samples, {}, [](const Sample& s) { return s.frames.steps; }).frames.steps;
    batch.frames.resize(inputs, batch.steps * count);
    batch.starts.clear();
    bool areEqual = true;
    for (int b = 0; b < count; ++b) {
        const FrameView& frames = samples[static_cast<std::size_t>(b)].frames;
        writeFrames(frames, batch.frames, b, count);
        batch.starts.push_back(batch.steps - frames.steps);
        areEqual = areEqual && batch.starts.back() == 0;
    }
    if (areEqual) batch.starts.clear();
}

}  // namespace

NetworkInput SequenceBatch::input() const { return {steps, frames, tokens, starts}; }

void compose(std::span<const Sample> samples, const SequenceSet::Shape& shape, SequenceBatch& batch) {
    const int count = static_cast<int>(samples.size());
    if (shape.vocabulary > 0) return composeTexts(samples, shape.steps, batch);
    if (shape.layout.hasOwnLengths) return composeOwnLengths(samples, shape.inputs, batch);
    batch.steps = shape.steps;
    batch.frames.resize(shape.inputs, shape.steps * count);
    for (int b = 0; b < count; ++b) writeFrames(samples[static_cast<std::size_t>(b)].frames, batch.frames, b, count);
}

std::vector<std::int32_t> rowOrder(int sequences, int batch) {
    const RowOrder rows(sequences, std::min(batch, std::max(1, sequences)));
    std::vector<std::int32_t> order;
    for (int turn = 0; turn < rows.turns(); ++turn)
        for (int row = 0; row < rows.rows() && rows.has(row, turn); ++row) order.push_back(rows.at(row, turn));
    return order;
}

bool follows(const Sample& before, const Sample& sample) {
    if (before.task != sample.task || before.frames.code != sample.frames.code) return false;
    const auto words = before.frames.words();
    return words.data() + words.size() == sample.frames.words().data();
}

std::vector<std::int32_t> epochOrder(const Task& task, int batch, Random random) {
    auto order = shuffledIndices<std::int32_t>(static_cast<std::size_t>(task.trainCount()), random);
    // Running texts are all equally long, and so are images.
    if (task.trainSet().kind() != DataKind::Texts && !task.trainSet().hasOwnLengths()) return order;

    // Sorted by length within a range of many batches; then the full batches of the range change places.
    constexpr std::size_t batchesPerRange = 50;
    const auto size = static_cast<std::size_t>(batch);
    for (std::size_t first = 0; first < order.size(); first += batchesPerRange * size) {
        const auto range = std::span(order).subspan(first, std::min(batchesPerRange * size, order.size() - first));
        std::ranges::stable_sort(range, {}, [&](std::int32_t n) { return task.train(n).frames.steps; });
        const std::vector<std::int32_t> sorted(range.begin(), range.end());
        const std::size_t full = sorted.size() / size;
        const auto places = shuffledIndices<std::size_t>(full, random);
        for (std::size_t n = 0; n < full; ++n)
            std::copy_n(sorted.data() + places[n] * size, size, range.data() + n * size);
    }
    return order;
}

}  // namespace miru
