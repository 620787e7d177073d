// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tasks/sequence_set.h"

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

}  // namespace miru
