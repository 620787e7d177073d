// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/reservoir.h"

#include <algorithm>

namespace miru {
namespace {

/// Copies one sequence, in its reading order, to place `slot` of `store`, which grows by one place if need be.
template <typename Number>
void copyTo(std::vector<Number>& store, std::size_t slot, const Number* frames, const std::uint32_t* order,
            std::size_t count) {
    if (store.size() < (slot + 1) * count) store.resize((slot + 1) * count);
    Number* const to = store.data() + slot * count;
    for (std::size_t n = 0; n < count; ++n) to[n] = frames[order ? order[n] : n];
}

}  // namespace

Reservoir::Reservoir(int capacity, const ReservoirState& state, const Task& task)
    : m_capacity(capacity), m_numbers(task.trainSet().numbersPerSequence()) {
    for (const std::int32_t number : state.kept) keep(task.train(number), m_labels.size());
    m_state = state;
}

void Reservoir::offer(const Sample& sample, Random& random) {
    ++m_state.offered;
    auto slot = static_cast<std::size_t>(count());
    if (count() == m_capacity) {
        slot = random.below(static_cast<std::uint64_t>(m_state.offered));
        if (slot >= static_cast<std::size_t>(m_capacity)) return;
    }
    keep(sample, slot);
}

void Reservoir::keep(const Sample& sample, std::size_t slot) {
    m_labels.resize(std::max(m_labels.size(), slot + 1));
    m_labels[slot] = sample.label;
    m_state.kept.resize(m_labels.size());
    m_state.kept[slot] = sample.number;
    m_scale = sample.frames.scale;
    const auto numbers = static_cast<std::size_t>(m_numbers);
    if (sample.frames.tokens)
        keepText(sample.frames, slot);
    else if (sample.frames.bytes)
        copyTo(m_bytes, slot, sample.frames.bytes, sample.frames.order, numbers);
    else
        copyTo(m_floats, slot, sample.frames.floats, sample.frames.order, numbers);
}

/// As its task reads it: it has no order and no code any more.
void Reservoir::keepText(const FrameView& text, std::size_t slot) {
    m_texts.resize(m_labels.size());
    m_texts[slot] = {.words = text.words, .vocabulary = text.vocabulary, .steps = text.steps};
    const auto tokens = tokensOf(text, m_numbers);
    m_tokens.resize(m_labels.size() * static_cast<std::size_t>(m_numbers));
    std::ranges::copy(tokens, m_tokens.begin() + static_cast<std::ptrdiff_t>(slot) * m_numbers);
}

Sample Reservoir::sample(int index) const {
    assert(index >= 0 && index < count());
    const auto offset = static_cast<std::size_t>(index) * static_cast<std::size_t>(m_numbers);
    Sample sample;
    sample.label = m_labels[static_cast<std::size_t>(index)];
    sample.frames.scale = m_scale;
    if (!m_tokens.empty()) {
        sample.frames = m_texts[static_cast<std::size_t>(index)];
        sample.frames.tokens = m_tokens.data() + offset;
    } else if (!m_bytes.empty()) {
        sample.frames.bytes = m_bytes.data() + offset;
    } else {
        sample.frames.floats = m_floats.data() + offset;
    }
    return sample;
}

std::vector<std::uint8_t> Reservoir::inEightBits(int index) const {
    const FrameView frames = sample(index).frames;
    assert(!frames.tokens);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(m_numbers));
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        const float number = (frames.bytes ? static_cast<float>(frames.bytes[n]) : frames.floats[n]) / frames.scale;
        bytes[n] = static_cast<std::uint8_t>(std::clamp(number, 0.0F, 1.0F) * 255 + 0.5F);
    }
    return bytes;
}

}  // namespace miru
