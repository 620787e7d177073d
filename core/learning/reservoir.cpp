// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learning/reservoir.h"

#include <algorithm>

namespace miru {
namespace {

/// The numbers as those of this type; where it keeps others, it is emptied.
template <typename Kind, typename Store>
Kind& as(Store& store) {
    if (!std::holds_alternative<Kind>(store)) store = Kind();
    return std::get<Kind>(store);
}

/// Copies one sequence, as it is read, to place `slot` of `store`, which grows by one place if need be.
template <typename Number>
void copyTo(std::vector<Number>& store, std::size_t slot, const Number* numbers, const FrameView& frames,
            std::size_t count) {
    if (store.size() < (slot + 1) * count) store.resize((slot + 1) * count);
    Number* const to = store.data() + slot * count;
    if (frames.turning)
        for (std::size_t n = 0; n < count; ++n) to[n] = frames.turning->read(numbers, n);
    else
        for (std::size_t n = 0; n < count; ++n) to[n] = numbers[frames.order ? frames.order[n] : n];
}

}  // namespace

Reservoir::Reservoir(int capacity, std::int64_t offered, std::span<const Sample> kept, int numbersPerSequence)
    : m_capacity(capacity), m_numbers(numbersPerSequence), m_offered(offered) {
    for (const Sample& sample : kept) keep(sample, m_labels.size());
}

std::vector<Reservoir::Choice> Reservoir::choose(std::span<const Sample> offered, Random& random) const {
    const auto capacity = static_cast<std::size_t>(m_capacity);
    std::vector<Choice> choices;
    auto filled = static_cast<std::size_t>(count());
    auto met = static_cast<std::uint64_t>(m_offered);
    for (std::size_t place = 0; place < offered.size(); ++place) {
        ++met;
        const std::size_t slot = filled < capacity ? filled++ : random.below(met);
        if (slot < capacity) choices.push_back({offered[place], slot, place});
    }
    return choices;
}

void Reservoir::keep(std::span<const Choice> choices, std::size_t offered) {
    for (const Choice& choice : choices) keep(choice.sample, choice.slot);
    m_offered += static_cast<std::int64_t>(offered);
}

void Reservoir::keep(const Sample& sample, std::size_t slot) {
    m_labels.resize(std::max(m_labels.size(), slot + 1));
    m_labels[slot] = sample.label;
    const std::size_t answers = sample.labels.size();
    m_stepLabels.resize(m_labels.size() * answers);
    std::ranges::copy(sample.labels, m_stepLabels.begin() + static_cast<std::ptrdiff_t>(slot * answers));
    m_kept.resize(m_labels.size());
    m_kept[slot] = sample.number;
    m_tasks.resize(m_labels.size());
    m_tasks[slot] = sample.task;
    m_scale = sample.frames.scale;
    const auto numbers = static_cast<std::size_t>(m_numbers);
    const FrameView& frames = sample.frames;
    if (frames.isText())
        keepText(frames, slot);
    else if (frames.hasOwnLength())
        keepOwnLength(frames, slot);
    else if (const auto* const bytes = std::get_if<const std::uint8_t*>(&frames.data))
        copyTo(as<Bytes>(m_frames), slot, *bytes, frames, numbers);
    else
        copyTo(as<Numbers>(m_frames), slot, frames.numbers(), frames, numbers);
}

/// As its task reads it: it has no order and no code any more.
void Reservoir::keepText(const FrameView& text, std::size_t slot) {
    const auto tokens = tokensOf(text, m_numbers);
    m_texts.resize(m_labels.size());
    m_texts[slot] = {static_cast<int>(tokens.size()), text.vocabulary, text.steps, 0};
    Words& words = as<Words>(m_frames);
    words.resize(m_labels.size() * static_cast<std::size_t>(m_numbers));
    std::ranges::copy(tokens, words.begin() + static_cast<std::ptrdiff_t>(slot) * m_numbers);
}

void Reservoir::keepOwnLength(const FrameView& frames, std::size_t slot) {
    m_texts.resize(m_labels.size());
    m_texts[slot] = {0, 0, frames.steps, frames.inputs};
    Numbers& numbers = as<Numbers>(m_frames);
    const auto room = static_cast<std::size_t>(m_numbers);
    numbers.resize(m_labels.size() * room);
    Real* to = numbers.data() + slot * room;
    for (const std::uint32_t place : placesOf(frames)) *to++ = frames.numbers()[place];
}

Sample Reservoir::sample(int index) const {
    assert(index >= 0 && index < count());
    const auto number = static_cast<std::size_t>(index);
    const auto offset = number * static_cast<std::size_t>(m_numbers);
    Sample sample;
    sample.label = m_labels[number];
    const std::size_t answers = m_stepLabels.size() / m_labels.size();
    sample.labels = std::span(m_stepLabels).subspan(number * answers, answers);
    sample.number = m_kept[number];
    sample.task = m_tasks[number];
    FrameView& frames = sample.frames;
    frames.scale = m_scale;
    if (const auto* const words = std::get_if<Words>(&m_frames)) {
        const TextSize& size = m_texts[number];
        frames.data = std::span(*words).subspan(offset, static_cast<std::size_t>(size.words));
        frames.vocabulary = size.vocabulary;
        frames.steps = size.steps;
    } else if (const auto* const bytes = std::get_if<Bytes>(&m_frames)) {
        frames.data = bytes->data() + offset;
    } else {
        frames.data = std::get<Numbers>(m_frames).data() + offset;
        if (!m_texts.empty()) {
            frames.steps = m_texts[number].steps;
            frames.inputs = m_texts[number].inputs;
        }
    }
    return sample;
}

std::int64_t Reservoir::bytes() const {
    return std::visit([](const auto& kept) { return static_cast<std::int64_t>(kept.size() * sizeof(kept[0])); },
                      m_frames);
}

std::vector<std::uint8_t> Reservoir::inEightBits(int index) const {
    const FrameView frames = sample(index).frames;
    const auto* const stored = std::get_if<const std::uint8_t*>(&frames.data);
    std::vector<std::uint8_t> bytes(
        static_cast<std::size_t>(frames.hasOwnLength() ? frames.steps * frames.inputs : m_numbers));
    if (frames.hasOwnLength()) {
        const SequenceLayout recording{.hasOwnLengths = true};
        std::ranges::transform(std::span(frames.numbers(), bytes.size()), bytes.begin(),
                               [&](Real x) { return recording.byteOf(static_cast<float>(x)); });
        return bytes;
    }
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        const float number =
            (stored ? static_cast<float>((*stored)[n]) : static_cast<float>(frames.numbers()[n])) / frames.scale;
        bytes[n] = SequenceLayout{}.byteOf(number);
    }
    return bytes;
}

}  // namespace miru
