// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Labelled sequences: T steps of I numbers each, and the class each sequence belongs to.
//
// An image is read as the sequence of its rows, 28 steps of 28 pixels. Bytes stay bytes in memory (a quarter of the
// space) and become numbers when a batch is written. Copies share their storage, so a set is passed by value.

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/math/matrix.h"

namespace miru {

/// Frames of all sequences one after the other, each time-major (T·I numbers).
using FrameStore = std::variant<std::vector<std::uint8_t>, std::vector<float>>;

/// One sequence as it lies in memory: T·I bytes or floats, read in `order` where that is given.
struct FrameView {
    const std::uint8_t* bytes = nullptr;   ///< or null
    const float* floats = nullptr;         ///< or null
    const std::uint32_t* order = nullptr;  ///< T·I positions: number n of the sequence is found at order[n]
    float scale = 1;                       ///< numbers are divided by this (255 for 8-bit images)
};

/// Writes a sequence into column `sample` of every step's block of x (I × T·batch, time-major).
void writeFrames(const FrameView& frames, MatrixView x, int sample, int batch);

class SequenceSet {
 public:
    struct Shape {
        int steps = 0;
        int inputs = 0;
        int classes = 0;
        bool operator==(const Shape&) const = default;
    };

    SequenceSet() = default;
    /// `frames` holds labels.size() · T · I numbers; each label lies in [0, classes).
    SequenceSet(Shape shape, FrameStore frames, std::vector<std::int32_t> labels, float scale);

    const Shape& shape() const { return m_shape; }
    int count() const { return m_store ? static_cast<int>(m_store->labels.size()) : 0; }
    std::int32_t label(int sequence) const { return m_store->labels[static_cast<std::size_t>(sequence)]; }
    /// Sequence number `sequence`, in its own order.
    FrameView frames(int sequence) const;
    /// Numbers in one sequence, T·I.
    int numbersPerSequence() const { return m_shape.steps * m_shape.inputs; }
    /// Bytes one stored number takes: 1 or 4.
    int bytesPerNumber() const;
    float scale() const { return m_scale; }
    /// A number that changes when any frame or label does; tells whether a data set is still the same.
    std::uint64_t fingerprint() const;

 private:
    struct Store {
        FrameStore frames;
        std::vector<std::int32_t> labels;
    };
    Shape m_shape;
    float m_scale = 1;
    std::shared_ptr<const Store> m_store;
};

}  // namespace miru
