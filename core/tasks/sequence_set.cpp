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

SequenceSet::SequenceSet(Shape shape, FrameStore frames, std::vector<std::int32_t> labels, float scale)
    : m_shape(shape),
      m_scale(scale),
      m_store(std::make_shared<const Store>(Store{std::move(frames), std::move(labels)})) {
    assert(std::visit([](const auto& numbers) { return numbers.size(); }, m_store->frames) ==
           static_cast<std::size_t>(count()) * static_cast<std::size_t>(numbersPerSequence()));
}

FrameView SequenceSet::frames(int sequence) const {
    assert(sequence >= 0 && sequence < count());
    const auto offset = static_cast<std::size_t>(sequence) * static_cast<std::size_t>(numbersPerSequence());
    FrameView view;
    view.scale = m_scale;
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&m_store->frames))
        view.bytes = bytes->data() + offset;
    else
        view.floats = std::get<std::vector<float>>(m_store->frames).data() + offset;
    return view;
}

int SequenceSet::bytesPerNumber() const {
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
    mix(m_store->labels.data(), m_store->labels.size() * sizeof m_store->labels[0]);
    return hash;
}

}  // namespace miru
