// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/sequence_set.h"

#include <algorithm>
#include <cstring>

#include <utility>

namespace miru {
namespace {

template <typename Number>
void write(const Number* numbers, const std::uint32_t* order, Real factor, MatrixView x, int sample, int batch) {
    const int inputs = x.rows();
    const int steps = x.cols() / batch;
    for (int t = 0; t < steps; ++t) {
        Real* __restrict const out = x.column(t * batch + sample);
        if (order) {
            const std::uint32_t* const from = order + static_cast<std::ptrdiff_t>(t) * inputs;
            for (int i = 0; i < inputs; ++i) out[i] = static_cast<Real>(numbers[from[i]]) * factor;
        } else {
            const Number* const from = numbers + static_cast<std::ptrdiff_t>(t) * inputs;
            for (int i = 0; i < inputs; ++i) out[i] = static_cast<Real>(from[i]) * factor;
        }
    }
}

}  // namespace

void writeFrames(const FrameView& frames, MatrixView x, int sample, int batch) {
    const Real factor = Real(1) / static_cast<Real>(frames.scale);
    if (frames.bytes)
        write(frames.bytes, frames.order, factor, x, sample, batch);
    else
        write(frames.floats, frames.order, factor, x, sample, batch);
}

FrameView viewOf(std::span<const Token> words, int longest, int vocabulary, const TextReading& reading) {
    FrameView view;
    view.words = static_cast<int>(std::min(words.size(), static_cast<std::size_t>(longest)));
    const bool keepsEnd = reading.truncation == TextReading::Truncation::KeepEnd;
    view.tokens = words.data() + (keepsEnd ? words.size() - static_cast<std::size_t>(view.words) : 0);
    view.vocabulary = vocabulary;
    view.steps = reading.padding == TextReading::Padding::Read ? longest : std::max(1, view.words);
    return view;
}

std::vector<Token> tokensOf(const FrameView& text, int longest) {
    std::vector<Token> tokens;
    tokens.reserve(static_cast<std::size_t>(text.words));
    const auto read = [&](int place) {
        const Token token = text.tokens[place];
        const Token known = token < text.vocabulary ? token : Vocabulary::unknown;
        tokens.push_back(text.code ? text.code[known] : known);
    };
    if (!text.order)
        for (int n = 0; n < text.words; ++n) read(n);
    else  // the order is one of the longest text's places: a shorter one has some of them
        for (int n = 0; n < longest; ++n)
            if (static_cast<int>(text.order[n]) < text.words) read(static_cast<int>(text.order[n]));
    return tokens;
}

SequenceSet::SequenceSet(Shape shape, FrameStore frames, std::vector<std::int32_t> labels, float scale)
    : m_shape(shape),
      m_scale(scale),
      m_store(std::make_shared<const Store>(Store{std::move(frames), {}, std::move(labels)})) {
    assert(std::visit([](const auto& numbers) { return numbers.size(); }, m_store->frames) ==
           static_cast<std::size_t>(count()) * static_cast<std::size_t>(numbersPerSequence()));
}

SequenceSet::SequenceSet(int longest, int classes, TextStore texts, std::vector<std::int32_t> labels)
    : m_shape{std::max(1, longest), 1, classes, texts.vocabulary->size()},
      m_reading{.vocabulary = m_shape.vocabulary, .longest = m_shape.steps},
      m_store(std::make_shared<const Store>(Store{{}, std::move(texts), std::move(labels)})) {
    assert(m_store->texts.ends.size() == m_store->labels.size());
}

SequenceSet::Shape SequenceSet::Shape::readAs(const TextReading& reading) const {
    if (vocabulary == 0) return *this;
    return {std::min(steps, reading.longest), inputs, classes, std::min(vocabulary, reading.vocabulary)};
}

SequenceSet SequenceSet::readAs(const TextReading& reading) const {
    SequenceSet set = *this;
    set.m_reading = reading;
    set.m_shape = m_shape.readAs(reading);
    return set;
}

double SequenceSet::knownShare() const {
    std::int64_t known = 0;
    std::int64_t all = 0;
    for (int n = 0; n < count() && isText(); ++n) {
        const FrameView text = frames(n);
        all += text.words;
        known += std::count_if(text.tokens, text.tokens + text.words,
                               [&](Token token) { return token != Vocabulary::unknown && token < text.vocabulary; });
    }
    return all > 0 ? static_cast<double>(known) / static_cast<double>(all) : 1;
}

FrameView SequenceSet::frames(int sequence) const {
    assert(sequence >= 0 && sequence < count());
    if (isText()) {
        const TextStore& texts = m_store->texts;
        const auto number = static_cast<std::size_t>(sequence);
        const std::size_t begin = number == 0 ? 0 : texts.ends[number - 1];
        return viewOf(std::span(texts.tokens).subspan(begin, texts.ends[number] - begin), m_shape.steps,
                      m_shape.vocabulary, m_reading);
    }
    const auto offset = static_cast<std::size_t>(sequence) * static_cast<std::size_t>(numbersPerSequence());
    FrameView view;
    view.scale = m_scale;
    view.steps = m_shape.steps;
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&m_store->frames))
        view.bytes = bytes->data() + offset;
    else
        view.floats = std::get<std::vector<float>>(m_store->frames).data() + offset;
    return view;
}

int SequenceSet::bytesPerNumber() const {
    if (isText()) return sizeof(Token);
    return m_store && std::holds_alternative<std::vector<float>>(m_store->frames) ? 4 : 1;
}

std::uint64_t SequenceSet::fingerprint() const {
    // FNV-1a (Fowler, Noll, Vo 1991) over words of eight bytes: a tenth of a second for a gigabyte is fast enough.
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&hash](const void* data, std::size_t bytes) {
        const auto* from = static_cast<const char*>(data);
        for (std::size_t n = 0; n < bytes; n += sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, from + n, std::min(sizeof word, bytes - n));
            hash = (hash ^ word) * 1099511628211ULL;
        }
    };
    mix(&m_shape, sizeof m_shape);
    mix(&m_scale, sizeof m_scale);
    if (!m_store) return hash;
    std::visit([&mix](const auto& frames) { mix(frames.data(), frames.size() * sizeof frames[0]); }, m_store->frames);
    mix(m_store->texts.tokens.data(), m_store->texts.tokens.size() * sizeof(Token));
    mix(m_store->texts.ends.data(), m_store->texts.ends.size() * sizeof m_store->texts.ends[0]);
    if (m_store->texts.vocabulary)
        for (const std::string& word : m_store->texts.vocabulary->words()) mix(word.data(), word.size());
    mix(m_store->labels.data(), m_store->labels.size() * sizeof m_store->labels[0]);
    return hash;
}

}  // namespace miru
